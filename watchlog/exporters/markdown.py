"""Markdown: a history to read, a heading a month."""

import re
from itertools import groupby
from typing import Final, TextIO

from watchlog.exporters.losses import left_behind
from watchlog.model.snapshot import Snapshot
from watchlog.model.watch import Watch

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~&]|^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)])")
LEFT_OUT: Final = "Markdown shows titles, days, stars, tags and notes alone; csv and archive keep everything"
MONTH: Final = len("2026-11")


class Markdown:
    """Writes watches as a document; the newest month comes last, as it does in a diary."""

    name = "markdown"

    def write(self, snapshot: Snapshot, file: TextIO) -> list[str]:
        """A heading for each month, an item for each watch, its note as a quotation."""
        file.write("# Watched\n")
        dated = sorted(snapshot.watches, key=_order)
        for month, watches in groupby(dated, key=_month):
            file.write(f"\n## {month}\n\n")
            file.writelines(_item(watch) for watch in watches)
        left_out = [LEFT_OUT] if any(map(_holds_more, dated)) else []
        return left_out + left_behind(snapshot)


def _holds_more(watch: Watch) -> bool:
    more = (watch.when.at, watch.service, watch.companions, watch.episode_title, watch.title.refs, watch.rewatch)
    return any(more)


def _order(watch: Watch) -> tuple[bool, str, int]:
    return (watch.when.on is None, watch.when.on or "", watch.id)


def _month(watch: Watch) -> str:
    return watch.when.on[:MONTH] if watch.when.on else "Some time"


def _item(watch: Watch) -> str:
    parts = [f"**{_escaped(watch.label)}**"]
    if watch.when.on:
        parts.insert(0, watch.when.on)
    if watch.stars:
        parts.append(watch.stars.on(watch.stars.scale))
    parts += [_escaped(f"#{tag}") for tag in watch.tags]
    note = "".join(f"  > {_escaped(line)}\n" for line in (watch.note or "").splitlines())
    return f"- {' · '.join(parts)}\n" + (f"\n{note}\n" if note else "")


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
