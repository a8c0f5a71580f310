"""Looking up what was just added: it is saved already, whatever comes of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from watchlog.app import App
from watchlog.errors import WatchlogError
from watchlog.model.catalogue import Attempt
from watchlog.model.lookup import Lookup
from watchlog.model.outcomes import Added
from watchlog.model.title import Title
from watchlog.render.output import Output
from watchlog.render.words import problem


def look_up(app: App, added: Added, output: Output | None, *, asked: bool) -> None:
    """Look the title of new watches up once, unless that was done before; ask which one it is where that is in doubt.

    Args:
        app: The run.
        added: What was recorded.
        output: What a script asked for, which is told nothing but its records.
        asked: Whether that was asked for on the command line: then it is also told what can't be looked up.
    """
    title = added.watches[0].title
    if not app.catalogue.lacks(title):
        return
    app.lookups.begins(title)
    lookup = app.catalogue.look_up(title, added.change, hurry=True)
    if lookup.attempt is Attempt.KEY_NEEDED and not asked:
        return
    app.lookups.ended(decided(app, lookup, added.change), output)


def decided(app: App, lookup: Lookup, change: int | None = None) -> Lookup:
    """The look-up with what the user says to its offers, where there is somebody to ask."""
    if not (lookup.offers and app.screen.can_ask and app.terminal.errors.isatty()):
        return lookup
    chosen = app.lookups.pick(lookup.title, lookup.offers)
    return lookup._replace(offers=()) if chosen is None else app.catalogue.take(lookup.title, chosen, change)


@contextmanager
def saved_already(app: App, title: Title) -> Iterator[None]:
    """Let nothing that goes wrong with a look-up fail what was done before it; after Ctrl-C, say that it is saved."""
    try:
        yield
    except WatchlogError as error:
        app.screen.remark(f"{title.label} is not looked up: {problem(error)}")
    except KeyboardInterrupt:
        app.screen.remark(f"{title.label} is saved; watchlog fetch looks it up later")
        raise
