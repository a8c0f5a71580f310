"""The root: the parts of a run, each made when it is first used."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from watchlog.app.environment import Environment
from watchlog.app.folders import Folders
from watchlog.errors import Ambiguous, BadInput
from watchlog.files.paths import typed_path
from watchlog.parsing.names import TitleName, parse_name

if TYPE_CHECKING:
    from watchlog.app.desk import Desk
    from watchlog.app.keys import Keys
    from watchlog.app.moving import MovingParts
    from watchlog.app.series import SeriesParts
    from watchlog.library.arranging import Arranging
    from watchlog.library.catalogue import Catalogue
    from watchlog.library.doctor import Doctor
    from watchlog.library.editing import Editing
    from watchlog.library.exporting import Exporting
    from watchlog.library.history import History
    from watchlog.library.journal import Journal
    from watchlog.library.linking import Linking
    from watchlog.library.opinions import Opinions
    from watchlog.library.refreshing import Refreshing
    from watchlog.library.sources import Sources
    from watchlog.library.views import Views
    from watchlog.library.vocabulary import Vocabulary
    from watchlog.model.settings import Settings
    from watchlog.query.grammar import Grammar
    from watchlog.render.lookups import Lookups
    from watchlog.render.screen import Screen
    from watchlog.render.terminal import Terminal
    from watchlog.render.words import Words
    from watchlog.store.database import Database

SQLITE = "sqlite:///"
Answer = TypeVar("Answer")


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
        return Folders.of(self.environment.variables)

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
            found = parse_settings(read_config(self.config_file))
        except BadInput as error:
            raise BadInput(f"{self.config_file}: {error.problem}", error.hint) from None
        said = self.environment.variables.get("WATCHLOG_LOOKUP")
        return parse_settings({"lookup": said}, found) if said else found

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

        return Screen(self.terminal, self.settings, self.words, self.now().tzinfo)

    @cached_property
    def lookups(self) -> "Lookups":
        """What the user sees of look-ups."""
        from watchlog.render.lookups import Lookups

        return Lookups(self.terminal, self.words)

    @cached_property
    def terminal(self) -> "Terminal":
        """The standard streams."""
        from watchlog.render.terminal import Terminal

        variables, given, output, errors, _ = self.environment
        return Terminal.of(given, output, errors, variables, no_input=self.no_input)

    @cached_property
    def words(self) -> "Words":
        """How things are told."""
        from watchlog.render.words import Words

        return Words(self.settings.scale, plain=self.terminal.is_plain, titles=self.settings.titles)

    @cached_property
    def desk(self) -> "Desk":
        """Where the user writes."""
        from watchlog.app.desk import Desk

        return Desk(self.environment, self.settings, self.screen, self.folders.data)

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
    def keys(self) -> "Keys":
        """The keys of providers."""
        from watchlog.app.keys import Keys

        return Keys(self.environment.variables, self.folders.config / "keys.toml")

    @cached_property
    def sources(self) -> "Sources":
        """The providers."""
        from watchlog.app.providers import sources

        return sources(self.environment.variables, self.folders.cache, self.keys)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """Looking titles up."""
        from watchlog.library.catalogue import Catalogue

        return Catalogue(self.database, self.now, self.sources, self.settings.patience)

    @cached_property
    def linking(self) -> "Linking":
        """Deciding by hand which title is which elsewhere."""
        from watchlog.library.linking import Linking

        return Linking(self.database, self.now, self.sources, self.settings.patience)

    @cached_property
    def arranging(self) -> "Arranging":
        """Asking for other orders of episodes."""
        from watchlog.library.arranging import Arranging

        return Arranging(self.database, self.now, self.sources, self.settings.patience)

    @cached_property
    def refreshing(self) -> "Refreshing":
        """Asking again about what was fetched before."""
        from watchlog.library.refreshing import Refreshing

        return Refreshing(self.database, self.now, self.sources, self.settings.patience)

    @cached_property
    def doctor(self) -> "Doctor":
        """Looking at whether all is well."""
        from watchlog.library.doctor import Doctor

        return Doctor(self.database, self.now)

    @cached_property
    def series(self) -> "SeriesParts":
        """What can be done with series."""
        from watchlog.app.series import SeriesParts

        return SeriesParts(self.database, self.now, self.terminal, self.settings, self.words)

    @cached_property
    def journal(self) -> "Journal":
        """Undoing and redoing."""
        from watchlog.library.journal import Journal

        return Journal(self.database, self.now)

    @cached_property
    def moving(self) -> "MovingParts":
        """Bringing in, and tidying what came."""
        from watchlog.app.moving import MovingParts

        return MovingParts(self.database, self.now, self.terminal, self.words)

    @cached_property
    def exporting(self) -> "Exporting":
        """Taking out."""
        from watchlog.library.exporting import Exporting

        return Exporting(self.database, self.now)
