"""`watchlog review`: records of imports that wait for a decision."""

from typing import Annotated, Final

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import BadFile
from watchlog.files.paths import typed_path
from watchlog.files.reading import at_rest, opened
from watchlog.records.imports import DOUBT_FIELDS, decisions_of

MOST_READ: Final = 1 << 26
"""Characters of a file of decisions."""


def review(
    ctx: typer.Context,
    resolve: Annotated[
        str | None,
        typer.Option(
            "--resolve",
            metavar="FILE",
            help='Decisions as JSON: [{"id": 3, "title": 12}, {"id": 4, "new": true}, {"id": 5, "discard": true}].',
        ),
    ] = None,
) -> None:
    """Decide which title was meant, where a record of an import fits several; --json lists what is in doubt.

    \b
    Examples:
      watchlog review
      watchlog review --json
      watchlog review --resolve decisions.json
    """
    app: App = ctx.obj
    screen, reviewing = app.moving.screen, app.moving.reviewing
    output = options.output(app, DOUBT_FIELDS)
    if resolve is not None:
        screen.decided(reviewing.decide(decisions_of(_text(resolve))), output)
        return
    doubts = reviewing.pending()
    if output is not None or not doubts or not app.terminal.can_ask:
        screen.doubts(doubts, output)
        return
    decisions = screen.decide(doubts)
    if decisions:
        screen.decided(reviewing.decide(decisions), None)


def _text(path: str) -> str:
    with at_rest(typed_path("/dev/stdin" if path == "-" else path)) as resting, opened(resting) as file:
        text = file.read(MOST_READ)
        if file.read(1):
            raise BadFile(f"{path} holds too much to be decisions", "name another file")
    return text
