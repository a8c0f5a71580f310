"""Made-up answers in the shapes of Wikidata's: films that nobody ever made."""

from typing import Any, Final

Content = Any

OF_FILMS: Final = (
    "haswbstatement:P31=Q11424|P31=Q24869|P31=Q24862|P31=Q202866|P31=Q29168811|P31=Q17517379|P31=Q20650540"
    "|P31=Q117717390|P31=Q25110269|P31=Q93204|P31=Q226730|P31=Q20667187|P31=Q229390|P31=Q506240|P31=Q98807719"
)
GREGORIAN: Final = "http://www.wikidata.org/entity/Q1985727"
MINUTE: Final = "http://www.wikidata.org/entity/Q7727"


def searching(words: str) -> str:
    """Where a search is answered."""
    return f"/api.php?action=query&format=json&list=search&srsearch={words}&srnamespace=0&srlimit=20&srprop=&uselang=en"


def asking(*numbers: str, told: str = "info|labels|aliases|claims") -> str:
    """Where items are told."""
    return f"/api.php?action=wbgetentities&format=json&ids={'|'.join(numbers)}&props={told}&languages=en|mul"


def hits(*numbers: str) -> Content:
    """What a search finds."""
    found = [{"ns": 0, "title": number, "pageid": 900 + place} for place, number in enumerate(numbers)]
    return {"batchcomplete": "", "query": {"searchinfo": {"totalhits": len(found)}, "search": found}}


def statement(name: str, told: Content, kind: str = "string", rank: str = "normal") -> Content:
    """A value of a property."""
    snak = {"snaktype": "value", "property": name, "hash": "0f", "datavalue": {"value": told, "type": kind}}
    return {"mainsnak": snak, "type": "statement", "id": f"Q1$0-{name}", "rank": rank}


def unknown(name: str, kind: str = "somevalue") -> Content:
    """That there is a value which nobody knows, or that there is none."""
    return {"mainsnak": {"snaktype": kind, "property": name, "hash": "0f"}, "type": "statement", "rank": "normal"}


def item(name: str, number: str, rank: str = "normal") -> Content:
    return statement(
        name, {"entity-type": "item", "numeric-id": int(number[1:]), "id": number}, "wikibase-entityid", rank
    )


def time(told: str, precision: int = 11, rank: str = "normal", calendar: str = GREGORIAN) -> Content:
    value = {"time": told, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar}
    return statement("P577", value, "time", rank)


def lasts(amount: str, unit: str = MINUTE, rank: str = "normal") -> Content:
    return statement("P2047", {"amount": amount, "unit": unit}, "quantity", rank)


def titled(text: str, language: str) -> Content:
    return statement("P1476", {"text": text, "language": language}, "monolingualtext")


def labels(**names: str) -> Content:
    return {language: {"language": language, "value": name} for language, name in names.items()}


def named(**names: str) -> Content:
    """The answer to a question for names alone."""
    told = {number: {"type": "item", "id": number, "labels": labels(en=name)} for number, name in names.items()}
    return {"entities": told, "success": 1}


FILM: Final[dict[str, Content]] = {
    "pageid": 880011,
    "ns": 0,
    "title": "Q88720011",
    "lastrevid": 2400000001,
    "modified": "2026-02-01T10:00:00Z",
    "type": "item",
    "id": "Q88720011",
    "labels": labels(en="The Salt Road"),
    "aliases": {"en": [{"language": "en", "value": "Salt Road"}, {"language": "en", "value": "The Salt Road"}]},
    "claims": {
        "P31": [item("P31", "Q11424")],
        "P577": [time("+2011-09-05T00:00:00Z"), time("+2011-00-00T00:00:00Z", 9), time("+2012-01-19T00:00:00Z")],
        "P1476": [titled("Die Salzstraße", "de")],
        "P2047": [lasts("+101")],
        "P345": [statement("P345", "tt8872001")],
        "P4947": [statement("P4947", "887201")],
        "P57": [item("P57", "Q88720101")],
        "P58": [item("P58", "Q88720102"), unknown("P58")],
        "P161": [item("P161", "Q88720103"), item("P161", "Q88720104")],
        "P136": [item("P136", "Q88720105")],
        "P495": [item("P495", "Q88720106"), item("P495", "Q88720107")],
        "P364": [item("P364", "Q88720108")],
        "P1258": [statement("P1258", "m/the_salt_road")],
    },
}

SHORT: Final[dict[str, Content]] = {
    "type": "item",
    "id": "Q88720012",
    "labels": labels(mul="Salt Road"),
    "aliases": {},
    "claims": {"P31": [item("P31", "Q17517379"), item("P31", "Q88720900")], "P577": [unknown("P577")]},
}

ROAD: Final[dict[str, Content]] = {
    "type": "item",
    "id": "Q88720013",
    "labels": labels(en="Salt Road"),
    "claims": {"P31": [item("P31", "Q34442")]},
}
"""It is a road, and found because it once was said to be a film."""

MADE_OF: Final = tuple(f"Q8872010{place}" for place in (1, 2, 5, 6, 7, 8, 3, 4))
NAMES: Final = named(
    Q88720101="Ada Vogt",
    Q88720102="Bo Lund",
    Q88720103="Ines Roth",
    Q88720105="road movie",
    Q88720106="Austria",
    Q88720107="Germany",
    Q88720108="German",
)
NAMES["entities"]["Q88720104"] = {"type": "item", "id": "Q88720104", "labels": {}}

WIKIDATA: Final[dict[str, Content]] = {
    searching(f"the salt road {OF_FILMS}"): hits("Q88720011", "Q88720013", "Q88720012"),
    searching(f"nobody {OF_FILMS}"): hits(),
    searching("haswbstatement:P345=tt8872001"): hits("Q88720011"),
    searching("haswbstatement:P345=tt8899999"): hits(),
    searching("haswbstatement:P4947=887201"): hits("Q88720011"),
    asking("Q88720011"): {"entities": {"Q88720011": FILM}, "success": 1},
    asking("Q88720011", "Q88720013", "Q88720012"): {
        "entities": {"Q88720011": FILM, "Q88720013": ROAD, "Q88720012": SHORT},
        "success": 1,
    },
    asking(*MADE_OF, told="labels"): NAMES,
    asking("Q8899999"): {"entities": {"Q8899999": {"id": "Q8899999", "missing": ""}}, "success": 1},
}
