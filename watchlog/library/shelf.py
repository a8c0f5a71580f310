"""The shelf: under which title of the history a record of an import belongs."""

from collections import defaultdict
from collections.abc import Iterable

from watchlog.matching.titles import compatible, complete
from watchlog.model.title import Ref, Title


class Shelf:
    """The titles of a history, and those that an import brings.

    A title is the one that is there under the same id at some service, or else of the very same name when nothing
    known of it contradicts the record. More than one is a doubt, and left to the user.

    Args:
        titles: The titles of the history, in the order of their numbers.
    """

    def __init__(self, titles: Iterable[Title]) -> None:
        self.new: list[Title] = []
        self.completed: dict[int, Title] = {}
        self._decided: dict[Title, Title | None] = {}
        self._identical: defaultdict[Title, list[Title]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Title]] = defaultdict(list)
        self._by_ref: dict[Ref, Title] = {}
        for title in titles:
            self._identical[title._replace(id=0)].append(title)
            self._by_name[title.name].append(title)
            self._by_ref |= dict.fromkeys(title.refs, title)

    def place(self, title: Title, number: int) -> Title | None:
        """The title that a record belongs to, or None where there is doubt.

        Args:
            title: What the record says of it. Its number is the file's own.
            number: The number for it if it is new.
        """
        if title not in self._decided:
            found = self._found(title)
            self._decided[title] = self._made(title, number) if found == [] else self._known(title, found)
        return self._decided[title]

    def _found(self, title: Title) -> list[Title]:
        identical = self._identical[title._replace(id=0)]
        if identical:
            # Twins that a file tells apart stay apart: the first goes to the first, the second to the second.
            return [identical.pop(0) if len(identical) > 1 else identical[0]]
        linked = {known.id: known for ref in title.refs if (known := self._by_ref.get(ref))}
        if linked:
            return list(linked.values())
        return [known for known in self._by_name[title.name] if _may_be(known, title)]

    def _made(self, title: Title, number: int) -> Title:
        made = title._replace(id=number)
        self.new.append(made)
        self._by_ref |= dict.fromkeys(made.refs, made)
        return made

    def _known(self, title: Title, found: list[Title]) -> Title | None:
        if len(found) > 1:
            return None
        known = self.completed.get(found[0].id, found[0])
        completed = complete(known, title.facts)
        if completed != known and known.id > 0:
            self.completed[known.id] = completed
            self._by_ref |= dict.fromkeys(completed.refs, completed)
        return completed


def _may_be(known: Title, title: Title) -> bool:
    elsewhere = dict(known.refs)
    return compatible(known, title.facts) and all(
        elsewhere.get(service, value) == value for service, value in title.refs
    )
