"""Somebody who brings records of several services into one history, record by record."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from tests.properties.conftest import SUNDAY, House
from watchlog.importers.making import Maker
from watchlog.importers.protocol import Row
from watchlog.library.arrivals import Arrivals
from watchlog.library.deduping import Deduping
from watchlog.library.reviewing import Reviewing
from watchlog.model.arrival import Content
from watchlog.model.ledger import Batch
from watchlog.model.outcomes import Report
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.query.terms import EVERYTHING
from watchlog.store import ledger

NOW: Final = SUNDAY.astimezone(UTC)
EVENING: Final = datetime(2021, 10, 3, 20, 15, tzinfo=UTC)
DAY: Final = When("2021-10-03")
FOUR: Final = Stars(80)
FIVE: Final = Stars(100)


def at(minutes: int = 0) -> When:
    """So many minutes after a quarter past eight in the evening of 3 October 2021."""
    return When.of_moment(EVENING + timedelta(minutes=minutes))


class Service:
    """A service that gives out records."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.maker = Maker(name, NOW)

    def film(self, name: str = "Dune", year: int | None = 2021, **refs: str) -> Title:
        """A film."""
        return self.maker.title(name, year, Kind.FILM, refs)

    def watch(self, when: When, title: Title | None = None, portion: Portion = WHOLE, **more: object) -> Watch:
        """A sitting."""
        bare = self.maker.watch(title or self.film(), portion, when, added_at=NOW)
        return bare._replace(**more)  # type: ignore[arg-type]


class Traveller:
    """Whose history it is."""

    def __init__(self, house: House) -> None:
        self.house = house
        clock = (house.database, lambda: house.now)
        self.reviewing = Reviewing(*clock)
        self.deduping = Deduping(*clock)

    def bring(self, *contents: Content | Sequence[Content], dry_run: bool = False) -> Report:
        """Import a file with a record for each."""
        return self.bring_files(contents, dry_run=dry_run)

    def bring_files(self, *files: Sequence[Content | Sequence[Content]], dry_run: bool = False) -> Report:
        """Import a bundle of files, with a record for each thing in them."""
        rows = [row for number, contents in enumerate(files) for row in _rows(contents, f"file {number}")]
        if dry_run:
            with self.house.database.reading(self.house.now) as tx:
                arrivals = Arrivals(tx, NOW, None)
                arrivals.take("made", rows)
                return arrivals.ledger.report("made", None)
        with self.house.database.changing(self.house.now) as tx:
            arrivals = Arrivals(tx, NOW, lambda: ledger.insert_batch(tx, "made", "made", NOW))
            arrivals.take("made", rows)
            batch = arrivals.finish()
            if batch is not None:
                ledger.finish_batch(tx, arrivals.ledger.counted(Batch(batch, "made", "made", NOW, 0, 0, 0, 0)))
                tx.describe("imported what was made")
            return arrivals.ledger.report("made", batch)

    @property
    def watches(self) -> list[Watch]:
        """All sittings, by their numbers."""
        return sorted(self.house.history.find(EVERYTHING), key=lambda watch: watch.id)

    @property
    def sources(self) -> list[str]:
        """Who told of each sitting."""
        return [watch.source for watch in self.watches]

    @property
    def titles(self) -> list[str]:
        """What was watched, each title once."""
        return list(dict.fromkeys(watch.title.label for watch in self.watches))


def _rows(contents: Sequence[Content | Sequence[Content]], file: str) -> list[Row]:
    said = [(one,) if hasattr(one, "_fields") else tuple(one) for one in contents]
    return [Row(f"line {number}", one, repr(one), file) for number, one in enumerate(said, start=1)]  # type: ignore[arg-type]
