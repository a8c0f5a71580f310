"""Stars are exact on every scale."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Refusal
from tests.conftest import Run


def stars(watchlog: Run) -> list[float | None]:
    return [watch["stars"] for watch in watchlog("list", "--sort", "id+", "--json=stars").json]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("4", 4),
        ("3.5", 3.5),
        ("3,5", 3.5),
        ("7/10", 3.5),
        ("85/100", 4.25),
        ("0", 0),
        ("5", 5),
        ("0.5", 0.5),
        ("10/10", 5),
        ("1/100", 0.05),
        ("3.5/5", 3.5),
    ],
)
def test_stars_are_said_on_any_scale(watchlog: Run, said: str, value: float) -> None:
    watchlog("add", "Heat", "--stars", said)

    assert stars(watchlog) == [value]


def test_a_whole_number_of_stars_is_whole(watchlog: Run) -> None:
    watchlog("add", "Heat", "--stars", "4")

    assert watchlog("list", "--json=stars").out == '[{"stars": 4}]\n'
    assert ",4," in watchlog("export").out


@pytest.mark.parametrize(
    "said",
    [
        "nan",
        "inf",
        "-inf",
        "6",
        "-1",
        "4.3",
        "11/10",
        "101/100",
        "3/7",
        "1e0",
        "",
        "four",
        "５",  # noqa: RUF001 - a digit of another script
        "4/0",
        "1/2/3",
        "99999999999",
    ],
)
def test_what_is_off_the_scale_is_refused_with_the_values_that_are_allowed(
    watchlog: Run, refused: Refusal, said: str
) -> None:
    watchlog("add", "Dune")

    assert "allowed" in refused("add", "Heat", f"--stars={said}")


def test_the_allowed_values_are_named(refused: Refusal) -> None:
    assert "0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5" in refused("add", "Heat", "--stars", "4.3")


def test_every_value_of_a_hundred_comes_back(watchlog: Run, another: Callable[[str], Run], tmp_path: Path) -> None:
    for points in range(101):
        watchlog("add", "Heat", "--stars", f"{points}/100")
    file, second = tmp_path / "history.csv", another("second")
    watchlog("export", str(file))

    second("import", str(file))

    assert stars(second) == stars(watchlog)
    assert [round(value * 20, 6) for value in stars(second) if value is not None] == list(range(101))
    assert second("export").raw == file.read_bytes()


@pytest.mark.parametrize(
    ("scale", "said", "value", "shown"),
    [
        ("stars", "4", 4, "4/5"),
        ("half-stars", "3.5", 3.5, "3.5/5"),
        ("quarter-stars", "4.25", 4.25, "4.25/5"),
        ("ten", "7", 3.5, "7/10"),
        ("ten-tenths", "7.3", 3.65, "7.3/10"),
        ("hundred", "85", 4.25, "85/100"),
    ],
)
def test_bare_numbers_are_of_the_scale_that_is_set_and_shown_on_it(
    watchlog: Run, scale: str, said: str, value: float, shown: str
) -> None:
    watchlog("config", "scale", scale)

    watchlog("add", "Heat", "--stars", said)

    assert stars(watchlog) == [value]
    assert watchlog("list").out.split("\t")[5] == shown


def test_a_scale_set_later_changes_what_is_shown_and_nothing_else(watchlog: Run) -> None:
    watchlog("add", "Heat", "--stars", "3.5")
    before = watchlog.archive()

    watchlog("config", "scale", "hundred")

    assert watchlog("list").out.split("\t")[5] == "70/100"
    assert watchlog.archive() == before


def test_the_scale_that_is_set_refuses_what_is_off_it(watchlog: Run, refused: Refusal) -> None:
    watchlog("config", "scale", "stars")

    assert "0, 1, 2, 3, 4, 5" in refused("add", "Heat", "--stars", "3.5")
    refused("rate", "Heat", "3.5")


@pytest.mark.parametrize(
    ("said", "sign"), [("1", "★"), ("3.5", "★★★½"), ("0.5", "½"), ("5", "★★★★★"), ("0", "0/5"), ("85/100", "4.25/5")]
)
def test_a_person_sees_stars_and_a_value_between_them_exactly(watchlog: Run, said: str, sign: str) -> None:
    assert f", {sign}, " in watchlog("add", "Heat", "--stars", said).out
