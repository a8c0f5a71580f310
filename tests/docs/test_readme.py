"""Every console block of the documents is run, and shows what the program says.

A block holds commands behind `$` and, below each, what a terminal of 80 columns shows of it. Every document starts
with a home of its own on Sunday, 22 November 2026, and its blocks follow one another; one that a comment hides
prepares the ground.
"""

import contextlib
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Result, Run
from tests.docs.shows import shows
from tests.servers.tvmaze import TVmazeServer

ROOT = Path(__file__).parents[2]
REVIEW = ROOT / "tools" / "demo" / "review.txt"
EXPORT = ROOT / "tests" / "importers" / "samples" / "letterboxd"
FILMS = "Name,Seen,Score\nThe Paper Moth,2021-10-03,9\nAmber Street,03/2020,7\n"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
VARIABLE = re.compile(r"[A-Z_]+=.*")
TERMINAL = {"TERM": "dumb", "COLUMNS": "80", "EDITOR": "true"}
SHOWN = [
    path
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    if BLOCK.search(path.read_text(encoding="utf-8"))
]


def commands(document: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command of a document, and the lines that it is said to show."""
    for block in BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, lines(shown)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines() if line.strip()]


def run(command: str, watchlog: Run, other: Callable[[str], Run]) -> Result:
    """Run a command of a document: `echo word | NAME=value watchlog … < file | cat` and no more."""
    words = shlex.split(command, comments=True)
    variables = dict(TERMINAL)
    while VARIABLE.fullmatch(words[0]):
        name, _, value = words.pop(0).partition("=")
        variables[name] = value
    piped = words[-2:] == ["|", "cat"]
    words = words[:-2] if piped else words
    stdin = b""
    if words[0] == "echo":
        stdin = f"{words[1]}\n".encode()
        words = words[3:]
    if "<" in words:
        stdin = Path(words.pop()).read_bytes()
        words.pop()
    assert words.pop(0) == "watchlog", command
    program = other(variables.pop("WATCHLOG_HOME")) if "WATCHLOG_HOME" in variables else watchlog
    program.now = watchlog.now
    return program(*words, stdin=stdin, terminal=not piped, asked=False, **variables)


def bring_files(folder: Path) -> None:
    """The files that documents use: a review, a made-up export, and a made-up table."""
    shutil.copy(REVIEW, folder / "review.txt")
    shutil.make_archive(str(folder / "letterboxd-export"), "zip", EXPORT)
    (folder / "films.csv").write_text(FILMS, encoding="utf-8")


@pytest.fixture(scope="module")
def tvmaze() -> Iterator[TVmazeServer]:
    """A TVmaze with made-up shows of the names that the documents use."""
    with TVmazeServer(*shows()) as server:
        yield server


@pytest.mark.parametrize("document", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_show_what_the_program_says(
    document: Path, watchlog: Run, another: Callable[[str], Run], tmp_path: Path, tvmaze: TVmazeServer
) -> None:
    watchlog.variables["WATCHLOG_TVMAZE_URL"] = tvmaze.home
    bring_files(tmp_path)
    with contextlib.chdir(tmp_path):
        for command, shown in commands(document):
            result = run(command, watchlog, another)
            failed = any(line.startswith("watchlog: ") for line in shown)

            assert lines(result.out + result.err) == shown, command
            assert (result.code != 0) == failed, command


def test_the_readme_has_a_tour() -> None:
    told = [command for command, _ in commands(ROOT / "README.md")]

    assert len(told) > 10
    assert any(command.startswith("watchlog undo") for command in told)
    assert any(command.startswith("watchlog export") for command in told)
