"""The user's own editor, on a private passing file."""

import shlex
import subprocess
import tempfile
from pathlib import Path

from watchlog.errors import EditorFailed


def edit(text: str, command: str, suffix: str) -> str:
    """What the user makes of a text.

    Args:
        text: What the editor opens, byte for byte.
        command: The editor with its arguments, as a shell would split it.
        suffix: How the file's name ends, which tells an editor how to colour it.

    Raises:
        EditorFailed: It could not be started, or ended with an error, or left something that is no text.
    """
    with tempfile.TemporaryDirectory(prefix="watchlog-") as folder:
        file = Path(folder) / f"watchlog{suffix}"
        file.touch(mode=0o600)
        file.write_bytes(text.encode())
        _run(command, file)
        try:
            return file.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise EditorFailed(f"what the editor left can't be read: {error}", "nothing was saved") from error


def _run(command: str, file: Path) -> None:
    try:
        words = shlex.split(command)
        ended = subprocess.run([*words, str(file)], check=False).returncode if words else 0
    except (OSError, ValueError) as error:
        raise EditorFailed(
            f"the editor “{command}” can't be started: {error}", "set $EDITOR, or watchlog config editor"
        ) from error
    if ended or not words:
        raise EditorFailed(f"the editor “{command}” ended with an error ({ended})", "nothing was saved")
