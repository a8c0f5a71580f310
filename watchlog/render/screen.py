"""The screen: results on stdout, remarks on stderr, for a person or for a program."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from io import TextIOWrapper
from typing import IO, Any, BinaryIO, cast

from watchlog.errors import Ambiguous, BadInput
from watchlog.model.journal import Change
from watchlog.model.opinion import Plan
from watchlog.model.outcomes import Added, Edited, Planned, Rated, Standing, Whole
from watchlog.model.settings import Settings
from watchlog.model.title import Title
from watchlog.model.view import SavedView
from watchlog.model.watch import Watch
from watchlog.records.outward import (
    CHANGE_FIELDS,
    FIELDS,
    PLAN_FIELDS,
    RATING_FIELDS,
    TITLE_FIELDS,
    VIEW_FIELDS,
    record,
)
from watchlog.render import ask, plain
from watchlog.render.machine import write_list, write_one
from watchlog.render.output import Output
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words
from watchlog.render.writing import shortened, write_done, write_lines, write_page, write_remark


class Screen:
    """Shows what the library answers.

    Args:
        terminal: The standard streams.
        settings: The scale to show, and how long a list is.
        words: How things are told.
        zone: The local zone, for moments that are shown.
    """

    def __init__(self, terminal: Terminal, settings: Settings, words: Words, zone: tzinfo | None) -> None:
        self._terminal = terminal
        self._settings = settings
        self._words = words
        self._zone = zone

    @property
    def shows_tables(self) -> bool:
        """Whether a person looks at the output."""
        return self._terminal.shows_tables

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return self._terminal.can_ask

    def watches(self, found: Sequence[Watch], output: Output | None, *, more: bool = False) -> None:
        """A list of watches; `more` says that the limit left some out."""
        if output is not None:
            write_list(found, FIELDS, output, self._terminal.for_scripts())
            return
        seen = [self._words.seen(watch) for watch in found]
        if not self.shows_tables:
            self._lines(plain.watch_lines(seen, self._settings.scale))
        elif found:
            from watchlog.render import tables  # rich is for eyes alone

            self._print(tables.watch_table(seen, self._words, self._terminal.width))
            if more:
                self.remark(f"The first {len(found)}; --limit 0 shows all")
        else:
            self.remark("Nothing found")

    def plans(self, plans: Sequence[Plan], output: Output | None, *, asked: bool = False) -> None:
        """The watchlist, or the part of it that was asked for."""
        if output is not None:
            write_list(plans, PLAN_FIELDS, output, self._terminal.for_scripts())
            return
        seen = [plan._replace(title=self._words.named(plan.title)) for plan in plans]
        if not self.shows_tables:
            self._lines(plain.plan_lines(seen, self._zone))
        elif plans:
            from watchlog.render import tables

            self._print(tables.plan_table(seen, self._zone))
        else:
            self.remark("Nothing found" if asked else 'Nothing planned. Begin with: watchlog plan "Dune"')

    def changes(self, changes: Sequence[Change], output: Output | None) -> None:
        """The journal."""
        if output is not None:
            write_list(changes, CHANGE_FIELDS, output, self._terminal.for_scripts())
        elif not self.shows_tables:
            self._lines(plain.change_lines(changes, self._zone))
        elif changes:
            from watchlog.render import tables

            self._print(tables.change_table(changes, self._zone))
        else:
            self.remark("Nothing was done yet")

    def views(self, views: Sequence[SavedView], output: Output | None) -> None:
        """Saved views."""
        if output is not None:
            write_list(views, VIEW_FIELDS, output, self._terminal.for_scripts())
        elif not self.shows_tables:
            self._lines(plain.view_lines(views))
        elif views:
            from watchlog.render import tables

            self._print(tables.view_table(views))
        else:
            self.remark('No view is saved. Begin with: watchlog view save good "stars:4.."')

    def whole(self, whole: Whole, output: Output | None) -> None:
        """Everything about a title."""
        if output is not None:
            from watchlog.records.metadata import whole_record

            write_one(whole_record(whole), output, self._terminal.for_scripts())
        elif not self.shows_tables:
            self._lines(plain.whole_lines(whole, self._settings.scale, self._zone))
        else:
            from watchlog.render.title_page import whole_page

            self._print(whole_page(whole, self._words, self._zone))

    def standing(self, standing: Standing, output: Output | None) -> None:
        """Where the history stands."""
        if output is not None:
            counts = {"watches": standing.watches, "titles": standing.titles, "plans": standing.plans}
            latest = [record(watch, FIELDS) for watch in standing.latest]
            write_one(counts | {"latest": latest}, output, self._terminal.for_scripts())
            return
        seen = standing._replace(latest=tuple(map(self._words.seen, standing.latest)))
        if not self.shows_tables:
            self._lines(plain.standing_lines(seen, self._settings.scale))
        else:
            from watchlog.render import tables

            self._print(tables.standing_page(seen, self._words, self._terminal.width))

    def added(self, added: Added, output: Output | None) -> None:
        """What was recorded."""
        self._done(added.watches, FIELDS, self._words.added(added), output)

    def edited(self, edited: Edited, output: Output | None, *, rehearsed: bool = False) -> None:
        """What was changed, or would be."""
        self._say_rehearsed(rehearsed)
        changed = bool(edited.after) and not rehearsed
        self._done(edited.after, FIELDS, self._words.edited(edited), output, changed=changed)

    def removed(self, watches: Sequence[Watch], output: Output | None, *, rehearsed: bool = False) -> None:
        """What was removed, or would be."""
        self._say_rehearsed(rehearsed)
        self._done(watches, FIELDS, self._words.removed(watches), output, changed=not rehearsed)

    def about_to_add(self, added: Added) -> None:
        """What a sitting was understood to be, before it is saved."""
        self.remark(self._words.about_to_add(added))

    def told_apart(self, added: Added) -> None:
        """What was recorded, episode by episode."""
        self._lines([self._words.told_apart(added)])

    def about_to_touch(self, watches: Sequence[Watch]) -> None:
        """Which watches a change would touch, before anybody is asked about it."""
        self._remarks([self._words.watch(watch) for watch in watches])

    def about_to_edit(self, edited: Edited) -> None:
        """What a change would make of watches, before anybody is asked about it."""
        self._remarks(self._words.edited(edited))

    def rated(self, rated: Rated, output: Output | None) -> None:
        """What was thought of something."""
        if output is None:
            self._done([], RATING_FIELDS, [self._words.rated(rated)], None)
        else:
            whole = record(rated.rating.title, TITLE_FIELDS) | record(rated.rating, RATING_FIELDS)
            write_one(whole, output, self._terminal.for_scripts())

    def planned(self, planned: Planned, output: Output | None) -> None:
        """What is on the watchlist now."""
        said = [self._words.planned(planned)]
        self._done([planned.plan], PLAN_FIELDS, said, output, changed=not planned.again)

    def unplanned(self, title: Title, output: Output | None) -> None:
        """What is no longer on the watchlist."""
        self._done([title], TITLE_FIELDS, [f"{self._words.title(title)} is off the watchlist"], output)

    def view_saved(self, view: SavedView, output: Output | None) -> None:
        """A query that was kept."""
        self._done([view], VIEW_FIELDS, [one_line(f"Saved @{view.name}: {view.query}")], output)

    def view_removed(self, view: SavedView, output: Output | None) -> None:
        """A query that was forgotten."""
        self._done([view], VIEW_FIELDS, [one_line(f"Removed @{view.name}: {view.query}")], output)

    def moved(self, did: str, changes: Sequence[Change], output: Output | None) -> None:
        """What was undone or redone."""
        if output is not None:
            write_list(changes, CHANGE_FIELDS, output, self._terminal.for_scripts())
        else:
            self._lines(plain.safe_sentences(f"{did}: {change.summary}" for change in changes))

    def settings(self, pairs: Mapping[str, str], output: Output | None) -> None:
        """Settings and where they come from."""
        if output is not None:
            write_one(dict(pairs), output, self._terminal.for_scripts())
        elif not self.shows_tables:
            self._lines(plain.safe_sentences(f"{name}\t{value}" for name, value in pairs.items()))
        else:
            from watchlog.render import tables

            self._print(tables.pairs_table(list(pairs.items())))

    def pass_on(self, file: IO[bytes]) -> None:
        """A file, byte for byte; text is harmless where it goes to a terminal, and what is no text is refused there."""
        output = self._terminal.output
        if isinstance(output, TextIOWrapper) and not output.isatty():
            output.flush()
            shutil.copyfileobj(file, output.buffer)
            return
        with TextIOWrapper(cast("BinaryIO", file), encoding="utf-8", newline="") as text:
            try:
                shutil.copyfileobj(text, self._terminal.for_scripts())
            except UnicodeDecodeError:
                raise BadInput("that is no text for a terminal", "name a file to write it to") from None

    def say(self, text: str) -> None:
        """One line of result."""
        self._lines(plain.safe_sentences([text]))

    def remark(self, text: str) -> None:
        """A line that is no result."""
        write_remark(self._terminal, text)

    def confirm(self, deed: str) -> None:
        """Ask whether to do something; any answer but yes raises."""
        ask.confirm(self._terminal, deed)

    def choose(self, doubt: Ambiguous) -> str:
        """Ask which of several was meant; how the chosen one is named."""
        return ask.choose(self._terminal, doubt).argument

    def _say_rehearsed(self, rehearsed: bool) -> None:
        if rehearsed:
            self.remark("A dry run: nothing is changed")

    def _remarks(self, lines: Sequence[str]) -> None:
        for line in shortened(lines):
            self.remark(line)

    def _done(
        self,
        values: Iterable[Any],
        fields: Mapping[str, Any],
        lines: Sequence[str],
        output: Output | None,
        *,
        changed: bool = True,
    ) -> None:
        write_done(self._terminal, values, fields, lines, output, changed=changed)

    def _lines(self, lines: Iterable[str]) -> None:
        write_lines(self._terminal, lines)

    def _print(self, page: Any) -> None:
        write_page(self._terminal, page)
