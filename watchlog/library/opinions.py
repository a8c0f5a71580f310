"""Opinions: ratings without a sitting, and the watchlist."""

from collections.abc import Sequence
from datetime import UTC

from watchlog.errors import NotFound
from watchlog.library.naming import recorded_title, the_title
from watchlog.library.part import Part
from watchlog.library.portions import one_portion
from watchlog.library.settling import settled
from watchlog.model.opinion import Plan, Rating
from watchlog.model.outcomes import Planned, Rated
from watchlog.model.saying import Saying
from watchlog.model.stars import Stars
from watchlog.model.title import Facts, Kind, Title
from watchlog.model.watch import BY_HAND
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Query
from watchlog.store import opinions, titles


class Opinions(Part):
    """What somebody thinks of titles, and which they want to see."""

    def rate(self, name: TitleName, said: Sequence[Saying], stars: Stars) -> Rated:
        """Note an opinion without a sitting; the title is made if it is new.

        Args:
            name: Which title.
            said: Of which season or episode; nothing stands for the whole.
            stars: The opinion.

        Raises:
            BadInput: More than one episode is meant.
            NotFound: The title was named by a number or id that nothing here has.
            Ambiguous: Several titles are called that.
        """
        facts = Facts(kind=Kind.SERIES) if said else Facts()
        now = self._now()
        with self._database.changing(now) as tx:
            title, is_new = recorded_title(tx, name, facts)
            portion, is_unknown = one_portion(tx, title, said, "rate", now)
            rating = Rating(0, title, portion, stars, now.astimezone(UTC).replace(microsecond=0), BY_HAND)
            rating = opinions.insert_rating(tx, rating)
            tx.describe(f"rated {title.label} {portion.label}".rstrip() + f" {stars.on(stars.scale)}")
            return Rated(rating, is_new, is_unknown)

    def plan(self, name: TitleName, facts: Facts, note: str | None) -> Planned:
        """Put a title on the watchlist. One that is there already keeps its day, and gets a new note if there is one.

        Raises:
            NotFound: The title was named by a number or id that nothing here has.
            Ambiguous: Several titles are called that.
        """
        now = self._now()
        with self._database.changing(now) as tx:
            title, _ = recorded_title(tx, name, facts)
            there = opinions.plan_of_title(tx, title.id)
            tx.describe(f"planned {title.label}")
            if there is not None and note in (None, there.note):
                return Planned(there, again=True)
            plan = there or Plan(0, title, None, now.astimezone(UTC).replace(microsecond=0), BY_HAND)
            opinions.remove_plan(tx, title.id)
            return Planned(opinions.insert_plan(tx, plan._replace(note=note)), again=False)

    def unplan(self, name: TitleName) -> Title:
        """Take a title off the watchlist.

        Raises:
            NotFound: No title is called that, or it is not on the watchlist.
            Ambiguous: Several titles are called that.
        """
        with self._database.changing(self._now()) as tx:
            title = the_title(tx, name)
            if not opinions.remove_plan(tx, title.id):
                raise NotFound(f"{title.label} is not on the watchlist", "watchlog plans shows what is")
            titles.clear_away(tx, title.id)
            tx.describe(f"unplanned {title.label}")
            return title

    def plans(self, query: Query) -> list[Plan]:
        """The entries of the watchlist that a question asks for, in the order they were made if it wants no other."""
        with self._database.reading(self._now()) as tx:
            return opinions.plans(tx, settled(tx, query))
