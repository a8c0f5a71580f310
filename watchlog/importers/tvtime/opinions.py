"""Opinions: TV Time's votes, comments and lists."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.tvtime.go_values import cell, instant, maps, number_text
from watchlog.importers.tvtime.shelf import EPISODE, Episode
from watchlog.importers.tvtime.told import FAVORITES, Told, film_of, portion_of, series_of, since
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Title
from watchlog.parsing.plain_text import readable

STARS: Final = {"1": 20, "27": 40, "28": 60, "29": 80, "3": 100}
"""Points of 100 of the five answers from “bad” to “wow”, by their codes; what the other codes meant is not known."""
OF_FIVE: Final = SCALES["stars"]
KEY_PARTS: Final = 3
LOVED: Final = ("favorite-series", "favorite-movies")
COMMENTS: Final = "Comments"


class Subject(NamedTuple):
    """What an opinion is about."""

    title: Title
    portion: Portion = WHOLE


def vote(told: Told, cells: Mapping[str, str], stem: str) -> Iterator[Content]:
    """An answer to how something was: stars where the file is the one of stars, else an entry of its code's list.

    Args:
        told: What readers share.
        cells: The record.
        stem: What the file is called: votes of all kinds have the same columns.
    """
    thing, code = _voted(cell(cells, "vote_key"))
    about = _about(told, cells, thing)
    if stem.startswith("ratings-live") and code in STARS:
        yield told.maker.rating(about.title, about.portion, Stars(STARS[code], OF_FIVE), since(cells, "created_at"))
        return
    name = f"Emotions: {code}" if "emotion" in stem else f"Reactions: {code}"
    yield told.maker.listing(about.title, name, about.portion, listed_at=since(cells, "created_at"))


def comment(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A comment on a film, a series or an episode; a second one goes on a list of its own."""
    written = readable(cell(cells, "text", "comment"))
    if written is None:
        raise BadInput("it is empty")
    about = _subject(told, cells)
    told.texts[about] += 1
    name = COMMENTS if told.texts[about] == 1 else f"{COMMENTS} {told.texts[about]}"
    at = since(cells, "created_at")
    yield told.maker.listing(about.title, name, about.portion, note=written, listed_at=at)


def headline(told: Told, cells: Mapping[str, str]) -> Iterator[Content]:
    """A list itself, without its entries."""
    yield told.maker.list(list_name(cells), cell(cells, "description"), since(cells, "created_at"))


def list_name(cells: Mapping[str, str]) -> str:
    """What a list is called.

    Raises:
        BadInput: It is none, but tells of lists.
    """
    key = cell(cells, "s_key")
    if cell(cells, "type") not in ("", "list"):
        raise BadInput("it counts lists")
    return FAVORITES if key in LOVED else cell(cells, "name") or key


def entries(cells: Mapping[str, str]) -> list[dict[str, str]]:
    """The entries of a list, as the maps that they are."""
    return maps(cells.get("objects", ""))


def listed(told: Told, one: Mapping[str, str], name: str, place: int | None) -> Iterator[Content]:
    """An entry of a list."""
    title = _of_entry(told, one)
    yield told.maker.listing(title, name, place=place, listed_at=_listed_at(one))


def _of_entry(told: Told, one: Mapping[str, str]) -> Title:
    if one.get("type") == "movie" or not cell(one, "id"):
        if cell(one, "uuid") not in told.shelf.films:
            raise BadInput("no file of the export names the film of that id")
        return film_of(told, one)
    number = number_text(cell(one, "id"))
    return series_of(told, Episode(number, told.shelf.names.get(number, ""), None, None))


def _listed_at(one: Mapping[str, str]) -> datetime | None:
    return instant(cell(one, "created_at"))


def _voted(key: str) -> tuple[str, str]:
    parts = key.rsplit("-", KEY_PARTS - 1)
    if len(parts) < KEY_PARTS or not parts[2].isdecimal():
        raise BadInput(f"“{key}” is no vote")
    return parts[0], parts[2]


def _about(told: Told, cells: Mapping[str, str], thing: str) -> Subject:
    if cell(cells, "movie_name", "series_name"):
        return _subject(told, cells)
    if thing in told.shelf.films:
        return Subject(film_of(told, {"uuid": thing}))
    number = cell(cells, *EPISODE) if cell(cells, *EPISODE) not in ("", "0") else thing
    if number not in told.shelf.episodes:
        raise BadInput("no file of the export says what its id stands for")
    episode = told.shelf.episode({"episode_id": number})
    return Subject(series_of(told, episode), portion_of(episode))


def _subject(told: Told, cells: Mapping[str, str]) -> Subject:
    if cell(cells, "movie_name"):
        return Subject(film_of(told, cells))
    episode = told.shelf.episode(cells)
    title = series_of(told, episode)
    return Subject(title) if episode.number is None else Subject(title, portion_of(episode))
