"""The shelf: under which title of the history a record of an import belongs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from watchlog.matching.fold import fold
from watchlog.matching.refs import is_apart, spelled, spellings
from watchlog.matching.titles import compatible, complete, linked_alike, narrow, nearly
from watchlog.model.title import Kind, Ref, Status, Title

SEVERAL: Final = "more than one title here may be meant"
TWO_LINKS: Final = "its ids are those of more than one title here"
OTHER_YEAR: Final = "a title here is of the same name and of the year before or after"
OTHER_SPELLING: Final = "a title here is spelled almost like that, and of the same year"
NO_YEAR: Final = "a title here is of the same name, but the record says no year, and none of its ids is known here"
OF_TITLES: Final = frozenset([SEVERAL, TWO_LINKS, OTHER_YEAR, OTHER_SPELLING, NO_YEAR])
"""Doubts of which title is meant: what is decided of one record goes for the others that say the same of theirs."""


class Found(NamedTuple):
    """Where a record belongs.

    Attributes:
        numbers: The titles that may be meant; one of them where there is no doubt.
        doubt: Why it is not certain, or None.
        are_alike: Whether nothing tells the titles apart by what the record says.
    """

    numbers: tuple[int, ...]
    doubt: str | None = None
    are_alike: bool = False


class Shelf:
    """The titles of a history, and those that an import brings.

    What the user decided of a title once is so again. Else a title is the one that is there with the very same facts;
    or the one that has the same id at some service; or else the one of the very same name, when nothing known of it
    contradicts the record. More than one is a doubt, and so is a name alone where the record knows an id, but no year.
    Of names that only fold alike, or years that differ by one, none
    is taken without asking, unless both come from the same source, which knows its own titles.

    Args:
        titles: The titles of the history, in the order of their numbers.
        decided: The numbers of the titles that the user said are meant, by what records say of them.
        take_number: Gives a new title its number.
    """

    def __init__(self, titles: Iterable[Title], decided: Mapping[Title, int], take_number: Callable[[], int]) -> None:
        self.new: set[int] = set()
        self.changed: set[int] = set()
        self._take_number = take_number
        self._settled = decided
        self._titles: dict[int, Title] = {}
        self._found: dict[Title, Found] = {}
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_ref: dict[Ref, int] = {}
        self._by_fold: defaultdict[str, list[int]] | None = None
        self._of_this_file: list[int] = []
        self._of_this_source: set[int] = set()
        for title in titles:
            self._titles[title.id] = title
            self._put(title)

    def __getitem__(self, number: int) -> Title:
        """The title with everything that is known of it by now."""
        return self._titles[number]

    def __contains__(self, number: int) -> bool:
        return number in self._titles

    def next_file(self) -> None:
        """From here on, titles come from another file, to which those of the files before it are there."""
        for number in self._of_this_file:
            self._put(self._titles[number])
        self._of_this_file.clear()
        self._found.clear()

    def next_source(self) -> None:
        """From here on, titles come from another source, which may call and date them otherwise."""
        self.next_file()
        self._of_this_source.clear()

    def find(self, title: Title) -> Found:
        """Where a record belongs; where nothing here may be meant, under a new title.

        Args:
            title: What the record says of it. Its number is the file's own.
        """
        found = self._found.get(title)
        if found is None:
            found = self._looked_up(title) or Found((self.make(title),))
            if found.doubt is None:
                self.complete(found.numbers[0], title)
            self._found[title] = found
        return found

    def make(self, title: Title) -> int:
        """Put a new title here; its number."""
        number = self._take_number()
        refs = self._free_refs(title, title.kind, number)
        made = self._titles[number] = title._replace(id=number, refs=refs)
        self._link(made)
        self.new.add(number)
        self._of_this_file.append(number)
        self._of_this_source.add(number)
        return number

    def complete(self, number: int, title: Title) -> None:
        """Fill in what a record says of a title where nothing was known yet."""
        known = self._titles[number]
        refs = self._free_refs(title, known.kind or title.kind, number)
        full = complete(known, title.facts._replace(refs=refs))
        self._change(known, full._replace(order=known.order or title.order))

    def stand(self, number: int, status: Status) -> None:
        """Have the user stand so with a title."""
        known = self._titles[number]
        self._change(known, known._replace(status=status))

    def _change(self, known: Title, changed: Title) -> None:
        if changed != known:
            self._titles[known.id] = changed
            self.changed.add(known.id)
            self._link(changed)

    def _put(self, title: Title) -> None:
        self._by_name[title.name].append(title.id)
        self._link(title)
        if self._by_fold is not None:
            self._by_fold[fold(title.name)].append(title.id)

    def _looked_up(self, title: Title) -> Found | None:
        settled = self._settled.get(title._replace(id=0))
        if settled in self._titles:
            return Found((settled,))
        called = [self._titles[number] for number in self._by_name.get(title.name, ())]
        identical = [known.id for known in called if known._replace(id=title.id) == title]
        if identical:
            return _one_of(identical)
        linked = self._linked(title)
        if linked:
            return Found(tuple(linked), None if len(linked) == 1 else TWO_LINKS)
        agreeing = [known for known in called if compatible(known, title.facts) and linked_alike(known, title.facts)]
        if agreeing:
            return self._named(narrow(agreeing, title.facts), title)
        return self._nearly(called, title)

    def _named(self, agreeing: Sequence[Title], title: Title) -> Found:
        """Of titles of that name. Many are called the same, and a record that knows an id means just one of them."""
        numbers = tuple(known.id for known in agreeing)
        if not title.refs or title.year is not None:
            return _one_of(numbers)
        if len(agreeing) > 1:
            return Found(numbers, SEVERAL)
        is_another = agreeing[0].year is not None and numbers[0] not in self._of_this_source
        return Found(numbers, NO_YEAR if is_another else None)

    def _linked(self, title: Title) -> list[int]:
        """The titles that have one of its ids; a number of a film is none of a series, where they are counted apart."""
        found = {
            (number, ref)
            for ref in title.refs
            for spelling in spellings(ref, title.kind)
            if (number := self._by_ref.get(spelling)) is not None
        }
        return sorted(
            {number for number, ref in found if not is_apart(ref) or _agree(self._titles[number].kind, title.kind)}
        )

    def _free_refs(self, title: Title, kind: Kind | None, number: int) -> tuple[Ref, ...]:
        """Its ids that no other title has, by themselves or with what they are of."""
        found = []
        for ref in title.refs:
            free = (one for one in (ref, spelled(ref, kind)) if self._by_ref.get(one, number) == number)
            found += list(free)[:1]
        return tuple(found)

    def _link(self, title: Title) -> None:
        for ref in title.refs:
            self._by_ref[ref] = self._by_ref[spelled(ref, title.kind)] = title.id

    def _nearly(self, called: list[Title], title: Title) -> Found | None:
        """Titles that may be meant although they are not called or dated so."""
        if title.year is None:
            return None
        near = [known.id for known in called if known.id not in self._of_this_source and nearly(known, title.facts)]
        if near:
            return Found(tuple(near), OTHER_YEAR)
        spelled = [
            number
            for number in self._folding_like(title.name)
            if number not in self._of_this_source
            and self._titles[number].year == title.year
            and nearly(self._titles[number], title.facts)
            and self._titles[number].name != title.name
        ]
        return Found(tuple(spelled), OTHER_SPELLING) if spelled else None

    def _folding_like(self, name: str) -> list[int]:
        if self._by_fold is None:
            self._by_fold = defaultdict(list)
            for numbers in self._by_name.values():
                for number in numbers:
                    self._by_fold[fold(self._titles[number].name)].append(number)
        folded = fold(name)
        return self._by_fold.get(folded, []) if folded else []


def _agree(known: Kind | None, said: Kind | None) -> bool:
    return None in (known, said) or known is said


def _one_of(numbers: Sequence[int]) -> Found:
    return Found(tuple(numbers), None if len(numbers) == 1 else SEVERAL, are_alike=len(numbers) > 1)
