"""What every importer owes its users, held against each that is registered."""

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importers.conftest import Place, Places, content_of, every_importer, in_memory, sample
from watchlog.errors import FileTrouble
from watchlog.importers.protocol import Importer, Source, Unreadable
from watchlog.model.outcomes import Report
from watchlog.registry import IMPORTERS, importers

FULL = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
MANY = settings(max_examples=2_000 if FULL else 200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHANGES = st.sampled_from((b"", b"\0", b'"', b",", b"\r", b"\n", b"{", b"]", b"0", b"-1", b"\xff", b"null", b"1e999"))


def importer(name: str) -> Importer:
    (found,) = importers(name)
    assert isinstance(found.name, str)
    return found  # type: ignore[no-any-return]


def source(name: str) -> Source:
    return in_memory(content_of(sample(name)))


def counts(report: Report) -> tuple[int, int, int, int]:
    return (report.imported, report.duplicate, report.review, report.rejected)


def survived(place: Place, content: bytes, name: str | None) -> None:
    """Bring a file that may be anything: it is refused and nothing is written, or it is in, once."""
    before = place.digest()
    try:
        report = place.bring(content, name)
    except FileTrouble:
        assert place.digest() == before
        return
    after = place.archive()
    if report.imported:
        again = place.bring(content, name)
        assert (again.imported, again.rows) == (0, report.rows)
        assert place.archive() == after
        place.journal.undo(1)
    assert place.archive().count("\n{") == 0


@every_importer()
def test_it_is_called_what_the_registry_calls_it(name: str) -> None:
    assert importer(name).name == name


@every_importer()
@pytest.mark.parametrize("other", IMPORTERS)
def test_it_detects_its_own_files_and_no_others(name: str, other: str) -> None:
    assert importer(name).detect(source(other)) == (name == other)


@every_importer()
def test_its_files_are_known_by_their_content(name: str, place: Place) -> None:
    assert place.bring(sample(name).read_bytes()).source == name


@every_importer()
def test_its_sample_is_read_whole(name: str) -> None:
    rows = list(importer(name).read(source(name)))

    assert rows
    assert not [row for row in rows if isinstance(row.contents, Unreadable)]
    assert len({row.place for row in rows}) == len(rows)


@every_importer()
def test_the_ledger_adds_up(name: str, place: Place) -> None:
    rows = list(importer(name).read(source(name)))

    report = place.bring(sample(name).read_bytes())

    assert report.rows == sum(counts(report)) == len(rows)
    assert report.imported > 0
    assert len(report.refusals) == report.review + report.rejected


@every_importer()
def test_twice_is_once(name: str, place: Place) -> None:
    first = place.bring(sample(name).read_bytes())
    before = place.archive()

    again = place.bring(sample(name).read_bytes())

    assert counts(again) == (0, first.imported + first.duplicate, first.review, first.rejected)
    assert again.batch is None
    assert place.archive() == before


@every_importer()
def test_a_dry_run_says_what_the_run_will_do_and_writes_nothing(name: str, place: Place) -> None:
    before = place.digest()
    rehearsed = place.bring(sample(name).read_bytes(), dry_run=True)
    assert place.digest() == before

    assert place.bring(sample(name).read_bytes())._replace(batch=None) == rehearsed


@every_importer()
def test_an_import_is_one_change_that_can_be_undone(name: str, place: Place) -> None:
    before = place.archive()
    place.bring(sample(name).read_bytes())

    (undone,) = place.journal.undo(1)

    assert undone.summary.startswith("imported ")
    assert place.archive() == before
    assert len(place.journal.log(0)) == 1


@every_importer()
def test_files_that_are_not_there_are_refused(name: str, place: Place) -> None:
    with pytest.raises(FileTrouble):
        place.importing.bring([place.file.with_name("nowhere")], name, dry_run=False)
    with pytest.raises(FileTrouble):
        place.importing.bring([place.file.parent], name, dry_run=False)


@every_importer()
@MANY
@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@example(content=b"")
@example(content=b"\xef\xbb\xbf")
@example(content=b"\xff\xfe\0")
def test_random_bytes_never_harm(name: str, places: Places, content: bytes) -> None:
    survived(places(), content, name)
    survived(places(), content, None)


@every_importer()
@MANY
@given(data=st.data())
def test_a_file_that_breaks_off_never_harms(name: str, places: Places, data: st.DataObject) -> None:
    whole = sample(name).read_bytes()

    survived(places(), whole[: data.draw(st.integers(0, len(whole) - 1))], name)


@every_importer()
@MANY
@given(data=st.data())
def test_a_mutated_file_never_harms(name: str, places: Places, data: st.DataObject) -> None:
    content = sample(name).read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.integers(0, 12)))
        content = content[:start] + data.draw(CHANGES | st.binary(max_size=4)) + content[end:]

    survived(places(), content, name)
