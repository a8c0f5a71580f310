"""What most commands ask: built together when SQLAlchemy is imported anyway, so that later runs need not."""

from typing import Any, Final

from watchlog.query.terms import (
    NEWEST_FIRST,
    AllOf,
    AnyOf,
    Between,
    During,
    Equals,
    Holds,
    Is,
    Known,
    Not,
    Numbers,
    OfTitle,
    OfTitles,
    Query,
    Recorded,
    SortKey,
    Term,
    Words,
)
from watchlog.store.catalogue import PARTS
from watchlog.store.journal import TABLES
from watchlog.store.selection import selection

WORD: Final = Words("word")
NUMBERS: Final = Numbers((1,))
TITLE: Final = OfTitle(1)
ALL_FIELDS: Final[tuple[Term, ...]] = (
    *(Between(field, 1, 2) for field in ("year", "season", "episode", "pass", "stars", "runtime")),
    *(During(None, None), Recorded(None, None)),
    *(Equals(field, "word") for field in ("kind", "tag", "list", "genre")),
    *(Holds(field, "word") for field in ("title", "note", "service", "with", "source", "director", "cast", "network")),
    *(Known(field) for field in ("stars", "note", "tag", "watched")),
    *(Not(Known(field)) for field in ("stars", "note", "tag", "watched")),
    *(Not(Equals(field, "word")) for field in ("tag", "kind")),
    *(Is(state) for state in ("rewatch", "planned")),
    *(
        AnyOf((AllOf((Is(state), Not(OfTitles((1,))))), OfTitles((1,))))
        for state in ("watching", "paused", "dropped", "completed", "up to date")
    ),
)


def _watches(*terms: Term, limit: int = 0, sort: SortKey = NEWEST_FIRST) -> tuple[str, tuple[Any, ...]]:
    return "watches.matching", selection(Query(terms, (sort,), limit)).shape


QUESTIONS: Final[tuple[tuple[str, tuple[Any, ...]], ...]] = (
    *(
        (f"journal.{name}", ())
        for name in [
            "insert_change",
            "insert_aside",
            "move_rows",
            "delete_rows",
            "delete_change",
            "open_change",
            "opened",
            "note_new",
            "count_rows",
            "describe",
            "supersede",
            "latest",
            "latest_standing",
            "standing",
            "last_undone",
            "later_on_same_rows",
            "mark_undone",
            "mark_standing",
        ]
    ),
    *((f"journal.{name}", (table,)) for name in ["note_after", "delete_touched", "insert_whole"] for table in TABLES),
    ("journal.images", ("before",)),
    ("journal.images", ("after",)),
    *(
        (f"titles.{name}", ())
        for name in [
            "take_numbers",
            "insert_title",
            "insert_ref",
            "refs",
            "delete_ref",
            "update_title",
            "delete_lonely",
            "delete_refs_of_lonely",
            "named",
            "named_exactly",
            "by_id",
            "among",
            "of_watch",
            "by_ref",
            "everything",
            "names",
            "latest_watch",
            "stating",
            "kept",
        ]
    ),
    *(("titles.containing", (words,)) for words in (1, 2, 3)),
    *(
        (f"catalogue.{name}", ())
        for name in [
            "insert_entry",
            "entry",
            "minutes",
            "mark_gone",
            "delete_entry",
            "delete_unlinked",
            "count",
            "insert_attempt",
            "delete_attempt",
            "delete_attempts_of_nothing",
            "pending",
            "pending_among",
            "sources",
        ]
    ),
    *((f"catalogue.{name}", (table,)) for name in ["insert_part", "part"] for table in PARTS),
    ("catalogue.called_otherwise", (True,)),
    *(
        (f"watches.{name}", ())
        for name in [
            "insert_watch",
            "update_watch",
            "delete_watch",
            "insert_tag",
            "delete_tags",
            "count",
            "count_of_title",
            "portions_of_title",
        ]
    ),
    ("witnesses.update_source", ()),
    *(
        _watches(*terms, limit=limit)
        for limit in (0, 1)
        for terms in ((), (WORD,), (WORD, WORD), (WORD, WORD, WORD), (NUMBERS,), (TITLE,))
    ),
    _watches(sort=SortKey("id", descending=False)),
    ("opinions.plans", selection(Query()).shape),
    *(
        (f"opinions.{name}", ())
        for name in [
            "insert_rating",
            "ratings",
            "ratings_of_title",
            "insert_plan",
            "delete_plan",
            "plan_of_title",
            "count_plans",
            "count_titles",
        ]
    ),
    *(
        (f"imports.{name}", ())
        for name in [
            "insert_batch",
            "update_batch",
            "batches",
            "batch",
            "insert_block",
            "blocks",
            "insert_doubt",
            "pending",
            "doubt",
            "decide",
            "decisions",
            "discarded",
            "digests",
        ]
    ),
    *(
        (f"lists.{name}", ())
        for name in [
            "insert_list",
            "update_list",
            "delete_list",
            "lists",
            "summaries",
            "named",
            "called",
            "entries",
            "entries_of_list",
            "entries_of_title",
            "portions",
            "last_place",
            "insert_entry",
            "update_entry",
            "delete_entry",
            "delete_entries",
        ]
    ),
    *(
        (f"series.{name}", ())
        for name in [
            "pass_notes",
            "pass_notes_of_title",
            "insert_pass_note",
            "update_pass_note",
            "delete_pass_note",
            "skips",
            "skips_of_title",
            "skipped",
            "insert_skip",
            "delete_skip",
            "own_places",
            "own_places_of_title",
            "insert_own_place",
            "delete_own_places",
        ]
    ),
    *(
        (f"progress.{name}", (chosen,))
        for name in ["series", "seen", "seen_whole", "seen_by_name", "counted", "former"]
        for chosen in (False, True)
    ),
    *(
        (f"progress.{name}", ())
        for name in [
            "seen_one_by_one",
            "days",
            "unfinished",
            "runtimes",
            "episode",
            "airing",
            "planned",
            "noted",
            "networks",
        ]
    ),
    *((f"views.{name}", ()) for name in ["insert_view", "delete_view", "views", "view"]),
    *((f"vocabulary.{name}", ()) for name in ["known_tags", "known_lists", "known_details", "known_views"]),
    *(("vocabulary.known_titles", (planned,)) for planned in (False, True)),
    *(("vocabulary.known_texts", (column,)) for column in ("service", "companions", "source")),
)
"""Address and shape of each."""

FILTERS: Final = (
    *(_watches(term, limit=limit) for limit in (0, 1) for term in ALL_FIELDS),
    ("opinions.plans", selection(Query((WORD,), limit=1)).shape),
)
"""What people ask less often, a field at a time."""
