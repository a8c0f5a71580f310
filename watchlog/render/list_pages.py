"""Lists for eyes."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from watchlog.model.lists import Listing, ListSummary
from watchlog.render.safe import one_line
from watchlog.render.tables import new_table, titled
from watchlog.render.words import Words


def summaries_page(summaries: Sequence[ListSummary]) -> RenderableType:
    """A list a line."""
    table = new_table()
    table.add_column("list", ratio=1, overflow="fold")
    table.add_column("entries", justify="right", no_wrap=True, min_width=len("entries"))
    table.add_column("note", style="dim", ratio=2, overflow="ellipsis", no_wrap=True)
    for summary in summaries:
        note = one_line(summary.list.note or "")
        table.add_row(Text(one_line(summary.list.name)), Text(f"{summary.entries:,}"), Text(note))
    return table


def entries_page(listings: Sequence[Listing], words: Words) -> RenderableType:
    """An entry a line."""
    is_ordered = any(listing.place is not None for listing in listings)
    table = new_table()
    if is_ordered:
        table.add_column("", justify="right", style="dim", no_wrap=True)
    table.add_column("title", ratio=2, overflow="fold")
    table.add_column("note", ratio=1, style="dim", overflow="fold")
    for listing in listings:
        title = Text.assemble(titled(words.named(listing.title)), (f"  {listing.portion.label}".rstrip(), "green"))
        cells = [title, Text(one_line(listing.note or ""))]
        if is_ordered:
            cells.insert(0, Text("" if listing.place is None else str(listing.place)))
        table.add_row(*cells)
    return table
