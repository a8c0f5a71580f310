"""A whole history moves house in an archive, and nothing is lost, doubled or invented."""

from hypothesis import given

from tests.properties.conftest import HISTORIES, Houses, archives, numbers, small_archives


@HISTORIES
@given(archives)
def test_an_archive_comes_out_as_it_went_in(houses: Houses, archive: bytes) -> None:
    house = houses("whole")

    report = house.bring(archive)

    assert (report.duplicate, report.review, report.rejected) == (0, 0, 0)
    assert house.archive() == archive


@HISTORIES
@given(archives)
def test_the_same_archive_again_changes_nothing(houses: Houses, archive: bytes) -> None:
    house = houses("twice")
    first = house.bring(archive)
    entry = house.latest()

    again = house.bring(archive)

    assert (again.imported, again.duplicate, again.rows) == (0, first.rows, first.rows)
    assert again.batch is None
    assert house.archive() == archive
    assert house.latest() == entry


@HISTORIES
@given(small_archives, small_archives)
def test_undoing_an_import_brings_the_history_back_as_it_was(houses: Houses, old: bytes, new: bytes) -> None:
    house = houses("undone")
    house.bring(old)
    before = house.archive()
    if house.bring(new).imported:
        after = house.archive()

        house.journal.undo(1)
        assert house.archive() == before

        house.journal.redo(1)
        assert house.archive() == after


@HISTORIES
@given(small_archives, small_archives)
def test_a_dry_run_says_what_the_run_will_do_and_writes_nothing(houses: Houses, old: bytes, new: bytes) -> None:
    house = houses("rehearsed")
    house.bring(old)
    before = house.digest()

    rehearsed = house.bring(new, dry_run=True)

    assert house.digest() == before
    assert numbers(rehearsed) == numbers(house.bring(new))


@HISTORIES
@given(small_archives, small_archives)
def test_a_second_archive_is_brought_in_once(houses: Houses, old: bytes, new: bytes) -> None:
    house = houses("both")
    house.bring(old)
    first = house.bring(new)
    before = house.archive()

    again = house.bring(new)

    assert (again.imported, again.review) == (0, first.review)
    assert house.archive() == before
