"""Stars: a rating that is exact on every scale."""

from typing import Final, NamedTuple

POINTS: Final = 100
"""A rating is a whole number of points, 0 to 100, inside. Every scale in use maps onto it exactly."""


class Scale(NamedTuple):
    """A way to say how good something was.

    Attributes:
        name: What the setting calls it.
        top: The best value, as it is said: 5, 10 or 100.
        step: The points (of 100) between two neighbouring values.
    """

    name: str
    top: int
    step: int


SCALES: Final = {
    scale.name: scale
    for scale in (
        Scale("half-stars", 5, 10),
        Scale("stars", 5, 20),
        Scale("quarter-stars", 5, 5),
        Scale("twentieths", 5, 1),
        Scale("ten", 10, 10),
        Scale("ten-tenths", 10, 1),
        Scale("hundred", 100, 1),
    )
}
HALF_STARS: Final = SCALES["half-stars"]
OF_FIVE: Final = SCALES["twentieths"]
"""The scale of JSON and CSV: a number of 5, as fine as the points are."""


class Stars(NamedTuple):
    """A rating.

    Attributes:
        points: 0 to 100. Half stars and IMDb's points are 10 each, quarter stars 5, tenths of ten 1.
        scale: The scale it was given on, so that it can be shown as it was meant.
    """

    points: int
    scale: Scale = HALF_STARS

    @property
    def of_five(self) -> float | int:
        """The rating as a number of 5, whole where it is whole: 3.5, 4, 4.25."""
        whole, rest = divmod(self.points * 5, POINTS)
        return whole + rest / POINTS if rest else whole

    def on(self, scale: Scale) -> str:
        """The rating in words of a scale: `3.5/5`, `7/10`. Never rounded: finer values show their decimals."""
        return f"{decimal(self.points, scale.top)}/{scale.top}"


def decimal(points: int, top: int) -> str:
    """Points of 100 as an exact decimal number of `top`: 70 of 5 is `3.5`."""
    whole, rest = divmod(points * top, POINTS)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)
