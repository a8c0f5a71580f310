"""Parts: which file of Trakt's export holds what, told by its name, or else by its first record."""

import re
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from watchlog.files.source import Source


class Part(Enum):
    """What the records of a file are about, in the order in which they are read."""

    HISTORY = auto()
    WATCHED = auto()
    RATINGS = auto()
    WATCHLIST = auto()
    LISTS = auto()
    LIST = auto()
    FAVORITES = auto()
    HIDDEN = auto()
    COMMENTS = auto()
    NOTES = auto()
    COLLECTION = auto()


class TraktFile(NamedTuple):
    """A file that is read.

    Attributes:
        part: What it holds.
        name: How the source calls it.
        stem: What it is called without folders, ending and the number of a part, in small letters.
    """

    part: Part
    name: str
    stem: str


KINDS: Final = "(?:movies|shows|seasons|episodes)"
NAMES: Final = {
    Part.HISTORY: re.compile(f"(?:watched-)?history(?:-{KINDS})?"),
    Part.WATCHED: re.compile("watched-(?:movies|shows)"),
    Part.RATINGS: re.compile(f"ratings(?:-{KINDS})?"),
    Part.WATCHLIST: re.compile(f"(?:lists-)?watchlist(?:-{KINDS})?"),
    Part.LISTS: re.compile("(?:lists-)?lists"),
    Part.LIST: re.compile("(?:lists-)?list-[0-9]+(?:-.*)?"),
    Part.FAVORITES: re.compile(f"(?:lists-)?favorites(?:-{KINDS})?"),
    Part.HIDDEN: re.compile("hidden(?:-.*)?"),
    Part.COMMENTS: re.compile(f"comments-{KINDS}"),
    Part.NOTES: re.compile(f"notes-{KINDS}"),
    Part.COLLECTION: re.compile("collection-(?:movies|shows|episodes)"),
}
PAGE: Final = re.compile(r"-(?P<number>[0-9]+)$")
LISTED: Final = re.compile("(?:lists-)?list-[0-9]+(?:-.*)?")
"""A list, whose number is its own, and whose name may end in one: `top-250`."""
OTHERS: Final = re.compile(
    r"(?:user|likes|network|comments-lists|notes|lists-collaborations|watched-playback|playback|stats|settings|profile"
    r"|last-activities|progress|api|connections|followers|following|friends)\b.*"
)
"""Files of the export of which nothing belongs into a history."""

ID: Final = re.compile(r'"trakt"\s*:\s*[0-9]+')
SLUG: Final = re.compile(r'"slug"\s*:')
SIGNS: Final = (
    (Part.HISTORY, re.compile(r'"watched_at"\s*:')),
    (Part.RATINGS, re.compile(r'"rated_at"\s*:')),
    (Part.HIDDEN, re.compile(r'"hidden_at"\s*:')),
    (Part.COLLECTION, re.compile(r'"(?:last_)?collected_at"\s*:')),
    (Part.WATCHED, re.compile(r'"last_watched_at"\s*:')),
    (Part.COMMENTS, re.compile(r'"comment"\s*:\s*\{')),
    (Part.NOTES, re.compile(r'"note"\s*:\s*\{')),
)
"""By which a file is known whose name tells nothing."""
WHEN: Final = re.compile(r'"(?:(?:last_)?watched|rated|listed|hidden|(?:last_)?collected)_at"\s*:')
MINIMAL: Final = re.compile(r'"(?:movie|show|season|episode)"\s*:\s*\{')
"""What every record with one of those times holds, however little another program wrote into it."""
IDS: Final = re.compile(r'"ids"\s*:\s*\{')
"""What every record holds, also where another program wrote it who does not know Trakt's own ids."""
LISTING: Final = re.compile(r'"listed_at"\s*:')
OF_A_LIST: Final = re.compile(r'"(?:item_count|display_numbers|allow_comments)"\s*:')
FOUND: Final = re.compile(r'"score"\s*:')
"""What was searched for, of which lists may be a part."""
EMPTY: Final = re.compile(r"\[\s*\]")


def files_of(source: Source) -> list[TraktFile]:
    """The files that are read, in the order in which they are."""
    found = (_file(source, name) for name in source.files)
    return sorted(
        (file for file in found if file is not None),
        key=lambda file: (file.part.value, file.stem, _page(file.name), file.name),
    )


def is_trakt(source: Source) -> bool:
    """Whether a file holds records as Trakt writes them: with its own ids, or else under its own name."""
    return any(_is_told_by_content(source, file) for file in files_of(source))


def _is_told_by_content(source: Source, file: TraktFile) -> bool:
    head = source.head(file.name)
    is_named = NAMES[file.part].fullmatch(file.stem) is not None
    return _is_like_trakts(head) or (is_named and bool(WHEN.search(head) and IDS.search(head)))


def _file(source: Source, name: str) -> TraktFile | None:
    path = PurePosixPath(name)
    stem = _stem(path.stem.lower())
    if path.suffix.lower() not in (".json", ""):
        return None
    head = source.head(name)
    if not _is_list(head):
        return None
    part = next((part for part, pattern in NAMES.items() if pattern.fullmatch(stem)), None)
    if part is None and not OTHERS.fullmatch(stem):
        part = _told_by(head, stem)
    return None if part is None else TraktFile(part, name, stem)


def _told_by(head: str, stem: str) -> Part | None:
    if EMPTY.match(head.lstrip()) or not _is_like_trakts(head):
        return None
    for part, sign in SIGNS:
        if sign.search(head):
            return part
    if LISTING.search(head):
        return Part.WATCHLIST if "watchlist" in stem else Part.LIST
    return Part.LISTS if OF_A_LIST.search(head) and not FOUND.search(head) else None


def _is_like_trakts(head: str) -> bool:
    """Whether the first records have Trakt's own ids, or its words for what was watched and when."""
    return bool(ID.search(head) and SLUG.search(head)) or bool(WHEN.search(head) and MINIMAL.search(head))


def _is_list(head: str) -> bool:
    return head.lstrip().startswith("[")


def _stem(name: str) -> str:
    return name if LISTED.fullmatch(name) else PAGE.sub("", name)


def _page(name: str) -> int:
    number = PAGE.search(PurePosixPath(name).stem)
    return int(number["number"][:9]) if number else 0


def viewings_of(files: list[TraktFile]) -> list[TraktFile]:
    """The files that tell when something was watched: the history, or the counts where there is none."""
    history = [file for file in files if file.part is Part.HISTORY]
    return history or [file for file in files if file.part is Part.WATCHED]
