"""A plain text of titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.reading import refused, rows, said, sampled, source, the_watch
from watchlog.errors import BadFile
from watchlog.importers.protocol import Row
from watchlog.importers.text.importer import Lines
from watchlog.importers.text.words import said_in
from watchlog.model.arrival import Seen
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Kind
from watchlog.model.watch import Watch


def read(text: str) -> list[Row]:
    return rows(Lines(), {"seen.txt": text})


@pytest.mark.parametrize(
    ("line", "name", "year", "rating", "day", "portion"),
    [
        ("Dune (2021) 8/10", "Dune", 2021, "8/10", "", WHOLE),
        ("Dune (2021)", "Dune", 2021, "", "", WHOLE),
        ("- Heat (1995), 4/5", "Heat", 1995, "4/5", "", WHOLE),
        ("* Heat [1995]", "Heat", 1995, "", "", WHOLE),
        ("- [x] Heat (1995)", "Heat", 1995, "", "", WHOLE),
        ("Heat - 2021-10-03 - 4/5", "Heat", None, "4/5", "2021-10-03", WHOLE),
        ("2021-10-03 Heat (1995) 4.5/5", "Heat", 1995, "4.5/5", "2021-10-03", WHOLE),
        ("2021-10-03: Heat 85/100", "Heat", None, "85/100", "2021-10-03", WHOLE),
        ("Heat (1995) [2021-10] 9 / 10", "Heat", 1995, "9/10", "2021-10", WHOLE),
        ("Alien (1979) ★★★★½", "Alien", 1979, "★★★★½", "", WHOLE),
        ("Brazil (1985) ★★★☆☆", "Brazil", 1985, "★★★", "", WHOLE),
        ("Ran (1985) 8,5", "Ran", 1985, "8,5", "", WHOLE),
        ("The Wire s2e3 5/5", "The Wire", None, "5/5", "", Portion(2, 3)),
        ("The Wire (2002) 2x03", "The Wire", 2002, "", "", Portion(2, 3)),
        ("The Wire s2 - 9/10", "The Wire", None, "9/10", "", Portion(2)),
        ("2001: A Space Odyssey (1968) 5/5", "2001: A Space Odyssey", 1968, "5/5", "", WHOLE),
        ("1917 (2019)", "1917", 2019, "", "", WHOLE),
        ("Blade Runner 2049 (2017) \u2013 9/10", "Blade Runner 2049", 2017, "9/10", "", WHOLE),
        ("Face/Off (1997) 7/10", "Face/Off", 1997, "7/10", "", WHOLE),
        ("50/50 (2011) 7/10", "50/50", 2011, "7/10", "", WHOLE),
        ("Apollo 13 (1995) 4", "Apollo 13", 1995, "4", "", WHOLE),
        ("11.22.63 8/10", "11.22.63", None, "8/10", "", WHOLE),
    ],
)
def test_what_stands_behind_a_title_is_told_apart(
    line: str, name: str, year: int | None, rating: str, day: str, portion: Portion
) -> None:
    assert said_in(line) == (name, year, rating, day, portion)


@pytest.mark.parametrize("line", ["Ocean's 8", "Some words only", "9/10", "(2021)", "50/50", "Apollo 13", "x" * 2000])
def test_words_alone_say_nothing(line: str) -> None:
    assert said_in(line) is None


def test_a_line_without_a_day_was_seen_nobody_knows_when() -> None:
    (seen,) = said(read("Dune (2021) 8/10\n"))

    assert isinstance(seen, Seen)
    assert (seen.title.name, seen.title.kind, seen.watch.stars and seen.watch.stars.points) == ("Dune", None, 80)


def test_a_line_with_a_day_is_a_watch_of_it() -> None:
    watch = the_watch(read("Dune (2021) 2021-10-03\n"))

    assert (watch.when.on, watch.stars, watch.source) == ("2021-10-03", None, "text")


@pytest.mark.parametrize(
    "heading", ["2021-10-03", "## 2021-10-03", "2021-10-03:", "[2021-10-03]", "=== 2021-10-03 ==="]
)
def test_a_day_alone_is_the_day_of_what_stands_below(heading: str) -> None:
    before, first, second, other = said(
        read(f"Heat (1995)\n{heading}\n- Dune (2021)\n\n- Ran (1985)\n- Brazil (1985) 2020-01-02\n")
    )

    assert isinstance(before, Seen)
    assert [one.when.on for one in (first, second, other) if isinstance(one, Watch)] == [
        "2021-10-03",
        "2021-10-03",
        "2020-01-02",
    ]


def test_an_episode_is_of_a_series() -> None:
    (seen,) = said(read("The Wire s2e3 9/10\n"))

    assert isinstance(seen, Seen)
    assert (seen.title.kind, seen.watch.portion) == (Kind.SERIES, Portion(2, 3))


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (("A (2001) 4", "B (2002) 3.5"), [80, 70]),
        (("A (2001) 4", "B (2002) 8.5"), [40, 85]),
        (("A (2001) 4", "B (2002) 85"), [4, 85]),
        (("A (2001) 4", "B (2002) 9/10"), [80, 90]),
    ],
)
def test_all_of_a_file_tells_what_numbers_alone_are_of(lines: tuple[str, ...], points: list[int]) -> None:
    found = said(read("\n".join(lines)))

    assert [one.watch.stars.points for one in found if isinstance(one, Seen) and one.watch.stars] == points


def test_remarks_and_empty_lines_are_no_records() -> None:
    assert [row.place for row in sampled(Lines())] == ["line 3", "line 4", "line 6", "line 7"]
    assert not refused(sampled(Lines()))


@pytest.mark.parametrize(
    "line", ["nothing to understand", "Dune (2021) 11/10", "Dune 2021-02-30", "Dune (2021) 4/5 5/5 7/10/10"]
)
def test_a_line_that_is_not_understood_is_refused_alone_and_kept(line: str) -> None:
    found = read(f"Heat (1995)\n{line}\n")

    assert (found[1].place, found[1].raw, len(found)) == ("line 2", line, 2)


def test_every_line_has_its_reason() -> None:
    assert len(refused(read("nothing to understand\nDune (2021) 11/10\nDune 2021-02-30\n"))) == 3


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text)
    except BadFile:
        return
    assert all(row.contents for row in found)


@pytest.mark.parametrize(
    "text",
    [
        "Dune (2021) 8/10\n",
        "# Seen\n\n- Dune (2021)\n- Heat (1995)\nsomething else\n",
        "My films, best first:\nDune (2021) 8/10\nHeat (1995)\n",
        "Dune ★★★★\nHeat ★★★\n",
    ],
)
def test_a_text_of_titles_is_recognised(text: str) -> None:
    assert Lines().detect(source({"seen.txt": text}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "title\nDune (2021)\n",
        "id,rating,name\n1,4,Dune (2021)\n2,3,Heat (1995)\n",
        '[{"title": "Dune (2021)"}]',
        "<film>Dune (2021)</film>\n",
        "Dear Ada,\nI saw Dune (2021)\nand then went\nhome.\nYours\n",
        "Title,Date\nDune,2021-01-01\n",
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not Lines().detect(source({"seen.txt": text}))


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(BadFile, match="line 1"):
        read("x" * 10_000)
