"""Random watches."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from watchlog.model.portion import Portion
from watchlog.model.stars import POINTS, SCALES, Stars
from watchlog.model.title import SERVICES, Kind, Ref, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.names import is_visible, parse_tags

LETTERS: Final = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
NASTY: Final = st.sampled_from("=+-@\t\r\n\uff1d'\"\\,;#[]{} aé\u00a0\x0b\x1b\x1c\x7f\x85\u2028\u202e\ufeff😀")
texts: Final = st.text(NASTY, max_size=10) | st.text(LETTERS, max_size=10)
lines: Final = texts.map(str.strip).filter(is_visible)
notes: Final = texts.filter(bool)
ZONES: Final = st.integers(-86399, 86399).map(lambda offset: timezone(timedelta(seconds=offset)))
MOMENTS: Final = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001
whens: Final = (
    st.just(UNKNOWN)
    | MOMENTS.map(When.of_moment)
    | st.tuples(st.dates().map(str), st.sampled_from((4, 7, 10))).map(lambda drawn: When(drawn[0][: drawn[1]]))
)
stars: Final = st.sampled_from(
    [Stars(points, scale) for scale in SCALES.values() for points in range(0, POINTS + 1, scale.step)]
)
refs: Final = st.dictionaries(
    st.sampled_from(sorted(SERVICES)), lines.map(lambda text: "".join(text.split())).filter(bool), max_size=3
).map(lambda drawn: tuple(sorted(Ref(*pair) for pair in drawn.items())))
titles: Final = st.builds(
    Title,
    id=st.integers(1, 99),
    name=lines,
    original_name=st.none() | lines,
    year=st.none() | st.integers(1870, 2200),
    kind=st.sampled_from((None, Kind.FILM, Kind.SERIES)),
    refs=refs,
)
watches: Final = st.builds(
    Watch,
    id=st.integers(1, 10**9),
    title=titles,
    portion=st.builds(Portion, st.none() | st.integers(0, 9999), st.none() | st.integers(0, 99_999)),
    when=whens,
    stars=st.none() | stars,
    note=st.none() | notes,
    tags=st.lists(lines, max_size=3).map(lambda drawn: parse_tags(",".join(drawn))),
    service=st.none() | lines,
    companions=st.none() | lines,
    rewatch=st.booleans(),
    pass_number=st.none() | st.integers(1, 9999),
    episode_title=st.none() | lines,
    source=lines,
    added_at=st.datetimes(timezones=st.just(UTC)),
)
"""Watches as a history may hold them."""
