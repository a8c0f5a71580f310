"""What a format can't carry, in words."""

from collections.abc import Sequence

from watchlog.model.snapshot import Snapshot


def left_behind(snapshot: Snapshot) -> list[str]:
    """What stays behind in a format that knows watches alone."""
    left = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in (
            (len(snapshot.ratings), "rating without a sitting", "ratings without a sitting"),
            (len(snapshot.plans), "plan", "plans"),
            (len({*snapshot.statuses, *(title.id for title in snapshot.stating)}), "status", "statuses"),
            (len(snapshot.names_shown), "choice of a name", "choices of a name"),
            (len(snapshot.unlinked), "title with ids taken off", "titles with ids taken off"),
            (len(snapshot.orders_chosen), "choice of an order", "choices of an order"),
            (len(snapshot.pass_notes), "note of a pass", "notes of passes"),
            (len(snapshot.skips), "skip", "skips"),
            (len(snapshot.orders), "order of your own", "orders of your own"),
            (len(snapshot.lists), "list", "lists"),
            (len(snapshot.listings), "entry of a list", "entries of lists"),
            (len(snapshot.views), "view", "views"),
        )
        if count
    ]
    return [f"left behind: {_listed(left)}; --format archive takes everything"] if left else []


def _listed(things: Sequence[str]) -> str:
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
