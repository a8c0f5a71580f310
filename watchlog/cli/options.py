"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.errors import BadInput
from watchlog.query.sorting import KEYS
from watchlog.records.outward import Fields, check_fields
from watchlog.render.output import Output

MOST_ROWS = 1 << 31
"""More than any history has."""

TitleArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE [EPISODES]",
        help='Its words, words and year ("Dune (2021)"), number (#12) or id elsewhere (imdb:tt1160419); '
        "then s2e3, 2x03, s2, s2e3-e5, ..s3e4, 590, sp1, next, all or 2024-05-01.",
        show_default=False,
    ),
]
NameArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE",
        help='Its words, words and year ("Dune (2021)"), number (#12) or id elsewhere (imdb:tt1160419).',
        show_default=False,
    ),
]
StatusArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE [STATUS]",
        help="A title; then watching, paused, dropped, completed, or none for what your watches tell.",
        show_default=False,
    ),
]
OrderArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE [ORDER]", help="A series; then aired, absolute, dvd, streaming or own.", show_default=False
    ),
]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="Words, or stars:4.. watched:2025 -tag:kids @view.", show_default=False),
]
WordsArgument = Annotated[
    list[str],
    typer.Argument(metavar="WORDS...", help="Words that must all be found, or any query.", show_default=False),
]
ShownArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE|QUERY...",
        help='Its words, words and year ("Dune (2021)"), number (#12), id elsewhere (imdb:tt1160419), or a query.',
        show_default=False,
    ),
]
SelectionArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID|QUERY...", help="Numbers of watches, or a query that finds them.", show_default=False),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would happen, and change nothing.")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="The year the title first appeared.")]
FilmOption = Annotated[bool, typer.Option("--film", help="It is a film.")]
SeriesOption = Annotated[bool, typer.Option("--series", help="It is a series.")]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", metavar="N", help="At most so many; 0 is all. On a terminal 25, else all."),
]
SortOption = Annotated[
    str | None,
    typer.Option("--sort", metavar="KEY", help=f"{KEYS}; + or - behind it turns it."),
]


def output(app: App, fields: Fields | None = None) -> Output | None:
    """What a script asked for; None is a person.

    Args:
        app: The run, which remembers the options.
        fields: What can be picked; None leaves that to whoever shows it.

    Raises:
        BadInput: It asked for several formats at once, or for a field that nothing has.
    """
    formats = sorted(app.formats)
    if app.fields and formats == ["json", "jsonl"]:
        formats.remove("json")  # --jsonl --json=title picks fields of lines
    if len(formats) > 1:
        raise BadInput(f"--{formats[0]} and --{formats[1]} can't both be had", "say one")
    if fields is not None:
        check_fields(app.fields, fields)
    return Output(formats[0], app.fields) if formats else None


def rows(app: App, limit: int | None, output: Output | None) -> int:
    """How many rows a list shows: what was asked for, else what the setting says on a terminal; 0 is all.

    Raises:
        BadInput: It is to show fewer than none.
    """
    if limit is None:
        return app.settings.limit if app.screen.shows_tables and output is None else 0
    if limit not in range(MOST_ROWS):
        raise BadInput(f"a list can't have {limit} rows", "say how many, or 0 for all")
    return limit
