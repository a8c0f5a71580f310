"""Skipping: episodes that are neither seen nor to be watched."""

from collections.abc import Sequence
from datetime import UTC
from typing import NamedTuple

from watchlog.errors import BadInput, NotFound
from watchlog.library.courses import guide_of, series_of
from watchlog.library.naming import checked_series, series_called, the_title
from watchlog.library.part import Part
from watchlog.model.passes import Skip
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.saying import Saying
from watchlog.model.title import Kind, Title
from watchlog.model.watch import BY_HAND
from watchlog.parsing.names import TitleName
from watchlog.series.counting import portion_at
from watchlog.series.meaning import Meaning, meant
from watchlog.series.progress import going_on, upcoming
from watchlog.store import skips, titles
from watchlog.store.transaction import Transaction


class Skipped(NamedTuple):
    """What is skipped now and was not before.

    Attributes:
        title: The series.
        skips: What is skipped, in the order of its seasons and episodes.
        unknown: What of it the catalogue does not know, though it knows others.
    """

    title: Title
    skips: tuple[Skip, ...]
    unknown: tuple[Portion, ...] = ()


class Skipping(Part):
    """What is not to be watched."""

    def skip(self, name: TitleName, said: Sequence[Saying]) -> Skipped:
        """Have episodes or seasons of a series count neither as seen nor as left.

        Raises:
            BadInput: What was said can't be understood, or is the whole series.
            NotFound: No title is called that, or it is a film; or no episode is called that.
            Ambiguous: Several titles are called that.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        with self._database.changing(self._now()) as tx:
            title = _as_series(tx, the_title(tx, name))
            meaning = self._meaning(tx, title, said)
            portions = meaning.portions
            there = {skip.portion for skip in skips.of_title(tx, title.id)}
            skips.insert(tx, [Skip(0, title, portion, now, BY_HAND) for portion in portions])
            made = tuple(skip for skip in skips.of_title(tx, title.id) if skip.portion not in there)
            tx.describe(f"skipped {_in_words(title, portions)}")
            return Skipped(title, made, meaning.unknown)

    def unskip(self, name: TitleName, said: Sequence[Saying]) -> Skipped:
        """Have what was skipped count again; nothing said stands for all of a title.

        Raises:
            BadInput: What was said can't be understood.
            NotFound: No title is called that, or nothing of that is skipped.
            Ambiguous: Several titles are called that.
        """
        with self._database.changing(self._now()) as tx:
            title = series_called(tx, name) if said else the_title(tx, name)
            there = skips.of_title(tx, title.id)
            portions = self._meaning(tx, title, said).portions if said else [skip.portion for skip in there]
            gone = tuple(skip for skip in there if skip.portion in portions)
            if not gone:
                raise NotFound(f"nothing of that is skipped of {title.label}", "watchlog history shows what is skipped")
            skips.remove(tx, title.id, [skip.portion for skip in gone])
            titles.clear_away(tx, title.id)
            tx.describe(f"no longer skipped {_in_words(title, [skip.portion for skip in gone])}")
            return Skipped(title, gone)

    def _meaning(self, tx: Transaction, title: Title, said: Sequence[Saying]) -> Meaning:
        series = series_of(tx, title, self._now())
        guide = guide_of(tx, series.row, self._now())

        def coming(count: int) -> list[Portion]:
            going = going_on(series.course)
            return [portion_at(place) for place in upcoming(series.course, going.number, count)] if going else []

        meaning = meant(said, guide, upcoming=coming, whole=True)
        if not meaning.portions:
            raise NotFound(f"nothing of {title.label} is left to watch", "name the episodes: s1e4, or s2")
        if WHOLE in meaning.portions:
            raise BadInput(
                f"all of {title.label} can't be skipped",
                f'say that it is dropped: watchlog status "{title.name}" dropped',
            )
        return meaning


def _as_series(tx: Transaction, title: Title) -> Title:
    """The title, which is a series by having episodes if nothing was known of that."""
    if title.kind is None:
        title = title._replace(kind=Kind.SERIES)
        titles.update(tx, title)
    return checked_series(title)


def _in_words(title: Title, portions: Sequence[Portion]) -> str:
    first, last = portions[0], portions[-1]
    return f"{title.label} {first.label}" + (f" to {last.label}" if len(portions) > 1 else "")
