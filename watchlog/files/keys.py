"""`keys.toml`: the keys of providers, in a file that only the user can read."""

from pathlib import Path
from typing import Final

from watchlog.errors import BadFile
from watchlog.files.config import change_config, read_config

MODE: Final = 0o600


def read_keys(path: Path) -> dict[str, str]:
    """The key of each provider; nothing where there is no file.

    Raises:
        BadFile: It is no TOML, or holds something else than keys.
        FileTrouble: It can't be read.
    """
    found = read_config(path)
    if any(not isinstance(key, str) for key in found.values()):
        raise BadFile(f"{path} holds something else than keys", "watchlog auth set writes it anew, once it is removed")
    return found


def change_key(path: Path, provider: str, key: str | None) -> None:
    """Keep the key of a provider, or forget it.

    Raises:
        BadFile: The file is no TOML.
        FileTrouble: It can't be read or written.
    """
    change_config(path, provider, key)
    path.chmod(MODE)
