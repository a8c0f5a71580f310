"""Upcoming: what to watch next, and what airs when."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from watchlog.errors import NotFound
from watchlog.library.airings import airings, by_day
from watchlog.library.asked import asked_titles
from watchlog.library.courses import Series, courses, guide_of
from watchlog.library.part import Part
from watchlog.library.recording import recorded
from watchlog.model.catalogue import Episode
from watchlog.model.order import RENUMBERED
from watchlog.model.outcomes import Added
from watchlog.model.progress import Airing, Next, Stage
from watchlog.model.saying import NextOnes
from watchlog.model.sitting import Sitting
from watchlog.model.title import Title
from watchlog.model.when import When
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Query
from watchlog.series.counting import FIRST, Place, portion_at
from watchlog.series.progress import Going, going_on, new_season, progress_in, stage
from watchlog.store import progress, titles
from watchlog.store.transaction import Transaction


class Asked(NamedTuple):
    """Of what somebody asks: a title's name, or a query that finds titles."""

    name: TitleName
    query: Query


class Upcoming(Part):
    """What is to come."""

    def next(self, asked: Asked | None, limit: int = 0) -> list[Next]:
        """The next episode of every series that is being watched, the one watched last first.

        Args:
            asked: Of which series; None is all that are being watched. One that is named may be paused or not begun.
            limit: How many at the most; 0 is no limit.

        Raises:
            NotFound: No title is called that, and nothing found.
            Ambiguous: Several are.
        """
        with self._database.reading(self._now()) as tx:
            found = self._waiting(tx, asked)[: limit or None]
            named = titles.among(tx, [series.row.title_id for series, _ in found])
            return [_next(tx, named[series.row.title_id], series, going, self._now()) for series, going in found]

    def watch_next(self, asked: Asked | None, position: int, sitting: Sitting) -> Added:
        """Record that the next episode of a series was watched, in the pass that goes on.

        Args:
            asked: Of which series, as in `next`.
            position: Which of what `next` shows, 1 being the first.
            sitting: When, and what is thought of it.

        Raises:
            NotFound: No title is called that, or nothing stands at that position.
            Ambiguous: Several titles are called that.
        """
        with self._database.changing(self._now()) as tx:
            waiting = self._waiting(tx, asked)
            if position not in range(1, len(waiting) + 1):
                problem = f"nothing stands at {position}" if waiting else "nothing is waiting"
                raise NotFound(problem, "watchlog next shows what there is")
            number = waiting[position - 1][0].row.title_id
            title = titles.among(tx, [number])[number]
            first = titles.take_numbers(tx, 1)
            said = sitting._replace(said=(NextOnes(),))
            return recorded(tx, title, said, self._now(), first=first, is_new=False)

    def _waiting(self, tx: Transaction, asked: Asked | None) -> list[tuple[Series, Going]]:
        now = self._now()
        chosen = progress.unfinished(tx, now) if asked is None else asked_titles(tx, asked.name, asked.query)
        is_named = asked is not None and len(chosen) == 1
        found = [
            (series, going) for series in courses(tx, now, chosen).values() if (going := _going(series, named=is_named))
        ]
        return sorted(found, key=lambda one: _last(one[0]), reverse=True)

    def calendar(self, asked: Asked | None, coming: int, past: int) -> list[Airing]:
        """What airs in the next days, and what aired unseen in the last ones, by the day.

        Args:
            asked: Of which series; None is all that were neither paused nor dropped.
            coming: How many days behind today.
            past: How many days before today.

        Raises:
            NotFound: No title is called that, and nothing found.
            Ambiguous: Several are.
        """
        now = self._now()
        midnight = datetime.combine(now.date(), time(), now.tzinfo)
        since, until = midnight - timedelta(days=past), midnight + timedelta(days=coming + 1)
        with self._database.reading(now) as tx:
            episodes: defaultdict[int, list[Episode]] = defaultdict(list)
            for title, episode in progress.airing(tx, since, until):
                episodes[title].append(episode)
            chosen = set(episodes) if asked is None else asked_titles(tx, asked.name, asked.query) & set(episodes)
            named, networks = titles.among(tx, chosen), progress.networks(tx, chosen)
            found = [
                airing._replace(network=networks.get(number), provider=series.row.provider)
                for number, series in courses(tx, now, chosen).items()
                for airing in airings(tx, named[number], series, episodes[number], now)
            ]
        return sorted(found, key=by_day)


def _going(series: Series, *, named: bool) -> Going | None:
    going = going_on(series.course)
    return going if named or stage(series.course, going) is Stage.WATCHING else None


def _last(series: Series) -> tuple[str, int]:
    seen = series.course.passes.values()
    return (max((one.last_on or "" for one in seen), default=""), max((one.last_id for one in seen), default=0))


def _next(tx: Transaction, title: Title, series: Series, going: Going, now: datetime) -> Next:
    portion = portion_at(going.next)
    entry = series.row.entry
    episode = None if entry is None else progress.episode(tx, entry, going.next)
    return Next(
        title,
        portion,
        guide_of(tx, series.row, now).label(portion) if series.row.order in RENUMBERED else portion.label,
        going.number,
        episode,
        progress_in(series.course, going.number).seen,
        None if going.left is None else len(going.left),
        None if going.left is None else _minutes(tx, series, going.left),
        _new_season(series, going, episode),
        When(_last(series)[0] or None),
    )


def _minutes(tx: Transaction, series: Series, left: Sequence[Place]) -> int | None:
    """How long the episodes that are left take, as far as it is told."""
    told = progress.runtimes(tx, series.row.entry, {season for season, _ in left}) if series.row.entry else {}
    minutes = [runtime for place in left if (runtime := told.get(place) or series.row.runtime)]
    return sum(minutes) if minutes else None


def _new_season(series: Series, going: Going, episode: Episode | None) -> int | None:
    is_first = going.number == FIRST
    return new_season(series.course, going.next, episode.air_date if episode else None) if is_first else None
