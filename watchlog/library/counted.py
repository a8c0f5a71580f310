"""Counted: what was watched so many times, as somebody counted who does not say when."""

from watchlog.library.held import Held
from watchlog.library.receiving import Receiving, Verdict
from watchlog.library.witnesses import Sitting, details_of, is_news
from watchlog.matching.viewings import JOINT, part_of
from watchlog.model.arrival import Seen
from watchlog.model.lists import Listing
from watchlog.model.opinion import Rating
from watchlog.model.stars import Stars
from watchlog.model.watch import Watch

REVIEWS = "Reviews"
"""The list of words about a title of which nobody knows after which of several sittings they were written."""


class Counted:
    """The counts of one source, worked out when all of its sittings are known.

    As many sittings of unknown date are added as are missing. The first of them has what was said with the count, and
    all but the first sitting of all are repeats; where
    none is missing, stars are an opinion without a sitting, and words go to the only sitting there is, or on a list.
    """

    def __init__(self, receiving: Receiving) -> None:
        self._receiving = receiving
        self._seen: Held[tuple[int, int, Seen]] = Held()

    def add(self, number: int, record: int, seen: Seen) -> None:
        """Have a count of a title wait, with the place of its record in the ledger."""
        self._seen.add((number, record, seen))

    def settled(self) -> list[int]:
        """Work out all counts; the records that brought something new.

        Those that say more than how often go first, so that what they say has a sitting to belong to.
        """
        return [
            record
            for says_more in (True, False)
            for number, record, seen in self._seen
            if bool(seen.watch.stars or seen.watch.note) is says_more and self._is_new(seen, number)
        ]

    def _is_new(self, seen: Seen, number: int) -> bool:
        watch = seen.watch
        there = self._receiving.sittings(number).of_part(part_of(watch.portion, watch.episode_title))
        missing = seen.times - len(there)
        if missing <= 0:
            return self._says_more(watch, number, there)
        self._receiving.begin(watch._replace(rewatch=watch.rewatch or bool(there)), number)
        for _ in range(missing - 1):
            self._receiving.begin(watch._replace(stars=None, note=None, tags=(), rewatch=True), number)
        return True

    def _says_more(self, watch: Watch, number: int, there: list[Sitting]) -> bool:
        """Take in what is said of sittings that are all known."""
        said = watch
        if _is_rated(watch, there, now=self._receiving.now) or self._is_opinion(watch, number):
            said = said._replace(stars=None)
        if watch.note and any(self._has_words(sitting, watch, watch.note) for sitting in there):
            said = said._replace(note=None)
        counted = [sitting for sitting in there if sitting.when.on is None and _shares(sitting, watch)]
        only = there if len(there) == 1 and not said.stars else []
        for sitting in (*counted, *only):
            if is_news(sitting.details, details_of(said)):
                has_stars = sitting.details.points is not None
                self._receiving.fill(sitting, said)
                self._apart(said._replace(stars=said.stars if has_stars else None, note=None), number)
                return True
        return self._apart(said, number)

    def _has_words(self, sitting: Sitting, watch: Watch, words: str) -> bool:
        """Whether a sitting has these words, be it behind those of another record."""
        if sitting.details.note is None:
            return False
        is_same = sitting.details.note == details_of(watch).note
        return is_same or (_shares(sitting, watch) and self._receiving.has_words(sitting, words))

    def _is_opinion(self, watch: Watch, number: int) -> bool:
        """Whether its stars are here as an opinion, since there was no sitting of its service to have them."""
        return watch.stars is not None and self._receiving.holds(_opinion(watch, watch.stars), number)

    def _apart(self, watch: Watch, number: int) -> bool:
        verdicts = []
        if watch.stars:
            verdicts.append(self._receiving.rating(_opinion(watch, watch.stars), number, once=True))
        if watch.note:
            listing = Listing(watch.title, watch.portion, REVIEWS, None, watch.note, watch.added_at, watch.source)
            verdicts.append(self._receiving.single(listing, number))
        return Verdict.NEW in verdicts


def _opinion(watch: Watch, stars: Stars) -> Rating:
    return Rating(0, watch.title, watch.portion, stars, watch.added_at, watch.source)


def _is_rated(watch: Watch, there: list[Sitting], now: object) -> bool:
    """Whether a sitting has these stars since that day, or from that source where it can't be known since when.

    Of a sitting of which several told, only one has left since when it is here.
    """
    return watch.stars is not None and any(
        sitting.details.points == watch.stars.points
        and (
            sitting.added_on == watch.added_at.toordinal()
            or (
                _shares(sitting, watch)
                and (sitting.when.on is None or watch.added_at == now or JOINT in sitting.source)
            )
        )
        for sitting in there
    )


def _shares(sitting: Sitting, watch: Watch) -> bool:
    return bool(set(sitting.source.split(JOINT)) & set(watch.source.split(JOINT)))
