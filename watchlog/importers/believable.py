"""How much a file may say that was seen, before nobody believes it: a few numbers could else fill any disk."""

from typing import Final

from watchlog.errors import BadInput

MOST_EPISODES: Final = 20_000
"""Episodes that a title may have; the longest series of all has not half of them."""
MOST_IN_ALL: Final = 500_000
"""Sittings that counts may stand for: of 25 minutes each, more than twenty years without sleep."""


class Believable:
    """Counts what a file says was seen, nobody knows when."""

    def __init__(self) -> None:
        self._left = MOST_IN_ALL

    def count(self, episodes: int, times: int = 1) -> None:
        """So many episodes were seen so often; a film is one.

        Raises:
            BadInput: Nobody could have.
        """
        if episodes > MOST_EPISODES:
            raise BadInput(f"it says that {episodes} episodes were seen")
        self._left -= episodes * times
        if self._left < 0:
            raise BadInput(f"with it, the file says that more than {MOST_IN_ALL} episodes were seen")
