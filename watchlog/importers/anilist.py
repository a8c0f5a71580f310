"""AniList: a user's lists as its interface answers with them, and what its own download lacks."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import document
from watchlog.importers.anime import AnimeList, Standing, Tracked, amount, fuzzy
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES, Scale, Stars
from watchlog.model.title import Kind, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

LISTS: Final = re.compile(r'"lists"\s*:\s*\[')
OF_ENTRIES: Final = ('"entries"', '"isCustomList"', '"MediaListCollection"')
OF_DOWNLOAD: Final = ('"series_id"', '"series_type"')
DEPTH: Final = 6
"""Objects within objects in which lists are looked for."""
STANDINGS: Final = {
    "CURRENT": Standing.WATCHING,
    "PLANNING": Standing.PLANNED,
    "COMPLETED": Standing.COMPLETED,
    "DROPPED": Standing.DROPPED,
    "PAUSED": Standing.PAUSED,
    "REPEATING": Standing.REPEATING,
}
SCORES: Final = {
    "POINT_100": SCALES["hundred"],
    "POINT_10_DECIMAL": SCALES["ten-tenths"],
    "POINT_10": SCALES["ten"],
    "POINT_5": SCALES["stars"],
}
SMILEYS: Final = {"1": 35, "2": 60, "3": 85}
"""What AniList itself takes its three faces for, of 100."""
MOST_OF_TEN: Final = 10
BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""From when seconds are counted."""


class Listed(NamedTuple):
    """An entry, and the list in which it stands.

    Attributes:
        entry: As it was answered.
        of_manga: Whether it stands among manga.
        custom: The name of the user's own list in which it stands, empty where it is none of theirs.
        score_format: How the user gives scores, empty where nobody says.
    """

    entry: Any
    of_manga: bool
    custom: str
    score_format: str


class AniList:
    """Reads anime lists; of manga it only says that it is that."""

    name = "anilist"

    def detect(self, source: Source) -> bool:
        """Whether a file holds lists of entries as AniList's interface, or its own download, writes them."""
        return any(_is_of_anilist(source.head(file)) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """An entry of a list a row; what stands in several lists is told once, and then as an entry of them."""
        files = [file for file in source.files if _is_of_anilist(source.head(file))]
        if not files:
            raise BadFile(f"{source.name} holds no lists of AniList", "nothing was imported")
        make = Maker(self.name, source.opened_at)
        reader = _Reader(source, make, AnimeList(make, Believable()))
        for file in files:
            yield from reader.rows(file)


class _Reader:
    def __init__(self, source: Source, make: Maker, anime: AnimeList) -> None:
        self._source = source
        self._make = make
        self._anime = anime
        self._told: set[str] = set()

    def rows(self, file: str) -> Iterator[Row]:
        label = self._source.label(file)
        with self._source.text(file) as text:
            content = document(text, label)
        listed = list(_listed(content, DEPTH))
        if not listed and not _has_lists(content):
            raise BadFile(f"{label} holds no lists of AniList", "nothing was imported")
        guessed = _guessed(listed)
        for number, each in enumerate(listed, start=1):
            scale = each.score_format or guessed
            yield record_row(
                f"entry {number}",
                each.entry,
                file,
                lambda each=each, scale=scale: self._contents(each, scale),  # type: ignore[misc]
            )

    def _contents(self, listed: Listed, score_format: str) -> Iterator[Content]:
        entry = Record(listed.entry)
        if "series_id" in entry:
            raise BadInput(f"AniList's own download names no titles, only its id {entry.text('series_id')}")
        media = entry.within("media")
        if listed.of_manga or media.text("type") == "MANGA":
            raise BadInput("it is a manga, and nothing to watch")
        tracked = _tracked(entry, media, _stars(entry.text("score"), score_format), self._make)
        key = entry.text("id") or " ".join(map(str, tracked.title.refs)) or tracked.title.name
        for content in self._anime.contents(tracked):
            if key not in self._told or not isinstance(content, Watch):
                yield content
        self._told.add(key)
        yield from self._listings(tracked, entry, listed.custom)

    def _listings(self, tracked: Tracked, entry: Record, custom: str) -> Iterator[Content]:
        names = {custom: True, **entry.within("customLists").content}
        for name, is_in in names.items():
            if name and is_in is True:
                yield self._make.listing(tracked.title, name, listed_at=tracked.changed_at)


def _is_of_anilist(head: str) -> bool:
    marks = any(mark in head for mark in OF_ENTRIES), all(mark in head for mark in OF_DOWNLOAD)
    return head.lstrip()[:1] == "{" and LISTS.search(head) is not None and any(marks)


def _has_lists(content: Any, depth: int = DEPTH) -> bool:
    if not isinstance(content, Mapping):
        return False
    return isinstance(content.get("lists"), list) or (
        depth > 0 and any(_has_lists(within, depth - 1) for within in content.values())
    )


def _listed(content: Any, depth: int, *, of_manga: bool = False) -> Iterator[Listed]:
    """Every entry of every list, wherever in the answer the lists stand."""
    if not isinstance(content, Mapping):
        return
    lists = content.get("lists")
    if isinstance(lists, list):
        score_format = _score_format(content)
        for each in lists:
            yield from _of_list(each, of_manga, score_format)
        return
    for key, within in content.items():
        if depth:
            yield from _listed(within, depth - 1, of_manga=of_manga or str(key).lower().startswith("manga"))


def _of_list(each: Any, of_manga: bool, score_format: str) -> Iterator[Listed]:
    if not isinstance(each, Mapping) or not isinstance(each.get("entries"), list):
        yield Listed(each, of_manga, "", score_format)
        return
    name = str(each.get("name") or "Custom list") if each.get("isCustomList") is True else ""
    for entry in each["entries"]:
        yield Listed(entry, of_manga, name, score_format)


def _score_format(collection: Mapping[str, Any]) -> str:
    try:
        return Record(collection).within("user").within("mediaListOptions").text("scoreFormat")
    except BadInput:
        return ""


def _guessed(listed: list[Listed]) -> str:
    """How the user gives scores, by the scores themselves, where nobody says it."""
    scores = [each.entry.get("score") for each in listed if isinstance(each.entry, Mapping) and not each.score_format]
    numbers = [score for score in scores if isinstance(score, int | float)]
    if any(number > MOST_OF_TEN for number in numbers):
        return "POINT_100"
    return "POINT_10_DECIMAL" if any(number % 1 for number in numbers) else "POINT_10"


def _stars(score: str, score_format: str) -> Stars | None:
    said = score.removesuffix(".0")
    if said in ("", "0"):
        return None
    if score_format == "POINT_3":
        if said not in SMILEYS:
            raise BadInput(f"“{score}” is none of three smileys")
        return Stars(SMILEYS[said], SCALES["hundred"])
    return parse_stars(said, _scale(score_format))


def _scale(score_format: str) -> Scale:
    if score_format not in SCORES:
        raise BadInput(f"“{score_format}” is no way to give scores at AniList")
    return SCORES[score_format]


def _tracked(entry: Record, media: Record, stars: Stars | None, make: Maker) -> Tracked:
    total, status = amount(media.number("episodes")), entry.text("status")
    if status not in STANDINGS:
        raise BadInput(f"“{status}” is no status of AniList")
    return Tracked(
        _title(media, total, make),
        STANDINGS[status],
        seen=amount(entry.number("progress")),
        total=total,
        repeats=amount(entry.number("repeat")),
        stars=stars,
        note=readable(entry.text("notes")) or "",
        began=_date(entry.within("startedAt")),
        ended=_date(entry.within("completedAt")),
        changed_at=_moment(entry.number("updatedAt")),
    )


def _title(media: Record, total: int, make: Maker) -> Title:
    names, kind = media.within("title"), media.text("format")
    said = [names.text(key) for key in ("userPreferred", "english", "romaji", "native")]
    is_film = kind == "MOVIE" and total <= 1
    return make.title(
        next(filter(None, said), ""),
        media.within("startDate").number("year") or media.number("seasonYear"),
        (Kind.FILM if is_film else Kind.SERIES) if kind else None,
        {"anilist": media.text("id"), "mal": media.text("idMal")},
        original=names.text("native"),
    )


def _date(date: Record) -> When:
    return fuzzy(date.number("year"), date.number("month"), date.number("day"))


def _moment(seconds: int | None) -> datetime | None:
    try:
        return BEGINNING + timedelta(seconds=seconds) if seconds else None
    except OverflowError:
        raise BadInput(f"“{seconds}” is no moment") from None
