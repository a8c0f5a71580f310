"""Arrivals: the records of an import, sorted into what is new, known, doubtful and unreadable, before any is saved."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import islice
from typing import Any, Final

from watchlog.importers.protocol import Row, Unreadable
from watchlog.library import single
from watchlog.library.shelf import Shelf
from watchlog.library.single import Single
from watchlog.model.opinion import Rating
from watchlog.model.outcomes import Refusal, Report
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.store import opinions, titles, views, watches
from watchlog.store.transaction import Transaction

BLOCK: Final = 1000
"""How many watches are saved at a time."""

Entry = Watch | Rating | Single

DOUBT: Final = "more than one title here may be meant"


class Arrivals:
    """What an import brings to a history.

    New titles and watches are numbered downwards from -1 in the order they come, a title like its first watch, and
    get their real numbers when they are saved. A record is known when the history held as many like it as the file
    has shown so far: two sittings of one evening are two, and stay two when the file comes again. Of what there is once
    of a title, the one that came first stays; another that says the same is known, and one that does not is a doubt.

    Args:
        tx: Where the history is read; nothing is written before `save`.
        source: The importer's name.
    """

    def __init__(self, tx: Transaction, source: str) -> None:
        self._tx = tx
        self._source = source
        self._shelf = Shelf(titles.everything(tx))
        self._known: dict[int, Counter[Any]] = {}
        self._received: defaultdict[int, Counter[Any]] = defaultdict(Counter)
        self._earlier: defaultdict[int, Counter[Any]] = defaultdict(Counter)
        self._singles: dict[int, dict[Hashable, Any]] = {}
        self._numbers = 0
        self._new: list[Entry] = []
        self._views = {view.name.casefold(): view.query for view in views.everything(tx)}
        self._known_views = set(self._views)
        self._new_views: list[SavedView] = []
        self._duplicates = 0
        self._doubtful: list[Refusal] = []
        self._unreadable: list[Refusal] = []

    def take(self, rows: Iterable[Row], file: str = "") -> None:
        """Sort the records of a file, whose name goes before their places when there are several files."""
        self._shelf.next_file()
        self._known.clear()
        for number, received in self._received.items():
            self._earlier[number] = Counter(received)
        for row in rows:
            place = f"{file}{row.place}"
            if isinstance(row.contents, Unreadable):
                self._unreadable.append(Refusal(place, row.contents.reason))
                continue
            (content,) = row.contents
            if isinstance(content, SavedView):
                self._sort_view(place, content)
            elif isinstance(content, Watch | Rating):
                self._sort(place, content)
            else:
                self._sort_single(place, content)  # type: ignore[arg-type]

    @property
    def report(self) -> Report:
        """What becomes of them."""
        return Report(
            source=self._source,
            imported=len(self._new) + len(self._new_views),
            duplicate=self._duplicates,
            review=len(self._doubtful),
            rejected=len(self._unreadable),
            batch=None,
            refusals=(*self._doubtful, *self._unreadable),
        )

    def save(self, batch: int) -> None:
        """Save what is new."""
        base = titles.take_numbers(self._tx, self._numbers) - 1
        for title in self._shelf.completed.values():
            titles.update(self._tx, title)
        settled = {number: title._replace(id=base - number) for number, title in self._shelf.new.items()}
        titles.insert_all(self._tx, settled.values())
        entries = (_settled(entry, base, settled) for entry in self._new)
        while block := list(islice(entries, BLOCK)):
            watches.insert(self._tx, [entry for entry in block if isinstance(entry, Watch)], batch)
            for entry in block:
                if isinstance(entry, Rating):
                    opinions.insert_rating(self._tx, entry, batch)
            single.save_all(self._tx, [entry for entry in block if not isinstance(entry, Watch | Rating)], batch)
        for view in self._new_views:
            views.save(self._tx, view)

    def _sort_view(self, place: str, view: SavedView) -> None:
        there = self._views.setdefault(view.name.casefold(), view.query)
        if there != view.query:
            self._doubtful.append(Refusal(place, f"the view “{view.name}” is here already, with another query"))
        elif view.name.casefold() in self._known_views:
            self._duplicates += 1
        else:
            self._known_views.add(view.name.casefold())
            self._new_views.append(view)

    def _sort(self, place: str, entry: Watch | Rating) -> None:
        number = -self._numbers - 1
        candidates = self._shelf.candidates(entry.title, number)
        if any(self._is_known(title, entry) for title in candidates):
            self._duplicates += 1
        elif len(candidates) > 1:
            self._doubtful.append(Refusal(place, DOUBT))
        else:
            self._received[candidates[0].id][_key(entry)] += 1
            self._receive(entry, candidates[0], number)

    def _sort_single(self, place: str, entry: Single) -> None:
        number = -self._numbers - 1
        candidates = self._shelf.candidates(entry.title, number)
        spot, said = single.place_of(entry), single.said_of(entry)
        there = [known for title in candidates if spot in (known := self._singles_of(title))]
        if any(known[spot] == said for known in there):
            self._duplicates += 1
        elif len(candidates) > 1:
            self._doubtful.append(Refusal(place, DOUBT))
        elif there:
            self._doubtful.append(Refusal(place, single.otherwise(entry)))
        else:
            self._singles_of(candidates[0])[spot] = said
            self._receive(entry, candidates[0], number)

    def _receive(self, entry: Entry, title: Title, number: int) -> None:
        if isinstance(entry, Watch):
            self._numbers += 1
            self._new.append(entry._replace(id=number, title=title))
        else:
            self._numbers += title.id == number
            self._new.append(entry._replace(title=title))

    def _singles_of(self, title: Title) -> dict[Hashable, Any]:
        """What there is once of a title, from the history and from what came before."""
        if title.id not in self._singles:
            self._singles[title.id] = single.there(self._tx, title.id) if title.id > 0 else {}
        return self._singles[title.id]

    def _is_known(self, title: Title, entry: Watch | Rating) -> bool:
        known = self._known.get(title.id)
        if known is None:
            known = self._known[title.id] = self._there(title)
        key = _key(entry)
        known[key] -= 1
        return known[key] >= 0

    def _there(self, title: Title) -> Counter[Any]:
        """What is there of a title, from the history and from the files before this one."""
        there: Counter[Any] = Counter(self._earlier[title.id])
        if title.id > 0:
            there.update(watches.sittings_of_title(self._tx, title.id))
            there.update(map(_key, opinions.ratings_of_title(self._tx, title.id)))
        return there


def _key(entry: Watch | Rating) -> Any:
    """What two records of the same thing have in common."""
    if isinstance(entry, Watch):
        return (entry.portion, entry.when)
    return (entry.portion, entry.stars.points, entry.rated_at)


def _settled(entry: Entry, base: int, settled: Mapping[int, Title]) -> Entry:
    """An entry with its real number, under its real title."""
    title = settled.get(entry.title.id, entry.title)
    return entry._replace(id=base - entry.id, title=title) if isinstance(entry, Watch) else entry._replace(title=title)
