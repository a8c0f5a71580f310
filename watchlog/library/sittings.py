"""Sittings: which episodes somebody means who says that they watched something, when, and in which pass."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from watchlog.errors import BadInput, NotFound
from watchlog.library.courses import guide_of, series_of
from watchlog.library.understood import Part, Understood
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.saying import NextOnes, named_seasons
from watchlog.model.sitting import Sitting
from watchlog.model.title import Title
from watchlog.series.counting import FIRST, SPECIALS, portion_at
from watchlog.series.dates import dated
from watchlog.series.meaning import Meaning, meant
from watchlog.series.passes import is_covered, pass_of, rewatch_pass
from watchlog.series.progress import going_on, is_closed, upcoming
from watchlog.store import passes, watches
from watchlog.store.transaction import Transaction

MOST_NAMED: Final = 5
"""So many episodes are named one by one."""


def understood_series(tx: Transaction, title: Title, sitting: Sitting, now: datetime) -> Understood:
    """Which episodes of a series are meant, when each was watched, and in which pass.

    Raises:
        BadInput: It can't be understood, is not known to the catalogue although that was asked for, or nothing is left.
        NotFound: No episode is called that, or aired then.
    """
    return _Understanding(tx, title, sitting, now).everything()


class _Understanding:
    """Goes from what was said to watches."""

    def __init__(self, tx: Transaction, title: Title, sitting: Sitting, now: datetime) -> None:
        self._title = title
        self._sitting = sitting
        series = series_of(tx, title, now)
        self._course = series.course
        self._guide = guide_of(tx, series.row, now)
        self._taken = watches.passes_of_title(tx, title.id)
        self._missing = 0
        self._noted = [note.number for note in passes.notes_of_title(tx, title.id)]

    def everything(self) -> Understood:
        number = self._pass_number()
        meaning = self._meaning(number)
        if self._sitting.rewatch and self._has_nothing_new(meaning, number):
            number = self._last_pass + 1
            meaning = self._meaning(number)
        self._check(meaning)
        whens, undated = dated(self._sitting.dating, meaning.portions, self._guide)
        is_single = self._is_special_again(meaning, number)
        is_rewatch = number > FIRST and not is_single
        seen = self._seen_apart()
        parts = tuple(
            Part(
                portion,
                when,
                None if is_single else pass_of(portion, seen, number if is_rewatch else None),
                self._name(portion),
            )
            for portion, when in zip(meaning.portions, whens, strict=True)
        )
        remarks = tuple(self._remarks(meaning, undated))
        return Understood(parts, self._wholes(), remarks, is_rewatch, is_told=not self._guide.is_empty)

    @property
    def _last_pass(self) -> int:
        return max((*(number or FIRST for _, number in self._taken), *self._noted), default=FIRST)

    def _pass_number(self) -> int:
        """The pass that takes it; what is no rewatch begins with the first, and `next` goes on where somebody is."""
        last = self._last_pass
        if self._sitting.rewatch:
            return rewatch_pass(last, is_closed=is_closed(self._course, last))
        going = going_on(self._course) if self._wants_next else None
        return going.number if going else FIRST

    @property
    def _wants_next(self) -> bool:
        said = self._sitting.said
        return bool(said) and all(isinstance(saying, NextOnes) for saying in said)

    def _seen(self, number: int) -> set[Portion]:
        """What was seen in a pass; before the first, anything that was ever seen counts."""
        taken = {portion for portion, of_pass in self._taken if portion is not None and number in (FIRST, of_pass)}
        counted = [seen.places for other, seen in self._course.passes.items() if number in (FIRST, other)]
        return taken.union(portion_at(place) for places in counted for place in places)

    def _is_special_again(self, meaning: Meaning, number: int) -> bool:
        """Whether nothing but specials would begin a pass: they reopen nothing."""
        specials = bool(meaning.portions) and all(portion.season == SPECIALS for portion in meaning.portions)
        return specials and number > self._last_pass

    def _seen_apart(self) -> set[Portion]:
        """What was ever seen, episode by episode where they are known: a season may have been half aired then."""
        seen = self._seen(FIRST)
        return {portion for portion in seen if portion.episode is not None} if self._course.counted else seen

    def _meaning(self, number: int) -> Meaning:
        if not self._sitting.said:
            return Meaning((WHOLE,))
        seen = self._seen(number)
        return meant(self._sitting.said, self._guide, seen=seen, upcoming=lambda count: self._upcoming(number, count))

    def _has_nothing_new(self, meaning: Meaning, number: int) -> bool:
        seen = self._seen(number)
        return number == self._last_pass and all(is_covered(portion, seen) for portion in meaning.portions)

    def _upcoming(self, number: int, count: int) -> list[Portion]:
        """The next episodes of a pass, as far as there are so many."""
        rest = upcoming(self._course, number, count)
        if not rest:
            raise NotFound(f"nothing of {self._title.label} is left to watch", self._way_on())
        self._missing = count - len(rest)
        return [portion_at(place) for place in rest]

    def _way_on(self) -> str:
        if self._course.dropped:
            return "a pass was dropped: watchlog pass TITLE --resume goes on with it"
        return "watchlog calendar shows what is coming; --rewatch begins again"

    def _check(self, meaning: Meaning) -> None:
        if self._sitting.strict and self._guide.is_empty:
            raise BadInput(
                f"no episodes of {self._title.label} are known", "watchlog fetch looks them up; or leave --strict out"
            )
        if self._sitting.strict and meaning.unknown:
            raise BadInput(f"{self._title.label} has no {_listed(meaning.unknown)}", "leave --strict out to record it")
        if not meaning.portions and meaning.passed_over:
            raise BadInput(
                f"all of that was recorded already ({meaning.passed_over} episodes)", "--rewatch records it again"
            )
        if not meaning.portions:
            raise BadInput("none of that has aired yet", "name an episode to record it all the same")

    def _remarks(self, meaning: Meaning, undated: Sequence[Portion]) -> Iterator[str]:
        if meaning.unknown:
            yield f"the catalogue of {self._title.label} has no {_listed(meaning.unknown)}; recorded all the same"
        for portion in meaning.unaired:
            episode = self._guide.episode(portion)
            day = episode.air_date if episode else None
            yield f"{portion.label} {'airs ' + day if day else 'has no air date yet'}"
        if self._missing > 0:
            yield f"{len(meaning.portions)} is all that is left"
        if meaning.passed_over:
            yield f"{meaning.passed_over} more were recorded already"
        if meaning.still_to_air:
            yield f"{meaning.still_to_air} more are yet to air"
        renumbered = [portion for portion in meaning.portions if self._guide.label(portion) != portion.label]
        if renumbered:
            shown = dict.fromkeys([self._guide.label(renumbered[0]), self._guide.label(renumbered[-1])])
            logged = dict.fromkeys([renumbered[0].label, renumbered[-1].label])
            yield f"{' to '.join(shown)} {'are' if len(shown) > 1 else 'is'} logged as {' to '.join(logged)}"
        if undated:
            yield f"no air date is known of {_listed(undated)}"

    def _wholes(self) -> tuple[Portion, ...]:
        """The seasons, or everything, where nothing else was named and the catalogue makes single episodes of them."""
        found: list[Portion] = []
        for saying in self._sitting.said:
            seasons = named_seasons(saying)
            if self._guide.is_empty or not seasons or not all(map(self._is_known, seasons)):
                return ()
            found += seasons
        return tuple(found)

    def _is_known(self, portion: Portion) -> bool:
        return portion == WHOLE or bool(self._guide.season(portion.season or 0))

    def _name(self, portion: Portion) -> str | None:
        episode = self._guide.episode(portion)
        return episode.name if episode else None


def _listed(portions: Sequence[Portion]) -> str:
    """`S01E01, S01E02 and 7 more`."""
    labels = [portion.label for portion in portions]
    rest = len(labels) - MOST_NAMED
    return ", ".join(labels[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
