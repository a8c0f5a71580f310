"""Watches as a text for the user's editor, and back: TOML, a table a watch."""

from collections.abc import Sequence
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.stars import decimal
from watchlog.model.watch import Watch
from watchlog.records.outward import refs_text

HELP: Final = (
    "Change what you like, save and close the editor. An empty field holds nothing.",
    "title, original_title, year, kind and refs belong to the title, and change for all its watches.",
)


def editable(watch: Watch) -> dict[str, str]:
    """Every field of a watch that can be edited, as text."""
    title, stars = watch.title, watch.stars
    return {
        "title": title.name,
        "original_title": title.original_name or "",
        "year": _text(title.year),
        "kind": title.kind or "",
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
    import tomlkit

    document = tomlkit.document()
    for line in HELP:
        document.add(tomlkit.comment(line))
    tables = tomlkit.aot()
    for watch in watches:
        table = tomlkit.table()
        table.add("id", watch.id)
        for field, text in editable(watch).items():
            # A line end of two characters survives TOML only as an escape on one line.
            table.add(field, tomlkit.string(text, multiline=field == "note" and "\r" not in text))
        tables.append(table)
    document.add("watch", tables)
    return tomlkit.dumps(document)


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
