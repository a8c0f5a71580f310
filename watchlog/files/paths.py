"""Paths as people type them."""

from pathlib import Path

from watchlog.errors import BadInput


def typed_path(text: str) -> Path:
    """The absolute path that was meant; `~` is home.

    Raises:
        BadInput: Nothing was said, or nothing can be called that.
    """
    if not text or "\0" in text:
        raise BadInput("a path is empty" if not text else "a path holds a NUL character", "name a file")
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError as error:
        raise BadInput(f"“{text}” leads nowhere: {error}", "name a file") from None
