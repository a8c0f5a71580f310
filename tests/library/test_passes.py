"""Which run through a series a sitting belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.library.passes import pass_of
from watchlog.model.portion import WHOLE, Portion

ONE, TWO = Portion(1, 1), Portion(1, 2)
Seen = list[tuple[Portion, int | None]]
PORTIONS = st.sampled_from((WHOLE, Portion(1), ONE, TWO, Portion(2, 1)))


@pytest.mark.parametrize(
    ("seen", "rewatch", "expected"),
    [
        ([], False, 1),
        ([(TWO, 1)], False, 1),
        ([(ONE, 1)], False, None),
        ([(ONE, 1), (ONE, None)], False, None),
        ([], True, 2),
        ([(ONE, 1)], True, 2),
        ([(ONE, 1), (TWO, 2)], True, 2),
        ([(ONE, 1), (ONE, 2)], True, 3),
        ([(ONE, 1), (ONE, 3)], True, 2),
        ([(ONE, None)], False, None),
        ([(ONE, None)], True, 2),
        ([(Portion(1), 1)], False, 1),
    ],
)
def test_the_pass_of_a_sitting(seen: Seen, rewatch: bool, expected: int | None) -> None:
    assert pass_of(ONE, seen, rewatch=rewatch) == expected


@given(st.lists(st.tuples(PORTIONS, st.booleans()), max_size=20))
def test_no_portion_is_twice_in_one_pass(sittings: list[tuple[Portion, bool]]) -> None:
    seen: Seen = []
    for portion, rewatch in sittings:
        seen.append((portion, pass_of(portion, seen, rewatch=rewatch)))

    numbered = [entry for entry in seen if entry[1] is not None]
    assert len(set(numbered)) == len(numbered)


@given(st.lists(st.tuples(PORTIONS, st.sampled_from((None, 1, 2, 3))), max_size=8), PORTIONS, st.booleans())
def test_the_order_of_what_was_seen_does_not_matter(seen: Seen, portion: Portion, rewatch: bool) -> None:
    assert pass_of(portion, seen, rewatch=rewatch) == pass_of(portion, seen[::-1], rewatch=rewatch)


@given(st.integers(1, 20))
def test_rewatches_count_up(times: int) -> None:
    seen: Seen = [(ONE, pass_of(ONE, [], rewatch=False))]
    for _ in range(times):
        seen.append((ONE, pass_of(ONE, seen, rewatch=True)))

    assert [number for _, number in seen] == list(range(1, times + 2))
