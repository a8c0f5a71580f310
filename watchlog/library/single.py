"""What there is once of a title: a plan, a note of each pass, a skip of each portion, an order of the user's own."""

from collections.abc import Hashable, Sequence
from typing import Any

from watchlog.model.opinion import Plan
from watchlog.model.passes import PassNote, Skip
from watchlog.model.snapshot import TitleOrder
from watchlog.store import opinions, orders, passes, skips
from watchlog.store.transaction import Transaction

Single = Plan | PassNote | Skip | TitleOrder


def place_of(single: Single) -> Hashable:
    """Where it stands among what there is once of its title."""
    match single:
        case Plan():
            return "plan"
        case PassNote():
            return "pass", single.number
        case Skip():
            return "skip", single.portion
        case TitleOrder():
            return "order"


def said_of(single: Single) -> Any:
    """What it says there; two that say the same are one, and all plans and skips do."""
    match single:
        case PassNote():
            return single.name, single.note, single.stars, single.began, single.ended, single.dropped
        case TitleOrder():
            return single.places
        case _:
            return None


def otherwise(single: Single) -> str:
    """Why it can't come in where another one stands."""
    label = single.title.label
    if isinstance(single, PassNote):
        return f"pass {single.number} of “{label}” is noted here already, with other words"
    return f"“{label}” has an order of your own here already, and another one"


def there(tx: Transaction, title: int) -> dict[Hashable, Any]:
    """What a title has of all that: where it stands, and what it says."""
    plan, places = opinions.plan_of_title(tx, title), orders.own_order(tx, title)
    found: list[Single] = [*passes.notes_of_title(tx, title), *skips.of_title(tx, title)]
    known = {place_of(single): said_of(single) for single in found}
    if plan:
        known[place_of(plan)] = said_of(plan)
    return known | ({"order": places} if places else {})


def save_all(tx: Transaction, new: Sequence[Single], batch: int) -> None:
    """Save what is new."""
    skips.insert(tx, [single for single in new if isinstance(single, Skip)])
    for single in new:
        match single:
            case Plan():
                opinions.insert_plan(tx, single, batch)
            case PassNote():
                passes.save(tx, single)
            case TitleOrder():
                orders.save_own_order(tx, single.title.id, single.places)
            case Skip():
                pass  # saved above, many at a time
