"""Courses: how far somebody is with each of their series, put together from what they did and what providers count."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from watchlog.matching.fold import fold
from watchlog.model.order import REORDERED, TOLD, Order
from watchlog.model.portion import Portion
from watchlog.model.progress import Progress, Stage
from watchlog.model.title import Title
from watchlog.series.counting import FIRST, Counted, Seen, Sighting, WholeSighting, place_of, seen_by_pass
from watchlog.series.guide import Guide
from watchlog.series.progress import Course, going_on, new_season, stage
from watchlog.series.progress import progress as progress_in_course
from watchlog.store import orders, progress, skips
from watchlog.store.progress import Former, LoggedEpisode, SeriesRow
from watchlog.store.transaction import Transaction


class Series(NamedTuple):
    """A series, and how far somebody is with it."""

    row: SeriesRow
    course: Course


class _Sights(NamedTuple):
    """What was seen of every title: episode by episode, as a whole, and by the episode's name alone."""

    episodes: dict[int, list[Sighting]]
    wholes: dict[int, list[WholeSighting]]
    by_name: dict[int, list[Sighting]]

    def single(self, title: int) -> list[Sighting]:
        """What was not seen as a whole."""
        return [*self.episodes.get(title, ()), *self.by_name.get(title, ())]


def courses(tx: Transaction, now: datetime, titles: Collection[int] | None = None) -> dict[int, Series]:
    """How far somebody is with every series, or with some, by the titles' numbers.

    Args:
        tx: Where it is read.
        now: The clock: aware and local.
        titles: Which titles; None is all. Those that are no series are left out.
    """
    rows = progress.series(tx, titles)
    sights = _Sights(
        progress.sightings(tx, titles), progress.whole_sightings(tx, titles), progress.sightings_by_name(tx, titles)
    )
    counted = _counted(tx, rows, sights, now, titles)
    skipped = _skipped(tx)
    noted = progress.noted_passes(tx)
    planned = progress.planned(tx)
    moved = _moved(tx, titles)
    sights.episodes.update((title, sightings) for title, sightings in moved.items() if title in counted)
    found: dict[int, Series] = {}
    for row in rows:
        number = row.title_id
        passes = seen_by_pass(sights.single(number), sights.wholes.get(number, ()), counted.get(number))
        course = Course(
            _with_begun(passes, noted.get(number, {})),
            counted.get(number),
            frozenset(skipped.get(number, ())),
            frozenset(one for one, is_dropped in noted.get(number, {}).items() if is_dropped),
            row.status,
            number in planned,
        )
        found[number] = Series(row, course)
    return found


def stages(tx: Transaction, now: datetime) -> dict[int, Stage | None]:
    """Where somebody stands with every series, by the titles' numbers."""
    return {number: stage(series.course) for number, series in courses(tx, now).items()}


def guide_of(tx: Transaction, row: SeriesRow, now: datetime) -> Guide:
    """The episodes of a series, in the order that the user wants; an empty guide where no provider tells them."""
    if row.entry is None:
        return Guide((), now, fold=fold)
    order = row.order or Order.AIRED
    return Guide(
        progress.all_episodes(tx, row.entry),
        now,
        ended=row.ended,
        order=order,
        placings=progress.placings(tx, row.entry) if order in TOLD else (),
        own=orders.own_order(tx, row.title_id) if order is Order.OWN else (),
        fold=fold,
    )


def series_of(tx: Transaction, title: Title, now: datetime) -> Series:
    """One series, and how far somebody is with it."""
    return courses(tx, now, [title.id])[title.id]


def guide_to(tx: Transaction, title: Title, now: datetime) -> Guide:
    """The episodes of one series, where nobody asks how far anybody is with it."""
    return guide_of(tx, progress.series(tx, [title.id])[0], now)


def progress_of(tx: Transaction, series: Series) -> Progress:
    """How far somebody is with one series, and whether a season of it is new."""
    told = progress_in_course(series.course)
    going = going_on(series.course)
    if going is None or going.number != FIRST or series.row.entry is None:
        return told
    episode = progress.episode(tx, series.row.entry, going.next)
    return told._replace(new_season=new_season(series.course, going.next, episode.air_date if episode else None))


def _with_begun(passes: dict[int, Seen], noted: Mapping[int, bool]) -> dict[int, Seen]:
    """The passes, with one that was begun and in which nothing was watched yet: it is the one that goes on."""
    latest = max(passes, default=FIRST)
    begun = [number for number, is_dropped in noted.items() if number > latest and not is_dropped]
    last = max((seen.last_id for seen in passes.values()), default=0)
    return passes | {number: Seen(last_id=last + 1) for number in begun}


def _counted(
    tx: Transaction, rows: list[SeriesRow], sights: _Sights, now: datetime, titles: Collection[int] | None
) -> dict[int, Counted]:
    counted = progress.counted(tx, rows, now, titles)
    measured = {title for title in counted if title in sights.wholes or _was_seen_again(sights.single(title))}
    for title, days in (progress.days(tx, measured) if measured else {}).items():
        counted[title] = counted[title]._replace(days=days)
    for row in rows:
        if row.order in REORDERED and row.title_id in counted:
            counted[row.title_id] = _in_order(counted[row.title_id], guide_of(tx, row, now))
    return counted


def _was_seen_again(sightings: Iterable[Sighting]) -> bool:
    return any((sighting.pass_number or FIRST) > FIRST for sighting in sightings)


def _in_order(counted: Counted, guide: Guide) -> Counted:
    """The same with what has aired in the user's order, the specials that they gave a place there among it."""
    in_order = [(portion.season or 0, portion.episode or 0) for portion in guide.in_order if guide.has_aired(portion)]
    return counted._replace(aired=tuple(in_order))


def _skipped(tx: Transaction) -> dict[int, list[tuple[int, int | None]]]:
    found: defaultdict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for title, season, episode in skips.of_titles(tx):
        found[title].append(place_of(Portion(season, episode)))
    return found


def _moved(tx: Transaction, titles: Collection[int] | None) -> dict[int, list[Sighting]]:
    """What was seen of series whose episodes are counted otherwise by now, as they are counted now."""
    former = progress.former_places(tx, titles)
    found: defaultdict[int, list[Sighting]] = defaultdict(list)
    if former:
        for logged in progress.logged_episodes(tx, former):
            season, episode = _now(logged, former[logged.title_id])
            found[logged.title_id].append(Sighting(logged.pass_number, season, [episode], logged.watched_on, logged.id))
    return found


def _now(logged: LoggedEpisode, former: Iterable[Former]) -> tuple[int | None, int]:
    """As what an episode counts by now that was logged when it may have been counted otherwise."""
    meant = next((one for one in former if one.then == logged.portion and one.until > logged.added_at), None)
    season, episode = meant.now if meant and meant.now else logged.portion
    return season, episode or 0
