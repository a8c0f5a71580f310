"""Questions to the person at the terminal. They go to stderr, so that results stay alone on stdout."""

import sys
from collections.abc import Mapping

from watchlog.errors import Ambiguous, BadInput, Candidate, Declined
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal

SKIPPING = ("s", "n", "no", "none", "skip")


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
    _show(terminal, doubt)
    chosen = _meant(_answer(terminal, "Which one? [1] ") or "1", doubt)
    if chosen is None:
        raise Declined("nothing was changed")
    return chosen


def choose_or_skip(terminal: Terminal, doubt: Ambiguous) -> Candidate | None:
    """Ask which of several was meant, if any, until that is clear; None when it is none of them, or nobody answers."""
    _show(terminal, doubt)
    try:
        while (answer := _answer(terminal, "Which one? [1], s for none of them: ") or "1").lower() not in SKIPPING:
            if chosen := _meant(answer, doubt):
                return chosen
    except Declined:
        return None
    return None


def choose_or_say(terminal: Terminal, doubt: Ambiguous, others: Mapping[str, str]) -> Candidate | str:
    """Ask which of several was meant, or which of some letters it is to be, until that is clear.

    Args:
        terminal: The standard streams.
        doubt: What may be meant.
        others: What else may be answered: letters, and what each means.

    Raises:
        Declined: Nobody answers.
    """
    _show(terminal, doubt)
    meanings = ", ".join(f"{letter} {meaning}" for letter, meaning in others.items())
    while True:
        answer = _answer(terminal, f"Which one? {meanings}: ").lower()
        chosen = _meant(answer, doubt)
        if chosen is not None or answer in others:
            return chosen or answer


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


def _show(terminal: Terminal, doubt: Ambiguous) -> None:
    terminal.errors.write(f"{one_line(doubt.problem)}:\n")
    for place, candidate in enumerate(doubt.candidates, start=1):
        terminal.errors.write(f"  {place}  {one_line(candidate.label)}\n")


def _meant(answer: str, doubt: Ambiguous) -> Candidate | None:
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(doubt.candidates):
        return doubt.candidates[int(answer) - 1]
    return None


def _answer(terminal: Terminal, question: str) -> str:
    terminal.errors.write(question)
    terminal.errors.flush()
    try:
        line = terminal.input.readline()
    except KeyboardInterrupt:
        terminal.errors.write("\n")
        raise
    if not line:
        terminal.errors.write("\n")
        raise Declined("nothing was changed")
    return line.strip()
