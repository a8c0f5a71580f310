"""TAB in real shells: what is put in arrives at the program as the very text that was meant, and nothing is run.

A shell that is not here is skipped. PowerShell's script has never been run by these tests.
"""
# ruff: noqa: RUF001 - quotes that look alike are what some of this is about

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.keyboard import SHELLS, Keyboard
from tests.conftest import Run
from watchlog.cli.tab.bash import insertions, read
from watchlog.query.completion import Offer, ending_of

FULL = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
MANY = 5_000 if FULL else 300

SELECTED = [
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    "'\"'\"'",
    'it\'s "both"',
    "back\\slash \\",
    "Help!",
    "!!",
    "* ~ # $HOME {a,b}",
    "(x) [y] <z> | & %1 ^a^b",
    "ends with colon:",
    "“smart” ‘quotes’ 🦈 é\u00a0x",
]
BEGINNINGS = ["-dash", "--both", "~root", "*", "#hash", "!", "'", '"', "\\", "$(touch pwned)", "=", "@", "{a,b}", "("]
FURTHER = [
    *["| touch pwned", "&& touch pwned", "a&b", "<in", ">out", "?", "[a]", "a,b", "$x", "${x}", "$'x'", "\\n", "''"],
    *['"', "'", "`", "$", "\\\\", "a\\'b", "double  blank", "100% Wolf", "%s", "tag:colon", "@good", "…", "or", "--"],
]
HOSTILE = [
    *(f"Zq{place:02} {text}" for place, text in enumerate(SELECTED + FULL * FURTHER)),
    *(f"{text} Zh{place:02}" for place, text in enumerate(BEGINNINGS)),
]
"""Each has a word of its own by which it is asked for."""


def asked_by(text: str) -> str:
    return next(word for word in text.split() if word.startswith(("Zq", "Zh")) and len(word) == 4).lower()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a history that is full of such texts."""
    watchlog = Run(tmp_path_factory.mktemp("hostile") / "home")
    for text in HOSTILE:
        added = watchlog("add", "--service", text, "--", f"Title {text}" if text.startswith("-") else text)
        assert added.code == 0, added.err
    return watchlog.home


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an ordinary history."""
    watchlog = Run(tmp_path_factory.mktemp("ordinary") / "home")
    watchlog("add", "The Wire", "s1e1", "--tag", "kids", "--with", "Anna, Ben")
    watchlog("add", "Dune (1984)", "--service", "Apple TV")
    watchlog("add", "Dune (2021)", "--tag", "cinema")
    watchlog("add", "Re:Zero", "s1")
    watchlog("add", "--", "-The Office")
    watchlog("view", "save", "good", "stars:4..")
    return watchlog.home


@pytest.fixture(scope="module")
def another_wire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two titles whose beginning in common is no part of what they are asked for by."""
    watchlog = Run(tmp_path_factory.mktemp("wires") / "home")
    watchlog("add", "The Wire", "--on", "2020")
    watchlog("add", "The Live Wire", "--on", "2021")
    return watchlog.home


@pytest.fixture
def keyboard(tmp_path: Path) -> Iterator[Callable[[str, Path], Keyboard]]:
    """Opens shells on a home."""
    opened: list[Keyboard] = []

    def open_shell(shell: str, home: Path) -> Keyboard:
        opened.append(Keyboard(shell, tmp_path, home))
        return opened[-1]

    yield open_shell
    for one in opened:
        one.close()


Open = Callable[[str, Path], Keyboard]


@pytest.mark.parametrize("quote", ["", "'", '"'], ids=["bare", "single", "double"])
@pytest.mark.parametrize("shell", SHELLS)
def test_a_hostile_text_arrives_as_it_is_and_nothing_is_run(
    shell: str, quote: str, keyboard: Open, hostile: Path
) -> None:
    keys = keyboard(shell, hostile)
    # Behind these fish expects something to follow, and puts neither a blank nor a closing quote.
    texts = [text for text in HOSTILE if shell != "fish" or text[-1] not in "/=@:.,-"]

    for start in range(0, len(texts), 8):
        some = texts[start : start + 8]
        line = "".join(f"--service {quote}{asked_by(text)}\t" for text in some)
        arrived = keys.types(f"watchlog add x {line}")
        assert arrived == ["add", "x", *(word for text in some for word in ("--service", text))]

    assert not (keys.folder / "pwned").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_hostile_title_arrives_as_it_is(shell: str, keyboard: Open, hostile: Path) -> None:
    keys = keyboard(shell, hostile)

    for text in HOSTILE[:6]:
        assert keys.types(f"watchlog plan {asked_by(text)}\t") == ["plan", text]

    assert not (keys.folder / "pwned").exists()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_hostile_value_of_a_query_arrives_in_the_quotes_of_the_query(
    shell: str, keyboard: Open, hostile: Path
) -> None:
    keys = keyboard(shell, hostile)

    for text in ["Zq00 $(touch pwned)", "Zq01 `touch pwned`", "Zq06 Help!", "Zq09 (x) [y] <z> | & %1 ^a^b"]:
        begun = text[:4]
        assert keys.types(f"watchlog list service:{begun}\t") == ["list", ending_of("service:").written(text)]

    assert not (keys.folder / "pwned").exists()


ORDINARY = [
    ("watchlog plan The\\ W\t", ["plan", "The Wire"]),
    ("watchlog plan 'The W\t", ["plan", "The Wire"]),
    ('watchlog plan "The W\t', ["plan", "The Wire"]),
    ("watchlog plan the w\t", ["plan", "the", "Wire"]),
    ("watchlog plan wire\t", ["plan", "The Wire"]),
    ("watchlog plan Re:Z\t", ["plan", "Re:Zero"]),
    ("watchlog plan Dune\\ \\(19\t", ["plan", "Dune (1984)"]),
    ("watchlog plan -- office\t", ["plan", "--", "-The Office"]),
    ("watchlog pla\ts", ["plans"]),
    ("watchlog list ta\tki\t", ["list", "tag:kids"]),
    ("watchlog list -ta\tki\t", ["list", "-tag:kids"]),
    ("watchlog list \\(tag:ki\t", ["list", "(tag:kids"]),
    ("watchlog list 'tag:kids or service:App\t", ["list", 'tag:kids or service:"Apple TV"']),
    ("watchlog list service:App\t", ["list", 'service:"Apple TV"']),
    ("watchlog list 'service:App\t", ["list", 'service:"Apple TV"']),
    ('watchlog list "service:App\t', ["list", 'service:"Apple TV"']),
    ("watchlog list 'service:\"App\t", ["list", 'service:"Apple TV"']),
    ("watchlog list @g\t is:rew\t", ["list", "@good", "is:rewatch"]),
    ("watchlog list --sort=sta\t-", ["list", "--sort=stars-"]),
    ("watchlog list --json=ti\t", ["list", "--json=title"]),
    ("watchlog list --lim\t3", ["list", "--limit", "3"]),
    (
        "watchlog edit 1 --set tag\tci\t --set serv\tApp\t",
        ["edit", "1", "--set", "tags=cinema", "--set", "service=Apple TV"],
    ),
    ("watchlog tag ki\ttag:ci\t", ["tag", "kids", "tag:cinema"]),
    ("watchlog tag kids,ci\t", ["tag", "kids,cinema"]),
    ("watchlog add x --with Ann\t--tag ki\t", ["add", "x", "--with", "Anna, Ben", "--tag", "kids"]),
    ("watchlog view rm go\t", ["view", "rm", "good"]),
    ("watchlog config sc\ttw\t", ["config", "scale", "twentieths"]),
    ("true; watchlog plan 'The W\t", ["plan", "The Wire"]),
]


@pytest.mark.parametrize("shell", SHELLS)
def test_what_is_completed_arrives(shell: str, keyboard: Open, ordinary: Path) -> None:
    keys = keyboard(shell, ordinary)

    assert [keys.types(line) for line, _ in ORDINARY] == [arrived for _, arrived in ORDINARY]


@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_completed_by_the_shell(shell: str, keyboard: Open, ordinary: Path) -> None:
    keys = keyboard(shell, ordinary)
    (keys.folder / "my history.csv").touch()

    assert keys.types("watchlog import my\t") == ["import", "my history.csv"]
    assert keys.types("watchlog export my\tta\tki\t") == ["export", "my history.csv", "tag:kids"]
    assert keys.types("watchlog --db my\tlist") == ["--db", "my history.csv", "list"]
    assert keys.types("watchlog --db=my\tlist") == ["--db=my history.csv", "list"]


@pytest.mark.parametrize("shell", SHELLS)
def test_where_nothing_is_known_nothing_is_put_in(shell: str, keyboard: Open, ordinary: Path) -> None:
    keys = keyboard(shell, ordinary)
    (keys.folder / "nonsense").touch()

    assert keys.types("watchlog plan nonsens\t") == ["plan", "nonsens"]


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_what_was_typed_stays_where_several_have_less_in_common(shell: str, keyboard: Open, another_wire: Path) -> None:
    keys = keyboard(shell, another_wire)

    assert keys.types("watchlog plan wire\t") == ["plan", "wire"]


def test_zsh_offers_one_after_another_at_the_next_tab(keyboard: Open, another_wire: Path) -> None:
    keys = keyboard("zsh", another_wire)

    assert keys.types("watchlog plan wire\t\t") == ["plan", "The Live Wire"]
    assert keys.types("watchlog plan wire\t\t\t") == ["plan", "The Wire"]


@pytest.mark.parametrize(("shell", "tabs"), [("bash", 3), ("zsh", 2), ("fish", 1)])
def test_several_are_listed(shell: str, tabs: int, keyboard: Open, ordinary: Path) -> None:
    shown = keyboard(shell, ordinary).shows("watchlog plan du" + tabs * "\t")

    assert "1984" in shown
    assert "2021" in shown


@pytest.mark.parametrize(("shell", "tabs"), [("zsh", 2), ("fish", 1)])
def test_what_a_command_does_is_shown(shell: str, tabs: int, keyboard: Open, ordinary: Path) -> None:
    assert "Take tags from watches" in keyboard(shell, ordinary).shows("watchlog un" + tabs * "\t")


@pytest.mark.parametrize("quote", ["", "'", "$'", '"'], ids=["bare", "single", "ansi", "double"])
def test_bash_itself_reads_what_is_put_in_as_the_very_text(quote: str, tmp_path: Path) -> None:
    texts: list[str] = []
    characters = st.sampled_from([*"\"'\\$`!*?[]{}()<>|&;#~^%=:@, ab", "é", "’", "🦈"])
    anything = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])

    @settings(max_examples=MANY, database=None)
    @given(st.text(characters | anything, min_size=1))
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    start = f"w {quote}"
    put = [insertions([Offer(text, whole=False)], read(start, len(start)))[0] for text in texts]
    lines = [f"{quote}{_closed(text, quote)}" for text in put]
    script = "set -o history -o histexpand\n" + "".join(f"printf '%s\\0' {line}\n" for line in lines)

    done = subprocess.run(
        [shutil.which("bash") or pytest.skip("bash is not here"), "--norc"],
        input=script.encode(),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)},
    )

    assert done.stdout.decode().split("\0")[:-1] == texts
    assert list(tmp_path.iterdir()) == []


def _closed(put: str, quote: str) -> str:
    """As readline puts it in: a quote at the very beginning is the open one; what ends without one is closed."""
    mark = quote[-1:]
    if not quote:
        return put
    return put[put.startswith(mark) :] + ("" if put.endswith(mark) else mark)
