"""Asking before many watches are changed at once."""

from typing import Final

from watchlog.app import App
from watchlog.query.terms import Query

MANY: Final = 3
"""So many watches are only changed together after a question. Fewer need none: there is undo."""


def confirm_many(app: App, query: Query, verb: str) -> None:
    """Say how many and which, and ask, when a change would touch many watches.

    Raises:
        NotFound: There are none.
        BadInput: Nobody can be asked, and `--yes` was not given.
        Declined: The answer was no.
    """
    chosen = app.editing.chosen(query)
    if len(chosen) >= MANY:
        app.confirm(f"{verb} {len(chosen)} watches, the first of them {chosen[0].label}")
