"""What can go wrong on purpose, with the exit code a script sees and a hint for the person.

    WatchlogError               1   something failed
    ├── BadInput                2   the words of a command mean nothing, or something impossible
    │   └── BadQuery            2   a query means nothing, and the place is known
    ├── NotFound                3   nothing is called that
    │   └── Ambiguous           3   more than one thing is called that
    ├── Conflict                1   going on would destroy something later
    ├── Declined                1   the user said no
    ├── FileTrouble             1   a file can't be read or written
    │   └── BadFile             1   a file was read and is not what it should be
    ├── EditorFailed            1   $EDITOR did not end well
    ├── KeyNeeded               4   a provider wants a key, or refuses the one it got
    ├── NetworkTrouble          5   a provider can't be reached, or answers what it never should
    │   └── Busy                5   it asks to be left alone for a while
    └── StoreTrouble            1   the database can't be used
        ├── NotAHistory         1   that file is no watchlog database
        ├── NewerHistory        1   a later watchlog made it
        ├── Damaged             1   the file is broken
        └── Locked              1   another program holds it

An error does not print itself: one place of the command line turns it into a line on stderr.
"""

from collections.abc import Sequence
from typing import NamedTuple


class WatchlogError(Exception):
    """Something failed for a reason that can be told in one line.

    Args:
        problem: What is wrong, as a sentence without its full stop.
        hint: What the person can do about it; may be empty.
    """

    exit_code = 1

    def __init__(self, problem: str, hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


class BadInput(WatchlogError):
    """What was typed can't be understood, or is off its scale; nothing was saved."""

    exit_code = 2


class BadQuery(BadInput):
    """A part of a query can't be understood.

    Args:
        problem: What is wrong.
        hint: What was expected.
        text: The whole query.
        start: Where in it the part begins.
        end: Where it has ended.
    """

    def __init__(self, problem: str, hint: str, text: str, start: int, end: int) -> None:
        super().__init__(problem, hint)
        self.text = text
        self.start = start
        self.end = end


class NotFound(WatchlogError):
    """Nothing has that name or number."""

    exit_code = 3


class Candidate(NamedTuple):
    """One of several things a name may mean.

    Attributes:
        label: What a person reads: `Dune (2021), film`.
        argument: What names exactly this one on the command line: `#12`.
    """

    label: str
    argument: str


class Ambiguous(NotFound):
    """More than one thing fits, and guessing is not ours to do."""

    def __init__(self, problem: str, candidates: Sequence[Candidate], hint: str = "") -> None:
        super().__init__(problem, hint)
        self.candidates = tuple(candidates)


class Conflict(WatchlogError):
    """Carrying on would destroy a later change."""


class Declined(WatchlogError):
    """The user was asked and did not agree, or could not be asked."""


class FileTrouble(WatchlogError):
    """A file can't be read or written."""


class BadFile(FileTrouble):
    """A file was read, and its contents are not what they should be."""


class EditorFailed(WatchlogError):
    """The user's editor could not be started or ended with an error."""


class KeyNeeded(WatchlogError):
    """A provider wants a key, or refuses the one it was given."""

    exit_code = 4


class NetworkTrouble(WatchlogError):
    """A provider can't be reached, is too slow, or answers what no such service answers."""

    exit_code = 5


class Busy(NetworkTrouble):
    """A provider asks to be left alone for longer than anybody waits."""


class StoreTrouble(WatchlogError):
    """The database can't be used."""


class NotAHistory(StoreTrouble):
    """The file is something else than a watchlog database; it was not touched."""


class NewerHistory(StoreTrouble):
    """The database was made by a later watchlog; it was not touched."""


class Damaged(StoreTrouble):
    """The database file is broken."""


class Locked(StoreTrouble):
    """Another program kept the database locked for too long."""
