"""`watchlog list` and `watchlog search`: find watches."""

from collections.abc import Sequence

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import remark_on_words
from watchlog.errors import BadInput
from watchlog.query.language import parse_query
from watchlog.records.outward import FIELDS


def list_(
    ctx: typer.Context,
    query: options.QueryArgument = None,
    sort: options.SortOption = None,
    limit: options.LimitOption = None,
) -> None:
    """List what you watched, newest first.

    \b
    Examples:
      watchlog list
      watchlog list stars:4.. watched:2025 -tag:kids sort:stars-
      watchlog list 'dune or heat' year:1990..
      watchlog list --json=title,stars --limit 0
    """
    _show(ctx.obj, query or (), sort, limit)


def search(
    ctx: typer.Context,
    words: options.WordsArgument,
    sort: options.SortOption = None,
    limit: options.LimitOption = None,
) -> None:
    """Find watches by words in titles, original titles, notes and tags, or by any query.

    \b
    Examples:
      watchlog search claustrophobic
      watchlog search '"cheap sci-fi"' stars:..2
    """
    if not any(word.strip() for word in words):
        raise BadInput("search for what?", "say a word of it")
    _show(ctx.obj, words, sort, limit)


def _show(app: App, words: Sequence[str], sort: str | None, limit: int | None) -> None:
    output = options.output(app, FIELDS)
    limit = options.rows(app, limit, output)
    query = parse_query(words, app.grammar, sort=sort, limit=limit)
    # One more than is shown tells whether there are more.
    found = app.history.find(query._replace(limit=limit + 1 if limit else 0))
    shown = found[:limit] if limit else found
    app.screen.watches(shown, output, more=len(found) > len(shown))
    if not found:
        remark_on_words(app, words)
