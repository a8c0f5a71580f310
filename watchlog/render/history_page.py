"""Every sitting of a title on one screen: a heading a pass, a line a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from watchlog.model.passes import Pass, Sittings
from watchlog.model.portion import Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.render.runs import folded, run_label, runs
from watchlog.render.safe import one_line, safe_lines
from watchlog.render.series_lines import by_day
from watchlog.render.series_tables import counted, days
from watchlog.render.tables import titled
from watchlog.render.title_page import details
from watchlog.render.words import Words

DAY = 14
"""Columns of `Sun 2026-11-22`."""

INDENTED = (0, 0, 0, 2)


def history_page(sittings: Sittings, words: Words, dash: str) -> RenderableType:
    """Every sitting by pass and day, what was seen again, and what is not to be watched."""
    page = _Page(sittings.labels, words, dash)
    parts: list[RenderableType] = [titled(sittings.title)]
    for run, watches in sittings.passes:
        parts.append(Text(""))
        if sittings.title.kind is not Kind.FILM:
            parts += page.heading(run)
        parts.append(page.days(watches))
    if sittings.singles:
        parts += [Text("\nSeen again", "bold"), page.days(sittings.singles)]
    if sittings.skips:
        labels = (sittings.labels.get(skip.portion, skip.portion.label) for skip in sittings.skips)
        parts.append(Text.assemble("\n", ("Not to be watched: ", "dim"), one_line(folded(labels, dash))))
    if len(parts) == 1:
        parts.append(Text("Nothing of it was watched yet", "dim"))
    return Group(*parts)


class _Page:
    """Draws sittings under the labels of a title's order."""

    def __init__(self, labels: Mapping[Portion, str], words: Words, dash: str) -> None:
        self._labels = labels
        self._words = words
        self._dash = dash

    def heading(self, run: Pass) -> Iterator[RenderableType]:
        """`Pass 1 “with Anna”  2019-03 - 2019-05  60 of 60  complete  ★★★★`, and the note below."""
        name = f" “{one_line(run.name)}”" if run.name else ""
        parts = (
            (f"Pass {run.number}{name}", "bold"),
            (days(run, self._dash), "cyan"),
            (counted(run), ""),
            (run.state, "dim"),
            (self._words.stars(run.stars), "yellow"),
        )
        yield Text("  ").join(Text(part, style) for part, style in parts if part)
        if run.note:
            yield Padding(_note(run.note), INDENTED)

    def days(self, watches: Sequence[Watch]) -> RenderableType:
        """A line a day with what was watched on it; a note stands below its own sitting."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(min_width=DAY, style="cyan")
        grid.add_column(overflow="fold")
        for on, of_day in groupby(by_day(watches), key=lambda watch: watch.when.on):
            day = self._words.when(When(on)) or "unknown"
            for line in self._lines(list(of_day)):
                grid.add_row(Text(day), line)
                day = ""
        return Padding(grid, INDENTED)

    def _lines(self, of_day: Sequence[Watch]) -> Iterator[Text]:
        """The sittings of a day beside each other; a line ends behind one with a note."""
        beside: list[Text] = []
        for run in runs(of_day, self._label, _are_alike):
            beside.append(self._run(run))
            if run[-1].note:
                yield _joined(beside)
                yield _note(run[-1].note)
                beside.clear()
        if beside:
            yield _joined(beside)

    def _run(self, run: Sequence[Watch]) -> Text:
        """`S01E01-E04`, or one sitting with all that was said of it."""
        first = run[0]
        label = Text(one_line(run_label(self._label(first), self._label(run[-1]), self._dash)), "green")
        told = details(first, self._words)
        clock = Text(f"{first.when.at:%H:%M}" if first.when.at else "", "cyan")
        numbers = dict.fromkeys([f"#{first.id}", f"#{run[-1].id}"])
        told = [clock, *told, Text(self._dash.join(numbers), "dim")]
        return Text(" ").join(part for part in (label, *told) if part)

    def _label(self, watch: Watch) -> str:
        return self._labels.get(watch.portion, watch.portion.label)


def _are_alike(one: Watch, other: Watch) -> bool:
    """Whether nothing was said of either that one line for both would hide."""
    if any(watch.stars or watch.note or watch.tags for watch in (one, other)):
        return False
    beside = other.id == one.id + 1 and one.when == other.when
    return beside and (one.service, one.companions) == (other.service, other.companions)


def _joined(parts: Iterable[Text]) -> Text:
    return Text(", ").join(parts)


def _note(note: str) -> Text:
    return Text("\n".join(safe_lines(note.rstrip())))
