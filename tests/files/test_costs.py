"""What reading costs: large files take little memory, and enemies are refused before they take time or memory."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.files.conftest import Cost, zipped

Costs = Callable[[Path, str], Cost]

LARGE: Final = 15_000_000
"""Bytes of a history of many years."""
RECORD: Final = {
    "id": 8123456,
    "watched_at": "2021-03-04T20:11:12.000Z",
    "episode": {"season": 3, "number": 7, "title": "Égalité", "ids": {"trakt": 123456, "imdb": "tt1234567"}},
    "show": {"title": "Made Up", "year": 2010, "ids": {"trakt": 1, "slug": "made-up", "tvdb": 2, "imdb": None}},
}


def test_a_large_list_takes_little_memory(tmp_path: Path, cost: Costs) -> None:
    path = tmp_path / "history.json"
    count = LARGE // len(json.dumps(RECORD))
    path.write_text(json.dumps([RECORD] * count))

    found = cost(path, "items")

    assert found.said == str(count)
    assert found.mebibytes < 20
    assert found.seconds < 10


def test_a_large_table_takes_little_memory(tmp_path: Path, cost: Costs) -> None:
    path = tmp_path / "history.csv"
    path.write_text("title,year,note\n" + '"Made Up, the Film",2021,"one\ntwo"\n' * 100_000)

    found = cost(path, "table")

    assert found.said == "100000"
    assert found.mebibytes < 20
    assert found.seconds < 10


def test_large_xml_takes_little_memory(tmp_path: Path, cost: Costs) -> None:
    path = tmp_path / "list.xml"
    path.write_text(f"<list>{'<anime><id>1</id><note>Égalité</note></anime>' * 100_000}</list>")

    found = cost(path, "xml")

    assert found.said == "100000"
    assert found.mebibytes < 20
    assert found.seconds < 10


def test_a_large_file_in_an_archive_takes_little_memory(tmp_path: Path, cost: Costs) -> None:
    path = tmp_path / "export.zip"
    lines = "".join(f"Made Up {number},2021,\n" for number in range(500_000))
    path.write_bytes(zipped([("history.csv", f"title,year,note\n{lines}".encode())]))

    found = cost(path, "table")

    assert found.said == "500000"
    assert found.mebibytes < 20


def test_a_cell_of_ten_megabytes_takes_less_than_300(tmp_path: Path, cost: Costs) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'title,note\nDune,"{"é" * 10_000_000}"\n')

    found = cost(path, "table")

    assert found.said == "1"
    assert found.mebibytes < 150


ZIP: Final = zipped([("a.csv", b"x")])
BOMBS: Final[dict[str, tuple[str, Callable[[], bytes], str]]] = {
    "a zip of 500 MB": ("bomb.zip", lambda: zipped([("a.csv", b"0" * 500_000_000)]), "table"),
    "a zip of many files": ("b.zip", lambda: zipped([(f"{n}.csv", b"0" * 10_000_000) for n in range(20)]), "table"),
    "a gzip of 300 MB": ("bomb.csv.gz", lambda: gzip.compress(b"0,0\n" * 75_000_000, 1), "table"),
    "a zip of zips": ("nested.zip", lambda: zipped([(f"{n}.zip", ZIP) for n in range(9_000)]), "table"),
    "deep XML": ("deep.xml", lambda: b"<a>" * 200_000 + b"</a>" * 200_000, "xml"),
    "deep XML in the element": ("deep.xml", lambda: b"<r>" + b"<anime>" * 200_000, "xml"),
    "entities": (
        "laughs.xml",
        lambda: (
            b"<!DOCTYPE r [<!ENTITY a0 'ha'>"
            + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 20))
            + b"]><r><anime>&a19;</anime></r>"
        ),
        "xml",
    ),
    "deep lists": ("deep.json", lambda: b"[" * 200_000, "items"),
    "deep objects": ("deep.json", lambda: b'{"a":' * 200_000, "document"),
    "a list of lists": ("lists.json", lambda: b"[[" + b"[]," * 10_000_000, "items"),
    "an endless text": ("text.json", lambda: b'["' + b"x" * 50_000_000, "items"),
    "an endless line": ("line.csv", lambda: b"a,b\n" + b"x" * 50_000_000, "table"),
    "an endless first line": ("line.csv", lambda: b"x" * 50_000_000, "table"),
    "an endless element": ("text.xml", lambda: b"<r><anime>" + b"x" * 50_000_000, "xml"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_at_once(tmp_path: Path, cost: Costs, bomb: str) -> None:
    name, content, how = BOMBS[bomb]
    path = tmp_path / name
    path.write_bytes(content())

    found = cost(path, how)

    assert found.said.startswith("BadFile: ")
    assert found.mebibytes < 100
    assert found.seconds < 10  # a tenth of that where nothing else runs
