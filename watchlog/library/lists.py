"""Lists: titles, seasons and episodes that somebody puts together under a name."""

from collections.abc import Sequence
from datetime import UTC, datetime

from watchlog.errors import BadInput, Conflict, NotFound
from watchlog.library.naming import recorded_title, the_title
from watchlog.library.part import Part
from watchlog.library.portions import one_portion
from watchlog.matching.similar import similar
from watchlog.model.lists import Listing, ListSummary, TitleList
from watchlog.model.portion import Portion
from watchlog.model.saying import Saying
from watchlog.model.title import Facts, Kind, Title
from watchlog.model.watch import BY_HAND
from watchlog.parsing.fields import parse_line
from watchlog.parsing.names import TitleName
from watchlog.store import lists, titles
from watchlog.store.transaction import Transaction


class Lists(Part):
    """What somebody put together."""

    def summaries(self) -> list[ListSummary]:
        """Every list and how many entries it has, in the order of the alphabet."""
        with self._database.reading(self._now()) as tx:
            return lists.summaries(tx)

    def entries(self, name: str) -> list[Listing]:
        """What is on a list, in its order.

        Raises:
            NotFound: There is no such list; the hint names those that are spelled alike.
        """
        with self._database.reading(self._now()) as tx:
            return lists.entries(tx, _the_list(tx, name).name)

    def add(self, name: str, title_name: TitleName, said: Sequence[Saying] = (), note: str | None = None) -> Listing:
        """Put a title, a season or an episode on a list; a list or a title that is not there yet is made.

        On a list that has an order it comes last. What is on it already stays where it is, and gets a new note if
        there is one.

        Args:
            name: Which list.
            title_name: Which title.
            said: Which season or episode of it; nothing stands for the whole.
            note: Why it is there.

        Raises:
            BadInput: Nothing may be called that, or more than one episode is meant.
            NotFound: The title was named by a number or id that nothing here has.
            Ambiguous: Several titles are called that.
        """
        now = self._now()
        with self._database.changing(now) as tx:
            list_name = _found(tx, name) or _new_name(name)
            title, _ = recorded_title(tx, title_name, Facts(kind=Kind.SERIES) if said else Facts())
            portion = one_portion(tx, title, said, "list", now).portion
            tx.describe(f"put {_label(title, portion)} on the list {list_name}")
            there = _entry(lists.entries(tx, list_name), title, portion)
            if there is None:
                return _put(tx, Listing(title, portion, list_name, None, note or None, _moment(now), BY_HAND))
            noted = there if note is None else there._replace(note=note or None)
            if noted != there:
                lists.annotate(tx, noted)
            return noted

    def remove(self, name: str, title_name: TitleName, said: Sequence[Saying] = ()) -> Listing:
        """Take something off a list; the list stays, be it empty.

        Args:
            name: Which list.
            title_name: Which title.
            said: Which season or episode of it; nothing stands for the whole, or for the one part that is on the list.

        Raises:
            BadInput: More than one episode is meant.
            NotFound: There is no such list or title, or it is not on the list.
            Ambiguous: Several titles are called that.
        """
        with self._database.changing(self._now()) as tx:
            list_name = _the_list(tx, name).name
            title = the_title(tx, title_name)
            entries = [entry for entry in lists.entries(tx, list_name) if entry.title.id == title.id]
            portion = one_portion(tx, title, said, "list", self._now()).portion
            there = entries[0] if not said and len(entries) == 1 else _entry(entries, title, portion)
            if there is None:
                what = _label(title, portion)
                raise NotFound(f"{what} is not on the list {list_name}", "watchlog lists show NAME shows what is on it")
            lists.remove(tx, list_name, title.id, there.portion)
            titles.clear_away(tx, title.id)
            tx.describe(f"took {_label(title, there.portion)} off the list {list_name}")
            return there

    def drop(self, name: str) -> int:
        """Remove a list with all that is on it; how many entries that were.

        Raises:
            NotFound: There is no such list.
        """
        with self._database.changing(self._now()) as tx:
            list_name = _the_list(tx, name).name
            listed = {entry.title.id for entry in lists.entries(tx, list_name)}
            dropped = lists.drop(tx, list_name)
            for title in listed:
                titles.clear_away(tx, title)
            tx.describe(f"dropped the list {list_name}")
            return dropped

    def rename(self, name: str, new: str) -> TitleList:
        """Call a list otherwise.

        Raises:
            BadInput: Nothing may be called that.
            NotFound: There is no such list.
            Conflict: Another list is called that.
        """
        with self._database.changing(self._now()) as tx:
            there, wanted = _the_list(tx, name), _new_name(new)
            other = lists.named(tx, wanted)
            if other is not None and other.name != there.name:
                raise Conflict(f"there is a list {other.name} already", "choose another name, or drop that one first")
            lists.rename(tx, there.name, wanted)
            tx.describe(f"called the list {there.name} {wanted}")
            return there._replace(name=wanted)


def _the_list(tx: Transaction, name: str) -> TitleList:
    """The list of that name.

    Raises:
        NotFound: There is none.
    """
    found = lists.named(tx, _found(tx, name) or name)
    if found is None:
        near = similar(name, [one.name for one in lists.lists(tx)])
        hint = (
            f"did you mean {' or '.join(f'“{one}”' for one in near)}?" if near else "watchlog lists shows what there is"
        )
        raise NotFound(f"there is no list “{name}”", hint)
    return found


def _found(tx: Transaction, name: str) -> str | None:
    """What the list is called that is meant: the one of that name, or the only one of which the name folds alike."""
    found = lists.named(tx, name)
    called = [found] if found else lists.called(tx, name)
    return called[0].name if len(called) == 1 else None


def _new_name(text: str) -> str:
    name = parse_line("list", text)
    if name is None:
        raise BadInput("a list needs a name", 'for example: watchlog lists add Favorites "Dune (2021)"')
    return name


def _entry(entries: Sequence[Listing], title: Title, portion: Portion) -> Listing | None:
    found = (entry for entry in entries if entry.title.id == title.id and entry.portion == portion)
    return next(found, None)


def _put(tx: Transaction, listing: Listing) -> Listing:
    """Put something on a list, behind all the others where the list has an order."""
    last = lists.last_place(tx, listing.list_name)
    listing = listing._replace(place=last + 1 if last else None)
    lists.insert(tx, [listing])
    return listing


def _moment(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


def _label(title: Title, portion: Portion) -> str:
    return f"{title.label} {portion.label}".rstrip()
