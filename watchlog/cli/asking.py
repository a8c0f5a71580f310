"""Asking before many watches are changed at once, and what to say of a query that finds nothing."""

from collections.abc import Sequence
from typing import Final

from watchlog.app import App
from watchlog.errors import NotFound
from watchlog.model.outcomes import Edited
from watchlog.model.watch import Watch
from watchlog.query.advice import advice
from watchlog.query.language import parse_selection

MANY: Final = 3
"""So many watches are only changed together after a question. Fewer need none: there is undo."""


def chosen_watches(app: App, which: Sequence[str]) -> list[Watch]:
    """The watches that are to be changed.

    Raises:
        BadInput: The query can't be understood.
        NotFound: There are none.
    """
    try:
        return app.editing.chosen(parse_selection(which, app.grammar))
    except NotFound as error:
        error.hint = next(advice(which), error.hint)
        raise


def confirmed_numbers(app: App, which: Sequence[str], verb: str, *, rehearse: bool) -> list[int]:
    """The numbers of the watches that are to be changed, when that was agreed to.

    Raises:
        NotFound: There are none.
        BadInput: Nobody can be asked, and `--yes` was not given.
        Declined: The answer was no.
    """
    chosen = chosen_watches(app, which)
    if len(chosen) >= MANY and not rehearse and not app.yes:
        if app.screen.can_ask:
            app.screen.about_to_touch(chosen)
        app.confirm(f"{verb} {len(chosen)} watches, the first of them {chosen[0].label}")
    return [watch.id for watch in chosen]


def confirm_edit(app: App, edited: Edited) -> None:
    """Show what an edited text changes, and ask when that is much.

    Raises:
        BadInput: Nobody can be asked, and `--yes` was not given.
        Declined: The answer was no.
    """
    if len(edited.after) >= MANY and not app.yes:
        if app.screen.can_ask:
            app.screen.about_to_edit(edited)
        app.confirm(f"change {len(edited.after)} watches, the first of them {edited.after[0].label}")


def remark_on_words(app: App, words: Sequence[str]) -> None:
    """Say what may be wrong with a query that found nothing, though it can be understood."""
    for line in advice(words):
        app.screen.remark(line)
