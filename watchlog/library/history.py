"""The history: recording watches, and looking at them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from watchlog.errors import Ambiguous, BadQuery, NotFound
from watchlog.library.naming import only_one, recorded_title, the_title
from watchlog.library.part import Part
from watchlog.library.passes import pass_of
from watchlog.library.settling import settled, titles_found, typed_out
from watchlog.matching.fold import fold
from watchlog.matching.similar import NEARLY_THE_SAME, similar
from watchlog.model.outcomes import Added, Standing, Whole
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Facts, Kind, Title
from watchlog.model.watch import BY_HAND, Sitting, Watch
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Numbers, OfTitle, Query
from watchlog.store import opinions, titles, watches
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction

LATEST = 5
"""How many of the last sittings a standing shows."""


class History(Part):
    """What was watched."""

    def add(self, name: TitleName, sitting: Sitting, facts: Facts) -> Added:
        """Record that something was watched; the title is made if it is new, and taken off the watchlist.

        Raises:
            NotFound: The title was named by a number or id that nothing here has.
            Ambiguous: Several titles are called that.
        """
        if sitting.portions:
            facts = facts._replace(kind=facts.kind or Kind.SERIES)
        with self._database.changing(self._now()) as tx:
            first = titles.take_numbers(tx, len(sitting.portions) or 1)
            title, is_new = recorded_title(tx, name, facts, first)
            added = self._watches(tx, first, title, sitting)
            watches.insert(tx, added)
            off_the_list = opinions.remove_plan(tx, title.id)
            tx.describe(f"added {_in_words(added)}")
            return Added(tuple(added), new_title=is_new, off_the_list=off_the_list, change=tx.change)

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
        from watchlog.library.elsewhere import elsewhere  # what providers say is of no use to other commands

        with self._database.reading(self._now()) as tx:
            title = _shown_title(tx, name, query)
            seen = tuple(watches.matching(tx, Query((OfTitle(title.id),))))
            return Whole(
                title,
                seen,
                tuple(opinions.ratings_of_title(tx, title.id)),
                opinions.plan_of_title(tx, title.id),
                elsewhere(tx, title, seen, self._now()),
            )

    def spelled_alike(self, title: Title) -> Title | None:
        """Another title whose name is so like that of this one that one of them may be a slip."""
        with self._database.reading(self._now()) as tx:
            others = [other for other in titles.everything(tx) if fold(other.name) != fold(title.name)]
        near = similar(title.name, [other.name for other in others], most=1, enough=NEARLY_THE_SAME)
        return next((other for other in others if other.name in near), None)

    def standing(self) -> Standing:
        """How much there is, and what was watched last."""
        with self._database.reading(self._now()) as tx:
            return Standing(
                watches=watches.count(tx),
                titles=opinions.count_titles(tx),
                plans=opinions.count_plans(tx),
                latest=tuple(watches.matching(tx, Query(limit=LATEST))),
            )

    def _watches(self, tx: Changing, first: int, title: Title, sitting: Sitting) -> list[Watch]:
        seen = watches.passes_of_title(tx, title.id)
        now = self._now()
        made: list[Watch] = []
        for number, portion in enumerate(sitting.portions or (WHOLE,), start=first):
            in_pass = pass_of(portion, seen, rewatch=sitting.rewatch) if title.kind is Kind.SERIES else None
            seen.append((portion, in_pass))
            made.append(_watch(number, title, portion, sitting, in_pass, now))
        return made


def _shown_title(tx: Transaction, name: TitleName, query: Query) -> Title:
    """What is typed like a query is one, unless it is a title's very name; plain words are a name first."""
    is_query = name.words is not None and query.typed and not typed_out(tx, query.typed)
    try:
        return _asked_title(tx, name, query) if is_query else the_title(tx, name)
    except Ambiguous:
        raise
    except (NotFound, BadQuery) as error:
        if is_query and isinstance(error, NotFound):
            raise
        try:
            return the_title(tx, name) if is_query else _asked_title(tx, name, query)
        except Ambiguous:
            raise
        except (NotFound, BadQuery):
            raise error from None


def _asked_title(tx: Transaction, name: TitleName, query: Query) -> Title:
    """The one title whose watches or plan a question finds."""
    found = titles_found(tx, query)
    if not found:
        raise NotFound(f"nothing here fits “{name.text}”", "watchlog list shows what there is")
    return only_one(tx, name.text, list(found.values()))


def _watch(number: int, title: Title, portion: Portion, sitting: Sitting, in_pass: int | None, now: datetime) -> Watch:
    return Watch(
        id=number,
        title=title,
        portion=portion,
        when=sitting.when,
        stars=sitting.stars,
        note=sitting.note,
        tags=sitting.tags,
        service=sitting.service,
        companions=sitting.companions,
        rewatch=sitting.rewatch,
        pass_number=in_pass,
        episode_title=None,
        source=BY_HAND,
        added_at=now.astimezone(UTC).replace(microsecond=0),
    )


def _in_words(added: Sequence[Watch]) -> str:
    first, last = added[0], added[-1]
    return first.label if first is last else f"{first.label} to {last.portion.label}"
