"""`watchlog show`: everything about one title."""

import typer

from watchlog.app import App
from watchlog.cli import options


def show(
    ctx: typer.Context,
    title: options.NameArgument,
) -> None:
    """Show everything about one title.

    \b
    Examples:
      watchlog show osmosis
      watchlog show "Dune (2021)" --json
    """
    app: App = ctx.obj
    whole = app.act(" ".join(title), app.history.show)
    app.screen.whole(whole, options.output(app))
