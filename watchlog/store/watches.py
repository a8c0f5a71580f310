"""Watches: found by a question, recorded, changed, removed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from watchlog.matching.fold import fold
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.query.terms import NEWEST_FIRST, Numbers, Query
from watchlog.store import journal
from watchlog.store.instants import instant, instant_text, local_instant, offset_of
from watchlog.store.selection import selection
from watchlog.store.titles import title_of
from watchlog.store.transaction import Row, Transaction

TITLE_AT = 17
"""Where in a row of `watches.matching` the title begins."""


def matching(tx: Transaction, query: Query) -> Iterator[Watch]:
    """The watches that a question asks for, one by one; to be used up before the transaction ends."""
    chosen = selection(query if query.sort else query._replace(sort=(NEWEST_FIRST,)))
    return _watches(tx.stream("watches.matching", chosen.shape, **chosen.values))


def count(tx: Transaction) -> int:
    """How many there are."""
    return tx.number("watches.count")


def count_of_title(tx: Transaction, title: int) -> int:
    """How many a title has."""
    return tx.number("watches.count_of_title", title_id=title)


def passes_of_title(tx: Transaction, title: int) -> list[tuple[Portion | None, int | None]]:
    """Which portions of a title were seen, and in which pass; None is an episode that is known by its name alone."""
    rows = tx.rows("watches.portions_of_title", title_id=title)
    return [
        (None if by_name else Portion(season, episode), pass_number) for season, episode, pass_number, by_name in rows
    ]


def by_id(tx: Transaction, number: int) -> Watch | None:
    """The watch of this number."""
    return by_ids(tx, [number]).get(number)


def by_ids(tx: Transaction, numbers: Collection[int]) -> dict[int, Watch]:
    """Some watches, by their numbers."""
    return {watch.id: watch for watch in matching(tx, Query((Numbers(tuple(numbers)),)))}


def insert(tx: Transaction, watches: Sequence[Watch], batch: int | None = None) -> None:
    """Save new watches under the numbers they have."""
    with journal.noted_at_once(tx, "watch", [watch.id for watch in watches]):
        tx.run_many("watches.insert_watch", (_new_row(watch, batch) for watch in watches))
    tx.run_many("watches.insert_tag", _tag_rows(watches))


def update(tx: Transaction, watches: Sequence[Watch]) -> None:
    """Save what has changed of watches."""
    tx.run_many("watches.update_watch", (_changed_row(watch) for watch in watches))
    tx.run_many("watches.delete_tags", ({"watch_id": watch.id} for watch in watches))
    tx.run_many("watches.insert_tag", _tag_rows(watches))


def remove(tx: Transaction, watches: Sequence[Watch]) -> None:
    """Remove watches with their tags."""
    numbers = [{"watch_id": watch.id} for watch in watches]
    tx.run_many("watches.delete_tags", numbers)
    tx.run_many("watches.delete_watch", numbers)


def _watches(rows: Iterable[Row]) -> Iterator[Watch]:
    titles: dict[int, Title] = {}
    ratings: dict[tuple[int, str], Stars] = {}
    for row in rows:
        number = row[TITLE_AT]
        title = titles.get(number)
        if title is None:
            title = titles[number] = title_of(row[TITLE_AT:])
        yield _watch(row, title, ratings)


def _watch(row: Row, title: Title, ratings: dict[tuple[int, str], Stars]) -> Watch:
    (
        number, season, episode, episode_title, watched_on, watched_at, utc_offset, points, scale,
        note, service, companions, rewatch, pass_number, source, added_at, tags,
    ) = row[:TITLE_AT]  # fmt: skip
    return Watch(
        number,
        title,
        WHOLE if season is None and episode is None else Portion(season, episode),
        _when(watched_on, watched_at, utc_offset),
        None if points is None else _stars(points, scale, ratings),
        note,
        tuple(sorted(tags.split("\n"))) if tags else (),
        service,
        companions,
        bool(rewatch),
        pass_number,
        episode_title,
        source,
        instant(added_at),
    )


def _when(on: str | None, at: str | None, offset: int) -> When:
    return When(on, local_instant(at, offset) if at else None)


def _stars(points: int, scale: str, ratings: dict[tuple[int, str], Stars]) -> Stars:
    found = ratings.get((points, scale))
    if found is None:
        found = ratings[points, scale] = Stars(points, SCALES[scale])
    return found


def _new_row(watch: Watch, batch: int | None) -> dict[str, Any]:
    return _columns(watch) | {
        "id": watch.id,
        "source": watch.source,
        "folded_source": fold(watch.source),
        "batch_id": batch,
        "added_at": instant_text(watch.added_at),
    }


def _changed_row(watch: Watch) -> dict[str, Any]:
    return {"watch_id": watch.id} | {f"new_{name}": value for name, value in _columns(watch).items()}


def _columns(watch: Watch) -> dict[str, Any]:
    at, stars, note = watch.when.at, watch.stars, watch.note
    return {
        "title_id": watch.title.id,
        "season": watch.portion.season,
        "episode": watch.portion.episode,
        "episode_title": watch.episode_title,
        "watched_on": watch.when.on,
        "watched_at": at and instant_text(at),
        "utc_offset": None if at is None else offset_of(at),
        "stars": stars and stars.points,
        "stars_scale": stars and stars.scale.name,
        "note": note,
        "folded_note": None if note is None else fold(note),
        "service": watch.service,
        "companions": watch.companions,
        "rewatch": int(watch.rewatch),
        "pass": watch.pass_number,
        "folded_episode_title": watch.episode_title and fold(watch.episode_title),
        "folded_service": watch.service and fold(watch.service),
        "folded_companions": watch.companions and fold(watch.companions),
    }


def _tag_rows(watches: Iterable[Watch]) -> Iterator[dict[str, Any]]:
    for watch in watches:
        for tag in watch.tags:
            yield {"watch_id": watch.id, "tag": tag, "folded_tag": fold(tag)}
