"""Besides: what a history says of a title beside its watches, for services that keep one entry each."""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from watchlog.exporters.tally import Loss, Tally
from watchlog.model.lists import Listing
from watchlog.model.passes import PassNote
from watchlog.model.portion import WHOLE
from watchlog.model.snapshot import Snapshot
from watchlog.model.when import UNKNOWN, When

PASSES: Final = Loss("day of a pass was left out", "days of passes were left out", "there a title has the days of one")
COMMENTS: Final = "Comments"
COLLECTION: Final = "Collection"


class Besides(NamedTuple):
    """What was said of a title.

    Attributes:
        began: When the run that the entry is about began.
        ended: When it ended.
        notes: What was noted of passes, and said without having watched anything.
        tags: The lists of that service on which it stands.
        storage: What is owned of it, and where, or nothing.
    """

    began: When = UNKNOWN
    ended: When = UNKNOWN
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    storage: str = ""


class Shelf:
    """All that was said beside, by title.

    Args:
        snapshot: The history.
        source: The importer whose lists were tags there.
        tally: Counts days of passes that find no place.
    """

    def __init__(self, snapshot: Snapshot, source: str, tally: Tally) -> None:
        self._snapshot = snapshot
        self._source = source
        self._tally = tally
        self._besides: dict[int, Besides] = {}
        for note in sorted(snapshot.pass_notes, key=lambda note: note.number):
            self._take_note(note)
        for listing in snapshot.listings:
            self._take_listing(listing)

    def of(self, title: int) -> Besides:
        """What was said of the title of that number."""
        return self._besides.get(title, Besides())

    def rest(self, written: Collection[int]) -> Snapshot:
        """The history without what was told of the titles of these numbers."""
        left = [listing for listing in self._snapshot.listings if not self._is_told(listing, written)]
        names = {listing.list_name.casefold() for listing in self._snapshot.listings if listing not in left}
        names -= {listing.list_name.casefold() for listing in left}
        notes = self._snapshot.pass_notes
        return self._snapshot._replace(
            pass_notes=[note for note in notes if note.title.id not in written or _is_more(note)],
            listings=left,
            lists=[each for each in self._snapshot.lists if each.name.casefold() not in names or each.note],
        )

    def _take_note(self, note: PassNote) -> None:
        known = self.of(note.title.id)
        dated = (note.began, note.ended) != (UNKNOWN, UNKNOWN)
        if dated and (known.began, known.ended) == (UNKNOWN, UNKNOWN):
            known = known._replace(began=note.began, ended=note.ended)
        elif dated:
            self._tally.count(PASSES, (note.began != UNKNOWN) + (note.ended != UNKNOWN))
        self._besides[note.title.id] = known._replace(notes=(*known.notes, *_words([note.note])))

    def _take_listing(self, listing: Listing) -> None:
        known = self.of(listing.title.id)
        if self._is_comment(listing):
            known = known._replace(notes=(*known.notes, *_words([listing.note])))
        elif self._is_storage(listing):
            known = known._replace(storage=listing.note or "")
        elif self._is_tag(listing):
            known = known._replace(tags=(*known.tags, listing.list_name))
        self._besides[listing.title.id] = known

    def _is_told(self, listing: Listing, written: Collection[int]) -> bool:
        kinds = self._is_comment(listing), self._is_storage(listing), self._is_tag(listing)
        return listing.title.id in written and any(kinds)

    def _is_comment(self, listing: Listing) -> bool:
        return listing.list_name == COMMENTS and listing.portion == WHOLE and listing.note is not None

    def _is_storage(self, listing: Listing) -> bool:
        return listing.list_name == COLLECTION and listing.source == self._source and listing.note is not None

    def _is_tag(self, listing: Listing) -> bool:
        return listing.source == self._source and listing.portion == WHOLE and listing.note is None


def _is_more(note: PassNote) -> bool:
    """Whether it says what no entry has a place for."""
    return bool(note.name or note.stars or note.dropped)


def _words(notes: Iterable[str | None]) -> list[str]:
    return [note for note in notes if note]
