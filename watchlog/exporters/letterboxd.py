"""Letterboxd's import files: a CSV of films that were seen, and one of films to be seen."""

import re
from collections.abc import Iterator
from html import escape
from typing import Final, TextIO

from watchlog.exporters.identity import id_at, is_film, is_guessed, number_at
from watchlog.exporters.losses import left_behind
from watchlog.exporters.rows import write_rows
from watchlog.exporters.scores import Opinions, half_stars, in_steps
from watchlog.exporters.tally import GUESSED, PARTIAL, Loss, Tally
from watchlog.model.lists import Listing
from watchlog.model.snapshot import Snapshot
from watchlog.model.stars import Stars
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

IDENTITY: Final = ("tmdbID", "imdbID", "LetterboxdURI", "Title", "Year")
COLUMNS: Final = (*IDENTITY, "Rating", "WatchedDate", "Rewatch", "Tags", "Review")
IDS: Final = frozenset({"imdb", "tmdb", "letterboxd"})
TAKES: Final = frozenset({"ratings", "notes", "tags", "marks of a rewatch"})
LARGEST: Final = 1_000_000
"""Bytes that Letterboxd takes at once."""

REVIEWS: Final = "Reviews"
"""The list of what was written of films without saying when they were watched."""

NO_FILM: Final = "Letterboxd knows films alone"
SERIES: Final = Loss("watch of a series was left out", "watches of series were left out", NO_FILM)
SERIES_RATED: Final = Loss("rating of a series was left out", "ratings of series were left out", NO_FILM)
SERIES_PLANNED: Final = Loss("series to be seen was left out", "series to be seen were left out", NO_FILM)
NO_DAY: Final = Loss(
    "watch is dated to a month or a year and went without", "watches are dated to a month or a year and went without",
    "Letterboxd's diary knows days alone",
)  # fmt: skip
TOGETHER: Final = Loss(
    "watch falls together with another of that film and day",
    "watches fall together with others of that film and day",
    "Letterboxd keeps one a day, and one without a day",
)
UNDATED: Final = Loss(
    "watch without a day loses its tags or its mark of a rewatch",
    "watches without a day lose their tags or their marks of a rewatch",
    "Letterboxd keeps those of days alone",
)
PLANNED: Final = Loss("plan was left out", "plans were left out", "--format letterboxd-watchlist makes a file of them")
PLAN_NOTE: Final = Loss("note of a plan was left out", "notes of plans were left out", "a watchlist has none there")
WATCHED: Final = Loss("watch was left out", "watches were left out", "--format letterboxd makes a file of them")
RATED: Final = Loss("rating was left out", "ratings were left out", "--format letterboxd makes a file of them")

SLUG: Final = re.compile(r"(?=.*[-_]|.{7})[a-z0-9_-]+")
SHORT: Final = re.compile(r"(?=.*[A-Z])[A-Za-z0-9]{1,6}")


class Letterboxd:
    """Writes films that were seen, rated or reviewed, as Letterboxd's importer takes them."""

    name = "letterboxd"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A row for each watch of a film, then one for each rating and review without a sitting."""
        tally = Tally("Letterboxd", TAKES, IDS)
        size = write_rows(COLUMNS, _rows(snapshot, tally), file)
        tally.count(PLANNED, len(snapshot.plans))
        rest = snapshot._replace(
            ratings=(),
            plans=(),
            lists=[each for each in snapshot.lists if each.name != REVIEWS],
            listings=[each for each in snapshot.listings if not _is_review(each)],
        )
        return [*tally.told(), *_too_large(size), *left_behind(rest)]


class LetterboxdWatchlist:
    """Writes films to be seen, as the importer of Letterboxd's watchlist takes them."""

    name = "letterboxd-watchlist"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A row for each film on the watchlist."""
        tally = Tally("Letterboxd", (), IDS)
        tally.count(WATCHED, sum(1 for _ in snapshot.watches))
        tally.count(RATED, len(snapshot.ratings))
        size = write_rows(IDENTITY, _planned(snapshot, tally), file)
        return [*tally.told(), *_too_large(size), *left_behind(snapshot._replace(ratings=(), plans=()))]


def _rows(snapshot: Snapshot, tally: Tally) -> Iterator[tuple[object, ...]]:
    days: set[tuple[int, str]] = set()
    for watch in snapshot.watches:
        if is_film(watch.title, watch.portion):
            tally.watch(watch)
            yield _seen(watch, tally, days)
        else:
            tally.count(SERIES)
    opinions = Opinions(tally)
    opinions.rated(snapshot.ratings)
    for opinion in opinions.all():
        if is_film(opinion.title, opinion.portion):
            tally.title(opinion.title)
            yield (*_identity(opinion.title, tally), _rating(opinion.stars, tally), "", "", "", "")
        else:
            tally.count(SERIES_RATED)
    for entry in filter(_is_review, snapshot.listings):
        tally.title(entry.title)
        yield (*_identity(entry.title, tally), "", "", "", "", _review(entry.note))


def _seen(watch: Watch, tally: Tally, days: set[tuple[int, str]]) -> tuple[object, ...]:
    day = (watch.when.on or "") if watch.when.precision >= Precision.DAY else ""
    if watch.when.precision in PARTIAL:
        tally.count(NO_DAY)
    if not day and (watch.tags or watch.rewatch):
        tally.count(UNDATED)
    if (watch.title.id, day) in days:
        tally.count(TOGETHER)
    days.add((watch.title.id, day))
    return (
        *_identity(watch.title, tally),
        _rating(watch.stars, tally),
        day,
        "true" if watch.rewatch else "",
        ", ".join(watch.tags),
        _review(watch.note),
    )


def _planned(snapshot: Snapshot, tally: Tally) -> Iterator[tuple[object, ...]]:
    for plan in snapshot.plans:
        if not is_film(plan.title):
            tally.count(SERIES_PLANNED)
            continue
        tally.title(plan.title)
        tally.count(PLAN_NOTE, 1 if plan.note else 0)
        yield _identity(plan.title, tally)


def _identity(title: Title, tally: Tally) -> tuple[object, ...]:
    if is_guessed(title):
        tally.count_title(GUESSED, title)
    return (number_at(title, "tmdb"), id_at(title, "imdb"), _address(title), title.name, title.year or "")


def _address(title: Title) -> str:
    """Where the film is. An id that may be a name as well as a short address stays out: it could be another film's."""
    known = id_at(title, "letterboxd")
    if SLUG.fullmatch(known):
        return f"https://letterboxd.com/film/{known}/"
    return f"https://boxd.it/{known}" if SHORT.fullmatch(known) else ""


def _rating(stars: Stars | None, tally: Tally) -> str:
    return half_stars(in_steps(stars, tally)) if stars else ""


def _review(note: str | None) -> str:
    """A note as the HTML that reviews are written in."""
    return escape(note or "", quote=False)


def _is_review(entry: Listing) -> bool:
    return entry.list_name == REVIEWS and entry.note is not None and is_film(entry.title, entry.portion)


def _too_large(size: int) -> list[str]:
    if size <= LARGEST:
        return []
    return [
        f"the file has {size / LARGEST:.1f} MB and Letterboxd takes 1 MB at once: export parts, such as watched:2024"
    ]
