"""Questions to the person at the terminal. They go to stderr, so that results stay alone on stdout."""

import sys

from watchlog.errors import Ambiguous, BadInput, Candidate, Declined
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal


def confirm(terminal: Terminal, deed: str) -> None:
    """Ask whether to do something.

    Raises:
        BadInput: Nobody can be asked.
        Declined: The answer was something else.
    """
    if not terminal.can_ask:
        raise BadInput(f"this would {deed}, and nobody is here to be asked", "--yes says so beforehand")
    if _answer(terminal, f"{one_line(deed[:1].upper() + deed[1:])}? [y/N] ").lower() not in ("y", "yes"):
        raise Declined("nothing was changed")


def choose(terminal: Terminal, doubt: Ambiguous) -> Candidate:
    """Ask which of several was meant; the first one, when the answer is just Enter.

    Raises:
        Ambiguous: Nobody can be asked.
        Declined: The answer was none of them.
    """
    if not terminal.can_ask:
        raise doubt
    chosen = _chosen(terminal, doubt, "Which one? [1] ")
    if chosen is None:
        raise Declined("nothing was changed")
    return chosen


def choose_or_skip(terminal: Terminal, doubt: Ambiguous) -> Candidate | None:
    """Ask which of several was meant, if any; None when it is none of them, or nobody answers."""
    try:
        return _chosen(terminal, doubt, "Which one? [1], s for none of them: ")
    except Declined:
        return None


def secret(terminal: Terminal, question: str) -> str:
    """Ask for what nobody may read along.

    Raises:
        Declined: Nothing was typed.
    """
    import getpass

    typed = (
        getpass.getpass(question, stream=terminal.errors)
        if terminal.input is sys.stdin
        else _answer(terminal, question)
    )
    if not typed.strip():
        raise Declined("nothing was changed")
    return typed


def _chosen(terminal: Terminal, doubt: Ambiguous, question: str) -> Candidate | None:
    terminal.errors.write(f"{one_line(doubt.problem)}:\n")
    for place, candidate in enumerate(doubt.candidates, start=1):
        terminal.errors.write(f"  {place}  {one_line(candidate.label)}\n")
    answer = _answer(terminal, question) or "1"
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(doubt.candidates):
        return doubt.candidates[int(answer) - 1]
    return None


def _answer(terminal: Terminal, question: str) -> str:
    terminal.errors.write(question)
    terminal.errors.flush()
    line = terminal.input.readline()
    if not line:
        terminal.errors.write("\n")
        raise Declined("nothing was changed")
    return line.strip()
