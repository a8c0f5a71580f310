"""SeriesGuide's lists, whose entries are ids that only its backup of shows can name."""

from collections.abc import Iterator
from typing import Any

from watchlog.errors import BadInput
from watchlog.importers.making import MALFORMED, Maker, record_row
from watchlog.importers.protocol import Row
from watchlog.importers.seriesguide.shows import show_title
from watchlog.importers.values import Record
from watchlog.model.arrival import Content
from watchlog.model.portion import WHOLE, Portion
from watchlog.model.title import Title

Entry = tuple[Title, Portion]


class Index:
    """What the entries of lists are about, by their kind and id."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}

    def learn(self, content: Any, make: Maker) -> None:
        """Take in a show, its seasons and its episodes; what can't be understood is told where shows are read."""
        try:
            show = Record(content)
            title = show_title(show, make)
            self._add("tmdb-show", show.text("tmdb_id"), (title, WHOLE))
            self._add("show", show.text("tvdb_id"), (title, WHOLE))
            for season in map(Record, show.list("seasons")):
                self._learn_season(season, title)
        except (BadInput, *MALFORMED):
            return

    def entry(self, kind: str, number: str) -> Entry:
        """What an entry is about.

        Raises:
            BadInput: No show of the backup has that id.
        """
        if (kind, number) not in self._entries:
            raise BadInput(f"no show in the same folder has the id “{number}”; bring shows and lists together")
        return self._entries[kind, number]

    def _learn_season(self, season: Record, title: Title) -> None:
        number = season.number("season")
        self._add("season", season.text("tvdb_id"), (title, Portion(number)))
        for episode in map(Record, season.list("episodes")):
            self._add("episode", episode.text("tvdb_id"), (title, Portion(number, episode.number("episode"))))

    def _add(self, kind: str, number: str, entry: Entry) -> None:
        if number not in ("", "0"):
            self._entries.setdefault((kind, number), entry)


def list_rows(content: Any, place: str, file: str, make: Maker, index: Index) -> Iterator[Row]:
    """A row of the list, and one of each of its entries."""
    yield record_row(place, _head(content), file, lambda: [make.list(Record(content).text("name"))])
    try:
        name, entries = Record(content).text("name"), Record(content).list("items")
    except BadInput as error:
        problem = error.problem

        def refused() -> Iterator[Content]:
            raise BadInput(problem)

        yield record_row(f"{place}, entries", content, file, refused)
        return
    for number, entry in enumerate(entries, start=1):
        yield record_row(
            f"{place}, entry {number}",
            entry,
            file,
            lambda entry=entry: [_listing(Record(entry), name, make, index)],  # type: ignore[misc]
        )


def _head(content: Any) -> Any:
    return {key: value for key, value in content.items() if key != "items"} if isinstance(content, dict) else content


def _listing(entry: Record, name: str, make: Maker, index: Index) -> Content:
    number = entry.text("externalId") or entry.text("tvdb_id")
    title, which = index.entry(entry.text("type"), number)
    return make.listing(title, name, which)
