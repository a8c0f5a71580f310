"""Plain text: a title a line, with its year, a rating, a date or an episode behind it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.source import HEAD, Source
from watchlog.importers.making import Maker, record_row
from watchlog.importers.protocol import Row, Unreadable
from watchlog.importers.text.words import Said, day_alone, is_remark, said_in, top_of
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE
from watchlog.model.stars import OF_FIVE, SCALES, Scale, Stars
from watchlog.model.title import Kind
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.stars import parse_stars

NAME: Final = "text"
OTHERS: Final = ("{", "[", "<", "%PDF", "PK")
"""How files begin that are something else."""

BETWEEN_CELLS: Final = ",;\t|"
MOST: Final = 0.8
LONGEST_LINE: Final = 4096
SCALE_OF_TOP: Final = {5: OF_FIVE, 10: SCALES["ten-tenths"], 100: SCALES["hundred"]}


NO_DAY: Final = "“{}” is no day of the calendar"


class Lines:
    """Reads what people jot down."""

    name = NAME

    def detect(self, source: Source) -> bool:
        """Whether half of the first lines name a title with a year or a rating."""
        if len(source.files) != 1:
            return False
        head = source.head(source.file)
        if head.lstrip().startswith(OTHERS):
            return False
        lines = head.splitlines()
        whole = lines[:-1] if len(head) > HEAD // 4 and len(lines) > 1 else lines
        told = [line for line in whole if line.strip() and not is_remark(line) and not day_alone(line)]
        return bool(told) and not _is_table(told) and 2 * sum(map(_is_telling, told)) >= len(told)

    def read(self, source: Source) -> Iterator[Row]:
        """A title a line; remarks, empty lines and lines that hold a day alone are none."""
        file, make = source.file, Maker(self.name, source.opened_at)
        scale = _scale(source)
        heading = UNKNOWN
        for number, line in _lines(source):
            if day := day_alone(line):
                heading = _day(day)
                if heading is UNKNOWN:
                    yield Row(f"line {number}", Unreadable(NO_DAY.format(day)), line, file)
            elif line.strip() and not is_remark(line):
                made = _maker(make, line, heading, scale)
                yield record_row(f"line {number}", line, file, made)


def _is_telling(line: str) -> bool:
    said = said_in(line)
    return said is not None and bool(said.year or said.rating)


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the first line names columns, or nearly every line has as many cells."""
    first = lines[0]
    separator = max(BETWEEN_CELLS, key=first.count)
    cells = first.count(separator)
    if not cells:
        return first.strip().lower() == "title"
    return (
        len(lines) > 1
        and said_in(first) is None
        and MOST * len(lines) <= sum(line.count(separator) >= cells for line in lines)
    )


def _scale(source: Source) -> Scale:
    """What ratings are of that do not say it: all of the file tells."""
    top = max((top_of(said.rating) for _, line in _lines(source) if (said := said_in(line))), default=5)
    return SCALE_OF_TOP[top]


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    with source.text(source.file) as text:
        number = 0
        while line := text.readline(LONGEST_LINE):
            number += 1
            if "\0" in line or len(line.rstrip("\r\n")) == LONGEST_LINE:
                raise BadFile(f"line {number} of {source.name} is no line of text", "nothing was imported")
            yield number, line.rstrip("\r\n")


def _maker(make: Maker, line: str, heading: When, scale: Scale) -> Callable[[], list[Content]]:
    def made() -> list[Content]:
        said = said_in(line)
        if said is None:
            raise BadInput("neither a year nor a rating nor a date stands behind a title")
        return [_content(make, said, heading, scale)]

    return made


def _content(make: Maker, said: Said, heading: When, scale: Scale) -> Content:
    kind = Kind.SERIES if said.portion != WHOLE else None
    title = make.title(said.name, said.year, kind)
    when = _day(said.day) if said.day else heading
    if said.day and when is UNKNOWN:
        raise BadInput(NO_DAY.format(said.day))
    watch = make.watch(title, said.portion, when, stars=_stars(said.rating, scale))
    return watch if when != UNKNOWN else make.seen(watch)


def _stars(rating: str, scale: Scale) -> Stars | None:
    names_its_own = "/" in rating or "★" in rating
    return parse_stars(rating, OF_FIVE if names_its_own else scale) if rating else None


def _day(day: str) -> When:
    """What a day says; unknown where the calendar has none such."""
    try:
        return When.of_text(day)
    except ValueError:
        return UNKNOWN
