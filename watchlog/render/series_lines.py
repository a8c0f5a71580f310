"""Series for programs and pipes: a record a line, tabs between, nothing folded."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from watchlog.model.passes import Pass, Sittings
from watchlog.model.progress import Airing, Next
from watchlog.model.stars import Scale
from watchlog.model.watch import Watch
from watchlog.render.plain import line, watch_lines


def next_lines(found: Sequence[Next], *, spoilers: bool) -> list[str]:
    """Position, title, year, episode, its name, how many are left, their minutes, and when it was watched last."""
    return [_next_line(place, following, spoilers=spoilers) for place, following in enumerate(found, start=1)]


def airing_lines(found: Iterable[Airing], *, spoilers: bool) -> list[str]:
    """Day, time, title, year, episode, its name, network, and whether it has aired."""
    return [_airing_line(airing, spoilers=spoilers) for airing in found]


def pass_lines(found: Iterable[Pass], scale: Scale) -> list[str]:
    """Title, year, number, name, state, how many were seen, of how many, when it began, when it ended, stars, note."""
    return [_pass_line(run, scale) for run in found]


def sitting_lines(sittings: Sittings, scale: Scale, zone: tzinfo | None) -> list[str]:
    """Passes, sittings and skips, a line each: which of these it is, then its value; a sitting's pass comes first."""
    watches = ordered(sittings)
    told = zip(watches, watch_lines(watches, scale), strict=True)
    return [
        *(f"pass\t{_pass_line(run, scale)}" for run, _ in sittings.passes),
        *(line("watch", watch.pass_number or "") + f"\t{cells}" for watch, cells in told),
        *(line("skip", skip.portion.label, skip.skipped_at.astimezone(zone).date()) for skip in sittings.skips),
    ]


def ordered(sittings: Sittings) -> list[Watch]:
    """Every sitting by pass and day, those without a pass behind."""
    return [watch for _, watches in sittings.passes for watch in by_day(watches)] + by_day(sittings.singles)


def by_day(watches: Iterable[Watch]) -> list[Watch]:
    """Sittings by day; what was watched at an unknown time stays behind."""
    return sorted(watches, key=lambda watch: (watch.when.on is None, watch.when.on or ""))


def _next_line(place: int, following: Next, *, spoilers: bool) -> str:
    return line(
        place,
        following.title.name,
        _cell(following.title.year),
        following.label,
        (following.episode.name or "") if spoilers and following.episode else "",
        _cell(following.left),
        _cell(following.minutes),
        following.last.on or "",
    )


def _airing_line(airing: Airing, *, spoilers: bool) -> str:
    return line(
        airing.on,
        f"{airing.at:%H:%M}" if airing.at else "",
        airing.title.name,
        _cell(airing.title.year),
        airing.label,
        (airing.episode.name or "") if spoilers else "",
        airing.network or "",
        "aired" if airing.has_aired else "coming",
    )


def _pass_line(run: Pass, scale: Scale) -> str:
    return line(
        run.title.name,
        _cell(run.title.year),
        run.number,
        run.name or "",
        run.state,
        run.seen,
        _cell(run.total),
        run.began.on or "",
        run.ended.on or "",
        run.stars.on(scale) if run.stars else "",
        run.note or "",
    )


def _cell(number: int | None) -> str:
    return "" if number is None else str(number)
