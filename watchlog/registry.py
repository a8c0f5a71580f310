"""Where each importer, exporter and provider lives: ours by name, other people's by entry point."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

from watchlog.errors import BadInput

IMPORTERS: Final = {
    "trakt": "watchlog.importers.trakt.importer:Trakt",
    "tvtime": "watchlog.importers.tvtime.importer:TvTime",
    "letterboxd": "watchlog.importers.letterboxd.importer:Letterboxd",
    "imdb": "watchlog.importers.imdb.importer:Imdb",
    "tmdb": "watchlog.importers.tmdb:Tmdb",
    "movielens": "watchlog.importers.movielens:MovieLens",
    "criticker": "watchlog.importers.criticker:Criticker",
    "filmtipset": "watchlog.importers.filmtipset:Filmtipset",
    "netflix": "watchlog.importers.netflix.importer:Netflix",
    "prime": "watchlog.importers.prime.importer:Prime",
    "mal": "watchlog.importers.mal.importer:MyAnimeList",
    "anilist": "watchlog.importers.anilist:AniList",
    "kitsu": "watchlog.importers.kitsu:Kitsu",
    "simkl": "watchlog.importers.simkl.importer:Simkl",
    "yamtrack": "watchlog.importers.yamtrack.importer:Yamtrack",
    "seriesguide": "watchlog.importers.seriesguide.importer:SeriesGuide",
    "archive": "watchlog.importers.archive:Archive",
    "csv": "watchlog.importers.csv:Csv",
    "json": "watchlog.importers.json:Json",
    "text": "watchlog.importers.text.importer:Lines",
}
"""In the order in which they look at a file."""

EXPORTERS: Final = {
    "archive": "watchlog.exporters.archive:Archive",
    "csv": "watchlog.exporters.csv:Csv",
    "json": "watchlog.exporters.json:Json",
    "jsonl": "watchlog.exporters.json:JsonLines",
    "markdown": "watchlog.exporters.markdown:Markdown",
    "html": "watchlog.exporters.html:Html",
    "ics": "watchlog.exporters.diary:Ics",
    "letterboxd": "watchlog.exporters.letterboxd:Letterboxd",
    "letterboxd-watchlist": "watchlog.exporters.letterboxd:LetterboxdWatchlist",
    "imdb": "watchlog.exporters.imdb:Imdb",
    "imdb-watchlist": "watchlog.exporters.imdb:ImdbWatchlist",
    "trakt": "watchlog.exporters.trakt:Trakt",
    "yamtrack": "watchlog.exporters.yamtrack:Yamtrack",
    "simkl": "watchlog.exporters.simkl:Simkl",
    "mal": "watchlog.exporters.mal:Mal",
}

SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".ics": "ics",
    ".archive": "archive",
    ".watchlog": "archive",
}
"""What a file's name says of its format; anything else is CSV."""

PROVIDERS: Final = {
    "tvmaze": "watchlog.providers.tvmaze:TVmaze",
    "tmdb": "watchlog.providers.tmdb:TMDB",
    "omdb": "watchlog.providers.omdb:OMDb",
    "wikidata": "watchlog.providers.wikidata:Wikidata",
}
"""In the order in which they are asked."""


def importers(name: str | None) -> Iterator[Any]:
    """The importer of that name, or all of them: ours, then those of others.

    Raises:
        BadInput: There is none of that name.
    """
    if name is not None:
        yield _load(_known(name, IMPORTERS, "watchlog.importers"))()
        return
    yield from (_load(address)() for address in IMPORTERS.values())
    yield from (_load(address)() for address in _of_others("watchlog.importers").values())


def exporter(name: str) -> Any:
    """The exporter of that name.

    Raises:
        BadInput: There is none of that name.
    """
    return _load(_known(name, EXPORTERS, "watchlog.exporters"))()


def provider_class(name: str) -> Any:
    """The class of the provider of that name.

    Raises:
        BadInput: There is none of that name.
    """
    return _load(_known(name, PROVIDERS, "watchlog.providers", "provider"))


def providers() -> Iterator[Any]:
    """The class of every provider: ours, then those of others."""
    yield from (_load(address) for address in PROVIDERS.values())
    yield from (_load(address) for address in _of_others("watchlog.providers").values())


def provider_label(name: str) -> str:
    """What people call a provider, which is what its class is called; the name itself where it is none of ours."""
    return PROVIDERS[name].partition(":")[2] if name in PROVIDERS else name


def _known(name: str, ours: Mapping[str, str], group: str, what: str = "format") -> str:
    if name in ours:
        return ours[name]
    others = _of_others(group)
    if name not in others:
        raise BadInput(f"there is no {what} “{name}”", f"there are {', '.join(sorted({*ours, *others}))}")
    return others[name]


def _of_others(group: str) -> dict[str, str]:
    from importlib.metadata import entry_points  # 40 ms that no list should pay

    return {point.name: point.value for point in entry_points(group=group)}


def _load(address: str) -> Any:
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)
