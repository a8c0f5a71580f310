"""Five made-up shows as a provider tells them, and what somebody saw of each."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from watchlog.matching.fold import fold
from watchlog.model.catalogue import Episode
from watchlog.model.portion import Portion
from watchlog.series.guide import Guide

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
"""A Monday."""
ANIME_PREMIERE = date(2026, 5, 31) - timedelta(weeks=1089)
"""Its 1,090th episode was shown yesterday."""


class Show(NamedTuple):
    """What is told of a show, and what was seen of it."""

    episodes: tuple[Episode, ...]
    seen: tuple[Portion, ...] = ()
    ended: bool = False

    @property
    def guide(self) -> Guide:
        """Its guide in the aired order."""
        return Guide(self.episodes, NOW, ended=self.ended, fold=fold)

    def upcoming(self, count: int) -> Sequence[Portion]:
        """The next ones that have aired and were not seen; from the first on where nothing is told."""
        guide = self.guide
        told = guide.in_order or tuple(Portion(3, number) for number in range(1, 100))
        waiting = [each for each in told if each not in self.seen and (guide.is_empty or guide.has_aired(each))]
        return waiting[:count]


def anime() -> Show:
    """Seasons 1 to 20 of 52 episodes, season 21 of 60: one a week, the last ten to come. Seen up to the 580th."""
    numbers = [(season, number) for season in range(1, 22) for number in range(1, 53 if season < 21 else 61)]
    episodes = tuple(
        Episode(
            str(5000 + place),
            season,
            number,
            f"Kite {place + 1}",
            air_date=(ANIME_PREMIERE + timedelta(weeks=place)).isoformat(),
        )
        for place, (season, number) in enumerate(numbers)
    )
    return Show(episodes, tuple(Portion(season, number) for season, number in numbers[:580]))


def pilot() -> Show:
    """Six episodes and four, a pilot and two more outside the count. Seen: the first two of season 1."""
    names = ["The Lamp", "Low Tide (1)", "Low Tide (2)", "Señor Gull", "Gull's Way", "Fog"]
    first = [_episode(f"1{n}", 1, n, name, f"2019-03-{n + 10}") for n, name in enumerate(names, 1)]
    second = [_episode(f"2{n}", 2, n, f"Return {n}", f"2020-03-{n + 10}") for n in range(1, 5)]
    specials = [
        Episode("31", 2, None, "A Lantern at Christmas", special=True, air_date="2019-12-24"),
        Episode("30", 1, None, "Pilot", special=True, air_date="2018-09-01"),
        Episode("32", 2, None, "Making of", special=True),
    ]
    return Show((*first, *second, *specials), (Portion(1, 1), Portion(1, 2)))


def daily() -> Show:
    """Seasons 2012 to 2024 of 160 episodes, one each day from New Year on. Seen: nothing."""
    return Show(
        tuple(
            _episode(f"{year}{n:03}", year, n, None, (date(year, 1, 1) + timedelta(days=n - 1)).isoformat())
            for year in range(2012, 2025)
            for n in range(1, 161)
        )
    )


def split() -> Show:
    """Two seasons of eight; a third of ten, five of them aired, two announced, three without a day. Seen: season 1."""
    days = {1: "2023-01-{:02}", 2: "2024-01-{:02}"}
    told = [_episode(f"{s}0{n}", s, n, f"Reed {s}.{n}", days[s].format(n)) for s in days for n in range(1, 9)]
    dates = [*(f"2025-10-{n:02}" for n in range(1, 6)), "2026-06-01", "2026-09-02", None, None, None]
    third = [_episode(f"3{n:02}", 3, n, f"Reed 3.{n}", day) for n, day in enumerate(dates, 1)]
    third[5] = third[5]._replace(air_at=datetime(2026, 6, 1, 20, tzinfo=UTC))
    return Show((*told, *third), tuple(Portion(1, number) for number in range(1, 9)))


def revived() -> Show:
    """Three episodes in 1994, three in 1995, four in 2025, then over; some days are not told. Seen: the first."""
    told = [
        _episode(f"{s}{n}", s, n, f"Map {s}-{n}", f"{year}-02-0{n}")
        for s, year in ((1, 1994), (2, 1995), (3, 2025))
        for n in (1, 2, 3)
    ]
    told[1] = told[1]._replace(air_date=None)
    doubled = _episode("99", 2, 2, "Map 2-2 again", "1995-03-01")
    special = _episode("90", 0, 4, "Reunion", "2005-05-05")._replace(special=True)
    last = _episode("34", 3, 4, "Map 3-4", None)
    return Show((special, *told, doubled, last), (Portion(1, 1),), ended=True)


def untold() -> Show:
    """Of which no provider tells anything. Seen: season 2 as a whole, and the first episode of season 3."""
    return Show((), (Portion(2), Portion(3, 1)))


def _episode(number: str, season: int, episode: int, name: str | None, day: str | None) -> Episode:
    return Episode(number, season, episode, name, air_date=day)


SHOWS = {
    "anime": anime(),
    "pilot": pilot(),
    "daily": daily(),
    "split": split(),
    "revived": revived(),
    "untold": untold(),
}
