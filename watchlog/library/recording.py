"""Recording: the watches and ratings that a sitting makes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from watchlog.errors import BadInput
from watchlog.library.understood import Part, Understood
from watchlog.model.dating import Same
from watchlog.model.opinion import Rating
from watchlog.model.outcomes import Added
from watchlog.model.portion import WHOLE
from watchlog.model.sitting import Sitting
from watchlog.model.title import Kind, Status, Title
from watchlog.model.watch import BY_HAND, Watch
from watchlog.store import opinions, passes, titles, watches
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction


def recorded(tx: Changing, title: Title, sitting: Sitting, now: datetime, *, first: int, is_new: bool) -> Added:
    """Record that something of a title was watched, which takes it off the watchlist.

    Args:
        tx: Where it is recorded.
        title: What was watched.
        sitting: What was said of it.
        now: The clock: aware and local.
        first: The number of the first watch, which is taken already.
        is_new: Whether the title is new.

    Raises:
        BadInput: What was said can't be understood, or nothing of it is left.
        NotFound: No episode is called that, or aired then.
    """
    meant = understood(tx, title, sitting, now)
    titles.take_numbers(tx, len(meant.parts) - 1)
    title, was = resumed(tx, title, meant)
    added = tuple(watches_of(first, title, sitting, meant, now))
    watches.insert(tx, added)
    ratings = ratings_of(tx, title, sitting, meant, now)
    off_the_list = opinions.remove_plan(tx, title.id)
    tx.describe(f"added {_in_words(added)}")
    return Added(added, is_new, off_the_list, tx.change, ratings, meant.remarks, was, meant.is_told)


def told_apart(tx: Changing, added: Added, sitting: Sitting, now: datetime) -> Added | None:
    """Put single episodes in the place of what was recorded before the catalogue knew them, where it knows them now.

    Args:
        tx: Where it is recorded; it must belong to the change by which it was recorded before.
        added: What was recorded.
        sitting: What was said of it.
        now: The clock: aware and local.
    """
    from watchlog.library.courses import series_of

    title = titles.by_id(tx, added.watches[0].title.id)
    if tx.change is None or title is None or title.kind is not Kind.SERIES:
        return None
    if series_of(tx, title, now).course.counted is None:
        return None
    first = added.watches[0].id
    if titles.take_numbers(tx, 0) != added.watches[-1].id + 1:
        first = titles.take_numbers(tx, 1)  # the numbers behind are taken
    watches.remove(tx, added.watches)
    told = recorded(tx, title, sitting, now, first=first, is_new=added.new_title)
    return told._replace(off_the_list=added.off_the_list, resumed=added.resumed)


def understood(tx: Transaction, title: Title, sitting: Sitting, now: datetime) -> Understood:
    """What a sitting of a title is.

    Raises:
        BadInput: What was said can't be understood, or nothing of it is left.
        NotFound: No episode is called that, or aired then.
    """
    if title.kind is Kind.SERIES:
        from watchlog.library.sittings import understood_series  # episodes and passes are of no use to films

        return understood_series(tx, title, sitting, now)
    if sitting.said:
        raise BadInput(f"{title.label} is a film, and has no episodes", "leave the episodes out")
    if not isinstance(sitting.dating, Same):
        raise BadInput(f"{title.label} has no episodes, and one day is enough", "say it with --on")
    return Understood((Part(WHOLE, sitting.dating.when),))


def watches_of(first: int, title: Title, sitting: Sitting, meant: Understood, now: datetime) -> Iterator[Watch]:
    """The watches that a sitting makes, numbered from `first` on."""
    last = first + len(meant.parts) - 1
    for number, part in enumerate(meant.parts, start=first):
        yield Watch(
            id=number,
            title=title,
            portion=part.portion,
            when=part.when,
            stars=None if meant.wholes else sitting.stars,
            note=sitting.note if number == last or not meant.wholes else None,
            tags=sitting.tags,
            service=sitting.service,
            companions=sitting.companions,
            rewatch=sitting.rewatch or meant.is_rewatch,
            pass_number=part.pass_number,
            episode_title=part.name,
            source=BY_HAND,
            added_at=now.astimezone(UTC).replace(microsecond=0),
        )


def ratings_of(tx: Changing, title: Title, sitting: Sitting, meant: Understood, now: datetime) -> tuple[Rating, ...]:
    """Note the stars of seasons, which are not those of each of their episodes."""
    if sitting.stars is None:
        return ()
    at = now.astimezone(UTC).replace(microsecond=0)
    said = (Rating(0, title, portion, sitting.stars, at, BY_HAND) for portion in meant.wholes)
    return tuple(opinions.insert_rating(tx, rating) for rating in said)


def resumed(tx: Changing, title: Title, meant: Understood) -> tuple[Title, Status | None]:
    """The title, which goes on if it was said to be over, and what was said; a favourite seen again is no going on."""
    going_on = {part.pass_number for part in meant.parts if part.pass_number is not None}
    if title.kind is not Kind.SERIES or not going_on:
        return title, None
    dropped = [note for note in passes.notes_of_title(tx, title.id) if note.dropped and note.number in going_on]
    for note in dropped:
        passes.save(tx, note._replace(dropped=False))
    if title.status not in (Status.PAUSED, Status.DROPPED, Status.COMPLETED):
        return title, Status.DROPPED if dropped else None
    going = title._replace(status=None)
    titles.update(tx, going)
    return going, title.status


def _in_words(added: Sequence[Watch]) -> str:
    first, last = added[0], added[-1]
    return first.label if first is last else f"{first.label} to {last.portion.label}"
