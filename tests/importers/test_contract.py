"""What every importer owes its users, held against each that is registered."""

import csv
import io
import json
import random
from collections.abc import Iterator, Mapping
from datetime import UTC

import pytest

from tests.importers.conftest import SUNDAY, Place, chance_of, content_of, every_importer, in_memory, sample
from watchlog.errors import FileTrouble
from watchlog.importers.protocol import Importer, Row, Source, Unreadable
from watchlog.library.arrivals import Arrivals
from watchlog.model.ledger import Outcome
from watchlog.model.outcomes import Report
from watchlog.registry import IMPORTERS, importers
from watchlog.store import ledger


class Interrupted(Exception):
    """The power fails."""


def importer(name: str) -> Importer:
    (found,) = importers(name)
    assert isinstance(found.name, str)
    return found  # type: ignore[no-any-return]


def files(name: str) -> dict[str, bytes]:
    return content_of(sample(name))


def source(name: str) -> Source:
    return in_memory(files(name))


def counts(report: Report) -> tuple[int, int, int, int]:
    return (report.imported, report.duplicate, report.review, report.rejected)


def shuffled(content: Mapping[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The same files with the records of tables and arrays in another order."""
    return {name: _shuffled(name, one, chance) for name, one in content.items()}


def _shuffled(name: str, content: bytes, chance: random.Random) -> bytes:
    if name.endswith(".json"):
        document = json.loads(content)
        if isinstance(document, list):
            chance.shuffle(document)
        return json.dumps(document, ensure_ascii=False).encode()
    if not name.endswith(".csv"):
        return content
    text = content.decode("utf-8-sig")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    if {len(row) for row in rows} != {len(header)}:
        return content  # several tables in one file, whose order says something
    chance.shuffle(rows)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([header, *rows])
    return written.getvalue().encode()


@every_importer()
def test_it_is_called_what_the_registry_calls_it(name: str) -> None:
    assert importer(name).name == name


@every_importer()
@pytest.mark.parametrize("other", IMPORTERS)
def test_it_detects_its_own_files_and_no_others(name: str, other: str) -> None:
    assert importer(name).detect(source(other)) == (name == other)


@every_importer()
def test_its_files_are_known_by_their_content(name: str, place: Place) -> None:
    assert place.bring_files(files(name)).source == name


@every_importer()
def test_most_of_its_sample_is_understood(name: str) -> None:
    rows = list(importer(name).read(source(name)))

    assert rows
    assert len([row for row in rows if isinstance(row.contents, Unreadable)]) * 2 < len(rows)
    assert len({(row.file, row.place) for row in rows}) == len(rows)


@every_importer()
def test_the_ledger_adds_up(name: str, place: Place) -> None:
    rows = list(importer(name).read(source(name)))

    report = place.bring_files(files(name))

    assert report.rows == sum(counts(report)) == len(rows)
    assert report.imported > 0
    assert len(report.refusals) == report.review + report.rejected


@every_importer()
def test_the_ledger_keeps_every_record_with_what_became_of_it(name: str, place: Place) -> None:
    report = place.bring_files(files(name))
    assert report.batch is not None

    batch, records = place.importing.ledger(report.batch)
    kept = list(records)

    assert batch.rows == len(kept) == report.rows
    assert (batch.imported, batch.duplicate, batch.review, batch.rejected) == counts(report)
    outcomes = [record.outcome for record in kept]
    assert [outcomes.count(one) for one in Outcome] == list(counts(report))
    raws = [row.raw for row in importer(name).read(source(name))]
    assert [record.raw for record in kept] == raws


@every_importer()
def test_twice_is_once(name: str, place: Place) -> None:
    first = place.bring_files(files(name))
    before = place.archive()

    again = place.bring_files(files(name))

    assert counts(again) == (0, first.imported + first.duplicate, first.review, first.rejected)
    assert again.batch is None
    assert place.archive() == before


@every_importer()
@pytest.mark.parametrize("seed", range(5))
def test_the_same_records_in_another_order_are_known(name: str, place: Place, seed: int) -> None:
    first = place.bring_files(files(name))
    before = place.archive()

    again = place.bring_files(shuffled(files(name), chance_of(seed)), name)

    assert (again.imported, again.rows) == (0, first.rows)
    assert place.archive() == before


@every_importer()
def test_a_dry_run_says_what_the_run_will_do_and_writes_nothing(name: str, place: Place) -> None:
    before = place.digest()
    rehearsed = place.bring_files(files(name), dry_run=True)
    assert place.digest() == before

    assert place.bring_files(files(name))._replace(batch=None) == rehearsed


@every_importer()
def test_an_import_is_one_change_that_can_be_undone_and_redone(name: str, place: Place) -> None:
    before = place.archive()
    place.bring_files(files(name))
    after = place.archive()

    (undone,) = place.journal.undo(1)

    assert undone.summary.startswith("imported ")
    assert place.archive() == before
    assert len(place.journal.log(0)) == 1
    assert place.importing.batches() == []
    place.journal.redo(1)
    assert place.archive() == after
    assert len(place.importing.batches()) == 1


@every_importer()
def test_an_import_that_is_interrupted_leaves_nothing(name: str, place: Place) -> None:
    before = place.archive()
    now = SUNDAY.astimezone(UTC)

    def interrupted() -> None:
        with place.database.changing(SUNDAY) as tx:
            arrivals = Arrivals(tx, now, lambda: ledger.insert_batch(tx, name, "a file", now))
            arrivals.take(name, importer(name).read(source(name)))
            assert arrivals.finish() is not None
            raise Interrupted

    with pytest.raises(Interrupted):
        interrupted()

    assert place.archive() == before
    assert place.journal.log(0) == []


@every_importer()
def test_an_import_whose_file_breaks_off_while_it_is_read_leaves_nothing(name: str, place: Place) -> None:
    before = place.archive()
    now = SUNDAY.astimezone(UTC)

    def broken() -> Iterator[Row]:
        yield from importer(name).read(source(name))
        raise Interrupted

    with pytest.raises(Interrupted), place.database.changing(SUNDAY) as tx:
        Arrivals(tx, now, lambda: ledger.insert_batch(tx, name, "a file", now)).take(name, broken())

    assert place.archive() == before
    assert place.journal.log(0) == []


@every_importer()
def test_a_file_that_is_not_there_is_refused(name: str, place: Place) -> None:
    with pytest.raises(FileTrouble):
        place.importing.bring([place.file.with_name("nowhere")], name, dry_run=False)
