"""Round trips: in from a service, out to it again; equal but for what is told."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Run
from watchlog.parsing.plain_text import readable

REAL: Final = Path(__file__).parents[3] / "shared" / "samples"
MADE_UP: Final = Path(__file__).parents[1] / "importers" / "samples"

Rows = list[dict[str, Any]]


def there(path: Path) -> Path:
    """A sample, or a skipped test where there are none."""
    if not path.exists():
        pytest.skip(f"there are no samples of {path.parent.name} beside the project")
    return path


def parts_of(path: Path) -> dict[str, Rows]:
    """The records of a Trakt export by what they are: `history`, `ratings`, `watchlist`, `dropped`, `list`."""
    parts: dict[str, Rows] = {"history": [], "ratings": [], "watchlist": [], "dropped": [], "list": []}
    for name, content in _contents(path):
        stem = Path(name).name.partition(".")[0].removeprefix("lists-").removeprefix("watched-")
        kind = "dropped" if stem == "hidden-dropped" else stem.partition("-")[0]
        if kind in parts and name.endswith(".json"):
            parts[kind] += json.loads(content)
    return parts


def rows_of(path: Path, name: str) -> Rows:
    """The rows of one file of a Letterboxd export."""
    return list(csv.DictReader(io.StringIO((path / name).read_bytes().decode(), newline="")))


def exported(run: Run, name: str) -> tuple[Rows, list[str]]:
    """The rows that a format makes of a history, and what it told."""
    result = run("export", "-", "--format", name)
    assert result.code == 0, result.err
    return list(csv.DictReader(io.StringIO(result.out, newline=""))), result.err.splitlines()


def _contents(path: Path) -> Iterable[tuple[str, bytes]]:
    if path.is_dir():
        return [(str(file.relative_to(path)), file.read_bytes()) for file in sorted(path.rglob("*")) if file.is_file()]
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def about(record: Mapping[str, Any]) -> tuple[object, ...]:
    """What a record of Trakt's is about: its kind, its number there, its season and its number."""
    title = record.get("movie") or record["show"]
    season = record.get("season", {}).get("number", record.get("episode", {}).get("season"))
    return (record["type"], title["ids"]["trakt"], season, record.get("episode", {}).get("number"))


def said(parts: Mapping[str, Rows], kind: str, *fields: str) -> Counter[tuple[object, ...]]:
    return Counter((*about(record), *(record[field] or None for field in fields)) for record in parts[kind])


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(MADE_UP / "trakt", id="made up"),
        pytest.param(REAL / "trakt" / "export-a", id="real"),
        pytest.param(REAL / "trakt" / "official-export-fixture", id="another real one"),
    ],
)
def test_trakt_comes_out_as_it_came_in(watchlog: Run, tmp_path: Path, path: Path) -> None:
    before = parts_of(there(path))
    brought = watchlog("import", str(path))
    assert brought.code == 0, brought.err
    file = tmp_path / "trakt.zip"

    told = watchlog("export", str(file), "--format", "trakt").err

    after = parts_of(file)
    for kind, fields in {
        "ratings": ("rating", "rated_at"),
        "watchlist": ("listed_at", "notes"),
        "dropped": (),
    }.items():
        assert said(after, kind, *fields) == said(before, kind, *fields), kind
    assert said(before, "list", "rank", "notes", "listed_at") <= said(after, "list", "rank", "notes", "listed_at")
    assert said(before, "history") <= said(after, "history")
    assert_moments_are_kept(before["history"], after["history"])
    assert ("go by season and number" in told) == any(record["type"] == "episode" for record in after["history"])


def assert_moments_are_kept(before: Rows, after: Rows) -> None:
    """Each sitting is told as it was, or by its day alone, or as one of unknown date; never by another moment."""
    known: dict[object, list[str]] = {}
    for record in before:
        known.setdefault(about(record), []).append(record["watched_at"])
    for record in after:
        at = record["watched_at"]
        assert at == "unknown" or len(at) == len("2026-11-22") or at in known[about(record)]


def words(review: str) -> tuple[str, ...]:
    """The lines of a review, whichever way they end."""
    return tuple((readable(review) or "").splitlines())


def entry(row: Mapping[str, str], day: str, name: str, review: str = "") -> tuple[object, ...]:
    """An entry of a Letterboxd diary."""
    rating = float(row["Rating"]) if row["Rating"] else None
    tags = frozenset(tag.strip() for tag in row["Tags"].split(",") if tag.strip())
    return (row[name], row["Year"], row[day], rating, bool(row["Rewatch"]), tags, words(row.get("Review") or review))


def film(row: Mapping[str, str], name: str = "Name") -> tuple[str, str]:
    return (row[name], row["Year"])


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(MADE_UP / "letterboxd", id="made up"),
        pytest.param(REAL / "letterboxd" / "export-a", id="real"),
    ],
)
def test_letterboxd_comes_out_as_it_came_in(watchlog: Run, path: Path) -> None:
    brought = watchlog("import", str(there(path)))
    assert brought.code == 0, brought.err

    rows, told = exported(watchlog, "letterboxd")
    planned, _ = exported(watchlog, "letterboxd-watchlist")

    reviews = {(*film(row), row["Watched Date"]): row["Review"] for row in rows_of(path, "reviews.csv")}
    diary = rows_of(path, "diary.csv")
    assert Counter(entry(row, "WatchedDate", "Title") for row in rows if row["WatchedDate"]) == Counter(
        entry(row, "Watched Date", "Name", reviews.get((*film(row), row["Watched Date"]), "")) for row in diary
    )
    assert {film(row) for row in rows_of(path, "watched.csv")} <= {film(row, "Title") for row in rows}
    assert Counter(film(row, "Title") for row in planned) == Counter(set(map(film, rows_of(path, "watchlist.csv"))))
    assert ratings_of(rows) >= {(*film(row), float(row["Rating"])) for row in rows_of(path, "ratings.csv")}
    written = [(film(row, "Title"), words(row["Review"])) for row in rows]
    assert all((film(row), words(row["Review"])) in written for row in rows_of(path, "reviews.csv"))
    assert all("rating" not in remark or "earlier" in remark for remark in told)


def ratings_of(rows: Rows) -> set[tuple[str, str, float]]:
    return {(*film(row, "Title"), float(row["Rating"])) for row in rows if row["Rating"]}


@pytest.mark.parametrize("name", ["trakt/export-a", "letterboxd/export-a", "tmdb-export", "imdb"])
def test_an_archive_of_what_came_from_elsewhere_comes_back_the_same(
    watchlog: Run, another: Callable[[str], Run], tmp_path: Path, name: str
) -> None:
    path = there(REAL / name)
    for file in [path] if path.name == "export-a" else sorted(path.iterdir()):
        assert watchlog("import", str(file)).code == 0
    archive = tmp_path / "all.watchlog"
    archive.write_bytes(watchlog.archive())
    other = another("other")

    assert other("import", str(archive)).code == 0

    assert other.archive() == archive.read_bytes()


@pytest.mark.parametrize(
    ("name", "suffix", "lines"),
    [
        ("letterboxd", ".csv", 3),
        ("imdb", ".csv", 2),
        ("yamtrack", ".csv", 7),
        ("simkl", ".csv", 2),
        ("trakt", ".zip", 5),
    ],
)
def test_what_goes_out_can_come_in_again(
    watchlog: Run, another: Callable[[str], Run], tmp_path: Path, name: str, suffix: str, lines: int
) -> None:
    ids = ("refs=imdb:tt9000001 tmdb:movie/71", "refs=imdb:tt9000002 tmdb:tv/72 tvdb:7200")
    watchlog("add", "The Pier", "--film", "--year", "1962", "--on", "2021-10-03", "--stars", "4")
    watchlog("add", "The Pier", "--on", "2022-10-03", "--stars", "4")
    watchlog("edit", "1", "--set", ids[0])
    watchlog("add", "Harbour Lights", "s1e1-e2", "--year", "2004", "--on", "2021-10-04")
    watchlog("edit", "3", "--set", ids[1])
    file = tmp_path / f"out{suffix}"
    assert watchlog("export", str(file), "--format", name).code == 0
    other = another("other")

    brought = other("import", str(file), "--json").json

    assert (brought["source"], brought["rejected"], brought["review"]) == (name, 0, 0)
    assert brought["rows"] <= lines
    pier = other("show", "The Pier", "--json").json
    assert (pier["year"], pier["stars"]) == (None if name == "yamtrack" else 1962, 4)
    assert set(pier["refs"].values()) & {"tt9000001", "movie/71", "71"}


@pytest.mark.parametrize("name", ["letterboxd-watchlist", "imdb-watchlist"])
def test_a_watchlist_that_goes_out_can_come_in_again(
    watchlog: Run, another: Callable[[str], Run], tmp_path: Path, name: str
) -> None:
    watchlog("plan", "The Pier (1962)")
    watchlog("add", "The Pier", "--film", "--on", "2021-10-03")
    watchlog("edit", "The Pier", "--set", "refs=imdb:tt9000001")
    watchlog("plan", "The Pier")
    file = tmp_path / "watchlist.csv"
    assert watchlog("export", str(file), "--format", name).code == 0
    other = another("other")

    brought = other("import", str(file), "--json").json

    assert (f"{brought['source']}-watchlist", brought["rows"], brought["imported"]) == (name, 1, 1)
    assert [plan["refs"] for plan in other("plans", "--json").json] == [{"imdb": "tt9000001"}]


def test_anime_goes_out_and_comes_in_again(watchlog: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    watchlog("add", "Mecha Harbour", "s1e1-e3", "--on", "2021-10-04")
    watchlog("edit", "1", "--set", "refs=mal:40028")
    watchlog("rate", "Mecha Harbour", "4")
    file = tmp_path / "anime.xml"
    assert watchlog("export", str(file), "--format", "mal").code == 0
    other = another("other")

    brought = other("import", str(file), "--json").json

    assert (brought["source"], brought["rows"], brought["rejected"]) == ("mal", 1, 0)
    shown = other("show", "Mecha Harbour", "--json").json
    assert (shown["refs"], shown["stars"], len(shown["watches"])) == ({"mal": "40028"}, 4, 3)


IN_BOTH: Final = (
    *("my_watched_episodes", "my_start_date", "my_finish_date", "my_score", "my_status", "my_comments"),
    *("my_times_watched", "my_tags", "my_storage", "my_storage_value", "my_rewatching", "my_rewatching_ep"),
)


def entries(document: bytes) -> dict[str, dict[str, str]]:
    """What a list of MyAnimeList says of each anime that the user has there, by its number."""
    anime = ET.fromstring(document).findall("anime")  # noqa: S314 - ours, or a sample
    told = [{part.tag: (part.text or "").strip() for part in each} for each in anime]
    for each in told:  # who completed a series has seen all of it, whatever the counter says
        seen = int(each["my_watched_episodes"])
        total = int(each["series_episodes"]) if each["my_status"] == "Completed" else 0
        each["my_watched_episodes"] = str(max(seen, total))
    return {each["series_animedb_id"]: {part: each.get(part, "") for part in IN_BOTH} for each in told}


def in_its_words(entry: Mapping[str, str]) -> dict[str, str]:
    """An entry as MyAnimeList would have it, whoever wrote it."""
    tags = ", ".join(sorted(filter(None, map(str.strip, entry["my_tags"].split(",")))))
    words = readable(entry["my_comments"]) or ""
    return {**entry, "my_tags": tags, "my_comments": words, "my_storage_value": entry["my_storage_value"] or "0.00"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(MADE_UP / "mal.xml", id="made up"),
        pytest.param(REAL / "mal" / "animelist_export_2026.xml", id="real"),
        pytest.param(REAL / "mal" / "animelist_export_scored_tags.xml", id="another real one"),
    ],
)
def test_myanimelist_comes_out_as_it_came_in(watchlog: Run, tmp_path: Path, path: Path) -> None:
    before = entries(there(path).read_bytes())
    brought = watchlog("import", str(path))
    assert brought.code == 0, brought.err
    file = tmp_path / "anime.xml"

    told = watchlog("export", str(file), "--format", "mal").err

    after = entries(file.read_bytes())
    assert {number: in_its_words(entry) for number, entry in after.items()} == {
        number: in_its_words(entry) for number, entry in before.items()
    }
    assert told == ""
