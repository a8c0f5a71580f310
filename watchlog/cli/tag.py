"""`watchlog tag` and `watchlog untag`: tags of watches."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import confirm_many
from watchlog.errors import BadInput
from watchlog.parsing.names import parse_tags
from watchlog.query.language import parse_selection
from watchlog.records.outward import FIELDS

TagsArgument = Annotated[
    str, typer.Argument(metavar="TAG[,TAG]", help="Tags, with commas between them.", show_default=False)
]


def tag(
    ctx: typer.Context,
    tags: TagsArgument,
    which: options.SelectionArgument,
) -> None:
    """Tag watches.

    \b
    Examples:
      watchlog tag cinema 12
      watchlog tag "with kids,summer" ghibli
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    wanted, query = _tags(tags), parse_selection(which)
    confirm_many(app, query, "tag")
    app.screen.edited(app.editing.tag(query, wanted), output)


def untag(
    ctx: typer.Context,
    tags: TagsArgument,
    which: options.SelectionArgument,
) -> None:
    """Take tags from watches.

    \b
    Examples:
      watchlog untag cinema 12
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    unwanted, query = _tags(tags), parse_selection(which)
    confirm_many(app, query, "untag")
    app.screen.edited(app.editing.untag(query, unwanted), output)


def _tags(text: str) -> tuple[str, ...]:
    tags = parse_tags(text)
    if not tags:
        raise BadInput("which tag?", "say it first, then the watches: watchlog tag cinema 12")
    return tags
