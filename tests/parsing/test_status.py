"""A status is one of four words, whatever its case, or none."""

import contextlib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchlog.errors import BadInput
from watchlog.model.stars import HALF_STARS
from watchlog.model.title import Status
from watchlog.parsing.fields import FIELDS, TITLE_FIELDS, Assignment, parse_assignment, parse_status

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("watching", Status.WATCHING),
        ("paused", Status.PAUSED),
        ("dropped", Status.DROPPED),
        ("completed", Status.COMPLETED),
        ("Dropped", Status.DROPPED),
        ("DROPPED", Status.DROPPED),
        (" dropped\n", Status.DROPPED),
        ("", None),
        ("  ", None),
    ],
)
def test_a_status_is_understood(text: str, status: Status | None) -> None:
    assert parse_status(text) is status


@pytest.mark.parametrize(
    "text", ["planned", "drop", "droped", "none", "any", "seen", "0", "dropped!", "dropped paused", "\u200b", "ᴅropped"]
)
def test_anything_else_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(BadInput, match="is no status") as refused:
        parse_status(text)

    assert refused.value.hint == "there are watching, paused, dropped, completed"


@given(st.text())
def test_any_text_is_a_status_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert parse_status(text) in {*Status, None}


@pytest.mark.parametrize("status", Status)
def test_a_status_comes_back_from_its_text(status: Status) -> None:
    assert parse_status(str(status)) is status


def test_a_status_is_a_fact_of_the_title() -> None:
    assert "status" in TITLE_FIELDS
    assert "status" in FIELDS


@pytest.mark.parametrize(
    ("text", "value"),
    [("status=dropped", Status.DROPPED), ("STATUS = Paused", Status.PAUSED), ("status=", None), ("status= ", None)],
)
def test_a_status_is_assigned(text: str, value: Status | None) -> None:
    assert parse_assignment(text, NOW, HALF_STARS) == Assignment("status", value)
