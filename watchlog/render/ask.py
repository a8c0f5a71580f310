"""Questions to the person at the terminal. They go to stderr, so that results stay alone on stdout."""

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
    terminal.errors.write(f"{one_line(doubt.problem)}:\n")
    for place, candidate in enumerate(doubt.candidates, start=1):
        terminal.errors.write(f"  {place}  {one_line(candidate.label)}\n")
    answer = _answer(terminal, "Which one? [1] ") or "1"
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(doubt.candidates):
        return doubt.candidates[int(answer) - 1]
    raise Declined("nothing was changed")


def _answer(terminal: Terminal, question: str) -> str:
    terminal.errors.write(question)
    terminal.errors.flush()
    line = terminal.input.readline()
    if not line:
        terminal.errors.write("\n")
        raise Declined("nothing was changed")
    return line.strip()
