"""Histories made by hand, and what exporters make of them."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tests.conftest import SUNDAY
from watchlog.model.opinion import Plan, Rating
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.stars import SCALES, Stars
from watchlog.model.title import Kind, Ref, Title
from watchlog.model.watch import Watch
from watchlog.model.when import UNKNOWN, When
from watchlog.registry import exporter

BERLIN: Final = ZoneInfo("Europe/Berlin")
FILM: Final = Title(1, "The Pier", year=1962, kind=Kind.FILM, refs=(Ref("imdb", "tt9000001"), Ref("tmdb", "movie/71")))
SERIES: Final = Title(
    2, "Harbour Lights", year=2004, kind=Kind.SERIES,
    refs=(Ref("imdb", "tt9000002"), Ref("tmdb", "tv/72"), Ref("tvdb", "7200")),
)  # fmt: skip
DAY: Final = When("2021-10-03")
EVENING: Final = When.of_moment(datetime(2021, 10, 3, 20, 15, tzinfo=BERLIN))

HOSTILE: Final = (
    'He said "no", twice',
    "=1+1",
    "@home",
    "a, b; c\td",
    "]]>",
    "</script><script>alert(1)</script>",
    "</style><b>x</b>",
    "&amp; & <i>",
    "\x01\x1b[31mred\x7f",
    "\u202eback\u2066wards",
    "line\u2028end",
    "BEGIN:VEVENT",
    "ünï 🎬",
    "\\n;\\,",
    "../../etc/passwd",
)
"""Names that break what is careless."""


def watched(title: Title = FILM, portion: Portion = WHOLE, when: When = DAY, number: int = 10, **more: Any) -> Watch:
    plain = Watch(number, title, portion, when, None, None, (), None, None, False, None, None, "watchlog", SUNDAY)
    return plain._replace(**more)


def stars(points: int, scale: str = "half-stars") -> Stars:
    return Stars(points, SCALES[scale])


def rated(title: Title, points: int, portion: Portion = WHOLE, at: datetime = SUNDAY) -> Rating:
    return Rating(50, title, portion, stars(points), at, "watchlog")


def planned(title: Title, note: str | None = None, at: datetime = SUNDAY) -> Plan:
    return Plan(60, title, note, at, "watchlog")


def history(
    watches: Iterable[Watch] = (), ratings: Sequence[Rating] = (), plans: Sequence[Plan] = (), **more: Any
) -> Snapshot:
    return Snapshot(iter(watches), ratings, plans, (), zone=BERLIN, **more)


def written(name: str, snapshot: Snapshot) -> tuple[bytes, list[str]]:
    """The file that a format makes of a history, and what it could not carry."""
    content = io.BytesIO()
    text = io.TextIOWrapper(content, encoding="utf-8", newline="")
    losses = exporter(name).write(snapshot, text)
    text.flush()
    return content.getvalue(), losses


def rows(name: str, snapshot: Snapshot) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of a table, by column, as a reader of CSV has them."""
    content, losses = written(name, snapshot)
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""))), losses


def members(snapshot: Snapshot) -> tuple[dict[str, Any], list[str]]:
    """What Trakt's zip holds, by name."""
    content, losses = written("trakt", snapshot)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}, losses


def named(name: str, number: int = 1, kind: Kind | None = Kind.FILM) -> Title:
    return Title(number, name, kind=kind, refs=(Ref("imdb", f"tt{number:07}"), Ref("mal", str(number + 100))))


__all__ = ["BERLIN", "DAY", "EVENING", "FILM", "HOSTILE", "SERIES", "UNKNOWN"]
