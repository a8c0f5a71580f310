"""Queries as arguments: what they can ask, and the words of the history that they can ask for."""

from collections.abc import Iterable, Iterator

from watchlog.app import App
from watchlog.cli.tab.place import Place
from watchlog.cli.tab.titles import name_of, titles
from watchlog.query.completion import VIEW, Ending, Offer, are_words, ending_of, words


def query(place: Place, app: App) -> Iterator[Offer]:
    """What could stand at the end of a query."""
    ending = ending_of(place.typed)
    whole = list(_titles_of_words(place.typed, app)) if are_words(place.typed) else []
    yield from whole or _asked(ending, app)
    if not whole and not ending.field and ending.typed:
        yield from _titles(ending, app)


def title_or_query(place: Place, app: App) -> Iterator[Offer]:
    """What could stand where a title may be told by its name or by a query."""
    ending = ending_of(place.typed)
    named = [] if ending.field else list(titles(place, app))
    yield from named
    if place.typed and not (named and (place.arguments or are_words(place.typed))):
        yield from _asked(ending, app)


def _asked(ending: Ending, app: App) -> Iterator[Offer]:
    """Everything but the words that are looked for."""
    yield from words(ending)
    if ending.field == VIEW:
        yield from _views(ending, ending.kept, app)
    elif ending.field in ("title", "original_title"):
        yield from _titles(ending, app)
    elif ending.field:
        yield from _written(ending, app.vocabulary.values(ending.field, ending.typed))
    elif not ending.typed and not ending.quoted:
        yield from _views(ending, ending.kept + VIEW, app)


def _views(ending: Ending, kept: str, app: App) -> Iterator[Offer]:
    return (Offer(kept + view.name, view.query) for view in app.vocabulary.views(ending.typed))


def _titles(ending: Ending, app: App) -> Iterator[Offer]:
    return _written(ending, (name_of(title, ending.typed) for title in app.vocabulary.titles(ending.typed)))


def _titles_of_words(typed: str, app: App) -> Iterator[Offer]:
    """Titles of which several words were typed in one argument; they need quotes where their words mean something."""
    names = [name_of(title, typed) for title in app.vocabulary.titles(typed)]
    plain = ending_of("")
    return (Offer(name) if are_words(name) else offer for name in names for offer in _written(plain, [name]))


def _written(ending: Ending, values: Iterable[str]) -> Iterator[Offer]:
    return (Offer(written) for value in values if (written := ending.written(value)) is not None)
