"""Making a new history: whole from its first moment, whoever else is making it at the same time."""

import os
from pathlib import Path

from watchlog.errors import StoreTrouble
from watchlog.files.atomic import flush_folder
from watchlog.files.folders import make_private
from watchlog.store.connection import connected
from watchlog.store.migrations import migrate


def create(path: Path, migrations: Path, *, make_folder: bool) -> None:
    """Put an empty history at `path`, unless one has appeared there meanwhile.

    It is made under a name of its own and takes the real one in one step. So nobody ever sees half of a history,
    and an empty file is always a sign that something went wrong.

    Raises:
        StoreTrouble: The folder is missing or can't be written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        if make_folder:
            make_private(path.parent)
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with connected(draft) as connection:
            migrate(connection, migrations)
        _take_name(draft, path)
        flush_folder(path.parent)
    except OSError as error:
        raise StoreTrouble(
            f"a new history can't be made at {path}: {error.strerror or error}",
            "look at whether its folder exists and lets you in",
        ) from error
    finally:
        for name in (draft, draft.with_name(draft.name + "-journal")):
            try:
                name.unlink(missing_ok=True)
            except OSError:
                continue


def _take_name(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike a rename, this never replaces what another process has just made
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.replace(path)
