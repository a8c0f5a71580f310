"""Offers: what could stand at a place of the command line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import Final

from watchlog.app import App
from watchlog.cli.tab.asking import query, title_or_query
from watchlog.cli.tab.listing import beginning, listed
from watchlog.cli.tab.place import Place
from watchlog.cli.tab.syntax import SYNTAX, Expected
from watchlog.cli.tab.titles import titles
from watchlog.model.order import Order
from watchlog.model.title import Status
from watchlog.query.completion import Offer, sort_keys

DERIVED: Final = "none"
"""What leaves it to what was watched where somebody stands with a title."""

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
KEY_DEEDS: Final = {"set": "Keep a key.", "rm": "Forget one.", "list": "Show which are set."}
IMPORTS_DEEDS: Final = {"list": "All imports.", "show": "What became of every record of one."}
LIST_DEEDS: Final = {
    "show": "What is on a list.",
    "add": "Put a title on a list.",
    "rm": "Take one off.",
    "drop": "Do away with a list.",
    "rename": "Call a list otherwise.",
}
DEEDS: Final = {"save": "Keep a query under a name.", "list": "Show what is kept.", "rm": "Forget one."}


def offers(place: Place, app: App) -> Iterator[Offer]:
    """What could stand at a place, each as the whole word that would be there."""
    for offer in OFFERED[place.expected](place, app):
        yield offer._replace(value=place.kept + offer.value)


def _commands(place: Place, _app: App) -> Iterator[Offer]:
    return (Offer(name, syntax.purpose) for name, syntax in SYNTAX.items() if name.startswith(place.typed))


def _options(place: Place, app: App) -> Iterator[Offer]:
    from watchlog.cli.tab.options import options_of

    yield from options_of(place.command, place.typed)
    if place.syntax.asks and not place.typed.startswith("--"):
        yield from query(place, app)  # a term that is turned round begins with a hyphen as well


def _tags(place: Place, app: App) -> Iterator[Offer]:
    return listed(place.typed, lambda typed: map(Offer, app.vocabulary.values("tag", typed)))


def _sort(place: Place, _app: App) -> Iterator[Offer]:
    return listed(place.typed, sort_keys)


def _fields(place: Place, _app: App) -> Iterator[Offer]:
    tables = [table.split(":") for table in place.syntax.fields]
    names = [field for file, name in tables for field in getattr(import_module(f"watchlog.records.{file}"), name)]
    return listed(place.typed, lambda typed: beginning(typed, names))


def _assignments(place: Place, app: App) -> Iterator[Offer]:
    from watchlog.cli.tab.assignments import assignments

    return assignments(place, app)


def _titles_and(names: Iterable[str]) -> Callable[[Place, App], Iterator[Offer]]:
    """Titles, and behind a title what may be said of it."""

    def offered(place: Place, app: App) -> Iterator[Offer]:
        yield from titles(place, app)
        if place.arguments:
            yield from beginning(place.typed.lower(), names)

    return offered


def _exporters(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.registry import EXPORTERS

    return beginning(place.typed, EXPORTERS)


def _importers(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.registry import IMPORTERS

    return beginning(place.typed, IMPORTERS)


def _values(field: str) -> Callable[[Place, App], Iterator[Offer]]:
    return lambda place, app: map(Offer, app.vocabulary.values(field, place.typed))


def _deeds(deeds: Mapping[str, str]) -> Callable[[Place, App], Iterator[Offer]]:
    return lambda place, _app: (Offer(deed, said) for deed, said in deeds.items() if deed.startswith(place.typed))


def _outcomes(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.model.ledger import Outcome

    return beginning(place.typed, Outcome)


def _keyed(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.app.keys import VARIABLES

    return beginning(place.typed, VARIABLES)


def _views(place: Place, app: App) -> Iterator[Offer]:
    if place.arguments[0] in ("save", "rm"):
        for view in app.vocabulary.views(place.typed):
            yield Offer(view.name, view.query)


def _settings(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.model.settings import Settings

    return beginning(place.typed, Settings._fields)


def _setting_values(place: Place, _app: App) -> Iterator[Offer]:
    from watchlog.parsing.settings import CHOICES

    return beginning(place.typed, CHOICES.get(place.arguments[0], ()))


def _shells(place: Place, _app: App) -> Iterator[Offer]:
    return beginning(place.typed, SHELLS)


def _nothing(_place: Place, _app: App) -> Iterable[Offer]:
    return ()


OFFERED: Final[dict[Expected, Callable[[Place, App], Iterable[Offer]]]] = {
    Expected.NOTHING: _nothing,
    Expected.COMMAND: _commands,
    Expected.OPTION: _options,
    Expected.TITLE: titles,
    Expected.PLANNED: titles,
    Expected.SHOWN: title_or_query,
    Expected.STANDING: _titles_and((*Status, DERIVED)),
    Expected.ORDERED: _titles_and(tuple(Order)),
    Expected.QUERY: query,
    Expected.TAGS: _tags,
    Expected.SORT: _sort,
    Expected.ASSIGNMENT: _assignments,
    Expected.FIELDS: _fields,
    Expected.EXPORTER: _exporters,
    Expected.IMPORTER: _importers,
    Expected.SERVICE: _values("service"),
    Expected.COMPANIONS: _values("with"),
    Expected.DEED: _deeds(DEEDS),
    Expected.VIEW: _views,
    Expected.KEY_DEED: _deeds(KEY_DEEDS),
    Expected.IMPORTS_DEED: _deeds(IMPORTS_DEEDS),
    Expected.OUTCOME: _outcomes,
    Expected.LIST_DEED: _deeds(LIST_DEEDS),
    Expected.LISTED: _values("list"),
    Expected.KEYED: _keyed,
    Expected.SETTING: _settings,
    Expected.SETTING_VALUE: _setting_values,
    Expected.SHELL: _shells,
    Expected.FILE: _nothing,
}
"""Who knows what is expected. Files the shell knows best itself."""
