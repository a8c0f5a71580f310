"""The order of a series for people: what each episode is called there, and as what it is logged."""

from rich.console import Group, RenderableType
from rich.text import Text

from watchlog.model.ordering import Ordered
from watchlog.render.safe import one_line
from watchlog.render.tables import new_table, titled
from watchlog.render.words import Words


def order_page(ordered: Ordered, words: Words) -> RenderableType:
    """A heading, and an episode a line. Their names are told, for they are what one knows them by."""
    head = Text.assemble(titled(words.named(ordered.title)), (f"  {ordered.order} order", "dim"))
    if not ordered.episodes:
        return Group(head, Text("No episodes are known; watchlog fetch looks them up", style="dim"))
    is_renumbered = any(placed.label != placed.portion.label for placed in ordered.episodes)
    table = new_table()
    table.add_column("episode", style="green", no_wrap=True)
    if is_renumbered:
        table.add_column("logged as", style="dim", no_wrap=True)
    table.add_column("aired", style="cyan", no_wrap=True)
    table.add_column("name", ratio=1, overflow="fold")
    for placed in ordered.episodes:
        episode = placed.episode
        name, day = (episode.name or "", episode.air_date or "") if episode else ("", "")
        cells = [Text(placed.label), Text(day), Text(one_line(name))]
        if is_renumbered:
            cells.insert(1, Text(placed.portion.label))
        table.add_row(*cells)
    return Group(head, Text(""), table)
