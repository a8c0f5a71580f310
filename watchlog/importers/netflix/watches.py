"""What Netflix tells of what was watched, as the history keeps it."""

from collections.abc import Iterable
from typing import Final

from watchlog.importers.making import Maker, portion
from watchlog.importers.netflix.titles import Named
from watchlog.model.title import Kind
from watchlog.model.watch import Watch
from watchlog.model.when import When

NETFLIX: Final = "netflix"
SERVICE: Final = "Netflix"


def watch_of(maker: Maker, named: Named, when: When, tags: Iterable[str] = ()) -> Watch:
    """A sitting of what a title names.

    An episode without a number keeps its name: the season alone would be all of the season.

    Raises:
        BadInput: No history can hold that.
    """
    return maker.watch(
        maker.title(named.name, kind=Kind.SERIES if named.series else None),
        portion(named.season, named.episode),
        when,
        tags=tags,
        service=SERVICE,
        episode_title=named.episode_title,
    )
