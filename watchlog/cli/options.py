"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.errors import BadInput
from watchlog.render.output import Output

MOST_ROWS = 1 << 31
"""More than any history has."""

TitleArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TITLE [EPISODES]",
        help='Its words, words and year ("Dune (2021)"), number (#12) or id elsewhere (imdb:tt1160419); '
        "then s2e3, 2x03, s2 or s2e3-e5.",
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
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...", help='Words that must all be found, "a phrase", #12, imdb:tt1160419.', show_default=False
    ),
]
WordsArgument = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="Words that must all be found.", show_default=False)
]
SelectionArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID|QUERY...", help="Numbers of watches, or words that find them.", show_default=False),
]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="The year the title first appeared.")]
FilmOption = Annotated[bool, typer.Option("--film", help="It is a film.")]
SeriesOption = Annotated[bool, typer.Option("--series", help="It is a series.")]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-n", metavar="N", help="At most so many; 0 is all. On a terminal 25, else all."),
]
SortOption = Annotated[
    str | None,
    typer.Option("--sort", metavar="KEY", help="watched, added, title, year, stars or id, with + or - behind it."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON; --json=field,field picks fields.")]
FieldsOption = Annotated[str | None, typer.Option("--json-fields", hidden=True)]
JsonLinesOption = Annotated[bool, typer.Option("--jsonl", help="Print a JSON object a line.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
TsvOption = Annotated[bool, typer.Option("--tsv", help="Print text with tabs, and a header.")]


def output(json: bool, fields: str | None, jsonl: bool = False, csv: bool = False, tsv: bool = False) -> Output | None:
    """What a script asked for; None is a person.

    Raises:
        BadInput: It asked for several formats at once.
    """
    formats = {"json": json or fields is not None, "jsonl": jsonl, "csv": csv, "tsv": tsv}
    asked = [name for name, wanted in formats.items() if wanted]
    if not asked:
        return None
    picked = tuple(name.strip() for name in (fields or "").split(",") if name.strip())
    if set(asked) == {"json", "jsonl"} and picked:
        asked.remove("json")
    if len(asked) > 1:
        raise BadInput(f"--{asked[0]} and --{asked[1]} can't both be had", "say one")
    return Output(asked[0], picked)


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
