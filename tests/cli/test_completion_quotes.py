"""The lines of shells: bash's read without running any of it, and what is put into them, in their own quotes."""
# ruff: noqa: RUF001 - quotes that look alike are what some of this is about

import csv
import os
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Run
from watchlog.cli.tab import powershell
from watchlog.cli.tab.bash import Typed, insertions, misleads, read, typed_line
from watchlog.query.completion import Offer
from watchlog.render.safe import safe_text

QUOTES = ["", '"', "'", "$'"]
QUOTES_OF_POWERSHELL = "'‘’‚‛"
HARMLESS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]))
NASTY = st.text(st.sampled_from([*"\"'\\$`!*?[]{}()<>|&;#~^%=:@, ab", "é", "’", "🦈"]), min_size=1)


def at_end(line: str, replaced: str) -> Typed:
    typed = typed_line(line, len(line), replaced)
    assert typed is not None
    return typed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("w ", ["w", ""]),
        ("w list", ["w", "list"]),
        ("w  list\ttag:ki", ["w", "list", "tag:ki"]),
        ("w The\\ Wire", ["w", "The Wire"]),
        ("w 'The Wi", ["w", "The Wi"]),
        ('w "The Wi', ["w", "The Wi"]),
        ('w "The "Wi', ["w", "The Wi"]),
        ("w 'it'\\''s", ["w", "it's"]),
        ('w "a\\"b\\$c\\d"', ["w", 'a"b$c\\d']),
        ("w $'it\\'s", ["w", "it's"]),
        ("w \\$'a b'", ["w", "$a b"]),
        ("w '' \"\" x", ["w", "", "", "x"]),
        ("w $(touch pwned)", ["w", "$(touch", "pwned)"]),
        ("w $HOME ~ *", ["w", "$HOME", "~", "*"]),
        ("w a\\", ["w", "a"]),
    ],
)
def test_a_line_is_read_as_bash_reads_it_and_nothing_is_expanded(line: str, words: list[str]) -> None:
    assert list(at_end(line, "").words) == words


@pytest.mark.parametrize(
    ("line", "replaced", "stays", "quote"),
    [
        ("w tag:ki", "ki", "tag:", ""),
        ("w 'The Wi", "The Wi", "", "'"),
        ('w service:"App', "App", "service:", '"'),
        ('w service:\\"App', '\\"App', "service:", ""),
        ("w --set=ta", "ta", "--set=", ""),
        ("w 'Don'\"'\"'t Lo", "t Lo", "Don'", "'"),
        ('w "x"y', '"x"y', "", ""),
        ("w $'a b", "a b", "", "$'"),
    ],
)
def test_what_bash_leaves_alone_is_known(line: str, replaced: str, stays: str, quote: str) -> None:
    typed = at_end(line, replaced)

    assert (typed.stays, typed.quote) == (stays, quote)


def test_the_cursor_counts_characters_or_bytes() -> None:
    line = "w élan tag:é and more"

    by_characters = typed_line(line, len("w élan tag:é"), "é")
    by_bytes = typed_line(line, len("w élan tag:é".encode()), "é")

    assert by_characters == by_bytes
    assert by_characters is not None
    assert by_characters.words == ("w", "élan", "tag:é")


def test_a_line_that_does_not_end_with_what_is_replaced_is_not_understood() -> None:
    assert typed_line("w x", 3, "y") is None


@pytest.mark.parametrize("quote", QUOTES)
@given(text=HARMLESS | NASTY)
def test_what_is_put_in_is_read_as_the_very_text(quote: str, text: str) -> None:
    start = f"w {quote}"

    (put,) = insertions([Offer(text, whole=False)], at_end(start, ""))
    line = start + as_readline_puts_it(put, quote)
    end = read(line, len(line))

    assert end.words == ("w", text)
    assert (end.quote, end.escaping) == ("", False)


def as_readline_puts_it(put: str, quote: str) -> str:
    """readline takes a quote at the very beginning for the one that is open, and closes what does not end with it."""
    mark = quote[-1:]
    if not quote:
        return put
    return put[put.startswith(mark) :] + ("" if put.endswith(mark) else mark)


@given(st.lists(NASTY, min_size=2, max_size=4, unique=True), st.sampled_from(QUOTES))
def test_what_several_have_in_common_is_whole_or_held_back(texts: list[str], quote: str) -> None:
    typed = at_end(f"w {quote}", "")

    put = insertions([Offer(text) for text in texts], typed)

    common = "".join(one for one, *others in zip(*put, strict=False) if set(others) <= {one})
    if common and not misleads(put, typed) and all(text.startswith(common) for text in put):
        start = quote + (common[1:] if quote and common.startswith(quote[-1]) else common)
        end = read(start, len(start))
        assert not end.escaping
        assert end.quote == quote
        assert all(text.startswith(end.words[-1].rstrip() if not quote else end.words[-1]) for text in texts)


def test_a_blank_follows_what_is_whole() -> None:
    typed = at_end("w ta", "ta")

    assert insertions([Offer("tag:", whole=False), Offer("tagged")], typed) == ["tag:", "tagged "]


def test_only_the_part_behind_the_colon_is_put_in() -> None:
    typed = at_end("w list TAG:ki", "ki")

    assert insertions([Offer("TAG:kids"), Offer("other:kids")], typed) == ["kids "]


@pytest.mark.parametrize(
    ("texts", "line", "held"),
    [
        (["The Wire", "The Live Wire"], "w wire", True),
        (["The Wire", "The Wireless"], "w wire", False),
        (["Wire", "Dune"], "w x", False),
        (["a b", "a'b"], "w a", True),
        (["Help!", "Help?"], 'w "Help', False),
        (["Help!x", "Help!y"], 'w "Help', False),
        (['"The Wire"', '"The Live Wire"'], "w the", False),
    ],
)
def test_a_beginning_in_common_is_held_back_where_it_would_mislead(texts: list[str], line: str, held: bool) -> None:
    replaced = line.partition(" ")[2].lstrip('"')
    typed = at_end(line, replaced)

    assert misleads(insertions([Offer(text) for text in texts], typed), typed) is held


# The answers to bash


def press(watchlog: Run, line: str, replaced: str) -> list[str]:
    result = watchlog(replaced, line, str(len(line)), _WATCHLOG_COMPLETE="bash")
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


def test_bash_is_told_what_to_put_in(watchlog: Run) -> None:
    watchlog("add", "It's $(touch pwned)!", "--tag", "kids", "--service", "Apple TV")

    assert press(watchlog, "watchlog show it", "it") == ["It\\'s\\ \\$\\(touch\\ pwned\\)\\! \t"]
    assert press(watchlog, "watchlog show 'it", "it") == ["It'\\''s $(touch pwned)!\t", "\tblank"]
    assert press(watchlog, 'watchlog show "it', "it") == ['It\'s \\$(touch pwned)"\\!""\t', "\tblank"]
    assert press(watchlog, "watchlog list tag:k", "k") == ["kids \t"]
    assert press(watchlog, "watchlog list -ta", "-ta") == ["-tag:\t"]
    assert press(watchlog, "watchlog list service:ap", "ap") == ['\\"Apple\\ TV\\" \t']
    assert press(watchlog, "watchlog edit 1 --set=tag", "tag") == ["tags=\t"]
    assert press(watchlog, "watchlog --db ", "") == ["\tfiles"]


def test_bash_is_told_to_hold_back(watchlog: Run) -> None:
    watchlog("add", "The Wire")
    watchlog("add", "The Live Wire")

    assert press(watchlog, "watchlog add wire", "wire")[-1] == "\thold"


# PowerShell


@pytest.mark.parametrize(
    ("value", "put"),
    [
        ("list", "list"),
        ("--json", "--json"),
        ("--json=title", "'--json=title'"),
        ("-tag:", "-tag:"),
        ("-tag:kids", "'-tag:kids'"),
        ("tag:kids", "tag:kids"),
        ("The Wire", "'The Wire'"),
        ("It's", "'It''s'"),
        ("It’s", "'It’’s'"),
        ("$(touch pwned)", "'$(touch pwned)'"),
        ("`n", "'`n'"),
        ('service:"Apple TV"', "'service:\"Apple TV\"'"),
        ("1917", "'1917'"),
        ("@good", "'@good'"),
        ("#12", "'#12'"),
        ("", "''"),
    ],
)
def test_powershell_gets_its_own_quotes(value: str, put: str) -> None:
    assert powershell.insertion(value) == put


@given(HARMLESS | NASTY)
def test_what_powershell_gets_is_bare_or_one_literal(text: str) -> None:
    put = powershell.insertion(text)

    if put != text:
        assert put[0] == put[-1] == "'"
        inside = put[1:-1]
        for quote in QUOTES_OF_POWERSHELL:
            inside = inside.replace(quote * 2, "")
        assert not set(QUOTES_OF_POWERSHELL) & set(inside)
    else:
        assert text.isascii()
        assert not set(" \t\"'`$(){}[]|&;<>,@#*?%~!\\/") & set(text)


def test_powershell_hands_its_words_over_in_a_variable(watchlog: Run) -> None:
    watchlog("add", "It's 1917")

    def press(*words: str) -> str:
        return watchlog(_WATCHLOG_COMPLETE="powershell", _WATCHLOG_WORDS=powershell.SEPARATOR.join(words)).out

    assert press("show", "it") == "'It''s 1917'\t\n"
    assert press("show", "It's 1") == "'It''s 1917'\t\n"
    assert press("completion", "") == "bash\t\nzsh\t\nfish\t\npowershell\t\n"
    assert press("undo", "") == ""
    assert press("--db", "") == "\tfiles\n"


# Whatever a title holds


FULL = os.environ.get("WATCHLOG_CAMPAIGN") == "1"
MANY = 5_000 if FULL else 200
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
TOKENS = [
    *["$(touch pwned)", "`touch pwned`", "'\"'\"'", "${x}", "$'", "\\", "'", '"', "!", "!!", ";", "|", "&", "<", ">"],
    *["*", "?", "[", "]", "{a,b}", "~", "#", "-", "--", "=", ":", "@", "%", "^", "(", ")", " ", "  ", "\t", "\n", "\r"],
    *["\x1b[31m", "\x1b]0;x\x07", "\x9b", "\x7f", "\u202e", "\u2066", "\u2028", "\u200f", "\u061c", "\u00a0", "’"],
    *["é", "字", "🦈", "a", "b", "Z"],
]


def hostile_titles() -> list[str]:
    chance = random.Random(20261122)  # noqa: S311 - the same every time
    words = ("".join(chance.choices(TOKENS, k=chance.randint(1, 8))) for _ in range(MANY))
    return [f"Z{place:04}q {word}".strip() for place, word in enumerate(words)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, list[str]]:
    """A history of such titles, and they themselves."""
    watchlog = Run(tmp_path_factory.mktemp("hostile") / "home")
    titles = hostile_titles()
    file = watchlog.home.with_suffix(".csv")
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([["title", "watched_on"], *([title, "2026"] for title in titles)])
    assert watchlog("import", str(file), "--from", "csv").code == 0
    return watchlog, titles


def test_whatever_a_title_holds_it_is_offered_as_it_is_or_not_at_all(hostile: tuple[Run, list[str]]) -> None:
    watchlog, titles = hostile
    stored = {title["title"] for title in watchlog("list", "--json=title", "--limit", "0").json}
    assert stored == set(titles)

    for title in titles:
        offered = [title] if safe_text(title) == title else []
        begun = title[:6]
        line = f"watchlog plan {begun}"

        by_zsh = watchlog("plan", begun, _WATCHLOG_COMPLETE="zsh").out
        by_bash = press(watchlog, line, begun)
        by_powershell = watchlog(_WATCHLOG_COMPLETE="powershell", _WATCHLOG_WORDS=f"plan\x1f{begun}").out

        assert not ACTED_ON.search(by_zsh + "".join(by_bash) + by_powershell)
        assert by_zsh == "".join(f"{title}\t\n" for title in offered)
        assert [read(put, len(put)).words[0] for put in by_bash] == offered
        assert [literal(put.rstrip("\t")) for put in by_powershell.splitlines()] == offered


def literal(put: str) -> str:
    """What PowerShell makes of a word: within single quotes, two are one."""
    return re.sub(f"([{QUOTES_OF_POWERSHELL}])\\1", r"\1", put[1:-1]) if put[0] == "'" else put
