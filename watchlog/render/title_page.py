"""One title on one screen: facts, what is next, everything the user did with it, and what it is called elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from watchlog.model.catalogue import Entry, Episode, Held, Role
from watchlog.model.lookup import Elsewhere
from watchlog.model.opinion import Rating
from watchlog.model.outcomes import Whole
from watchlog.model.portion import Portion
from watchlog.model.watch import Watch
from watchlog.records.outward import refs_text
from watchlog.render.progress_facts import series_facts
from watchlog.render.safe import one_line, safe_lines
from watchlog.render.tables import pairs_table, titled
from watchlog.render.words import Words

MOST_CAST = 6
"""So many of those who play are named."""

MOST_NAMES = 6
"""So many other names."""

INDENTED = (0, 0, 0, 2)


def whole_page(whole: Whole, words: Words, zone: tzinfo | None) -> RenderableType:
    """Everything about a title, its sittings with their notes in full."""
    title = words.named(whole.title)
    parts: list[RenderableType] = [Text.assemble(titled(title), (f"  {_beside_name(whole)}", "dim"))]
    parts += _summary(whole.elsewhere)
    known = [(name, value) for name, value in _facts(whole, words, zone) if value]
    if known:
        parts.append(Padding(pairs_table(known), INDENTED))
    parts += [Text(f"  {one_line(remark)}", "yellow") for remark in _remarks(whole)]
    parts += _sittings(whole, words)
    parts += [_opinion(rating, whole.label(rating.portion), words, zone) for rating in whole.ratings]
    return Group(*parts)


def _beside_name(whole: Whole) -> str:
    held = whole.elsewhere.held
    entry = held.entry if held else None
    minutes = f"{entry.runtime} min" if entry and entry.runtime else ""
    networks = " / ".join(entry.networks) if entry else ""
    state = (entry.state or "") if entry else ""
    return "  ".join(one_line(part) for part in (whole.title.kind or "", networks, minutes, state) if part)


def _summary(elsewhere: Elsewhere) -> list[RenderableType]:
    if elsewhere.held is None or not elsewhere.held.entry.summary:
        return []
    return [Padding(Text("\n".join(safe_lines(elsewhere.held.entry.summary))), (0, 0, 1, 2))]


def _remarks(whole: Whole) -> Iterator[str]:
    if whole.progress and whole.progress.new_season is not None:
        yield f"season {whole.progress.new_season} is new"
    yield from whole.elsewhere.remarks


def _facts(whole: Whole, words: Words, zone: tzinfo | None) -> Iterator[tuple[str, str | RenderableType]]:
    title = whole.title
    shown = words.named(title).name
    yield "logged as", title.name if shown != title.name else ""
    yield "original title", (title.original_name or "") if shown != title.original_name else ""
    yield "status", whole.status or ""
    yield "stars", words.stars(whole.stars)
    yield from series_facts(whole, words)
    yield "skipped", ", ".join(map(whole.label, whole.skips))
    yield "planned", f"since {whole.plan.planned_at.astimezone(zone):%Y-%m-%d}" if whole.plan else ""
    yield "lists", ", ".join(one_line(f"{one.list_name} {one.portion.label}".rstrip()) for one in whole.lists)
    yield "next", _episode(whole.elsewhere.next, whole, zone)
    yield (
        "airs next",
        _episode(whole.elsewhere.airing, whole, zone) if whole.elsewhere.airing != whole.elsewhere.next else "",
    )
    if whole.elsewhere.held is not None:
        yield from _of_entry(whole.elsewhere.held.entry)
    yield "elsewhere", refs_text(title.refs)
    yield "fetched", _fetched(whole.elsewhere, zone)


def _of_entry(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "genres", ", ".join(entry.genres)
    yield "from", ", ".join([*entry.countries, *entry.languages])
    yield "episodes", _counted(entry)
    people = {role: [credit for credit in entry.credits if credit.role is role] for role in Role}
    yield "created by", ", ".join(credit.person for credit in people[Role.CREATOR])
    yield "directed by", ", ".join(credit.person for credit in people[Role.DIRECTOR][:MOST_CAST])
    yield "with", _shortened([credit.person for credit in people[Role.CAST]], MOST_CAST)
    yield "also called", _shortened([_called(other.name, other.country) for other in entry.names], MOST_NAMES)
    yield "poster", entry.poster or ""


def _called(name: str, country: str | None) -> str:
    return f"{name} ({country})" if country else name


def _counted(entry: Entry) -> str:
    regular = [episode for episode in entry.episodes if not episode.special]
    seasons = {episode.season for episode in regular}
    specials = len(entry.episodes) - len(regular)
    counted = f"{len(regular)} in {len(seasons)} season{'s' * (len(seasons) != 1)}" if regular else ""
    extra = f"{specials} special{'s' * (specials != 1)}" if specials else ""
    return ", ".join(part for part in (counted, extra) if part)


def _episode(episode: Episode | None, whole: Whole, zone: tzinfo | None) -> str:
    """`S02E04, Sun 2026-11-29 21:00` in the user's zone; what it is called may tell what happens in it."""
    if episode is None:
        return ""
    label = whole.labels.get(Portion(episode.season, episode.number)) or episode.label
    if episode.air_at is not None:
        return f"{label}, {episode.air_at.astimezone(zone):%a %Y-%m-%d %H:%M}"
    day = episode.air_date and f"{date.fromisoformat(episode.air_date):%a} {episode.air_date}"
    return ", ".join(part for part in (label, f"{day or ''} {episode.air_time or ''}".strip()) if part)


def _fetched(elsewhere: Elsewhere, zone: tzinfo | None) -> str:
    held: Held | None = elsewhere.held
    return f"from {elsewhere.provider}, {held.fetched_at.astimezone(zone):%Y-%m-%d}" if held else ""


def _shortened(names: Sequence[str], most: int) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _opinion(rating: Rating, label: str, words: Words, zone: tzinfo | None) -> Text:
    day = f"{rating.rated_at.astimezone(zone):%Y-%m-%d}"
    what = f"  rated {label}".rstrip()
    return Text.assemble("\n", (day, "cyan"), f"{what} ", (words.stars(rating.stars), "yellow"))


def _sittings(whole: Whole, words: Words) -> Iterator[RenderableType]:
    """One under the other, with room around those that have a note."""
    airy = True
    for watch in whole.watches:
        if airy or watch.note:
            yield Text("")
        yield from _sitting(watch, whole.label(watch.portion), words)
        airy = bool(watch.note)


def _sitting(watch: Watch, label: str, words: Words) -> list[RenderableType]:
    parts = (
        (words.when(watch.when) or "at an unknown time", "cyan"),
        (label, "green"),
        (f"pass {watch.pass_number}" if (watch.pass_number or 1) > 1 else "", "green"),
        ("again" if watch.rewatch else "", "dim"),
    )
    known = [Text(part, style) for part, style in parts if part]
    line = Text("  ").join([*known, *details(watch, words), Text(f"#{watch.id}", "dim")])
    if not watch.note:
        return [line]
    note = Text("\n".join(safe_lines(watch.note.rstrip())))
    return [line, Padding(note, (0, 0, 0, 2))]


def details(watch: Watch, words: Words) -> list[Text]:
    """What was said of a sitting beside its note: stars, tags, where, and with whom."""
    parts = (
        (words.stars(watch.stars), "yellow"),
        (one_line(", ".join(watch.tags)), "magenta"),
        (f"on {one_line(watch.service)}" if watch.service else "", "dim"),
        (f"with {one_line(watch.companions)}" if watch.companions else "", "dim"),
    )
    return [Text(part, style) for part, style in parts if part]
