"""The root: the parts of a run, each made when it is first used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from watchlog.app.environment import Environment
from watchlog.errors import Ambiguous, BadInput, WatchlogError
from watchlog.files.paths import typed_path
from watchlog.parsing.names import TitleName, parse_name

if TYPE_CHECKING:
    from watchlog.library.editing import Editing
    from watchlog.library.exporting import Exporting
    from watchlog.library.history import History
    from watchlog.library.importing import Importing
    from watchlog.library.journal import Journal
    from watchlog.library.opinions import Opinions
    from watchlog.library.views import Views
    from watchlog.library.vocabulary import Vocabulary
    from watchlog.model.settings import Settings
    from watchlog.query.grammar import Grammar
    from watchlog.render.screen import Screen
    from watchlog.store.database import Database

SQLITE = "sqlite:///"
Answer = TypeVar("Answer")


class Folders(NamedTuple):
    """Where things are kept by default."""

    data: Path
    config: Path
    cache: Path


class App:
    """One run of the program.

    Args:
        environment: What it takes from outside.

    Attributes:
        asked_database: The history that was asked for by a flag.
        yes: Whether every question is answered yes.
        no_input: Whether nothing may be asked.
        debug: Whether to show where something went wrong.
        formats: The formats that a script asked for.
        fields: The fields that it picked.
    """

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.asked_database: str | None = None
        self.yes = False
        self.no_input = False
        self.debug = False
        self.formats: set[str] = set()
        self.fields: tuple[str, ...] = ()

    def now(self) -> datetime:
        """The only clock: aware, local."""
        return self.environment.now()

    def act(self, name: str, action: Callable[[TitleName], Answer]) -> Answer:
        """Do something to the title that was named, having asked which one where several are called that."""
        try:
            return action(parse_name(name))
        except Ambiguous as doubt:
            return action(parse_name(self.screen.choose(doubt)))

    def confirm(self, deed: str) -> None:
        """Ask whether to do something, unless that was said beforehand."""
        if not self.yes:
            self.screen.confirm(deed)

    @property
    def grammar(self) -> "Grammar":
        """What the meaning of a query depends on."""
        from watchlog.query.grammar import Grammar

        return Grammar(self.now(), self.settings.scale)

    @cached_property
    def folders(self) -> Folders:
        """Where things are kept by default."""
        home = self.environment.variables.get("WATCHLOG_HOME")
        if home:
            base = typed_path(home)
            return Folders(data=base, config=base, cache=base / "cache")
        import platformdirs

        return Folders(
            data=platformdirs.user_data_path("watchlog", appauthor=False),
            config=platformdirs.user_config_path("watchlog", appauthor=False),
            cache=platformdirs.user_cache_path("watchlog", appauthor=False),
        )

    @property
    def config_file(self) -> Path:
        """Where settings are kept."""
        return self.folders.config / "config.toml"

    @cached_property
    def settings(self) -> "Settings":
        """What the user chose for good."""
        from watchlog.files.config import read_config
        from watchlog.parsing.settings import parse_settings

        try:
            return parse_settings(read_config(self.config_file))
        except BadInput as error:
            raise BadInput(f"{self.config_file}: {error.problem}", error.hint) from None

    @cached_property
    def database_file(self) -> Path:
        """Where the history is: flags go before the environment, that before the settings."""
        said = self.asked_database
        if said is None:
            said = self.environment.variables.get("WATCHLOG_DB") or self.settings.database
        if said is None:
            return self.folders.data / "watchlog.db"
        path = said.removeprefix(SQLITE)
        if "://" in path:
            raise BadInput(f"no history can be kept at “{said}”", "name a file")
        return typed_path(path)

    @cached_property
    def database(self) -> "Database":
        """The history's store."""
        from watchlog.store.database import Database
        from watchlog.store.memory import Memory

        return Database(
            self.database_file,
            Memory(self.folders.cache),
            self.folders.data / "backups",
            home=self.folders.data,
        )

    @cached_property
    def screen(self) -> "Screen":
        """What the user sees."""
        from watchlog.render.screen import Screen
        from watchlog.render.terminal import Terminal

        variables, given, output, errors, _ = self.environment
        terminal = Terminal.of(given, output, errors, variables, no_input=self.no_input)
        return Screen(terminal, self.settings, self.now().tzinfo)

    @cached_property
    def history(self) -> "History":
        """Recording and finding."""
        from watchlog.library.history import History

        return History(self.database, self.now)

    @cached_property
    def editing(self) -> "Editing":
        """Changing and removing."""
        from watchlog.library.editing import Editing

        return Editing(self.database, self.now)

    @cached_property
    def opinions(self) -> "Opinions":
        """Ratings and the watchlist."""
        from watchlog.library.opinions import Opinions

        return Opinions(self.database, self.now)

    @cached_property
    def views(self) -> "Views":
        """Queries kept under a name."""
        from watchlog.library.views import Views

        return Views(self.database, self.now)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The words of the history."""
        from watchlog.library.vocabulary import Vocabulary
        from watchlog.store.memory import Memory

        return Vocabulary(self.database_file, Memory(self.folders.cache))

    @cached_property
    def journal(self) -> "Journal":
        """Undoing and redoing."""
        from watchlog.library.journal import Journal

        return Journal(self.database, self.now)

    @cached_property
    def importing(self) -> "Importing":
        """Bringing in."""
        from watchlog.library.importing import Importing

        return Importing(self.database, self.now)

    @cached_property
    def exporting(self) -> "Exporting":
        """Taking out."""
        from watchlog.library.exporting import Exporting

        return Exporting(self.database, self.now)

    def edit(self, text: str, suffix: str) -> str:
        """What the user makes of a text in their editor."""
        from watchlog.render.editor import edit

        editor = self.editor
        if editor == "vi" and not self.screen.can_ask:
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
                self.screen.remark(f"what you wrote is kept in {self._kept(text, suffix)}")
            raise

    def _kept(self, text: str, suffix: str) -> Path:
        from watchlog.files.atomic import written
        from watchlog.files.folders import make_private

        make_private(self.folders.data)
        file = self.folders.data / f"unsaved-{self.now():%Y%m%d-%H%M%S}{suffix}"
        with written(file, force=True) as unsaved:
            unsaved.write(text.encode())
        return file

    @property
    def editor(self) -> str:
        """The user's editor: their setting, $VISUAL or $EDITOR, or what every system has."""
        variables = self.environment.variables
        named = (self.settings.editor, variables.get("VISUAL"), variables.get("EDITOR"), "vi")
        return next(editor for editor in named if editor and editor.strip())
