"""Passing through series: every sitting by pass, and what is said of passes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from watchlog.errors import BadInput, NotFound
from watchlog.library.asked import shown_title
from watchlog.library.courses import Series, guide_of, series_of
from watchlog.library.naming import series_called
from watchlog.library.part import Part
from watchlog.model.order import RENUMBERED
from watchlog.model.passes import Pass, PassNote, PassSaid, PassState, Sittings
from watchlog.model.portion import Portion
from watchlog.model.title import Kind, Title
from watchlog.model.watch import BY_HAND, Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.names import TitleName
from watchlog.query.terms import OfTitle, Query
from watchlog.series.counting import FIRST, filled_up
from watchlog.series.passes import is_covered
from watchlog.series.progress import is_complete, progress_in
from watchlog.store import passes, skips, watches
from watchlog.store.progress import SeriesRow
from watchlog.store.transaction import Transaction


class Passing(Part):
    """Runs through series."""

    def history(self, name: TitleName, query: Query) -> Sittings:
        """Every sitting of one title, by pass and day.

        Raises:
            NotFound: No title is called that, and nothing found.
            Ambiguous: Several are.
        """
        with self._database.reading(self._now()) as tx:
            return sittings(tx, shown_title(tx, name, query), self._now())

    def passes(self, name: TitleName) -> list[Pass]:
        """The runs through a series, the first one first.

        Raises:
            NotFound: No title is called that.
            Ambiguous: Several are.
        """
        with self._database.reading(self._now()) as tx:
            return _passes(tx, series_called(tx, name), self._now())

    def note(self, name: TitleName, number: int | None, said: PassSaid) -> Pass:
        """Say something of a pass: what it is called, how it was, when it was, that it is dropped or goes on.

        Args:
            name: Which series.
            number: Which pass; None is the last one, or the next one where `said` begins one.
            said: What is said of it.

        Raises:
            BadInput: It ends before it begins.
            NotFound: No title is called that, or it has no such pass.
            Ambiguous: Several titles are called that.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        with self._database.changing(self._now()) as tx:
            title = series_called(tx, name)
            number = _pass_meant(title, [one.number for one in _passes(tx, title, self._now())], number, said.begins)
            known = next((note for note in passes.notes_of_title(tx, title.id) if note.number == number), None)
            note = said.told_of(known or PassNote(0, title, number, now, BY_HAND))
            passes.save(tx, note)
            tx.describe(f"{said.deed} pass {number} of {title.label}")
            told = next(one for one in _passes(tx, title, self._now()) if one.number == number)
            if told.began.on and told.ended.on and filled_up(told.ended.on) < told.began.on:
                raise BadInput(f"pass {number} would end before it begins", "look at --began and --ended")
            return told


def sittings(tx: Transaction, title: Title, now: datetime) -> Sittings:
    """Every sitting of a title, by pass and day."""
    seen = list(watches.matching(tx, Query((OfTitle(title.id),))))
    skipped = tuple(skips.of_title(tx, title.id))
    if title.kind is not Kind.SERIES:
        return Sittings(title, (), tuple(sorted(seen, key=_day)), {}, skipped)
    series = series_of(tx, title, now)
    by_pass = _by_pass(seen)
    runs = passes_of(tx, title, seen, series, now)
    return Sittings(
        title,
        tuple((one, tuple(by_pass.get(one.number, ()))) for one in runs),
        tuple(by_pass.get(None, ())),
        labels_of(tx, series.row, now, (watch.portion for watch in seen)),
        skipped,
    )


def passes_of(tx: Transaction, title: Title, seen: Sequence[Watch], series: Series, now: datetime) -> list[Pass]:
    """The runs through a series, the first one first.

    Args:
        tx: Where it is read.
        title: The series.
        seen: All its sittings.
        series: How far somebody is with it.
        now: The clock: aware and local.
    """
    notes = {note.number: note for note in passes.notes_of_title(tx, title.id)}
    by_pass = _by_pass(seen)
    return [
        _pass(title, series, by_pass.get(number, ()), notes.get(number) or PassNote(0, title, number, now, BY_HAND))
        for number in sorted({number for number in by_pass if number} | notes.keys())
    ]


def _by_pass(seen: Sequence[Watch]) -> Mapping[int | None, Sequence[Watch]]:
    """Sittings by pass and day. What belongs to none is of the first, unless it was seen there: then again."""
    in_order = sorted(seen, key=_day)
    found: defaultdict[int | None, list[Watch]] = defaultdict(list)
    for watch in in_order:
        if watch.pass_number is not None:
            found[watch.pass_number].append(watch)
    first = {watch.portion for watch in found.get(FIRST, ()) if not watch.is_by_name}
    names = {(watch.portion, watch.episode_title) for watch in found.get(FIRST, ()) if watch.is_by_name}
    for watch in in_order:
        if watch.pass_number is None:
            named = (watch.portion, watch.episode_title)
            is_again = watch.rewatch or named in names or is_covered(watch.portion, first)
            found[None if is_again else FIRST].append(watch)
            if watch.is_by_name:
                names.add(named)
            else:
                first.add(watch.portion)
    found[FIRST].sort(key=_day)
    return {number: sittings for number, sittings in found.items() if sittings}


def _pass(title: Title, series: Series, seen: Sequence[Watch], said: PassNote) -> Pass:
    number = said.number
    progress = progress_in(series.course, number)
    return Pass(
        title,
        number,
        _state(series, number, said),
        progress.seen,
        progress.total,
        said.began if said.began.on else _first(seen),
        said.ended if said.ended.on else _last(seen),
        said.name,
        said.note,
        said.stars,
    )


def _state(series: Series, number: int, note: PassNote) -> PassState:
    if note.dropped:
        return PassState.DROPPED
    return PassState.COMPLETE if is_complete(series.course, number) else PassState.OPEN


def _first(seen: Sequence[Watch]) -> When:
    """The earliest day; of one that is known and one that may be it, the one that is known."""
    known = (watch.when for watch in seen if watch.when.on)
    return When(min(known, key=lambda when: filled_up(when.on or ""), default=UNKNOWN).on)


def _last(seen: Sequence[Watch]) -> When:
    """The latest day, likewise."""
    return When(max((watch.when.on or "" for watch in seen), default="") or None)


def labels_of(tx: Transaction, row: SeriesRow, now: datetime, logged: Iterable[Portion] = ()) -> dict[Portion, str]:
    """What episodes are called in the order that a series is shown in, where that is another than the aired one.

    Args:
        tx: Where it is read.
        row: The series.
        now: The clock: aware and local.
        logged: What else was logged, be it known to the catalogue or not.
    """
    if row.order not in RENUMBERED:
        return {}
    guide = guide_of(tx, row, now)
    return {portion: guide.label(portion) for portion in {*guide.regular, *guide.specials, *logged}}


def _day(watch: Watch) -> tuple[bool, str, str, int, int, int]:
    """By day, then by the time of it, then as the episodes follow each other; what has no date comes last."""
    season, episode = watch.portion
    on, at = watch.when
    return (on is None, on or "", at.isoformat() if at else "", season or 0, episode or 0, watch.id)


def _passes(tx: Transaction, title: Title, now: datetime) -> list[Pass]:
    seen = list(watches.matching(tx, Query((OfTitle(title.id),))))
    return passes_of(tx, title, seen, series_of(tx, title, now), now)


def _pass_meant(title: Title, there: Sequence[int], number: int | None, begins: bool) -> int:
    last = max(there, default=0)
    if begins:
        return last + 1
    meant = last if number is None else number
    if meant not in there:
        raise NotFound(f"{title.label} has no pass {meant or FIRST}", "watchlog pass TITLE lists those it has")
    return meant
