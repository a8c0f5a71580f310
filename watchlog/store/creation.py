"""Making a new history: whole from its first moment, whoever else is making it at the same time."""

from pathlib import Path

from watchlog.errors import StoreTrouble
from watchlog.files.atomic import beside, flush_folder, take_free_name
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
    try:
        if make_folder:
            make_private(path.parent)
        with beside(path) as draft:
            with connected(draft) as connection:
                migrate(connection, migrations)
            take_free_name(draft, path)
            draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)
        flush_folder(path.parent)
    except OSError as error:
        raise StoreTrouble(
            f"a new history can't be made at {path}: {error.strerror or error}",
            "look at whether its folder exists and lets you in",
        ) from error
