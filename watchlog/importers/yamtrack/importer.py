"""Yamtrack: its CSV, which has a row for every title, every season and every time an episode was watched."""

from collections.abc import Iterator
from typing import Final

from watchlog.errors import BadFile
from watchlog.files.tables import Table, columns_of
from watchlog.importers.making import Maker, line_rows
from watchlog.importers.protocol import Row, Source
from watchlog.importers.yamtrack.rows import YamtrackRows
from watchlog.importers.yamtrack.told import Told

COLUMNS: Final = frozenset({"media_id", "media_type", "title", "season_number", "episode_number"})


class Yamtrack:
    """Reads films, series and anime; of games, books and the like it only says that they are that."""

    name = "yamtrack"

    def detect(self, source: Source) -> bool:
        """Whether a file has Yamtrack's columns."""
        return any(_is_of_yamtrack(source, file) for file in source.files)

    def read(self, source: Source) -> Iterator[Row]:
        """A line a row; the file is read twice, since a title's lines may stand far from each other."""
        files = [file for file in source.files if _is_of_yamtrack(source, file)]
        if not files:
            raise BadFile(f"{source.name} has not the columns of Yamtrack", f"they are {', '.join(sorted(COLUMNS))}")
        told = Told()
        for file in files:
            with source.text(file) as text:
                for line in Table(text):
                    told.learn(line.cells)
        rows = YamtrackRows(Maker(self.name, source.opened_at), source, told)
        for file in files:
            with source.text(file) as text:
                yield from line_rows(Table(text), file, rows.contents, otherwise="it says nothing of what was watched")


def _is_of_yamtrack(source: Source, file: str) -> bool:
    return set(columns_of(source.head(file))) >= COLUMNS
