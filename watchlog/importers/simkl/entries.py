"""What Simkl says of one title, in whichever of its files: where the user stands with it, and how far they came."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.anime import COMMENTS, FINISHED, STATUSES, Standing
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, portion
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Status, Title
from watchlog.model.when import UNKNOWN, When

STANDINGS: Final = {
    "watching": Standing.WATCHING,
    "plantowatch": Standing.PLANNED,
    "hold": Standing.PAUSED,
    "onhold": Standing.PAUSED,
    "completed": Standing.COMPLETED,
    "dropped": Standing.DROPPED,
    "notinteresting": Standing.DROPPED,
}
SHARED: Final = ("tmdb", "tvdb", "imdb")
"""Services that know an anime's seasons as one series, where Simkl has a title for each."""
SERVICES: Final = (*SHARED, "simkl", "mal", "anilist", "kitsu", "anidb")
MARK: Final = re.compile(r"(?:S(?P<season>[0-9]{1,4}))?\s*(?:[EX]|EP)?\s*(?P<episode>[0-9]{1,5})", re.IGNORECASE)
"""`S03E04`, and `E12` or `12` of what has no seasons."""
KINDS: Final = {"movies": Kind.FILM, "shows": Kind.SERIES}
ANIME_KINDS: Final = {"movie": Kind.FILM, "": None}
"""All other sorts of anime have episodes."""
NUMBER: Final = re.compile(r"[1-9][0-9]{0,11}")
IMDB: Final = re.compile(r"tt[0-9]{1,10}")


class Kept(NamedTuple):
    """What is said of a title.

    Attributes:
        title: Of what.
        standing: Where the user stands with it, or None.
        when: When they last watched of it.
        ended: The day of that, which is the same one whatever the user's zone is.
        mark: The last episode that they saw, or None.
        stars: How good it is, or None.
        memo: The user's words.
        rated_at: When they said how good it is, or None.
        listed_at: Since when it is on a list, or None.
    """

    title: Title
    standing: Standing | None
    when: When = UNKNOWN
    ended: When = UNKNOWN
    mark: Portion | None = None
    stars: Stars | None = None
    memo: str = ""
    rated_at: datetime | None = None
    listed_at: datetime | None = None


def title_of(
    make: Maker, name: str, year: int | None, part: str, ids: Mapping[str, str], anime_type: str = ""
) -> Title:
    """A title.

    Args:
        make: Makes it.
        name: As Simkl calls it.
        year: None where it is not known.
        part: In which part of the backup it stands: `movies`, `shows` or `anime`.
        ids: Its ids by service, of which only those are taken that name this title alone.
        anime_type: What kind of anime it is, empty where nobody says.
    """
    if part not in ("movies", "shows", "anime"):
        raise BadInput(f"“{part}” is neither movie, tv nor anime")
    kind = KINDS[part] if part != "anime" else ANIME_KINDS.get(anime_type, Kind.SERIES)
    left_out = SHARED if part == "anime" and kind is not Kind.FILM else ()
    refs = {service: ids.get(service, "") for service in SERVICES if service not in left_out}
    said = {service: value for service, value in refs.items() if _is_id(service, value)}
    if kind is Kind.FILM and "tvdb" in said:
        said["tvdb"] = f"movie/{said['tvdb']}"
    return make.title(name, year, kind, said)


def standing_of(text: str) -> Standing | None:
    """Where the user stands with a title, in Simkl's words; None for an empty text.

    Raises:
        BadInput: It is none of them.
    """
    said = re.sub(r"[^a-z]", "", text.lower())
    if not text.strip():
        return None
    if said not in STANDINGS:
        raise BadInput(f"“{text}” is no list of Simkl")
    return STANDINGS[said]


def mark_of(text: str, part: str) -> Portion | None:
    """The last episode that was seen; None for an empty text, and for a film.

    Raises:
        BadInput: It is no episode.
    """
    said = text.strip()
    if not said or part == "movies":
        return None
    found = MARK.fullmatch(said)
    if found is None:
        raise BadInput(f"“{text}” is no episode; it should be like S03E04")
    return episode_of(int(found["season"]) if found["season"] else None, int(found["episode"]), part)


def episode_of(season: int | None, episode: int | None, part: str) -> Portion:
    """An episode; an anime's only season is none, since other lists count its episodes through.

    Raises:
        BadInput: There is none of that number.
    """
    return portion(None if part == "anime" and season == 1 else season, episode)


def contents(make: Maker, kept: Kept, believable: Believable) -> Iterator[Content]:
    """What is said of a title whose episodes are not told one by one."""
    if _is_one_sitting(kept):
        stars = None if kept.rated_at else kept.stars
        watch = make.watch(kept.title, WHOLE, kept.when, stars=stars, note=kept.memo)
        yield make.seen(watch) if kept.when == UNKNOWN else watch
    elif kept.title.kind is not Kind.FILM:
        yield from _episodes(make, kept, believable)
    yield from opinions(make, kept)


def opinions(make: Maker, kept: Kept) -> Iterator[Content]:
    """The rating, the memo, the watchlist and the standing, as far as no sitting says them."""
    is_told = _is_one_sitting(kept)
    if kept.stars and (kept.rated_at or not is_told):
        yield make.rating(kept.title, WHOLE, kept.stars, kept.rated_at)
    if kept.standing is Standing.PLANNED:
        yield make.plan(kept.title, kept.memo, kept.listed_at)
    elif kept.memo and not is_told:
        yield make.listing(kept.title, COMMENTS, note=kept.memo, listed_at=kept.listed_at)
    if kept.standing in STATUSES and not is_told:
        yield make.stands(kept.title, STATUSES[kept.standing])


def _is_one_sitting(kept: Kept) -> bool:
    """Whether it was seen, and has no parts: a film, or an anime that may be one."""
    if kept.title.kind is Kind.FILM:
        return kept.standing in (None, *FINISHED)
    return kept.title.kind is None and kept.mark is None and kept.standing in FINISHED


def _episodes(make: Maker, kept: Kept, believable: Believable) -> Iterator[Content]:
    """Everything of the marked season up to the mark; how long earlier ones were, nobody says."""
    whole = make.watch(kept.title)
    if kept.mark and kept.mark.episode:
        believable.count(kept.mark.episode)
        if kept.when != UNKNOWN:
            yield whole._replace(portion=kept.mark, when=kept.when)
        for number in range(1, kept.mark.episode + 1):
            yield make.seen(whole._replace(portion=Portion(kept.mark.season, number)))
    elif kept.standing in FINISHED:
        yield make.seen(whole)
        if kept.ended != UNKNOWN:
            yield make.pass_note(kept.title, ended=kept.ended)
    elif kept.standing is Standing.WATCHING:
        yield make.stands(kept.title, Status.WATCHING)


def _is_id(service: str, value: str) -> bool:
    return bool((IMDB if service == "imdb" else NUMBER).fullmatch(value))
