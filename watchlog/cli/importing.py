"""`watchlog import` and `watchlog imports`: bring a history in, and look at what was brought."""

import re
from typing import Annotated, Final

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import BadInput
from watchlog.files.paths import typed_path
from watchlog.model.ledger import Ledger, Outcome
from watchlog.records.imports import BATCH_FIELDS, LEDGER_FIELDS
from watchlog.records.outward import REPORT_FIELDS

NUMBER: Final = re.compile(r"#?(\d{1,18})", re.ASCII)


def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders or zips; - is the pipe.", show_default=False),
    ],
    from_: Annotated[
        str | None, typer.Option("--from", metavar="NAME", help="Whose files they are. Else what they look like.")
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="COLUMNS",
            help="What columns of any CSV mean: Name=title,Seen=watched_on,Score/10=stars.",
        ),
    ] = None,
    dry_run: options.DryRunOption = False,
) -> None:
    """Bring in what other services give out, an archive, or any CSV. The same files again change nothing.

    \b
    Examples:
      watchlog import letterboxd-export.zip --dry-run
      watchlog import trakt-export/ tvtime-gdpr.zip
      watchlog import films.csv --map "Name=title,Seen=watched_on,Score/10=stars"
    """
    app: App = ctx.obj
    output = options.output(app, REPORT_FIELDS)
    if mapping is not None and from_ is not None:
        raise BadInput("--map and --from are two ways to say what a file holds", "leave one of them out")
    files = [typed_path("/dev/stdin" if path == "-" else path) for path in paths]
    with app.moving.screen.headway() as watching:
        report = app.moving.importing.bring(files, from_, dry_run=dry_run, mapping=mapping, watching=watching)
    app.moving.screen.imported(report, output, dry_run=dry_run)


def imports(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="[list|show]", help="All imports, or one.")] = "list",
    number: Annotated[str | None, typer.Argument(metavar="[N]", help="The number of an import.")] = None,
    only: Annotated[
        Outcome | None,
        typer.Option(
            "--only", metavar="OUTCOME", help="Only records that ended as imported, duplicate, review or rejected."
        ),
    ] = None,
) -> None:
    """Show what was imported, or what became of every record of one import.

    \b
    Examples:
      watchlog imports
      watchlog imports show 3
      watchlog imports show 3 --only rejected
    """
    app: App = ctx.obj
    if action == "list" and number is None and only is None:
        app.moving.screen.batches(app.moving.importing.batches(), options.output(app, BATCH_FIELDS))
    elif action == "show" and number is not None and (found := NUMBER.fullmatch(number)):
        ledger = app.moving.importing.ledger(int(found[1]))
        if only is not None:
            ledger = Ledger(ledger.batch, (record for record in ledger.records if record.outcome is only))
        app.moving.screen.ledger(ledger, options.output(app, BATCH_FIELDS | LEDGER_FIELDS))
    else:
        raise BadInput("which import?", "watchlog imports lists them, and watchlog imports show 3 shows the third")
