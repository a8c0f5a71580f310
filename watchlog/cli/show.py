"""`watchlog show`: everything about one title."""

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.query.language import parse_query


def show(
    ctx: typer.Context,
    title: options.ShownArgument,
) -> None:
    """Show everything about one title, by its name or by a query that finds only it.

    \b
    Examples:
      watchlog show osmosis
      watchlog show "Dune (2021)" --json
      watchlog show is:watching service:netflix
    """
    app: App = ctx.obj
    query = parse_query(title, app.grammar)
    whole = app.act(" ".join(title), lambda named: app.history.show(named, query))
    app.screen.whole(whole, options.output(app))
