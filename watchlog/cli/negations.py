"""Terms that are turned round: `-tag:kids` looks like an option, and is none."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from watchlog.errors import BadInput

SHORT_WITH_VALUE: Final = re.compile(r"-[A-Za-z]\d+")
"""`-n25` is an option and its value."""


LETTER: Final = re.compile(r"-[A-Za-z]")
"""What is an option of some program, and would find next to nothing."""


def terms_last(arguments: Sequence[str], options: Mapping[str, bool]) -> list[str]:
    """The options of a command line, then `--`, then everything else in its order.

    Args:
        arguments: As they were typed.
        options: Each option by its names, and whether a value follows it.

    Raises:
        BadInput: A term is the name of an option but for a hyphen, or a letter alone.
    """
    asked: list[str] = []
    terms: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            terms += rest
        elif _is_option(argument, options):
            asked.append(argument)
            if options.get(argument):
                value = next(rest, None)
                if value is None:
                    return asked  # which is then refused for what is missing
                asked.append(value)
        else:
            _check_is_no_slip(argument, options)
            terms.append(argument)
    return [*asked, "--", *terms]


def _is_option(argument: str, options: Mapping[str, bool]) -> bool:
    """Whether it is one, or means to be: a word with one hyphen in front is a term, a word with two a slip."""
    if argument in options or (argument.startswith("--") and argument != "--"):
        return True
    return bool(SHORT_WITH_VALUE.fullmatch(argument)) and bool(options.get(argument[:2]))


def _check_is_no_slip(argument: str, options: Mapping[str, bool]) -> None:
    """`-dry-run` would remove what it was to spare."""
    option = f"-{argument.partition('=')[0]}"
    if LETTER.fullmatch(argument):
        raise BadInput(f"there is no option {argument} here", f"write “NOT {argument[1:]}” for the letter")
    if argument.startswith("-") and option in options:
        raise BadInput(f"“{argument}” may mean two things", f"write {option}, or “NOT {argument[1:]}” for the word")
