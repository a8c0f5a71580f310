"""The sentences that tell what happened."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from watchlog.errors import Ambiguous, WatchlogError
from watchlog.model.opinion import Rating
from watchlog.model.outcomes import Added, Edited, Planned, Rated, Report
from watchlog.model.stars import Scale, Stars, decimal
from watchlog.model.title import Kind, ShownAs, Title
from watchlog.model.watch import Watch
from watchlog.model.when import DAY_LENGTH, When
from watchlog.records.editable import editable
from watchlog.render.safe import one_line

MOST_SAID: Final = 600
"""Characters of what is wrong, and of what to do, however long the word is that they name."""

MOST_SEASONS_TOLD: Final = 4
"""The episodes of so many seasons are told season by season."""

MOST_TOLD: Final = 12
"""So many watches of a title are told one by one."""

HALF: Final = 10
FULL: Final = 20
TOP_IN_STARS: Final = 5

EXAMPLES: Final = (
    ('watchlog add "Osmosis" --stars 1', "record something you watched"),
    ("watchlog list dune", "find it again"),
    ("watchlog export history.csv", "take everything with you"),
)
"""What one can do, for somebody who does not know yet."""


class Words:
    """Sentences, in the user's scale and in what their terminal can show.

    Args:
        scale: The scale that ratings are shown on.
        plain: Whether to do without stars and other signs.
        titles: Under which of their names titles are shown that say nothing of it themselves.
    """

    def __init__(self, scale: Scale, *, plain: bool, titles: ShownAs = ShownAs.LOGGED) -> None:
        self._scale = scale
        self._plain = plain
        self._titles = titles

    def named(self, title: Title) -> Title:
        """The title under the name that people are to see."""
        return title.shown(self._titles)

    def seen(self, watch: Watch) -> Watch:
        """The watch with its title under the name that people are to see."""
        title = self.named(watch.title)
        return watch if title is watch.title else watch._replace(title=title)

    def stars(self, stars: Stars | None) -> str:
        """`★★★½`, or `7/10` on other scales; a value that lies between stars is told exactly."""
        if stars is None:
            return ""
        points, top = stars.points, self._scale.top
        if self._plain or top != TOP_IN_STARS or points % HALF or not points:
            return f"{decimal(points, top)}/{top}"
        return "★" * (points // FULL) + "½" * (points % FULL // HALF)

    def when(self, when: When) -> str:
        """`Sun 2026-11-22`, `2026-11`, `2026-11-22 21:30`; nothing for an unknown date."""
        if when.on is None:
            return ""
        if when.at is not None:
            return f"{when.on} {when.at:%H:%M}"
        return f"{date.fromisoformat(when.on):%a} {when.on}" if len(when.on) == DAY_LENGTH else when.on

    def watch(self, watch: Watch) -> str:
        """A watch in a line: `Osmosis (2019), ★, Sun 2026-11-22, #1`."""
        parts = (
            one_line(self.seen(watch).label),
            self.stars(watch.stars),
            self.when(watch.when) or "at an unknown time",
        )
        return f"{', '.join(part for part in parts if part)}, #{watch.id}"

    def added(self, added: Added) -> list[str]:
        """What was recorded."""
        lines = [f"Added {self.watch(watch)}{_pass(watch)}" for watch in added.watches]
        if len(added.watches) > MOST_TOLD:
            lines = [f"Added {self._all_of(added.watches)}, {_numbers(added.watches)}"]
        lines += [self._rating(rating) for rating in added.ratings]
        title = self.title(added.watches[0].title)
        if added.resumed:
            lines.append(f"{title} is no longer {added.resumed}")
        if added.off_the_list:
            lines.append(f"{title} is off the watchlist")
        return lines

    def told_apart(self, added: Added) -> str:
        """What was recorded, episode by episode, once its episodes are known."""
        return f"Episode by episode: {self._all_of(added.watches)}, {_numbers(added.watches)}"

    def about_to_add(self, added: Added) -> str:
        """What is understood before it is recorded."""
        return f"Understood as {self._all_of(added.watches)}"

    def edited(self, edited: Edited) -> list[str]:
        """What was changed, field by field."""
        if not edited.after:
            return ["Nothing had to be changed"]
        return [
            f"Changed #{new.id} {one_line(self.seen(new).label)}: {self._difference(old, new)}"
            for old, new in zip(edited.before, edited.after, strict=True)
        ]

    def removed(self, watches: Sequence[Watch]) -> list[str]:
        """What was removed."""
        return [f"Removed {self.watch(watch)}" for watch in watches]

    def rated(self, rated: Rated) -> str:
        """What was thought of something."""
        return self._rating(rated.rating) + (", a new title" if rated.new_title else "")

    def planned(self, planned: Planned) -> str:
        """What is on the watchlist now."""
        title = self.title(planned.plan.title)
        return f"{title} is on the watchlist already" if planned.again else f"Planned {title}"

    def imported(self, report: Report, *, dry_run: bool) -> str:
        """What became of the records of a file."""
        would = "would be " if dry_run else ""
        return (
            f"{report.rows} records: {report.imported} {would}imported, {report.duplicate} known already, "
            f"{report.review} in doubt, {report.rejected} rejected"
        )

    def title(self, title: Title) -> str:
        """A title with its year."""
        return one_line(self.named(title).label)

    def _rating(self, rating: Rating) -> str:
        what = f"{self.title(rating.title)} {rating.portion.label}".rstrip()
        return f"Rated {what} {self.stars(rating.stars)}"

    def _all_of(self, watches: Sequence[Watch]) -> str:
        """Many watches of one title: `60 watches of The Wire (2002), S01E01-E13, S02E01-E12, 2019`."""
        from watchlog.render.runs import folded  # most commands tell of few watches

        labels = [watch.portion.label for watch in watches]
        seasons = len({watch.portion.season for watch in watches})
        episodes = folded(labels, "-" if self._plain else "\u2013")
        if seasons > MOST_SEASONS_TOLD:
            episodes = f"{labels[0]} to {labels[-1]} in {seasons} seasons"
        days = sorted({watch.when.on or "" for watch in watches})
        first, last = days[0] or "unknown", days[-1] or "unknown"
        when = first if first == last else f"{first} to {last}"
        count = "1 watch" if len(watches) == 1 else f"{len(watches)} watches"
        return f"{count} of {self.title(watches[0].title)}: {episodes}; {when}{_pass(watches[0])}"

    def _difference(self, old: Watch, new: Watch) -> str:
        before, after = editable(old), editable(new)
        changes = [
            f"{field} {_quoted(before[field])} → {_quoted(text)}"
            for field, text in after.items()
            if before[field] != text
        ]
        return ", ".join(changes).replace("→", "->") if self._plain else ", ".join(changes)


def _pass(watch: Watch) -> str:
    """Which later pass of a series it is of, or that it was seen before and is of none."""
    if watch.title.kind is not Kind.SERIES or watch.pass_number == 1:
        return ""
    return ", seen again" if watch.pass_number is None else f", pass {watch.pass_number}"


def _numbers(watches: Sequence[Watch]) -> str:
    first, last = watches[0].id, watches[-1].id
    return f"#{first}" if first == last else f"#{first} to #{last}"


def problem(error: WatchlogError) -> str:
    """An error in one line: what is wrong, which things may be meant, and what to do."""
    line = _cut(one_line(error.problem), MOST_SAID)
    if isinstance(error, Ambiguous):
        line += ": " + "; ".join(
            f"{one_line(candidate.label)} is {candidate.argument}" for candidate in error.candidates
        )
    return f"{line} ({_cut(one_line(error.hint), MOST_SAID)})" if error.hint else line


def _quoted(text: str) -> str:
    longest = 40
    return f"“{_cut(one_line(text), longest)}”" if text.strip() else "nothing"


def _cut(line: str, longest: int) -> str:
    return f"{line[:longest]}…" if len(line) > longest else line
