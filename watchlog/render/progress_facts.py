"""How far somebody is with a series, on its page: what was seen, season by season, and what is thought of it."""

from collections.abc import Iterator, Mapping

from rich.columns import Columns
from rich.console import RenderableType
from rich.text import Text

from watchlog.model.outcomes import Whole
from watchlog.model.passes import Pass, PassState
from watchlog.model.portion import Portion
from watchlog.model.progress import SeasonProgress
from watchlog.model.stars import Stars
from watchlog.render.safe import one_line
from watchlog.render.words import Words

MOST_EPISODES = 6
"""So many ratings of episodes are told."""


def series_facts(whole: Whole, words: Words) -> Iterator[tuple[str, str | RenderableType]]:
    """What was seen of it, its seasons with their stars, and the episodes that were rated best."""
    opinions = whole.opinions
    yield "seen", _seen(whole)
    seasons = _seasons(whole, opinions, words)
    yield "seasons", Columns(seasons, padding=(0, 2, 0, 0)) if seasons else ""
    yield "episodes rated", _rated_episodes(opinions, words)


def _seen(whole: Whole) -> str:
    """`34 of 60`, or `pass 1: 60 of 60, pass 2 “with Anna”: 3 of 60`."""
    progress = whole.progress
    if progress is None or (progress.total is None and not progress.seen):
        return ""
    if len(whole.passes) > 1:
        return ", ".join(f"pass {run.number}{_called(run)}: {_counted(run.seen, run.total)}" for run in whole.passes)
    return _counted(progress.seen, progress.total)


def _called(run: Pass) -> str:
    dropped = " (dropped)" if run.state is PassState.DROPPED else ""
    return (f" “{one_line(run.name)}”" if run.name else "") + dropped


def _counted(seen: int, total: int | None) -> str:
    return f"{seen}" if total is None else f"{seen} of {total}"


def _seasons(whole: Whole, opinions: Mapping[Portion, Stars], words: Words) -> list[Text]:
    """`S01 13/13 ★★★★½` each; what was only rated comes along."""
    told = {season.season: season for season in whole.progress.seasons} if whole.progress else {}
    rated = {portion.season for portion in opinions if portion.season is not None and portion.episode is None}
    return [
        _season(number, told.get(number), opinions.get(Portion(number)), words) for number in sorted({*told, *rated})
    ]


def _season(number: int, season: SeasonProgress | None, stars: Stars | None, words: Words) -> Text:
    counted = "" if season is None else f" {season.seen}" if season.total is None else f" {season.seen}/{season.total}"
    beside = f" {words.stars(stars)}" if stars else ""
    return Text.assemble((Portion(number).label, "green"), counted, (beside, "yellow"))


def _rated_episodes(opinions: Mapping[Portion, Stars], words: Words) -> str:
    """`S01E03 ★★★★★, S02E11 ★★★½ and 3 more`, the best first."""
    rated = [(portion, stars) for portion, stars in opinions.items() if portion.episode is not None]
    rated.sort(key=lambda opinion: (-opinion[1].points, opinion[0].season or 0, opinion[0].episode))
    told = ", ".join(f"{portion.label} {words.stars(stars)}" for portion, stars in rated[:MOST_EPISODES])
    return told + (f" and {len(rated) - MOST_EPISODES} more" if len(rated) > MOST_EPISODES else "")
