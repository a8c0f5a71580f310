"""What words, and the words of the language itself, mean on a history made by hand."""

from typing import Final

import pytest

from tests.conftest import Run
from tests.query.handmade import EVERYTHING, Question, but, listed, must

DUNE: Final = "dune84 dune21 again parttwo"
WIRES: Final = "wire1 wire2 wire3 rerun"

WORDS: Final[list[tuple[Question, str]]] = [
    ((), EVERYTHING),
    ("", EVERYTHING),
    ("dune", DUNE),
    ("DUNE", DUNE),
    ("osm", "osmosis"),
    ("dune part", "parttwo"),
    ("part dune", "parttwo"),
    (("dune", "part"), "parttwo"),
    ("  part   dune ", "parttwo"),
    ("sand", "dune84 dune21 parttwo"),
    ("sand dune", "dune84 dune21 parttwo"),
    ("dream sand dune", "dune84"),
    ("claustrophobic", "osmosis"),
    ("kids", "spirited bear"),
    ("feel good", "amelie"),
    ("fabuleux", "amelie"),
    ("amelie", "amelie"),
    ("AMÉLIE", "amelie"),
    ("elite", "elite"),
    ("swat", "swat"),
    ("s.w.a.t.", "swat"),
    ("巨人", "titan"),
    ("千尋", "spirited"),
    ("sci-fi", "osmosis"),
    ("scifi", "osmosis"),
    ("dont", "dare"),
    ("don't", "dare"),
    ("3%", "pct"),
    ("%", "pct"),
    ("_", ""),
    ("m*a*s*h", "mash"),
    ("*", "mash"),
    ("1984", "acdc orwell"),
    ("nothing", ""),
    # what is no title, note or tag is asked for by a field
    ("pilot", ""),
    ("crunchyroll", ""),
    ("anna", ""),
    ("letterboxd", ""),
    ("villeneuve", ""),
]

PHRASES: Final[list[tuple[Question, str]]] = [
    ('"part two"', "parttwo"),
    ('"two part"', ""),
    ('"dune: part"', "parttwo"),
    ('"dune part"', ""),
    (('"dune:', 'part"'), "parttwo"),
    ('"cheap sci-fi"', "osmosis"),
    ('"SciFi Claustrophobic"', "osmosis"),
    ('"so slow"', "dune84 bear"),
    ('"so slow" dune', "dune84"),
    ('dune "so slow"', "dune84"),
    ('"feel good"', "amelie"),
    ('"good feel"', ""),
    ('"dune sand"', ""),  # one stands in the title, the other in a tag
    ('"or"', "dune21 dare nosferatu wire1 wire2 who"),
    ('"OR"', "dune21 dare nosferatu wire1 wire2 who"),
    ('truth "or" dare', "dare"),
    ('dune "NOT" part', ""),
    ('"AND" dune', "dune84 dune21 parttwo"),
    ('"(2021)"', ""),
    ('"-part" dune', "parttwo"),
    ('"#1"', ""),
    ('"imdb:tt1160419"', ""),
    ('"stars:5"', ""),
    ('"@good"', ""),
    ('"(500) days"', "summer"),
    ('"truth or dare"', "dare"),
]

NEGATIONS: Final[list[tuple[Question, str]]] = [
    ("dune -part", "dune84 dune21 again"),
    (("dune", "-part"), "dune84 dune21 again"),
    ("-part dune", "dune84 dune21 again"),
    ("dune NOT part", "dune84 dune21 again"),
    (("NOT", "part", "dune"), "dune84 dune21 again"),
    ("-dune", but(DUNE)),
    ("NOT dune", but(DUNE)),
    ("-dune -heat", but(f"{DUNE} heat")),
    ('dune -"part two"', "dune84 dune21 again"),
    ('dune NOT "part two"', "dune84 dune21 again"),
    ("dune -tag:sand", "dune21 again"),
    ("dune -stars:4..", "dune84"),
    ("dune -is:rewatch", "dune84 dune21 parttwo"),
    ("-(dune or heat)", but(f"{DUNE} heat")),
    ("NOT (dune or heat)", but(f"{DUNE} heat")),
    ("-(dune part)", but("parttwo")),
    ("-(-dune)", DUNE),
    ("-(dune -part)", but("dune84 dune21 again")),
    ("dune -(tag:sand or is:rewatch)", "dune21"),
    ("NOT heat dune", DUNE),
    ("NOT heat AND dune", DUNE),
    ("dune -dune", ""),
    ("not dune", ""),
    ("Not dune", ""),
    ('"NOT" dune', ""),
]

CHOICES: Final[list[tuple[Question, str]]] = [
    ("dune or heat", f"{DUNE} heat"),
    ("dune OR heat", f"{DUNE} heat"),
    (("dune", "or", "heat"), f"{DUNE} heat"),
    ("heat or swat or osmosis", "heat swat osmosis"),
    ("dune Or heat", ""),
    ("paperwork Or", "wire2"),
    ("dune part or heat", "parttwo heat"),
    ("heat or dune part", "parttwo heat"),
    ("dune part or dune sand", "parttwo dune84 dune21"),
    ("-dune or dune", EVERYTHING),
    ("-dune or part", but("dune84 dune21 again")),
    ("heat or -title:/./", "heat"),
    ("dune AND part", "parttwo"),
    (("dune", "AND", "part"), "parttwo"),
    ("dune AND heat", ""),
    ("dune and", "dune84 dune21 parttwo"),
    ("dune And part", "parttwo"),
    ("dune AND part or heat AND diner", "parttwo heat"),
    ("stars:5 dune or heat", "parttwo heat"),
    ("dune or heat stars:5", DUNE),
    ("stars:5 or stars:0", "parttwo spirited bear sunrise"),
]

GROUPS: Final[list[tuple[Question, str]]] = [
    ("(dune or heat) stars:4..", "dune21 again parttwo heat"),
    (("(dune", "or", "heat)", "stars:4.."), "dune21 again parttwo heat"),
    ("stars:4.. (dune or heat)", "dune21 again parttwo heat"),
    ("(dune or heat)(stars:5)", "parttwo"),
    ("( dune or heat ) stars:5", "parttwo"),
    ("(dune)", DUNE),
    ("((dune) (part))", "parttwo"),
    ("(dune part) or heat", "parttwo heat"),
    ("dune (part or 'fever dream')", "parttwo dune84"),  # an apostrophe is no quote
    ('dune (part or "fever dream")', "parttwo dune84"),
    ("(dune or wire) (stars:4.5 or stars:3)", "dune84 dune21 wire2 rerun"),
    ("((heat or swat) or (osmosis or (dare)))", "heat swat osmosis dare"),
    ("(dune or heat) -(stars:5 or stars:3)", "dune21 again heat"),
    ("(year:2001 tag:kids) or (year:1995)", "spirited heat"),
]

NUMBERS: Final[list[tuple[Question, str]]] = [
    ("#1", "dune84"),
    ("#1 #6", "dune84 amelie"),
    (("#6", "#1"), "dune84 amelie"),
    ("#1 or #6", "dune84 amelie"),
    ("#1 #1", "dune84"),
    ("#1 #6 dune", "dune84"),
    ("#1 dune #6", "dune84"),
    ("(#1 #6) -stars:4", "dune84"),
    ("#1 #6 or heat", "dune84 amelie heat"),
    ("dune -#1", "dune21 again parttwo"),
    ("dune -#1 -#2", "again parttwo"),
    ("-(#1 #2) dune", "again parttwo"),
    ("#1 #2 -#1", "dune21"),
    ("#1 -#1", ""),
    ("#0", ""),
    ("#999", ""),
]

IDS: Final[list[tuple[Question, str]]] = [
    ("imdb:tt1160419", "dune21 again"),
    ("tmdb:438631", "dune21 again"),
    ("tvmaze:919", "titan"),
    ("imdb:tt116", ""),
    ("tmdb:919", ""),
    ("dune -imdb:tt1160419", "dune84 parttwo"),
    ("imdb:tt1160419 stars:4.5", "dune21"),
    ("imdb:tt1160419 or imdb:tt0113277", "dune21 again heat"),
    ("(imdb:tt1160419 or tvmaze:919) stars:..4", "titan"),
]

YEARS_IN_BRACKETS: Final[list[tuple[Question, str]]] = [
    ("(2021)", "dune21 again"),
    ("(1984)", "dune84 acdc orwell"),
    ("Dune (2021)", "dune21 again"),
    (("Dune", "(2021)"), "dune21 again"),
    ("Dune (1984)", "dune84"),
    ("dune -(1984)", "dune21 again parttwo"),
    ("dune NOT (1984)", "dune21 again parttwo"),
    ("(2001) or (1995)", "amelie spirited heat"),
    ("(2021) stars:4.5", "dune21"),
    ("((2021) or heat)", "dune21 again heat"),
    ("(2021 or 1984)", "acdc orwell"),
    ("(1066)", ""),
]

TITLES: Final[list[tuple[Question, str]]] = [
    ("Re:Zero", "rezero"),
    ("re:zero", "rezero"),
    ("Re:Z", "rezero"),
    ("Re:Zero or heat", "rezero heat"),
    ("tag:anime -Re:Zero", "titan"),
    ("AC/DC: Let There Be Rock", "acdc"),
    ("AC/DC:", "acdc"),
    ("Dune: Part Two", "parttwo"),
    (("Dune:", "Part", "Two"), "parttwo"),
    ("No: so", "bear"),
    ("Truth or Dare", "dare"),
    (("truth", "or", "DARE"), "dare"),
    ("-The Office", "office"),
    ("-THE OFFICE", "office"),
    (("-The", "Office"), "office"),
    ("(500) Days of Summer", "summer"),
    (("(500)", "Days", "of", "Summer"), "summer"),
    ("(500) Days", "summer broken"),
    ("(500 Days", "broken"),
    ("(500 DAYS", "broken"),
    (("(500", "Days"), "broken"),
    ("#5", "heat five"),
    ("3%", "pct"),
    ("S.W.A.T.", "swat"),
    ("M*A*S*H", "mash"),
    ("進撃の巨人", "titan"),
    ("And Then There Were None", "none"),
    ("1984", "acdc orwell"),
    ("1984 (1956)", "orwell"),
    ("Amélie (2001)", "amelie"),
]

ALL: Final = [
    *WORDS,
    *PHRASES,
    *NEGATIONS,
    *CHOICES,
    *GROUPS,
    *NUMBERS,
    *IDS,
    *YEARS_IN_BRACKETS,
    *TITLES,
]


@pytest.mark.parametrize(("question", "expected"), ALL, ids=str)
def test_a_query_means_these_watches(handmade: Run, question: Question, expected: str) -> None:
    assert sorted(listed(handmade, question)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["stars:4..", "watched:2025", "-tag:kids", "sort:stars-"], ["again", "who"]),
        (["-dune", "year:2021.."], []),
        (["-tag:kids", "year:2001"], ["amelie"]),
        (["dune", "-part", "sort:id+"], ["dune84", "dune21", "again"]),
        (["-(dune or wire)", "stars:4.5"], ["heat"]),
        (['-"part two"', "dune", "sort:id+"], ["dune84", "dune21", "again"]),
        (["-#1", "-#2", "title:=dune"], ["again"]),
    ],
)
def test_a_term_turned_round_is_no_option(handmade: Run, words: list[str], expected: list[str]) -> None:
    ids = [watch["id"] for watch in handmade("list", *words, "--json").json]

    assert ids == [watch["id"] for watch in handmade("list", "--json", "--", *words).json]
    assert listed(handmade, tuple(words)) == expected


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("swat", "S.W.A.T."),
        ("stars:0", "Sunrise"),
        ("tag:ghibli", "Spirited Away"),
        ("title:wire", "The Wire"),
        ("season:2", "The Wire"),
        ('note:"diner again"', "Heat"),
        ("is:dropped", "Élite"),
        ("genre:adventure or year:1984", "Dune"),
        ("dune -year:2021 -part", "Dune"),
        ("(watched:2015 or imdb:tt1160419) -title:=dune -tag:any or year:1922", "Nosferatu"),
        ("is:planned -is:film -title:=or", "Severance"),
        ("(500 Days", "(500 Days"),
        ("-The Office", "-The Office"),
    ],
)
def test_show_shows_the_one_title_that_fits(handmade: Run, question: str, title: str) -> None:
    assert must(handmade, "show", "--json", "--", question).json["title"] == title


def test_a_name_turned_round_shows_another_title(watchlog: Run) -> None:
    watchlog("add", "Dune")
    watchlog("add", "Heat")

    assert must(watchlog, "show", "--json", "--", "-dune").json["title"] == "Heat"
