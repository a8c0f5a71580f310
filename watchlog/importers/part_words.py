"""Words by which streaming services number seasons and episodes, in the languages they speak."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

# ruff: noqa: RUF001 - the letters of other scripts are meant

SEASONS: Final = (
    "season|series|saison|série|staffel|temporada|stagione|seizoen|sezon|sezóna|sezona|sezonul|sezonas|hooaeg"
    "|säsong|sæson|sesong|kausi|tuotantokausi|évad|řada|séria|séría|kylur|þáttaröð|denboraldia|tempada|musim|mùa|phần"
    "|сезон|κύκλος|σεζόν|עונה|الموسم|シーズン|시즌|ซีซั่น|ฤดูกาล|सीज़न|सीजन|季"
)
"""What is nothing else but a season."""

PARTS: Final = (
    "part|volume|vol|book|collection|partie|livre|parte|libro|volumen|livro|coleção|colección|collezione|teil|buch|band"
    "|deel|boek|część|księga|tom|kolekcja|del|bog|bok|osa|kirja|rész|könyv|část|kniha|časť|dio|knjiga|partea|cartea"
    "|kısım|kitap|bahagian|bagian|часть|книга|том|частина|μέρος|חלק|الجزء|パート|파트|볼륨|ภาค|部|篇"
)
"""What is a season where an episode follows, and otherwise the half of a film."""

EPISODES: Final = (
    "episode|épisode|episodio|episódio|folge|aflevering|odcinek|avsnitt|afsnit|jakso|epizoda|epizóda|díl|epizód"
    "|episodul|bölüm|épizód|tập|эпизод|серия|серія|епізод|επεισόδιο|פרק|الحلقة|エピソード|에피소드"
    "|ตอนที่|एपिसोड|话|話|集|화|회"
)
"""What is nothing else but an episode."""

CHAPTERS: Final = (
    "chapter|chapitre|kapitel|capítulo|capitolo|capitol|rozdział|hoofdstuk|kapittel|luku|fejezet|kapitola|poglavlje"
    "|capitolul|глава|розділ|κεφάλαιο|الفصل|チャプター|챕터|บทที่|章"
)
"""What is an episode of some series, and the second or third film of others."""

ONLY: Final = frozenset(
    [
        "limited series",
        "miniseries",
        "mini-series",
        "mini series",
        "miniserie",
        "mini-serie",
        "miniserial",
        "mini-série",
        "minissérie",
        "série limitée",
        "serie limitada",
        "série limitada",
        "miniserien",
        "minisarja",
        "minisorozat",
        "minisérie",
        "mini dizi",
        "minidizi",
        "мини-сериал",
        "міні-серіал",
        "リミテッドシリーズ",
        "리미티드 시리즈",
        "限定劇集",
        "迷你剧",
    ]
)
"""What a service calls the one season of a series that has no other."""

COUNTING: Final = (
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen"
    ),
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis",
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
    "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn",
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici",
    "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
    "prima seconda terza quarta quinta sesta settima ottava nona decima",
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien",
    "pierwszy drugi trzeci czwarty piąty szósty siódmy ósmy dziewiąty dziesiąty jedenasty dwunasty trzynasty",
    "pierwsza druga trzecia czwarta piąta szósta siódma ósma dziewiąta dziesiąta",
    "ett två tre fyra fem sex sju åtta nio tio elva tolv",
    "en to tre fire fem seks syv otte ni ti elleve tolv",
    "první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá",
    "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая",
    "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый",
    "bir iki üç dört beş altı yedi sekiz dokuz on",
    "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五",
)
"""Numbers from one on, as they are written out."""

TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
ROMAN: Final = re.compile(r"(?P<tens>x{0,3})(?P<ones>ix|iv|v?i{0,3})")
ROMAN_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
LONGEST_NUMBER: Final = 4
"""Digits: some shows number their seasons by year."""
LONGEST_LABEL: Final = 80
"""Characters of a label that are looked at."""


def number_of(text: str) -> int | None:
    """A number in figures, Roman ones or words; None where the text is none."""
    if text.isdecimal():
        return int(text) if len(text) <= LONGEST_NUMBER else None
    if text in WRITTEN_OUT:
        return WRITTEN_OUT[text]
    roman = ROMAN.fullmatch(text)
    if roman and text:
        return len(roman["tens"]) * 10 + ROMAN_ONES.index(roman["ones"])
    return None


def labelled(text: str, words: "re.Pattern[str]") -> int | None:
    """The number of a season or an episode, where the text is nothing but such a label: `Season 2`, `2. évad`.

    Args:
        text: A piece of a title.
        words: One of the patterns of this module.
    """
    found = words.fullmatch(plain(text))
    if found is None:
        return None
    return number_of(next(group for group in found.groups() if group))


@lru_cache(maxsize=4096)
def opening(text: str, words: "re.Pattern[str]") -> int | None:
    """The number where a text opens with such a label and goes on after a dash or a bracket: `Part 1 - The End`."""
    return labelled(GOES_ON.split(text, maxsplit=1)[0], words)


def plain(text: str) -> str:
    """A text as it is compared: in small letters, composed, with plain digits and one kind of blank."""
    composed = unicodedata.normalize("NFKC", text[:LONGEST_LABEL])
    return " ".join(composed.casefold().replace("ё", "е").split())


def _label(words: str) -> "re.Pattern[str]":
    """A pattern of a word with its number after or before it: `Season 3`, `シーズン3`, `3. sezon`, `第3季`."""
    known = "|".join(sorted({re.escape(plain(word)) for word in words.split("|")}, key=len, reverse=True))
    after = rf"(?:{known})(?:[ .#]+([^\W\d]+(?:[- ][^\W\d]+)?|\d+(?=[a-c]?$))|[ ]?(\d+(?=[a-c]?$)|{HAN}))[a-c]?"
    before = rf"(?:第[ ]?)?(\d+|{HAN})(?:\.|[ao]|st|nd|rd|th|er|re|e|η|ος|-?[йя])?[ ]?(?:{known})"
    return re.compile(f"{after}|{before}")


def _written_out() -> Iterator[tuple[str, int]]:
    for line in COUNTING:
        yield from ((plain(word), number) for number, word in enumerate(line.split(), start=1))
    ones = COUNTING[0].split()[:9]
    for word, tens in TENS.items():
        yield word, tens
        for number, one in enumerate(ones, start=1):
            yield f"{word}-{one}", tens + number
            yield f"{word} {one}", tens + number


HAN: Final = "[一二三四五六七八九十]{1,3}"
GOES_ON: Final = re.compile(r"\s+[-–—(\[]")
WRITTEN_OUT: Final = dict(_written_out())
SEASON: Final = _label(SEASONS)
PART: Final = _label(PARTS)
EPISODE: Final = _label(EPISODES)
CHAPTER: Final = _label(CHAPTERS)
