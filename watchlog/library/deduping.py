"""Deduping: watches of a history that may be of one viewing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.matching.viewings import Part as TitlePart
from watchlog.matching.viewings import apart, days_around, is_one_viewing, merged, minutes_of, part_of
from watchlog.model.ledger import Pair
from watchlog.model.opinion import Rating
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, Precision
from watchlog.query.terms import Query
from watchlog.store import catalogue, opinions, watches, witnesses
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction


class Deduping(Part):
    """Makes one watch of two that tell of the same viewing."""

    def pairs(self, query: Query) -> list[Pair]:
        """Watches that may be one viewing, among those that a question asks for; each is in one pair at most.

        Of one source, only what is the same to the minute is a pair, for two sittings of a day are two. A watch without
        a date is one with a dated one of other sources, where there is just one of each.
        """
        with self._database.reading(self._now()) as tx:
            asked = settled(tx, query)
            groups: defaultdict[tuple[int, TitlePart], list[Watch]] = defaultdict(list)
            for watch in watches.matching(tx, asked):
                groups[watch.title.id, part_of(watch.portion, watch.episode_title)].append(watch)
            return [pair for group in groups.values() if len(group) > 1 for pair in _pairs(tx, group)]

    def merge(self, pairs: Sequence[Pair]) -> int:
        """Make one watch of each pair, as one change; how many pairs there were still.

        The one that stays takes in what the other knows; if both were rated, the other rating stays without a sitting.
        """
        done = 0
        with self._database.changing(self._now()) as tx:
            for pair in pairs:
                there = watches.by_ids(tx, [pair.kept.id, pair.merged.id])
                if len(there) > 1:
                    _merge(tx, there[pair.kept.id], there[pair.merged.id])
                    done += 1
            tx.describe(f"merged {done} pair{'s' * (done != 1)} of watches")
        return done


def _merge(tx: Changing, kept: Watch, other: Watch) -> None:
    both = merged(kept, other)
    watches.update(tx, [both])
    witnesses.save_sources(tx, [both])
    watches.remove(tx, [other])
    if kept.stars and other.stars and kept.stars.points != other.stars.points:
        opinions.insert_rating(tx, Rating(0, kept.title, kept.portion, other.stars, other.added_at, other.source))


def _pairs(tx: Transaction, group: list[Watch]) -> Iterator[Pair]:
    group.sort(key=lambda watch: watch.id)
    runtime = catalogue.minutes(tx, group[0].title.id)
    minutes = minutes_of(group[0].title, group[0].portion, runtime)
    taken: set[int] = set()
    for _, kept, other, reason in sorted(_reasons(group, minutes)):
        if not taken & {kept, other}:
            taken |= {kept, other}
            named = {watch.id: watch for watch in group if watch.id in (kept, other)}
            yield Pair(named[kept], named[other], reason)
    yield from _undated([watch for watch in group if watch.id not in taken])


def _reasons(group: Sequence[Watch], minutes: int) -> Iterator[tuple[float, int, int, str]]:
    """Pairs of one part with how far they are apart, and why they may be one."""
    days: defaultdict[str, list[Watch]] = defaultdict(list)
    for watch in group:
        for day in days_around(watch.when):
            for earlier in days.get(day, ()):
                reason = _reason(earlier, watch, minutes)
                if reason:
                    yield apart(earlier.when, watch.when), earlier.id, watch.id, reason
        if watch.when.on is not None and watch.when.precision >= Precision.DAY:
            days[watch.when.on].append(watch)


def _reason(one: Watch, other: Watch, minutes: int) -> str | None:
    """Why two watches may be of one viewing; None where they are not."""
    if not is_one_viewing(one.when, other.when, minutes):
        return None
    if set(one.source.split("+")) & set(other.source.split("+")):
        is_double = one.when.at is not None and one.when.at == other.when.at
        return f"both at the same minute, from {one.source}" if is_double else None
    sources = f"from {one.source} and {other.source}"
    if one.when.at is None or other.when.at is None:
        return f"both on {one.when.on}, {sources}"
    far = round(apart(one.when, other.when))
    return f"{far} minute{'s' * (far != 1)} apart, {sources}" if far else f"both at the same minute, {sources}"


def _undated(group: Sequence[Watch]) -> Iterator[Pair]:
    """A watch of unknown date and a dated one from elsewhere, where neither could be another."""
    dated = [watch for watch in group if watch.when != UNKNOWN]
    bare = [watch for watch in group if watch.when == UNKNOWN]
    if len(dated) != 1 or len(bare) != 1:
        return
    kept, other = dated[0], bare[0]
    if not set(kept.source.split("+")) & set(other.source.split("+")):
        yield Pair(kept, other, f"one has no date, from {kept.source} and {other.source}")
