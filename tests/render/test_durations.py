"""How long something takes is said in words that need no sum."""

import pytest

from watchlog.render.durations import duration


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, ""),
        (0, "0 min"),
        (45, "45 min"),
        (59, "59 min"),
        (60, "1 h"),
        (200, "3 h 20 min"),
        (1439, "23 h 59 min"),
        (1440, "1 d"),
        (1499, "1 d"),
        (3120, "2 d 4 h"),
    ],
)
def test_a_time_is_told_in_words(minutes: int | None, said: str) -> None:
    assert duration(minutes) == said
