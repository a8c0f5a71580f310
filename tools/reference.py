"""Writes docs/reference/cli.md from the program itself; with --check, says whether the file is up to date."""

import sys
from pathlib import Path
from typing import Any, Final

import typer

from watchlog.cli.program import program_for

FILE: Final = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD: Final = """\
# Command line

<!-- Written by `make reference` from the program's own help; edits here are lost. -->

The words of the tables: [dates, stars and episodes](dates-stars-episodes.md), [JSON and CSV](json-and-csv.md),
[exit codes](exit-codes.md), [environment](environment.md).
"""
EXAMPLES: Final = "Examples:"


def document() -> str:
    """The whole page."""
    program: Any = typer.main.get_command(program_for(["--help"]))
    commands: dict[str, Any] = program.commands
    shared = _shared(list(commands.values()))
    own = [param for param in program.params if _names(param) not in shared]
    parts = [
        HEAD,
        f"## watchlog\n\n{program.help}\n\nWithout a command it shows where the history stands.\n",
        _synopsis("watchlog", []),
        _table(own),
        "## With every command\n\nThese may stand before the command or behind it.\n",
        _table([param for param in program.params if _names(param) in shared])
        + "| `-h`, `--help` | Show help and exit. |\n",
    ]
    for name, command in commands.items():
        parts += _page(name, command, shared)
    return "\n".join(parts)


def _page(name: str, command: Any, shared: set[str]) -> list[str]:
    said, _, examples = command.help.replace("\b", "").partition(EXAMPLES)
    params = [param for param in command.params if _names(param) not in shared]
    lines = [line.strip() for line in examples.splitlines() if line.strip()]
    arguments = [param for param in params if param.param_type_name == "argument"]
    parts = [f"## watchlog {name}\n", _joined(said), _synopsis(f"watchlog {name}", arguments)]
    if params:
        parts.append(_table(params))
    if lines:
        parts.append("```sh\n" + "\n".join(lines) + "\n```\n")
    return parts


def _shared(commands: list[Any]) -> set[str]:
    """The options that every command has."""
    names = [{_names(param) for param in command.params} for command in commands]
    return set.intersection(*names)


def _names(param: Any) -> str:
    if param.param_type_name == "argument":
        return f"`{param.metavar}`"
    names = [*sorted(param.opts, key=len), *param.secondary_opts]
    if not param.is_flag:
        names[-1] += f" {param.metavar}"
    return ", ".join(f"`{name}`" for name in names)


def _synopsis(name: str, arguments: list[Any]) -> str:
    words = [name, *(argument.metavar for argument in arguments), "[OPTIONS]"]
    return f"```text\n{' '.join(words)}\n```\n"


def _table(params: list[Any]) -> str:
    rows = [
        f"| {_cell(_names(param))} | {_cell(param.help)} |" for param in params if not getattr(param, "hidden", False)
    ]
    return "\n".join(["| | |", "|---|---|", *rows]) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _joined(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")) + "\n"


def main() -> None:
    """Write the page, or check it."""
    text = document()
    if "--check" not in sys.argv[1:]:
        FILE.write_text(text, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != text:
        sys.exit(f"{FILE.name} is out of date: make reference")


if __name__ == "__main__":
    main()
