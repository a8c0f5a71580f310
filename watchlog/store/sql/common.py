"""What most commands ask: built together when SQLAlchemy is imported anyway, so that later runs need not."""

from typing import Any, Final

NEWEST_FIRST: Final = (("watched", True),)
IN_ORDER: Final = (("id", False),)

QUESTIONS: Final[tuple[tuple[str, tuple[Any, ...]], ...]] = (
    *(
        (f"journal.{name}", ())
        for name in [
            "insert_change",
            "open_change",
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
    *(
        (f"journal.{name}", (table,))
        for name in ["note_after", "delete_touched", "insert_whole"]
        for table in ["title", "title_ref", "batch", "watch", "watch_tag", "rating", "plan"]
    ),
    ("journal.images", ("before",)),
    ("journal.images", ("after",)),
    *(
        (f"titles.{name}", ())
        for name in [
            "take_numbers",
            "insert_title",
            "insert_ref",
            "delete_refs",
            "update_title",
            "delete_lonely",
            "delete_refs_of_lonely",
            "named",
            "named_exactly",
            "by_id",
            "of_watch",
            "by_ref",
            "everything",
            "names",
        ]
    ),
    *(("titles.containing", (words,)) for words in (1, 2, 3)),
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
            "sittings_of_title",
        ]
    ),
    *(
        ("watches.matching", (terms, NEWEST_FIRST, limited))
        for limited in (False, True)
        for terms in ((), ("words",), ("words", "words"), ("words", "words", "words"), ("numbers",), ("title",))
    ),
    ("watches.matching", ((), IN_ORDER, False)),
    *(
        (f"opinions.{name}", ())
        for name in [
            "insert_rating",
            "ratings",
            "ratings_of_title",
            "insert_plan",
            "delete_plan",
            "plans",
            "plan_of_title",
            "count_plans",
            "count_titles",
            "insert_batch",
        ]
    ),
)
"""Address and shape of each."""
