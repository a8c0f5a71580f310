"""The first watch of all: a long review as the note, found again, exported byte for byte, undone and redone."""

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Run

REVIEW = """\
I wanted to like this one. A dating app that reads your brain, a lab full of rain-soaked glass, eight episodes of
forty minutes: on paper it’s exactly my sort of evening.

On screen it’s cheap sci-fi with an expensive haircut. Everybody whispers. Nobody laughs. When the nanobots finally
“reveal” who your soulmate is, the show cuts to a stock photo of the ocean – twice.


There *is* one good scene: the brother and sister in the lift, stuck between two floors, and the camera so close that
it becomes claustrophobic. For three minutes I forgot the plot. Then somebody said “implant” again…

Would I watch a second season? No. 1/5, and the one is for the lift.

-- seen in one go, = a mistake
"""  # noqa: RUF001 - reviews are written with curly quotes
SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "review" / "osmosis.txt"


def record(watchlog: Run, review: bytes) -> None:
    added = watchlog("add", "Osmosis", "--stars", "1", "--year", "2019", "--series", "--note", "-", stdin=review)
    assert added.code == 0, added.err


@pytest.fixture(params=["\n", "\r\n"], ids=["LF", "CRLF"])
def review(request: pytest.FixtureRequest) -> str:
    return REVIEW.replace("\n", request.param)


def test_a_review_from_a_pipe_is_kept_byte_for_byte(watchlog: Run, review: str) -> None:
    record(watchlog, review.encode())

    (watch,) = watchlog("list", "--json").json
    assert (watch["title"], watch["stars"], watch["year"], watch["kind"]) == ("Osmosis", 1, 2019, "series")
    assert watch["note"] == review


@pytest.mark.parametrize(
    "words", [["cheap sci-fi"], ['"cheap sci-fi"'], ["cheap", "sci-fi"], ["claustrophobic"], ["it's", "SCIFI"]]
)
def test_a_review_is_found_by_its_words(watchlog: Run, review: str, words: list[str]) -> None:
    record(watchlog, review.encode())

    assert watchlog("search", *words, "--json=title").json == [{"title": "Osmosis"}]


def test_the_csv_holds_a_review_byte_for_byte(watchlog: Run, review: str, tmp_path: Path) -> None:
    record(watchlog, review.encode())

    watchlog("export", str(tmp_path / "history.csv"))

    (row,) = csv.DictReader(io.StringIO((tmp_path / "history.csv").read_bytes().decode(), newline=""))
    assert row["note"] == review


def test_a_review_is_undone_and_redone(watchlog: Run, review: str) -> None:
    record(watchlog, review.encode())
    before = watchlog.archive()

    assert watchlog("undo").code == 0
    assert watchlog("list", "--json").json == []
    assert watchlog("redo").code == 0
    assert watchlog.archive() == before


def test_a_review_is_shown_in_full_on_a_terminal_and_on_a_line_in_a_list(watchlog: Run, review: str) -> None:
    record(watchlog, review.encode())

    assert "claustrophobic" in watchlog("show", "osmosis", terminal=True, TERM="dumb").out
    assert watchlog("list").out.count("\n") == 1


def test_the_real_review_passes_the_same_way(watchlog: Run, tmp_path: Path) -> None:
    if not SAMPLE.is_file():
        pytest.skip(f"{SAMPLE} is not here")
    record(watchlog, SAMPLE.read_bytes())

    for words in ("cheap sci-fi", "claustrophobic"):
        assert watchlog("search", words, "--json=title").json == [{"title": "Osmosis"}]
    watchlog("export", str(tmp_path / "history.csv"))
    (row,) = csv.DictReader(io.StringIO((tmp_path / "history.csv").read_bytes().decode(), newline=""))
    assert row["note"].encode() == SAMPLE.read_bytes()
    assert watchlog("undo").code == 0
    assert watchlog("search", "claustrophobic", "--json").json == []
    assert watchlog("redo").code == 0
    assert watchlog("list", "--json=note").json == [{"note": SAMPLE.read_bytes().decode()}]
