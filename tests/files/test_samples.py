"""Real exports are read whole, where they lie beside the project."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.files.conftest import at
from watchlog.files.json_items import entries
from watchlog.files.tables import Table
from watchlog.files.xml_elements import elements

SAMPLES: Final = Path(__file__).parents[3] / "shared" / "samples"

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="there are no real exports beside the project")


def samples(folder: str, pattern: str) -> Iterator[Path]:
    found = sorted((SAMPLES / folder).rglob(pattern))
    assert found
    yield from found


def test_real_tables_have_no_line_in_trouble() -> None:
    # Letterboxd's lists are two tables in one file, which its importer takes apart.
    for folder in ("amazon-prime", "imdb", "letterboxd/export-a", "movielens", "netflix", "tvtime", "yamtrack"):
        for path in (path for path in samples(folder, "*.csv") if path.parent.name != "lists"):
            with at(path) as source, source.text(source.file) as text:
                assert [line for line in Table(text) if line.trouble] == [], path


def test_real_lists_are_read_to_their_ends() -> None:
    for folder in ("trakt", "anilist", "kitsu", "seriesguide"):
        for path in samples(folder, "*.json"):
            with at(path) as source, source.text(source.file) as text:
                for _, entry in entries(text, path.name):
                    assert entry is not Ellipsis


def test_real_xml_is_read_to_its_end() -> None:
    for folder, tag in (("mal", "anime"), ("criticker", "film")):
        for path in samples(folder, "*.xml"):
            with at(path) as source, source.binary(source.file) as binary:
                assert sum(1 for _ in elements(binary, tag, path.name)) > 100


def test_a_real_archive_is_opened() -> None:
    with at(SAMPLES / "letterboxd" / "old-2017" / "my_ratings.zip") as source:
        assert "watched.csv" in source.files
        with source.text("watched.csv") as text:
            assert Table(text).columns[:3] == ("Date", "Name", "Year")
