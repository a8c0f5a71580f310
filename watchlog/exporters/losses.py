"""What a format can't carry, in words."""

from collections.abc import Sequence

from watchlog.model.snapshot import Snapshot


def left_behind(snapshot: Snapshot) -> list[str]:
    """What stays behind in a format that knows watches alone."""
    left = [
        f"{len(entries)} {one if len(entries) == 1 else many}"
        for entries, one, many in (
            (snapshot.ratings, "rating without a sitting", "ratings without a sitting"),
            (snapshot.plans, "plan", "plans"),
            (snapshot.views, "view", "views"),
        )
        if entries
    ]
    return [f"left behind: {_listed(left)}; --format archive takes everything"] if left else []


def _listed(things: Sequence[str]) -> str:
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
