"""Filmtipset: the ratings that an account gives out, whatever stands between the cells of a line."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import Source
from watchlog.importers.cells import imdb_of, logged_on
from watchlog.importers.making import Maker, record_row
from watchlog.importers.protocol import Row
from watchlog.model.arrival import Content
from watchlog.model.stars import SCALES
from watchlog.model.title import Kind
from watchlog.parsing.stars import parse_stars

FIRST_LINE: Final = "VoteDate;MovieTitle;IMDB;Score"
LINE: Final = re.compile(r"(?P<date>[0-9-]{10})[,;](?P<name>.*);(?P<imdb>-?[0-9]*);(?P<score>[0-9]+)")
LONGEST_LINE: Final = 1 << 16


class Filmtipset:
    """Reads the ratings of filmtipset.se."""

    name = "filmtipset"

    def detect(self, source: Source) -> bool:
        """Whether the first line is Filmtipset's."""
        return len(source.files) == 1 and _first(source.head(source.file)) == FIRST_LINE

    def read(self, source: Source) -> Iterator[Row]:
        """A rating a line."""
        file, make = source.file, Maker(self.name, source.opened_at)
        with source.text(file) as text:
            if text.readline(LONGEST_LINE).strip() != FIRST_LINE:
                raise BadFile(f"{source.name} is not of Filmtipset", f"its first line is {FIRST_LINE}")
            for number, line in enumerate(text, start=2):
                said = line.strip()
                if said:
                    yield record_row(f"line {number}", said, file, lambda said=said: _said(said, make, source))  # type: ignore[misc]


def _said(line: str, make: Maker, source: Source) -> Iterable[Content]:
    found = LINE.fullmatch(line)
    if found is None:
        raise BadInput("it is no date, title, number and score")
    name = found["name"].strip()
    if name.startswith('"') and name.endswith('"'):
        name = name[1:-1].replace('""', '"')
    film = make.title(html.unescape(name), None, Kind.FILM, {"imdb": imdb_of(found["imdb"])})
    stars = parse_stars(found["score"], SCALES["stars"])
    return [make.seen(make.watch(film, stars=stars, added_at=logged_on(found["date"], source)))]


def _first(head: str) -> str:
    return head.split("\n", 1)[0].strip()
