"""Assignments: `FIELD=VALUE` behind `--set`."""

from collections.abc import Iterator
from typing import Final

from watchlog.app import App
from watchlog.cli.tab.listing import beginning, listed
from watchlog.cli.tab.place import Place
from watchlog.model.title import Kind, ShownAs, Status
from watchlog.parsing.fields import FIELDS
from watchlog.query.completion import Offer

VALUES: Final[dict[str, tuple[str, ...]]] = {
    "kind": tuple(Kind),
    "shown_as": tuple(ShownAs),
    "status": tuple(Status),
    "rewatch": ("true", "false"),
}


def assignments(place: Place, app: App) -> Iterator[Offer]:
    """What could stand behind `--set`."""
    field, equals, value = place.typed.partition("=")
    name = field.lower()
    if not equals:
        return (Offer(f"{known}=", whole=False) for known in FIELDS if known.startswith(name))
    return (offer._replace(value=f"{field}={offer.value}") for offer in _values(name, value, app))


def _values(name: str, typed: str, app: App) -> Iterator[Offer]:
    if name == "tags":
        return listed(typed, lambda tag: map(Offer, app.vocabulary.values("tag", tag)))
    if name in ("service", "with"):
        return map(Offer, app.vocabulary.values(name, typed))
    return beginning(typed.lower(), VALUES.get(name, ()))
