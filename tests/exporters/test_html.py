"""The page: whole, harmless whatever a title holds, and made of nothing but itself."""

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.exporters.histories import EVENING, FILM, HOSTILE, SERIES, UNKNOWN, history, stars, watched, written
from watchlog.exporters.plain import line, lines
from watchlog.model.portion import Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.when import When

EMPTY = frozenset({"meta", "br"})
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "p",
        "nav",
        "a",
        "main",
        "section",
        "h2",
        "table",
        "tr",
        "td",
        "time",
        "bdi",
        "div",
        "details",
        "summary",
        "blockquote",
    ]
)


class Reader(HTMLParser):
    """A reader that remembers what it saw, and whether all that was opened was closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)


def page(snapshot: Snapshot) -> tuple[Reader, list[str]]:
    content, told = written("html", snapshot)
    reader = Reader()
    reader.feed(content.decode())
    reader.close()
    assert reader.open == []
    return reader, told


def test_an_empty_history_is_a_page() -> None:
    reader, told = page(history())

    assert reader.texts["h1"] == ["Watched"]
    assert reader.texts["header"].count("\n") == len(reader.texts["header"])
    assert reader.texts["p"] == ["0 watches"]
    assert told == []


def test_the_newest_month_comes_first_and_what_has_no_date_last() -> None:
    whens = [When("2021-10-03"), UNKNOWN, When("2022"), EVENING, When("2022-11-05"), When("2022-11")]

    reader, _ = page(history([watched(when=when, number=number) for number, when in enumerate(whens, 1)]))

    assert reader.texts["h2"] == ["November 2022", "2022", "October 2021", "Some time"]
    assert reader.texts["time"] == ["2022-11-05", "2022-11", "2022", "2021-10-03", "2021-10-03"]
    assert [value for tag, name, value in reader.attributes if (tag, name) == ("a", "href")] == [
        "#m2022-11",
        "#m2021-10",
        "#undated",
    ]


def test_a_sitting_shows_all_that_it_holds() -> None:
    whole = watched(
        SERIES._replace(original_name="Hafenlichter", refs=()), Portion(1, 2), EVENING, stars=stars(85, "hundred"),
        note="Fog.\n\nMore fog.", tags=("noir",), service="DVD", companions="Anna", rewatch=True, pass_number=2,
        episode_title="Fog",
    )  # fmt: skip

    reader, told = page(history([whole]))

    assert reader.texts["bdi"] == [
        *("Harbour Lights (2004) S01E02", "Hafenlichter", "“Fog”", "again", "pass 2", "DVD", "with Anna", "#noir")
    ]
    assert "★ 85/100" in reader.texts["td"]
    assert " 20:15" in reader.texts["td"]
    assert reader.texts["blockquote"] == ["Fog.\n\nMore fog."]
    assert told == []


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_of_the_users_is_markup(name: str) -> None:
    text = f"{name}\n{name}"

    reader, _ = page(history([watched(FILM._replace(name=name), note=text, tags=(name,), service=name)]))

    assert reader.texts["bdi"] == [f"{line(name)} (1962)", line(name), f"#{line(name)}"]
    assert reader.texts["blockquote"] == [lines(text)]
    assert reader.tags <= TAGS


def test_the_page_loads_nothing_and_lets_its_own_style_in_alone() -> None:
    reader, _ = page(history([watched(note="http://example.org/x.png")]))

    (style,) = reader.texts["style"]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    assert ("meta", "content", policy) in reader.attributes
    assert not {name for _, name, _ in reader.attributes} & {"src", "style", "onclick"}
    assert "url(" not in style
    assert "@import" not in style


def test_ids_are_told_as_left_out() -> None:
    assert page(history([watched(), watched(SERIES)]))[1] == ["The page does not take other ids (2)"]
