"""Whatever bytes a file holds, it is read or refused in one sentence, and never anything else."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

import pytest

from tests.files.conftest import at, zipped
from watchlog.errors import FileTrouble
from watchlog.files.json_items import document, entries, items
from watchlog.files.source import Source
from watchlog.files.tables import Table
from watchlog.files.xml_elements import elements

TABLE: Final = 'title;note;stars\nÉlite;"one\ntwo";4,5\nDune;"said ""so""";3\n'.encode()
LIST: Final = json.dumps({"films": [{"title": "Élite", "ids": {"imdb": "tt1", "tmdb": None}}, 1.5, "\ud83d\ude00"]})
XML: Final = '<?xml version="1.0"?><r><anime id="1"><t>Élite &amp; x</t></anime><anime/></r>'.encode()
GOOD: Final = {
    "table": TABLE,
    "list": LIST.encode(),
    "xml": XML,
    "gzip": gzip.compress(TABLE * 20, mtime=0),
    "zip": zipped([("diary.csv", TABLE * 20), ("lists/films.json", LIST.encode()), ("é.xml", XML), ("a.zip", b"PK")]),
}
PIECES: Final = [
    b"\0",
    b'"',
    b"\\",
    b"[",
    b"{",
    b"<a>",
    b"&",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\xff\xfe",
    b"\xff" * 4,
    b"1e9",
]
TRIES: Final = 600
LONGEST_SENTENCE: Final = 1_000


def mutated(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(changed) + 1)
        end = start + random.choice([0, 0, 1, 1, 2, 4, 30])
        piece = random.choice([*PIECES, random.randbytes(random.randint(0, 4)), bytes(changed[start:end]) * 2])
        changed[start:end] = piece
    return bytes(changed[: random.randrange(len(changed) + 1)] if random.random() < 0.1 else changed)


def read_text(source: Source, file: str, reader: Callable[..., object]) -> None:
    with source.text(file) as text:
        reader(text, file)


READERS: Final[list[Callable[..., object]]] = [
    lambda text, _: [line.cells for line in Table(text)],
    lambda text, file: list(items(text, file)),
    lambda text, file: list(items(text, file, "films")),
    lambda text, file: list(entries(text, file)),
    document,
]


def attempts(path: Path) -> list[str]:
    """Read all that a path holds in every way; what was wrong."""
    said: list[str] = []

    def attempt(reading: Callable[[], object]) -> None:
        try:
            reading()
        except FileTrouble as trouble:
            said.append(trouble.problem)

    def read(source: Source, file: str) -> None:
        attempt(lambda: source.head(file))
        for reader in READERS:
            attempt(lambda reader=reader: read_text(source, file, reader))  # type: ignore[misc]
        with source.binary(file) as binary:
            for element in elements(binary, "anime", file):
                assert element.tag == "anime"

    def everything() -> None:
        with at(path) as source:
            for file in source.files:
                attempt(lambda file=file: read(source, file))  # type: ignore[misc]

    attempt(everything)
    return said


@pytest.mark.parametrize("kind", GOOD)
def test_a_file_with_a_few_other_bytes_is_read_or_refused(tmp_path: Path, kind: str) -> None:
    random = Random(kind)  # noqa: S311  # the same bytes in every run
    path = tmp_path / "export"
    said: set[str] = set()
    for _ in range(TRIES):
        path.write_bytes(mutated(GOOD[kind], random))
        said.update(attempts(path))

    assert len(said) > 10
    assert max(map(len, said)) < LONGEST_SENTENCE


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08\0", b"\xff\xfe", b"[", b"<?xml"])
def test_random_bytes_are_read_or_refused(tmp_path: Path, start: bytes) -> None:
    random = Random(start)  # noqa: S311
    path = tmp_path / "export"
    for _ in range(TRIES // 4):
        path.write_bytes(start + random.randbytes(random.randint(0, 200)))

        assert all(len(problem) < LONGEST_SENTENCE for problem in attempts(path))
