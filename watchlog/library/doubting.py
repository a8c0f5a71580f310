"""Doubting: records of an import that are put before the user, each once, and those that the user did not want."""

from collections import Counter
from collections.abc import Sequence

from watchlog.errors import BadInput
from watchlog.model.arrival import Content
from watchlog.model.ledger import Doubt
from watchlog.model.lists import TitleList
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.store import doubts
from watchlog.store.transaction import Transaction


class Doubting:
    """The doubts of an import.

    A record is told by its importer, by how it stands in the file, by what sorts of things it says, and by how
    often the same stood before in what is imported together: two files of a service may hold the same line, and mean
    that something was seen, and that it is to be seen.

    Args:
        tx: Where the history is read.
    """

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._known = doubts.digests(tx)
        self._discarded = doubts.discarded(tx)
        self._times: Counter[tuple[str, str]] = Counter()
        self._new: list[tuple[Doubt, str]] = []

    def is_discarded(self, source: str, raw: str, contents: Sequence[Content]) -> bool:
        """Whether the user did not want a record."""
        return bool(self._discarded) and doubts.digest(self._named(source, raw, contents), raw) in self._discarded

    def add(self, source: str, doubt: Doubt, contents: Sequence[Content]) -> None:
        """Have a record wait for the user, if it does not already; what it says is filled in."""
        named = self._named(source, doubt.raw, contents, again=bool(self._discarded))
        digest = doubts.digest(named, doubt.raw)
        if digest not in self._known:
            from watchlog.exporters.archive import fragment  # few imports have doubts

            self._known.add(digest)
            self._new.append((doubt._replace(content=fragment(contents)), named))

    def __len__(self) -> int:
        return len(self._new)

    def save(self, tx: Transaction, batch: int) -> None:
        """Have the new ones wait."""
        for doubt, named in self._new:
            doubts.insert(tx, [doubt._replace(batch=batch)], named)

    def _named(self, source: str, raw: str, contents: Sequence[Content], *, again: bool = False) -> str:
        """The importer's name, with the sorts of what a record says, and its turn among those that are the same."""
        sorts = "+".join(type(content).__name__ for content in contents)
        if not again:
            self._times[sorts, raw] += 1
        return f"{source} {sorts} {self._times[sorts, raw]}"


def decided_titles(tx: Transaction) -> dict[Title, int]:
    """The numbers of the titles that the user said are meant, by what records say of them."""
    return {title: number for content, number in doubts.decisions(tx) if (title := title_said(contents_of(content)))}


def contents_of(content: str) -> list[Content]:
    """What a record in doubt says; nothing where it was written by a later program."""
    from watchlog.importers.archive import of_fragment

    try:
        return of_fragment(content)
    except BadInput:
        return []


def title_said(contents: Sequence[Content]) -> Title | None:
    """What a record says of its title, without a number; None where it is of none."""
    for content in contents:
        if not isinstance(content, TitleList | SavedView):
            return content.title._replace(id=0)
    return None
