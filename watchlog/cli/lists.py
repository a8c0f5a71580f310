"""`watchlog lists`: titles put together under a name."""

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import title_and_sayings
from watchlog.errors import BadInput
from watchlog.records.lists import LIST_FIELDS, LISTING_FIELDS
from watchlog.render.output import Output

HINTS: Final = {
    "show": "watchlog lists show Favorites",
    "add": 'watchlog lists add Favorites "Dune (2021)"',
    "rm": 'watchlog lists rm Favorites "Dune (2021)"',
    "drop": "watchlog lists drop Favorites",
    "rename": 'watchlog lists rename Favorites "The best"',
}
LENGTHS: Final = {
    "show": range(1, 2),
    "add": range(2, 99),
    "rm": range(2, 99),
    "drop": range(1, 2),
    "rename": range(2, 3),
}


def lists(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="[show|add|rm|drop|rename]", help="What to do with a list.")] = "",
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME] [TITLE] [EPISODES]", help="Which list, and what is put on it or taken off."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why it is on the list.")] = None,
) -> None:
    """Show lists, put titles on them, and take them off; list:NAME finds what is on one in any query.

    \b
    Examples:
      watchlog lists
      watchlog lists show Favorites
      watchlog lists add Favorites "Dune (2021)" --note "that sandworm"
      watchlog lists rm Favorites Dune
    """
    app: App = ctx.obj
    said = words or []
    if not action and not said:
        app.moving.list_screen.summaries(app.moving.lists.summaries(), options.output(app, LIST_FIELDS))
        return
    _check(action, said, note)
    _act(app, action, said, note, options.output(app, LISTING_FIELDS))


def _check(action: str, said: Sequence[str], note: str | None) -> None:
    if action not in HINTS:
        raise BadInput(f"a list can't be told to “{action}”", f"there are {', '.join(HINTS)}")
    if len(said) not in LENGTHS[action]:
        raise BadInput(f"lists {action} needs {'a list' if len(said) == 0 else 'something else'}", HINTS[action])
    if note is not None and action != "add":
        raise BadInput("a note goes with what is put on a list", HINTS["add"])


def _act(app: App, action: str, said: Sequence[str], note: str | None, output: Output | None) -> None:
    name, screen, library = said[0], app.moving.list_screen, app.moving.lists
    match action:
        case "show":
            screen.entries(library.entries(name), output)
        case "add":
            title, sayings = title_and_sayings(app, said[1:])
            screen.added(app.act(title, lambda named: library.add(name, named, sayings, note)), output)
        case "rm":
            title, sayings = title_and_sayings(app, said[1:])
            screen.removed(app.act(title, lambda named: library.remove(name, named, sayings)), output)
        case "drop":
            screen.said(f"Dropped the list {name}, with {library.drop(name)} entries")
        case _:
            library.rename(name, said[1])
            screen.said(f"The list {name} is called {said[1]} now")
