"""Counting what a service can't take, so that it is told and never lost in silence."""

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from watchlog.model.title import Title
from watchlog.model.watch import Watch
from watchlog.model.when import Precision

OF_WATCHES: Final[dict[str, Callable[[Watch], object]]] = {
    "times of day": lambda watch: watch.when.at,
    "ratings": lambda watch: watch.stars,
    "notes": lambda watch: watch.note,
    "tags": lambda watch: watch.tags,
    "services": lambda watch: watch.service,
    "companions": lambda watch: watch.companions,
    "marks of a rewatch": lambda watch: watch.rewatch,
    "passes after the first": lambda watch: (watch.pass_number or 1) > 1,
    "names of episodes": lambda watch: watch.episode_title,
}
"""What a watch may hold, and where."""

PARTIAL: Final = frozenset({Precision.YEAR, Precision.MONTH})
"""Dates that are no days."""


class Loss(NamedTuple):
    """Something that a service can't take: what it is, once and many times, and why."""

    one: str
    many: str
    why: str

    def told(self, count: int) -> str:
        """A sentence about it."""
        return f"{count} {self.one if count == 1 else self.many}: {self.why}"


class Tally:
    """What could not go along, counted while a file is written.

    Args:
        service: What people call the service.
        takes: What of a watch it takes, in the words of `OF_WATCHES`, and perhaps "original titles".
        ids: The services whose ids it takes.
    """

    def __init__(self, service: str, takes: Collection[str], ids: Collection[str]) -> None:
        self._service = service
        self._of_watches = [(what, held) for what, held in OF_WATCHES.items() if what not in takes]
        self._ids = ids
        self._takes_original_titles = "original titles" in takes
        self._held: dict[str, int] = {}
        self._bare: dict[str, set[int]] = {"original titles": set(), "other ids": set()}
        self._losses: dict[Loss, int] = {}
        self._titles: set[tuple[Loss, int]] = set()

    def count(self, loss: Loss, times: int = 1) -> None:
        """Something was lost, so many times."""
        if times:
            self._losses[loss] = self._losses.get(loss, 0) + times

    def count_title(self, loss: Loss, title: Title) -> None:
        """Something was lost of a title, which counts once however often it is met."""
        if (loss, title.id) not in self._titles:
            self._titles.add((loss, title.id))
            self.count(loss)

    def watch(self, watch: Watch) -> None:
        """A watch was written: what it holds and the service does not take is lost."""
        for what, held in self._of_watches:
            if held(watch):
                self._held[what] = self._held.get(what, 0) + 1
        self.title(watch.title)

    def title(self, title: Title) -> None:
        """A title was written."""
        if title.original_name and not self._takes_original_titles:
            self._bare["original titles"].add(title.id)
        if any(ref.service not in self._ids for ref in title.refs):
            self._bare["other ids"].add(title.id)

    def told(self) -> list[str]:
        """What was lost, a sentence each."""
        counted = [(what, self._held[what]) for what, _ in self._of_watches if what in self._held]
        counted += [(what, len(titles)) for what, titles in self._bare.items() if titles]
        fields = ", ".join(f"{what} ({count})" for what, count in counted)
        return [
            *(loss.told(count) for loss, count in self._losses.items()),
            *([f"{self._service} does not take {fields}"] if fields else []),
        ]


GUESSED: Final = Loss(
    "title was written as a film",
    "titles were written as films",
    "nobody said whether it is a film or a series; edit --set kind=series says so",
)
"""A title of unknown kind of which the whole was watched."""
