"""The history: recording watches, and looking at them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from watchlog.library.asked import shown_title
from watchlog.library.naming import recorded_title
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.matching.fold import fold
from watchlog.matching.similar import NEARLY_THE_SAME, similar
from watchlog.model.outcomes import Added, Standing, Whole
from watchlog.model.title import Facts, Kind, Title
from watchlog.model.watch import Watch
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Numbers, OfTitle, Query
from watchlog.store import lists, opinions, titles, watches
from watchlog.store.transaction import Transaction

if TYPE_CHECKING:
    from watchlog.library.courses import Series
    from watchlog.model.sitting import Sitting
    from watchlog.parsing.readings import Reading

LATEST = 5
"""How many of the last sittings a standing shows."""


class History(Part):
    """What was watched."""

    def add(self, name: TitleName, sitting: "Sitting", facts: Facts, *, rehearse: bool = False) -> Added:
        """Record that something was watched; the title is made if it is new, and taken off the watchlist.

        A series that was said to be paused or dropped goes on. A rehearsal says what would happen, and changes nothing.

        Raises:
            BadInput: What was said of episodes can't be understood, or nothing is left of it.
            NotFound: The title was named by a number or id that nothing here has; or no episode is called that.
            Ambiguous: Several titles are called that.
        """
        from watchlog.library.recording import recorded  # who looks at the history records nothing

        if sitting.said:
            facts = facts._replace(kind=facts.kind or Kind.SERIES)
        with self._database.changing(self._now(), rehearse=rehearse) as tx:
            first = titles.take_numbers(tx, 1)
            title, is_new = recorded_title(tx, name, facts, first)
            return recorded(tx, title, sitting, self._now(), first=first, is_new=is_new)

    def tell_apart(self, added: Added, sitting: "Sitting") -> Added | None:
        """Record episode by episode what was recorded before the catalogue knew the episodes, as part of that change.

        Returns:
            What stands in its place now; None where nothing more is known than before, or something was done since.
        """
        from watchlog.library.recording import told_apart

        with self._database.filling(self._now(), added.change) as tx:
            return told_apart(tx, added, sitting, self._now())

    def meant(self, readings: "Sequence[Reading]") -> "Reading":
        """Which reading of a command line is meant: the first that fits the history.

        Raises:
            BadInput: It is a year behind a title, where no series has such an episode.
        """
        from watchlog.library.readings import best_reading, meant_reading  # most command lines have but one reading

        if not self._database.is_there:
            return best_reading(readings)
        with self._database.reading(self._now()) as tx:
            return meant_reading(tx, readings, self._now())

    def as_it_is_now(self, added: Added) -> Added:
        """What was recorded, with what has become known of its title since."""
        numbers = tuple(watch.id for watch in added.watches)
        with self._database.reading(self._now()) as tx:
            now = {watch.id: watch for watch in watches.matching(tx, Query((Numbers(numbers),)))}
        return added._replace(watches=tuple(now.get(watch.id, watch) for watch in added.watches))

    def find(self, query: Query) -> list[Watch]:
        """The watches that a question asks for."""
        with self._database.reading(self._now()) as tx:
            return list(watches.matching(tx, settled(tx, query)))

    def show(self, name: TitleName, query: Query) -> Whole:
        """Everything about one title: the one of that name, or else the one whose watches or plan a question finds.

        Raises:
            NotFound: No title is called that, and nothing found.
            Ambiguous: Several are.
        """
        from watchlog.library.courses import series_of  # episodes and providers are of no use to other commands
        from watchlog.library.elsewhere import elsewhere
        from watchlog.series.progress import going_on

        now = self._now()
        with self._database.reading(now) as tx:
            title = shown_title(tx, name, query)
            seen = tuple(watches.matching(tx, Query((OfTitle(title.id),))))
            series = series_of(tx, title, now) if title.kind is Kind.SERIES else None
            going = going_on(series.course) if series else None
            ratings = tuple(opinions.ratings_of_title(tx, title.id))
            plan = opinions.plan_of_title(tx, title.id)
            whole = Whole(title, seen, ratings, plan, elsewhere(tx, title, seen, now, going and going.next))
            whole = whole._replace(lists=tuple(lists.of_title(tx, title.id)))
            return whole if series is None else self._with_course(tx, whole, series)

    def spelled_alike(self, title: Title) -> Title | None:
        """Another title whose name is like that of this one, or holds it: one of them may be a slip."""
        with self._database.reading(self._now()) as tx:
            holding = [other for other in titles.containing(tx, title.name) if fold(other.name) != fold(title.name)]
            if len(holding) == 1:
                return holding[0]
            others = [other for other in titles.everything(tx) if fold(other.name) != fold(title.name)]
        near = similar(title.name, [other.name for other in others], most=1, enough=NEARLY_THE_SAME)
        return next((other for other in others if other.name in near), None)

    def begun_with(self, title: Title) -> Title | None:
        """A series whose name begins that of this title, so that the words behind it may be a slip."""
        words = title.name.split()
        with self._database.reading(self._now()) as tx:
            for end in range(len(words) - 1, 0, -1):
                for other in titles.named(tx, " ".join(words[:end])):
                    if other.kind is Kind.SERIES and other.id != title.id:
                        return other
        return None

    def standing(self) -> Standing:
        """How much there is, and what was watched last."""
        with self._database.reading(self._now()) as tx:
            return Standing(
                watches=watches.count(tx),
                titles=opinions.count_titles(tx),
                plans=opinions.count_plans(tx),
                latest=tuple(watches.matching(tx, Query(limit=LATEST))),
            )

    def _with_course(self, tx: Transaction, whole: Whole, series: "Series") -> Whole:
        """How far somebody is with a series, the runs through it, what its episodes are called, and what is skipped."""
        from watchlog.library.courses import progress_of
        from watchlog.library.passing import labels_of, passes_of
        from watchlog.store import skips

        title, now = whole.title, self._now()
        return whole._replace(
            progress=progress_of(tx, series),
            passes=tuple(passes_of(tx, title, whole.watches, series, now)),
            labels=labels_of(tx, series.row, now, (watch.portion for watch in whole.watches)),
            skips=tuple(skip.portion for skip in skips.of_title(tx, title.id)),
        )
