"""Writing a file whole or not at all.

A temporary file beside the target is written, flushed to the disk, and takes the target's name in one step; then
the folder is flushed too. Whoever pulls the plug in between finds the old file or the new one, never a half.
"""

import os
import re
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from watchlog.errors import FileTrouble

LONGEST_STEM: Final = 200
"""Bytes; names of files may have 255."""


@contextmanager
def written(target: Path, *, force: bool = False, protected: Collection[Path] = ()) -> Iterator[BinaryIO]:
    """A file to write to, which becomes `target` when the block ends well and vanishes when it does not.

    A device or a pipe (`/dev/null`, `/dev/stdout`) is written to directly, for there is nothing to replace.

    Args:
        target: Where the file is to be. Its mode will be 0600 whatever the umask.
        force: Whether an existing file may be replaced.
        protected: Files that are never replaced, even by force: the history itself.

    Raises:
        FileTrouble: The target exists, is protected, a folder or a link, or can't be written.
    """
    try:
        if _is_device(target):
            with target.open("wb") as file:
                yield file
            return
        _check(target, force, protected)
        with beside(target) as temporary:
            with temporary.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if force:
                temporary.replace(target)
            elif not take_free_name(temporary, target):
                raise FileTrouble(f"{target} exists already", "--force replaces it")
        flush_folder(target.parent)
    except OSError as error:
        raise FileTrouble(
            f"{target} can't be written: {error.strerror or error}", "nothing was changed there"
        ) from error


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new, empty, private file beside the target, which does not outlive the block under its own name."""
    _sweep(target)
    temporary = target.with_name(f"{_stem(target)}{os.getpid()}.tmp")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        temporary.chmod(0o600)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def take_free_name(temporary: Path, target: Path) -> bool:
    """Give a file its final name if nothing has that name yet; whether it could be done."""
    try:
        os.link(temporary, target)  # unlike a rename, this fails where somebody made the target meanwhile
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if target.exists():
            return False
        temporary.replace(target)
    return True


def flush_folder(folder: Path) -> None:
    """Make sure that a new name in a folder survives a power cut."""
    if os.name == "nt":
        return  # Windows opens no folders; its renames are journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_device(target: Path) -> bool:
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _check(target: Path, force: bool, protected: Collection[Path]) -> None:
    if target.is_symlink():
        raise FileTrouble(f"{target} is a link", "name the file itself")
    if not target.parent.is_dir():
        raise FileTrouble(f"there is no folder {target.parent}", "make it first")
    if target.resolve() in [file.resolve() for file in protected]:
        raise FileTrouble(f"{target} is the history itself or a file that it needs", "name another file")
    if not target.exists():
        return
    if target.is_dir():
        raise FileTrouble(f"{target} is a folder", "name a file in it")
    if any(file.exists() and target.samefile(file) for file in protected):
        raise FileTrouble(f"{target} is the history itself or a file that it needs", "name another file")
    if not force:
        raise FileTrouble(f"{target} exists already", "--force replaces it")


def _sweep(target: Path) -> None:
    """Remove what killed processes left beside the target."""
    left = re.compile(re.escape(_stem(target)) + r"(?P<process>[0-9]{1,9})\.tmp(?:-journal)?")
    for file in target.parent.iterdir():
        stale = left.fullmatch(file.name)
        if stale and not _runs(int(stale["process"])):
            file.unlink(missing_ok=True)


def _stem(target: Path) -> str:
    """What the names of temporary files for a target begin with, short enough for any file system."""
    return f".{os.fsencode(target.name)[:LONGEST_STEM].decode(errors='ignore')}."


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return process != os.getpid()
