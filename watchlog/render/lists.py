"""The screen of lists."""

from collections.abc import Sequence

from watchlog.model.lists import Listing, ListSummary
from watchlog.records.lists import LIST_FIELDS, LISTING_FIELDS
from watchlog.render import plain
from watchlog.render.machine import write_list
from watchlog.render.output import Output
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words
from watchlog.render.writing import write_done, write_lines, write_page, write_remark


class ListScreen:
    """Shows lists.

    Args:
        terminal: The standard streams.
        words: How things are told.
    """

    def __init__(self, terminal: Terminal, words: Words) -> None:
        self._terminal = terminal
        self._words = words

    def summaries(self, summaries: Sequence[ListSummary], output: Output | None) -> None:
        """All lists."""
        if output is not None:
            write_list(summaries, LIST_FIELDS, output, self._terminal.for_scripts())
        elif not self._terminal.shows_tables:
            lines = (plain.line(one.list.name, str(one.entries), one.list.note or "") for one in summaries)
            write_lines(self._terminal, lines)
        elif not summaries:
            write_remark(self._terminal, "There is no list yet: watchlog lists add NAME TITLE makes one")
        else:
            from watchlog.render.list_pages import summaries_page  # rich is for eyes alone

            write_page(self._terminal, summaries_page(summaries))

    def entries(self, listings: Sequence[Listing], output: Output | None) -> None:
        """What is on one list."""
        if output is not None:
            write_list(listings, LISTING_FIELDS, output, self._terminal.for_scripts())
        elif not self._terminal.shows_tables:
            write_lines(self._terminal, map(self._line, listings))
        else:
            from watchlog.render.list_pages import entries_page

            write_page(self._terminal, entries_page(listings, self._words))

    def added(self, listing: Listing, output: Output | None) -> None:
        """What was put on a list."""
        line = f"{self._label(listing)} is on the list {one_line(listing.list_name)}"
        write_done(self._terminal, [listing], LISTING_FIELDS, [line], output)

    def removed(self, listing: Listing, output: Output | None) -> None:
        """What was taken off a list."""
        line = f"{self._label(listing)} is not on the list {one_line(listing.list_name)} any more"
        write_done(self._terminal, [listing], LISTING_FIELDS, [line], output)

    def said(self, sentence: str) -> None:
        """What was done to a whole list."""
        write_done(self._terminal, (), {}, [one_line(sentence)], None)

    def _label(self, listing: Listing) -> str:
        return f"{self._words.title(listing.title)} {listing.portion.label}".rstrip()

    def _line(self, listing: Listing) -> str:
        title = self._words.named(listing.title)
        place = "" if listing.place is None else str(listing.place)
        year = "" if title.year is None else str(title.year)
        return plain.line(place, title.name, year, listing.portion.label, listing.note or "")
