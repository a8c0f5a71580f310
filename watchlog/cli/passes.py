"""`watchlog history`, `watchlog pass`: every sitting by pass and day, and what is said of passes."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.notes import note_from
from watchlog.errors import BadInput
from watchlog.model.passes import PassSaid
from watchlog.model.when import When
from watchlog.parsing.dates import parse_when
from watchlog.parsing.fields import parse_line
from watchlog.parsing.stars import parse_stars
from watchlog.query.language import parse_query
from watchlog.records.outward import FIELDS
from watchlog.records.series import PASS_FIELDS


def history(ctx: typer.Context, title: options.ShownArgument) -> None:
    """Show every sitting of one title, by pass and day.

    \b
    Examples:
      watchlog history "The Wire"
      watchlog history dark --json=season,episode,watched_on,pass
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    query = parse_query(title, app.grammar)
    sittings = app.act(" ".join(title), lambda named: app.series.passing.history(named, query))
    app.series.screen.history(sittings, output)


def pass_(
    ctx: typer.Context,
    title: options.NameArgument,
    number: Annotated[
        int | None, typer.Option("--pass", "-p", metavar="N", help="Which pass; else the last one.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Begin the next pass.")] = False,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="What you call it; '' takes it off.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="What you think of it; - reads it from the pipe.")
    ] = None,
    stars: Annotated[str | None, typer.Option("--stars", "-s", metavar="STARS", help="How good it was.")] = None,
    began: Annotated[
        str | None, typer.Option("--began", metavar="DATE", help="When it began, if not with its first sitting.")
    ] = None,
    ended: Annotated[str | None, typer.Option("--ended", metavar="DATE", help="When it ended, likewise.")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Go on with it no more.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with it after all.")] = False,
) -> None:
    """Show the passes through a series, or say something of one: its name, note, stars and days.

    \b
    Examples:
      watchlog pass "The Wire"
      watchlog pass "The Wire" --pass 2 --name "with Anna" --stars 5
      watchlog pass "The Wire" --new --began 2015
      watchlog pass "The Wire" --drop
    """
    app: App = ctx.obj
    output = options.output(app, PASS_FIELDS)
    if drop and resume:
        raise BadInput("a pass is dropped or goes on, not both", "say --drop or --resume")
    if new and number is not None:
        raise BadInput("a new pass gets the next number by itself", "leave --pass out")
    said = PassSaid(
        name=None if name is None else parse_line("name", name) or "",
        note=None if note is None else note_from(app, note, edit=False) or "",
        stars=None if stars is None else parse_stars(stars, app.settings.scale),
        began=_day(app, began),
        ended=_day(app, ended),
        dropped=True if drop else False if resume else None,
        begins=new,
    )
    named = " ".join(title)
    if said == PassSaid() and number is None:
        app.series.screen.passes(app.act(named, app.series.passing.passes), output)
    elif said == PassSaid():
        raise BadInput("nothing is said of the pass", "try --name, --note, --stars, --began, --ended, --drop")
    else:
        noted = app.act(named, lambda meant: app.series.passing.note(meant, number, said))
        app.series.screen.pass_noted(noted, output)


def _day(app: App, text: str | None) -> When | None:
    """A day, month or year; a pass has no time of day."""
    if text is None:
        return None
    when = parse_when(text, app.now())
    if when.at is not None:
        raise BadInput(f"“{text}” has a time of day, and a pass has none", "leave it out")
    return when
