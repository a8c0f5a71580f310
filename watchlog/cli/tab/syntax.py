"""What every command takes, as far as something can be offered for it. A test compares it with the program."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Expected(StrEnum):
    """What may stand at a place of the command line."""

    NOTHING = "nothing that is known beforehand"
    COMMAND = "command"
    OPTION = "option"
    TITLE = "title"
    PLANNED = "title of the watchlist"
    SHOWN = "title, or query"
    STANDING = "title, and where you stand with it"
    ORDERED = "title, and an order"
    QUERY = "query"
    TAGS = "tags"
    SORT = "sort keys"
    ASSIGNMENT = "field and value"
    FIELDS = "fields of JSON"
    EXPORTER = "format to write"
    IMPORTER = "format to read"
    SERVICE = "service"
    COMPANIONS = "companions"
    DEED = "what to do with a view"
    VIEW = "view"
    KEY_DEED = "what to do with a key"
    KEYED = "provider that takes a key"
    SETTING = "setting"
    SETTING_VALUE = "value of a setting"
    SHELL = "shell"
    IMPORTS_DEED = "what to show of imports"
    OUTCOME = "what became of a record"
    LIST_DEED = "what to do with a list"
    LISTED = "name of a list, and a title"
    FILE = "file"


class Syntax(NamedTuple):
    """What a command takes.

    Attributes:
        purpose: What it does, as its help begins.
        arguments: What stands behind it, in order.
        many: Whether the last of them may be repeated.
        options: Its options that take a value.
        fields: Where the fields of its JSON stand: a file of `records/`, and their name in it.
    """

    purpose: str
    arguments: tuple[Expected, ...] = ()
    many: bool = False
    options: Mapping[str, Expected] = {}
    fields: tuple[str, ...] = ("outward:FIELDS",)

    def argument(self, place: int) -> Expected:
        """What is expected as the argument at a place, counted from 0."""
        if place < len(self.arguments):
            return self.arguments[place]
        return self.arguments[-1] if self.many else Expected.NOTHING

    @property
    def asks(self) -> bool:
        """Whether a query is among its arguments, and so a word with a hyphen may be a term turned round."""
        return Expected.QUERY in self.arguments or Expected.SHOWN in self.arguments


DATABASE: Final = "--db"
JSON: Final = "--json"
LIMIT: Final = {"--limit": Expected.NOTHING, "-n": Expected.NOTHING}
SORT: Final = {"--sort": Expected.SORT}
QUERY: Final = (Expected.QUERY,)
TAGS_AND_QUERY: Final = (Expected.TAGS, Expected.QUERY)
PROGRAM: Final = Syntax("", options={DATABASE: Expected.FILE}, fields=())

SYNTAX: Final[dict[str, Syntax]] = {
    "add": Syntax(
        "Record something you watched.",
        (Expected.TITLE,),
        many=True,
        options={
            **dict.fromkeys(["--stars", "-s", "--note", "--on", "--spread", "--year"], Expected.NOTHING),
            **dict.fromkeys(["--tag", "-t"], Expected.TAGS),
            "--service": Expected.SERVICE,
            "--with": Expected.COMPANIONS,
        },
    ),
    "list": Syntax("List what you watched, newest first.", QUERY, many=True, options=SORT | LIMIT),
    "search": Syntax(
        "Find watches by words in titles, original titles, notes and tags, or by any query.",
        QUERY,
        many=True,
        options=SORT | LIMIT,
    ),
    "show": Syntax(
        "Show everything about one title, by its name or by a query that finds only it.",
        (Expected.SHOWN,),
        many=True,
        fields=("outward:TITLE_FIELDS",),
    ),
    "edit": Syntax(
        "Change watches, field by field or in your editor.", QUERY, many=True, options={"--set": Expected.ASSIGNMENT}
    ),
    "rm": Syntax("Remove watches.", QUERY, many=True),
    "rate": Syntax(
        "Rate a title, a season or an episode without having watched it just now.",
        (Expected.TITLE,),
        many=True,
        fields=("outward:TITLE_FIELDS", "outward:RATING_FIELDS"),
    ),
    "tag": Syntax("Tag watches.", TAGS_AND_QUERY, many=True),
    "untag": Syntax("Take tags from watches.", TAGS_AND_QUERY, many=True),
    "plan": Syntax(
        "Put a title on the watchlist. Watching it takes it off.",
        (Expected.TITLE,),
        many=True,
        options=dict.fromkeys(["--note", "--year"], Expected.NOTHING),
        fields=("outward:PLAN_FIELDS",),
    ),
    "unplan": Syntax(
        "Take a title off the watchlist.", (Expected.PLANNED,), many=True, fields=("outward:TITLE_FIELDS",)
    ),
    "plans": Syntax(
        "Show the watchlist, or the part of it that a query finds.",
        QUERY,
        many=True,
        options=SORT,
        fields=("outward:PLAN_FIELDS",),
    ),
    "next": Syntax(
        "Show the next episode of every series you are watching, the one watched last first.",
        (Expected.SHOWN,),
        many=True,
        options=LIMIT | dict.fromkeys(["--watch", "-w", "--on", "--stars", "-s", "--note"], Expected.NOTHING),
        fields=("series:NEXT_FIELDS",),
    ),
    "calendar": Syntax(
        "Show what airs in the coming days, and what aired and was not seen.",
        (Expected.SHOWN,),
        many=True,
        options={**dict.fromkeys(["--days", "--back"], Expected.NOTHING), "--ics": Expected.FILE},
        fields=("series:AIRING_FIELDS",),
    ),
    "history": Syntax("Show every sitting of one title, by pass and day.", (Expected.SHOWN,), many=True),
    "pass": Syntax(
        "Show the passes through a series, or say something of one: its name, note, stars and days.",
        (Expected.TITLE,),
        many=True,
        options=dict.fromkeys(
            ["--pass", "-p", "--name", "--note", "--stars", "-s", "--began", "--ended"], Expected.NOTHING
        ),
        fields=("series:PASS_FIELDS",),
    ),
    "skip": Syntax(
        "Skip episodes: they count neither as seen nor as left, and nothing reminds you of them.",
        (Expected.TITLE,),
        many=True,
        fields=("series:SKIP_FIELDS",),
    ),
    "unskip": Syntax(
        "Count episodes again that were skipped; without episodes, all of a title.",
        (Expected.TITLE,),
        many=True,
        fields=("series:SKIP_FIELDS",),
    ),
    "status": Syntax(
        "Show where you stand with a title, or say it: watching, paused, dropped, completed; none derives it again.",
        (Expected.STANDING,),
        many=True,
        fields=("choices:STANDING_FIELDS",),
    ),
    "order": Syntax(
        "Show the episodes of a series in their order, or choose another: aired, absolute, dvd, streaming or own.",
        (Expected.ORDERED,),
        many=True,
        options={"--from": Expected.FILE},
        fields=("choices:ORDER_FIELDS",),
    ),
    "fetch": Syntax(
        "Fetch metadata for titles that lack it: all of them, or those that a query finds.",
        QUERY,
        many=True,
        fields=(),
    ),
    "link": Syntax(
        "Say which title it is at a public service, and fetch what is known of it there.",
        (Expected.TITLE,),
        many=True,
        fields=(),
    ),
    "unlink": Syntax(
        "Take back which title it is at a public service, with what was fetched by that; it won't be found again.",
        (Expected.TITLE,),
        many=True,
        fields=("outward:TITLE_FIELDS",),
    ),
    "undo": Syntax(
        "Take back the last change, whatever it was.", (Expected.NOTHING,), fields=("outward:CHANGE_FIELDS",)
    ),
    "redo": Syntax("Bring back what was undone last.", (Expected.NOTHING,), fields=("outward:CHANGE_FIELDS",)),
    "log": Syntax("Show what was done, newest first.", options=LIMIT, fields=("outward:CHANGE_FIELDS",)),
    "export": Syntax(
        "Take your history out, or the part that a query finds.",
        (Expected.FILE, Expected.QUERY),
        many=True,
        options={"--format": Expected.EXPORTER},
        fields=(),
    ),
    "import": Syntax(
        "Bring in what other services give out, an archive, or any CSV. The same files again change nothing.",
        (Expected.FILE,),
        many=True,
        options={"--from": Expected.IMPORTER, "--map": Expected.NOTHING},
        fields=("outward:REPORT_FIELDS",),
    ),
    "imports": Syntax(
        "Show what was imported, or what became of every record of one import.",
        (Expected.IMPORTS_DEED, Expected.NOTHING),
        options={"--only": Expected.OUTCOME},
        fields=("imports:BATCH_FIELDS", "imports:LEDGER_FIELDS"),
    ),
    "review": Syntax(
        "Decide which title was meant, where a record of an import fits several; --json lists what is in doubt.",
        options={"--resolve": Expected.FILE},
        fields=("imports:DOUBT_FIELDS",),
    ),
    "dedupe": Syntax(
        "Make one watch of two that tell of the same viewing: same title, same time, from two services.",
        QUERY,
        many=True,
        fields=("imports:PAIR_FIELDS",),
    ),
    "lists": Syntax(
        "Show lists, put titles on them, and take them off; list:NAME finds what is on one in any query.",
        (Expected.LIST_DEED, Expected.LISTED, Expected.TITLE),
        many=True,
        options={"--note": Expected.NOTHING},
        fields=("lists:LIST_FIELDS", "lists:LISTING_FIELDS"),
    ),
    "view": Syntax(
        "Keep a query under a name, and use it as @NAME in any other.",
        (Expected.DEED, Expected.VIEW, Expected.QUERY),
        many=True,
        fields=("outward:VIEW_FIELDS",),
    ),
    "doctor": Syntax("Look at whether the history is whole, and where providers no longer agree with it.", fields=()),
    "auth": Syntax(
        "Keep the keys of public services in a file that only you can read.",
        (Expected.KEY_DEED, Expected.KEYED),
        fields=(),
    ),
    "config": Syntax(
        "Show settings and where things are kept, or change one.", (Expected.SETTING, Expected.SETTING_VALUE), fields=()
    ),
    "completion": Syntax(
        "Print the script that completes commands, options and words of your history on TAB.",
        (Expected.SHELL,),
        fields=(),
    ),
}
