"""`watchlog next`: what to watch next."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.series_asked import SeriesArgument, SpoilersOption, ask
from watchlog.errors import BadInput, NotFound
from watchlog.parsing.names import parse_name
from watchlog.records.outward import FIELDS
from watchlog.records.series import NEXT_FIELDS

if TYPE_CHECKING:
    from watchlog.model.sitting import Sitting


def next_(
    ctx: typer.Context,
    title: SeriesArgument = None,
    watch: Annotated[
        int | None, typer.Option("--watch", "-w", metavar="N", help="Record that you watched number N of the list.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="When you watched it. Else today.")] = None,
    stars: Annotated[str | None, typer.Option("--stars", "-s", metavar="STARS", help="How good it was.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What you think of it.")] = None,
    limit: options.LimitOption = None,
    spoilers: SpoilersOption = False,
) -> None:
    """Show the next episode of every series you are watching, the one watched last first.

    \b
    Examples:
      watchlog next
      watchlog next --watch 1 --stars 4
      watchlog next severance
    """
    app: App = ctx.obj
    if watch is None:
        if (on, stars, note) != (None, None, None):
            raise BadInput("nothing is recorded without --watch", "say which: --watch 1")
        output = options.output(app, NEXT_FIELDS)
        shown = options.rows(app, limit, output)
        found = ask(app, title, lambda asked: app.series.upcoming.next(asked, shown))
        app.series.screen.nexts(found, output, spoilers=spoilers)
        if title and not found and output is None:
            _tell_where(app, title)
        return
    if watch < 1:
        raise BadInput(f"nothing stands at {watch}", "the list counts from 1")
    output = options.output(app, FIELDS)
    sitting = _sitting(app, on, stars, note)
    added = ask(app, title, lambda asked: app.series.upcoming.watch_next(asked, watch, sitting))
    app.screen.added(added, output)


def _tell_where(app: App, title: list[str]) -> None:
    """Say where somebody stands with a series of which nothing is waiting, if it was named."""
    with suppress(NotFound):
        stands = app.series.choices.standing(parse_name(" ".join(title)))
        app.series.choice_screen.remark(stands)


def _sitting(app: App, on: str | None, stars: str | None, note: str | None) -> "Sitting":
    from watchlog.cli.notes import note_from
    from watchlog.model.sitting import Sitting
    from watchlog.parsing.dating import parse_dating
    from watchlog.parsing.stars import parse_stars

    return Sitting(
        parse_dating(on, None, app.now()),
        stars=None if stars is None else parse_stars(stars, app.settings.scale),
        note=note_from(app, note, edit=False),
    )
