"""`watchlog edit` and `watchlog rm`: change and remove watches."""

from collections.abc import Sequence
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.asking import chosen_watches, confirm_edit, confirmed_numbers
from watchlog.model.outcomes import Edited
from watchlog.model.watch import Watch
from watchlog.parsing.fields import Assignment, parse_assignment, parse_value
from watchlog.records.editable import editable_text, edited_fields
from watchlog.records.outward import FIELDS


def edit(
    ctx: typer.Context,
    which: options.SelectionArgument,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A new value; nothing behind = clears. May be repeated."),
    ] = None,
    dry_run: options.DryRunOption = False,
) -> None:
    """Change watches, field by field or in your editor.

    \b
    Examples:
      watchlog edit 12 --set stars=4 --set watched_on=2019
      watchlog edit osmosis
      watchlog edit source:csv service:none --set service=Netflix --dry-run
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    assignments = [parse_assignment(text, app.now(), app.settings.scale) for text in set_ or ()]
    if assignments:
        numbers = confirmed_numbers(app, which, "change", rehearse=dry_run)
        edited = app.editing.set(numbers, assignments, rehearse=dry_run)
    else:
        edited = _in_editor(app, which, dry_run)
    app.screen.edited(edited, output, rehearsed=dry_run)


def rm(
    ctx: typer.Context,
    which: options.SelectionArgument,
    dry_run: options.DryRunOption = False,
) -> None:
    """Remove watches.

    \b
    Examples:
      watchlog rm 12
      watchlog rm source:csv watched:none --dry-run
    """
    app: App = ctx.obj
    output = options.output(app, FIELDS)
    numbers = confirmed_numbers(app, which, "remove", rehearse=dry_run)
    app.screen.removed(app.editing.remove(numbers, rehearse=dry_run), output, rehearsed=dry_run)


def _in_editor(app: App, which: Sequence[str], dry_run: bool) -> Edited:
    watches = chosen_watches(app, which)
    text = app.desk.edit(editable_text(watches), ".toml")
    with app.desk.keeping(text, ".toml"):
        return _revised(app, text, watches, dry_run)


def _revised(app: App, text: str, watches: Sequence[Watch], dry_run: bool) -> Edited:
    wishes = {
        number: [
            Assignment(field, parse_value(field, cell, app.now(), app.settings.scale)) for field, cell in fields.items()
        ]
        for number, fields in edited_fields(text, watches).items()
    }
    if not wishes:
        return Edited((), ())
    rehearsed = app.editing.revise(wishes, rehearse=True)
    if dry_run:
        return rehearsed
    confirm_edit(app, rehearsed)
    return app.editing.revise(wishes)
