"""What an archive holds, a record at a time: from JSON into values.

Every function raises BadInput where a value can't be, and what Python raises where a record is of another shape.
"""

from collections.abc import Mapping
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.arrival import Seen, Stands
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.order import Order
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import EPISODES, SEASONS, WHOLE, Portion
from watchlog.model.snapshot import TitleOrder
from watchlog.model.stars import POINTS, SCALES, Stars
from watchlog.model.title import LONGEST_NAME, Ref, ShownAs, Status, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.parsing.fields import parse_kind, parse_line, parse_note, parse_number, parse_optional_year, parse_status
from watchlog.parsing.names import check_line, is_visible, parse_refs, parse_tags, parse_view_name
from watchlog.query.scanning import LONGEST

ARCHIVE: Final = "archive"
"""The source of what does not say how it came to be."""

PLACES: Final = range(1, 1 << 53)
"""Where something may stand on a list."""


def _ref(value: object) -> str:
    if not isinstance(value, str):
        raise BadInput(f"“{value}” is no id")
    return value


def title_of(number: int, record: Mapping[str, Any]) -> Title:
    """A title, under the number that is its place in the file."""
    name = parse_line("title", _text(record["name"]))
    if name is None:
        raise BadInput("it has no title")
    refs = " ".join(f"{service}:{_ref(value)}" for service, value in record["refs"].items())
    return Title(
        id=number,
        name=name,
        original_name=parse_line("original_title", _text(record["original_name"])),
        year=parse_optional_year(_text(record["year"])),
        kind=parse_kind(_text(record["kind"])),
        refs=parse_refs(refs),
        status=parse_status(_text(record["status"])),
        unlinked=_unlinked(record["unlinked"]),
        shown_as=_shown_as(_text(record["shown_as"])),
        order=_order(_text(record["order"])),
    )


def _unlinked(value: object) -> tuple[Ref, ...]:
    if not isinstance(value, list):
        raise BadInput(f"“{value}” is no list of ids")
    refs = {Ref.of_text(check_line(_ref(text), "id", LONGEST_NAME)) for text in value}
    if None in refs:
        raise BadInput(f"“{value}” holds what is no id")
    return tuple(sorted(ref for ref in refs if ref))


def _shown_as(text: str) -> ShownAs | None:
    if text and text not in list(ShownAs):
        raise BadInput(f"“{text}” is none of a title's names")
    return ShownAs(text) if text else None


def _order(text: str) -> Order | None:
    if text and text not in list(Order):
        raise BadInput(f"“{text}” is no order of episodes")
    return Order(text) if text else None


def watch_of(title: Title, record: Mapping[str, Any]) -> Watch:
    """A watch."""
    return Watch(
        id=0,
        title=title,
        portion=_portion(record),
        when=_when(record),
        stars=_optional_stars(record),
        note=parse_note(_text(record["note"])),
        tags=parse_tags(",".join(_tags(record["tags"]))),
        service=parse_line("service", _text(record["service"])),
        companions=parse_line("with", _text(record["with"])),
        rewatch=_yes_or_no(record["rewatch"]),
        pass_number=parse_number("pass", _text(record["pass"])),
        episode_title=parse_line("episode_title", _text(record["episode_title"])),
        source=_source(record),
        added_at=parse_iso_moment(record["added_at"]),
    )


def rating_of(title: Title, record: Mapping[str, Any]) -> Rating:
    """A rating."""
    stars, rated_at = _stars(record["stars"]), parse_iso_moment(record["rated_at"])
    return Rating(0, title, _portion(record), stars, rated_at, _source(record))


def plan_of(title: Title, record: Mapping[str, Any]) -> Plan:
    """An entry of the watchlist."""
    note, planned_at = parse_note(_text(record["note"])), parse_iso_moment(record["planned_at"])
    return Plan(0, title, note, planned_at, _source(record))


def pass_note_of(title: Title, record: Mapping[str, Any]) -> PassNote:
    """What was said of a pass."""
    number = parse_number("pass", _text(record["pass"]))
    if number is None:
        raise BadInput("it does not say of which pass it is")
    return PassNote(
        id=0,
        title=title,
        number=number,
        noted_at=parse_iso_moment(record["noted_at"]),
        source=_source(record),
        name=parse_line("name", _text(record["name"])),
        note=parse_note(_text(record["note"])),
        stars=_optional_stars(record),
        began=_day(record["began_on"]),
        ended=_day(record["ended_on"]),
        dropped=_yes_or_no(record["dropped"]),
    )


def skip_of(title: Title, record: Mapping[str, Any]) -> Skip:
    """A season or an episode that is not to be watched."""
    portion = _portion(record)
    if portion == WHOLE:
        raise BadInput("it says neither a season nor an episode")
    return Skip(0, title, portion, parse_iso_moment(record["skipped_at"]), _source(record))


def order_of(title: Title, record: Mapping[str, Any]) -> TitleOrder:
    """An order that the user made for a series."""
    places = record["places"]
    if not isinstance(places, list) or not places:
        raise BadInput(f"“{places}” is no list of episodes")
    episodes = tuple(map(_place, places))
    if len(set(episodes)) < len(episodes):
        raise BadInput("an episode stands in the order twice")
    return TitleOrder(title, episodes)


def seen_of(title: Title, record: Mapping[str, Any]) -> Seen:
    """Something that was watched at least so many times."""
    times = record["times"]
    if type(times) is not int or times < 1:
        raise BadInput(f"nobody watches anything “{times}” times")
    return Seen(watch_of(title, record), times)


def listing_of(title: Title, record: Mapping[str, Any]) -> Listing:
    """An entry of a list."""
    return Listing(
        title=title,
        portion=_portion(record),
        list_name=_list_name(record["list"]),
        place=_position(record["place"]),
        note=parse_note(_text(record["note"])),
        listed_at=parse_iso_moment(record["listed_at"]),
        source=_source(record),
    )


def stands_of(title: Title, record: Mapping[str, Any]) -> Stands:
    """Where somebody stands with a title."""
    return Stands(title, Status(record["status"]))


def list_of(record: Mapping[str, Any]) -> TitleList:
    """A list."""
    note, made_at = parse_note(_text(record["note"])), parse_iso_moment(record["made_at"])
    return TitleList(_list_name(record["name"]), note, made_at, _source(record))


def _list_name(value: object) -> str:
    name = parse_line("list", _text(value))
    if name is None:
        raise BadInput("its list has no name")
    return name


def _position(value: object) -> int | None:
    if value is not None and (type(value) is not int or value not in PLACES):
        raise BadInput(f"“{value}” is no place on a list")
    return value


def view_of(record: Mapping[str, Any]) -> SavedView:
    """A saved view."""
    name, query = parse_view_name(_text(record["name"])), _query(record["query"])
    return SavedView(name, query, parse_iso_moment(record["saved_at"]))


def _query(value: str) -> str:
    if not is_visible(check_line(value, "query", LONGEST)):
        raise BadInput("it has no query")
    return value


def _portion(record: Mapping[str, Any]) -> Portion:
    season, episode = _text(record["season"]), _text(record["episode"])
    return Portion(parse_number("season", season), parse_number("episode", episode))


def _when(record: Mapping[str, Any]) -> When:
    if record["watched_at"] is not None:
        return When.of_moment(parse_iso_moment(record["watched_at"]))
    return _day(record["watched_on"])


def _day(value: Any) -> When:
    return UNKNOWN if value is None else When.of_text(value)


def _place(value: Any) -> tuple[int, int]:
    season, episode = value
    if type(season) is not int or type(episode) is not int or season not in SEASONS or episode not in EPISODES:
        raise BadInput(f"“{value}” is no season and episode")
    return season, episode


def _optional_stars(record: Mapping[str, Any]) -> Stars | None:
    return None if record["stars"] is None else _stars(record["stars"])


def _stars(record: Mapping[str, Any]) -> Stars:
    points, scale = record["points"], SCALES[record["scale"]]
    if type(points) is not int or points not in range(POINTS + 1):
        raise BadInput(f"“{points}” is not from 0 to {POINTS}")
    return Stars(points, scale)


def _tags(value: object) -> list[str]:
    if not isinstance(value, list):
        raise BadInput(f"“{value}” is no list of tags")
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise BadInput(f"“{value}” is neither true nor false")
    return value


def _source(record: Mapping[str, Any]) -> str:
    return parse_line("source", _text(record["source"])) or ARCHIVE


def _text(value: object) -> str:
    """A value of JSON as somebody would type it; null is nothing."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadInput(f"“{value}” is neither a text nor a number")
    return str(value)
