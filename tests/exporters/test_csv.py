"""CSV, exactly as the contract says."""

import csv
import io

from tests.conftest import Run

HEADER = (
    "title,original_title,year,kind,season,episode,episode_title,watched_on,watched_at,stars,note,tags,service,with,"
    "rewatch,pass,refs,source,added_at"
)


def test_an_empty_history_is_a_header(watchlog: Run) -> None:
    assert watchlog("export", "-").raw == f"{HEADER}\r\n".encode()


def test_every_column_of_a_watch(watchlog: Run) -> None:
    told = ("--stars", "85/100", "--note", 'He said "no",\nonce', "--tag", "b", "--tag", "a", "--rewatch")
    watchlog("add", "The Wire", "s1e2", *told, "--service", "DVD", "--with", "Anna", "--on", "2021-10-03 20:15")
    for fact in ("year=2002", "refs=tvmaze:179 imdb:tt0306414", "original_title=Wire", "episode_title=The Detail"):
        watchlog("edit", "1", "--set", fact)

    assert watchlog("export", "-").raw.decode() == (
        f"{HEADER}\r\n"
        "The Wire,Wire,2002,series,1,2,The Detail,2021-10-03,2021-10-03T20:15:00+02:00,4.25,"
        '"He said ""no"",\nonce","a, b",DVD,Anna,true,2,imdb:tt0306414 tvmaze:179,watchlog,'
        "2026-11-22T20:30:00+00:00\r\n"
    )


def test_nothing_known_is_an_empty_cell(watchlog: Run) -> None:
    watchlog("add", "Dune", "--on", "unknown")

    assert watchlog("export", "-").out.splitlines()[1] == "Dune,,,,,,,,,,,,,,false,,,watchlog,2026-11-22T20:30:00+00:00"


def test_it_is_utf_8_without_a_mark_whatever_the_locale(watchlog: Run) -> None:
    watchlog("add", "进击的巨人 👩‍👩‍👧 Élite")

    raw = watchlog("export", "-", encoding="ascii", LC_ALL="C").raw

    assert raw.startswith(b"title,")
    assert "进击的巨人 👩‍👩‍👧 Élite" in raw.decode("utf-8")


def test_every_text_that_would_run_is_guarded(watchlog: Run) -> None:
    watchlog("add", "--note", "+2", "--tag", "@3", "--service", "-4", "--with", "'=5", "--", "=1")
    watchlog("edit", "1", "--set", "original_title=\uff1d6", "--set", "episode_title= =7")

    (row,) = csv.DictReader(io.StringIO(watchlog("export", "-").out, newline=""))

    assert (row["title"], row["note"], row["tags"], row["service"]) == ("'=1", "'+2", "'@3", "'-4")
    assert (row["with"], row["original_title"], row["episode_title"]) == ("''=5", "'\uff1d6", "'=7")


def test_the_list_as_csv_is_the_export(watchlog: Run) -> None:
    watchlog("add", "--note", "+2", "--tag", "=3", "--tag", "b", "--service", "-4", "--", "=1")

    assert watchlog("list", "--csv").raw == watchlog("export", "-").raw


def test_notes_keep_their_line_ends(watchlog: Run) -> None:
    watchlog("add", "Dune", "--note", "-", stdin=b"one\r\ntwo\rthree\n")

    assert b'"one\r\ntwo\rthree\n"' in watchlog("export", "-").raw


def test_watches_stand_in_the_order_they_were_recorded(watchlog: Run) -> None:
    watchlog("add", "B", "--on", "2020")
    watchlog("add", "A", "--on", "2010")

    assert [line.split(",")[0] for line in watchlog("export", "-").out.splitlines()] == ["title", "B", "A"]
