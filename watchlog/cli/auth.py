"""`watchlog auth`: keys of public services."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import BadInput
from watchlog.render import ask


def auth(
    ctx: typer.Context,
    deed: Annotated[
        str | None, typer.Argument(metavar="[set|rm|list]", help="What to do; list is the default.")
    ] = None,
    provider: Annotated[str | None, typer.Argument(metavar="[PROVIDER]", help="tmdb or omdb.")] = None,
) -> None:
    """Keep the keys of public services in a file that only you can read.

    The key is asked for, or read from the pipe, and never taken from the command line, where others could see it.

    \b
    Examples:
      watchlog auth set tmdb
      watchlog auth set omdb < key.txt
      watchlog auth rm tmdb
    """
    app: App = ctx.obj
    output = options.output(app)
    if deed in (None, "list"):
        app.screen.settings(dict(app.keys.places()), output)
        return
    if deed not in ("set", "rm"):
        raise BadInput(f"there is no “auth {deed}”", "there are set, rm and list")
    if provider is None:
        raise BadInput(f"whose key is to be {'set' if deed == 'set' else 'removed'}?", "say tmdb or omdb")
    name = provider.strip().lower()
    app.keys.check(name)
    app.keys.keep(name, _asked_key(app, name) if deed == "set" else None)
    if output is not None:
        app.screen.settings(dict(app.keys.places()), output)
    else:
        app.screen.say(f"The key of {name} is {'kept' if deed == 'set' else 'forgotten'}")


def _asked_key(app: App, provider: str) -> str:
    return ask.secret(app.terminal, f"Key of {provider}: ") if app.screen.can_ask else app.environment.read_all()
