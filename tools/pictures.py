"""Draws docs/pictures/list.svg: what a terminal shows of a small made-up history. The same on every machine."""

import io
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from watchlog.app import Environment
from watchlog.cli.main import run

FILE: Final = Path(__file__).parents[1] / "docs" / "pictures" / "list.svg"
NOW: Final = datetime(2026, 11, 22, 21, 30, tzinfo=ZoneInfo("UTC"))
WIDTH: Final = 92
COMMAND: Final = ("list",)

HISTORY: Final = (
    ["add", "Seven Samurai", "--year", "1954", "--film", "--on", "2019", "--stars", "5", "--tag", "cinema"],
    ["add", "Élite", "s1", "--year", "2018", "--on", "2024-08", "--stars", "2.5"],
    ["add", "S.W.A.T.", "--year", "2003", "--film", "--on", "2026-11-07", "--stars", "3"],
    ["add", "Spirited Away", "--year", "2001", "--film", "--on", "2026-11-14", "--stars", "4.5", "--tag", "with kids"],
    ["add", "The Wire", "s1e1-e3", "--year", "2002", "--on", "yesterday", "--with", "Anna"],
    ["add", "Heat", "--year", "1995", "--film", "--rewatch", "--stars", "9/10", "--note", "Still the best diner."],
    ["add", "Osmosis", "--year", "2019", "--series", "--stars", "1", "--note", "Cheap sci-fi, nothing behind it."],
)
"""What somebody may have watched."""

FORMAT: Final = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
  <title>A terminal that shows the output of watchlog list</title>
  <style>
    .{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
    {styles}
  </style>
  <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
  </defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
  </g>
</svg>
"""
"""Rich's own, without the fonts that it would fetch from elsewhere."""


def picture() -> str:
    """The picture as SVG."""
    from rich.console import Console
    from rich.text import Text

    with tempfile.TemporaryDirectory() as home:
        for arguments in HISTORY:
            shown_by(arguments, home)
        shown = shown_by(COMMAND, home)
    console = Console(record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "dim"), ("watchlog " + " ".join(COMMAND), "bold")))
    console.print(Text.from_ansi(shown))
    drawn = console.export_svg(title="watchlog", code_format=FORMAT, unique_id="watchlog")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def shown_by(arguments: Sequence[str], home: str) -> str:
    """What a terminal gets from a command."""
    output, beside = io.BytesIO(), io.BytesIO()
    given, shown, remarks = (io.TextIOWrapper(stream, encoding="utf-8") for stream in (io.BytesIO(), output, beside))
    variables = {"WATCHLOG_HOME": home, "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "FORCE_COLOR": "1"}
    if run(arguments, Environment(variables, given, shown, remarks, lambda: NOW)):
        remarks.flush()
        sys.exit(beside.getvalue().decode())
    shown.flush()
    return output.getvalue().decode()


def main() -> None:
    """Draw the picture, or with --check say whether it is up to date."""
    drawn = picture()
    if "--check" not in sys.argv[1:]:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(drawn, encoding="utf-8")
    elif not FILE.exists() or FILE.read_text(encoding="utf-8") != drawn:
        sys.exit(f"{FILE.name} is out of date: make pictures")


if __name__ == "__main__":
    main()
