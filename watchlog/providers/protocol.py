"""What a provider is: one file that turns a service's answers into values, and saves nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple, Protocol

from watchlog.model.catalogue import Entry, Offer, Placing
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.providers.wire.deadline import Deadline


class Wanted(NamedTuple):
    """What is looked for.

    Attributes:
        name: The title's name as the user logged it.
        year: The year it first appeared, if that is known.
        kind: Film or series, if that is known.
    """

    name: str
    year: int | None = None
    kind: Kind | None = None


class Gone(Exception):
    """The provider has nothing of that id, or has it no longer."""


class Provider(Protocol):
    """A public service that knows titles.

    Every method may raise:
        NetworkTrouble: It can't be reached, is too slow, or answers what no such service answers.
        KeyNeeded: It wants a key, or refuses the one it was given.

    Attributes:
        name: Its name in the registry: `tvmaze`.
        label: Its name for people: `TVmaze`.
        kinds: What it knows.
        service: Whose ids its entries carry: `tvmaze`; OMDb's are those of IMDb.
        finds: The services whose ids it can look up, its own included.
        home: The address of its API, without anything secret.
        needs_key: Whether it wants a key.
    """

    name: str
    label: str
    kinds: Collection[Kind]
    service: str
    finds: Sequence[str]
    home: str
    needs_key: bool

    @property
    def has_key(self) -> bool:
        """Whether it can be asked at all: it needs no key, or has one."""

    def search(self, wanted: Wanted, deadline: Deadline) -> list[Offer]:
        """Titles for a name, best first, of the kind that is wanted, if one is; nothing when there are none."""

    def find(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> list[Offer]:
        """Titles that have an id at a service in `finds`: one, several where an id means several, or none."""

    def entry(self, ref: Ref, kind: Kind | None, deadline: Deadline) -> Entry:
        """Everything about the title of an id of its own; the answer's own ref may be another one after a merge.

        Raises:
            Gone: There is nothing of that id.
        """

    def changed(self, age: timedelta, deadline: Deadline) -> Mapping[str, str] | None:
        """The stamp of each id of its own that changed within a time; None where the provider does not tell.

        Args:
            age: How long ago the oldest that is asked about was fetched.
            deadline: By when the answer must be there.
        """

    def placings(self, ref: Ref, order: Order, deadline: Deadline) -> tuple[Placing, ...]:  # noqa: ARG002
        """Where episodes of a series of its own stand in another order than the aired one; nothing where it knows none.

        Raises:
            Gone: There is nothing of that id.
        """
        return ()
