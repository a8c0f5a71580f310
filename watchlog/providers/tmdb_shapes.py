"""The shapes of what TMDB answers."""

from typing import Any, Final

from pydantic import AliasChoices, Field, TypeAdapter

from watchlog.providers import reading
from watchlog.providers.reading import Body, Day, External, Line, Lines, Many, Minutes, Name, Number, Prose


class Named(Body):
    """A genre, a network, a person."""

    name: Line = None


class Language(Body):
    """A language that is spoken."""

    english_name: Line = None
    name: Line = None


class Land(Body):
    """A country."""

    iso_3166_1: Line = None
    name: Line = None


class Hit(Body):
    """A film or a series as it is found: what films call title, series call name."""

    id: Number
    name: Name = Field(validation_alias=AliasChoices("title", "name"))
    original: Line = Field(None, validation_alias=AliasChoices("original_title", "original_name"))
    premiered: Day = Field(None, validation_alias=AliasChoices("release_date", "first_air_date"))
    origin_country: Lines = ()

    @property
    def original_name(self) -> str | None:
        """Its name in its own language, if that is another one."""
        return None if self.original == self.name else self.original


class Hits(Body):
    """The answer to a search."""

    results: Many[Hit]


class Found(Body):
    """The answer to a search by id: five lists, of which two hold titles."""

    movie_results: Many[Hit] = ()
    tv_results: Many[Hit] = ()


class Occupation(Body):
    """A role or a job of somebody, in a film or over the course of a series."""

    character: Line = None
    job: Line = None


class Member(Occupation):
    """Somebody who took part; in a series there may be several roles or jobs."""

    name: Line = None
    roles: Many[Occupation] = ()
    jobs: Many[Occupation] = ()


class Credits(Body):
    """Those before and behind the camera."""

    cast: Many[Member] = ()
    crew: Many[Member] = ()


class Ids(Body):
    """Ids at other services."""

    imdb_id: External = None
    tvdb_id: External = None
    tvrage_id: External = None
    wikidata_id: External = None


class Alternative(Body):
    """What it is called somewhere."""

    title: Line = None
    iso_3166_1: Line = None


class Alternatives(Body):
    """What it is called elsewhere: of films `titles`, of series `results`."""

    titles: Many[Alternative] = ()
    results: Many[Alternative] = ()


class Title(Hit):
    """What films and series have in common."""

    overview: Prose = None
    status: Line = None
    genres: Many[Named] = ()
    spoken_languages: Many[Language] = ()
    original_language: Line = None
    production_countries: Many[Land] = ()
    poster_path: Line = None
    external_ids: Ids | None = None
    alternative_titles: Alternatives | None = None


class Film(Title):
    """A film."""

    imdb_id: External = None
    runtime: Minutes = None
    credits: Credits | None = None


class SeasonOf(Body):
    """A season as its series tells of it."""

    season_number: reading.SeasonNumber = None
    name: Line = None
    episode_count: reading.Amount = None
    air_date: Day = None


class Series(Title):
    """A series."""

    created_by: Many[Named] = ()
    networks: Many[Named] = ()
    episode_run_time: Many[Minutes] = ()
    last_air_date: Day = None
    seasons: Many[SeasonOf] = ()
    aggregate_credits: Credits | None = None


class ToldEpisode(Body):
    """An episode."""

    id: Number
    name: Line = None
    season_number: reading.SeasonNumber = None
    episode_number: reading.EpisodeNumber = None
    air_date: Day = None
    runtime: Minutes = None
    overview: Prose = None


class ToldSeason(Body):
    """A season with its episodes."""

    episodes: Many[ToldEpisode] = ()


HITS: Final = TypeAdapter(Hits)
FOUND: Final = TypeAdapter(Found)
TITLE: Final = TypeAdapter(Hit)
FILM: Final = TypeAdapter(Film)
SERIES: Final = TypeAdapter(Series)
SEASON: Final = TypeAdapter(ToldSeason)
PARTS: Final = TypeAdapter(dict[str, Any])
