"""What saved views mean, alone and within other queries."""

import shutil
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Run
from tests.query.handmade import Question, but, listed, must

DUNE: Final = "dune84 dune21 again parttwo"
WIRES: Final = "wire1 wire2 wire3 rerun"
GOOD: Final = "dune21 again parttwo heat amelie wire1 wire2 who nosferatu"

VIEWS: Final = {
    "good": "stars:4.. -tag:kids sort:watched-",
    "wires": "wire",
    "either": "dune or heat",
    "best": "@good @either",
    "rest": "-@best is:film",
    "recent": "watched:-1w..",
    "lowest": "wire sort:stars+",
    "several": "#1 #5",
    "quoted": 'service:"Apple TV" or "so slow"',
    "slashed": "title:/^The /",
}


@pytest.fixture(scope="session")
def viewed_once(handmade: Run, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The history made by hand, with views, which nobody changes."""
    watchlog = Run(Path(shutil.copytree(handmade.home, tmp_path_factory.mktemp("viewed") / "home")))
    for name, query in VIEWS.items():
        must(watchlog, "view", "save", name, query)
    return watchlog


@pytest.fixture
def viewed(viewed_once: Run, tmp_path: Path) -> Run:
    """The history made by hand, with views."""
    return Run(Path(shutil.copytree(viewed_once.home, tmp_path / "viewed")))


MEANINGS: Final[list[tuple[Question, str]]] = [
    ("@good", GOOD),
    ("@good year:..1999", "heat nosferatu"),
    (("@good", "year:..1999"), "heat nosferatu"),
    ("year:..1999 @good", "heat nosferatu"),
    ("-@good", but(GOOD)),
    ("NOT @good", but(GOOD)),
    ("-@good stars:4..", "spirited bear"),
    ("@either", f"{DUNE} heat"),
    ("@either stars:5", "parttwo"),
    ("stars:5 @either", "parttwo"),
    ("-@either stars:5", "spirited bear"),
    ("@either @wires", ""),
    ("@either or @wires", f"{DUNE} heat {WIRES}"),
    ("@good or sunrise", f"{GOOD} sunrise"),
    ("(@either or @wires) stars:4.5", "dune21 heat wire2"),
    ("@best", "dune21 again parttwo heat"),
    ("-@best dune", "dune84"),
    ("@best -@good", ""),
    ("@rest title:dune", "dune84"),
    ("-@rest is:film", "dune21 again parttwo heat"),
    ("-(@rest or @wires) stars:4..", "dune21 again parttwo heat who"),
    ("@several", "dune84 heat"),
    ("@several dune", "dune84"),
    ("-@several (dune or heat)", "dune21 again parttwo"),
    ("@quoted", "again dune84 bear"),
    ("@quoted dune", "again dune84"),
    ("@slashed stars:..4", "wire1 rerun"),
    ("@recent", WIRES),
    ('"@good"', ""),
]


@pytest.mark.parametrize(("question", "expected"), MEANINGS, ids=str)
def test_a_view_means_the_watches_of_its_query(viewed_once: Run, question: Question, expected: str) -> None:
    assert sorted(listed(viewed_once, question)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("question", "options", "expected"),
    [
        ("@lowest", (), "rerun wire1 wire2 wire3"),
        ("@lowest stars:any", (), "rerun wire1 wire2"),
        ("@lowest sort:stars-", (), "wire2 wire1 rerun wire3"),
        ("@lowest", ("--sort", "episode-"), "rerun wire3 wire2 wire1"),
        ("@lowest sort:stars-", ("--sort", "episode-"), "rerun wire3 wire2 wire1"),
        ("@good wire", (), "wire2 wire1"),
    ],
)
def test_the_order_of_a_view_holds_where_the_query_says_none(
    viewed_once: Run, question: str, options: tuple[str, ...], expected: str
) -> None:
    assert listed(viewed_once, question, *options) == expected.split()


def test_a_view_is_kept_as_it_was_typed(viewed: Run) -> None:
    viewed.later(days=7)

    assert listed(viewed, "@recent") == ["wire3"]


def test_a_view_follows_the_history(viewed: Run) -> None:
    viewed("edit", "#22", "--set", "stars=5")

    assert "sunrise" in listed(viewed, "@good")


def test_a_view_follows_the_views_that_it_names(viewed: Run) -> None:
    viewed("view", "save", "either", "amelie or sunrise", "--yes")

    assert listed(viewed, "@best") == ["amelie"]


def test_the_list_of_views_shows_their_queries(viewed: Run) -> None:
    shown = viewed("view", "list")

    assert shown.code == 0
    for name, query in VIEWS.items():
        assert name in shown.out
        assert query in shown.out


def test_a_saved_view_is_undone_and_brought_back(viewed: Run) -> None:
    viewed("view", "save", "scary", "tag:horror")

    must(viewed, "undo")
    assert viewed("list", "@scary").code == 2

    must(viewed, "redo")
    assert sorted(listed(viewed, "@scary")) == ["dare", "nosferatu"]


def test_a_removed_view_is_brought_back(viewed: Run) -> None:
    must(viewed, "view", "rm", "wires")
    assert viewed("list", "@wires").code == 2

    must(viewed, "undo")
    assert sorted(listed(viewed, "@wires")) == sorted(WIRES.split())


def test_a_view_that_names_a_removed_one_is_refused_and_says_which(viewed: Run) -> None:
    must(viewed, "view", "rm", "either", "--yes")

    refused = viewed("list", "@best")

    assert (refused.code, refused.raw) == (2, b"")
    assert "either" in refused.err


def test_the_archive_holds_the_views(viewed: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive.json"
    archive.write_bytes(viewed.archive())
    other = Run(tmp_path / "other")
    must(other, "import", str(archive))

    assert len(must(other, "list", "--json", "@good").json) == len(GOOD.split())
    assert len(must(other, "list", "--json", "@best").json) == 4
    assert other.archive() == viewed.archive()


@pytest.mark.parametrize("query", ["star:4", "stars:", "(dune", "@nobody", "title:/(/"])
def test_what_is_no_query_is_no_view(viewed: Run, query: str) -> None:
    before = viewed.archive()

    refused = viewed("view", "save", "bad", query)

    assert (refused.code, refused.raw) == (2, b"")
    assert viewed.archive() == before


def test_no_view_turns_in_a_circle(viewed: Run) -> None:
    must(viewed, "view", "save", "one", "dune")
    must(viewed, "view", "save", "two", "@one")
    before = viewed.archive()

    for circle in ("@two heat", "@one", "-(heat or @one)"):
        refused = viewed("view", "save", "one", circle, "--yes")

        assert (refused.code, refused.raw) == (2, b""), refused
        assert viewed.archive() == before
    assert sorted(listed(viewed, "@two")) == ["again", "dune21", "dune84", "parttwo"]
