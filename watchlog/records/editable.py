"""Watches as a text for the user's editor, and back: TOML, a table a watch."""

from collections.abc import Sequence
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.stars import decimal
from watchlog.model.watch import Watch
from watchlog.records.outward import refs_text

HELP: Final = (
    "Change what you like, save and close the editor. An empty field holds nothing.",
    "original_title, year, kind, status, shown_as and refs belong to the title, and change for all its watches.",
    "A new title moves its watch to it. A watch whose lines you remove stays as it is.",
)
SPECIAL: Final = frozenset('"\\')
"""What stands for something else between the quotes of TOML."""


def editable(watch: Watch) -> dict[str, str]:
    """Every field of a watch that can be edited, as text."""
    title, stars = watch.title, watch.stars
    return {
        "title": title.name,
        "original_title": title.original_name or "",
        "year": _text(title.year),
        "kind": title.kind or "",
        "status": title.status or "",
        "shown_as": title.shown_as or "",
        "refs": refs_text(title.refs),
        "season": _text(watch.portion.season),
        "episode": _text(watch.portion.episode),
        "episode_title": watch.episode_title or "",
        "watched_on": watch.when.on or "" if watch.when.at is None else watch.when.at.isoformat(),
        "stars": f"{decimal(stars.points, stars.scale.top)}/{stars.scale.top}" if stars else "",
        "tags": ", ".join(watch.tags),
        "service": watch.service or "",
        "with": watch.companions or "",
        "rewatch": "yes" if watch.rewatch else "no",
        "pass": _text(watch.pass_number),
        "note": watch.note or "",
    }


def editable_text(watches: Sequence[Watch]) -> str:
    """The text that the editor opens."""
    parts = ["".join(f"# {line}\n" for line in HELP)]
    for watch in watches:
        lines = (f"{field} = {_string(text, field)}\n" for field, text in editable(watch).items())
        parts.append(f"[[watch]]\nid = {watch.id}\n{''.join(lines)}")
    return "\n".join(parts)


def _string(text: str, field: str) -> str:
    """A text as TOML writes it. Most need no more than quotes, and the library takes its time."""
    lines = field == "note" and "\r" not in text  # a line end of two characters survives only as an escape on one line
    if text.isprintable() and not SPECIAL & set(text):
        return f'"""{text}"""' if lines else f'"{text}"'
    import tomlkit

    return tomlkit.string(text, multiline=lines).as_string()


def edited_fields(text: str, watches: Sequence[Watch]) -> dict[int, dict[str, str]]:
    """For each watch that was changed in the text, the fields that differ and what they hold now.

    Raises:
        BadInput: The text is no longer what it was made as.
    """
    import tomllib

    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"the edited text can't be read: {error}", "nothing was changed; edit again") from None
    tables = document.pop("watch", [])
    if document or not isinstance(tables, list):
        raise BadInput("the edited text holds something else than watches", "each begins with a line [[watch]]")
    known = {watch.id: editable(watch) for watch in watches}
    changes: dict[int, dict[str, str]] = {}
    for table in tables:
        number = table.pop("id", None) if isinstance(table, dict) else None
        if not isinstance(number, int) or number not in known:
            raise BadInput("the edited text holds a watch that was not there", "the line id = … must stay as it is")
        before = known.pop(number, {})
        fields = {name: _cell(name, value) for name, value in table.items()}
        changed = {name: cell for name, cell in fields.items() if before.get(name) != cell}
        if changed:
            changes[number] = changed
    return changes


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _cell(name: str, value: Any) -> str:
    """A value of TOML as somebody would type it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    if isinstance(value, dict | list):
        raise BadInput(f"{name} is no text in the edited text", "put it between quotes")
    return str(value)
