"""Stars as they are typed: `4`, `3.5`, `7/10`, `85/100`."""

import re
from typing import Final

from watchlog.errors import BadInput
from watchlog.model.stars import HALF_STARS, POINTS, SCALES, Scale, Stars, decimal

NUMBER: Final = re.compile(r"(?P<whole>[0-9]{1,4})(?:[.,](?P<part>[0-9]{1,4}))?(?:\s*/\s*(?P<top>[0-9]{1,4}))?")
DRAWN: Final = re.compile("★{1,5}½?")
HALVES: Final = re.compile("^([0-9])½")
OF_TEN: Final = SCALES["ten-tenths"]
OF_HUNDRED: Final = SCALES["hundred"]
FEW: Final = 11
"""A scale of so many values is spelled out in a refusal; a finer one is told by its step."""


def parse_stars(text: str, scale: Scale = HALF_STARS) -> Stars:
    """A rating, exact or not at all.

    Args:
        text: A number on `scale`, or one that names its own: `7/10`, `85/100`, `3.5/5`.
        scale: What a bare number is of.

    Raises:
        BadInput: It is no number, or lies off the scale or between its values.
    """
    number = NUMBER.fullmatch(_in_digits(text.strip()))
    if number is None:
        raise BadInput(f"“{text}” is no rating", allowed(scale))
    said_on = scale if number["top"] is None else _scale_of(int(number["top"]), scale, text)
    part = number["part"] or ""
    points, beside = divmod(int(number["whole"] + part) * POINTS, said_on.top * 10 ** len(part))
    if beside or points > POINTS or points % said_on.step:
        raise BadInput(f"“{text}” is not on the scale of {said_on.top}", allowed(said_on))
    return Stars(points, said_on)


def _in_digits(text: str) -> str:
    """`4½` and `★★★★½` as numbers, for that is how stars are shown."""
    if DRAWN.fullmatch(text):
        return f"{text.count('★')}{'.5' if '½' in text else ''}/5"
    return HALVES.sub(r"\1.5", text)


def allowed(scale: Scale) -> str:
    """The values of a scale, and the other ways to say a rating, for a refusal."""
    values = [decimal(points, scale.top) for points in range(0, POINTS + 1, scale.step)]
    if len(values) <= FEW:
        these = ", ".join(values)
    else:
        these = f"0 to {scale.top} in steps of {decimal(scale.step, scale.top)}"
    others = " or ".join(example for example in ("7/10", "85/100") if not example.endswith(f"/{scale.top}"))
    return f"allowed: {these}; or on another scale, such as {others}"


def _scale_of(top: int, preferred: Scale, text: str) -> Scale:
    if top == preferred.top:
        return preferred
    for scale in (HALF_STARS, OF_TEN, OF_HUNDRED):
        if scale.top == top:
            return scale
    raise BadInput(f"“{text}” is on no scale that watchlog knows", "allowed: of 5, of 10 or of 100")
