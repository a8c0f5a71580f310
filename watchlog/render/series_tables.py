"""Tables of series for people: what to watch next, and passes."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from watchlog.model.passes import Pass
from watchlog.model.progress import Next
from watchlog.model.when import When
from watchlog.render.durations import duration
from watchlog.render.safe import one_line
from watchlog.render.tables import NARROW, WIDE, new_table, titled
from watchlog.render.words import Words


def next_table(found: Sequence[Next], words: Words, width: int, *, spoilers: bool) -> RenderableType:
    """Position, series, episode, how many are left and how long they take, and when it was watched last."""
    if width < NARROW:
        return Group(*(_next_lines(*numbered, words, spoilers=spoilers) for numbered in enumerate(found, start=1)))
    table = new_table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("series", overflow="fold", ratio=1)
    table.add_column("next", style="green", overflow="fold", max_width=width // 3)
    table.add_column("left", justify="right", no_wrap=True)
    if width >= WIDE:
        table.add_column("time", justify="right", no_wrap=True)
    table.add_column("watched last", style="cyan", no_wrap=True)
    for place, following in enumerate(found, start=1):
        cells = [
            Text(str(place)),
            _series(following),
            Text(_episode(following, spoilers=spoilers)),
            Text("" if following.left is None else str(following.left)),
            Text(_day(following.last, words)),
        ]
        if width >= WIDE:
            cells.insert(-1, Text(duration(following.minutes)))
        table.add_row(*cells)
    return table


def pass_table(found: Sequence[Pass], words: Words, width: int, dash: str) -> RenderableType:
    """Number, series, name, state, how much was seen, when, and how good it was, notes below."""
    if width < NARROW:
        return Group(*(_pass_lines(run, words, dash) for run in found))
    table = new_table()
    table.add_column("pass", justify="right", no_wrap=True)
    table.add_column("series", overflow="fold", ratio=1)
    table.add_column("how far", no_wrap=True)
    table.add_column("when", style="cyan", overflow="fold")
    if width >= WIDE:
        table.add_column("state", no_wrap=True)
    table.add_column("stars", style="yellow", no_wrap=True)
    for run in found:
        cells = [
            Text(str(run.number)),
            _called(run),
            Text(counted(run)),
            Text(days(run, dash)),
            Text(words.stars(run.stars)),
        ]
        if width >= WIDE:
            cells.insert(-1, Text(run.state))
        table.add_row(*cells)
    return table


def counted(run: Pass) -> str:
    """How much of a series was seen in a pass: `9 of 60`, or `9 seen` where nobody tells how much there is."""
    return f"{run.seen} seen" if run.total is None else f"{run.seen} of {run.total}"


def days(run: Pass, dash: str) -> str:
    """When a pass was: `2019-03 - 2019-05`, as far as it is known."""
    known = dict.fromkeys(when.on for when in (run.began, run.ended) if when.on)
    return f" {dash} ".join(known)


def _next_lines(place: int, following: Next, words: Words, *, spoilers: bool) -> Text:
    """A series where a table has no room."""
    left = "" if following.left is None else f"{following.left} left"
    parts = (left, duration(following.minutes), _day(following.last, words))
    head = Text.assemble(
        (f"{place} ", "dim"), _series(following), (f" {_episode(following, spoilers=spoilers)}", "green")
    )
    return Text.assemble(head, "\n  ", ("  ".join(part for part in parts if part), "dim"))


def _pass_lines(run: Pass, words: Words, dash: str) -> Text:
    parts = (counted(run), run.state, days(run, dash), words.stars(run.stars))
    head = Text.assemble((f"{run.number} ", "dim"), _called(run))
    return Text.assemble(head, "\n  ", ("  ".join(part for part in parts if part), "dim"))


def _series(following: Next) -> Text:
    """The series, and what is out of the ordinary about it."""
    pass_number = f"  pass {following.pass_number}" if following.pass_number > 1 else ""
    new_season = "" if following.new_season is None else "  new season"
    return Text.assemble(titled(following.title), (pass_number, "dim"), (new_season, "yellow"))


def _episode(following: Next, *, spoilers: bool) -> str:
    name = following.episode.name if spoilers and following.episode else None
    return one_line(f"{following.label} “{name}”" if name else following.label)


def _day(when: When, words: Words) -> str:
    return words.when(When(when.on))


def _called(run: Pass) -> Text:
    name = f"  “{one_line(run.name)}”" if run.name else ""
    note = f"\n{one_line(run.note)}" if run.note else ""
    return Text.assemble(titled(run.title), name, (note, "dim"))
