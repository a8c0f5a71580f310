"""The calendar on one screen: what has aired and was not seen, and what is coming, day by day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from watchlog.model.progress import Airing
from watchlog.render.runs import run_label, runs
from watchlog.render.safe import one_line
from watchlog.render.tables import NARROW, titled

CLOCK = 5
"""Columns of a time of day."""

GAP = 2
"""Columns between two columns."""

MOST_SUMMARY = 600
"""Characters that are shown of what happens in an episode."""

BELOW = (0, 0, 0, GAP + CLOCK + GAP)


class CalendarPage:
    """Draws what airs when.

    Args:
        width: How many columns there are.
        today: The user's day.
        dash: What stands between the first and the last episode of several.
        spoilers: Whether to tell the names of episodes and what happens in them; then each has lines of its own.
    """

    def __init__(self, width: int, today: date, dash: str, *, spoilers: bool) -> None:
        self._width = width
        self._today = today
        self._dash = dash
        self._spoilers = spoilers

    def of(self, found: Sequence[Airing]) -> RenderableType:
        """What has aired, then what is coming; a part without anything is left out."""
        parts = (
            ("Aired, not seen yet", [airing for airing in found if airing.has_aired]),
            ("Coming", [airing for airing in found if not airing.has_aired]),
        )
        told = [self._part(name, airings) for name, airings in parts if airings]
        return Group(*(told if len(told) == 1 else [told[0], Text(""), told[1]]))

    def _part(self, name: str, airings: Sequence[Airing]) -> RenderableType:
        days = groupby(sorted(airings, key=lambda airing: airing.on), key=lambda airing: airing.on)
        together = [(day, self._together(list(of_day))) for day, of_day in days]
        shown = [run for _, of_day in together for run in of_day]
        titles = max(cell_len(titled(run[0].title).plain) for run in shown)
        labels = max(cell_len(self._label(run)) for run in shown)
        lines: list[RenderableType] = [Text(name, "bold underline")]
        for day, of_day in together:
            lines.append(Text.assemble("\n", (self._day(day), "cyan")))
            lines += self._narrow(of_day) if self._width < NARROW else self._wide(of_day, titles, labels)
        return Group(*lines)

    def _together(self, of_day: Sequence[Airing]) -> list[list[Airing]]:
        """What airs on a day; with several episodes of a series that come at once in one."""
        if self._spoilers:
            return [[airing] for airing in of_day]
        return runs(of_day, lambda airing: airing.label, _come_at_once)

    def _wide(self, of_day: Sequence[Sequence[Airing]], titles: int, labels: int) -> Iterator[RenderableType]:
        """A line a run; columns are as wide on every day."""
        half = (self._width - GAP - CLOCK - 3 * GAP) // 2
        for run in of_day:
            grid = Table.grid(padding=(0, GAP, 0, 0))
            grid.add_column(width=CLOCK, style="dim")
            grid.add_column(width=min(titles, half), overflow="fold")
            grid.add_column(width=min(labels, half // 2), overflow="fold", style="green")
            grid.add_column(overflow="fold")
            grid.add_row(_clock(run[0]), titled(run[0].title), Text(self._label(run)), self._beside(run[0]))
            yield Padding(grid, (0, 0, 0, GAP))
            yield from self._summary(run[0])

    def _narrow(self, of_day: Sequence[Sequence[Airing]]) -> Iterator[RenderableType]:
        """Two lines a run, where columns have no room."""
        for run in of_day:
            beside = Text("  ").join(part for part in (_clock(run[0]), self._beside(run[0])) if part)
            label = Text(f" {self._label(run)}", "green")
            yield Padding(Text.assemble(titled(run[0].title), label), (0, 0, 0, GAP))
            if beside:
                yield Padding(beside, (0, 0, 0, 2 * GAP))
            yield from self._summary(run[0])

    def _label(self, run: Sequence[Airing]) -> str:
        """`S02E03`, or `S02E01-E08 (8)`."""
        label = one_line(run_label(run[0].label, run[-1].label, self._dash))
        return label if len(run) == 1 else f"{label} ({len(run)})"

    def _beside(self, airing: Airing) -> Text:
        """Its name for those who want to know, and who shows it."""
        name = f"“{one_line(airing.episode.name)}”" if self._spoilers and airing.episode.name else ""
        network = one_line(airing.network or "")
        return Text("  ").join(Text(part, style) for part, style in ((name, ""), (network, "dim")) if part)

    def _summary(self, airing: Airing) -> Iterator[RenderableType]:
        if self._spoilers and airing.episode.summary:
            summary = one_line(airing.episode.summary)
            cut = f"{summary[:MOST_SUMMARY]}…" if len(summary) > MOST_SUMMARY else summary
            yield Padding(Text(cut, "dim"), BELOW if self._width >= NARROW else (0, 0, 0, 2 * GAP))

    def _day(self, on: str) -> str:
        """`Sun 2026-11-29`, and how near that is."""
        day = date.fromisoformat(on)
        near = {timedelta(-1): "  yesterday", timedelta(0): "  today", timedelta(1): "  tomorrow"}
        return f"{day:%a} {on}{near.get(day - self._today, '')}"


def _clock(airing: Airing) -> Text:
    return Text(f"{airing.at:%H:%M}" if airing.at else "")


def _come_at_once(one: Airing, other: Airing) -> bool:
    return one.title.id == other.title.id and one.at == other.at and one.provider == other.provider
