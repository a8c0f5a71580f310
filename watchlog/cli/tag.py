"""`watchlog tag` and `watchlog untag`: tags of watches."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import confirmed_numbers
from watchlog.errors import BadInput
from watchlog.parsing.names import parse_tags
from watchlog.query.scanning import known_name
from watchlog.records.outward import FIELDS

TagsArgument = Annotated[
    str, typer.Argument(metavar="TAG[,TAG]", help="Tags, with commas between them.", show_default=False)
]


def tag(
    ctx: typer.Context,
    tags: TagsArgument,
    which: options.SelectionArgument,
    dry_run: options.DryRunOption = False,
) -> None:
    """Tag watches.

    \b
    Examples:
      watchlog tag cinema 12
      watchlog tag "with kids,summer" ghibli watched:2025-07..2025-08
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    wanted = _tags(tags)
    numbers = confirmed_numbers(app, which, "tag", rehearse=dry_run)
    app.screen.edited(app.editing.tag(numbers, wanted, rehearse=dry_run), output, rehearsed=dry_run)


def untag(
    ctx: typer.Context,
    tags: TagsArgument,
    which: options.SelectionArgument,
    dry_run: options.DryRunOption = False,
) -> None:
    """Take tags from watches.

    \b
    Examples:
      watchlog untag cinema 12
      watchlog untag cinema service:netflix --dry-run
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    unwanted = _tags(tags)
    numbers = confirmed_numbers(app, which, "untag", rehearse=dry_run)
    app.screen.edited(app.editing.untag(numbers, unwanted, rehearse=dry_run), output, rehearsed=dry_run)


def _tags(text: str) -> tuple[str, ...]:
    tags = parse_tags(text)
    if not tags:
        raise BadInput("which tag?", "say it first, then the watches: watchlog tag cinema 12")
    for one in tags:
        if known_name(one.partition(":")[0]) and ":" in one:
            raise BadInput(
                f"“{one}” looks like a query", "the tags come first, then the watches: tag cinema watched:2025"
            )
    return tags
