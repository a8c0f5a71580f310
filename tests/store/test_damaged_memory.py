"""A memory of statements that is missing, damaged, foreign or out of reach is a miss, and no trouble."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Run
from tests.store.conftest import CommandLine
from tests.store.shelves import ASKED, COMMON, checked, kept

either_shelf = pytest.mark.parametrize("shelf", [COMMON, ASKED])


def works(watchlog: Run) -> None:
    """Common questions and others are answered."""
    assert watchlog("add", "Dune").code == 0
    assert [watch["title"] for watch in watchlog("list", "--json").json] == ["Dune", "Osmosis"]
    assert [watch["title"] for watch in watchlog("list", "stars:..2", "tag:drama", "--json").json] == ["Osmosis"]


DAMAGED: Final = {
    "empty": lambda _: b"",
    "truncated": lambda content: content[: len(content) // 2],
    "one bit flipped": lambda content: content[:5000] + bytes([content[5000] ^ 1]) + content[5001:],
    "without a checksum": lambda content: content.partition(b"\n")[2],
    "not a checksum": lambda content: b"words\n" + content,
    "not UTF-8": lambda _: b"\xff\xfe\xff",
    "zeros": lambda content: bytes(len(content)),
    "not JSON": lambda _: checked("no JSON"),
    "another JSON": lambda _: checked("[1, 2]"),
    "another object": lambda _: checked('{"watches.count()": 1}'),
    "deep JSON": lambda _: checked("[" * 100_000),
}


@either_shelf
@pytest.mark.parametrize("damage", list(DAMAGED.values()), ids=list(DAMAGED))
def test_a_damaged_memory_is_built_anew(damage: Callable[[bytes], bytes], shelf: str, warm: Run) -> None:
    warm("list", "stars:..2", "tag:drama")
    whole = kept(warm, shelf).read_bytes()
    kept(warm, shelf).write_bytes(damage(whole))

    works(warm)

    assert kept(warm, shelf).read_bytes() == whole


@either_shelf
def test_the_memory_of_another_version_is_not_used(shelf: str, warm: Run) -> None:
    mine = kept(warm, shelf)
    foreign = mine.with_name(f"{shelf}-00000000.json")
    foreign.write_bytes(checked(mine.read_text(encoding="utf-8").partition("\n")[2].replace("watch", "nothing")))
    mine.unlink()

    works(warm)

    assert mine.exists()


@either_shelf
def test_a_memory_that_can_not_be_read_or_written_is_no_trouble(shelf: str, warm: Run) -> None:
    name = kept(warm, shelf)
    name.unlink()
    name.mkdir()

    works(warm)

    assert list(name.iterdir()) == []


def test_one_shelf_is_of_use_without_the_other(warm: Run) -> None:
    warm("list", "stars:..2", "tag:drama")
    asked = kept(warm, ASKED).read_bytes()
    kept(warm).unlink()

    works(warm)

    assert kept(warm, ASKED).read_bytes() == asked


def test_a_file_in_the_place_of_the_cache_is_no_trouble(warm: Run) -> None:
    shutil.rmtree(warm.home / "cache")
    (warm.home / "cache").write_bytes(b"")

    works(warm)


def test_a_cache_that_is_read_only_is_no_trouble(command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    cache = tmp_path / "home" / "cache"
    for file in cache.iterdir():
        file.unlink()
    cache.chmod(0o500)

    listed = [command("list", *question, powerless=True) for question in ((), ("stars:none", "tag:none"))]

    assert [(done.returncode, done.stderr) for done in listed] == [(0, "")] * 2
    assert all("Osmosis" in done.stdout for done in listed)
    assert list(cache.iterdir()) == []


@either_shelf
def test_a_shelf_that_can_not_be_looked_into_is_no_trouble(shelf: str, command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    (file,) = (tmp_path / "home" / "cache").glob(f"{shelf}-*.json")
    file.chmod(0)

    listed = [command("list", *question, powerless=True) for question in ((), ("stars:none", "tag:none"))]

    assert [(done.returncode, done.stderr) for done in listed] == [(0, "")] * 2
    assert all("Osmosis" in done.stdout for done in listed)


def test_a_cache_that_can_not_be_looked_into_is_no_trouble(command: CommandLine, tmp_path: Path) -> None:
    command("add", "Osmosis")
    (tmp_path / "home" / "cache").chmod(0)

    added = command("add", "Dune", powerless=True)
    listed = command("list", "stars:none", "tag:none", powerless=True)

    assert [(done.returncode, done.stderr) for done in (added, listed)] == [(0, "")] * 2
