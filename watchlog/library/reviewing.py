"""Reviewing: records of imports that fit several titles, and what the user decides of them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from watchlog.errors import NotFound
from watchlog.library.arrivals import Arrivals
from watchlog.library.doubting import contents_of, title_said
from watchlog.library.part import Part
from watchlog.library.shelf import OF_TITLES, Shelf
from watchlog.matching.fold import fold
from watchlog.matching.similar import NEARLY_THE_SAME, similar
from watchlog.matching.titles import compatible, linked_alike
from watchlog.model.arrival import Content, Seen, Stands
from watchlog.model.ledger import Decided, Decision, Doubt, Doubtful, Outcome
from watchlog.model.lists import Listing, TitleList
from watchlog.model.opinion import Plan, Rating
from watchlog.model.passes import PassNote, Skip
from watchlog.model.portion import Portion
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.model.when import Precision, When
from watchlog.store import doubts, titles
from watchlog.store.database import Changing

MOST_OFFERED = 9
"""So many titles are worth choosing from."""


class Reviewing(Part):
    """What waits for a decision."""

    def pending(self) -> list[Doubtful]:
        """Every record in doubt, those of one title together, with the titles that may be meant by now."""
        with self._database.reading(self._now()) as tx:
            there = titles.everything(tx)
            found = [(doubt, contents_of(doubt.content)) for doubt in doubts.pending(tx)]
        told = [(doubt, _about(contents), contents) for doubt, contents in found]
        first: dict[Title, int] = {}
        for place, (_, title, _) in enumerate(told):
            first.setdefault(title, place)
        candidates = {title: _candidates(title, there) for title in first}
        told.sort(key=lambda one: first[one[1]])
        behind = _behind([(doubt, title) for doubt, title, _ in told])
        return [
            Doubtful(doubt, title, candidates[title], tuple(_words(contents)), behind.get(doubt.id, ()))
            for doubt, title, contents in told
        ]

    def decide(self, decisions: Sequence[Decision]) -> Decided:
        """Take what the user decided of, under the title that they chose or one of its own; as one change.

        What clashed with something that there is only once takes its place.

        Raises:
            NotFound: There is no such doubt, or no such title.
        """
        now = self._now().astimezone(UTC).replace(microsecond=0)
        with self._database.changing(self._now()) as tx:
            discarded, outcomes = 0, list[Outcome]()
            for batch, chosen in _by_batch(tx, decisions):
                counted = _Deciding(tx, batch, now).decided(chosen)
                outcomes += counted
                discarded += len(chosen) - len(counted)
            tx.describe(f"decided {len(decisions)} record{'s' * (len(decisions) != 1)} in doubt")
        return Decided(outcomes.count(Outcome.IMPORTED), outcomes.count(Outcome.DUPLICATE), discarded)


class _Deciding:
    """Decisions about the records of one import, which are of one source."""

    def __init__(self, tx: Changing, batch: int, now: datetime) -> None:
        self._tx = tx
        self._arrivals = Arrivals(tx, now, lambda: batch, keeps_ledger=False)
        self._made: dict[Title, int] = {}

    def decided(self, chosen: Sequence[tuple[Doubt, Decision]]) -> list[Outcome]:
        """What became of those that were taken."""
        file = None
        for doubt, decision in chosen:
            if (of := doubt.place.rpartition(", ")[0]) != file:
                file = of
                self._arrivals.next_file()
            meant = None if decision.discarded else self._put(contents_of(doubt.content), decision.title)
            doubts.remove(self._tx, doubt.id, meant)
        self._arrivals.end_source()
        self._arrivals.finish()
        return self._arrivals.ledger.outcomes()

    def _put(self, contents: list[Content], number: int | None) -> int:
        shelf, said = self._arrivals.shelf, title_said(contents)
        if said is None:
            self._arrivals.put(tuple(contents), 0)
            return 0
        if number is None:
            number = self._made.get(said) or shelf.make(said)
            self._made[said] = number
        number = _known(self._tx, shelf, number)
        shelf.complete(number, said)
        self._arrivals.put(tuple(contents), number)
        return number


def _behind(told: Sequence[tuple[Doubt, Title]]) -> dict[int, tuple[int, ...]]:
    """The numbers of the doubts behind each of which title is meant, by records that say the same of theirs."""
    alike: dict[tuple[Title, str], list[int]] = {}
    for doubt, title in told:
        if doubt.reason in OF_TITLES:
            alike.setdefault((title, doubt.reason), []).append(doubt.id)
    return {
        number: tuple(numbers[place:]) for numbers in alike.values() for place, number in enumerate(numbers, start=1)
    }


def _by_batch(tx: Changing, decisions: Sequence[Decision]) -> list[tuple[int, list[tuple[Doubt, Decision]]]]:
    found: dict[int, list[tuple[Doubt, Decision]]] = {}
    for decision in sorted(decisions, key=lambda decision: decision.doubt):
        doubt = doubts.by_id(tx, decision.doubt)
        if doubt is None:
            raise NotFound(f"nothing is in doubt under #{decision.doubt}", "watchlog review lists what is")
        found.setdefault(doubt.batch, []).append((doubt, decision))
    return list(found.items())


def _known(tx: Changing, shelf: Shelf, number: int) -> int:
    """The number of a title, which may have been named by that of one of its watches."""
    if number in shelf:
        return number
    title = titles.by_number(tx, number)
    if title is None:
        raise NotFound(f"there is no title #{number}", "watchlog review lists those that may be meant")
    return title.id


def _about(contents: Sequence[Content]) -> Title:
    title = title_said(contents)
    if title is not None:
        return title
    return Title(0, next((content.name for content in contents if isinstance(content, TitleList | SavedView)), "?"))


def _candidates(said: Title, there: Sequence[Title]) -> tuple[Title, ...]:
    """The titles that may be meant, the likeliest first: of its ids, of its name, and then of names like it."""
    name, refs = fold(said.name), set(said.refs)
    near = set(similar(said.name, (title.name for title in there), most=MOST_OFFERED, enough=NEARLY_THE_SAME))
    ranked = [
        (
            not refs & set(title.refs),
            title.name != said.name,
            fold(title.name) != name,
            not linked_alike(title, said.facts),
            not compatible(title, said.facts),
            abs(title.year - said.year) if title.year and said.year else 0,
            title.id,
            title,
        )
        for title in there
        if refs & set(title.refs)
        or title.name in near
        or (name and name in (fold(title.name), fold(title.original_name or "")))
    ]
    return tuple(row[-1] for row in sorted(ranked)[:MOST_OFFERED])


def _words(contents: Sequence[Content]) -> Iterator[str]:
    """What a record says, in a few words each."""
    for content in contents:
        match content:
            case Watch():
                yield f"watched {content.portion.label} {_day(content.when)}".replace("  ", " ")
            case Seen():
                times = "" if content.times == 1 else f" {content.times} times"
                yield f"seen{_of(content.watch.portion)}{times}"
            case Rating():
                yield f"rated{_of(content.portion)} {content.stars.on(content.stars.scale)}"
            case Listing():
                yield f"on the list {content.list_name}"
            case _:
                yield _other_words(content)


def _other_words(content: Content) -> str:
    match content:
        case Plan():
            return "to be watched"
        case PassNote():
            return f"said of pass {content.number}"
        case Skip():
            return f"not to be watched{_of(content.portion)}"
        case Stands():
            return str(content.status.value)
        case SavedView():
            return f"the view {content.query}"
        case _:
            return "in an order of its own"


def _of(portion: Portion) -> str:
    return f" {portion.label}" if portion.label else ""


def _day(when: When) -> str:
    return "some day" if when.precision is Precision.UNKNOWN else f"on {when.on}"
