"""The screen of series: what is next, what airs when, passes, and what is not to be watched."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from watchlog.model.passes import Pass, Sittings, Skip
from watchlog.model.progress import Airing, Next
from watchlog.model.settings import Settings
from watchlog.model.title import Title
from watchlog.records.outward import FIELDS
from watchlog.records.series import NEXT_FIELDS, PASS_FIELDS, SKIP_FIELDS, airing_fields
from watchlog.render import series_lines
from watchlog.render.machine import write_list
from watchlog.render.output import Output
from watchlog.render.runs import folded
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words
from watchlog.render.writing import write_done, write_lines, write_page, write_remark


class SeriesScreen:
    """Shows what the library answers about series.

    Args:
        terminal: The standard streams.
        settings: The scale to show.
        words: How things are told.
        zone: The local zone, for moments that are not in it already.
    """

    def __init__(self, terminal: Terminal, settings: Settings, words: Words, zone: tzinfo | None) -> None:
        self._terminal = terminal
        self._settings = settings
        self._words = words
        self._zone = zone

    def nexts(self, found: Sequence[Next], output: Output | None, *, spoilers: bool) -> None:
        """What to watch next, series by series; only scripts get the names of episodes unasked."""
        if output is not None:
            write_list(found, NEXT_FIELDS, output, self._terminal.for_scripts())
            return
        seen = [following._replace(title=self._words.named(following.title)) for following in found]
        if not self._terminal.shows_tables:
            write_lines(self._terminal, series_lines.next_lines(seen, spoilers=spoilers))
        elif seen:
            from watchlog.render.series_tables import next_table  # rich is for eyes alone

            write_page(self._terminal, next_table(seen, self._words, self._terminal.width, spoilers=spoilers))
        else:
            write_remark(self._terminal, "Nothing is waiting")

    def calendar(self, found: Sequence[Airing], output: Output | None, *, spoilers: bool, today: date) -> None:
        """What airs when, and what has aired and was not seen.

        Args:
            found: Episodes with their days and moments in the user's zone, in their order.
            output: What a script asked for.
            spoilers: Whether to tell the names of episodes and what happens in them, to scripts too.
            today: The user's day.
        """
        if output is not None:
            write_list(found, airing_fields(spoilers), output, self._terminal.for_scripts())
            return
        seen = [airing._replace(title=self._words.named(airing.title)) for airing in found]
        if not self._terminal.shows_tables:
            write_lines(self._terminal, series_lines.airing_lines(seen, spoilers=spoilers))
        elif seen:
            from watchlog.render.calendar_page import CalendarPage

            page = CalendarPage(self._terminal.width, today, self._dash, spoilers=spoilers)
            write_page(self._terminal, page.of(seen))
        else:
            write_remark(self._terminal, "Nothing is coming, and nothing that aired is waiting")

    def history(self, sittings: Sittings, output: Output | None) -> None:
        """Every sitting of a title, by pass and day."""
        if output is not None:
            write_list(series_lines.ordered(sittings), FIELDS, output, self._terminal.for_scripts())
            return
        seen = self._seen(sittings)
        if not self._terminal.shows_tables:
            lines = series_lines.sitting_lines(seen, self._settings.scale, self._zone)
            write_lines(self._terminal, lines)
        else:
            from watchlog.render.history_page import history_page

            write_page(self._terminal, history_page(seen, self._words, self._dash))

    def passes(self, found: Sequence[Pass], output: Output | None) -> None:
        """Runs through series."""
        if output is not None:
            write_list(found, PASS_FIELDS, output, self._terminal.for_scripts())
            return
        seen = [run._replace(title=self._words.named(run.title)) for run in found]
        if not self._terminal.shows_tables:
            write_lines(self._terminal, series_lines.pass_lines(seen, self._settings.scale))
        elif seen:
            from watchlog.render.series_tables import pass_table

            write_page(self._terminal, pass_table(seen, self._words, self._terminal.width, self._dash))
        else:
            write_remark(self._terminal, "Nothing of it was watched yet")

    def pass_noted(self, found: Pass, output: Output | None) -> None:
        """What is known of a pass now that something was said of it."""
        self._done([found], PASS_FIELDS, self._pass_sentence(found), output)

    def skipped(self, title: Title, skips: Sequence[Skip], output: Output | None) -> None:
        """What is not to be watched from now on."""
        said = f"{self._words.title(title)} {self._portions(skips)}".rstrip()
        sentence = f"Skipped {said}" if skips else f"Nothing more of {said} is skipped than before"
        self._done(skips, SKIP_FIELDS, sentence, output)

    def unskipped(self, title: Title, skips: Sequence[Skip], output: Output | None) -> None:
        """What is to be watched again."""
        said = f"{self._words.title(title)} {self._portions(skips)}".rstrip()
        sentence = f"No longer skipped: {said}" if skips else f"Nothing of that was skipped: {said}"
        self._done(skips, SKIP_FIELDS, sentence, output)

    @property
    def _dash(self) -> str:
        """What stands between the two ends of a run."""
        return "-" if self._terminal.is_plain else "\u2013"

    def _seen(self, sittings: Sittings) -> Sittings:
        """The sittings with their title under the name that people are to see."""
        return sittings._replace(
            title=self._words.named(sittings.title),
            passes=tuple((run, tuple(map(self._words.seen, watches))) for run, watches in sittings.passes),
            singles=tuple(map(self._words.seen, sittings.singles)),
        )

    def _pass_sentence(self, run: Pass) -> str:
        name = f" “{one_line(run.name)}”" if run.name else ""
        days = " to ".join(dict.fromkeys(when.on for when in (run.began, run.ended) if when.on))
        seen = f"{run.seen} seen" if run.total is None else f"{run.seen} of {run.total}"
        parts = (f"Pass {run.number}{name} of {self._words.title(run.title)}", run.state, seen, days)
        return ", ".join(part for part in (*parts, self._words.stars(run.stars)) if part)

    def _portions(self, skips: Sequence[Skip]) -> str:
        return folded((skip.portion.label for skip in skips), self._dash)

    def _done(self, values: Sequence[Any], fields: dict[str, Any], sentence: str, output: Output | None) -> None:
        write_done(self._terminal, values, fields, [sentence], output, changed=bool(values))
