"""Which title is meant, by whoever names it."""

from collections.abc import Sequence

from watchlog.errors import Ambiguous, BadInput, Candidate, NotFound
from watchlog.matching.similar import similar
from watchlog.matching.titles import complete, narrow
from watchlog.model.title import Facts, Kind, Title
from watchlog.parsing.names import TitleName
from watchlog.store import titles
from watchlog.store.transaction import Transaction


def the_title(tx: Transaction, name: TitleName) -> Title:
    """The title that is there under that name.

    Words mean a title of that name; where there is none, one that is called that elsewhere; or else the one title whose
    name contains them all.

    Raises:
        NotFound: There is none; the hint names those that are spelled alike.
        Ambiguous: There are several.
    """
    if name.words is None:
        return _by_number_or_ref(tx, name)
    found = _called(tx, name, Facts(year=name.year))
    if not found:
        found = narrow(titles.called_otherwise(tx, name.words), Facts(year=name.year))
    if not found:
        found = narrow(titles.containing(tx, name.words), Facts(year=name.year))
    if not found:
        raise NotFound(f"there is no title “{name.text}”", _did_you_mean(tx, name.words))
    return only_one(tx, name.text, found)


def series_called(tx: Transaction, name: TitleName) -> Title:
    """The series that is there under that name.

    Raises:
        NotFound: There is none, or it is no series.
        Ambiguous: There are several.
    """
    return checked_series(the_title(tx, name))


def checked_series(title: Title) -> Title:
    """The title itself, if it is a series.

    Raises:
        NotFound: It is none.
    """
    if title.kind is not Kind.SERIES:
        raise NotFound(f"{title.label} is no series", "only a series has episodes")
    return title


def title_for(tx: Transaction, name: TitleName, facts: Facts) -> Title | None:
    """The title that is meant when something is to be recorded; None when it is a new one.

    A title of that name is meant when nothing known of it contradicts what was said.

    Raises:
        NotFound: It was named by a number or an id that nothing here has.
        Ambiguous: There are several.
    """
    if name.words is None:
        return _by_number_or_ref(tx, name)
    found = _called(tx, name, facts)
    return only_one(tx, name.text, found) if found else None


def recorded_title(tx: Transaction, name: TitleName, facts: Facts, number: int | None = None) -> tuple[Title, bool]:
    """The title to record something under, with what was said of it filled in, and whether it is new.

    Args:
        tx: Where it is recorded.
        name: What it was named by.
        facts: What was said of it beside its name.
        number: The number that a new title gets; None takes the next one.

    Raises:
        BadInput: The name says one year and the facts another.
        NotFound: It was named by a number or an id that nothing here has.
        Ambiguous: There are several.
    """
    everything = all_facts(name, facts)
    known = title_for(tx, name, everything)
    if known is None:
        facts = everything
        number = titles.take_numbers(tx, 1) if number is None else number
        title = Title(
            number, name.words or name.text, facts.original_name, facts.year, facts.kind, facts.refs, facts.status
        )
        titles.insert(tx, title)
        return title, True
    # Where the title ends with a year in brackets itself, that year says nothing of it.
    completed = complete(known, facts if known.name == name.text else everything)
    if completed != known:
        titles.update(tx, completed)
    return completed, False


def all_facts(name: TitleName, facts: Facts) -> Facts:
    """What was said of a title, in its name and beside it.

    Raises:
        BadInput: The two contradict each other.
    """
    if None not in (name.year, facts.year) and name.year != facts.year:
        raise BadInput(f"“{name.text}” names another year than {facts.year}", "say the year once")
    return facts._replace(year=facts.year if name.year is None else name.year)


def only_one(tx: Transaction, text: str, found: Sequence[Title]) -> Title:
    """The one title that was found.

    Raises:
        Ambiguous: There are several, each of which is told with what names it alone.
    """
    if len(found) == 1:
        return found[0]
    candidates = [_candidate(tx, title) for title in found]
    raise Ambiguous(f"“{text}” may be any of {len(found)} titles", candidates, "say which by its year or number")


def _called(tx: Transaction, name: TitleName, facts: Facts) -> list[Title]:
    # A title may end with a year in brackets itself, so the whole text goes first.
    literally = [title for title in titles.named_exactly(tx, name.text) if title.name != name.words]
    return literally or narrow(titles.named(tx, name.words or ""), facts)


def _by_number_or_ref(tx: Transaction, name: TitleName) -> Title:
    if name.id is not None:
        found = titles.by_number(tx, name.id)
        hint = "watchlog list shows the numbers"
    else:
        found = titles.by_ref(tx, name.ref) if name.ref else None
        hint = "name it by its words"
    if found is None:
        raise NotFound(f"nothing here is {name.text}", hint)
    return found


def _candidate(tx: Transaction, title: Title) -> Candidate:
    label = f"{title.label}, {title.kind}" if title.kind else title.label
    named = titles.by_number(tx, title.id)
    # A watch that was moved to another title took its number along; any other watch names this one as well.
    number = title.id if named and named.id == title.id else titles.number_of_watch(tx, title.id)
    return Candidate(label, f"#{number}")


def _did_you_mean(tx: Transaction, words: str) -> str:
    near = similar(words, titles.names(tx))
    return f"did you mean {' or '.join(f'“{name}”' for name in near)}?" if near else ""
