"""`watchlog config`: settings."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.files.config import change_config
from watchlog.parsing.settings import check_setting, parse_setting


def config(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="database, editor, limit, lookup, patience, scale or titles.")
    ] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="Its new value.")] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Go back to what it is without you.")] = False,
) -> None:
    """Show settings and where things are kept, or change one.

    \b
    Examples:
      watchlog config
      watchlog config scale ten
      watchlog config limit --unset
    """
    app: App = ctx.obj
    output = options.output(app)
    if name is None:
        app.screen.settings(_everything(app), output)
        return
    check_setting(name)
    changed = value is not None or unset
    if changed:
        change_config(app.config_file, name, None if value is None else parse_setting(name, value))
        app = App(app.environment)  # which reads the file as it is now
    found = _everything(app)[name]
    if output is not None:
        app.screen.settings({name: found}, output)
    else:
        app.screen.say(f"{name} is {found} now" if changed else found)


def _everything(app: App) -> dict[str, str]:
    settings = app.settings
    return {
        "database": str(app.database_file),
        "editor": app.desk.editor,
        "limit": str(settings.limit),
        "lookup": settings.lookup,
        "patience": str(settings.patience),
        "scale": settings.scale.name,
        "titles": settings.titles,
        "config file": str(app.config_file),
        "cache": str(app.folders.cache),
    }
