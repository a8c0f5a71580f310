"""`config.toml`: read as values, changed in place so that the user's comments stay."""

from pathlib import Path
from typing import Any

from watchlog.errors import BadFile, FileTrouble
from watchlog.files.atomic import written
from watchlog.files.folders import make_private


def read_config(path: Path) -> dict[str, Any]:
    """What the file sets; nothing where there is no file.

    Raises:
        BadFile: It is no TOML.
        FileTrouble: It can't be read.
    """
    try:
        if path.exists() and not path.is_file():
            raise BadFile(f"{path} is no file", "remove it")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise BadFile(f"{path} is not UTF-8", "mend it, or remove it to begin anew") from None
    except OSError as error:
        raise FileTrouble(f"{path} can't be read: {error.strerror}", "look at its permissions") from error
    import tomllib  # 3 ms that only a file with settings costs

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{path} can't be understood: {error}", "mend it, or remove it to begin anew") from None


def change_config(path: Path, key: str, value: str | int | None) -> None:
    """Set a key, or take it out, and leave the rest of the file as it is.

    Raises:
        BadFile: The file is no TOML.
        FileTrouble: It can't be read or written.
    """
    import tomlkit

    read_config(path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
    except (ValueError, RecursionError) as error:
        raise BadFile(f"{path} can't be changed: {error}", "mend it, or remove it to begin anew") from None
    if value is None:
        document.pop(key, None)
    else:
        document[key] = value
    try:
        make_private(path.parent)
    except OSError as error:
        raise FileTrouble(
            f"{path.parent} can't be made: {error.strerror}", "look at the permissions above it"
        ) from error
    with written(path, force=True) as file:
        file.write(tomlkit.dumps(document).encode())
