"""Says whether the first note in an exported CSV is a text, byte for byte."""

import csv
import sys
from pathlib import Path


def main() -> None:
    """Compare `same.py REVIEW HISTORY.CSV`."""
    review = Path(sys.argv[1]).read_bytes()
    csv.field_size_limit(1 << 30)
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as file:
        note = next(csv.DictReader(file))["note"].encode()
    if note not in (review, b"'" + review):  # the guard against spreadsheets, which comes off again on import
        sys.exit("The note in history.csv is not the review.")
    sys.stdout.write(f"The note in history.csv is the review, byte for byte: {len(review)} bytes.\n")


if __name__ == "__main__":
    main()
