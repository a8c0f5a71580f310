"""`watchlog export`: take a history out."""

import io
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from watchlog import registry
from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.delivery import pass_on
from watchlog.errors import BadInput
from watchlog.query.language import parse_query
from watchlog.query.scanning import known_name

SPOOLED_BYTES = 8 << 20
"""What an export to the pipe may keep in memory; the rest waits in a passing file."""


def export(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="The file to write; - is the pipe.")] = "-",
    query: options.QueryArgument = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="csv, json, jsonl, archive; markdown, html, ics; letterboxd, imdb (each with -watchlist too), trakt, "
            "yamtrack, simkl, mal. Else what the file's name ends with, or csv.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> None:
    """Take your history out, or the part that a query finds.

    \b
    Examples:
      watchlog export history.csv
      watchlog export best.md stars:4.5.. sort:stars-
      watchlog export everything.json --format archive
      watchlog export films.csv --format letterboxd
    """
    app: App = ctx.obj
    _check_is_no_term(path)
    name = format_ or registry.SUFFIXES.get(Path(path).suffix.lower(), "csv")
    with tempfile.SpooledTemporaryFile(max_size=SPOOLED_BYTES) as spool:
        # The history is read to its end before anything is passed on: a slow reader must not keep it locked.
        text = io.TextIOWrapper(spool, encoding="utf-8", newline="")
        losses = app.exporting.write(name, parse_query(query or (), app.grammar), text)
        text.flush()
        text.detach()
        spool.seek(0)
        pass_on(app, spool, path, force=force)
    for loss in losses:
        app.screen.remark(loss)


def _check_is_no_term(path: str) -> None:
    """A query in the place of the file would export everything to a file of that name."""
    field, colon, _ = path.lstrip("-").partition(":")
    if (path.startswith("-") and path != "-") or (colon and known_name(field)):
        raise BadInput(f"“{path}” stands where the file goes", f"write export - {path}, or ./{path} for the file")
