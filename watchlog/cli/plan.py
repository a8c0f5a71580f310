"""`watchlog plan`, `unplan` and `plans`: the watchlist."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import remark_on_words
from watchlog.cli.naming import facts, whole_title
from watchlog.cli.notes import note_from
from watchlog.query.language import parse_query
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
    query: options.QueryArgument = None,
    sort: options.SortOption = None,
) -> None:
    """Show the watchlist, or the part of it that a query finds.

    \b
    Examples:
      watchlog plans
      watchlog plans added:-1m.. genre:drama --sort year
    """
    app: App = ctx.obj
    output = options.output(app, PLAN_FIELDS)
    words = query or ()
    found = app.opinions.plans(parse_query(words, app.grammar, sort=sort))
    app.screen.plans(found, output, asked=bool(words))
    if not found:
        remark_on_words(app, words)
