"""`watchlog add`: record something you watched."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import naming, options
from watchlog.cli.notes import note_from
from watchlog.errors import BadInput
from watchlog.model.outcomes import Added
from watchlog.model.saying import may_be_many
from watchlog.model.settings import LookUp
from watchlog.model.sitting import Sitting, is_told_apart
from watchlog.model.title import Facts, Kind, Title
from watchlog.parsing.dating import parse_dating
from watchlog.parsing.fields import parse_line
from watchlog.parsing.names import TitleName, parse_tags
from watchlog.parsing.readings import Strength, strength
from watchlog.parsing.stars import parse_stars
from watchlog.records.outward import FIELDS
from watchlog.render.output import Output

FEW = 20
"""So many watches are recorded without being told beforehand."""


def add(
    ctx: typer.Context,
    title: options.TitleArgument,
    stars: Annotated[
        str | None, typer.Option("--stars", "-s", metavar="STARS", help="How good it was: 4, 3.5, 7/10, 85/100.")
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="What you think of it; - reads it from the pipe.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Write the note in your editor.")] = False,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="2026-11-22, 2026-11, 2026, yesterday, last friday, unknown, aired. Else today.",
        ),
    ] = None,
    spread: Annotated[
        str | None,
        typer.Option("--spread", metavar="A..B", help="Spread the episodes evenly: 2024-01-05..2024-03-20, 2024-01."),
    ] = None,
    year: options.YearOption = None,
    film: options.FilmOption = False,
    series: options.SeriesOption = False,
    tag: Annotated[list[str] | None, typer.Option("--tag", "-t", metavar="TAG", help="A tag; may be repeated.")] = None,
    service: Annotated[str | None, typer.Option("--service", metavar="NAME", help="Where you watched it.")] = None,
    companions: Annotated[str | None, typer.Option("--with", metavar="WHO", help="With whom.")] = None,
    rewatch: Annotated[
        bool, typer.Option("--rewatch", help="You had seen it before: begin the next pass, or go on with it.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Refuse episodes that the catalogue does not know.")] = False,
    lookup: Annotated[
        bool | None,
        typer.Option("--lookup/--no-lookup", help="Look the title up, or not. Else only on a terminal."),
    ] = None,
) -> None:
    """Record something you watched.

    \b
    Examples:
      watchlog add "Osmosis" --stars 1
      watchlog add "The Wire" s1e1-e3 --on yesterday --with Anna
      watchlog add "The Wire" s1 --on aired
      watchlog add "The Wire" next
      watchlog add "Heat" --year 1995 --film --note - < review.txt
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    name, said = naming.title_and_sayings(app, title)
    known = naming.facts(year, film, series)
    if said and known.kind is Kind.FILM:
        raise BadInput("a film has no episodes", "leave --film out, or the episodes")
    sitting = Sitting(
        dating=parse_dating(on, spread, app.now()),
        said=said,
        stars=None if stars is None else parse_stars(stars, app.settings.scale),
        tags=parse_tags(",".join(tag or ())),
        service=parse_line("service", service or ""),
        companions=parse_line("company", companions or ""),
        rewatch=rewatch,
        note=note_from(app, note, edit),
        strict=strict,
    )
    with app.desk.keeping(sitting.note if edit else None, ".md"):
        added = app.act(name, lambda named: _recorded(app, named, sitting, known))
    if _is_lookup_wanted(app, lookup, output):
        added = _tell_and_look_up(app, added, sitting, output, asked=bool(lookup))
    else:
        app.screen.added(added, output)
    _remark(app, added)
    if added.new_title and app.screen.shows_tables:
        _wonder(app, added.watches[0].title)


def _recorded(app: App, named: TitleName, sitting: Sitting, known: Facts) -> Added:
    """What was recorded; when it is much, it is told before it is saved."""
    if any(may_be_many(saying) for saying in sitting.said):
        meant = app.history.add(named, sitting, known, rehearse=True)
        if len(meant.watches) > FEW:
            app.screen.about_to_add(meant)
    return app.history.add(named, sitting, known)


def _remark(app: App, added: Added) -> None:
    for remark in added.remarks:
        app.screen.remark(remark)
    last = max((watch.when.on or "" for watch in added.watches), default="")
    if last > app.now().date().isoformat():
        app.screen.remark(f"{last} is yet to come")


def _is_lookup_wanted(app: App, asked: bool | None, output: Output | None) -> bool:
    """Whether to look something up: as was said, or else where a person sees the outcome and the settings allow it."""
    if asked is not None:
        return asked
    return output is None and app.terminal.output.isatty() and app.settings.lookup is LookUp.TERMINAL


def _tell_and_look_up(app: App, added: Added, sitting: Sitting, output: Output | None, *, asked: bool) -> Added:
    """Say what is saved before anything is looked up; a script that wants records gets them with what was found."""
    from watchlog.cli.looking_up import look_up, saved_already

    if output is None:
        app.screen.added(added, None)
        app.environment.output.flush()
    else:
        app.screen.remark(f"Saved {added.watches[0].label}")
    try:
        with saved_already(app, added.watches[0].title):
            look_up(app, added, output, asked=asked)
            added = _told_apart(app, added, sitting, output)
    finally:
        if output is not None:
            app.screen.added(app.history.as_it_is_now(added), output)
    return added


def _told_apart(app: App, added: Added, sitting: Sitting, output: Output | None) -> Added:
    """What was recorded, episode by episode, now that the catalogue may know the episodes."""
    if added.is_told or not is_told_apart(sitting):
        return added
    told = app.history.tell_apart(added, sitting)
    if told is not None and output is None:
        app.screen.told_apart(told)
    return told or added


def _wonder(app: App, title: Title) -> None:
    """Say so when a new title begins like a series, ends like episodes, or is spelled nearly like another."""
    name, _, last = title.name.rpartition(" ")
    if name and (begun := app.history.begun_with(title)):
        app.screen.remark(
            f"{title.name} is a new title; did you mean {begun.label}? Then: watchlog undo, and s1e1 behind it"
        )
    elif name and strength(last) is Strength.WEAK:
        app.screen.remark(f"{title.name} is a new title; if episodes were meant: watchlog undo, then s1e1 or e590")
    elif near := app.history.spelled_alike(title):
        app.screen.remark(f"{title.name} is new here; did you mean {near.label}? Then: watchlog undo")
