"""Stories: all that a history says of a title, put together for services that keep one entry each."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from watchlog.exporters.identity import is_film
from watchlog.exporters.scores import Opinions
from watchlog.exporters.tally import PARTIAL, Loss, Tally
from watchlog.model.opinion import Plan
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.snapshot import Snapshot
from watchlog.model.stars import Stars
from watchlog.model.title import Status, Title
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

PARTS_RATED: Final = Loss(
    "rating of a season or an episode was left out",
    "ratings of seasons and episodes were left out",
    "there a title has one rating",
)
NO_DAY: Final = Loss(
    "watch is dated to a month or a year and went without",
    "watches are dated to a month or a year and went without",
    "there are days alone",
)

SEASONS: Final = Loss(
    "watch of a whole season was left out", "watches of whole seasons were left out", "there are episodes and titles"
)

SEEN: Final = Loss(
    "plan of a title that was watched was left out",
    "plans of titles that were watched were left out",
    "there a title is seen or planned",
)


class Story:
    """What was said of one title.

    Attributes:
        title: The title.
        wholes: How often it was watched as a whole.
        episodes: The episodes that were seen, by season; None is the season of those without one.
        sittings: How often each episode was seen.
        days: The days on which it was watched.
        rewatches: How often it was watched as a whole and said to be not the first time.
        passes: How many runs through it there are.
        notes: What was noted, in that order.
        tags: In the order in which they were first given.
        stars: The rating that counts, or None.
        plan: Its entry of the watchlist, or None.
    """

    def __init__(self, title: Title) -> None:
        self.title = title
        self.wholes = 0
        self.episodes: dict[int | None, set[int]] = {}
        self.sittings: Counter[Portion] = Counter()
        self.days: set[str] = set()
        self.rewatches = 0
        self.passes = 0
        self.notes: list[str] = []
        self.tags: dict[str, None] = {}
        self.stars: Stars | None = None
        self.plan: Plan | None = None

    @property
    def film(self) -> bool:
        """Whether it goes as a film."""
        return is_film(self.title) and not self.episodes

    @property
    def seen(self) -> bool:
        """Whether anything of it was watched."""
        return bool(self.wholes or self.episodes)

    @property
    def status(self) -> Status | None:
        """Where somebody stands with it: as they said, or as what they watched tells; None if they watched nothing."""
        if self.title.status:
            return self.title.status
        if not self.seen:
            return None
        return Status.COMPLETED if self.wholes else Status.WATCHING

    @property
    def repeats(self) -> int:
        """How often it was watched again: as a whole, as passes say, or as often as all that was seen of it."""
        return max(self.wholes - 1, self.passes - 1, min(self._regular.values(), default=0) - 1, 0)

    @property
    def again(self) -> int:
        """How many episodes from the first one on were seen once more than all the others, where they follow."""
        seen = self._regular
        fewest = min(seen.values(), default=0)
        more = {portion: times for portion, times in seen.items() if times > fewest}
        is_first = all(portion.season in (None, 1) and times == fewest + 1 for portion, times in more.items())
        numbers = {portion.episode or 0 for portion in more}
        return len(more) if is_first and leading(numbers) == len(more) else 0

    @property
    def unbroken(self) -> tuple[int, int, int]:
        """The last episode that was seen with all before it, by season and number, and how many those are.

        As far as the history knows: where a season begins, the one before is taken to be over. Specials do not count.
        """
        mark, counted = (0, 0), 0
        for season in range(1, len(self.episodes) + 1):
            seen = self.episodes.get(season, set())
            last = leading(seen)
            mark, counted = ((season, last), counted + last) if last else (mark, counted)
            if last < len(seen) or not last:
                break
        return (*mark, counted)

    @property
    def gapless(self) -> int:
        """How many episodes were seen with all before them, be they counted by seasons or through."""
        return self.unbroken[2] + leading(self.episodes.get(None, set()))

    @property
    def _regular(self) -> dict[Portion, int]:
        return {portion: times for portion, times in self.sittings.items() if portion.season != 0}

    def watched(self, watch: Watch) -> None:
        """Take a sitting in."""
        season, episode = watch.portion
        if episode is not None:
            self.episodes.setdefault(season, set()).add(episode)
            self.sittings[watch.portion] += 1
        elif season is None:
            self.wholes += 1
            self.rewatches += watch.rewatch
        else:
            self.episodes.setdefault(season, set())
        if watch.when.on and watch.when.precision >= Precision.DAY:
            self.days.add(watch.when.on)
        self.passes = max(self.passes, watch.pass_number or 0)
        self.notes += [watch.note] if watch.note else []
        self.tags |= dict.fromkeys(watch.tags)


def leading(numbers: Collection[int]) -> int:
    """How many of the numbers follow each other from 1 on."""
    return next((number for number in range(1, len(numbers) + 1) if number not in numbers), len(numbers) + 1) - 1


def stories(snapshot: Snapshot, tally: Tally) -> list[Story]:
    """The stories of a history, in the order in which their titles are first named.

    Args:
        snapshot: The history.
        tally: Counts ratings and dates that find no place in any story.
    """
    shelf: dict[int, Story] = {}
    opinions = Opinions(tally)
    for watch in snapshot.watches:
        tally.watch(watch)
        tally.count(NO_DAY, 1 if watch.when.precision in PARTIAL else 0)
        tally.count(SEASONS, 1 if watch.portion.season is not None and watch.portion.episode is None else 0)
        opinions.watched(watch)
        shelf.setdefault(watch.title.id, Story(watch.title)).watched(watch)
    opinions.rated(snapshot.ratings)
    for opinion in opinions.all():
        if opinion.portion == WHOLE:
            shelf.setdefault(opinion.title.id, Story(opinion.title)).stars = opinion.stars
        else:
            tally.count(PARTS_RATED)
    for plan in snapshot.plans:
        story = shelf.setdefault(plan.title.id, Story(plan.title))
        story.plan = plan
        tally.count(SEEN, 1 if story.seen else 0)
        story.notes += [plan.note] if plan.note else []
    for title in snapshot.stating:
        shelf.setdefault(title.id, Story(title))
    for story in shelf.values():
        tally.title(story.title)
    return list(shelf.values())


def unstated(snapshot: Snapshot, written: Iterable[Story]) -> Snapshot:
    """What is left of a history when some of its stories were written."""
    numbers = {story.title.id for story in written}
    return snapshot._replace(
        ratings=(),
        plans=(),
        statuses=[number for number in snapshot.statuses if number not in numbers],
        stating=[title for title in snapshot.stating if title.id not in numbers],
    )
