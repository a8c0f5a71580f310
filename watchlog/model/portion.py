"""Portion: what part of a title a sitting or an opinion is about."""

from typing import Final, NamedTuple

SEASONS: Final = range(10_000)
"""Season numbers that can be kept: 0 holds the specials, and some shows number their seasons by year."""
EPISODES: Final = range(100_000)


class Portion(NamedTuple):
    """The whole title, a season of it, or an episode.

    Attributes:
        season: The season's number, 0 for specials; None when the portion is no season.
        episode: The episode's number within its season; None when the portion is no episode.
    """

    season: int | None = None
    episode: int | None = None

    @property
    def label(self) -> str:
        """`S02E03`, `S02`, `E590`, or nothing for the whole title."""
        season = "" if self.season is None else f"S{self.season:02}"
        return season if self.episode is None else f"{season}E{self.episode:02}"


WHOLE: Final = Portion()
"""All of a title."""
