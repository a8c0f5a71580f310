"""Amazon Prime Video: the history as a script reads it from the service's pages."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from watchlog.errors import BadFile, BadInput
from watchlog.files.tables import Line, Table, columns_of
from watchlog.importers.making import Maker, day, line_rows, portion, record_row
from watchlog.importers.prime.titles import episode_of, is_trailer, name_of, season_of, series_of
from watchlog.importers.protocol import Row, Source
from watchlog.model.portion import WHOLE
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import DAY_LENGTH, UNKNOWN, When

SERVICE: Final = "Prime Video"
OPENING: Final = (
    ("Date Watched", "Type", "Title", "Episode"),
    ("Date Watched", "Type", "Title", "Episode Title"),
    ("Datum angesehen", "Typ", "Titel", "Episode"),
    ("Datum angesehen", "Typ", "Titel", "Folge"),
    ("Fecha vista", "Tipo", "Título", "Episodio"),
    ("Fecha de visualización", "Tipo", "Título", "Episodio"),
    ("Date regardée", "Type", "Titre", "Épisode"),
    ("Data assistida", "Tipo", "Título", "Episódio"),
    ("Data de visualização", "Tipo", "Título", "Episódio"),
    ("觀看日期", "類型", "標題", "集"),
    ("視聴日", "種類", "タイトル", "エピソード"),
)
"""The first columns of all versions of the script: when, whether a film or an episode, of what, and which."""

SERIES: Final = ("series", "serie", "série", "シリーズ", "劇集系列", "剧集系列")
"""What the script calls what has episodes, in the languages it speaks."""
LONGEST_NUMBER: Final = 15
"""Digits of a moment in milliseconds."""
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_YEAR: Final = 2006
"""When Amazon began to sell videos; a moment before stands for none."""


class Prime:
    """Reads what the browser script *Watch History Exporter for Amazon Prime Video* writes."""

    name = "prime"

    def detect(self, source: Source) -> bool:
        """Whether the first columns are those of the script, in one of the languages it speaks."""
        return len(source.files) == 1 and columns_of(source.head(source.file))[: len(OPENING[0])] in OPENING

    def read(self, source: Source) -> Iterator[Row]:
        """A watch a row; rows that stand there twice are told once."""
        file, maker = source.file, Maker(self.name, source.opened_at)
        first_lines: dict[Sequence[str], int] = {}
        with source.text(file) as text:
            table = Table(text)
            if table.columns[: len(OPENING[0])] not in OPENING:
                raise BadFile(f"{source.name} is no history of Prime Video", f"its columns are {', '.join(OPENING[1])}")
            for line in table:
                if line.trouble:
                    yield from line_rows([line], file, lambda _: ())
                else:
                    made = partial(_watches, maker, source, line, first_lines)
                    yield record_row(f"line {line.number}", line.cells, file, made)


def _watches(maker: Maker, source: Source, line: Line, first_lines: dict[Sequence[str], int]) -> Iterator[Watch]:
    told = _told(line)
    first = first_lines.setdefault(told, line.number)
    if first != line.number:
        raise BadInput(f"it repeats line {first}")
    moment, kind, name, episode = told
    if is_trailer(episode or name):
        raise BadInput("it is a trailer, not a viewing")
    when = _when(moment, source)
    if episode:
        series, season = series_of(name)
        number, episode_title = episode_of(episode)
        title = maker.title(series, kind=Kind.SERIES)
        yield maker.watch(title, portion(season, number), when, service=SERVICE, episode_title=episode_title)
    elif season_of(name)[1] is not None or kind.lower() in SERIES:
        raise BadInput("it does not say which episode was watched")
    elif episode_of(name)[0] is not None:
        raise BadInput("it does not say of which series the episode is")
    else:
        yield maker.watch(maker.title(name_of(name), kind=Kind.FILM), WHOLE, when, service=SERVICE)


def _told(line: Line) -> tuple[str, ...]:
    """What the first columns say; the others are addresses and ids that only Amazon knows."""
    return tuple(cell.strip() for cell in line.cells.values())[: len(OPENING[0])]


def _when(text: str, source: Source) -> When:
    """A moment in milliseconds since 1970, or of ISO 8601 in UTC, or a day."""
    if len(text) == DAY_LENGTH and "-" in text:
        return day(text)
    try:
        is_number = text.isdecimal() and len(text) <= LONGEST_NUMBER
        moment = (
            EPOCH + timedelta(milliseconds=int(text)) if is_number else datetime.fromisoformat(text or "1970-01-01")
        )
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return UNKNOWN if moment.year < FIRST_YEAR else When.of_moment(moment.astimezone(source.zone))
    except (ValueError, OverflowError):
        raise BadInput(f"“{text[:40]}” is no moment") from None
