"""A table is read whatever stands between its cells, and what is wrong with it is told with its line."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.conftest import at
from watchlog.errors import BadFile
from watchlog.files.lines import LONGEST_FIRST, LONGEST_RECORD
from watchlog.files.separators import SEPARATORS
from watchlog.files.tables import Line, Table, columns_of

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def table(text: str) -> Table:
    return Table(io.StringIO(text, newline=""))


def cells(text: str) -> list[list[str]]:
    return [list(line.cells.values()) for line in table(text)]


def written(rows: list[list[str]], separator: str, end: str) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return file.getvalue()


@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS).map(list), max_size=5),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_whatever_is_written_is_read(rows: list[list[str]], separator: str, end: str) -> None:
    text = written([["title", "seen, on", "my;stars"], *rows], separator, end)

    assert cells(text) == rows
    assert columns_of(text) == ("title", "seen, on", "my;stars")


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=ascii)
def test_the_separator_is_found(separator: str, end: str) -> None:
    text = f"title{separator}stars{end}Dune{separator}4{end}"

    assert list(table(text)) == [Line(2, {"title": "Dune", "stars": "4"})]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ('"seen, on, or before";title\n', ("seen, on, or before", "title")),
        ('"a ""b"", c, d"\ttitle\n', ('a "b", c, d', "title")),
        ("title;seen, on\nDune;2021\n", ("title", "seen, on")),
        ("title\n", ("title",)),
        ("title, year , note\n", ("title", "year", "note")),
        ('"a\nb",c\n', ("a\nb", "c")),
        ("", ()),
        ("\n\r\n \n", ()),
        ("sep=;", ()),
        ('"never closed', ()),
    ],
)
def test_columns_are_named_by_the_first_line(text: str, columns: tuple[str, ...]) -> None:
    assert columns_of(text) == columns


def test_decimal_commas_do_not_hide_a_semicolon() -> None:
    text = "Title;Score\nDune;4,5\nHeat;4,0\n"

    assert cells(text) == [["Dune", "4,5"], ["Heat", "4,0"]]


@pytest.mark.parametrize("first", ["sep=;\n", "SEP=;\r\n", '"sep=;"\r\n', "\n\nsep=;\n\n", "\n \n"], ids=ascii)
def test_what_a_spreadsheet_writes_above_a_table_is_passed_by(first: str) -> None:
    text = f"{first}title;note\nDune;a,b,c\n"

    assert list(table(text)) == [Line(text.count("\n"), {"title": "Dune", "note": "a,b,c"})]
    assert columns_of(text) == ("title", "note")


def test_an_announced_separator_counts_more_than_what_stands_there() -> None:
    assert cells("sep=|\na,b,c|d\n1|2\n") == [["1", "2"]]


def test_a_record_is_numbered_by_its_first_line() -> None:
    lines = [line.number for line in table('a,b\n\n1,"x\ny"\n\n\n2,z\r\n3,z\r4,z')]

    assert lines == [3, 7, 8, 9]


def test_a_short_line_is_filled_up() -> None:
    assert list(table("a,b,c\n1\n")) == [Line(2, {"a": "1", "b": "", "c": ""})]


def test_empty_cells_beyond_the_columns_are_nothing() -> None:
    assert list(table("a,b,,\n1,2,,\n3,4,,,,\n")) == [
        Line(2, {"a": "1", "b": "2", "": ""}),
        Line(3, {"a": "3", "b": "4", "": ""}),
    ]


def test_a_long_line_is_in_trouble_and_loses_nothing() -> None:
    (line,) = table("a,b\n1,2,3,4\n")

    assert line == Line(2, {"a": "1", "b": "2", "": "3,4"}, "it has 4 cells for 2 columns")


@pytest.mark.parametrize(
    "text",
    ["title,year,stars\nDune;2021;4\n", "title;year\nDune,2021\n", "title,year,stars\nDune;2021;4,5\n", "a\tb\n1;2\n"],
)
def test_a_line_of_another_separator_is_in_trouble(text: str) -> None:
    (line,) = table(text)

    assert "between its cells" in str(line.trouble)


@pytest.mark.parametrize(
    "text",
    [
        "title,year,note\nDune\n",
        'title,year,note\n"Girl; Interrupted",1999\n',
        "title;year;note\nTiger, Dragon\n",
        "title,tags\nDune,a;b;c\n",
        "title;seen, on\nDune;2021\n",
        "title\nKnock; knock\n",
    ],
)
def test_a_title_with_another_separator_in_it_is_a_title(text: str) -> None:
    (line,) = table(text)

    assert line.trouble is None


@pytest.mark.parametrize(
    ("first", "twice"),
    [("a,b,c", ()), ("a,b,a", ("a",)), ("b, a ,b,a,b", ("b", "a")), ("a,,", ()), ("a,A", ())],
)
def test_columns_that_stand_there_twice_are_told(first: str, twice: tuple[str, ...]) -> None:
    assert Table(io.StringIO(first, newline=""), lenient=True).duplicated == twice


def test_columns_that_stand_there_twice_are_refused_where_nobody_looks() -> None:
    with pytest.raises(BadFile, match="“a” twice"):
        table("a,b,a\n1,2,3\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a,b\n1,2\n3,"never\nclosed\n', "line 3 is no CSV: a quote in it is still not closed at the end of the file"),
        ('a,b\n1,2\n"x"y,3\n', "line 3 is no CSV"),
        ('a,b\n1,"' + ("x" * 99 + "\n") * (LONGEST_RECORD // 100 + 1), "line 2 begins a record of more than"),
        ("a,b\n1,2\n" + "x" * LONGEST_RECORD, "line 3 begins a record of more than"),
        ("\n" + "x" * LONGEST_FIRST, "line 2 is too long to name the columns of a table"),
        ('"never closed,\n' * 9, "lines 1 to 2 are no CSV: a quote ends within a cell"),
    ],
    ids=range(6),
)
def test_what_is_no_table_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadFile) as trouble:
        list(table(text))

    assert said in trouble.value.problem
    assert trouble.value.hint


def test_records_before_the_trouble_were_whole() -> None:
    reading = iter(table('a,b\n1,2\n3,"never closed\n'))

    assert next(reading) == Line(2, {"a": "1", "b": "2"})
    with pytest.raises(BadFile):
        next(reading)


def test_a_cell_of_ten_megabytes_is_a_cell() -> None:
    note = 'Ünd so "weiter", \r\n'.ljust(10_000_000, "é")

    assert cells(written([["title", "note"], ["Dune", note]], ",", "\n")) == [["Dune", note]]


def test_the_line_of_a_nul_byte_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"title\n" * 400_000 + b"D\0une\n")

    with at(path) as source, pytest.raises(BadFile, match="the first in line 400001,"), source.text("list.csv"):
        pass


@given(st.text(st.sampled_from('abé,;\t|"\r\n =\0'), max_size=60))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        lines = list(table(text))
    except BadFile as trouble:
        assert trouble.problem.startswith("line")  # noqa: PT017  # most texts are refused for many reasons
    else:
        assert [line.number for line in lines] == sorted({line.number for line in lines})
