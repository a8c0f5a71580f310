"""What questions are asked of: watches and plans, and where each field of theirs lies."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, FromClause, false, select, true

from watchlog.store.sql.tables import PLAN, TITLE, WATCH

NAMED: Final = TITLE.alias("named")
"""Titles gone through once, apart from the title that each watch is shown with."""

SEEN: Final = WATCH.alias("seen")
"""Watches gone through once, apart from those that are found."""

Condition = ColumnElement[bool]
Pair = tuple[ColumnElement[Any], ColumnElement[Any]]
"""A text as it stands, and folded."""


class Subject(NamedTuple):
    """What a question is asked of.

    Attributes:
        number: What `#12` counts.
        title_id: Of which title it is.
        texts: Its own fields of text.
        numbers: Its own fields of numbers.
        day: On which local date it happened, where it did.
        moment: When it was recorded.
        rewatch: That it was seen again, where that can be.
        tagged: The key that its tags have it by, where it has tags.
        planned: That its title is on the watchlist.
    """

    number: ColumnElement[int]
    title_id: ColumnElement[int]
    texts: Mapping[str, Pair]
    numbers: Mapping[str, ColumnElement[int]]
    day: ColumnElement[str] | None
    moment: ColumnElement[str]
    rewatch: Condition
    tagged: ColumnElement[int] | None
    planned: Condition


def watches_of(watch: FromClause) -> Subject:
    """Watches of a table, which may have another name."""
    column = watch.c
    return Subject(
        number=column.id,
        title_id=column.title_id,
        texts={
            "note": (column.note, column.folded_note),
            "episode_title": (column.episode_title, column.folded_episode_title),
            "service": (column.service, column.folded_service),
            "with": (column.companions, column.folded_companions),
            "source": (column.source, column.folded_source),
        },
        numbers={
            "season": column.season,
            "episode": column.episode,
            "pass": column.pass_number,
            "stars": column.stars,
        },
        day=column.watched_on,
        moment=column.added_at,
        rewatch=column.rewatch == 1,
        tagged=column.id,
        planned=column.title_id.in_(select(PLAN.c.title_id)),
    )


PLANS: Final = Subject(
    number=PLAN.c.title_id,
    title_id=PLAN.c.title_id,
    texts={"note": (PLAN.c.note, PLAN.c.folded_note), "source": (PLAN.c.source, PLAN.c.folded_source)},
    numbers={},
    day=None,
    moment=PLAN.c.planned_at,
    rewatch=false(),
    tagged=None,
    planned=true(),
)

OF_TITLES: Final[dict[str, tuple[Pair, ...]]] = {
    "title": ((NAMED.c.name, NAMED.c.folded_name), (NAMED.c.original_name, NAMED.c.folded_original)),
    "original_title": ((NAMED.c.original_name, NAMED.c.folded_original),),
    "kind": ((NAMED.c.kind, NAMED.c.kind),),
}
"""Fields of the title itself."""

ALSO_NAMES: Final = ("title", "original_title")
"""Those of them that are looked for among the names by which providers call the title, too."""
