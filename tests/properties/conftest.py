"""Random histories, and houses to put them in: a history in a file of its own, moved by the library's own objects."""

import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from watchlog.exporters.archive import Archive
from watchlog.exporters.csv import Csv
from watchlog.exporters.protocol import Exporter
from watchlog.library.editing import Editing
from watchlog.library.exporting import everything
from watchlog.library.history import History
from watchlog.library.importing import Importing
from watchlog.library.journal import Journal
from watchlog.library.opinions import Opinions
from watchlog.library.views import Views
from watchlog.model.journal import Change
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.order import Order
from watchlog.model.outcomes import Report
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.stars import POINTS, SCALES, Stars
from watchlog.model.title import SERVICES, Kind, Ref, ShownAs, Status, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.names import is_visible, parse_tags
from watchlog.store.creation import create
from watchlog.store.database import Database
from watchlog.store.memory import Memory
from watchlog.store.migrations import scripts

SUNDAY: Final = datetime(2026, 11, 22, 21, 30, tzinfo=timezone(timedelta(hours=1)))

FULL: Final = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
"""Whether every figure of the issue is to be reached, which takes minutes; every day a tenth has to do."""


def campaign(examples: int, **more: Any) -> settings:
    """So many examples of a costly kind."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    figure = examples if FULL else examples // 10
    return settings(max_examples=figure, deadline=None, suppress_health_check=slow, **more)


HISTORIES: Final = campaign(1_000)
"""So many random histories."""


class House:
    """A history in one file."""

    def __init__(self, file: Path, memory: Memory) -> None:
        self.file = file
        self.now = SUNDAY
        self.database = Database(file, memory, file.parent / "backups")
        clock: tuple[Database, Callable[[], datetime]] = (self.database, lambda: self.now)
        self.history = History(*clock)
        self.editing = Editing(*clock)
        self.opinions = Opinions(*clock)
        self.journal = Journal(*clock)
        self.views = Views(*clock)
        self.importing = Importing(*clock)

    def archive(self) -> bytes:
        """Everything that is in the history."""
        return self._exported(Archive())

    def csv(self) -> bytes:
        """Every watch that is in the history."""
        return self._exported(Csv())

    def bring(self, content: bytes, *, dry_run: bool = False) -> Report:
        """Import a file of that content."""
        path = self.file.with_suffix(".brought")
        path.write_bytes(content)
        return self.importing.bring([path], None, dry_run=dry_run)

    def latest(self) -> Change | None:
        """The latest entry of the journal."""
        return next(iter(self.journal.log(1)), None)

    def _exported(self, exporter: Exporter) -> bytes:
        # What `library/exporting.py` does, without asking each time which other packages bring exporters.
        with self.database.reading(self.now) as tx:
            return written(everything(tx), exporter)

    def digest(self) -> str:
        """What tells whether the file was written to."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()


Houses = Callable[[str], House]
"""An empty history by its name; the same name again tears down what was there."""


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder to build in: in memory where there is such a one, for every commit is flushed to the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder inside has a name of its own
    with tempfile.TemporaryDirectory(prefix="watchlog-", dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def houses(ground: Path) -> Houses:
    """Empty histories, copied from one that was migrated once."""
    folder = ground
    template = folder / "template.db"
    create(template, scripts(), make_folder=False)
    empty, memory = template.read_bytes(), Memory(None)

    def built(name: str) -> House:
        house = House(folder / f"{name}.db", memory)
        for file in house.database.files:
            file.unlink(missing_ok=True)
        house.file.write_bytes(empty)
        return house

    return built


def written(snapshot: Snapshot, exporter: Exporter) -> bytes:
    """What an exporter makes of a snapshot."""
    text = io.StringIO(newline="")
    exporter.write(snapshot, text)
    return text.getvalue().encode()


TRIGGERS: Final = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
NASTY: Final = st.sampled_from(
    TRIGGERS + "'\"“,;:/\\|<>()[]{}#*_`~!1ae é\u00a0\u3000\x0b\x1b\x1c\x7f\x85\u2028\u202e\u200f\ufeff\u0301進😀"
)
LETTERS: Final = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
NAMES: Final = (
    "Dune",
    "dune",
    "Dune (2021)",
    "Élite",
    "Elite",
    "=1+1",
    "-The Office",
    "+1",
    "@home",
    "'=1",
    "''Allo",
    "'Allo 'Allo!",
    "'71",
    "[/]",
    "[REC]",
    "9-1-1",
    "S.W.A.T.",
    "3%",
    'Say "Cheese"',
    "Crazy, Stupid, Love.",
    "进击的巨人",
    "אסור",
    "\u202eevil\u202c",
    "👩‍👩‍👧 Family",
    "Two\nLines",
    "Carriage\rReturn",
    "Both\r\nOf them",
    "#12",
    "imdb:tt1160419",
    "s2e3",
    "null",
    "NaN",
    "x" * 500,
    "\ufeffDune",
    "\x1b[31mRed",
    "a\\b",
    "100\uff05",
)
NOTES: Final = (
    "Cheap sci-fi.\nClaustrophobic.\n",
    "\r\nwindows\r\n",
    "\rold\rmac\r",
    "\n",
    " ",
    "=HYPERLINK(1)",
    "'=1",
    '"',
    "\"\"\" and ''' \\",
    "a,b\tc",
    "\u2028\u2029",
    "long " * 2_000,
)


def _lines(longest: int = 8) -> st.SearchStrategy[str]:
    """Short texts as a history keeps them."""
    text = st.text(NASTY, min_size=1, max_size=longest) | st.text(LETTERS, min_size=1, max_size=longest)
    return text.map(str.strip).filter(is_visible)


names: Final = st.sampled_from(NAMES) | _lines()
lines: Final = st.none() | st.sampled_from(NAMES) | _lines()
notes: Final = (
    st.none() | st.sampled_from(NOTES) | st.text(NASTY, min_size=1, max_size=12) | st.text(LETTERS, min_size=1)
)
tags: Final = st.lists(
    st.sampled_from(("a", "A", "with kids", "=1", "'=1", "-x", "é", "😀")) | _lines(4), max_size=3
).map(lambda drawn: parse_tags(",".join(drawn)))
zones: Final = st.sampled_from((0, 3600, -12600, 20700, 21208, -2670, 86399, -86399)).map(
    lambda offset: timezone(timedelta(seconds=offset)) if offset else UTC
)
instants: Final = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)) | st.just(  # noqa: DTZ001
    datetime(2026, 11, 22, 20, 30, tzinfo=UTC)
)
local_moments: Final = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=zones)  # noqa: DTZ001
days: Final = st.dates().map(str)
whens: Final = (
    st.just(UNKNOWN)
    | st.builds(When.of_moment, local_moments)
    | st.tuples(days, st.sampled_from((4, 7, 10))).map(lambda drawn: When(drawn[0][: drawn[1]]))
    | st.sampled_from(("2026", "2026-11", "2026-11-22")).map(When)
)
whole_days: Final = whens.map(lambda when: When(when.on))
scales: Final = st.sampled_from(tuple(SCALES.values()))
ratings: Final = scales.flatmap(
    lambda scale: st.sampled_from(range(0, POINTS + 1, scale.step)).map(lambda points: Stars(points, scale))
)
seasons: Final = st.none() | st.sampled_from((0, 1, 2, 9999))
episodes: Final = st.none() | st.sampled_from((0, 1, 2, 590, 99999))
portions: Final = st.builds(Portion, seasons, episodes)
sources: Final = st.sampled_from(("watchlog", "csv", "archive", "letterboxd", "=1")) | _lines()
years: Final = st.none() | st.sampled_from((1870, 1984, 2021, 2200))
kinds: Final = st.sampled_from((None, Kind.FILM, Kind.SERIES))
statuses: Final = st.none() | st.sampled_from(Status)
ref_values: Final = st.sampled_from(("tt", "4142", "=1", "a:b", "进", "'"))
names_shown: Final = st.none() | st.sampled_from(ShownAs)
episode_orders: Final = st.none() | st.sampled_from(Order)
taken_off: Final = st.lists(
    st.builds(Ref, st.sampled_from(("imdb", "tvmaze")), ref_values.map(lambda value: f"{value}1")),
    max_size=2,
    unique=True,
).map(lambda drawn: tuple(sorted(drawn)))
services_with_ids: Final = st.lists(st.sampled_from(sorted(SERVICES)), max_size=2, unique=True)


@st.composite
def _titles(draw: st.DrawFn) -> list[Title]:
    """Titles of one history: no two of the same id elsewhere, but for the rest as alike as they like."""
    made: list[Title] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        if made and draw(st.integers(0, 3)) == 0:
            made.append(draw(st.sampled_from(made))._replace(id=number, refs=()))
            continue
        refs = tuple(sorted(Ref(service, f"{draw(ref_values)}{number}") for service in draw(services_with_ids)))
        title = Title(number, draw(names), draw(lines), draw(years), draw(kinds), refs, draw(statuses))
        made.append(title._replace(unlinked=draw(taken_off), shown_as=draw(names_shown), order=draw(episode_orders)))
    return made


def _watches(titles: list[Title]) -> st.SearchStrategy[Watch]:
    return st.builds(
        Watch,
        id=st.just(0),
        title=st.sampled_from(titles),
        portion=portions,
        when=whens,
        stars=st.none() | ratings,
        note=notes,
        tags=tags,
        service=lines,
        companions=lines,
        rewatch=st.booleans(),
        pass_number=st.sampled_from((None, 1, 2, 9999)),
        episode_title=lines,
        source=sources,
        added_at=instants,
    )


saved_views: Final[st.SearchStrategy[list[SavedView]]] = st.lists(
    st.builds(SavedView, st.sampled_from(["best", "old", "x.y-z_1", "été"]), names, instants),
    max_size=2,
    unique_by=lambda view: view.name,
).map(lambda views: sorted(views, key=lambda view: view.name))
"""In the order in which a history keeps them."""


def _pass_notes(titles: list[Title]) -> st.SearchStrategy[list[PassNote]]:
    note = st.builds(
        PassNote,
        id=st.just(0),
        title=st.sampled_from(titles),
        number=st.sampled_from((1, 2, 9999)),
        noted_at=instants,
        source=sources,
        name=lines,
        note=notes,
        stars=st.none() | ratings,
        began=whole_days,
        ended=whole_days,
        dropped=st.booleans(),
    )
    return st.lists(note, max_size=2, unique_by=lambda note: (note.title.id, note.number))


def _skips(titles: list[Title]) -> st.SearchStrategy[list[Skip]]:
    parts = portions.filter(lambda portion: portion != WHOLE)
    skip = st.builds(Skip, st.just(0), st.sampled_from(titles), parts, instants, sources)
    return st.lists(skip, max_size=3, unique_by=lambda skip: (skip.title.id, skip.portion))


def _orders(titles: list[Title]) -> st.SearchStrategy[list[TitleOrder]]:
    place = st.tuples(st.sampled_from((0, 1, 9999)), st.sampled_from((0, 1, 2, 99999)))
    places = st.lists(place, min_size=1, max_size=4, unique=True).map(tuple)
    order = st.builds(TitleOrder, st.sampled_from(titles), places)
    return st.lists(order, max_size=2, unique_by=lambda order: order.title.id)


@st.composite
def _lists(draw: st.DrawFn, titles: list[Title]) -> tuple[list[TitleList], list[Listing]]:
    """Lists and what stands on them, in the order in which a history keeps both."""
    made = st.builds(TitleList, names, notes, instants, sources)
    lists = draw(st.lists(made, max_size=2, unique_by=lambda one: one.name.casefold()))
    if not lists:
        return [], []
    entry = st.builds(
        Listing,
        title=st.sampled_from(titles),
        portion=portions,
        list_name=st.sampled_from([one.name for one in lists]),
        place=st.sampled_from((None, 1, 2, 10**6)),
        note=notes,
        listed_at=instants,
        source=sources,
    )
    entries = st.lists(entry, max_size=3, unique_by=lambda one: (one.title.id, one.portion, one.list_name))
    turns = {one.name: turn for turn, one in enumerate(lists)}
    return lists, sorted(draw(entries), key=lambda one: (turns[one.list_name], one.place is None, one.place or 0))


@st.composite
def snapshots(draw: st.DrawFn, most: int = 6) -> Snapshot:
    """Histories as they may lie in a file, with their numbers in order."""
    titles = draw(_titles())
    seen: list[Watch] = draw(st.lists(_watches(titles), max_size=most))
    doubled: bool = draw(st.booleans())
    if seen and doubled:
        seen.append(draw(st.sampled_from(seen)))
    rated = st.builds(Rating, st.just(0), st.sampled_from(titles), portions, ratings, instants, sources)
    planned = draw(st.lists(st.sampled_from(titles), max_size=2, unique_by=lambda title: title.id))
    lists, listings = draw(_lists(titles))
    return Snapshot(
        seen,
        draw(st.lists(rated, max_size=2)),
        [Plan(0, title, draw(notes), draw(instants), draw(sources)) for title in planned],
        draw(saved_views),
        pass_notes=draw(_pass_notes(titles)),
        skips=draw(_skips(titles)),
        orders=draw(_orders(titles)),
        lists=lists,
        listings=listings,
    )


archives: Final[st.SearchStrategy[bytes]] = snapshots().map(lambda drawn: written(drawn, Archive()))
"""Archives of random histories."""

small_archives: Final[st.SearchStrategy[bytes]] = snapshots(most=2).map(lambda drawn: written(drawn, Archive()))


def numbers(report: Report) -> dict[str, Any]:
    """What an import says that it did."""
    return report._asdict() | {"batch": None}
