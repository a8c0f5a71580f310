"""Which importer reads what is brought, and what is told of imports."""

from pathlib import Path

import pytest

from tests.library.traveller import Traveller
from watchlog.errors import BadFile, BadInput, NotFound
from watchlog.library.importing import Importing
from watchlog.model.ledger import Headway, Outcome

DIARY = "title,watched_on,source\nDune,2021-10-03,letterboxd\n,2021\n"
OTHER = "title,watched_at,source\nDune,2021-10-03T20:15:00+02:00,trakt\n"


@pytest.fixture
def importing(traveller: Traveller) -> Importing:
    """Imports into a history in which nothing is."""
    return traveller.house.importing


def test_a_folder_that_is_no_export_is_read_file_by_file(
    traveller: Traveller, importing: Importing, tmp_path: Path
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.csv").write_text(DIARY, encoding="utf-8")
    (tmp_path / "two.csv").write_text(OTHER, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0")

    report = importing.bring([tmp_path], None, dry_run=False)

    assert (report.imported, report.rejected) == (2, 1)
    assert traveller.sources == ["letterboxd+trakt"]
    assert [refusal.place for refusal in report.refusals] == [f"{tmp_path.name}: a/one.csv, line 3"]


def test_a_folder_in_which_nobody_knows_a_file_is_refused(importing: Importing, tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"{number}.png").write_bytes(b"\x89PNG\0\0")

    with pytest.raises(BadFile):
        importing.bring([tmp_path], None, dry_run=False)


def test_several_paths_are_several_sources(traveller: Traveller, importing: Importing, tmp_path: Path) -> None:
    paths = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for path, content in zip(paths, (DIARY, OTHER), strict=True):
        path.write_text(content, encoding="utf-8")

    report = importing.bring(paths, None, dry_run=False)

    assert (report.source, report.imported) == ("csv", 2)
    assert traveller.sources == ["letterboxd+trakt"]
    assert importing.bring(paths, None, dry_run=False).batch is None


def test_an_importer_that_nobody_has_is_refused(importing: Importing, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(DIARY, encoding="utf-8")

    with pytest.raises(BadInput):
        importing.bring([path], "nobody", dry_run=False)


def test_a_file_of_which_the_service_that_is_asked_for_reads_nothing_is_refused(
    importing: Importing, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"
    path.write_text(DIARY, encoding="utf-8")

    with pytest.raises(BadFile, match=r"nothing in one\.csv is what trakt gives out"):
        importing.bring([path], "trakt", dry_run=False)


def test_columns_that_are_said_are_read_so(traveller: Traveller, importing: Importing, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("Name,Score\nDune,8\n", encoding="utf-8")

    importing.bring([path], None, dry_run=False, mapping="Name=title,Score/10=stars")

    assert [(watch.title.name, watch.stars and watch.stars.points) for watch in traveller.watches] == [("Dune", 80)]


def test_imports_are_listed_the_latest_first_with_what_became_of_their_records(
    importing: Importing, tmp_path: Path
) -> None:
    for name, content in (("one.csv", DIARY), ("two.csv", OTHER), ("three.csv", OTHER)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        importing.bring([tmp_path / name], None, dry_run=False)

    assert [(batch.file_name, batch.rows) for batch in importing.batches()] == [("two.csv", 1), ("one.csv", 2)]
    batch, records = importing.ledger(importing.batches()[1].id)
    assert (batch.file_name, batch.imported, batch.rejected) == ("one.csv", 1, 1)
    assert [(record.place, record.outcome, record.reason) for record in records] == [
        ("line 2", Outcome.IMPORTED, None),
        ("line 3", Outcome.REJECTED, "it has no title"),
    ]


def test_an_import_that_never_was_is_not_found(importing: Importing) -> None:
    with pytest.raises(NotFound):
        importing.ledger(7)


def test_somebody_who_looks_on_is_told_how_far_it_is(importing: Importing, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("title\n" + "Dune\n" * 40_000, encoding="utf-8")
    told: list[Headway] = []

    importing.bring([path], None, dry_run=True, watching=told.append)

    assert [headway.records for headway in told] == list(range(500, 40_001, 500))
    shares = [headway.share for headway in told]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1
