"""Amazon Prime Video: moments, seasons and episodes as the script writes them, in the languages it speaks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.importers.conftest import in_memory
from watchlog.errors import BadFile
from watchlog.importers.prime.importer import OPENING, Prime
from watchlog.importers.prime.titles import episode_of, series_of
from watchlog.importers.protocol import Row, Unreadable
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN

REAL = Path(__file__).parents[3] / "shared" / "samples" / "amazon-prime" / "watch_history_extension_sample.csv"


def rows(*records: str, columns: tuple[str, ...] = OPENING[1]) -> list[Row]:
    """What is read of records of `when|type|title|episode`."""
    cells = ([f'"{cell}"' for cell in record.split("|")] for record in (("|".join(columns)), *records))
    source = in_memory({"a.csv": "\n".join(",".join(line) for line in cells).encode()})
    assert Prime().detect(source)
    return list(Prime().read(source))


def the_watch(record: str) -> Watch:
    (row,) = rows(record)
    assert not isinstance(row.contents, Unreadable)
    (watch,) = row.contents
    assert isinstance(watch, Watch)
    return watch


def test_an_episode_keeps_its_numbers_and_its_moment() -> None:
    watch = the_watch("1736456347817|Series|The Salt Road - Season 1|Episode 5: Low Water")

    assert (watch.title.name, watch.title.kind) == ("The Salt Road", Kind.SERIES)
    assert (watch.portion, watch.episode_title) == (Portion(1, 5), "Low Water")
    assert watch.when.at == datetime(2025, 1, 9, 20, 59, 7, 817000, tzinfo=UTC)
    assert (watch.when.on, watch.service, watch.source) == ("2025-01-09", "Prime Video", "prime")


@pytest.mark.parametrize("name", ["Das Haus am Kanal", "Lanterns: Part Two", "Lanterns - Part 2"])
def test_a_film_stays_whole(name: str) -> None:
    watch = the_watch(f"1720348983053|Movie|{name}|")

    assert (watch.title.name, watch.title.kind, watch.portion, watch.episode_title) == (name, Kind.FILM, WHOLE, None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-12-31 23:30:00.000", datetime(2024, 12, 31, 23, 30, tzinfo=UTC)),
        ("2024-12-31T23:30:00Z", datetime(2024, 12, 31, 23, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_without_a_zone_is_in_utc(text: str, at: datetime) -> None:
    watch = the_watch(f"{text}|Movie|Kettle|")

    assert (watch.when.at, watch.when.on) == (at, "2025-01-01")


def test_a_day_stays_a_day_and_no_moment_is_none() -> None:
    assert the_watch("2024-04-23|Movie|Kettle|").when == ("2024-04-23", None)
    assert the_watch("0|Movie|Kettle|").when == UNKNOWN
    assert the_watch("|Movie|Kettle|").when == UNKNOWN


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("1662745840083|Movie|Episode 0: Official Trailer|", "it is a trailer, not a viewing"),
        ("1662745840083|Movie|Episode 3: Low Water|", "it does not say of which series the episode is"),
        ("1662745840083|Movie|The Salt Road - Season 1|", "it does not say which episode was watched"),
        ("1662745840083|Series|The Salt Road|", "it does not say which episode was watched"),
        ("1662745840083|Movie||", "it has no title"),
        ("soon|Movie|Kettle|", "“soon” is no moment"),
        ("9999999999999999999|Movie|Kettle|", "“9999999999999999999” is no moment"),
    ],
)
def test_what_is_no_viewing_says_why(record: str, reason: str) -> None:
    (row,) = rows(record)

    assert row.contents == Unreadable(reason)


def test_a_row_that_stands_there_twice_is_told_once() -> None:
    film, again = "1720348983053|Movie|Kettle|", "1720348983054|Movie|Kettle|"

    found = [row.contents for row in rows(film, again, film)]

    assert [isinstance(one, Unreadable) for one in found] == [False, False, True]
    assert found[2] == Unreadable("it repeats line 2")


@pytest.mark.parametrize(
    ("text", "series", "season"),
    [
        ("The Salt Road - Season 2", "The Salt Road", 2),
        ("The Salt Road Season 2", "The Salt Road", 2),
        ("The Salt Road: Season Two", "The Salt Road", 2),
        ("Die Salzstraße - Staffel 3 [dt./OV]", "Die Salzstraße", 3),
        ("La Ruta de Sal - Temporada 1", "La Ruta de Sal", 1),
        ("La Route du sel - Saison 4", "La Route du sel", 4),
        ("塩の道 シーズン2", "塩の道", 2),
        ("The Salt Road - Volume 1", "The Salt Road", 1),
        ("Hi-Fi - Lo-Fi", "Hi-Fi - Lo-Fi", None),
        ("Season 1", "Season 1", None),
    ],
)
def test_a_season_is_told_in_its_language(text: str, series: str, season: int | None) -> None:
    assert series_of(text) == (series, season)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Episode 5: Low Water", 5, "Low Water"),
        ("Folge 5: Ebbe: Teil 1", 5, "Ebbe: Teil 1"),
        ("Episodio 5", 5, "Episodio 5"),
        ("Ep. 5 - Low Water", 5, "Low Water"),
        ("S1 E5 - Low Water", 5, "Low Water"),
        ("Low Water", None, "Low Water"),
        ("Eponymous", None, "Eponymous"),
    ],
)
def test_an_episode_is_told_by_its_number(text: str, number: int | None, name: str) -> None:
    assert episode_of(text) == (number, name)


@pytest.mark.parametrize("columns", OPENING)
def test_the_columns_are_known_in_every_language_of_the_script(columns: tuple[str, ...]) -> None:
    (row,) = rows("2024-04-23|Serie|Kettle - Season 1|Pilot", columns=columns)

    assert not isinstance(row.contents, Unreadable)


@pytest.mark.parametrize("content", [b"Title,Date\nKettle,2/5/19\n", b"", b"{}"])
def test_other_files_are_not_taken(content: bytes) -> None:
    source = in_memory({"a.csv": content})

    assert not Prime().detect(source)
    with pytest.raises(BadFile):
        list(Prime().read(source))


@pytest.mark.skipif(not REAL.is_file(), reason="the real export is not here")
def test_a_real_export_is_read() -> None:
    found = list(Prime().read(in_memory({"a.csv": REAL.read_bytes()})))

    refused = [row.contents.reason for row in found if isinstance(row.contents, Unreadable)]
    assert len(found) - len(refused) == 11
    assert refused == ["it is a trailer, not a viewing", "it repeats line 9", "it repeats line 11"]
