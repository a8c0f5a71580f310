"""The archive holds everything, and depends on the history alone."""

import io
import json
from collections.abc import Callable
from pathlib import Path

from tests.conftest import SUNDAY, Run
from watchlog.exporters.archive import Archive
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan
from watchlog.model.order import Order
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.snapshot import Snapshot, TitleOrder
from watchlog.model.title import Ref, ShownAs, Status, Title
from watchlog.model.when import When


def recorded(watchlog: Run) -> None:
    watchlog("add", "The Wire", "s1e1-e2", "--stars", "85/100", "--on", "2021-10", "--note", "Fine.\r\n")
    watchlog("rate", "Heat", "4.5")
    watchlog("plan", "Élite", "--note", "Anna says so")
    watchlog("edit", "The Wire", "--set", "status=dropped", "--yes")
    watchlog("view", "save", "good", 'stars:4.. -tag:"with kids" sort:watched-')


def test_it_says_what_it_is_and_of_which_version(watchlog: Run) -> None:
    archive = json.loads(watchlog.archive())

    assert list(archive) == [
        "format",
        "version",
        "titles",
        "watches",
        "ratings",
        "plans",
        "passes",
        "skips",
        "orders",
        "lists",
        "listings",
        "views",
    ]
    assert (archive["format"], archive["version"]) == ("watchlog-archive", 5)


def test_a_rating_keeps_its_own_scale(watchlog: Run) -> None:
    recorded(watchlog)

    archive = json.loads(watchlog.archive())

    assert archive["watches"][0]["stars"] == {"points": 85, "scale": "hundred"}
    assert archive["ratings"][0]["stars"] == {"points": 90, "scale": "half-stars"}


def test_titles_stand_in_the_order_in_which_they_are_named(watchlog: Run) -> None:
    recorded(watchlog)

    archive = json.loads(watchlog.archive())

    assert [title["name"] for title in archive["titles"]] == ["The Wire", "Heat", "Élite"]
    assert [record["title"] for part in ("watches", "ratings", "plans") for record in archive[part]] == [0, 0, 1, 2]


def test_a_view_and_the_status_of_a_title_go_along(watchlog: Run) -> None:
    recorded(watchlog)

    archive = json.loads(watchlog.archive())

    assert [title["status"] for title in archive["titles"]] == ["dropped", None, None]
    assert [(view["name"], view["query"]) for view in archive["views"]] == [
        ("good", 'stars:4.. -tag:"with kids" sort:watched-')
    ]


def test_it_does_not_depend_on_the_numbers_of_a_database(watchlog: Run, another: Callable[[str], Run]) -> None:
    other = another("other")
    other("add", "Gone")
    other("rm", "1")
    for one in (watchlog, other):
        recorded(one)

    assert watchlog.archive() == other.archive()


def test_it_comes_back_as_it_went_out(watchlog: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    recorded(watchlog)
    file = tmp_path / "all.watchlog"
    watchlog("export", str(file))
    other = another("other")

    other("import", str(file))

    assert other.archive() == watchlog.archive() == file.read_bytes()


def test_its_own_archive_is_nothing_new_to_a_history_with_twins(watchlog: Run, tmp_path: Path) -> None:
    for year in ("1984", "2021"):
        watchlog("add", "Dune", "--year", year, "--on", year)
    watchlog("add", "Dune", "--year", "1984", "--on", "1990")
    for number in ("1", "2"):
        watchlog("edit", number, "--set", "year=")
    watchlog("rm", "1")
    before = watchlog.archive()
    file = tmp_path / "all.watchlog"
    file.write_bytes(before)

    counts = watchlog("import", str(file), "--json").json

    assert counts["imported"] == 0
    assert watchlog.archive() == before


def test_ids_that_were_taken_off_and_the_name_that_is_shown_go_along() -> None:
    said = Title(1, "Dune", unlinked=(Ref("imdb", "tt1"), Ref("tvmaze", "2")), shown_as=ShownAs.ORIGINAL)
    text = io.StringIO()

    Archive().write(
        Snapshot((), (), [Plan(1, title, None, SUNDAY, "") for title in (said, Title(2, "Heat"))], ()), text
    )

    written = [(title["shown_as"], title["unlinked"]) for title in json.loads(text.getvalue())["titles"]]
    assert written == [("original", ["imdb:tt1", "tvmaze:2"]), (None, [])]


def test_what_is_said_of_series_goes_along_and_brings_its_titles() -> None:
    wire, lost, pilot = (
        Title(number, name, order=order)
        for number, name, order in [(5, "The Wire", None), (3, "Lost", Order.OWN), (9, "Pilot", Order.DVD)]
    )
    text = io.StringIO()

    Archive().write(
        Snapshot(
            (), (), (), (),
            pass_notes=[PassNote(7, wire, 2, SUNDAY, "watchlog", "With Anna", began=When("2020-02"), dropped=True)],
            skips=[Skip(8, pilot, Portion(0), SUNDAY, "watchlog")],
            orders=[TitleOrder(lost, ((1, 2), (1, 1))), TitleOrder(wire, ((1, 1),))],
        ),
        text,
    )  # fmt: skip

    written = json.loads(text.getvalue())
    assert [(title["name"], title["order"]) for title in written["titles"]] == [
        ("The Wire", None),
        ("Pilot", "dvd"),
        ("Lost", "own"),
    ]
    (note,) = written["passes"]
    assert (note["title"], note["pass"], note["name"], note["stars"]) == (0, 2, "With Anna", None)
    assert (note["began_on"], note["ended_on"], note["dropped"]) == ("2020-02", None, True)
    assert [(skip["title"], skip["season"], skip["episode"]) for skip in written["skips"]] == [(1, 0, None)]
    assert written["orders"] == [{"title": 2, "places": [[1, 2], [1, 1]]}, {"title": 0, "places": [[1, 1]]}]


def test_a_list_goes_along_with_its_entries_and_a_title_that_stands_alone_comes_last() -> None:
    wire, lost, dune = (Title(number, name) for number, name in [(5, "The Wire"), (3, "Lost"), (1, "Dune")])
    dropped = lost._replace(status=Status.DROPPED)
    text = io.StringIO()

    Archive().write(
        Snapshot(
            (), (), [Plan(1, dune, None, SUNDAY, "")], (),
            lists=[TitleList("Best", "so far", SUNDAY, "csv")],
            listings=[Listing(wire, Portion(1, 2), "Best", 7, None, SUNDAY, "csv")],
            stating=[dropped, dune],
        ),
        text,
    )  # fmt: skip

    written = json.loads(text.getvalue())
    assert [(title["name"], title["status"]) for title in written["titles"]] == [
        ("Dune", None),
        ("The Wire", None),
        ("Lost", "dropped"),
    ]
    assert [(one["name"], one["note"], one["source"]) for one in written["lists"]] == [("Best", "so far", "csv")]
    (entry,) = written["listings"]
    assert (entry["title"], entry["season"], entry["episode"], entry["list"], entry["place"]) == (1, 1, 2, "Best", 7)


def test_what_is_said_of_series_comes_back_as_it_went_out(watchlog: Run, another: Callable[[str], Run]) -> None:
    sample = Path(__file__).parents[1] / "importers" / "samples" / "archive.json"
    other = another("other")

    watchlog("import", str(sample))
    (watchlog.home / "all.watchlog").write_bytes(watchlog.archive())
    other("import", str(watchlog.home / "all.watchlog"))

    assert json.loads(watchlog.archive()) == json.loads(sample.read_text(encoding="utf-8"))
    assert other.archive() == watchlog.archive()
