"""`watchlog plan`, `unplan` and `plans`: the watchlist."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import facts, whole_title
from watchlog.cli.notes import note_from
from watchlog.records.outward import PLAN_FIELDS, TITLE_FIELDS


def plan(
    ctx: typer.Context,
    title: options.NameArgument,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="Why you want to see it; - reads it from the pipe.")
    ] = None,
    year: options.YearOption = None,
    film: options.FilmOption = False,
    series: options.SeriesOption = False,
) -> None:
    """Put a title on the watchlist. Watching it takes it off.

    \b
    Examples:
      watchlog plan "Dune (2021)" --note "Anna says so"
    """
    app: App = ctx.obj
    output = options.output(app, PLAN_FIELDS)
    known, why = facts(year, film, series), note_from(app, note, edit=False)
    app.screen.planned(app.act(whole_title(title), lambda named: app.opinions.plan(named, known, why)), output)


def unplan(
    ctx: typer.Context,
    title: options.NameArgument,
) -> None:
    """Take a title off the watchlist.

    \b
    Examples:
      watchlog unplan dune
    """
    app: App = ctx.obj
    output = options.output(app, TITLE_FIELDS)
    app.screen.unplanned(app.act(" ".join(title), app.opinions.unplan), output)


def plans(
    ctx: typer.Context,
) -> None:
    """Show the watchlist.

    \b
    Examples:
      watchlog plans --json
    """
    app: App = ctx.obj
    output = options.output(app, PLAN_FIELDS)
    app.screen.plans(app.opinions.plans(), output)
