"""Entries of the catalogue: from values to rows and back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from watchlog.matching.fold import fold
from watchlog.model.catalogue import Credit, Entry, Episode, FormerNumber, Held, OtherName, Placing, Role, Season
from watchlog.model.order import Order
from watchlog.model.title import Kind, Ref
from watchlog.store.instants import instant, instant_text, local_instant, offset_of
from watchlog.store.transaction import Row

Rows = Iterable[dict[str, Any]]
Part = Callable[[str], list[Row]]
"""The rows of an entry that lie in a table, as `catalogue.part` asks for them."""

OWN: Final = "own"
ORIGINAL: Final = "original"
OTHER: Final = "other"
"""As what a name stands among the names of a title that can be searched for."""

LISTED: Final = {"genre": "genres", "network": "networks", "language": "languages", "country": "countries"}
"""Fields of queries whose values an entry lists, and what it calls the list."""

ACTED: Final = {"cast": Role.CAST, "director": Role.DIRECTOR}
"""Fields of queries whose values are people."""


def entry_row(held: Held) -> dict[str, Any]:
    """What an entry says, without its parts."""
    entry = held.entry
    return {
        "provider": entry.provider,
        "service": entry.ref.service,
        "value": entry.ref.value,
        "kind": entry.kind,
        "name": entry.name,
        "original_name": entry.original_name,
        "year": entry.year,
        "premiered": entry.premiered,
        "ended": entry.ended,
        "state": entry.state,
        "runtime": entry.runtime,
        "zone": entry.zone,
        "summary": entry.summary,
        "poster": entry.poster,
        "page": entry.page,
        "stamp": entry.stamp,
        "fetched_at": instant_text(held.fetched_at),
        "fetched_from": held.fetched_from,
        "gone_at": held.gone_at and instant_text(held.gone_at),
        "moved_to": held.moved_to and str(held.moved_to),
    }


def part_rows(entry: Entry, former: Iterable[FormerNumber]) -> Iterator[tuple[str, Rows]]:
    """The parts of an entry: a table, and rows for it that lack the keys."""
    yield "entry_ref", (ref._asdict() for ref in entry.refs)
    yield "other_name", _names(entry)
    yield "credit", (credit._asdict() for credit in entry.credits)
    yield "season", (season._asdict() for season in entry.seasons)
    yield "episode", map(_episode_row, entry.episodes)
    yield "former_number", map(_former_row, former)
    yield "placing", map(_placing_row, entry.placings)
    yield "detail", _details(entry)


def held_of(row: Row, part: Part) -> Held:
    """What a row of `catalogue.entry` holds, without its key and whether it is linked."""
    (
        provider, service, value, kind, name, original_name, year, premiered, ended, state, runtime, zone, summary,
        poster, page, stamp, fetched_at, fetched_from, gone_at, moved_to,
    ) = row  # fmt: skip
    entry = Entry(
        provider=provider,
        ref=Ref(service, value),
        kind=Kind(kind),
        name=name,
        original_name=original_name,
        year=year,
        premiered=premiered,
        ended=ended,
        state=state,
        runtime=runtime,
        zone=zone,
        summary=summary,
        poster=poster,
        page=page,
        stamp=stamp,
        **_parts(part),
    )
    moved = Ref(*moved_to.split(":", 1)) if moved_to else None
    return Held(entry, instant(fetched_at), fetched_from, instant(gone_at) if gone_at else None, moved)


def former_of(row: Row) -> FormerNumber:
    """How an episode was counted before, as a row of `catalogue.part` holds it."""
    episode, season, number, name, until = row
    return FormerNumber(episode, season, number, name, instant(until))


def episode_of(row: Row) -> Episode:
    """The episode that a row of the table holds, without its keys."""
    number, season, episode, name, special, air_date, air_time, air_at, offset, runtime, summary = row
    at = local_instant(air_at, offset) if air_at else None
    return Episode(number, season, episode, name, bool(special), air_date, air_time, at, runtime, summary)


def _parts(part: Part) -> Mapping[str, Any]:
    details = part("detail")
    roles = {role.value: role for role in Role}
    return {
        "refs": tuple(Ref(*row) for row in part("entry_ref")),
        "names": tuple(OtherName(name, country) for role, name, _, country in part("other_name") if role == OTHER),
        "credits": tuple(Credit(person, roles[role], character) for person, role, character in part("credit")),
        "seasons": tuple(Season(*row) for row in part("season")),
        "episodes": tuple(map(episode_of, part("episode"))),
        "placings": tuple(Placing(Order(order), *placed) for order, *placed in part("placing")),
    } | {listed: tuple(row[1] for row in details if row[0] == field) for field, listed in LISTED.items()}


def _names(entry: Entry) -> Rows:
    yield _name(OWN, entry.name)
    if entry.original_name is not None:
        yield _name(ORIGINAL, entry.original_name)
    for name, country in entry.names:
        yield _name(OTHER, name, country)


def _name(role: str, name: str, country: str | None = None) -> dict[str, Any]:
    return {"role": role, "name": name, "folded_name": fold(name), "country": country}


def _details(entry: Entry) -> Rows:
    for field, listed in LISTED.items():
        yield from (_detail(field, value) for value in getattr(entry, listed))
    for field, role in ACTED.items():
        people = dict.fromkeys(credit.person for credit in entry.credits if credit.role is role)
        yield from (_detail(field, person) for person in people)
    if entry.runtime is not None:
        yield _detail("runtime", str(entry.runtime)) | {"number": entry.runtime}


def _detail(field: str, value: str) -> dict[str, Any]:
    return {"field": field, "value": value, "folded_value": fold(value), "number": None}


def _episode_row(episode: Episode) -> dict[str, Any]:
    at = episode.air_at
    return {
        "provider_id": episode.id,
        "season": episode.season,
        "number": episode.number,
        "name": episode.name,
        "special": int(episode.special),
        "air_date": episode.air_date,
        "air_time": episode.air_time,
        "air_at": at and instant_text(at),
        "utc_offset": None if at is None else offset_of(at),
        "runtime": episode.runtime,
        "summary": episode.summary,
    }


def _former_row(former: FormerNumber) -> dict[str, Any]:
    return {
        "provider_id": former.episode,
        "season": former.season,
        "number": former.number,
        "name": former.name,
        "until": instant_text(former.until),
    }


def _placing_row(placing: Placing) -> dict[str, Any]:
    return {
        "arrangement": placing.order,
        "provider_id": placing.episode,
        "season": placing.season,
        "number": placing.number,
    }
