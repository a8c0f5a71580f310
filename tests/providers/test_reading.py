"""Reading answers: what is kept of texts, days, addresses and ids, and what is trouble."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter  # noqa: TID253 - its shapes are what is tested

from watchlog.errors import NetworkTrouble
from watchlog.model.title import LONGEST_NAME, Ref
from watchlog.parsing import plain_text
from watchlog.providers import reading
from watchlog.providers.ordering import once

ANY_TEXT = st.text(st.characters(exclude_categories=()))
PIECES = st.sampled_from(["<", ">", "</p>", "<p ", "<br/>", "<!--", "&", "&#", ";", "a", " ", "\n", '"', "=", "]"])


def read(shape: Any, value: object) -> Any:
    return reading.understood(TypeAdapter(shape), value, "TVmaze")


def refuses(shape: Any, value: object) -> None:
    with pytest.raises(NetworkTrouble) as caught:
        read(shape, value)
    assert caught.value.problem == "TVmaze answered what can't be understood"
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  The\tWire\r\n", "The Wire"),
        ("Os\0mo\x1b[31msis\x9b", "Osmo[31msis"),
        ("a\ud800b", "ab"),
        ("", None),
        (" \u200b ", None),
        ("<3 & <b>", "<3 & <b>"),
        ("x" * 600, "x" * LONGEST_NAME),
        ("x" * 499 + " y", "x" * 499),
    ],
)
def test_a_line_is_one_clean_line(text: str, line: str | None) -> None:
    assert plain_text.line(text) == line


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One<br>two<br />three</p>", "One\ntwo\nthree"),
        ("<b>Bold</b>, <i class='x'>plain</i>\n and on", "Bold, plain and on"),
        ("Tom &amp; Jerry &lt;3 &#233;", "Tom & Jerry <3 é"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("open <b", "open <b"),
        ("<!-- aside -->told<!DOCTYPE html>", "told"),
        ("&#0;&#27;&#xD800;told", "\ufffd\ufffdtold"),
        ("<p></p>", None),
        ("", None),
    ],
)
def test_html_becomes_text(html: str, text: str | None) -> None:
    assert plain_text.prose_of_html(html) == text


def test_prose_keeps_its_lines_and_paragraphs() -> None:
    assert plain_text.prose(" one \r\ntwo\n\n\n\nthree\0 ") == "one\ntwo\n\nthree"


@pytest.mark.parametrize("clean", [plain_text.line, plain_text.prose, plain_text.prose_of_html])
@given(text=ANY_TEXT | st.lists(PIECES).map("".join))
def test_any_text_becomes_one_that_can_be_kept(clean: Callable[[str], str | None], text: str) -> None:
    cleaned = clean(text)

    assert cleaned is None or cleaned == cleaned.strip() != ""
    assert not set(cleaned or "") & {*map(chr, range(10)), *map(chr, range(11, 32)), *map(chr, range(127, 160))}
    assert cleaned is None or cleaned.encode()


@pytest.mark.parametrize("piece", ["<a ", "<", "<!--", "<a x='", "&", "&#", "<a", "</", "\n", "<p>", "<script>"])
def test_no_html_takes_long_to_read(piece: str) -> None:
    # Read in one go; what takes time for each pair of characters would take minutes for all of these.
    for _ in range(200):
        plain_text.prose_of_html(piece * plain_text.LONGEST_PROSE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-03-29", "2019-03-29"),
        ("2020-02-29", "2020-02-29"),
        ("2019-02-29", None),
        ("2019-3-9", None),
        ("0000-00-00", None),
        ("0001-01-01", None),
        ("20190329", None),
        ("2019-W13-5", None),
        ("2019-03-29T00:00", None),
        ("٢٠١٩-٠٣-٢٩", None),
        ("", None),
    ],
)
def test_a_day_is_one_that_there_is(text: str, day: str | None) -> None:
    assert read(reading.Day, text) == day


@pytest.mark.parametrize(("text", "time"), [("21:00", "21:00"), ("24:00", None), ("9:00", None), ("", None)])
def test_a_time_of_day_is_one_that_there_is(text: str, time: str | None) -> None:
    assert read(reading.TimeOfDay, text) == time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2014-04-07T02:00:00+00:00", datetime(2014, 4, 7, 2, tzinfo=UTC)),
        ("2014-04-06T22:00:00-04:00", datetime(2014, 4, 6, 22, tzinfo=timezone(timedelta(hours=-4)))),
        ("2014-04-06T22:00:00Z", datetime(2014, 4, 6, 22, tzinfo=UTC)),
        ("2014-04-06T22:00:00", None),
        ("2014-04-06T22:00:00+01:00:30", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-14:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_moment_knows_its_offset(text: str, moment: datetime | None) -> None:
    found: datetime | None = read(reading.Moment, text)

    assert found == moment
    assert (found and found.utcoffset()) == (moment and moment.utcoffset())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://static.example/a.jpg?b=c", "https://static.example/a.jpg?b=c"),
        ("http://static.example/a.jpg", "https://static.example/a.jpg"),
        ("HTTPS://static.example/a.jpg", "https://static.example/a.jpg"),
        ("http://static.example:8080/a.jpg", None),
        ("//static.example/a.jpg", None),
        ("ftp://static.example/a.jpg", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[", None),
        ("https://user:word@static.example/", None),
        ("https://static.example/a b", None),
        ("https://static.example/\x1b[31m", None),
        ("https://static.example/" + "a" * 3_000, None),
        ("", None),
    ],
)
def test_an_address_is_https_or_none(text: str, address: str | None) -> None:
    assert read(reading.Address, text) == address


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Europe/Oslo", "Europe/Oslo"), ("America/Argentina/Ushuaia", "America/Argentina/Ushuaia"), ("../x", None)],
)
def test_a_zone_has_a_zones_name(text: str, zone: str | None) -> None:
    assert read(reading.Zone, text) == zone


@pytest.mark.parametrize(("value", "id"), [(12, "12"), ("12", "12"), (999_999_999_999, "999999999999")])
def test_an_id_is_a_number_however_it_is_written(value: object, id: str) -> None:  # noqa: A002
    assert read(reading.Number, value) == id


@pytest.mark.parametrize("value", [0, -1, 10**12, 1.0, True, "", "1a", " ", "1/2", [], {}, "\N{SUPERSCRIPT TWO}"])
def test_what_is_no_id_is_refused(value: object) -> None:
    refuses(reading.Number, value)


@pytest.mark.parametrize("value", [None, 3, True, [], {}, "", " \0", "\ud800"])
def test_a_name_has_to_be_there(value: object) -> None:
    refuses(reading.Name, value)


@pytest.mark.parametrize("value", ["45", 45.0, True, [45], {}])
def test_a_number_is_a_number(value: object) -> None:
    refuses(reading.Minutes, value)


def test_a_number_off_its_scale_means_nothing() -> None:
    class Read(reading.Body):
        minutes: reading.Minutes = None
        season: reading.SeasonNumber = None

    assert [read(Read, {"minutes": each}).minutes for each in (0, -5, 10**30, 45)] == [None, None, None, 45]
    assert [read(Read, {"season": each}).season for each in (-1, 0, 2012, 10**6)] == [None, 0, 2012, None]


def test_lists_are_read_without_their_holes() -> None:
    assert read(reading.Many[int], [1, None, 2]) == (1, 2)
    assert read(reading.Lines, ["Drama", None, "", "Drama", " Crime "]) == ("Drama", "Crime")
    assert len(read(reading.Many[int], [1] * (reading.MOST + 5))) == reading.MOST


@pytest.mark.parametrize("value", ["Drama", {"0": "Drama"}, 3, True, [3], [["Drama"]]])
def test_a_list_is_a_list(value: object) -> None:
    refuses(reading.Lines, value)


def test_ids_elsewhere_are_sorted_and_what_is_none_left_out() -> None:
    told = {"tvdb": "881234", "imdb": "tt8812345", "tvrage": "0", "wikidata": "", "tmdb": None, "trakt": "a b"}

    assert reading.refs(told) == (Ref("imdb", "tt8812345"), Ref("tvdb", "881234"))


def test_what_is_said_twice_is_kept_once_and_not_without_end() -> None:
    assert once(["b", None, "a", "b"]) == ("b", "a")
    assert len(once(range(10_000))) == 1_000


def test_deep_nesting_is_no_trouble_where_nobody_looks() -> None:
    deep = json.loads("[" * 500 + "]" * 500)

    assert read(reading.Many[reading.Body], [{"unknown": deep}])
    refuses(reading.Many[reading.Body], deep)
