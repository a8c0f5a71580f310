"""Anime lists as MyAnimeList's interface answers with them, in one file or a file a page."""

from collections.abc import Iterator
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.json_items import document
from watchlog.importers.anime import AnimeList, Standing, Tracked, amount, instant
from watchlog.importers.making import Maker, day, record_row
from watchlog.importers.protocol import Row, Source
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind
from watchlog.parsing.fields import parse_optional_year
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

STANDINGS: Final = {
    "watching": Standing.WATCHING,
    "completed": Standing.COMPLETED,
    "on_hold": Standing.PAUSED,
    "dropped": Standing.DROPPED,
    "plan_to_watch": Standing.PLANNED,
}
OF_MANGA: Final = ("reading", "plan_to_read")


def is_answer(head: str) -> bool:
    """Whether a file begins like an answer of the interface."""
    return head.lstrip()[:1] in ("{", "[") and '"list_status"' in head and '"node"' in head


def answer_rows(source: Source, file: str, make: Maker, anime: AnimeList) -> Iterator[Row]:
    """A title a row.

    Raises:
        BadFile: The file is no such answer.
    """
    with source.text(file) as text:
        entries = _entries(document(text, source.label(file)), source.label(file))
    for number, entry in enumerate(entries, start=1):
        yield record_row(
            f"entry {number}",
            entry,
            file,
            lambda entry=entry: _contents(Record(entry), source, make, anime),  # type: ignore[misc]
        )


def _entries(content: Any, label: str) -> list[Any]:
    pages: list[Any] = content if isinstance(content, list) else [content]
    if any(isinstance(page, dict) and "node" in page for page in pages):
        return pages
    if not all(isinstance(page, dict) and isinstance(page.get("data"), list) for page in pages):
        raise BadFile(f"{label} holds no list of MyAnimeList", "nothing was imported")
    return [entry for page in pages for entry in page["data"]]


def _contents(entry: Record, source: Source, make: Maker, anime: AnimeList) -> Iterator[Content]:
    tracked = _tracked(entry, source, make)
    yield from anime.contents(tracked)
    for tag in dict.fromkeys(filter(None, map(str.strip, map(str, entry.within("list_status").list("tags"))))):
        yield make.listing(tracked.title, tag)


def _tracked(entry: Record, source: Source, make: Maker) -> Tracked:
    node, said = entry.within("node"), entry.within("list_status")
    total, is_repeated = amount(node.number("num_episodes")), said.flag("is_rewatching")
    standing = _standing(said.text("status"))
    score = said.text("score")
    return Tracked(
        make.title(
            node.text("title"),
            parse_optional_year(node.text("start_date")[:4]),
            _kind(node.text("media_type"), total),
            {"mal": node.text("id")},
            original=node.within("alternative_titles").text("ja"),
        ),
        Standing.REPEATING if is_repeated and standing is Standing.COMPLETED else standing,
        seen=amount(said.number("num_episodes_watched" if "num_episodes_watched" in said else "num_watched_episodes")),
        total=total,
        repeats=amount(said.number("num_times_rewatched")),
        stars=None if score in ("", "0") else parse_stars(score, SCALES["ten"]),
        note=readable(said.text("comments")) or "",
        began=day(said.text("start_date")),
        ended=day(said.text("finish_date")),
        changed_at=instant(said.text("updated_at"), source),
    )


def _standing(text: str) -> Standing:
    if text in OF_MANGA:
        raise BadInput("it is a manga, and nothing to watch")
    if text not in STANDINGS:
        raise BadInput(f"“{text}” is no status of MyAnimeList")
    return STANDINGS[text]


def _kind(media_type: str, total: int) -> Kind | None:
    if not media_type or media_type == "unknown":
        return None
    return Kind.FILM if media_type == "movie" and total <= 1 else Kind.SERIES
