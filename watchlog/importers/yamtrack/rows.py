"""What a row of Yamtrack's says, which depends on what other rows say of the same title."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.anime import (
    COMMENTS,
    FINISHED,
    STATUSES,
    AnimeList,
    Standing,
    Tracked,
    amount,
    instant,
    only_day,
)
from watchlog.importers.believable import Believable
from watchlog.importers.making import Maker, day, moment, portion
from watchlog.importers.protocol import Source
from watchlog.importers.values import Record
from watchlog.importers.yamtrack.told import Cells, Told
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.plain_text import readable
from watchlog.parsing.stars import parse_stars

KINDS: Final = {"tv": Kind.SERIES, "season": Kind.SERIES, "episode": Kind.SERIES, "movie": Kind.FILM, "anime": None}
"""What is watched; an anime may be a film as well."""
SERVICES: Final = frozenset({"tmdb", "mal", "tvdb", "imdb", "anilist", "kitsu", "simkl", "anidb", "tvmaze"})
"""Sources whose ids are kept; what was entered by hand has none."""
STANDINGS: Final = {
    "": None,
    "completed": Standing.COMPLETED,
    "in progress": Standing.WATCHING,
    "repeating": Standing.REPEATING,
    "planning": Standing.PLANNED,
    "paused": Standing.PAUSED,
    "dropped": Standing.DROPPED,
}
DAY: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
MIDNIGHT: Final = time(0, 0)


class Said(NamedTuple):
    """What a row says, whatever it is about.

    Attributes:
        title: About what.
        standing: Where the user stands with it, or None.
        stars: How good it is, or None.
        note: The user's words.
        began: When it began.
        ended: When it ended, or was watched.
        progress: How many episodes were seen.
        repeats: How often it was watched again, in older files.
        changed_at: When it was changed last, or None.
    """

    title: Title
    standing: Standing | None
    stars: Stars | None
    note: str
    began: When
    ended: When
    progress: int
    repeats: int
    changed_at: datetime | None


class YamtrackRows:
    """Makes of rows what they say.

    Args:
        make: Makes titles, watches and opinions.
        source: What the rows stand in.
        told: What all of them say together.
    """

    def __init__(self, make: Maker, source: Source, told: Told) -> None:
        self._make = make
        self._source = source
        self._told = told
        self._titles: dict[tuple[str, Kind | None, str, str], Title] = {}
        self._believable = Believable()
        self._anime = AnimeList(make, self._believable)
        self._readers: dict[str, Callable[[Said, Cells], Iterator[Content]]] = {
            "movie": self._film,
            "episode": self._episode,
            "season": self._season,
            "tv": self._series,
            "anime": self._run,
        }

    def contents(self, cells: Cells) -> Iterator[Content]:
        """What a row says.

        Raises:
            BadInput: It is about nothing to watch, or can't be understood.
        """
        media_type = cells.get("media_type", "")
        if media_type not in self._readers:
            raise BadInput(f"it is a {media_type}, and nothing to watch" if media_type else "it says not what it is")
        return self._readers[media_type](self._said(Record(cells), self._told.name(cells)), cells)

    def _said(self, row: Record, name: str) -> Said:
        service, number = row.text("source"), row.text("media_id")
        if not name:
            raise BadInput(f"it has no title, only the id “{service}:{number}”")
        status, score = row.text("status").strip().lower(), row.text("score").strip()
        if status not in STANDINGS:
            raise BadInput(f"“{status}” is no status of Yamtrack")
        return Said(
            self._title(name, KINDS[row.text("media_type")], service, number),
            STANDINGS[status],
            parse_stars(score, SCALES["ten-tenths"]) if score else None,
            readable(row.text("notes")) or "",
            _when(row.text("start_date"), self._source),
            _when(row.text("end_date") or row.text("watch_date"), self._source),
            amount(row.number("progress")),
            amount(row.number("repeats")),
            instant(row.text("progressed_at"), self._source),
        )

    def _title(self, name: str, kind: Kind | None, service: str, number: str) -> Title:
        said = name, kind, service, number
        if said not in self._titles:
            refs = {service: number} if service in SERVICES else {}
            self._titles[said] = self._make.title(name, kind=kind, refs=refs)
        return self._titles[said]

    def _film(self, said: Said, cells: Cells) -> Iterator[Content]:
        """A sitting a row."""
        when = said.began if said.ended == UNKNOWN else said.ended
        if said.standing in FINISHED or (said.standing is None and when != UNKNOWN):
            yield from self._sittings(said, WHOLE, when, cells)
        else:
            yield from self._opinions(said, WHOLE)
            if said.standing is Standing.WATCHING:
                yield self._make.stands(said.title, Status.WATCHING)

    def _episode(self, said: Said, cells: Cells) -> Iterator[Content]:
        """A sitting a row."""
        row = Record(cells)
        which = portion(row.number("season_number"), row.number("episode_number"))
        if which.episode is None:
            raise BadInput("it is no episode: it has no number")
        return self._sittings(said, which, said.ended, cells)

    def _sittings(self, said: Said, which: Portion, when: When, cells: Cells) -> Iterator[Content]:
        make = self._make
        watch = make.watch(said.title, which, when, stars=said.stars, note=said.note, added_at=said.changed_at)
        yield make.seen(watch, self._told.rank(cells)) if when == UNKNOWN else watch
        if said.repeats:
            self._believable.count(1, 1 + said.repeats)
            yield make.seen(self._plain(said, which), 1 + said.repeats)

    def _season(self, said: Said, cells: Cells) -> Iterator[Content]:
        """What is thought of a season; what was seen of it only where no episode has a row of its own."""
        which = portion(Record(cells).number("season_number"), None)
        if which == WHOLE:
            raise BadInput("it is no season: it has no number")
        known = self._told.episode(cells)
        if known is not None:
            yield self._make.seen(self._plain(said, Portion(*known)))
        else:
            yield from self._progress(said, which)
        yield from self._opinions(said._replace(standing=None), which)
        if said.standing is Standing.PLANNED:
            yield self._make.plan(said.title, planned_at=said.changed_at)

    def _progress(self, said: Said, season: Portion) -> Iterator[Content]:
        self._believable.count(max(said.progress, 1), 1 + said.repeats)
        plain = self._plain(said, season)
        for number in range(1, said.progress + 1):
            yield self._make.seen(plain._replace(portion=Portion(season.season, number)), 1 + said.repeats)
        if not said.progress and said.standing in FINISHED:
            yield self._make.seen(plain, 1 + said.repeats)

    def _series(self, said: Said, cells: Cells) -> Iterator[Content]:
        """What is thought of a series; what was seen of it only where neither a season nor an episode has a row."""
        known = self._told.episode(cells)
        if known is not None:
            yield self._make.seen(self._plain(said, Portion(*known)))
        elif not self._told.has_parts(cells):
            if said.standing in FINISHED:
                yield self._make.seen(self._plain(said, WHOLE))
            if (said.began, said.ended) != (UNKNOWN, UNKNOWN):
                yield self._make.pass_note(said.title, only_day(said.began), only_day(said.ended))
        if said.standing is Standing.WATCHING and known is None:
            yield self._make.stands(said.title, Status.WATCHING)
        yield from self._opinions(said, WHOLE)

    def _run(self, said: Said, cells: Cells) -> Iterator[Content]:
        """A run through an anime a row."""
        return self._anime.contents(
            Tracked(
                said.title,
                said.standing or Standing.COMPLETED,
                seen=said.progress,
                repeats=max(said.repeats, self._told.repeats(cells)),
                number=self._told.run(cells),
                stars=said.stars,
                note=said.note,
                began=said.began,
                ended=said.ended,
                changed_at=said.changed_at,
            )
        )

    def _opinions(self, said: Said, which: Portion) -> Iterator[Content]:
        make = self._make
        if said.stars:
            yield make.rating(said.title, which, said.stars, said.changed_at)
        if said.standing is Standing.PLANNED:
            yield make.plan(said.title, said.note, said.changed_at)
        elif said.note:
            yield make.listing(said.title, COMMENTS, which, note=said.note, listed_at=said.changed_at)
        if said.standing in STATUSES:
            yield make.stands(said.title, STATUSES[said.standing])

    def _plain(self, said: Said, which: Portion) -> Watch:
        return self._make.watch(said.title, which, added_at=said.changed_at)


def _when(text: str, source: Source) -> When:
    """A date; only its day where it is midnight, in UTC or the user's zone, as days are written there."""
    said = text.strip()
    if not said or DAY.fullmatch(said):
        return day(said)
    found = moment(said, source)
    for at in (found.astimezone(UTC), found) if found else ():
        if at.time() == MIDNIGHT:
            return When.of_day(at.date())
    return When.of_moment(found) if found else UNKNOWN
