"""Folding: what a text comes down to when people search for it.

`elite` finds *Élite*, `swat` finds *S.W.A.T.*, `spiderman` finds *Spider-Man*. Folding is for finding, never for
merging: two titles of one fold stay two.
"""

import unicodedata
from typing import Final

MARKS: Final = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic
    (0x0483, 0x0489),  # Old Cyrillic
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic signs
    (0x064B, 0x065F),  # Arabic vowels
    (0x0670, 0x0670),  # Arabic superscript alef
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),  # variation selectors, which emoji come with or without
    (0xFE20, 0xFE2F),
)
"""Marks that people leave out when they type. Those of Japanese and the Indic scripts are letters, and stay."""

APOSTROPHES: Final = "'`\u00b4\u02bb\u02bc\u2018\u2019\u201a\u201b\u2032\uff07"
DOTS: Final = ".\u00b7\u2024\u30fb"
HYPHENS: Final = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
SILENT: Final = APOSTROPHES + DOTS + HYPHENS
"""Written by some and left out by others."""

ALIKE: Final = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t"}
"""Letters that have no mark to strip and are typed without it all the same."""

UNSPOKEN: Final = dict.fromkeys(map(ord, SILENT))
DROPPED: Final = (
    UNSPOKEN
    | {code: None for first, last in MARKS for code in range(first, last + 1)}
    | {ord(letter): plain for letter, plain in ALIKE.items()}
)
ASCII_DROPPED: Final = str.maketrans("", "", "'`.-")


def fold(text: str) -> str:
    """The text as it is compared: without case, marks, apostrophes, dots, hyphens and format characters.

    Folding twice is folding once. What consists of such characters alone folds to nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(ASCII_DROPPED).split())
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(text: str) -> str:
    # An acute accent standing alone is an apostrophe to those who type it, and a blank with a mark to NFKC.
    spoken = text.translate(UNSPOKEN)
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", spoken).casefold()).translate(DROPPED)
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", visible).split())
