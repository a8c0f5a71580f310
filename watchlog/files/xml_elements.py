"""XML that somebody brings, element by element, so that a file may be larger than the memory."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from watchlog.errors import BadFile
from watchlog.files.bounds import MEND

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST: Final = 100
"""Elements within each other; exports have four."""
LARGEST_ELEMENT: Final = 1 << 22
"""Bytes of one element and of what stands before it; what people write has fewer, the rest is an attack, for the parser
takes eighty times as much for attributes, and begins anew in a long name with every block."""


def elements(binary: BinaryIO, tag: str, label: str) -> Iterator["Element"]:
    """The elements of one name, wherever they stand, each with all that is in it; the next step lets it go.

    An element within another of the same name is not told by itself.

    Args:
        binary: The file; it says its own encoding.
        tag: Their name; one in a namespace is written `{namespace}name`.
        label: What the file is called, for people.

    Raises:
        BadFile: It is no XML, has a document type (whose entities may grow without end, or name other files), is
            nested too deeply, or holds an element that is too large.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    bounded = _Bounded(binary, label)
    try:
        for element in _outermost(iterparse(bounded, events=("start", "end"), forbid_dtd=True), tag, label):
            yield element
            bounded.renew()
    except ParseError as error:
        line, reason = error.position[0], str(error).partition(":")[0]
        raise BadFile(f"{label} is no XML: line {line}: {reason}", MEND) from None
    except DefusedXmlException:
        said = f"{label} has a document type, and may be a trap"
        raise BadFile(said, "nothing was imported; no service exports one") from None
    except (ValueError, LookupError) as error:
        raise BadFile(f"{label} is no XML: {error}", MEND) from None


def _outermost(events: Any, tag: str, label: str) -> Iterator["Element"]:
    open_elements: list[Element] = []
    inside = 0
    for event, element in events:
        if event == "start":
            open_elements.append(element)
            inside += element.tag == tag
            if len(open_elements) > DEEPEST:
                raise BadFile(f"{label} is nested more than {DEEPEST} elements deep", MEND)
            continue
        open_elements.pop()
        inside -= element.tag == tag
        if inside:
            continue
        if element.tag == tag:
            yield element
        if open_elements:
            open_elements[-1].remove(element)


class _Bounded:
    """A file of which no element takes more than its share.

    Args:
        binary: The file.
        label: What it is called, for people.
    """

    def __init__(self, binary: BinaryIO, label: str) -> None:
        self._binary = binary
        self._label = label
        self._read = 0

    def read(self, size: int = -1, /) -> bytes:
        """Some more of it.

        Raises:
            BadFile: An element is too large.
        """
        block = self._binary.read(size)
        self._read += len(block)
        if self._read > LARGEST_ELEMENT:
            said = f"{self._label} goes on for {LARGEST_ELEMENT} bytes without the end of a record"
            raise BadFile(said, MEND)
        return block

    def renew(self) -> None:
        """An element was told, and the next one may be as large again."""
        self._read = 0
