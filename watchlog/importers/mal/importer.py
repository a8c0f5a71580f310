"""MyAnimeList: the list that it exports as XML, and the one that its interface answers with as JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.importers.anime import AnimeList, Standing, Tracked, amount, fuzzy
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, day, record_row
from watchlog.importers.mal.answers import answer_rows, is_answer
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind
from watchlog.model.when import When
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

ROOT: Final = re.compile(r"<myanimelist[\s>]")
STANDINGS: Final = {
    "watching": Standing.WATCHING,
    "completed": Standing.COMPLETED,
    "on-hold": Standing.PAUSED,
    "dropped": Standing.DROPPED,
    "plan to watch": Standing.PLANNED,
    "1": Standing.WATCHING,
    "2": Standing.COMPLETED,
    "3": Standing.PAUSED,
    "4": Standing.DROPPED,
    "6": Standing.PLANNED,
}
"""Words of the export, and numbers that other programs write in their place."""
UNKNOWN_SORTS: Final = ("", "unknown")
DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MANGA: Final = "it is a manga, and nothing to watch"


class MyAnimeList:
    """Reads an anime list; of a manga list it only says that it is one."""

    name = "mal"

    def detect(self, source: Source) -> bool:
        """Whether a file has the root of the export, or is an answer of the interface."""
        return any(_is_export(source, file) or is_answer(source.head(file)) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A title a row."""
        files = [file for file in source.files if _is_export(source, file) or is_answer(source.head(file))]
        if not files:
            raise BadFile(f"{source.name} is no list of MyAnimeList", "name the file that its export page gave you")
        make = Maker(self.name, source.opened_at)
        anime = AnimeList(make, Believable())
        for file in files:
            rows = _export_rows if _is_export(source, file) else answer_rows
            yield from rows(source, file, make, anime)


def _is_export(source: Source, file: str) -> bool:
    return ROOT.search(source.head(file)) is not None


def _export_rows(source: Source, file: str, make: Maker, anime: AnimeList) -> Iterator[Row]:
    from watchlog.files.xml_elements import elements  # only this format needs a parser of XML

    head = source.head(file)
    tag = "manga" if "<manga>" in head and "<anime>" not in head else "anime"
    with source.binary(file) as binary:
        for number, element in enumerate(elements(binary, tag, source.label(file)), start=1):
            entry = {child.tag: (child.text or "").strip() for child in element}
            place = f"{tag} {number}"
            if tag == "manga":
                yield Row(place, Unreadable(MANGA), json.dumps(entry, ensure_ascii=False), file)
            else:
                yield record_row(place, entry, file, lambda entry=entry: _contents(entry, make, anime))  # type: ignore[misc]


def _contents(content: dict[str, Any], make: Maker, anime: AnimeList) -> Iterator[Content]:
    entry = Record(content)
    tracked = _tracked(entry, make)
    yield from anime.contents(tracked)
    for tag in dict.fromkeys(filter(None, map(str.strip, entry.text("my_tags").split(",")))):
        yield make.listing(tracked.title, tag)
    if storage := entry.text("my_storage"):
        yield make.listing(tracked.title, "Collection", note=_storage(storage, entry.text("my_storage_value")))


def _tracked(entry: Record, make: Maker) -> Tracked:
    refs = {"mal": entry.text("series_animedb_id")}
    total = amount(entry.number("series_episodes"))
    sort = entry.text("series_type").lower()
    kind = None if sort in UNKNOWN_SORTS else Kind.FILM if sort == "movie" and total <= 1 else Kind.SERIES
    score = entry.text("my_score")
    return Tracked(
        make.title(entry.text("series_title"), kind=kind, refs=refs),
        _standing(entry.text("my_status")),
        seen=amount(entry.number("my_watched_episodes")),
        total=total,
        repeats=amount(entry.number("my_times_watched")),
        again=_again(entry),
        stars=None if score in ("", "0") else parse_stars(score, SCALES["ten"]),
        note=readable(entry.text("my_comments")) or "",
        began=_date(entry.text("my_start_date")),
        ended=_date(entry.text("my_finish_date")),
    )


def _standing(text: str) -> Standing:
    if text.lower() not in STANDINGS:
        raise BadInput(f"“{text}” is no status of MyAnimeList")
    return STANDINGS[text.lower()]


def _again(entry: Record) -> int:
    is_repeated = entry.text("my_rewatching").lower() in ("1", "yes", "true")
    return amount(entry.number("my_rewatching_ep")) if is_repeated else 0


def _date(text: str) -> When:
    found = DATE.fullmatch(text)
    return fuzzy(*map(int, found.groups())) if found else day(text)


def _storage(storage: str, value: str) -> str:
    return storage if value in ("", "0", "0.00") else f"{storage}, {value}"
