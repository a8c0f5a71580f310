"""What IMDb calls the kinds of titles, in the languages that it speaks."""

import unicodedata
from enum import Enum
from typing import Final

from watchlog.model.title import Kind


class Sort(Enum):
    """What a row of IMDb's is about."""

    FILM = "film"
    SERIES = "series"
    EPISODE = "episode"
    GAME = "video game"
    MUSIC = "music video"
    PODCAST = "podcast"
    UNKNOWN = "unknown"

    @property
    def kind(self) -> Kind | None:
        """The kind of title that it is, or None where that is not known."""
        return {Sort.FILM: Kind.FILM, Sort.SERIES: Kind.SERIES}.get(self)


NOT_WATCHED: Final = frozenset({Sort.GAME, Sort.MUSIC, Sort.PODCAST})
"""What is played or listened to, and is no part of a history of what was watched."""

WORDS: Final[tuple[tuple[Sort, tuple[str, ...]], ...]] = (
    (Sort.PODCAST, ("podcast", "पॉडकास्ट")),
    (Sort.GAME, ("game", "spiel", "gioco", "jeu", "juego", "jogo", "गेम")),
    (Sort.MUSIC, ("music", "musik", "musica", "clip", "संगीत", "म्यूज़िक")),
    (Sort.EPISODE, ("episod", "folge", "एपिसोड")),
    (Sort.SERIES, ("serie", "सीरीज")),
    (
        Sort.FILM,
        (
            *(
                "film",
                "movie",
                "pelicula",
                "short",
                "kurz",
                "corto",
                "court",
                "curta",
                "special",
                "spezial",
                "especial",
            ),
            *("emission", "video", "document", "फ़िल्म", "मूवी", "लघु", "शॉर्ट", "वीडियो", "स्पेशल"),
        ),
    ),
)
"""Parts of words without their accents, the most telling first: `Videospiel` is a game and no video."""


def sort_of(title_type: str) -> Sort:
    """What `Feature Film`, `tvMiniSeries`, `Serie TV`, `Fernsehepisode`, `Jeu vidéo` … are."""
    said = _plain(title_type)
    for sort, words in PLAIN_WORDS:
        if any(word in said for word in words):
            return sort
    return Sort.UNKNOWN


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


PLAIN_WORDS: Final = tuple((sort, tuple(map(_plain, words))) for sort, words in WORDS)
