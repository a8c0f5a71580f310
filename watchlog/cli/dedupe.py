"""`watchlog dedupe`: watches that may be one viewing."""

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.query.language import parse_query
from watchlog.records.imports import PAIR_FIELDS


def dedupe(
    ctx: typer.Context,
    query: options.QueryArgument = None,
    dry_run: options.DryRunOption = False,
) -> None:
    """Make one watch of two that tell of the same viewing: same title, same time, from two services.

    \b
    Examples:
      watchlog dedupe --dry-run
      watchlog dedupe watched:2024
    """
    app: App = ctx.obj
    output = options.output(app, PAIR_FIELDS)
    pairs = app.moving.deduping.pairs(parse_query(query or (), app.grammar))
    app.moving.screen.pairs(pairs, output)
    if dry_run or not pairs:
        return
    app.confirm(f"make one watch of each of these {len(pairs)} pairs" if len(pairs) > 1 else "make one watch of them")
    merged = app.moving.deduping.merge(pairs)
    if output is None:
        app.moving.screen.merged(merged)
