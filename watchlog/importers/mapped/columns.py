"""What `--map` says: which columns of somebody's own table hold which fields."""

import csv
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final, NamedTuple

from watchlog.errors import BadInput
from watchlog.importers.mapped.days import ORDERS
from watchlog.model.stars import OF_FIVE, SCALES, Scale
from watchlog.model.title import SERVICES

MAPPABLE: Final = (
    *("title", "original_title", "year", "kind", "season", "episode", "episode_title", "watched_on", "watched_at"),
    *("stars", "note", "tags", "service", "with", "rewatch", "pass", "refs", "source", "added_at"),
    *("rated_on", "status", "plan", "list"),
    *sorted(SERVICES),
)
"""Fields that a column may hold; that of a service holds its id of the title."""

DAYS: Final = frozenset({"watched_on", "rated_on"})
SCALE_OF_TOP: Final = {"5": OF_FIVE, "10": SCALES["ten-tenths"], "100": SCALES["hundred"]}
EXAMPLE: Final = 'write it as "Name=title,Seen=watched_on,Score/10=stars"'


class Column(NamedTuple):
    """A column that holds a field.

    Attributes:
        name: What it is called.
        field: What it holds.
        suffix: What was said of its values: of how many stars are, or in which order days are written.
    """

    name: str
    field: str
    suffix: str = ""

    @property
    def scale(self) -> Scale:
        """What its ratings are of."""
        return SCALE_OF_TOP[self.suffix or "5"]


def parse_mapping(text: str) -> tuple[Column, ...]:
    """What `Name=title,Seen/dmy=watched_on,Score/10=stars` says.

    Raises:
        BadInput: It says nothing of that form, names no title, or a field twice.
    """
    columns = tuple(_column(item) for item in next(csv.reader([text], skipinitialspace=True), []) if item.strip())
    fields = [column.field for column in columns]
    twice = next((field for field in fields if fields.count(field) > 1), None)
    if twice:
        raise BadInput(f"--map names two columns for “{twice}”", "a field has one column")
    if "title" not in fields:
        raise BadInput("--map names no column that holds the title", EXAMPLE)
    return columns


def in_table(columns: Sequence[Column], present: Sequence[str]) -> tuple[Column, ...]:
    """The columns as a table names them; capital letters and blanks around do not matter.

    Raises:
        BadInput: The table has no such column.
    """
    return tuple(column._replace(name=_present(column, present)) for column in columns)


def _present(column: Column, present: Sequence[str]) -> str:
    whole = f"{column.name}/{column.suffix}" if column.suffix else column.name
    for wanted in (whole, column.name):
        found = [name for name in present if name.casefold() == wanted.casefold()]
        if len(found) > 1:
            raise BadInput(f"the file has the column “{wanted}” twice", "take one out")
        if found:
            return found[0]
    near = get_close_matches(column.name, present, n=1)
    hint = f"did you mean “{near[0]}”?" if near else f"its columns are {', '.join(present)}"
    raise BadInput(f"the file has no column “{column.name}”", hint)


def _column(item: str) -> Column:
    name, equals, field = item.rpartition("=")
    field = field.strip().lower()
    if not (equals and name.strip()):
        raise BadInput(f"“{item}” maps nothing", EXAMPLE)
    if field not in MAPPABLE:
        near = get_close_matches(field, MAPPABLE, n=1)
        hint = f"did you mean {near[0]}?" if near else f"fields are {', '.join(MAPPABLE)}"
        raise BadInput(f"there is no field “{field}” for “{name.strip()}”", hint)
    return _with_suffix(name.strip(), field)


def _with_suffix(name: str, field: str) -> Column:
    before, slash, suffix = name.rpartition("/")
    if not slash:
        return Column(name, field)
    if field in DAYS and suffix.lower() in ORDERS:
        return Column(before.strip(), field, suffix.lower())
    if field == "stars" and suffix.strip().isdecimal():
        if suffix.strip() not in SCALE_OF_TOP:
            raise BadInput(f"watchlog knows no scale of {suffix.strip()}", "scales are of 5, of 10 and of 100")
        return Column(before.strip(), field, suffix.strip())
    return Column(name, field)
