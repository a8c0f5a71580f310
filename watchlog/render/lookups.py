"""Look-ups as people see them: what is being asked, what was found, what is to be decided."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, TextIO, TypeVar

from watchlog.errors import Ambiguous, Candidate
from watchlog.model.catalogue import Attempt, Held, Offer
from watchlog.model.lookup import Lookup, Refreshed
from watchlog.model.title import Ref, Title
from watchlog.records.metadata import LOOKUP_FIELDS, REFRESHED_FIELDS
from watchlog.records.outward import TITLE_FIELDS, record
from watchlog.registry import provider_label
from watchlog.render import ask, plain
from watchlog.render.machine import write_one
from watchlog.render.output import Output
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words, problem
from watchlog.render.writing import console_on

MOST_NAMED: Final = 5
"""So many candidates are named in a line."""

Asked = TypeVar("Asked")


class Lookups:
    """Shows what came of asking providers.

    Args:
        terminal: The standard streams.
        words: How titles are told.
    """

    def __init__(self, terminal: Terminal, words: Words) -> None:
        self._terminal = terminal
        self._words = words

    def begins(self, title: Title) -> None:
        """Say that somebody is being asked, before it takes a while."""
        if self._terminal.errors.isatty():
            self._remark(f"Looking up {self._words.title(title)} …")

    def ended(self, lookup: Lookup, output: Output | None) -> None:
        """What came of looking one title up: a line of result where it was found, else a remark."""
        line = self._line(lookup)
        if lookup.attempt is Attempt.FOUND and output is None:
            self._say(line)
        else:
            self._remark(line)

    def linked(self, lookup: Lookup, output: Output | None) -> None:
        """What a title was linked to."""
        if output is not None:
            write_one(record(lookup, LOOKUP_FIELDS), output, self._terminal.for_scripts())
        else:
            self._say(self._line(lookup))

    def unlinked(self, title: Title, ref: Ref, output: Output | None) -> None:
        """What a title is no longer elsewhere."""
        if output is not None:
            write_one(record(title, TITLE_FIELDS), output, self._terminal.for_scripts())
            return
        self._say(f"{self._words.title(title)} is not {ref} any more")
        known = " and ".join(str(fact) for fact in (title.year and f"the year {title.year}", title.kind) if fact)
        if known:
            self._remark(f"What it filled in stays, such as {known}; watchlog undo or edit --set changes that")

    def pick(self, title: Title, offers: Sequence[Offer]) -> Offer | None:
        """Ask which of several it is; None when it is none of them."""
        candidates = [Candidate(offer_line(offer), str(offer.ref)) for offer in offers]
        doubt = Ambiguous(f"{self._words.title(title)} may be", candidates)
        chosen = ask.choose_or_skip(self._terminal, doubt)
        return None if chosen is None else offers[candidates.index(chosen)]

    def fetched(self, lookups: Sequence[Lookup], output: Output | None) -> None:
        """What came of looking many titles up: what is left to decide, and how many were found."""
        counts = {attempt: sum(lookup.attempt is attempt for lookup in lookups) for attempt in Attempt}
        if output is not None:
            keys = {attempt.replace(" ", "_"): count for attempt, count in counts.items()}
            titles = [record(lookup, LOOKUP_FIELDS) for lookup in lookups]
            write_one(keys | {"titles": titles}, output, self._terminal.for_scripts())
            return
        if not lookups:
            self._remark("Nothing here lacks metadata")
        for lookup in lookups:
            if lookup.attempt in (Attempt.AMBIGUOUS, Attempt.NOT_FOUND):
                self._remark(self._line(lookup))
        needed = f", {counts[Attempt.KEY_NEEDED]} need a key" if counts[Attempt.KEY_NEEDED] else ""
        self._say(", ".join(f"{counts[attempt]} {attempt}" for attempt in list(Attempt)[:4]) + needed)

    def refreshed(self, refreshed: Sequence[Refreshed], output: Output | None) -> None:
        """What providers say differently by now."""
        changed = sum(bool(one.differences) for one in refreshed)
        if output is not None:
            titles = [record(one, REFRESHED_FIELDS) for one in refreshed]
            counts = {"checked": len(refreshed), "changed": changed}
            write_one(counts | {"titles": titles}, output, self._terminal.for_scripts())
            return
        for one in refreshed:
            for difference in one.differences:
                self._say(f"{self._words.title(one.title)}: {difference}")
        self._say(f"{len(refreshed)} fetched again, {changed} changed")

    def examined(
        self,
        watches: int,
        titles: int,
        damage: Sequence[str],
        remarks: Sequence[tuple[Title, str]],
        output: Output | None,
    ) -> None:
        """What the doctor found."""
        if output is not None:
            told = [{"title_id": title.id, "title": title.name, "remark": remark} for title, remark in remarks]
            findings = {"watches": watches, "titles": titles, "damage": list(damage), "remarks": told}
            write_one(findings, output, self._terminal.for_scripts())
            return
        for fault in damage:
            self._say(f"damaged: {fault}")
        for title, remark in remarks:
            self._say(f"{self._words.title(title)}: {remark}")
        if not damage:
            are = "is" if watches == 1 else "are"
            self._say(f"{watches} watch{'es' * (watches != 1)} of {titles} title{'s' * (titles != 1)} {are} whole")

    @contextmanager
    def progress(self, asked: Iterable[Asked], count: int, deed: str) -> Iterator[Iterator[Asked]]:
        """Go through answers with a bar that shows how far it got, where a person looks at it."""
        if not self._terminal.errors.isatty() or not count:
            yield iter(asked)
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = console_on(self._terminal, self._terminal.errors)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            yield iter(bar.track(asked, total=count, description=deed))

    def _line(self, lookup: Lookup) -> str:
        title = self._words.title(lookup.title)
        if lookup.held is not None:
            return f"Found {title}: {held_line(lookup.held)}"
        if lookup.problem is not None:
            return f"{title} is not looked up: {problem(lookup.problem)}"
        if lookup.offers:
            named = "; ".join(f"{offer.ref} is {offer_line(offer)}" for offer in lookup.offers[:MOST_NAMED])
            return f"{title} is in doubt: {named} (decide with: watchlog link '#{lookup.title.id}' REF)"
        if lookup.attempt is Attempt.AMBIGUOUS:
            return f"{title} stays as it is; watchlog link decides later"
        return f"{title} is not found (watchlog link decides by hand, a year or --film may help)"

    def _say(self, line: str) -> None:
        self._write(self._terminal.output, line)

    def _remark(self, line: str) -> None:
        self._write(self._terminal.errors, line)

    def _write(self, file: TextIO, line: str) -> None:
        """One line, which a terminal would break in the middle of a word."""
        safe = next(plain.safe_sentences([line]))
        if file.isatty() and len(safe) >= self._terminal.width:
            safe = textwrap.fill(safe, self._terminal.width - 1, subsequent_indent="  ", break_on_hyphens=False)
        file.write(f"{safe}\n")


def held_line(held: Held) -> str:
    """What was found, in a line: `series, Netflix, FR, Drama, 8 episodes (TVmaze)`."""
    entry = held.entry
    counted = sum(not episode.special for episode in entry.episodes)
    parts = (
        entry.kind,
        " / ".join(entry.networks),
        " / ".join(entry.countries),
        " / ".join(entry.genres),
        f"{counted} episode{'s' * (counted != 1)}" if counted else "",
        f"{entry.runtime} min" if entry.runtime and not counted else "",
    )
    return f"{one_line(', '.join(part for part in parts if part))} ({provider_label(entry.provider)})"


def offer_line(offer: Offer) -> str:
    """What may be meant, in a line: `Dallas (1978), series, CBS, US`."""
    year = "" if offer.year is None else f" ({offer.year})"
    parts: tuple[Any, ...] = (f"{offer.name}{year}", offer.kind, offer.network, offer.country)
    return one_line(", ".join(str(part) for part in parts if part))
