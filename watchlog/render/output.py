"""What a script asked for instead of a table."""

from typing import NamedTuple


class Output(NamedTuple):
    """What a script asked for.

    Attributes:
        format: `json`, `jsonl`, `csv` or `tsv`.
        fields: The keys it wants; none means all.
    """

    format: str
    fields: tuple[str, ...] = ()
