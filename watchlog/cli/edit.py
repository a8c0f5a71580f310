"""`watchlog edit` and `watchlog rm`: change and remove watches."""

from collections.abc import Sequence
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import confirm_many
from watchlog.model.outcomes import Edited
from watchlog.model.watch import Watch
from watchlog.parsing.fields import Assignment, parse_assignment, parse_value
from watchlog.query.language import parse_selection
from watchlog.query.terms import Query
from watchlog.records.editable import editable_text, edited_fields
from watchlog.records.outward import FIELDS


def edit(
    ctx: typer.Context,
    which: options.SelectionArgument,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A new value; nothing behind = clears. May be repeated."),
    ] = None,
) -> None:
    """Change watches, field by field or in your editor.

    \b
    Examples:
      watchlog edit 12 --set stars=4 --set watched_on=2019
      watchlog edit osmosis
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    query = parse_selection(which)
    assignments = [parse_assignment(text, app.now(), app.settings.scale) for text in set_ or ()]
    if assignments:
        confirm_many(app, query, "change")
        edited = app.editing.set(query, assignments)
    else:
        edited = _in_editor(app, query)
    app.screen.edited(edited, output)


def rm(
    ctx: typer.Context,
    which: options.SelectionArgument,
) -> None:
    """Remove watches.

    \b
    Examples:
      watchlog rm 12
      watchlog rm osmosis --yes
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    query = parse_selection(which)
    confirm_many(app, query, "remove")
    app.screen.removed(app.editing.remove(query), output)


def _in_editor(app: App, query: Query) -> Edited:
    watches = app.editing.chosen(query)
    text = app.edit(editable_text(watches), ".toml")
    with app.keeping(text, ".toml"):
        return _revised(app, text, watches)


def _revised(app: App, text: str, watches: Sequence[Watch]) -> Edited:
    wishes = {
        number: [
            Assignment(field, parse_value(field, cell, app.now(), app.settings.scale)) for field, cell in fields.items()
        ]
        for number, fields in edited_fields(text, watches).items()
    }
    return app.editing.revise(wishes) if wishes else Edited((), ())
