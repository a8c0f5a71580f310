"""`watchlog skip`, `watchlog unskip`: episodes that are neither seen nor to be watched."""

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import title_and_sayings
from watchlog.errors import BadInput
from watchlog.records.series import SKIP_FIELDS


def skip(ctx: typer.Context, title: options.TitleArgument) -> None:
    """Skip episodes: they count neither as seen nor as left, and nothing reminds you of them.

    \b
    Examples:
      watchlog skip "Star Trek" s1e4
      watchlog skip Naruto e136-e219
      watchlog skip "The Wire" s2
    """
    app: App = ctx.obj
    output = options.output(app, SKIP_FIELDS)
    name, said = title_and_sayings(app, title)
    if not said:
        raise BadInput("which episodes are to be skipped?", f'name them: watchlog skip "{name}" s1e4')
    skipped = app.act(name, lambda named: app.series.skipping.skip(named, said))
    app.series.screen.skipped(skipped.title, skipped.skips, output)
    for portion in skipped.unknown:
        app.screen.remark(f"the catalogue of {skipped.title.label} has no {portion.label}; skipped all the same")


def unskip(ctx: typer.Context, title: options.TitleArgument) -> None:
    """Count episodes again that were skipped; without episodes, all of a title.

    \b
    Examples:
      watchlog unskip "Star Trek" s1e4
      watchlog unskip "Star Trek"
    """
    app: App = ctx.obj
    output = options.output(app, SKIP_FIELDS)
    name, said = title_and_sayings(app, title)
    unskipped = app.act(name, lambda named: app.series.skipping.unskip(named, said))
    app.series.screen.unskipped(unskipped.title, unskipped.skips, output)
