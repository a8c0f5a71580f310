"""How a result is written: lines and pages on stdout, remarks on stderr, lists for scripts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO

from watchlog.render import plain
from watchlog.render.machine import write_list
from watchlog.render.output import Output
from watchlog.render.terminal import Terminal

if TYPE_CHECKING:
    from rich.console import Console

UNDO: Final = "Undo: watchlog undo"
MOST_LINES: Final = 12
"""So many watches are told one by one."""


def write_lines(terminal: Terminal, lines: Iterable[str]) -> None:
    """Lines of result, which are safe already."""
    text = "\n".join(lines)
    if text:
        terminal.output.write(text + "\n")


def write_remark(terminal: Terminal, text: str) -> None:
    """A line that is no result."""
    terminal.errors.write(f"{next(plain.safe_sentences([text]))}\n")


def write_page(terminal: Terminal, page: Any) -> None:
    """Something that rich draws, for eyes alone."""
    console_on(terminal, terminal.output).print(page)


def console_on(terminal: Terminal, file: TextIO) -> "Console":
    """What rich draws on, for eyes alone; what it is given is never read as markup."""
    from rich.console import Console

    variables = terminal.variables
    return Console(
        file=file,
        width=terminal.width,
        force_terminal=variables.get("TERM") != "dumb",
        no_color=bool(variables.get("NO_COLOR")),
        markup=False,
        emoji=False,
        highlight=False,
        safe_box=True,
        _environ=variables,
    )


def write_done(
    terminal: Terminal,
    values: Iterable[Any],
    fields: Mapping[str, Any],
    lines: Sequence[str],
    output: Output | None,
    *,
    changed: bool = True,
) -> None:
    """What was done: a list for scripts, sentences for everybody else, and how to take it back for a person."""
    if output is not None:
        write_list(values, fields, output, terminal.for_scripts())
        return
    write_lines(terminal, shortened(lines) if terminal.shows_tables else lines)
    if changed and terminal.shows_tables and terminal.errors.isatty():
        write_remark(terminal, UNDO)


def shortened(lines: Sequence[str]) -> Sequence[str]:
    """What a person reads of what happened to many watches."""
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], f"and {len(lines) - MOST_LINES} more"]
