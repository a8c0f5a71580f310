"""The answer to a TAB: a line for each offer, as the shell's own script takes it.

A line is what to put in, a tab, and what it is. A line that begins with a tab tells the script something else:
`files` to offer files, `hold` to put in nothing that several offers have in common, `blank` to go on behind a quote.
To zsh, `open` behind a line says that no blank follows.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from watchlog.app import App, Environment
from watchlog.cli.tab import bash, powershell
from watchlog.cli.tab.listing import common_beginning, holds
from watchlog.cli.tab.offers import offers
from watchlog.cli.tab.place import place_of
from watchlog.cli.tab.syntax import Expected
from watchlog.query.completion import Offer
from watchlog.render.safe import one_line, safe_text

WORDS: Final = "_WATCHLOG_WORDS"
"""Where PowerShell puts the words; the others hand them over as arguments."""

FILES: Final = "\tfiles"
HOLD: Final = "\thold"
BLANK: Final = "\tblank"
OPEN: Final = "\topen"
LONGEST: Final = 80
"""Characters of a description; a menu has no room for more."""


def answer(shell: str, arguments: Sequence[str], environment: Environment) -> str:
    """What to tell a shell.

    Args:
        shell: Which one.
        arguments: For zsh and fish the words behind the program's name, up to the cursor; for bash what it would
            replace, COMP_LINE and COMP_POINT.
        environment: What else comes from outside.
    """
    lines = TOLD[shell](arguments, environment)
    return "".join(f"{line}\n" for line in lines)


def _to_bash(arguments: Sequence[str], environment: Environment) -> Iterator[str]:
    replaced, line, point = arguments
    typed = bash.typed_line(line, int(point), replaced)
    if typed is None:
        return
    found = _offered(typed.words[1:], environment)
    if found is None:
        yield FILES
        return
    insertions = bash.insertions(found, typed)
    yield from (f"{text}\t" for text in insertions)
    if bash.misleads(insertions, typed):
        yield HOLD
    if typed.quote and len(insertions) == 1 and all(offer.whole for offer in found):
        yield BLANK


def _to_zsh(words: Sequence[str], environment: Environment) -> Iterator[str]:
    found = _offered(words, environment)
    if found is None:
        yield FILES
        return
    yield from (_line(offer) if offer.whole else f"{_line(offer)}{OPEN}" for offer in found)
    if len(found) > 1 and not holds(common_beginning([offer.value for offer in found]), words[-1]):
        yield HOLD


def _to_fish(words: Sequence[str], environment: Environment) -> Iterator[str]:
    found = _offered(words, environment)
    yield from (FILES,) if found is None else map(_line, found)


def _to_powershell(_arguments: Sequence[str], environment: Environment) -> Iterator[str]:
    found = _offered(powershell.words_of(environment.variables.get(WORDS, "")), environment)
    if found is None:
        yield FILES
        return
    yield from (_line(offer._replace(value=powershell.insertion(offer.value))) for offer in found)


TOLD: Final[dict[str, Callable[[Sequence[str], Environment], Iterator[str]]]] = {
    "bash": _to_bash,
    "zsh": _to_zsh,
    "fish": _to_fish,
    "powershell": _to_powershell,
}


def _offered(words: Sequence[str], environment: Environment) -> list[Offer] | None:
    """What could stand at the end of the last word and is harmless; None where the shell is to offer files."""
    place = place_of(words)
    if place.expected is Expected.FILE:
        return None
    app = App(environment)
    app.asked_database = place.database
    found = {offer.value: offer for offer in offers(place, app)}
    encoding = environment.output.encoding
    return [offer for offer in found.values() if _is_harmless(offer.value, encoding)]


def _is_harmless(value: str, encoding: str) -> bool:
    """Whether a terminal shows a text and does nothing else, and the shell gets the very same."""
    return safe_text(value) == value and value.encode(encoding, "ignore").decode(encoding) == value


def _line(offer: Offer) -> str:
    said = one_line(offer.description)
    return f"{offer.value}\t{said if len(said) <= LONGEST else said[: LONGEST - 1] + '…'}"
