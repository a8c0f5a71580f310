"""What stands in a line of plain text: a title, and behind it, in any order, a year, a rating, a day, an episode."""

import re
from typing import Final, NamedTuple

from watchlog.model.portion import WHOLE, Portion
from watchlog.parsing.names import YEARS, is_visible

BULLET: Final = re.compile(r"\s*[-*•+]\s+(?:\[[ xX]\]\s+)?")
REMARK: Final = re.compile(r"\s*#")
BETWEEN: Final = " \t,;:|\u2013\u2014-"
"""What stands between the parts of a line, and belongs to none of them."""

DAY: Final = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"
DAY_ALONE: Final = re.compile(rf"\s*(?:[#=*-]+\s*)?[\[(]?(?P<day>{DAY})[\])]?\s*(?:[:=*#]+\s*)?")
DAY_FIRST: Final = re.compile(rf"[\[(]?(?P<day>{DAY})[\])]?(?:[ \t,;:|\u2013\u2014-]+)(?=\S)")
DAY_LAST: Final = re.compile(rf"(?<=[ \t,;|])[\[(]?(?P<day>{DAY})[\])]?$")
YEAR_LAST: Final = re.compile(r"(?<=\s)[(\[](?P<year>[0-9]{4})[)\]]$")
OF_SOMETHING: Final = re.compile(r"(?<=[\s:(\[-])(?P<rating>[0-9]{1,3}(?:[.,][0-9]{1,2})? ?/ ?(?:5|10|100))[)\]]?$")
DRAWN: Final = re.compile(r"(?<=[\s:(\[-])(?P<rating>★{1,5}½?)☆{0,4}[)\]]?$")
BARE: Final = re.compile(
    r"(?P<before>.*(?:[(\[][0-9]{4}[)\]]|[0-9]{4}-[0-9]{2}-[0-9]{2}[)\]]?|[sS][0-9]{1,4}[eE][0-9]{1,5}))"
    r"[ \t,;:|\u2013\u2014-]+(?P<rating>[0-9]{1,3}(?:[.,][0-9]{1,2})?)"
)
"""A number alone is a rating only behind a year, a day or an episode: *Ocean's 8* is none."""

EPISODE: Final = re.compile(
    r"(?<=[ \t,;|])(?:[sS](?P<season>[0-9]{1,4}) ?(?:[eE](?P<episode>[0-9]{1,5}))?"
    r"|(?P<first>[0-9]{1,4})[xX](?P<second>[0-9]{1,5}))$"
)
LONGEST: Final = 1000
"""Characters of a line that can say something; no title is longer."""

TOPS: Final = (5, 10, 100)


class Said(NamedTuple):
    """What a line says.

    Attributes:
        name: Of a title.
        year: Of the title, or None.
        rating: As it stands there; empty where there is none.
        day: A day or a month of ISO 8601; empty where there is none.
        portion: Which part of the title.
    """

    name: str
    year: int | None = None
    rating: str = ""
    day: str = ""
    portion: Portion = WHOLE


def is_remark(line: str) -> bool:
    """Whether a line is a remark or a heading, and names no title."""
    return REMARK.match(line) is not None


def day_alone(line: str) -> str:
    """The day that a line holds and nothing else, under which the next ones stand; empty for other lines."""
    found = DAY_ALONE.fullmatch(line)
    return found["day"] if found else ""


def said_in(line: str) -> Said | None:
    """What a line says, or None where nothing stands in it beside words."""
    if len(line) > LONGEST:
        return None
    bullet = BULLET.match(line)
    said = Said(line[bullet.end() if bullet else 0 :].strip())
    if first := DAY_FIRST.match(said.name):
        said = said._replace(name=said.name[first.end() :], day=first["day"])
    while (shorter := _without_last(said)) is not None:
        said = shorter
    told = said[1:] != Said("")[1:]
    return said if told and is_visible(said.name) else None


def top_of(rating: str) -> int:
    """The best value of the smallest scale that a number alone can be of; 5 for ratings that name their own."""
    if not rating or "/" in rating or "★" in rating:
        return TOPS[0]
    number = float(rating.replace(",", "."))
    return next((top for top in TOPS if number <= top), TOPS[-1])


def _without_last(said: Said) -> Said | None:
    """The same with its last part told; None where its last part is of the title."""
    name = said.name
    if not said.rating and (found := OF_SOMETHING.search(name) or DRAWN.search(name)):
        return said._replace(name=_before(name, found), rating=found["rating"].replace(" ", ""))
    if not said.rating and (found := BARE.fullmatch(name)):
        return said._replace(name=found["before"], rating=found["rating"])
    if not said.day and (found := DAY_LAST.search(name)):
        return said._replace(name=_before(name, found), day=found["day"])
    if said.portion == WHOLE and (found := EPISODE.search(name)):
        return said._replace(name=_before(name, found), portion=_portion(found))
    if said.year is None and (found := YEAR_LAST.search(name)) and int(found["year"]) in YEARS:
        return said._replace(name=_before(name, found), year=int(found["year"]))
    return None


def _before(name: str, found: re.Match[str]) -> str:
    return name[: found.start()].rstrip(BETWEEN + "([")


def _portion(found: re.Match[str]) -> Portion:
    season, episode = found["season"] or found["first"], found["episode"] or found["second"]
    return Portion(int(season), int(episode) if episode else None)
