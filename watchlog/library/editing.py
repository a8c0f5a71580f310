"""Editing: changing and removing watches, and their tags."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from watchlog.errors import BadInput, NotFound
from watchlog.library.naming import title_for
from watchlog.library.part import Part
from watchlog.library.settling import settled
from watchlog.matching.fold import fold
from watchlog.model.outcomes import Edited
from watchlog.model.title import Facts, Title
from watchlog.model.watch import Watch
from watchlog.parsing.fields import TITLE_FIELDS, Assignment
from watchlog.parsing.names import TitleName
from watchlog.query.terms import Numbers, Query
from watchlog.store import titles, watches
from watchlog.store.database import Changing
from watchlog.store.transaction import Transaction

ATTRIBUTES = {"original_title": "original_name", "watched_on": "when", "with": "companions", "pass": "pass_number"}
"""Fields whose attribute has another name than scripts know them by."""


class Editing(Part):
    """Changes to what was recorded."""

    def chosen(self, query: Query) -> list[Watch]:
        """The watches that a question asks for, to be changed by their numbers.

        Raises:
            NotFound: There are none, or not all of the numbers.
        """
        with self._database.reading(self._now()) as tx:
            found = list(watches.matching(tx, settled(tx, query)))
        asked = {number for term in query.terms if isinstance(term, Numbers) for number in term.ids}
        missing = sorted(asked - {watch.id for watch in found}) if len(query.terms) == 1 else []
        if missing or not found:
            what = f"there is no watch #{missing[0]}" if missing else "no watch fits that"
            raise NotFound(what, "watchlog list shows what there is")
        return found

    def set(self, numbers: Sequence[int], assignments: Sequence[Assignment], *, rehearse: bool = False) -> Edited:
        """Give fields of the watches new values. Facts of a title change for all its watches.

        Raises:
            NotFound: One of them is gone.
            Ambiguous: They were to be of a title that several are called.
        """
        return self.revise(dict.fromkeys(numbers, assignments), rehearse=rehearse)

    def revise(self, wishes: Mapping[int, Sequence[Assignment]], *, rehearse: bool = False) -> Edited:
        """Give each watch the values that are wished for it, by its number.

        Raises:
            NotFound: One of them is gone.
            Ambiguous: It was to be of a title that several are called.
        """
        with self._database.changing(self._now(), rehearse=rehearse) as tx:
            return self._revised(tx, _numbered(tx, tuple(wishes)), wishes)

    def tag(self, numbers: Sequence[int], tags: Sequence[str], *, rehearse: bool = False) -> Edited:
        """Give watches tags beside those that they have."""
        did = f"tagged {', '.join(tags)}:"
        return self._retag(numbers, did, lambda old: sorted({*old, *tags}), rehearse=rehearse)

    def untag(self, numbers: Sequence[int], tags: Sequence[str], *, rehearse: bool = False) -> Edited:
        """Take tags from watches, however they are spelled."""
        unwanted = {fold(tag) for tag in tags}
        did = f"untagged {', '.join(tags)}:"
        return self._retag(
            numbers, did, lambda old: [tag for tag in old if fold(tag) not in unwanted], rehearse=rehearse
        )

    def remove(self, numbers: Sequence[int], *, rehearse: bool = False) -> list[Watch]:
        """Remove watches, and titles on which nothing hangs any more.

        Raises:
            NotFound: One of them is gone already.
        """
        with self._database.changing(self._now(), rehearse=rehearse) as tx:
            removed = _numbered(tx, numbers)
            watches.remove(tx, removed)
            for title in {watch.title.id for watch in removed}:
                titles.clear_away(tx, title)
            tx.describe(_summary("removed", removed))
            return removed

    def _retag(
        self, numbers: Sequence[int], did: str, new: Callable[[Iterable[str]], Sequence[str]], *, rehearse: bool
    ) -> Edited:
        with self._database.changing(self._now(), rehearse=rehearse) as tx:
            before = _numbered(tx, numbers)
            after = [watch._replace(tags=tuple(new(watch.tags))) for watch in before]
            watches.update(tx, [watch for old, watch in zip(before, after, strict=True) if old != watch])
            return _described(tx, did, before, after)

    def _revised(self, tx: Changing, before: list[Watch], wishes: Mapping[int, Sequence[Assignment]]) -> Edited:
        retitled = self._retitled(tx, before, wishes)
        after = [_assigned(watch, wishes[watch.id]) for watch in retitled]
        watches.update(tx, [watch for old, watch in zip(retitled, after, strict=True) if old != watch])
        return _described(tx, "edited", before, after)

    def _retitled(
        self, tx: Changing, chosen: Sequence[Watch], wishes: Mapping[int, Sequence[Assignment]]
    ) -> list[Watch]:
        """The watches with the titles that they are to have, which are saved already."""
        place = {watch.id: watch.title.id for watch in chosen}
        title_of = {watch.title.id: watch.title for watch in chosen}
        for (_, wish), mine in _title_wishes(chosen, wishes).items():
            title = title_of[place[mine[0].id]]
            if isinstance(wish.value, TitleName):
                new = self._renamed(tx, title, mine, wish.value, _year_wished(wishes[mine[0].id]))
            else:
                new = title._replace(**{ATTRIBUTES.get(wish.field, wish.field): wish.value})
                _check_refs_are_free(tx, new)
                if new != title:
                    titles.update(tx, new)
            title_of[new.id] = new
            place |= dict.fromkeys((watch.id for watch in mine), new.id)
        return [watch._replace(title=title_of[place[watch.id]]) for watch in chosen]

    def _renamed(self, tx: Changing, title: Title, mine: Sequence[Watch], name: TitleName, year: int | None) -> Title:
        """The title of that name, to which the watches move; where there is none, their own title is renamed."""
        if name.words == title.name and name.year in (None, title.year):
            return title
        other = title_for(tx, name, Facts(year=name.year or year or title.year, kind=title.kind))
        renamed = title._replace(name=name.words or title.name, year=name.year or title.year)
        if other is not None and other.id != title.id:
            watches.update(tx, [watch._replace(title=other) for watch in mine])
            return _taken_over(tx, title, other)
        if other is not None or len(mine) == watches.count_of_title(tx, title.id):
            titles.update(tx, renamed)
            return renamed
        fresh = renamed._replace(id=titles.take_numbers(tx, 1), refs=(), original_name=None)
        titles.insert(tx, fresh)
        watches.update(tx, [watch._replace(title=fresh) for watch in mine])
        return fresh


def _taken_over(tx: Transaction, title: Title, other: Title) -> Title:
    """The other title, which takes over where the user stands with this one if nothing is left of this one."""
    if title.status is not None and not titles.is_kept(tx, title.id):
        titles.update(tx, title._replace(status=None))
        if other.status is None:
            other = other._replace(status=title.status)
            titles.update(tx, other)
    titles.clear_away(tx, title.id)
    return other


def _title_wishes(
    chosen: Sequence[Watch], wishes: Mapping[int, Sequence[Assignment]]
) -> dict[tuple[int, Assignment], list[Watch]]:
    """For each fact of a title that is wished for, the watches of it; those of several titles are kept apart."""
    groups: dict[tuple[int, Assignment], list[Watch]] = {}
    for watch in chosen:
        # A watch that is to be of another title takes the other facts there.
        for wish in sorted(wishes[watch.id], key=lambda wish: wish.field != "title"):
            if wish.field in TITLE_FIELDS:
                groups.setdefault((watch.title.id, wish), []).append(watch)
    return groups


def _check_refs_are_free(tx: Transaction, title: Title) -> None:
    for ref in title.refs:
        other = titles.by_ref(tx, ref)
        if other is not None and other.id != title.id:
            raise BadInput(
                f"{ref} is {other.label} already", "a title elsewhere is one title here; take it off that one first"
            )


def _year_wished(wishes: Sequence[Assignment]) -> int | None:
    return next((wish.value for wish in wishes if wish.field == "year" and isinstance(wish.value, int)), None)


def _numbered(tx: Transaction, numbers: Sequence[int]) -> list[Watch]:
    """The watches of those numbers, in that order."""
    found = {watch.id: watch for watch in watches.matching(tx, Query((Numbers(tuple(numbers)),)))}
    missing = next((number for number in numbers if number not in found), None)
    if missing is not None:
        raise NotFound(f"there is no watch #{missing}", "watchlog list shows what there is")
    return [found[number] for number in numbers]


def _assigned(watch: Watch, assignments: Sequence[Assignment]) -> Watch:
    for field, value in assignments:
        if field in ("season", "episode"):
            watch = watch._replace(portion=watch.portion._replace(**{field: value}))
        elif field not in TITLE_FIELDS:
            watch = watch._replace(**{ATTRIBUTES.get(field, field): value})
    return watch


def _described(tx: Changing, did: str, before: Sequence[Watch], after: Sequence[Watch]) -> Edited:
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    edited = Edited(tuple(old for old, _ in pairs), tuple(new for _, new in pairs))
    tx.describe(_summary(did, edited.after or after))
    return edited


def _summary(did: str, touched: Sequence[Watch]) -> str:
    if not touched:
        raise BadInput("nothing was chosen")
    return f"{did} {touched[0].label}" if len(touched) == 1 else f"{did} {len(touched)} watches"
