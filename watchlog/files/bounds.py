"""Bounds of what somebody brings: how many files, how large, and how tightly packed."""

from typing import Final

from watchlog.errors import BadFile

MEND: Final = "nothing was imported; mend the file, or export it again"
"""What to do about a file that is not what it should be."""
MOST_FILES: Final = 10_000
"""Files of a folder or an archive; the largest exports have a few hundred."""
LARGEST_MEMBER: Final = 1 << 29
"""Bytes of one file of an archive, unpacked. An episode a record, 20 years of eight a day, is 30 MB."""
LARGEST_WHOLE: Final = 1 << 31
"""Bytes of all files of an archive, unpacked; services pack pictures in too."""
LARGEST_PASSING: Final = 1 << 29
"""Bytes that a pipe may bring, for they lie on the disk meanwhile."""
ANY_RATIO: Final = 10 << 20
"""Bytes that may be packed as tightly as they like."""
LARGEST_RATIO: Final = 200
"""How many times its packed size anything larger may have; tables and JSON have up to 50, a bomb 1,000."""


def check_size(label: str, size: int, packed: int, largest: int) -> None:
    """Refuse what grows out of all proportion.

    Args:
        label: What it is called, for people.
        size: Its bytes, unpacked.
        packed: Its bytes, packed.
        largest: How many it may have.

    Raises:
        BadFile: It is too large, or much larger than when it was packed.
    """
    if size > largest:
        raise BadFile(f"{label} has more than {largest >> 20} MiB when unpacked", "unpack it and name the files in it")
    if size > max(ANY_RATIO, packed * LARGEST_RATIO):
        said = f"{label} becomes more than {LARGEST_RATIO} times as large when unpacked, and may be a trap"
        raise BadFile(said, "if it is none, unpack it and name the folder")
