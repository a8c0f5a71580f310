"""A file is written whole or not at all, and nobody's file is harmed."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from watchlog.errors import FileTrouble
from watchlog.files.atomic import flush_folder, written

OLD = b"old\n"
NEW = b"new\n" * 100_000


class PulledThePlugError(Exception):
    """Something that no code expects."""


def write(target: Path, *, force: bool = False, protected: tuple[Path, ...] = ()) -> None:
    with written(target, force=force, protected=protected) as file:
        file.write(NEW)


def begin(target: Path, error: BaseException, *, force: bool = False) -> None:
    with written(target, force=force) as file:
        file.write(NEW)
        raise error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def a_dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def test_a_new_file_is_there_with_all_its_contents(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    write(target)

    assert target.read_bytes() == NEW


def test_nothing_but_the_file_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path / "out.csv")

    assert names(tmp_path) == ["out.csv"]


def test_the_file_has_no_second_name(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    write(target)

    assert target.stat().st_nlink == 1


def test_the_file_is_not_there_before_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    with written(target) as file:
        file.write(NEW)
        file.flush()

        assert not target.exists()


def test_the_old_contents_stand_until_the_new_are_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(OLD)

    with written(target, force=True) as file:
        file.write(NEW)
        file.flush()

        assert target.read_bytes() == OLD

    assert target.read_bytes() == NEW


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777], ids=oct)
@pytest.mark.parametrize("force", [False, True])
def test_the_file_is_private_whatever_the_umask(tmp_path: Path, mask: int, force: bool) -> None:
    target = tmp_path / "out.csv"

    with umask(mask):
        write(target, force=force)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_replaced_file_becomes_private(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(OLD)
    target.chmod(0o644)

    write(target, force=True)

    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    with umask(0o000), written(tmp_path / "out.csv"):
        (temporary,) = tmp_path.iterdir()

        assert stat.S_IMODE(temporary.stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [PulledThePlugError(), KeyboardInterrupt(), SystemExit(1)], ids=repr)
def test_a_block_that_fails_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        begin(tmp_path / "out.csv", error)

    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [PulledThePlugError(), KeyboardInterrupt(), OSError("disk")], ids=repr)
def test_a_block_that_fails_leaves_the_old_contents(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(OLD)

    with pytest.raises((type(error), FileTrouble)):
        begin(target, error, force=True)

    assert names(tmp_path) == ["out.csv"]
    assert target.read_bytes() == OLD


def test_an_existing_file_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(OLD)

    with pytest.raises(FileTrouble, match="exists already") as trouble:
        write(target)

    assert trouble.value.hint == "--force replaces it"
    assert target.read_bytes() == OLD


def test_a_file_that_somebody_made_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"

    def both() -> None:
        with written(target):
            target.write_bytes(OLD)

    with pytest.raises(FileTrouble, match="exists already"):
        both()

    assert names(tmp_path) == ["out.csv"]
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_through_a_link(tmp_path: Path, force: bool) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(OLD)
    link.symlink_to(real)

    with pytest.raises(FileTrouble, match="is a link"):
        write(link, force=force)

    assert real.read_bytes() == OLD
    assert link.is_symlink()


def test_nothing_is_written_through_a_link_to_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "nowhere.csv")

    with pytest.raises(FileTrouble, match="is a link"):
        write(link)

    assert names(tmp_path) == ["link.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_not_replaced(tmp_path: Path, force: bool) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    with pytest.raises(FileTrouble, match="is a folder"):
        write(folder, force=force)

    assert folder.is_dir()


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="there is no folder"):
        write(tmp_path / "missing" / "out.csv")

    assert names(tmp_path) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)

    with pytest.raises(FileTrouble):
        write(tmp_path / "file" / "out.csv")


@pytest.mark.parametrize("force", [False, True])
def test_the_history_is_never_replaced(tmp_path: Path, force: bool) -> None:
    history = tmp_path / "watchlog.db"
    history.write_bytes(OLD)

    with pytest.raises(FileTrouble, match="is the history itself"):
        write(history, force=force, protected=(tmp_path / "missing.db", history))

    assert history.read_bytes() == OLD


def test_the_history_is_known_by_any_way_to_it(tmp_path: Path) -> None:
    history = tmp_path / "watchlog.db"
    history.write_bytes(OLD)
    (tmp_path / "sub").mkdir()

    with pytest.raises(FileTrouble, match="is the history itself"):
        write(tmp_path / "sub" / ".." / "watchlog.db", force=True, protected=(history,))


def test_the_history_is_known_by_its_other_name(tmp_path: Path) -> None:
    history, other = tmp_path / "watchlog.db", tmp_path / "other.db"
    history.write_bytes(OLD)
    other.hardlink_to(history)

    with pytest.raises(FileTrouble, match="is the history itself"):
        write(other, force=True, protected=(history,))


def test_beside_the_history_a_file_can_be_written(tmp_path: Path) -> None:
    history, target = tmp_path / "watchlog.db", tmp_path / "out.csv"
    history.write_bytes(OLD)

    write(target, protected=(history,))

    assert target.read_bytes() == NEW


def test_a_device_is_written_to() -> None:
    write(Path("/dev/null"))

    assert Path("/dev/null").is_char_device()


def test_a_device_that_is_full_is_told(tmp_path: Path) -> None:
    link = tmp_path / "full"
    link.symlink_to("/dev/full")

    for target in (Path("/dev/full"), link):
        with pytest.raises(FileTrouble, match="can't be written: No space left on device"):
            write(target)


def test_a_socket_can_not_be_written(tmp_path: Path) -> None:
    target = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(target))

        with pytest.raises(FileTrouble, match="can't be written"):
            write(target, force=True)


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="File name too long"):
        write(tmp_path / ("x" * 300))


def test_a_name_as_long_as_the_disk_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)

    write(target)

    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    "name", ["[x]*.csv", "?.csv", "a]b[c", "**", "no suffix", ".hidden", "end.", "é 日本.csv", "{a}"]
)
def test_a_name_is_taken_literally(tmp_path: Path, name: str) -> None:
    dead, stranger = a_dead_process(), ".stranger.1.tmp"
    (tmp_path / stranger).touch()
    (tmp_path / f".{name}.{dead}.tmp").touch()

    write(tmp_path / name)

    assert names(tmp_path) == sorted([stranger, name])


def test_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f".out.csv.{a_dead_process()}.tmp").write_bytes(OLD)

    write(tmp_path / "out.csv")

    assert names(tmp_path) == ["out.csv"]


def test_what_a_process_of_our_number_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f".out.csv.{os.getpid()}.tmp").write_bytes(OLD)

    write(tmp_path / "out.csv")

    assert names(tmp_path) == ["out.csv"]


def test_what_a_living_process_writes_is_left(tmp_path: Path) -> None:
    living = f".out.csv.{os.getppid()}.tmp"
    (tmp_path / living).write_bytes(OLD)

    write(tmp_path / "out.csv")

    assert names(tmp_path) == [living, "out.csv"]


@pytest.mark.parametrize(
    "number", ["x", "", "-1", "0", "1.5x", "²", "9" * 20, "9" * 200], ids=lambda number: ascii(number)[:24]
)
def test_a_file_that_no_process_can_have_left_does_no_harm(tmp_path: Path, number: str) -> None:
    strange = f".out.csv.{number}.tmp"
    (tmp_path / strange).write_bytes(OLD)

    write(tmp_path / "out.csv")

    assert (tmp_path / "out.csv").read_bytes() == NEW


@pytest.mark.parametrize("name", [".out.csv.notes.tmp", ".out.csv.tmp", "out.csv.1.tmp", ".other.csv.1.tmp"])
def test_other_files_are_not_swept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(OLD)

    write(tmp_path / "out.csv")

    assert (tmp_path / name).read_bytes() == OLD


def test_what_another_target_waits_for_is_not_swept(tmp_path: Path) -> None:
    with written(tmp_path / "out.csv") as one, written(tmp_path / "out") as other:
        one.write(NEW)
        other.write(OLD)

    assert (tmp_path / "out.csv").read_bytes() == NEW
    assert (tmp_path / "out").read_bytes() == OLD


def test_a_folder_can_be_flushed(tmp_path: Path) -> None:
    flush_folder(tmp_path)

    assert tmp_path.is_dir()


def test_a_folder_that_is_not_there_can_not_be_flushed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush_folder(tmp_path / "missing")
