"""Imports in the words of scripts: batches, their ledgers, doubts, and pairs that may be one viewing."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from watchlog.errors import BadInput
from watchlog.model.ledger import Batch, Decision, Doubtful, LedgerRecord, Pair
from watchlog.model.title import Title
from watchlog.records.outward import moment

BATCH_FIELDS: Final[dict[str, Callable[[Batch], Any]]] = {
    "id": lambda batch: batch.id,
    "source": lambda batch: batch.source,
    "files": lambda batch: batch.file_name,
    "imported_at": lambda batch: moment(batch.imported_at),
    "rows": lambda batch: batch.rows,
    "imported": lambda batch: batch.imported,
    "duplicate": lambda batch: batch.duplicate,
    "review": lambda batch: batch.review,
    "rejected": lambda batch: batch.rejected,
}

LEDGER_FIELDS: Final[dict[str, Callable[[LedgerRecord], Any]]] = {
    "place": lambda record: record.place,
    "outcome": lambda record: record.outcome,
    "reason": lambda record: record.reason,
    "raw": lambda record: record.raw,
}

DOUBT_FIELDS: Final[dict[str, Callable[[Doubtful], Any]]] = {
    "id": lambda doubtful: doubtful.doubt.id,
    "batch": lambda doubtful: doubtful.doubt.batch,
    "place": lambda doubtful: doubtful.doubt.place,
    "reason": lambda doubtful: doubtful.doubt.reason,
    "title": lambda doubtful: doubtful.title.name,
    "year": lambda doubtful: doubtful.title.year,
    "kind": lambda doubtful: doubtful.title.kind,
    "refs": lambda doubtful: dict(doubtful.title.refs),
    "says": lambda doubtful: list(doubtful.says),
    "candidates": lambda doubtful: [_candidate(title) for title in doubtful.candidates],
    "others": lambda doubtful: list(doubtful.others),
    "raw": lambda doubtful: doubtful.doubt.raw,
}

PAIR_FIELDS: Final[dict[str, Callable[[Pair], Any]]] = {
    "title": lambda pair: pair.kept.title.name,
    "year": lambda pair: pair.kept.title.year,
    "season": lambda pair: pair.kept.portion.season,
    "episode": lambda pair: pair.kept.portion.episode,
    "kept": lambda pair: pair.kept.id,
    "kept_on": lambda pair: pair.kept.when.on,
    "kept_source": lambda pair: pair.kept.source,
    "merged": lambda pair: pair.merged.id,
    "merged_on": lambda pair: pair.merged.when.on,
    "merged_source": lambda pair: pair.merged.source,
    "reason": lambda pair: pair.reason,
}

EXAMPLE: Final = 'write [{"id": 3, "title": 12}, {"id": 4, "new": true}, {"id": 5, "discard": true}]'
NUMBERS: Final = range(1, 1 << 63)
"""Of rows."""
CHOICES: Final = ("title", "new", "discard")


def decisions_of(text: str) -> list[Decision]:
    """Decisions as a script writes them.

    Args:
        text: A JSON array with an object for each doubt: its `id`, and `title` (a number), `new` or `discard`.

    Raises:
        BadInput: It is something else, or decides a doubt twice.
    """
    try:
        said = json.loads(text)
    except RecursionError:
        raise BadInput("the decisions are nested too deeply", EXAMPLE) from None
    except ValueError as error:
        raise BadInput(f"the decisions are no JSON: {error}", EXAMPLE) from None
    if not isinstance(said, list):
        raise BadInput("the decisions are no list", EXAMPLE)
    decisions = [_decision(one, place) for place, one in enumerate(said, start=1)]
    _check_once(decisions)
    return decisions


def _decision(said: Any, place: int) -> Decision:
    if not isinstance(said, Mapping) or not _is_number(said.get("id")):
        raise BadInput(f"decision {place} names no doubt", EXAMPLE)
    chosen = [choice for choice in CHOICES if said.get(choice) not in (None, False)]
    if len(chosen) != 1:
        raise BadInput(f"decision {place} must say one of {', '.join(CHOICES)}", EXAMPLE)
    title = said["title"] if chosen == ["title"] else None
    if title is not None and not _is_number(title):
        raise BadInput(f"decision {place}: “{title}” is no number of a title", EXAMPLE)
    return Decision(said["id"], title, discarded=chosen == ["discard"])


def _is_number(value: Any) -> bool:
    return type(value) is int and value in NUMBERS


def _check_once(decisions: Sequence[Decision]) -> None:
    counted = Counter(decision.doubt for decision in decisions)
    twice = next((number for number, count in counted.items() if count > 1), None)
    if twice is not None:
        raise BadInput(f"doubt {twice} is decided twice", "decide it once")


def _candidate(title: Title) -> dict[str, Any]:
    return {"id": title.id, "title": title.name, "year": title.year, "kind": title.kind, "refs": dict(title.refs)}
