"""What `watchlog order` refuses: titles without the order that is wanted, and files that are no text."""

from pathlib import Path

import pytest

from tests.cli.conftest import Editor, Refusal
from tests.conftest import Run


@pytest.fixture
def plain(watchlog: Run) -> Run:
    """A film, and a series of which nothing was fetched."""
    assert watchlog("add", "Alien", "--film").code == 0
    assert watchlog("add", "Bare", "s1e1").code == 0
    return watchlog


@pytest.mark.parametrize("order", [(), ("aired",), ("absolute",), ("dvd",), ("streaming",), ("own",)])
@pytest.mark.usefixtures("plain")
def test_a_film_has_no_order(refused: Refusal, order: tuple[str, ...]) -> None:
    assert refused("order", "Alien", *order, code=3) == "watchlog: Alien is no series (only a series has episodes)\n"


@pytest.mark.parametrize("order", ["dvd", "streaming"])
@pytest.mark.usefixtures("plain")
def test_without_metadata_there_is_no_order_of_a_service(refused: Refusal, order: str) -> None:
    assert f"no {order} order of Bare is known" in refused("order", "Bare", order)


@pytest.mark.usefixtures("plain")
def test_a_word_that_is_no_order_belongs_to_the_title(refused: Refusal) -> None:
    assert "there is no title “Bare chronological”" in refused("order", "Bare", "chronological", code=3)
    assert "there is no title “dvd”" in refused("order", "dvd", code=3)


def test_a_series_may_be_called_like_an_order(watchlog: Run) -> None:
    assert watchlog("add", "Own", "s1e1").code == 0

    assert watchlog("order", "own").code == 0
    assert watchlog("order", "own", "absolute").out == "Own is shown in the absolute order\n"


@pytest.mark.usefixtures("plain")
def test_an_own_order_has_to_be_written_first(refused: Refusal) -> None:
    assert "an order of one's own needs episodes" in refused("order", "Bare", "own")


@pytest.mark.usefixtures("plain")
def test_only_an_own_order_is_written_and_in_one_way(refused: Refusal) -> None:
    assert "only your own order is written" in refused("order", "Bare", "dvd", "--edit")
    assert "only your own order is written" in refused("order", "Bare", "--from", "-")
    assert "say one" in refused("order", "Bare", "own", "--edit", "--from", "-")


@pytest.mark.parametrize(
    ("content", "code", "problem"),
    [
        (b"", 2, "no episode is named there"),
        (b"s1e1\0", 1, "holds NUL bytes"),
        (b"# " + b"x" * (1 << 20), 2, "too long for an order"),
        (None, 1, "can't be read"),
    ],
)
@pytest.mark.usefixtures("plain")
def test_a_file_that_is_no_list_of_episodes_is_refused(
    refused: Refusal, tmp_path: Path, content: bytes | None, code: int, problem: str
) -> None:
    file = tmp_path / "order.txt"
    if content is not None:
        file.write_bytes(content)

    assert problem in refused("order", "Bare", "own", "--from", str(file), code=code)


@pytest.mark.usefixtures("plain")
def test_a_pipe_that_is_no_text_is_refused(refused: Refusal) -> None:
    assert "not UTF-8" in refused("order", "Bare", "own", "--from", "-", stdin=b"\xff\xfe\xfd")


@pytest.mark.parametrize("text", [b"s1", b"all", b"5"])
@pytest.mark.usefixtures("plain")
def test_without_metadata_only_single_episodes_can_be_put_in_order(refused: Refusal, text: bytes) -> None:
    assert "only single episodes can be put in order" in refused("order", "Bare", "own", "--from", "-", stdin=text)


def test_an_emptied_editor_changes_nothing(plain: Run, refused: Refusal, editor: Editor) -> None:
    assert plain("order", "Bare", "own", "--from", "-", stdin=b"s1e2 s1e1").code == 0

    assert "no episode is named there" in refused("order", "Bare", "own", "--edit", EDITOR=editor(': >"$1"'))


@pytest.mark.usefixtures("plain")
def test_an_editor_that_fails_changes_nothing(refused: Refusal, editor: Editor) -> None:
    refused("order", "Bare", "own", "--edit", EDITOR=editor("exit 3"), code=1)
