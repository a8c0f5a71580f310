"""The entrance: what was typed goes to a command, and what goes wrong becomes a line and an exit code.

Typer is imported where it is needed, for a TAB comes through here as well and does not wait for it.
"""

import contextlib
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING, Final

from watchlog.app import App, Environment
from watchlog.errors import BadInput, BadQuery, FileTrouble, WatchlogError

if TYPE_CHECKING:
    from typer import TyperException

INTERRUPTED: Final = 130
COMPLETION: Final = "_WATCHLOG_COMPLETE"
"""The variable by which a shell's script says that TAB was pressed in it, and which shell it is."""


def run(arguments: Sequence[str], environment: Environment) -> int:
    """One run of the program; its exit code.

    Args:
        arguments: The command line without the program's name.
        environment: Everything else that comes from outside.
    """
    if COMPLETION in environment.variables:
        return _complete(arguments, environment)
    import typer

    app = App(environment)
    try:
        return _run(_understood(arguments), app)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget(environment.output)
        return 0  # whoever read the pipe has had enough
    except typer.Exit as asked:
        return asked.exit_code
    except Exception as error:  # noqa: BLE001 - the one place where everything ends up
        return _told(error, app)


def _complete(arguments: Sequence[str], environment: Environment) -> int:
    """Answer a TAB; what goes wrong is an answer of nothing, for nobody has asked for a command yet."""
    with contextlib.suppress(Exception, KeyboardInterrupt):
        from watchlog.cli.tab.answer import answer

        environment.output.write(answer(environment.variables[COMPLETION], arguments, environment))
    _forget(environment.output)
    return 0


def _run(arguments: list[str], app: App) -> int:
    import typer

    from watchlog.cli.program import program_for

    program = typer.main.get_command(program_for(arguments))
    with program.make_context("watchlog", arguments, obj=app) as context:
        program.invoke(context)
    app.environment.output.flush()
    return 0


def _told(error: Exception, app: App) -> int:
    """Say in one line what went wrong, with where it happened if that was asked for; the exit code."""
    from watchlog.render.safe import safe_lines
    from watchlog.render.words import problem

    known = _known(error)
    _forget(app.environment.output)
    lines = [f"watchlog: {problem(known)}"]
    if isinstance(known, BadQuery):
        from watchlog.render.pointer import pointer  # only a query has places

        lines += pointer(known)
    if app.debug:
        import traceback  # 8 ms that only trouble is worth

        lines = [*safe_lines("".join(traceback.format_exception(error)).rstrip()), *lines]
    app.environment.errors.write("\n".join(lines) + "\n")
    _forget(app.environment.errors)
    return known.exit_code


def _known(error: Exception) -> WatchlogError:
    import typer

    if isinstance(error, WatchlogError):
        return error
    if isinstance(error, typer.TyperException):
        return BadInput(_usage(error), "watchlog --help shows what there is")
    if isinstance(error, OSError):
        return FileTrouble(f"the output can't be written: {error.strerror or error}")
    return WatchlogError(
        f"something went wrong that should not have: {type(error).__name__}: {error}",
        "run the command again with --debug, and report what it prints",
    )


def _usage(error: "TyperException") -> str:
    message = error.format_message().rstrip(".") if hasattr(error, "format_message") else str(error)
    if message.startswith("No such option"):
        message += "; a title that begins with - goes after --"
    return message[:1].lower() + message[1:]


def _forget(stream: TextIOWrapper) -> None:
    """Leave what could not be written, so that nothing tries again when the process ends."""
    try:
        stream.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _understood(arguments: Sequence[str]) -> list[str]:
    """The arguments as text, with `--json=a,b` told apart from `--json`, which takes no value.

    Raises:
        BadInput: An argument is not UTF-8.
    """
    texts = [_text(argument) for argument in arguments]
    end = texts.index("--") if "--" in texts else len(texts)
    picked = [
        text.replace("--json=", "--json-fields=", 1) if text.startswith("--json=") else text for text in texts[:end]
    ]
    return picked + texts[end:]


def _text(argument: str) -> str:
    try:
        return os.fsencode(argument).decode()
    except UnicodeDecodeError:
        shown = os.fsencode(argument).decode(errors="replace")
        raise BadInput(f"the argument “{shown}” is not UTF-8", "type it again, or convert it with iconv") from None


def main() -> None:
    """The program, as the shell starts it."""
    _occupy_standard_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], Environment.of_process()))


def _occupy_standard_streams() -> None:
    """Where a standard stream is closed, keep its number from the next file that is opened, such as the database."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
