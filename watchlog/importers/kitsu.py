"""Kitsu: library entries as its interface answers with them, with the anime that they are about."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import document
from watchlog.importers.anime import AnimeList, Standing, Tracked, amount, instant
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, moment, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Title
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.fields import parse_optional_year
from watchlog.parsing.plain_text import readable

ENTRIES: Final = ('"libraryEntries"', '"library-entries"', '"ratingTwenty"', '"reconsumeCount"')
"""What only answers about a library hold."""
STANDINGS: Final = {
    "current": Standing.WATCHING,
    "planned": Standing.PLANNED,
    "completed": Standing.COMPLETED,
    "on_hold": Standing.PAUSED,
    "dropped": Standing.DROPPED,
}
SITES: Final = {
    "myanimelist/anime": "mal",
    "anilist/anime": "anilist",
    "anilist": "anilist",
    "anidb": "anidb",
}
"""Sites that have an id for just this anime; TheTVDB's is shared by all its seasons."""
TWENTIETH: Final = 5
"""Points of 100 that a twentieth is."""
TWENTIETHS: Final = range(21)
MIDNIGHT: Final = ("T00:00:00.000Z", "T00:00:00Z")


class Kitsu:
    """Reads anime of a library; of manga it only says that it is that."""

    name = "kitsu"

    def detect(self, source: Source) -> bool:
        """Whether a file holds library entries."""
        return any(_is_library(source.head(file)) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A library entry a row."""
        files = [file for file in source.files if _is_library(source.head(file))]
        if not files:
            raise BadFile(f"{source.name} holds no library of Kitsu", "nothing was imported")
        make = Maker(self.name, source.opened_at)
        anime = AnimeList(make, Believable())
        for file in files:
            yield from _rows(source, file, make, anime)


Included = Mapping[tuple[str, str], Any]


def _rows(source: Source, file: str, make: Maker, anime: AnimeList) -> Iterator[Row]:
    with source.text(file) as text:
        pages = _pages(document(text, source.label(file)), source.label(file))
    included = _included(pages)
    entries = (entry for page in pages for entry in page["data"])
    for number, entry in enumerate(entries, start=1):
        yield record_row(
            f"entry {number}",
            entry,
            file,
            lambda entry=entry: _contents(Record(entry), included, source, make, anime),  # type: ignore[misc]
        )


def _is_library(head: str) -> bool:
    return head.lstrip()[:1] in ("{", "[") and '"data"' in head and any(mark in head for mark in ENTRIES)


def _pages(content: Any, label: str) -> list[Mapping[str, Any]]:
    pages = content if isinstance(content, list) else [content]
    if not all(isinstance(page, Mapping) and isinstance(page.get("data"), list) for page in pages):
        raise BadFile(f"{label} holds no library of Kitsu", "nothing was imported")
    return pages


def _included(pages: list[Mapping[str, Any]]) -> Included:
    """What the entries are about, by type and id."""
    found: dict[tuple[str, str], Any] = {}
    for page in pages:
        included = page.get("included")
        for each in included if isinstance(included, list) else ():
            if isinstance(each, Mapping):
                found[str(each.get("type")), str(each.get("id"))] = each
    return found


def _contents(entry: Record, included: Included, source: Source, make: Maker, anime: AnimeList) -> Iterator[Content]:
    about = entry.within("relationships")
    if "manga" in about and "anime" not in about:
        raise BadInput("it is a manga, and nothing to watch")
    number = about.within("anime").within("data").text("id")
    if ("anime", number) not in included:
        raise BadInput(f"the file does not say which anime has the id “{number}”")
    told, said = Record(included["anime", number]), entry.within("attributes")
    yield from anime.contents(_tracked(said, told, _title(told, number, included, make), source))


def _tracked(said: Record, told: Record, title: Title, source: Source) -> Tracked:
    status = said.text("status")
    if status not in STANDINGS:
        raise BadInput(f"“{status}” is no status of Kitsu")
    return Tracked(
        title,
        Standing.REPEATING if said.flag("reconsuming") else STANDINGS[status],
        seen=amount(said.number("progress")),
        total=amount(told.within("attributes").number("episodeCount")),
        repeats=amount(said.number("reconsumeCount")),
        stars=_stars(said.number("ratingTwenty")),
        note=readable(said.text("notes")) or "",
        began=_when(said.text("startedAt"), source),
        ended=_when(said.text("finishedAt"), source),
        changed_at=instant(said.text("updatedAt"), source),
    )


def _title(told: Record, number: str, included: Included, make: Maker) -> Title:
    said = told.within("attributes")
    names, subtype = said.within("titles"), said.text("subtype") or said.text("showType")
    is_film = subtype.lower() == "movie" and amount(said.number("episodeCount")) <= 1
    return make.title(
        said.text("canonicalTitle") or names.text("en") or names.text("en_jp"),
        parse_optional_year(said.text("startDate")[:4]),
        (Kind.FILM if is_film else Kind.SERIES) if subtype else None,
        _refs(told, included) | {"kitsu": number},
        original=names.text("ja_jp"),
    )


def _refs(told: Record, included: Included) -> dict[str, str]:
    refs: dict[str, str] = {}
    for each in told.within("relationships").within("mappings").list("data"):
        mapping = Record(included.get(("mappings", Record(each).text("id"))) or {}).within("attributes")
        service, value = SITES.get(mapping.text("externalSite")), mapping.text("externalId").strip()
        if service and value.isdecimal():
            refs.setdefault(service, value)
    return refs


def _stars(twentieths: int | None) -> Stars | None:
    if twentieths is not None and twentieths not in TWENTIETHS:
        raise BadInput(f"“{twentieths}” is no rating of 20")
    return Stars(twentieths * TWENTIETH, SCALES["quarter-stars"]) if twentieths else None


def _when(text: str, source: Source) -> When:
    """A moment; only its day where it is midnight in UTC, as days are written there."""
    if text.endswith(MIDNIGHT):
        return When.of_text(text[: len("2026-11-22")])
    found = moment(text, source)
    return When.of_moment(found) if found else UNKNOWN
