"""The shelf: under which title of the history a record of an import belongs."""

from collections import defaultdict
from collections.abc import Iterable

from watchlog.matching.titles import compatible, complete
from watchlog.model.title import Ref, Title


class Shelf:
    """The titles of a history, and those that an import brings.

    A title is the one that is there with the very same facts; or the one that has the same id at some service; or
    else the one of the very same name, when nothing known of it contradicts the record. More than one is a doubt.

    Args:
        titles: The titles of the history, in the order of their numbers.
    """

    def __init__(self, titles: Iterable[Title]) -> None:
        self.new: dict[int, Title] = {}
        self.completed: dict[int, Title] = {}
        self._decided: dict[Title, list[Title]] = {}
        self._there: dict[int, Title] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_ref: dict[Ref, int] = {}
        for title in titles:
            self._put(title)

    def next_file(self) -> None:
        """From here on, titles come from another file, to which those of the files before it are there."""
        for title in self.new.values():
            if title.id not in self._there:
                self._put(title)
        self._decided.clear()

    def candidates(self, title: Title, number: int) -> list[Title]:
        """The titles that a record may belong to, which is one unless there is doubt; a new one where there is none.

        Args:
            title: What the record says of it. Its number is the file's own.
            number: The number for it if it is new.
        """
        found = self._decided.get(title)
        if found is None:
            found = self._found(title) or [self._made(title, number)]
            if len(found) == 1:
                found = [self._completed(found[0], title)]
            self._decided[title] = found
        return [self.latest(one) for one in found]

    def latest(self, title: Title) -> Title:
        """The title with everything that is known of it by now."""
        return self.new.get(title.id) or self.completed.get(title.id, title)

    def _put(self, title: Title) -> None:
        self._there[title.id] = title
        self._by_name[title.name].append(title.id)
        self._by_ref |= dict.fromkeys(title.refs, title.id)

    def _found(self, title: Title) -> list[Title]:
        called = [self.latest(self._there[number]) for number in self._by_name[title.name]]
        identical = [known for known in called if known._replace(id=title.id) == title]
        if identical:
            return identical
        linked = {number for ref in title.refs if (number := self._by_ref.get(ref))}
        if linked:
            return [self.new.get(number) or self.latest(self._there[number]) for number in sorted(linked)]
        return [known for known in called if _may_be(known, title)]

    def _made(self, title: Title, number: int) -> Title:
        made = self.new[number] = title._replace(id=number)
        self._by_ref |= dict.fromkeys(made.refs, number)
        return made

    def _completed(self, known: Title, title: Title) -> Title:
        """The title with what the record says of it filled in where nothing was known yet."""
        completed = complete(known, title.facts)._replace(order=known.order or title.order)
        if completed != known:
            (self.new if known.id in self.new else self.completed)[known.id] = completed
            self._by_ref |= dict.fromkeys(completed.refs, known.id)
        return completed


def _may_be(known: Title, title: Title) -> bool:
    elsewhere = dict(known.refs)
    return compatible(known, title.facts) and all(
        elsewhere.get(service, value) == value for service, value in title.refs
    )
