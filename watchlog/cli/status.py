"""`watchlog status`: where you stand with a title."""

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import hinting
from watchlog.model.title import Status
from watchlog.parsing.fields import parse_status
from watchlog.records.choices import STANDING_FIELDS

DERIVED = "none"
"""What leaves it to what was watched."""

SAYABLE = (*Status, DERIVED)


def status(ctx: typer.Context, title: options.StatusArgument) -> None:
    """Show where you stand with a title, or say it: watching, paused, dropped, completed; none derives it again.

    \b
    Examples:
      watchlog status "The Wire"
      watchlog status "The Wire" paused
      watchlog status "The Wire" none
    """
    app: App = ctx.obj
    output = options.output(app, STANDING_FIELDS)
    *words, last = title
    choices, screen = app.series.choices, app.series.choice_screen
    if not words or last.lower() not in SAYABLE:
        with hinting(f"a status is one of {', '.join(SAYABLE)}" if words else ""):
            screen.stands(app.act(" ".join(title), choices.standing), output, changed=False)
        return
    said = None if last.lower() == DERIVED else parse_status(last)
    screen.stands(app.act(" ".join(words), lambda named: choices.stand(named, said)), output, changed=True)
