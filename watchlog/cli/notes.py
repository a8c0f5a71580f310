"""Notes: from an option, from a pipe, or from the user's editor, byte for byte."""

from watchlog.app import App
from watchlog.errors import BadInput
from watchlog.parsing.fields import parse_note


def note_from(app: App, note: str | None, edit: bool) -> str | None:
    """The note that was given, or None.

    Raises:
        BadInput: Two ways were asked for at once, or the text is none that a history can hold.
        EditorFailed: The editor did not end well.
    """
    if note is not None and edit:
        raise BadInput("--note and --edit can't both be had", "say one")
    if edit:
        return parse_note(app.desk.edit("", ".md"))
    return parse_note(app.environment.read_all() if note == "-" else note or "")
