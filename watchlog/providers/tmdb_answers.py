"""What TMDB answers in watchlog's own words."""

from collections.abc import Iterator, Sequence
from typing import Final

from watchlog.model.catalogue import Credit, Entry, Episode, Offer, OtherName, Role, Season
from watchlog.model.title import Kind, Ref
from watchlog.providers import reading
from watchlog.providers.ordering import episodes_in_order, once, seasons_in_order
from watchlog.providers.tmdb_shapes import (
    Alternative,
    Alternatives,
    Credits,
    Film,
    Hit,
    Ids,
    Member,
    SeasonOf,
    Series,
    Title,
    ToldEpisode,
    ToldSeason,
)

PICTURES: Final = "https://image.tmdb.org/t/p/w500"
PAGES: Final = {Kind.FILM: "https://www.themoviedb.org/movie", Kind.SERIES: "https://www.themoviedb.org/tv"}
OVER: Final = frozenset({"Ended", "Canceled", "Cancelled"})
"""In what states a series' latest day is its last."""
JOBS: Final = {
    "Director": Role.DIRECTOR,
    "Writer": Role.WRITER,
    "Screenplay": Role.WRITER,
    "Teleplay": Role.WRITER,
    "Story": Role.WRITER,
}
"""What those behind the camera did; all other jobs are left out."""
BATCH: Final = 20
"""Parts that one call may ask for."""
WEIGHT: Final = 150
"""Episodes that one call should bring: each comes with its guests, and an answer may have 4 MiB."""


def trouble(content: object) -> int | None:
    """The number of what is wrong, or None where nothing is."""
    match content:
        case {"status_code": int(code)}:
            return code
    return None


def batches(seasons: Sequence[SeasonOf]) -> Iterator[list[int]]:
    """The numbers of the seasons, so many at a time as an answer can hold."""
    batch: list[int] = []
    weight = 0
    for number, season in {each.season_number: each for each in seasons}.items():
        if number is None:
            continue
        episodes = season.episode_count or 0
        if batch and (len(batch) == BATCH or weight + episodes > WEIGHT):
            yield batch
            batch, weight = [], 0
        batch.append(number)
        weight += episodes
    if batch:
        yield batch


def offer(hit: Hit, kind: Kind) -> Offer:
    """A film or a series to choose from."""
    return Offer(
        provider="tmdb",
        ref=Ref("tmdb", hit.id),
        kind=kind,
        name=hit.name,
        original_name=hit.original_name,
        year=reading.year_of(hit.premiered),
        country=next(iter(hit.origin_country), None),
    )


def film(told: Film) -> Entry:
    """Everything about a film."""
    imdb = Ids(imdb_id=told.imdb_id)
    return _entry(told, Kind.FILM, told.external_ids or imdb, told.credits)._replace(runtime=told.runtime)


def series(told: Series, seasons: Sequence[ToldSeason]) -> Entry:
    """Everything about a series."""
    entry = _entry(told, Kind.SERIES, told.external_ids or Ids(), told.aggregate_credits)
    creators = (Credit(each.name, Role.CREATOR) for each in told.created_by if each.name)
    return entry._replace(
        ended=told.last_air_date if told.status in OVER else None,
        networks=once(each.name for each in told.networks),
        runtime=next((minutes for minutes in told.episode_run_time if minutes), None),
        credits=once((*creators, *entry.credits)),
        seasons=seasons_in_order(_season(season) for season in told.seasons),
        episodes=episodes_in_order(_episode(episode) for season in seasons for episode in season.episodes),
    )


def _entry(told: Title, kind: Kind, ids: Ids, credited: Credits | None) -> Entry:
    named, credited = told.alternative_titles or Alternatives(), credited or Credits()
    return Entry(
        provider="tmdb",
        ref=Ref("tmdb", told.id),
        kind=kind,
        name=told.name,
        original_name=told.original_name,
        year=reading.year_of(told.premiered),
        premiered=told.premiered,
        state=told.status,
        languages=once(each.english_name or each.name for each in told.spoken_languages)
        or once([told.original_language]),
        countries=once(each.name or each.iso_3166_1 for each in told.production_countries) or told.origin_country,
        genres=once(each.name for each in told.genres),
        summary=told.overview,
        poster=told.poster_path and reading.checked_address(f"{PICTURES}/{told.poster_path.lstrip('/')}"),
        page=f"{PAGES[kind]}/{told.id}",
        refs=reading.refs(
            {"imdb": ids.imdb_id, "tvdb": ids.tvdb_id, "tvrage": ids.tvrage_id, "wikidata": ids.wikidata_id}
        ),
        names=once(_other_name(each) for each in (*named.titles, *named.results)),
        credits=once((*_behind(credited.crew), *_before(credited.cast))),
    )


def _other_name(told: Alternative) -> OtherName | None:
    return None if told.title is None else OtherName(told.title, told.iso_3166_1)


def _behind(crew: Sequence[Member]) -> Iterator[Credit]:
    for member in crew:
        for job in (member, *member.jobs):
            if member.name and job.job in JOBS:
                yield Credit(member.name, JOBS[job.job])


def _before(cast: Sequence[Member]) -> Iterator[Credit]:
    for member in cast:
        characters = once(role.character for role in (member, *member.roles)) or (None,)
        if member.name:
            yield from (Credit(member.name, Role.CAST, character) for character in characters)


def _season(told: SeasonOf) -> Season | None:
    if told.season_number is None:
        return None
    return Season(told.season_number, told.name, told.episode_count, told.air_date)


def _episode(told: ToldEpisode) -> Episode:
    return Episode(
        id=told.id,
        season=told.season_number,
        number=told.episode_number,
        name=told.name,
        special=told.season_number == 0,
        air_date=told.air_date,
        runtime=told.runtime,
        summary=told.overview,
    )
