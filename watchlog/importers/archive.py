"""The archive, read back."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.reading import opened
from watchlog.importers.protocol import Row, Source, Unreadable
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import Portion
from watchlog.model.stars import POINTS, SCALES, Stars
from watchlog.model.title import LONGEST_NAME, Ref, ShownAs, Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.parsing.dates import parse_iso_moment
from watchlog.parsing.fields import parse_kind, parse_line, parse_note, parse_number, parse_optional_year, parse_status
from watchlog.parsing.names import check_line, is_visible, parse_refs, parse_tags, parse_view_name
from watchlog.query.scanning import LONGEST
from watchlog.records.archive import FORMAT, READABLE, UNKNOWN_TO, VERSION

HEAD: Final = 200
"""Characters within which an archive says what it is."""

MALFORMED: Final = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError)
"""What goes wrong when a record is of another shape than ours."""


class Archive:
    """Reads what `watchlog export --format archive` writes."""

    name = "archive"

    def detect(self, source: Source) -> bool:
        """Whether the file says of itself that it is an archive."""
        with opened(source.path) as file:
            head = file.read(HEAD)
        return head.lstrip().startswith("{") and f'"{FORMAT}"' in head

    def read(self, source: Source) -> Iterator[Row]:
        """Watches, then ratings, then plans, each with its title, and then views."""
        document = _document(source)
        titles = _titles(document)
        for part, read in (("watches", _watch), ("ratings", _rating), ("plans", _plan)):
            for place, record in enumerate(_list(document, part), start=1):
                yield Row(f"{part} {place}", _content(read, record, titles))
        for place, record in enumerate(_list(document, "views"), start=1):
            yield Row(f"views {place}", _view(record))


def _document(source: Source) -> Mapping[str, Any]:
    with opened(source.path) as file:
        try:
            document = json.load(file)
        except (ValueError, RecursionError) as error:
            raise BadFile(f"{source.path} is no archive: {error}", "nothing was imported") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadFile(f"{source.path} is no archive", "nothing was imported")
    if document.get("version") not in READABLE:
        raise BadFile(
            f"{source.path} is an archive of version {document.get('version')}, and this program reads up to {VERSION}",
            "upgrade watchlog",
        )
    return document


def _list(document: Mapping[str, Any], part: str) -> Sequence[Any]:
    records = document.get(part, [])
    if not isinstance(records, list):
        raise BadFile(f"the archive's “{part}” is no list", "nothing was imported")
    return records


def _titles(document: Mapping[str, Any]) -> list[Title | Unreadable]:
    known = UNKNOWN_TO.get(document["version"], {})
    titles: list[Title | Unreadable] = []
    for number, record in enumerate(_list(document, "titles"), start=1):
        try:
            titles.append(_title(number, known | record))
        except (BadInput, *MALFORMED) as error:
            titles.append(_unreadable(error))
    return titles


def _content(
    read: Callable[[Title, Mapping[str, Any]], Watch | Rating | Plan],
    record: Any,
    titles: Sequence[Title | Unreadable],
) -> Watch | Rating | Plan | Unreadable:
    try:
        title = titles[_index(record["title"])]
        return title if isinstance(title, Unreadable) else read(title, record)
    except (BadInput, *MALFORMED) as error:
        return _unreadable(error)


def _unreadable(error: Exception) -> Unreadable:
    if isinstance(error, BadInput):
        return Unreadable(error.problem)
    return Unreadable(f"it is not what an archive holds: {error}")


def _index(value: object) -> int:
    if type(value) is not int or value < 0:
        raise BadInput(f"“{value}” is no place of a title")
    return value


def _ref(value: object) -> str:
    if not isinstance(value, str):
        raise BadInput(f"“{value}” is no id")
    return value


def _title(number: int, record: Mapping[str, Any]) -> Title:
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


def _watch(title: Title, record: Mapping[str, Any]) -> Watch:
    return Watch(
        id=0,
        title=title,
        portion=_portion(record),
        when=_when(record),
        stars=None if record["stars"] is None else _stars(record["stars"]),
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


def _rating(title: Title, record: Mapping[str, Any]) -> Rating:
    stars, rated_at = _stars(record["stars"]), parse_iso_moment(record["rated_at"])
    return Rating(0, title, _portion(record), stars, rated_at, _source(record))


def _plan(title: Title, record: Mapping[str, Any]) -> Plan:
    note, planned_at = parse_note(_text(record["note"])), parse_iso_moment(record["planned_at"])
    return Plan(0, title, note, planned_at, _source(record))


def _view(record: Any) -> SavedView | Unreadable:
    try:
        name, query = parse_view_name(_text(record["name"])), _query(record["query"])
        return SavedView(name, query, parse_iso_moment(record["saved_at"]))
    except (BadInput, *MALFORMED) as error:
        return _unreadable(error)


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
    return UNKNOWN if record["watched_on"] is None else When.of_text(record["watched_on"])


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
    return parse_line("source", _text(record["source"])) or Archive.name


def _text(value: object) -> str:
    """A value of JSON as somebody would type it; null is nothing."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadInput(f"“{value}” is neither a text nor a number")
    return str(value)
