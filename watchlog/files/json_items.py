"""JSON that somebody brings: whole where it is small, item by item where it may be large."""

from collections.abc import Iterator
from typing import Any, Final, TextIO

from watchlog.files.json_text import JsonText

LARGEST_DOCUMENT: Final = 1 << 26
"""Characters of a document that is read whole; the history of a busy lifetime has fewer."""
LARGEST_ITEM: Final = 1 << 24
"""Characters of one item; what people write has fewer, and the rest is somebody's attack."""


def document(file: TextIO, label: str, *, largest: int = LARGEST_DOCUMENT) -> Any:
    """A whole document.

    Its texts are as they stand there, also where one holds half a character.

    Args:
        file: The text.
        label: What it is called, for people.
        largest: Characters that it may have.

    Raises:
        BadFile: It is no JSON, too large, or nested too deeply.
    """
    text = JsonText(file, label, largest, mended=False)
    found = text.value()
    text.end()
    return found


def items(file: TextIO, label: str, under: str = "") -> Iterator[Any]:
    """The items of an array, one by one, so that a file may be larger than the memory.

    Half a character, as services leave behind where they shorten a text, becomes the sign for a broken one.

    Args:
        file: The text.
        label: What it is called, for people.
        under: Where the array stands, as keys with dots between them: `data.movies`; by default the whole is one.
            A key that is missing, or whose value is null, has no items.

    Raises:
        BadFile: It is no JSON, or there is no array.
    """
    text = JsonText(file, label, LARGEST_ITEM)
    yield from _under(text, under.split(".") if under else [])
    text.end()


def entries(file: TextIO, label: str) -> Iterator[tuple[str, Any]]:
    """What a document holds, one by one, so that it may be larger than the memory.

    Of an array these are its items, without a key; of an object they are its values with their keys, where each item
    of a list comes alone, with the key of the list. Half a character is replaced as in `items`.

    Raises:
        BadFile: It is no JSON, or neither an array nor an object.
    """
    text = JsonText(file, label, LARGEST_ITEM)
    if text.next() == "[":
        yield from (("", text.value()) for _ in text.array())
    else:
        for key in text.members():
            if text.next() == "[":
                yield from ((key, text.value()) for _ in text.array())
            else:
                yield key, text.value()
    text.end()


def _under(text: JsonText, keys: list[str]) -> Iterator[Any]:
    if keys and text.next() == "n":
        text.value()
    elif not keys:
        yield from (text.value() for _ in text.array())
    else:
        for key in text.members():
            if key != keys[0]:
                text.skip()
            elif len(keys) == 1 and text.next() == "n":
                text.value()
            else:
                yield from _under(text, keys[1:])
