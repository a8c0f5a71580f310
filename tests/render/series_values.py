"""Made-up series, what is known of them, and a screen of any width to show that on."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tests.conftest import Stream
from watchlog.model.catalogue import Episode
from watchlog.model.passes import Pass, PassState, Skip
from watchlog.model.portion import Portion
from watchlog.model.progress import Airing, Next
from watchlog.model.settings import Settings
from watchlog.model.stars import HALF_STARS, Stars
from watchlog.model.title import Kind, Ref, Title
from watchlog.model.watch import Watch
from watchlog.model.when import When
from watchlog.render.output import Output
from watchlog.render.series import SeriesScreen
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words

BERLIN: Final = ZoneInfo("Europe/Berlin")
SUNDAY: Final = date(2026, 11, 22)
JSON: Final = Output("json")

HARBOUR: Final = Title(
    1, "The Harbour", "Der Hafen", 2019, Kind.SERIES, (Ref("imdb", "tt0000001"), Ref("tvmaze", "11"))
)
KITES: Final = Title(2, "Kites", year=2024, kind=Kind.SERIES)
HOSTILE: Final = Title(3, "Evil\x1b[2J\r\nSUMMARY:\u202e[bold]Owl[/bold], \\; \u2028🦉", kind=Kind.SERIES)
LONG: Final = Title(4, "Ever so long " * 38, kind=Kind.SERIES)


class Show:
    """A screen of series in memory.

    Args:
        width: Its columns.
        terminal: Whether a person looks at it.
        encoding: That of the streams.
    """

    def __init__(self, width: int = 80, *, terminal: bool = True, encoding: str = "utf-8") -> None:
        self._output, self._errors = (Stream(terminal=terminal, encoding=encoding) for _ in range(2))
        variables = {"COLUMNS": str(width), "TERM": "dumb"}
        streams = Terminal.of(Stream(terminal=terminal), self._output, self._errors, variables, no_input=False)
        words = Words(HALF_STARS, plain=streams.is_plain)
        self.screen = SeriesScreen(streams, Settings(), words, BERLIN)

    @property
    def out(self) -> str:
        """What was shown so far."""
        return _text(self._output)

    @property
    def err(self) -> str:
        """What was remarked so far."""
        return _text(self._errors)

    @property
    def lines(self) -> list[str]:
        """What was shown, without blanks at the ends."""
        return [line.rstrip() for line in self.out.splitlines()]


def _text(stream: Stream) -> str:
    stream.flush()
    return stream.bytes.getvalue().decode(stream.encoding)


def episode(season: int, number: int | None, name: str | None = "A secret", *, runtime: int | None = 50) -> Episode:
    return Episode(
        f"{season}{number or 0:03}",
        season,
        number,
        name,
        special=number is None,
        air_date="2026-11-29",
        runtime=runtime,
        summary="The butler did it.",
    )


def following(title: Title = HARBOUR, season: int = 2, number: int = 3, name: str | None = "A secret") -> Next:
    portion = Portion(season, number)
    return Next(title, portion, portion.label, 1, episode(season, number, name), 15, 4, 200, None, When("2026-11-20"))


def airing(
    title: Title = HARBOUR,
    season: int = 2,
    number: int = 3,
    *,
    on: str = "2026-11-29",
    clock: int | None = 21,
    aired: bool = False,
    name: str | None = "A secret",
) -> Airing:
    portion = Portion(season, number)
    at = None if clock is None else datetime.fromisoformat(on).replace(hour=clock, tzinfo=BERLIN)
    told = episode(season, number, name)
    return Airing(title, portion, portion.label, told, on, at, aired, "Channel 4", "tvmaze")


def run_through(number: int = 1, title: Title = HARBOUR) -> Pass:
    return Pass(
        title,
        number,
        PassState.COMPLETE,
        60,
        60,
        When("2019-03"),
        When("2019-05"),
        "with Anna",
        "Better than I remembered.",
        Stars(80),
    )


def sitting(
    number: int,
    portion: Portion,
    on: str | None = "2019-03-04",
    *,
    pass_number: int | None = 1,
    stars: Stars | None = None,
    note: str | None = None,
    tags: tuple[str, ...] = (),
    service: str | None = None,
    title: Title = HARBOUR,
) -> Watch:
    added = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=number)
    when = When(on)
    return Watch(
        number, title, portion, when, stars, note, tags, service, None, False, pass_number, None, "watchlog", added
    )


def skip(season: int, number: int | None) -> Skip:
    return Skip(0, HARBOUR, Portion(season, number), datetime(2026, 11, 21, 23, 30, tzinfo=UTC), "watchlog")
