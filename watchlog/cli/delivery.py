"""Delivery: where a file goes that a command makes. To the pipe, or whole into its place."""

import shutil
from typing import IO

from watchlog.app import App
from watchlog.files.atomic import written
from watchlog.files.paths import typed_path


def pass_on(app: App, content: IO[bytes], path: str, *, force: bool) -> None:
    """Write a file to where it was asked for; `-` is the pipe.

    Raises:
        FileTrouble: It exists and `force` was not said, or it can't be written, or is one of the history's own.
    """
    if path == "-":
        app.screen.pass_on(content)
        return
    target = typed_path(path)
    with written(target, force=force, protected=[*app.database.files, app.config_file]) as file:
        shutil.copyfileobj(content, file)
    app.screen.say(f"Exported to {path}")
