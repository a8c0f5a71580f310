"""The desk: where the user writes in their own editor, and where what can't be saved is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchlog.app.environment import Environment
from watchlog.errors import BadInput, WatchlogError
from watchlog.model.settings import Settings
from watchlog.render.screen import Screen


class Desk:
    """The user's editor, and the drawer for what it leaves.

    Args:
        environment: What the run takes from outside.
        settings: Which editor the user chose for good.
        screen: Whom to ask, and to tell.
        folder: Where what can't be saved is kept.
    """

    def __init__(self, environment: Environment, settings: Settings, screen: Screen, folder: Path) -> None:
        self._environment = environment
        self._settings = settings
        self._screen = screen
        self._folder = folder

    @property
    def editor(self) -> str:
        """The user's editor: their setting, $VISUAL or $EDITOR, or what every system has."""
        variables = self._environment.variables
        named = (self._settings.editor, variables.get("VISUAL"), variables.get("EDITOR"), "vi")
        return next(editor for editor in named if editor and editor.strip())

    def edit(self, text: str, suffix: str) -> str:
        """What the user makes of a text in their editor."""
        from watchlog.render.editor import edit

        editor = self.editor
        if editor == "vi" and not self._screen.can_ask:
            raise BadInput("no editor is set, and nobody is here to use one", "set $EDITOR, or use --set or --note")
        return edit(text, editor, suffix)

    @contextmanager
    def keeping(self, text: str | None, suffix: str) -> Iterator[None]:
        """Keep what the user wrote in their editor where it can be found, if it can't be saved after all."""
        try:
            yield
        except WatchlogError as error:
            if text:
                kept = self._kept(text, suffix)
                error.hint = f"{error.hint}; what you wrote is kept in {kept}".removeprefix("; ")
            raise
        except KeyboardInterrupt:
            if text:
                self._screen.remark(f"what you wrote is kept in {self._kept(text, suffix)}")
            raise

    def _kept(self, text: str, suffix: str) -> Path:
        from watchlog.files.atomic import written
        from watchlog.files.folders import make_private

        make_private(self._folder)
        file = self._folder / f"unsaved-{self._environment.now():%Y%m%d-%H%M%S}{suffix}"
        with written(file, force=True) as unsaved:
            unsaved.write(text.encode())
        return file
