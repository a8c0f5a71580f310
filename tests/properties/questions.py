"""Random questions, as trees of the second opinion."""

from typing import Final

from hypothesis import strategies as st

from tests.conftest import SUNDAY
from tests.properties.worlds import LISTS, NAMES, PEOPLE, PLACES, PROVIDED_VALUES, STATUSES, TAGS, YEARS
from tests.query.reference import (
    All,
    Between,
    Compares,
    Fits,
    Holds,
    InBrackets,
    Is,
    Known,
    Node,
    Not,
    Numbers,
    Phrase,
    Some,
    Something,
    Word,
)
from tests.query.subjects import DATES, NUMBERS, PROVIDED_TEXTS, TEXTS, WHOLE_WORDS, said

WORDS: Final = (
    *("dune", "DUNE", "part", "élite", "elite", "swat", "s.w.a.t", "sand", "巨人", "3%", "%", "_", "sci-fi", "scifi"),
    *(
        "kids",
        "and",
        "not",
        "Or",
        "Not",
        "/",
        "a/b",
        "\\",
        "[sand]",
        "STRASSE",
        "n",
        "é",
        "*",
        "?",
        "'",
        "don't",
        "say",
    ),
)
PHRASES: Final = (
    *("part two", "or", "NOT", "(500)", "(500", "-dune", "...", "stars:4", "#2", "@good", "slow. no", "with kids", "a"),
    *("DUNE: part", "sand in", "none", " dune ", "élite/ELITE", "\\", "..", "title:/x/", "no  sand"),
)
LOOSE: Final = st.text("aeE éß.-'(){}[]:/\\#@*%_|+^$進ﬁ0 \u0301\u200b\u3000", min_size=1, max_size=4).filter(str.strip)
BARE: Final = (
    "dune",
    "net",
    "Netflix",
    "anna",
    "sand",
    "élite",
    "watchlog",
    "letter",
    "drama",
    "s",
    "KIDS",
    "%",
    "100%",
)
QUOTED: Final = (*PHRASES, "Apple TV", "the kids", "Science Fiction", "any", "dune: part two", "so slow. no sand.")
PATTERNS: Final = (
    *("dune", "^D", "e$", "^The ", "[A-Z]{2}", "é", "\\.", "/", "a/b", "^$", "\\d+", "(Sand|Kids)", "o w?|x", "\nNo"),
    *("^No", '"', "^(?!D)", "n.*n", "\\bin\\b", "[^a-z]$", "or", "進|É", " ", "-", "s\\w", "#|@", "\\(", "."),
)
DAYS: Final = (
    *("2015", "2015-03", "2015-03-14", "2015-12-31", "2016", "2024", "2024-02", "2024-02-29", "2024-06-30", "2024-07"),
    *("2026", "2026-11", "2026-11-15", "2026-11-21", "today", "yesterday", "friday", "sunday", "last sunday"),
    *("this week", "last week", "this month", "last month", "this year", "last year"),
    *(
        "1 day ago",
        "2 weeks ago",
        "2 months ago",
        "2 years ago",
        "-1d",
        "-7d",
        "-1w",
        "-2w",
        "-1m",
        "-2m",
        "-1y",
        "-2y",
    ),
)
RATINGS: Final = ("0", "0.5", "3.5", "4", "4.5", "5", "7/10", "7.5/10", "80/100", "85/100", "10/10", "0/10")
WHOLE_NUMBERS: Final[dict[str, tuple[str, ...]]] = {
    "year": ("1984", "2000", "2001", "2021", "2022"),
    "season": ("0", "1", "2"),
    "episode": ("0", "1", "2", "3"),
    "pass": ("1", "2", "3"),
    "runtime": ("95", "1h35", "100", "1h40", "2h00", "90"),
}
SIGNS: Final = ("", "=", "<", "<=", ">", ">=")
EXPRESSIBLE: Final = tuple(field for field in (*TEXTS, *PROVIDED_TEXTS, *WHOLE_WORDS) if field != "status")
ORDERED: Final = (*NUMBERS, *DATES, "stars")
KINDS: Final = ("film", "series")
OWN_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "kind": KINDS,
    "status": ("planned", *STATUSES),
    "ref": ("imdb", "tmdb", "wikidata"),
}


def _values(field: str) -> tuple[str, ...]:
    if field in DATES:
        return DAYS
    return RATINGS if field == "stars" else WHOLE_NUMBERS[field]


def _between(field: str) -> st.SearchStrategy[Node]:
    ends = st.lists(st.sampled_from(_values(field)), min_size=2, max_size=2).map(
        lambda drawn: sorted(drawn, key=lambda value: said(field, value, SUNDAY))
    )
    return st.tuples(ends, st.sampled_from(("both", "low", "high"))).map(
        lambda drawn: Between(
            field, drawn[0][0] if drawn[1] != "high" else None, drawn[0][1] if drawn[1] != "low" else None
        )
    )


def _holds(field: str) -> st.SearchStrategy[Node]:
    if field in OWN_WORDS:
        return st.builds(Holds, st.just(field), st.sampled_from(OWN_WORDS[field]), st.booleans())
    bare = st.builds(Holds, st.just(field), st.sampled_from(BARE), st.booleans())
    some = (*TAGS, *LISTS, *PROVIDED_VALUES, *PEOPLE, *PLACES, *QUOTED, *NAMES)
    never = '",' if field == "tag" else '"'  # a tag holds no comma
    quoted = st.sampled_from([value for value in some if not set(never) & set(value)]) | LOOSE
    return bare | st.builds(Holds, st.just(field), quoted, st.booleans(), st.just(True))


LEAVES: Final[st.SearchStrategy[Node]] = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from(PHRASES).map(Phrase),
    LOOSE.map(Phrase),
    st.lists(st.integers(0, 9), min_size=1, max_size=3).map(lambda ids: Numbers(tuple(ids))),
    st.builds(Known, st.sampled_from(("imdb", "tmdb")), st.sampled_from(("tt0", "tt1", "tt"))),
    st.sampled_from((*YEARS, 1999)).map(InBrackets),
    st.sampled_from((*TEXTS, *PROVIDED_TEXTS, *WHOLE_WORDS)).flatmap(_holds),
    st.builds(Fits, st.sampled_from(EXPRESSIBLE), st.sampled_from(PATTERNS), st.booleans()),
    st.builds(Something, st.sampled_from((*TEXTS, *PROVIDED_TEXTS, *WHOLE_WORDS, *ORDERED)), st.booleans()),
    st.sampled_from(ORDERED).flatmap(
        lambda field: st.builds(Compares, st.just(field), st.sampled_from(SIGNS), st.sampled_from(_values(field)))
    ),
    st.sampled_from(ORDERED).flatmap(_between),
    st.sampled_from((*KINDS, "rewatch", "planned", *STATUSES)).map(Is),
)


def _one_set_of_numbers(nodes: list[Node]) -> tuple[Node, ...]:
    """Numbers that stand beside each other mean any of them, so only one set of them can stand in a group."""
    first = next((place for place, node in enumerate(nodes) if isinstance(node, Numbers)), None)
    return tuple(node for place, node in enumerate(nodes) if place == first or not isinstance(node, Numbers))


def _branches(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        st.builds(Not, inner, st.sampled_from(("-", "NOT "))),
        st.builds(All, several.map(_one_set_of_numbers), st.sampled_from((" ", " AND ", "  "))),
        st.builds(Some, several.map(tuple), st.sampled_from((" or ", " OR "))),
    )


questions: Final[st.SearchStrategy[Node]] = st.recursive(LEAVES, _branches, max_leaves=6)
"""Queries of every kind."""
