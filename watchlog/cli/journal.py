"""`watchlog undo`, `redo` and `log`: the journal."""

import re
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import BadInput
from watchlog.records.outward import CHANGE_FIELDS

ONE = re.compile(r"#(\d{1,18})", re.ASCII)
COUNT = re.compile(r"\d{1,6}", re.ASCII)


def undo(
    ctx: typer.Context,
    count: Annotated[
        str, typer.Argument(metavar="[N]", help="How many changes; or one of them, by its number: #12.")
    ] = "1",
) -> None:
    """Take back the last change, whatever it was.

    \b
    Examples:
      watchlog undo
      watchlog undo 3
      watchlog undo '#12'
    """
    app: App = ctx.obj
    output = options.output(app, CHANGE_FIELDS)
    one = ONE.fullmatch(count)
    changes = app.journal.undo_one(int(one[1])) if one else app.journal.undo(_count(count))
    app.screen.moved("Undone", changes, output)


def redo(
    ctx: typer.Context,
    count: Annotated[str, typer.Argument(metavar="[N]", help="How many changes.")] = "1",
) -> None:
    """Bring back what was undone last.

    \b
    Examples:
      watchlog redo
    """
    app: App = ctx.obj
    output = options.output(app, CHANGE_FIELDS)
    app.screen.moved("Redone", app.journal.redo(_count(count)), output)


def log(
    ctx: typer.Context,
    limit: options.LimitOption = None,
) -> None:
    """Show what was done, newest first.

    \b
    Examples:
      watchlog log --limit 10
    """
    app: App = ctx.obj
    output = options.output(app, CHANGE_FIELDS)
    app.screen.changes(app.journal.log(options.rows(app, limit, output)), output)


def _count(text: str) -> int:
    if not COUNT.fullmatch(text) or int(text) < 1:
        raise BadInput(f"“{text}” is no number of changes", "say how many, such as 3, or one of them as #12")
    return int(text)
