"""Under which title a record lands, whether it is added by hand or imported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

FACTS = ("title", "original_title", "year", "kind", "refs")


def bring(watchlog: Run, content: str) -> dict[str, Any]:
    """Import CSV."""
    path: Path = watchlog.home.with_name("brought.csv")
    path.write_text(content, encoding="utf-8")
    result = watchlog("import", str(path), "--json")
    assert result.code == 0, result.err
    counts: dict[str, Any] = result.json
    return counts


def titles(watchlog: Run) -> dict[str, list[str]]:
    """The labels of all titles that were watched, each with its dates, oldest first."""
    found: dict[str, list[str]] = {}
    for watch in watchlog("list", "--sort", "watched+", "--json").json:
        label = watch["title"] if watch["year"] is None else f"{watch['title']} ({watch['year']})"
        found.setdefault(label, []).append(watch["watched_on"])
    return found


def facts(watchlog: Run, which: str = "1") -> list[Any]:
    (watch,) = (watch for watch in watchlog("list", "--json").json if str(watch["id"]) == which)
    return [watch[key] for key in FACTS]


def test_an_imported_record_lands_under_the_same_id_whatever_its_name(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "2021", "--on", "2021")
    watchlog("edit", "1", "--set", "refs=imdb:tt1160419")

    bring(watchlog, "title,year,refs,watched_on\nDüne: Teil eins,2020,imdb:tt1160419,2022\n")

    assert titles(watchlog) == {"Dune (2021)": ["2021", "2022"]}


def test_another_id_at_the_same_service_is_another_title(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2021")
    watchlog("edit", "1", "--set", "refs=imdb:tt1160419")

    bring(watchlog, "title,refs,watched_on\nDune,imdb:tt0087182,2022\n")

    assert facts(watchlog)[-1] == {"imdb": "tt1160419"}
    assert len({watch["refs"]["imdb"] for watch in watchlog("list", "--json").json}) == 2


def test_an_imported_record_lands_under_the_same_name_and_year(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984", "--on", "1985")
    watchlog("add", "Dune", "--year", "2021", "--on", "2021")

    bring(watchlog, "title,year,watched_on\nDune,2021,2023\nDune,1984,2022\n")

    assert titles(watchlog) == {"Dune (1984)": ["1985", "2022"], "Dune (2021)": ["2021", "2023"]}


@pytest.mark.parametrize("name", ["elite", "Élite!", "ÉLITE", "E\u0301lite", "S.W.A.T"])
def test_an_imported_record_never_lands_by_its_fold_alone(watchlog: Run, name: str) -> None:
    watchlog("add", "Élite", "--on", "2018")
    watchlog("add", "SWAT", "--on", "2019")

    bring(watchlog, f"title,watched_on\n{name},2020\n")

    assert titles(watchlog) == {"Élite": ["2018"], "SWAT": ["2019"], name: ["2020"]}


def test_what_may_be_either_of_two_goes_to_review_and_is_not_written(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984", "--on", "1985")
    watchlog("add", "Dune", "--year", "2021", "--on", "2021")
    before = watchlog.archive()

    counts = bring(watchlog, "title,watched_on\nDune,2023\n")

    assert (counts["imported"], counts["review"]) == (0, 1)
    assert watchlog.archive() == before


def test_two_ids_of_two_titles_go_to_review(watchlog: Run) -> None:
    for number, (name, ref) in enumerate((("Dune", "imdb:tt1"), ("Heat", "tmdb:2")), start=1):
        watchlog("add", name, "--on", "2020")
        watchlog("edit", str(number), "--set", f"refs={ref}")

    assert bring(watchlog, "title,refs,watched_on\nDune,imdb:tt1 tmdb:2,2021\n")["review"] == 1


def test_remakes_in_one_file_stay_two(watchlog: Run) -> None:
    bring(watchlog, "title,year,watched_on\nDune,2021,2021\nDune,1984,1985\n")

    assert titles(watchlog) == {"Dune (1984)": ["1985"], "Dune (2021)": ["2021"]}


@pytest.mark.parametrize("order", [("Dune,2021,2021", "Dune,1984,1985"), ("Dune,1984,1985", "Dune,2021,2021")])
def test_remakes_stay_two_beside_a_title_of_that_name_without_a_year(watchlog: Run, order: tuple[str, str]) -> None:
    watchlog("add", "Dune", "--on", "2000")

    bring(watchlog, "\n".join(("title,year,watched_on", *order)))

    under = {date: label for label, dates in titles(watchlog).items() for date in dates}
    assert under.get("1985") in ("Dune (1984)", None)
    assert under.get("2021") in ("Dune (2021)", None)


def test_two_ids_at_one_service_stay_two_beside_a_title_of_that_name(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2000")

    bring(watchlog, "title,refs,watched_on\nDune,imdb:tt1160419,2021\nDune,imdb:tt0087182,1985\n")

    ids = {watch["watched_on"]: watch["refs"] for watch in watchlog("list", "--json").json}
    assert ids.get("1985") != ids.get("2021")


def test_remakes_beside_a_title_of_that_name_are_brought_in_once(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2000")
    content = "title,year,watched_on\nDune,2021,2021\nDune,1984,1985\n"
    bring(watchlog, content)
    before = watchlog.archive()

    assert bring(watchlog, content)["imported"] == 0
    assert watchlog.archive() == before


def test_a_film_and_a_series_of_one_name_stay_two(watchlog: Run) -> None:
    watchlog("add", "Fargo", "--film", "--on", "1996")

    bring(watchlog, "title,kind,watched_on\nFargo,series,2014\n")

    assert {watch["kind"] for watch in watchlog("list", "--json").json} == {"film", "series"}


def test_an_import_fills_in_what_was_not_known(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2020")

    bring(watchlog, "title,original_title,year,kind,refs,watched_on\nDune,Arrakis,2021,film,tmdb:438631,2022\n")

    assert facts(watchlog) == ["Dune", "Arrakis", 2021, "film", {"tmdb": "438631"}]


def test_an_import_overwrites_nothing(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2020", "--film", "--year", "2021")
    watchlog("edit", "1", "--set", "refs=imdb:tt1160419", "--set", "original_title=Dune: Part One")

    bring(watchlog, "title,original_title,year,kind,refs,watched_on\nD,X,1999,series,imdb:tt1160419 tmdb:1,2022\n")

    assert facts(watchlog) == ["Dune", "Dune: Part One", 2021, "film", {"imdb": "tt1160419", "tmdb": "1"}]


def test_facts_come_together_from_all_records_of_a_new_title(watchlog: Run) -> None:
    bring(watchlog, "title,year,kind,refs,watched_on\nDune,,,imdb:tt1,2021\nDune,2021,film,imdb:tt1,2022\n")

    assert titles(watchlog) == {"Dune (2021)": ["2021", "2022"]}


def test_undoing_an_import_takes_back_the_facts_it_filled_in(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "2020")
    bring(watchlog, "title,year,kind,refs,watched_on\nDune,2021,film,tmdb:438631,2022\n")

    watchlog("undo")

    assert facts(watchlog) == ["Dune", None, None, None, {}]


@pytest.mark.parametrize("named", ["dune", "DUNE", "Dune (2021)", "#1", "imdb:tt1160419", "D.u.n.e"])
def test_an_added_watch_lands_under_the_title_that_is_named(watchlog: Run, named: str) -> None:
    watchlog("add", "Dune", "--year", "2021", "--on", "2021")
    watchlog("edit", "1", "--set", "refs=imdb:tt1160419")

    watchlog("add", named, "--on", "2022")

    assert titles(watchlog) == {"Dune (2021)": ["2021", "2022"]}


def test_an_added_remake_is_a_title_of_its_own(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984", "--on", "1985")
    watchlog("add", "Dune (2021)", "--on", "2021")

    assert titles(watchlog) == {"Dune (1984)": ["1985"], "Dune (2021)": ["2021"]}


def test_an_added_watch_that_fits_two_titles_is_not_written(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984", "--on", "1985")
    watchlog("add", "Dune", "--year", "2021", "--on", "2021")
    before = watchlog.archive()

    refused = watchlog("add", "Dune")

    assert refused.code == 3
    assert "Dune (1984)" in refused.err
    assert "Dune (2021)" in refused.err
    assert watchlog.archive() == before


def test_what_is_said_when_adding_is_filled_in_and_nothing_overwritten(watchlog: Run) -> None:
    watchlog("add", "Dune", "--film", "--on", "2020")
    watchlog("add", "dune", "--year", "2021", "--on", "2022")
    assert facts(watchlog) == ["Dune", None, 2021, "film", {}]

    watchlog("add", "Dune", "--series", "--on", "2023")

    assert facts(watchlog) == ["Dune", None, 2021, "film", {}]


def test_a_title_may_end_with_a_year_in_brackets_itself(watchlog: Run) -> None:
    bring(watchlog, "title,watched_on\nBlade Runner (2049),2017\n")

    watchlog("add", "Blade Runner (2049)", "--on", "2020")

    assert titles(watchlog) == {"Blade Runner (2049)": ["2017", "2020"]}


def test_an_id_that_another_title_has_is_refused_in_words(watchlog: Run) -> None:
    watchlog("add", "Dune")
    watchlog("add", "Heat")
    watchlog("edit", "1", "--set", "refs=imdb:tt1")
    before = watchlog.archive()

    refused = watchlog("edit", "2", "--set", "refs=imdb:tt1")

    assert refused.code != 0
    assert "UNIQUE" not in refused.err
    assert "Dune" in refused.err
    assert watchlog.archive() == before


def test_a_file_that_is_named_twice_comes_in_once(watchlog: Run, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    file.write_text("title,watched_on\nDune,2021-10-03\n", encoding="utf-8")

    counts = watchlog("import", str(file), str(file), "--json").json

    assert (counts["rows"], counts["imported"], counts["duplicate"]) == (2, 1, 1)


def test_archives_brought_together_are_as_archives_brought_one_by_one(
    watchlog: Run, another: Callable[[str], Run], tmp_path: Path
) -> None:
    files = [str(tmp_path / "one.watchlog"), str(tmp_path / "two.watchlog")]
    for name, file, first in (("one", files[0], "Heat"), ("two", files[1], "Dune")):
        source = another(name)
        source("add", first, "--on", "2020")
        source("add", "Heat", "--on", "2021" if name == "one" else "2022")
        source("export", file)
    apart = another("apart")

    watchlog("import", *files)
    for file in files:
        apart("import", file)

    assert watchlog.archive() == apart.archive()
