"""Markdown: a diary, in which nothing of the user's is taken for markup."""

from html import escape

import pytest
from markdown_it import MarkdownIt

from tests.conftest import Run

HOSTILE = (
    "**bold**",
    "_it_ __is__",
    "[link](http://example.org)",
    "![image](x.png)",
    "<script>",
    "<http://example.org>",
    "# heading",
    "`code`",
    "- item",
    "+ item",
    "1. one",
    "2) two",
    "> quoted",
    "---",
    "a|b",
    "~~gone~~",
    "&lt;b&gt; &copy;",
    "a\\b",
    "one\n# two",
    "Title\n===",
    "Title\n---",
    "```\nfenced",
    "a|b\n-|-\nc|d",
    "[a]: http://example.org",
)


def markdown(watchlog: Run) -> str:
    return watchlog("export", "-", "--format", "markdown").out


def rendered(watchlog: Run) -> str:
    """The document as a reader shows it, with the tables and strokes of GitHub's dialect."""
    return str(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(watchlog)))


def test_a_history_reads_like_a_diary(watchlog: Run) -> None:
    watchlog("add", "Osmosis", "--stars", "1", "--year", "2019", "--note", "Cheap.\nSlow.", "--on", "2026-11-22")
    watchlog("add", "The Wire", "s1e1", "--tag", "crime", "--on", "2021")
    watchlog("add", "Dune", "--on", "unknown")

    assert rendered(watchlog) == (
        "<h1>Watched</h1>\n<h2>2021</h2>\n<ul>\n"
        "<li>2021 · <strong>The Wire S01E01</strong> · #crime</li>\n</ul>\n<h2>2026-11</h2>\n<ul>\n<li>\n"
        "<p>2026-11-22 · <strong>Osmosis (2019)</strong> · 1/5</p>\n<blockquote>\n<p>Cheap.\nSlow.</p>\n</blockquote>\n"
        "</li>\n</ul>\n<h2>Some time</h2>\n<ul>\n<li><strong>Dune</strong></li>\n</ul>\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_is_no_markup(watchlog: Run, text: str) -> None:
    watchlog("add", "--on", "unknown", "--", text)

    assert f"<li><strong>{escape(' '.join(text.split()))}</strong></li>" in rendered(watchlog)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tag_is_no_markup(watchlog: Run, text: str) -> None:
    watchlog("add", "Dune", "--on", "unknown", "--tag", text)

    assert f"#{escape(' '.join(text.split()))}" in rendered(watchlog)


@pytest.mark.parametrize("text", [*HOSTILE, "    code"])
def test_a_note_is_no_markup(watchlog: Run, text: str) -> None:
    watchlog("add", "Dune", "--note", text)

    lines = "\n".join(" ".join(line.split()) for line in text.splitlines())
    assert f"<blockquote>\n<p>{escape(lines)}</p>\n</blockquote>" in rendered(watchlog)


def test_the_notes_paragraphs_stay_apart(watchlog: Run) -> None:
    watchlog("add", "Dune", "--note", "one\r\n\r\ntwo")

    assert "  > one\n  > \n  > two\n" in markdown(watchlog)


def test_what_markdown_leaves_out_is_told(watchlog: Run) -> None:
    watchlog("add", "Dune", "--service", "DVD", "--with", "Anna", "--on", "2021-10-03 20:15")
    result = watchlog("export", "-", "--format", "markdown")

    assert ("DVD" in result.out and "Anna" in result.out and "20:15" in result.out) or result.err
