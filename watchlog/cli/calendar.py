"""`watchlog calendar`: what airs when."""

from io import BytesIO
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.series_asked import SeriesArgument, SpoilersOption, ask
from watchlog.errors import BadInput
from watchlog.files.paths import typed_path
from watchlog.model.progress import Airing
from watchlog.records.series import airing_fields

SOON = 14
"""Days that a calendar looks ahead."""

LATELY = 30
"""Days that it looks back for what was not seen."""

MOST_DAYS = 3660

HEAD = 500
"""Bytes within which a calendar says whose it is."""


def calendar(
    ctx: typer.Context,
    title: SeriesArgument = None,
    days: Annotated[int, typer.Option("--days", metavar="N", help="How many days to look ahead.")] = SOON,
    back: Annotated[
        int, typer.Option("--back", metavar="N", help="How many days to look back for what you have not seen.")
    ] = LATELY,
    ics: Annotated[
        str | None, typer.Option("--ics", metavar="FILE", help="Write a calendar for other programs; - is stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no calendar of watchlog's.")] = False,
    spoilers: SpoilersOption = False,
) -> None:
    """Show what airs in the coming days, and what aired and was not seen.

    \b
    Examples:
      watchlog calendar
      watchlog calendar --days 60 --ics series.ics
      watchlog calendar severance --spoilers
    """
    app: App = ctx.obj
    if days not in range(MOST_DAYS) or back not in range(MOST_DAYS):
        raise BadInput("a calendar can't have so many days", f"say a number from 0 to {MOST_DAYS - 1}")
    output = options.output(app, airing_fields(spoilers))
    found = ask(app, title, lambda asked: app.series.upcoming.calendar(asked, days, back))
    if ics is not None and output is not None:
        raise BadInput(f"--ics writes a calendar, and no {output.format.upper()}", "say one of them")
    if ics is None:
        app.series.screen.calendar(found, output, spoilers=spoilers, today=app.now().date())
    else:
        _write_ics(app, found, ics, force=force, spoilers=spoilers)


def _write_ics(app: App, found: list[Airing], path: str, *, force: bool, spoilers: bool) -> None:
    from watchlog.cli.delivery import pass_on
    from watchlog.exporters.ics import PRODUCT, write_calendar

    with BytesIO() as file:
        write_calendar(found, file, app.now(), spoilers=spoilers)
        file.seek(0)
        pass_on(app, file, path, force=force or _is_of(PRODUCT, path))


def _is_of(product: str, path: str) -> bool:
    """Whether a file is a calendar that was written before, and may be written anew."""
    file = typed_path(path)
    try:
        if not file.is_file():
            return False
        with file.open("rb") as calendar:
            head = calendar.read(HEAD)
    except OSError:
        return False
    return head.startswith(b"BEGIN:VCALENDAR") and product.encode() in head
