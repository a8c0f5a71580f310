"""Places in the text of a query, and refusals that point at them."""

from typing import NamedTuple

from watchlog.errors import BadQuery


class Place(NamedTuple):
    """A part of a query's text.

    Attributes:
        text: The whole query.
        start: Where the part begins.
        end: Where it has ended.
    """

    text: str
    start: int
    end: int

    def refusal(self, problem: str, hint: str = "") -> BadQuery:
        """An error that points at this part."""
        return BadQuery(problem, hint, self.text, self.start, self.end)

    def part(self, start: int, end: int | None = None) -> "Place":
        """A part of this part, counted from its beginning."""
        return Place(self.text, self.start + start, self.end if end is None else self.start + end)

    @property
    def words(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]
