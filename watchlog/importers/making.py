"""Making what records say: titles, watches and opinions out of the words of others, checked as if they were typed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.files.source import Source
from watchlog.files.tables import Line
from watchlog.importers.protocol import Row, Unreadable
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote
from watchlog.model.portion import EPISODES, SEASONS, WHOLE, Portion
from watchlog.model.stars import Stars
from watchlog.model.title import Kind, Ref, Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.fields import parse_line, parse_note
from watchlog.parsing.names import YEARS, parse_refs, parse_tags

MALFORMED: Final = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
"""What goes wrong when a record is of another shape than it should be."""

WRITTEN: Final = json.JSONEncoder(ensure_ascii=False, default=str).encode
"""A record as JSON; made once, for there may be 100,000 of them."""

NOTHING: Final = ("", "0", "None", "null")
"""What stands for an id that somebody does not know."""


class Maker:
    """Makes what records say.

    Everything it makes may raise BadInput: no history can hold such a value.

    Args:
        source: The importer's name, which everything is told to come from.
        now: What is told to be made at where a record does not say when it was, in UTC.
    """

    def __init__(self, source: str, now: datetime) -> None:
        self._source = source
        self._now = now

    def title(
        self,
        name: str,
        year: int | None = None,
        kind: Kind | None = None,
        refs: Mapping[str, object] | None = None,
        original: str = "",
    ) -> Title:
        """A title.

        Args:
            name: As the service calls it.
            year: None where it is not known; what can be no year counts as that.
            kind: None where it is not known.
            refs: Its ids by service; those that are empty, null or 0 are left out.
            original: Its name in its own language; left out where it is the name.
        """
        said = parse_line("title", name)
        if said is None:
            raise BadInput("it has no title")
        original_name = parse_line("original_title", original)
        return Title(
            id=0,
            name=said,
            original_name=None if original_name == said else original_name,
            year=year if year in YEARS else None,
            kind=kind,
            refs=_refs(refs or {}),
        )

    def watch(
        self,
        title: Title,
        portion: Portion = WHOLE,
        when: When = UNKNOWN,
        *,
        stars: Stars | None = None,
        note: str | None = None,
        tags: Iterable[str] = (),
        service: str = "",
        companions: str = "",
        rewatch: bool = False,
        pass_number: int | None = None,
        episode_title: str = "",
        added_at: datetime | None = None,
    ) -> Watch:
        """A sitting."""
        return Watch(
            id=0,
            title=title,
            portion=portion,
            when=when,
            stars=stars,
            note=parse_note(note) if note else None,
            tags=parse_tags(",".join(tag.replace(",", " ") for tag in tags)) if tags else (),
            service=parse_line("service", service) if service else None,
            companions=parse_line("with", companions) if companions else None,
            rewatch=rewatch,
            pass_number=pass_number,
            episode_title=parse_line("episode_title", episode_title) if episode_title else None,
            source=self._source,
            added_at=added_at or self._now,
        )

    def seen(self, watch: Watch, times: int = 1) -> Seen:
        """Something was watched at least so many times, nobody knows when."""
        if times not in range(1, 10_000):
            raise BadInput(f"nobody watches anything {times} times")
        return Seen(watch._replace(when=UNKNOWN), times)

    def rating(self, title: Title, portion: Portion, stars: Stars, rated_at: datetime | None = None) -> Rating:
        """An opinion without a sitting."""
        return Rating(0, title, portion, stars, rated_at or self._now, self._source)

    def plan(self, title: Title, note: str | None = None, planned_at: datetime | None = None) -> Plan:
        """An entry of the watchlist."""
        return Plan(0, title, parse_note(note or ""), planned_at or self._now, self._source)

    def pass_note(
        self,
        title: Title,
        began: When = UNKNOWN,
        ended: When = UNKNOWN,
        *,
        number: int = 1,
        note: str | None = None,
        stars: Stars | None = None,
        dropped: bool = False,
    ) -> PassNote:
        """What is said of a run through a series."""
        said = PassNote(0, title, number, self._now, self._source)
        return said._replace(note=parse_note(note or ""), stars=stars, began=began, ended=ended, dropped=dropped)

    def stands(self, title: Title, status: Status) -> Stands:
        """Where somebody says that they stand with a title."""
        return Stands(title, status)

    def list(self, name: str, note: str | None = None, made_at: datetime | None = None) -> TitleList:
        """A list."""
        return TitleList(_list_name(name), parse_note(note or ""), made_at or self._now, self._source)

    def listing(
        self,
        title: Title,
        list_name: str,
        portion: Portion = WHOLE,
        *,
        place: int | None = None,
        note: str | None = None,
        listed_at: datetime | None = None,
    ) -> Listing:
        """An entry of a list."""
        said, name = parse_note(note or ""), _list_name(list_name)
        return Listing(title, portion, name, place, said, listed_at or self._now, self._source)


def portion(season: int | None, episode: int | None) -> Portion:
    """A season or an episode.

    Raises:
        BadInput: There is none of that number.
    """
    if (season is not None and season not in SEASONS) or (episode is not None and episode not in EPISODES):
        raise BadInput(f"there is no season {season} with an episode {episode}")
    return Portion(season, episode)


def moment(text: str, source: Source) -> datetime | None:
    """A moment of ISO 8601; None for an empty text. One that names no zone is in the user's.

    Raises:
        BadInput: It is no moment.
    """
    if not text.strip():
        return None
    try:
        found = datetime.fromisoformat(text.strip())
        aware = found if found.tzinfo else found.replace(tzinfo=source.zone)
        return aware.astimezone(source.zone)
    except (ValueError, OverflowError):
        raise BadInput(f"“{text}” is no moment") from None


def day(text: str) -> When:
    """A day, a month or a year of ISO 8601; unknown for an empty text.

    Raises:
        BadInput: It is none.
    """
    try:
        return When.of_text(text.strip()) if text.strip() else UNKNOWN
    except ValueError:
        raise BadInput(f"“{text}” is no date") from None


def since(when: When, source: Source) -> datetime | None:
    """The first moment of a day in the user's zone: since when something is so of which only the day is known."""
    if when.at is not None or when.on is None:
        return when.at
    first = when.on + "0001-01-01"[len(when.on) :]
    try:
        return datetime.fromisoformat(first).replace(tzinfo=source.zone).astimezone(source.opened_at.tzinfo)
    except OverflowError:
        return None


def record_row(
    place: str, raw: object, file: str, made: Callable[[], Iterable[Content]], *, otherwise: str = "it says nothing"
) -> Row:
    """A row of what a record says, or of why it can't be understood.

    Args:
        place: Where it stands.
        raw: The record: text as it is, anything else is written as JSON.
        file: In which of the source's files it stands.
        made: Makes what it says.
        otherwise: Why it is refused where it says nothing.
    """
    text = raw if isinstance(raw, str) else WRITTEN(raw)
    try:
        contents: tuple[Content, ...] | Unreadable = tuple(made()) or Unreadable(otherwise)
    except BadInput as error:
        contents = Unreadable(error.problem)
    except MALFORMED as error:
        contents = Unreadable(f"it is not what such a record holds: {error}")
    return Row(place, contents, text, file)


def line_rows(
    lines: Iterable[Line], file: str, made: Callable[[Mapping[str, str]], Iterable[Content]], *, otherwise: str = ""
) -> Iterator[Row]:
    """The rows of a table.

    Args:
        lines: Its records.
        file: In which of the source's files it stands.
        made: Makes what the cells of a record say.
        otherwise: Why a record is refused that says nothing.
    """
    for line in lines:
        place = f"line {line.number}"
        if line.trouble:
            yield Row(place, Unreadable(line.trouble), WRITTEN(line.cells), file)
        else:
            yield record_row(place, line.cells, file, lambda line=line: made(line.cells), otherwise=otherwise)  # type: ignore[misc]


def _refs(refs: Mapping[str, object]) -> tuple[Ref, ...]:
    said: dict[str, Any] = {service: str(value).strip() for service, value in refs.items()}
    return parse_refs(" ".join(f"{service}:{value}" for service, value in said.items() if value not in NOTHING))


def _list_name(name: str) -> str:
    said = parse_line("list", name)
    if said is None:
        raise BadInput("its list has no name")
    return said
