"""Anime in Yamtrack's CSV: a row for each run through it, since Yamtrack counts its episodes through."""

from collections.abc import Iterator
from typing import Final

from watchlog.exporters.identity import number_at
from watchlog.exporters.plain import lines
from watchlog.exporters.stories import Story
from watchlog.exporters.tally import Loss, Tally
from watchlog.model.stars import Stars, decimal
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch

SOURCE: Final = "mal"
MOST_RUNS: Final = 100
"""Runs that get a row each; who counts more does not mean rows."""
DAYS: Final = Loss(
    "day of an anime's episode was left out", "days of anime's episodes were left out",
    "Yamtrack takes the first and the last",
)  # fmt: skip
SCATTERED: Final = Loss(
    "episode of an anime counts as an earlier one", "episodes of anime count as earlier ones",
    "Yamtrack takes how many, and not which",
)  # fmt: skip


def is_counted_through(watch: Watch) -> bool:
    """Whether it is of an episode without a season, of a title that Yamtrack can find among anime."""
    season, episode = watch.portion
    return season is None and episode is not None and bool(number_at(watch.title, SOURCE))


def without_number(title: Title) -> Title:
    """The title without the id that goes along."""
    return title._replace(refs=tuple(ref for ref in title.refs if ref.service != SOURCE))


def anime_rows(story: Story, stars: Stars | None, status: str, tally: Tally) -> Iterator[tuple[object, ...]]:
    """The runs through an anime, of which the first has its days."""
    title, days = story.title, sorted(story.days)
    over = title.status is Status.COMPLETED
    began, ended = (days[0], days[-1] if over else "") if days else ("", "")
    seen = len(story.episodes[None])
    tally.count(DAYS, len(story.days - {began, ended}))
    tally.count(SCATTERED, seen - story.gapless)
    identity = (number_at(title, SOURCE), SOURCE, "anime", title.name, "", "", "")
    notes = "\n\n".join(map(lines, story.notes))
    yield (*identity, decimal(stars.points, 10) if stars else "", seen, status, began, ended, notes, "")
    for _ in range(min(story.repeats, MOST_RUNS) if over else 0):
        yield (*identity, "", seen, status, "", "", "", "")
