"""Whatever a file holds, an importer reads it or refuses it in words, and nothing is written by halves."""

import os
import random
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importers.conftest import Place, Places, chance_of, content_of, every_importer, in_memory, sample
from watchlog.errors import FileTrouble
from watchlog.importers.protocol import Importer
from watchlog.registry import importers

FULL: Final = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
SHARE: Final = 1 if FULL else 50
RANDOM, STRUCTURED, MUTATED = 20_000 // SHARE, 5_000 // SHARE, 50_000 // SHARE
WHOLE: Final = settings(max_examples=100 if FULL else 20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TOKENS: Final = re.compile(rb"\w+|\s+|.", re.DOTALL)
TRAPS: Final = (
    b"", b"\0", b'"', b",", b";", b"\r", b"\n", b"{", b"]", b"<", b"&#0;", b"0", b"-1", b"\xff", b"null", b"1e999",
    b"9" * 400, b"[" * 400, b"0000-00-00", b"\xed\xa0\x80",
)  # fmt: skip


def importer(name: str) -> Importer:
    (found,) = importers(name)
    return found  # type: ignore[no-any-return]


def read(name: str, files: Mapping[str, bytes]) -> None:
    """Read files that may be anything: rows come out, or a refusal."""
    source = in_memory(files)
    try:
        importer(name).detect(source)
        for row in importer(name).read(source):
            assert row.place
    except FileTrouble:
        return


def member(name: str, chance: random.Random) -> tuple[str, bytes]:
    """One of the files of a sample."""
    return chance.choice(files_of(name))


@cache
def files_of(name: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a sample, read once."""
    return tuple(sorted(content_of(sample(name)).items()))


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with a few places changed, lost, doubled or cut off."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice((0, 1, 3, 12, 200)))
        middle = chance.choice((chance.choice(TRAPS), chance.randbytes(2), content[start:end] * 2))
        content = content[:start] + middle + content[end:]
    return content[: chance.randint(0, len(content))] if chance.random() < 0.1 else content


def put_together(content: bytes, chance: random.Random) -> bytes:
    """Pieces of the content in any order, as a file of that format might look to somebody who squints."""
    tokens = TOKENS.findall(content[:4_000])
    return b"".join(chance.choice(tokens) for _ in range(chance.randint(1, 200)))


@every_importer()
def test_random_bytes_are_read_or_refused(name: str) -> None:
    chance = chance_of(1)
    file, _ = member(name, chance)
    for _ in range(RANDOM):
        read(name, {file: chance.randbytes(chance.randint(0, 200))})


@every_importer()
def test_pieces_of_its_files_in_any_order_are_read_or_refused(name: str) -> None:
    chance = chance_of(2)
    for _ in range(STRUCTURED):
        file, content = member(name, chance)
        read(name, {file: put_together(content, chance)})


@every_importer()
def test_its_files_with_changed_places_are_read_or_refused(name: str) -> None:
    chance = chance_of(3)
    for _ in range(MUTATED):
        file, content = member(name, chance)
        read(name, {file: mutated(content, chance)})


def survived(place: Place, files: Mapping[str, bytes], name: str | None) -> None:
    """Bring files that may be anything: they are refused and nothing is written, or they are in, once."""
    before = place.digest()
    try:
        report = place.bring_files(files, name)
    except FileTrouble:
        assert place.digest() == before
        return
    after = place.archive()
    if report.batch is not None:
        again = place.bring_files(files, name)
        assert (again.imported, again.rows, again.batch) == (0, report.rows, None)
        assert place.archive() == after
        place.journal.undo(1)
    assert place.archive().count("\n{") == 0


@every_importer()
@WHOLE
@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@example(content=b"")
@example(content=b"\xef\xbb\xbf")
@example(content=b"\xff\xfe\0")
def test_random_bytes_never_harm(name: str, places: Places, content: bytes) -> None:
    survived(places(), {"brought": content}, name)
    survived(places(), {"brought": content}, None)


@every_importer()
@pytest.mark.parametrize("half", [0, 1])
def test_changed_files_never_harm(name: str, places: Places, half: int) -> None:
    whole = content_of(sample(name))
    for seed in range(half, 100 if FULL else 20, 2):
        chance = chance_of(seed)
        file, content = member(name, chance)
        survived(places(), whole | {file: mutated(content, chance)}, name)


@every_importer()
def test_files_that_break_off_never_harm(name: str, places: Places) -> None:
    whole = content_of(sample(name))
    for seed in range(100 if FULL else 20):
        chance = chance_of(seed)
        file, content = member(name, chance)
        survived(places(), whole | {file: content[: chance.randint(0, len(content))]}, name)
