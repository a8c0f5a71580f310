"""Options: what a command can be told, as the program itself knows it."""

from collections.abc import Iterable, Iterator
from typing import Any

from watchlog.query.completion import Offer


def options_of(command: str, typed: str) -> Iterator[Offer]:
    """The options of a command, or those before any, that begin with a text; short ones when they are typed whole."""
    import typer  # which costs more than all else here

    from watchlog.cli.program import COMMANDS, HELP, program_for

    if command and command not in COMMANDS:
        return
    program: Any = typer.main.get_command(program_for([command or "--version"]))
    params = (program.commands[command] if command else program).params
    for param in params:
        if param.param_type_name == "option" and not param.hidden:
            yield from _beginning(typed, [*param.opts, *param.secondary_opts], param.help or "")
    yield from _beginning(typed, HELP, "Show help and exit.")


def _beginning(typed: str, names: Iterable[str], said: str) -> Iterator[Offer]:
    for name in names:
        if name == typed or (name.startswith("--") and name.startswith(typed)):
            yield Offer(name, said)
