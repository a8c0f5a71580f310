"""What there is once of a title: a plan, a note of each pass, a skip of each portion, an order, a status, a listing."""

from collections.abc import Hashable
from typing import Any

from watchlog.model.arrival import Stands
from watchlog.model.lists import Listing
from watchlog.model.opinion import Plan
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.model.title import Title
from watchlog.store import lists, opinions, orders, passes, skips
from watchlog.store.transaction import Transaction

Single = Plan | PassNote | Skip | TitleOrder | Listing | Stands


def place_of(single: Single) -> Hashable:
    """Where it stands among what there is once of its title."""
    match single:
        case Plan():
            return "plan"
        case PassNote():
            return "pass", single.number
        case Skip():
            return "skip", single.portion
        case Listing():
            return "list", single.list_name.casefold(), single.portion
        case Stands():
            return "status"
        case TitleOrder():
            return "order"


def said_of(single: Single) -> Any:
    """What it says there; two that say the same are one, and all plans and skips do."""
    match single:
        case PassNote():
            return single.name, single.note, single.stars, single.began, single.ended, single.dropped
        case TitleOrder():
            return single.places
        case Stands():
            return single.status
        case Listing():
            return single.note or ""
        case _:
            return None


def otherwise(single: Single) -> str | None:
    """Why it can't come in where another one stands; None where both have room."""
    label = single.title.label
    match single:
        case PassNote():
            return f"pass {single.number} of “{label}” is noted here already, with other words"
        case TitleOrder():
            return f"“{label}” has an order of your own here already, and another one"
        case Stands():
            return f"you stand otherwise with “{label}” here than {single.status}"
        case _:
            return None


def is_said(known: Any, single: Single) -> bool:
    """Whether what it says is here already."""
    if isinstance(single, Listing):
        return (single.note or "") in known
    return bool(known == said_of(single))


def with_words(known: str, listing: Listing) -> Listing:
    """An entry of a list with its note behind the one that it has here."""
    return listing._replace(note=f"{known}\n\n{listing.note}" if known else listing.note)


def there(tx: Transaction, title: Title) -> dict[Hashable, Any]:
    """What a title has of all that: where it stands, and what it says."""
    plan, places = opinions.plan_of_title(tx, title.id), orders.own_order(tx, title.id)
    found: list[Single] = [*passes.notes_of_title(tx, title.id), *skips.of_title(tx, title.id)]
    found += lists.of_title(tx, title.id)
    if plan:
        found.append(plan)
    if places:
        found.append(TitleOrder(title, places))
    if title.status:
        found.append(Stands(title, title.status))
    return {place_of(single): said_of(single) for single in found}
