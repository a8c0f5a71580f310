"""The screen of choices: where one stands with a title, and in which order its episodes are shown."""

from watchlog.model.ordering import Ordered, OrderedEpisode
from watchlog.model.progress import Stage, Stands
from watchlog.records.choices import ORDER_FIELDS, STANDING_FIELDS
from watchlog.records.outward import record
from watchlog.render.machine import write_list, write_one
from watchlog.render.output import Output
from watchlog.render.safe import one_line
from watchlog.render.terminal import Terminal
from watchlog.render.words import Words
from watchlog.render.writing import write_done, write_lines, write_page, write_remark


class ChoiceScreen:
    """Shows what is said of a title as a whole.

    Args:
        terminal: The standard streams.
        words: How things are told.
    """

    def __init__(self, terminal: Terminal, words: Words) -> None:
        self._terminal = terminal
        self._words = words

    def stands(self, stands: Stands, output: Output | None, *, changed: bool) -> None:
        """Where one stands with a title, said or told by what was watched."""
        if output is not None:
            write_one(record(stands, STANDING_FIELDS), output, self._terminal.for_scripts())
            return
        write_done(self._terminal, (), {}, [self._sentence(stands)], None, changed=changed)

    def remark(self, stands: Stands) -> None:
        """Where one stands with a title, where something else was asked."""
        write_remark(self._terminal, self._sentence(stands))

    def _sentence(self, stands: Stands) -> str:
        where = stands.stage or "neither watched nor planned"
        told_by = "watchlist tells" if stands.stage is Stage.PLANNED else "watches tell"
        said = "" if stands.title.status else f", as your {told_by}"
        return f"{self._words.title(stands.title)}: {where}{said if stands.stage else ''}"

    def ordered(self, ordered: Ordered, output: Output | None, *, changed: bool) -> None:
        """The episodes of a series in their order; where it was chosen just now, people are told only that."""
        if output is not None:
            write_list(ordered.episodes, ORDER_FIELDS, output, self._terminal.for_scripts())
        elif changed:
            sentence = f"{self._words.title(ordered.title)} is shown in the {ordered.order} order"
            write_done(self._terminal, (), {}, [sentence], None)
        elif not self._terminal.shows_tables:
            write_lines(self._terminal, map(_line, ordered.episodes))
        else:
            from watchlog.render.order_page import order_page  # rich is for eyes alone

            write_page(self._terminal, order_page(ordered, self._words))


def _line(placed: OrderedEpisode) -> str:
    episode = placed.episode
    name, day = (episode.name or "", episode.air_date or "") if episode else ("", "")
    return "\t".join(one_line(cell) for cell in (placed.label, placed.portion.label, day, name))
