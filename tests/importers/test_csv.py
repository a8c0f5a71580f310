"""watchlog's own CSV, as people, spreadsheets and accidents write it."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.importers.reading import rows, source
from watchlog.importers.csv import Csv

DUNE = "title,year,note\r\nDune,2021,“Wow” café\r\n"


def bring(watchlog: Run, content: str | bytes, *options: str) -> dict[str, Any]:
    """Import a file that is taken, if perhaps not all of it."""
    result = watchlog("import", str(brought(watchlog, content)), "--json", *options)
    assert result.code == 0, result.err
    counts: dict[str, Any] = result.json | {"err": result.err}
    return counts


def refusal(watchlog: Run, content: str | bytes, *options: str) -> str:
    """Import a file that is refused as a whole."""
    result = watchlog("import", str(brought(watchlog, content)), *options)
    assert result.code == 1
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "should not have" not in result.err
    assert watchlog("list").out == ""
    return result.err


def brought(watchlog: Run, content: str | bytes) -> Path:
    path = watchlog.home.with_name("brought.csv")
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def the_watch(watchlog: Run) -> dict[str, Any]:
    (watch,) = watchlog("list", "--json").json
    assert isinstance(watch, dict)
    return watch


@pytest.mark.parametrize(
    "content",
    [
        DUNE.encode(),
        codecs.BOM_UTF8 + DUNE.encode(),
        DUNE.encode("utf-16"),
        codecs.BOM_UTF16_BE + DUNE.encode("utf-16-be"),
        DUNE.encode("cp1252"),
        DUNE.replace("\r\n", "\n").encode(),
        DUNE.replace("\r\n", "\r").encode(),
        DUNE.rstrip().encode(),
        DUNE.replace("\r\n", "\r\n\r\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "cp1252", "lf", "cr", "no last line end", "blank lines"],
)
def test_encodings_and_line_ends_are_understood(watchlog: Run, content: bytes) -> None:
    assert bring(watchlog, content)["imported"] == 1
    watch = the_watch(watchlog)
    assert (watch["title"], watch["year"], watch["note"]) == ("Dune", 2021, "“Wow” café")


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_another_separator_is_refused_or_understood_but_never_half(watchlog: Run, separator: str) -> None:
    assert refusal(watchlog, DUNE.replace(",", separator))
    assert "title" in refusal(watchlog, DUNE.replace(",", separator), "--from", "csv")


def test_only_the_title_is_needed(watchlog: Run) -> None:
    assert bring(watchlog, "title\nDune\n")["imported"] == 1
    watch = the_watch(watchlog)
    assert (watch["watched_on"], watch["stars"], watch["source"]) == (None, None, "csv")


def test_headers_may_be_written_large_and_with_blanks(watchlog: Run) -> None:
    assert bring(watchlog, " Watched_On , TITLE \n2020-01-02,Dune\n")["imported"] == 1
    assert the_watch(watchlog)["watched_on"] == "2020-01-02"


def test_unknown_columns_are_left_out(watchlog: Run) -> None:
    assert bring(watchlog, "mood,title,mood\nglad,Dune,sad\n")["imported"] == 1


def test_a_short_row_is_taken_with_what_it_has(watchlog: Run) -> None:
    assert bring(watchlog, "title,year,note\nDune\n")["imported"] == 1
    assert the_watch(watchlog)["year"] is None


def test_a_long_row_is_rejected_with_its_line(watchlog: Run) -> None:
    counts = bring(watchlog, "title,year\nDune,2021,extra\nHeat,1995\n")

    assert (counts["imported"], counts["rejected"]) == (1, 1)
    assert "line 2: it has 3 cells for 2 columns" in counts["err"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",2021,,,,", "it has no title"),
        ("  ,2021,,,,", "it has no title"),
        ("Dune,soon,,,,", "“soon”"),
        ("Dune,,2021-02-30,,,", "“2021-02-30”"),
        ("Dune,,yesterday,,,", "“yesterday”"),
        ("Dune,,,6,,", "“6”"),
        ("Dune,,,nan,,", "“nan”"),
        ("Dune,,,3.333,,", "“3.333”"),
        ("Dune,,,,x,", "“x”"),
        ("Dune,,,,,maybe", "“maybe”"),
        ("D\0une,,,,,", "NUL"),
        ("x" * 501 + ",,,,,", "501"),
    ],
)
def test_a_bad_row_is_rejected_with_its_line_and_the_reason(watchlog: Run, row: str, reason: str) -> None:
    content = f"title,year,watched_on,stars,season,rewatch\nHeat,1995,,,,\n{row}\n".encode("utf-16")

    counts = bring(watchlog, content)

    assert (counts["rows"], counts["imported"], counts["rejected"]) == (2, 1, 1)
    assert counts["err"].startswith("line 3: ")
    assert reason in counts["err"]


def test_a_row_is_named_by_the_line_on_which_it_begins(watchlog: Run) -> None:
    counts = bring(watchlog, 'title,note,year\nDune,"one\ntwo\nthree",soon\n')

    assert counts["err"].startswith("line 2: ")


def test_cells_of_several_lines_are_kept_as_they_are(watchlog: Run) -> None:
    bring(watchlog, 'title,note\r\nDune,"one\r\ntwo\rthree\nfour ""five"""\r\n')

    assert the_watch(watchlog)["note"] == 'one\r\ntwo\rthree\nfour "five"'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('title,note\nDune,"never closed\nHeat,\n', "line 3"),
        ('title\n"Dune"x\n', "line 2"),
        ("title,title\nDune,Heat\n", "“title”"),
        ("year,title,Year\n2021,Dune,2022\n", "“year”"),
        ("name,year\nDune,2021\n", ""),
        ("", ""),
        ("\n\n", ""),
        ("title\nD\0une\n", "NUL"),
        (codecs.BOM_UTF16_LE + b"t\0i", ""),
        (codecs.BOM_UTF8 + b"title\n\xff\n", "utf-8"),
    ],
)
def test_a_file_that_is_no_csv_is_refused_whole(watchlog: Run, content: str | bytes, said: str) -> None:
    assert said.lower() in refusal(watchlog, content).lower()


def test_a_header_alone_is_an_empty_history(watchlog: Run) -> None:
    counts = bring(watchlog, "title,year\n")

    assert (counts["rows"], counts["imported"], counts["batch"]) == (0, 0, None)
    assert watchlog("log").out == ""


def test_a_note_of_five_megabytes_is_kept(watchlog: Run) -> None:
    note = "Ünd so weiter, " * 350_000

    bring(watchlog, f'title,note\nDune,"{note}"\n')

    assert the_watch(watchlog)["note"] == note


@pytest.mark.parametrize(("cell", "stars"), [('"3,5"', 3.5), ("3.5", 3.5), ("7/10", 3.5), ("85/100", 4.25), ("0", 0)])
def test_stars_may_have_a_decimal_comma_and_a_scale(watchlog: Run, cell: str, stars: float) -> None:
    bring(watchlog, f"title,stars\nDune,{cell}\n")

    assert the_watch(watchlog)["stars"] == stars


@pytest.mark.parametrize("precise", ["2021", "2021-10", "2021-10-03"])
def test_a_date_stays_as_precise_as_it_is(watchlog: Run, precise: str) -> None:
    bring(watchlog, f"title,watched_on\nDune,{precise}\n")

    assert the_watch(watchlog)["watched_on"] == precise


def test_a_moment_brings_its_own_day(watchlog: Run) -> None:
    bring(watchlog, "title,watched_at\nDune,2021-10-03T23:30:00-07:00\n")

    watch = the_watch(watchlog)
    assert (watch["watched_on"], watch["watched_at"]) == ("2021-10-03", "2021-10-03T23:30:00-07:00")


def test_two_days_for_one_sitting_are_rejected(watchlog: Run) -> None:
    counts = bring(watchlog, "title,watched_on,watched_at\nDune,2021-10-04,2021-10-03T23:30:00-07:00\n")

    assert counts["rejected"] == 1


@pytest.mark.parametrize("moment", ["2021-10-03T23:30:00", "noon", "0001-01-01T00:00:00+14:00"])
def test_a_moment_without_its_zone_is_rejected(watchlog: Run, moment: str) -> None:
    counts = bring(watchlog, f"title,watched_at\nDune,{moment}\n")

    assert counts["rejected"] == 1
    assert f"“{moment}”" in counts["err"]


def test_two_sittings_of_one_day_stay_two(watchlog: Run) -> None:
    content = "title,watched_on\nDune,2021-10-03\nDune,2021-10-03\n"

    assert bring(watchlog, content)["imported"] == 2
    assert bring(watchlog, content)["duplicate"] == 2
    assert bring(watchlog, content + "Dune,2021-10-03\n")["imported"] == 1


def test_the_guard_comes_off_every_column(watchlog: Run) -> None:
    bring(watchlog, "title,note,tags,service,with\n'=1,'+2,'@3,'-4,''=5\n")

    watch = the_watch(watchlog)
    assert [watch[key] for key in ("title", "note", "tags", "service", "with")] == ["=1", "+2", ["@3"], "-4", "'=5"]


def test_reasons_reach_the_terminal_harmless(watchlog: Run) -> None:
    counts = bring(watchlog, "title,year\nDune,\x1b[31m\u202e\n")

    assert counts["rejected"] == 1
    assert "\x1b" not in counts["err"]
    assert "\u202e" not in counts["err"]


@pytest.mark.parametrize(
    "first",
    [
        "title",
        "TITLE,Year",
        "mood,title",
        '"title","note"',
        "title,original_title,year,kind,season,episode,watched_on,stars,refs,source,added_at,mood",
    ],
)
def test_a_table_with_titles_is_its_own(first: str) -> None:
    assert Csv().detect(source({"mine.csv": f"{first}\nDune\n"}))


@pytest.mark.parametrize(
    "first",
    [
        "Title,Date",
        "Title,Rating",
        "title;year;note",
        "Const,Your Rating,Date Rated,Title,URL,Title Type,Year",
        "media_id,source,media_type,title,image,season_number,episode_number,score,status",
        "movie_id,imdb_id,tmdb_id,rating,average_rating,title",
        "show_id;show_name;season;episode;title;seen_date;times_watched",
        '"Date Watched","Type","Title","Episode Title"',
        "Profile Name,Start Time,Duration,Attributes,Title,Device Type",
        "Title,Year,WatchedDate,Rating",
        "SIMKL_ID,Title,Type,Year,Watchlist",
        "name,year",
        "",
    ],
)
def test_tables_of_others_that_have_titles_too_are_not(first: str) -> None:
    assert not Csv().detect(source({"theirs.csv": f"{first}\nDune\n"}))


def test_the_record_is_kept_as_it_stood_there() -> None:
    (row,) = rows(Csv(), {"mine.csv": 'title,note,mood\nDune,"a, b",glad\n'})

    assert (row.place, row.raw) == ("line 2", 'Dune,"a, b",glad')


def test_its_own_export_is_nothing_new_to_a_history_with_twins(watchlog: Run) -> None:
    watchlog("add", "Dune", "--year", "1984", "--on", "2001")
    watchlog("add", "Dune", "--year", "2021", "--on", "2022")
    watchlog("edit", "1", "--set", "year=")
    watchlog("edit", "2", "--set", "year=")
    exported = watchlog("export", "-").raw
    archive = watchlog.archive()

    counts = bring(watchlog, exported)

    assert (counts["imported"], counts["duplicate"] + counts["review"]) == (0, 2)
    assert json.loads(watchlog.archive()) == json.loads(archive)
