"""Lists for programs and pipes: a record a line, tabs between, nothing folded, nothing coloured."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING

from watchlog.model.journal import Change
from watchlog.model.opinion import Plan
from watchlog.model.outcomes import Standing, Whole
from watchlog.model.portion import Portion
from watchlog.model.stars import Scale
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.outward import refs_text
from watchlog.render.safe import one_line
from watchlog.render.words import EXAMPLES

if TYPE_CHECKING:
    from watchlog.model.lookup import Elsewhere


def watch_lines(watches: Iterable[Watch], scale: Scale) -> list[str]:
    """Number, date, title, year, part, stars, service, tags and note."""
    title_cells, rating_cell = cache(_title_cells), cache(lambda stars: stars.on(scale))
    return [
        _watch_line(watch, title_cells(watch.title), rating_cell(watch.stars) if watch.stars else "")
        for watch in watches
    ]


def plan_lines(plans: Iterable[Plan], zone: tzinfo | None) -> list[str]:
    """Title, year, kind, day and note."""
    return [_plan_line(plan, f"{plan.planned_at.astimezone(zone):%Y-%m-%d}") for plan in plans]


def view_lines(views: Iterable[SavedView]) -> list[str]:
    """Name and query."""
    return [line(f"@{view.name}", view.query) for view in views]


def change_lines(changes: Iterable[Change], zone: tzinfo | None) -> list[str]:
    """Number, moment, state, rows and what was done."""
    return [_change_line(change, change.made_at.astimezone(zone)) for change in changes]


def whole_lines(whole: Whole, scale: Scale, zone: tzinfo | None) -> list[str]:
    """What is known, a line each: its name, then its value."""
    title = whole.title
    facts: Sequence[tuple[str, object]] = (
        ("title", title.name),
        ("original_title", title.original_name),
        ("year", title.year),
        ("kind", title.kind),
        ("status", whole.status),
        ("refs", refs_text(title.refs)),
        ("stars", whole.stars and whole.stars.on(scale)),
        ("planned", whole.plan and whole.plan.planned_at.astimezone(zone).date()),
    )
    ratings = [
        line("rating", rating.rated_at.astimezone(zone).date(), rating.portion.label, rating.stars.on(scale))
        for rating in whole.ratings
    ]
    return [
        *(line(name, value) for name, value in facts if value),
        *_elsewhere_lines(whole.elsewhere),
        *_series_lines(whole, scale),
        *(f"watch\t{cells}" for cells in watch_lines(whole.watches, scale)),
        *ratings,
        *(line("list", one.list_name, one.portion.label, one.note or "") for one in whole.lists),
    ]


def _series_lines(whole: Whole, scale: Scale) -> Iterator[str]:
    """How many were seen of how many, by season with its stars, and every pass with its name and state."""
    progress, opinions = whole.progress, whole.opinions
    if progress is not None:
        yield line("seen", progress.seen, "" if progress.total is None else progress.total)
        for season in progress.seasons:
            stars = opinions.get(Portion(season.season))
            total = "" if season.total is None else season.total
            yield line("season", season.season, season.seen, total, stars.on(scale) if stars else "")
        if progress.new_season is not None:
            yield line("new_season", progress.new_season)
    yield from (line("pass", run.number, run.name or "", run.state, run.seen, run.total or "") for run in whole.passes)


def _elsewhere_lines(elsewhere: "Elsewhere") -> Iterator[str]:
    for name, episode in (("next_episode", elsewhere.next), ("next_airing", elsewhere.airing)):
        if episode is not None:
            yield line(name, episode.label, "", episode.air_date or "")  # what it is called may tell what happens
    if elsewhere.held is not None:
        entry = elsewhere.held.entry
        facts = {"genre": entry.genres, "network": entry.networks, "country": entry.countries}
        yield from (line(name, value) for name, values in facts.items() for value in values)
        yield from (line("also_called", other.name, other.country or "") for other in entry.names)
        yield line("fetched", elsewhere.provider, entry.ref, elsewhere.held.fetched_at.isoformat())
    yield from (line("remark", remark) for remark in elsewhere.remarks)


def standing_lines(standing: Standing, scale: Scale) -> list[str]:
    """How much there is, the last sittings, and what one can do, a line each: its name, then its value."""
    return [
        line("watches", standing.watches),
        line("titles", standing.titles),
        line("plans", standing.plans),
        *(f"watch\t{cells}" for cells in watch_lines(standing.latest, scale)),
        *(line("try", command) for command, _ in EXAMPLES),
    ]


def safe_sentences(texts: Iterable[str]) -> Iterator[str]:
    """Texts as they may be shown; a tab between two columns stays."""
    return ("\t".join(one_line(cell) for cell in text.split("\t")) for text in texts)


def line(*cells: object) -> str:
    """Cells with tabs between, each of them on one line and safe."""
    return "\t".join(one_line(str(cell)) for cell in cells)


def _plan_line(plan: Plan, day: str) -> str:
    return line(plan.title.name, plan.title.year or "", plan.title.kind or "", day, plan.note or "")


def _change_line(change: Change, made_at: datetime) -> str:
    return line(change.id, made_at.isoformat(timespec="seconds"), _state(change), change.rows, change.summary)


def _watch_line(watch: Watch, title: str, rating: str) -> str:
    at = watch.when.at
    when = (watch.when.on or "") if at is None else f"{watch.when.on} {at:%H:%M}"
    service = one_line(watch.service) if watch.service else ""
    tags = one_line(", ".join(watch.tags)) if watch.tags else ""
    note = one_line(watch.note) if watch.note else ""
    return f"{watch.id}\t{when}\t{title}\t{watch.portion.label}\t{rating}\t{service}\t{tags}\t{note}"


def _title_cells(title: Title) -> str:
    return line(title.name, "" if title.year is None else title.year)


def _state(change: Change) -> str:
    return "undone" if change.undone else "done"
