"""What providers call a title finds it, like the names that the user knows it by."""

import shutil
from typing import Final

import pytest

from tests.conftest import Run
from tests.store.catalogued import HELD, NOW
from watchlog.model.catalogue import OtherName
from watchlog.model.title import Ref
from watchlog.store import catalogue
from watchlog.store.database import Database
from watchlog.store.memory import Memory

KIMETSU: Final = HELD._replace(
    entry=HELD.entry._replace(
        ref=Ref("tvmaze", "41469"),
        name="Kimetsu no Yaiba",
        original_name="鬼滅の刃",
        names=(OtherName("Guardianes de la Noche", "Spain"), OtherName("…")),
        credits=(),
    )
)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A watch of a title of many names, one of another title, and plans of two more, of which nobody changes one."""
    watchlog = Run(tmp_path_factory.mktemp("named") / "home")
    for line in (
        "add Demon-Slayer s1e1 --note good",
        "edit #1 --set refs=tvmaze:41469",
        "add Osmosis",
        "edit #2 --set original_title=Osmose",
        "plan Demon-Slayer",
        "plan Heat",
    ):
        assert watchlog(*line.split()).code == 0
    with Database(watchlog.database, Memory(None), watchlog.home).filling(NOW, None) as tx:
        catalogue.save(tx, 1, KIMETSU)
    return watchlog


@pytest.fixture
def history(named: Run, watchlog: Run) -> Run:
    shutil.copytree(named.home, watchlog.home)
    return watchlog


FOUND: Final = {
    "kimetsu": [1],
    "guardianes noche": [1],
    "guardianes good": [1],
    "guardianes or osmosis": [2, 1],
    "鬼滅": [1],
    "NÔCHE": [1],
    "-kimetsu": [2],
    "demon": [1],
    "title:yaiba": [1],
    "-title:yaiba": [2],
    'title:="kimetsu no yaiba"': [1],
    "title:=kimetsu": [],
    "title:/^Guard.*Noche$/": [1],
    "title:…": [1],
    "original_title:鬼": [1],
    "original_title:guardianes": [1],
    "original_title:osmose": [2],
    "-original_title:鬼": [2],
    "original_title:any": [2],
    "original_title:none": [1],
    "title:any": [2, 1],
    "note:kimetsu": [],
}


@pytest.mark.parametrize("question", FOUND)
def test_a_watch_is_found_by_any_name_of_its_title(question: str, history: Run) -> None:
    assert [watch["id"] for watch in history("list", question, "--json").json] == FOUND[question]


@pytest.mark.parametrize(("question", "expected"), [("kimetsu", 1), ("title:鬼", 1), ("-title:鬼", 1), ("slayer", 1)])
def test_a_plan_is_found_by_any_name_of_its_title(question: str, expected: int, history: Run) -> None:
    assert len(history("plans", question, "--json").json) == expected


def test_a_name_finds_nothing_once_it_is_forgotten(history: Run) -> None:
    with Database(history.database, Memory(None), history.home).filling(NOW, None) as tx:
        catalogue.forget(tx, 1)

    assert history("list", "kimetsu", "--json").json == []


def test_a_name_finds_nothing_once_the_link_is_undone(history: Run) -> None:
    assert history("undo", "#2").code == 0

    assert history("list", "kimetsu", "--json").json == []
