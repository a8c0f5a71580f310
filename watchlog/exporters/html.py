"""HTML: a history as one page to read, to keep and to print; it asks nobody for anything."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import groupby
from typing import Final, TextIO

from watchlog.exporters.losses import left_behind
from watchlog.exporters.page_style import STYLE
from watchlog.exporters.plain import line, lines
from watchlog.exporters.tally import OF_WATCHES, Tally
from watchlog.model.snapshot import Snapshot
from watchlog.model.watch import Watch

TAKES: Final = frozenset({*OF_WATCHES, "original titles"})
MONTH: Final = len("2026-11")
YEAR: Final = len("2026")
SOME_TIME: Final = "Some time"
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Html:
    """Writes watches as a page: the newest month comes first, a table each."""

    name = "html"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """The page, piece by piece."""
        tally = Tally("The page", TAKES, ())
        watches = sorted(snapshot.watches, key=_order)
        watches.reverse()
        months = [(month, list(found)) for month, found in groupby(watches, key=_month)]
        file.writelines(_beginning(len(watches), [month for month, _ in months]))
        for month, found in months:
            file.write(f'<section>\n<h2 id="{_anchor(month)}">{_name(month)}</h2>\n<table>\n')
            for watch in found:
                tally.watch(watch)
                file.writelines(_row(watch))
            file.write("</table>\n</section>\n")
        file.write("</main>\n</body>\n</html>\n")
        return [*tally.told(), *left_behind(snapshot)]


def _order(watch: Watch) -> tuple[str, str, int]:
    """By day, in the order in which they were recorded where the time of day is not known; those undated are oldest."""
    return (watch.when.on or "", watch.when.at.time().isoformat() if watch.when.at else "", watch.id)


def _month(watch: Watch) -> str:
    return (watch.when.on or "")[:MONTH]


def _name(month: str) -> str:
    """`2026-11` as people say it."""
    if len(month) < MONTH:
        return month or SOME_TIME
    return f"{MONTHS[int(month[YEAR + 1 :]) - 1]} {month[:YEAR]}"


def _anchor(month: str) -> str:
    return f"m{month}" if month else "undated"


def _beginning(count: int, months: Sequence[str]) -> Iterator[str]:
    """All before the first table. The policy lets the page's own style in, by its digest, and nothing else."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta name="referrer" content="no-referrer">\n<title>Watched</title>\n<style>{STYLE}</style>\n</head>\n'
    yield f"<body>\n<header>\n<h1>Watched</h1>\n<p>{count:,} {'watch' if count == 1 else 'watches'}</p>\n"
    if len(months) > 1:
        yield "<nav>"
        for year, found in groupby(months, key=lambda month: month[:YEAR]):
            yield f'<a href="#{_anchor(next(found))}">{year or SOME_TIME}</a> '
        yield "</nav>\n"
    yield "</header>\n<main>\n"


def _row(watch: Watch) -> Iterator[str]:
    yield f'<tr><td class="day">{_day(watch)}</td><td><bdi class="title">{_escaped(watch.label)}</bdi>'
    facts = " · ".join(f"<bdi>{_escaped(fact)}</bdi>" for fact in _facts(watch))
    if facts:
        yield f'<div class="facts">{facts}</div>'
    if watch.note:
        yield f"<details><summary>Note</summary><blockquote>{escape(lines(watch.note))}</blockquote></details>"
    stars = f"★ {watch.stars.on(watch.stars.scale)}" if watch.stars else ""
    yield f'</td><td class="stars">{stars}</td></tr>\n'


def _day(watch: Watch) -> str:
    if watch.when.on is None:
        return ""
    time = watch.when.at.strftime("%H:%M") if watch.when.at else ""
    return f'<time datetime="{watch.when.on}">{watch.when.on}</time> {time}'.rstrip()


def _facts(watch: Watch) -> Iterable[str]:
    facts = (
        watch.title.original_name,
        f"“{watch.episode_title}”" if watch.episode_title else None,
        "again" if watch.rewatch else None,
        f"pass {watch.pass_number}" if (watch.pass_number or 1) > 1 else None,
        watch.service,
        f"with {watch.companions}" if watch.companions else None,
        *(f"#{tag}" for tag in watch.tags),
    )
    return filter(None, facts)


def _escaped(text: str) -> str:
    return escape(line(text))
