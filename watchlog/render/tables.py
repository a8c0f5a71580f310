"""Lists for people: tables as wide as the terminal, drawn by rich."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from watchlog.model.journal import Change
from watchlog.model.opinion import Plan
from watchlog.model.outcomes import Standing
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.render.safe import one_line
from watchlog.render.words import EXAMPLES, Words

NARROW = 50
"""Columns below which a table is no help."""

WIDE = 72
"""Columns from which there is room for notes."""

BESIDE_TITLE = 38
"""Columns that number, date and stars take."""

LONGEST_SEEN = 200
"""Characters of a note; no terminal shows more of it on a line."""


def watch_table(watches: Sequence[Watch], words: Words, width: int) -> RenderableType:
    """Number, date, title, stars, tags and the beginning of the note, as far as there is room for them."""
    if width < NARROW:
        return Group(*(_watch_lines(watch, words) for watch in watches))
    table = new_table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("watched", style="cyan", no_wrap=True)
    table.add_column("title", overflow="fold", max_width=(width - BESIDE_TITLE) * 3 // 5 if width >= WIDE else None)
    table.add_column("stars", style="yellow", no_wrap=True)
    if width >= WIDE:
        table.add_column("note", ratio=1, no_wrap=True, overflow="ellipsis")
    for watch in watches:
        cells = (
            Text(str(watch.id)),
            Text(words.when(watch.when) or "–"),
            _watched(watch),
            Text(words.stars(watch.stars)),
            _beside(watch),
        )
        table.add_row(*cells[: len(table.columns)])
    return table


def _watch_lines(watch: Watch, words: Words) -> Text:
    """A watch where a table has no room."""
    below = "  ".join(part for part in (words.when(watch.when), words.stars(watch.stars), f"#{watch.id}") if part)
    return Text.assemble(_watched(watch), "\n  ", (below, "dim"))


def plan_table(plans: Iterable[Plan], zone: tzinfo | None) -> Table:
    """Title, since when, and why."""
    table = new_table()
    table.add_column("planned", style="cyan", no_wrap=True)
    table.add_column("title", overflow="fold", max_width=40)
    table.add_column("note", ratio=1, no_wrap=True, overflow="ellipsis", style="dim")
    for plan in plans:
        day = f"{plan.planned_at.astimezone(zone):%Y-%m-%d}"
        table.add_row(Text(day), titled(plan.title), Text(one_line(plan.note or "")))
    return table


def change_table(changes: Iterable[Change], zone: tzinfo | None) -> Table:
    """What was done, newest first, and whether it stands."""
    table = new_table()
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("when", style="cyan", no_wrap=True)
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("", style="yellow", no_wrap=True)
    for change in changes:
        moment = f"{change.made_at.astimezone(zone):%Y-%m-%d %H:%M}"
        style = "dim strike" if change.undone else ""
        state = "undone" if change.undone else ""
        table.add_row(Text(str(change.id)), Text(moment), Text(one_line(change.summary), style=style), Text(state))
    return table


def view_table(views: Iterable[SavedView]) -> Table:
    """Names of views, and what they stand for."""
    table = new_table()
    table.add_column("view", style="cyan", no_wrap=True)
    table.add_column("query", ratio=1, overflow="fold")
    for view in views:
        table.add_row(Text(f"@{view.name}"), Text(one_line(view.query)))
    return table


def pairs_table(pairs: Sequence[tuple[str, str | RenderableType]]) -> Table:
    """Names and their values; a text that is no drawing yet is made safe."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in pairs:
        table.add_row(Text(name), Text(one_line(value)) if isinstance(value, str) else value)
    return table


def standing_page(standing: Standing, words: Words, width: int) -> RenderableType:
    """Where a history stands, and what one can do."""
    examples = Table.grid(padding=(0, 3))
    for command, purpose in EXAMPLES:
        examples.add_row(Text(f"  {command}", style="bold"), Text(purpose, style="dim"))
    if not standing.watches:
        return Group(Text("Nothing watched yet. Begin with:\n"), examples)
    head = Text.assemble(
        (str(standing.watches), "bold"), _plural(" watch", standing.watches, "es"), " of ",
        (str(standing.titles), "bold"), _plural(" title", standing.titles, "s"), ", ",
        (str(standing.plans), "bold"), " planned",
    )  # fmt: skip
    return Group(head, Text(""), watch_table(standing.latest, words, width), Text(""), examples)


def new_table() -> Table:
    """A table without columns, as all of them look."""
    return Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        expand=True,
        padding=(0, 1),
        pad_edge=False,
        header_style="dim",
        border_style="dim",
    )


def titled(title: Title) -> Text:
    """A title with its year."""
    year = f" ({title.year})" if title.year is not None else ""
    return Text.assemble((one_line(title.name), "bold"), (year, "dim"))


def _watched(watch: Watch) -> Text:
    again = " again" if watch.rewatch else ""
    return Text.assemble(titled(watch.title), (f" {watch.portion.label}".rstrip(), "green"), (again, "dim"))


def _beside(watch: Watch) -> Text:
    tags = "".join(f"{tag} " for tag in (one_line(tag) for tag in watch.tags))
    return Text.assemble((tags, "magenta"), (one_line(watch.note[:LONGEST_SEEN]) if watch.note else "", "dim"))


def _plural(word: str, count: int, ending: str) -> str:
    return word if count == 1 else word + ending
