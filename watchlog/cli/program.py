"""The program as Typer knows it: its commands, and the options that stand with all of them."""

from collections.abc import Collection, Sequence
from importlib import import_module
from typing import Annotated, Any, ClassVar, Final

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from watchlog import __version__
from watchlog.app import App
from watchlog.cli.negations import terms_last
from watchlog.cli.options import output

HELP: Final = ("-h", "--help")
COMMANDS: Final = {
    "add": "add:add",
    "list": "list:list_",
    "search": "list:search",
    "show": "show:show",
    "edit": "edit:edit",
    "rm": "edit:rm",
    "rate": "rate:rate",
    "tag": "tag:tag",
    "untag": "tag:untag",
    "plan": "plan:plan",
    "unplan": "plan:unplan",
    "plans": "plan:plans",
    "next": "upcoming:next_",
    "calendar": "calendar:calendar",
    "history": "passes:history",
    "pass": "passes:pass_",
    "skip": "skip:skip",
    "unskip": "skip:unskip",
    "status": "status:status",
    "order": "order:order",
    "fetch": "fetch:fetch",
    "link": "fetch:link",
    "unlink": "fetch:unlink",
    "undo": "journal:undo",
    "redo": "journal:redo",
    "log": "journal:log",
    "export": "export:export",
    "import": "importing:import_",
    "imports": "importing:imports",
    "review": "review:review",
    "dedupe": "dedupe:dedupe",
    "lists": "lists:lists",
    "view": "view:view",
    "doctor": "doctor:doctor",
    "auth": "auth:auth",
    "config": "config:config",
    "completion": "completion:completion",
}
"""Every command, and the function beside this file that it is."""


def program_for(arguments: Sequence[str]) -> typer.Typer:
    """The program with the commands that a command line may mean: the one it names, or all where that is unclear.

    Typer takes half a millisecond to make a command, and a list should not wait for eighteen.
    """
    program = typer.Typer(
        name="watchlog",
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": list(HELP)},
    )
    program.callback(invoke_without_command=True)(watchlog)
    for name in _named(arguments):
        module, _, function = COMMANDS[name].partition(":")
        command = getattr(import_module(f"watchlog.cli.{module}"), function)
        program.command(name=name, cls=KINDS.get(name, Command))(command)
    return program


def _named(arguments: Sequence[str]) -> Collection[str]:
    rest = iter(arguments)
    for argument in rest:
        if argument == "--db":
            next(rest, None)
        elif argument == "--version":
            return ()
        elif argument in HELP or not argument.startswith("-"):
            return (argument,) if argument in COMMANDS else COMMANDS
    return () if arguments == [] else COMMANDS


def watchlog(
    ctx: typer.Context,
    database: Annotated[
        str | None, typer.Option("--db", metavar="PATH", help="The history to use; else $WATCHLOG_DB or your own.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Your own history of everything you watched: local, instant, lossless, undoable."""
    app: App = ctx.obj
    app.asked_database = database
    if version:
        app.environment.output.write(f"watchlog {__version__}\n")
    elif ctx.invoked_subcommand is None:
        app.screen.standing(app.history.standing(), output(app))


class Command(TyperCommand):
    """A command, with the options that every command has, and JSON for scripts."""

    formats: ClassVar[tuple[str, ...]] = ("json",)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params = [*self.params, *_formats(self.formats), *_everywhere()]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read a command line, on which a query may hold terms that look like options."""
        if self.name in ASKING:
            options = [option for option in self.get_params(ctx) if isinstance(option, TyperOption)]
            args = terms_last(args, {name: not option.is_flag for option in options for name in option.opts})
        return super().parse_args(ctx, args)


class Listing(Command):
    """A command that shows a list, which scripts can have in more formats."""

    formats = ("json", "jsonl", "csv", "tsv")


class Filing(Command):
    """A command whose result is a file in a format of its own."""

    formats = ()


class Group(TyperGroup):
    """The program itself, with those options before any command."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.params = [*self.params, *_formats(Command.formats), *_everywhere()]


KINDS: Final[dict[str, type[Command]]] = {
    "list": Listing,
    "search": Listing,
    "plans": Listing,
    "view": Listing,
    "log": Listing,
    "next": Listing,
    "calendar": Listing,
    "history": Listing,
    "pass": Listing,
    "skip": Listing,
    "unskip": Listing,
    "order": Listing,
    "imports": Listing,
    "review": Listing,
    "dedupe": Listing,
    "lists": Listing,
    "export": Filing,
}

ASKING: Final = frozenset(
    [
        *("list", "search", "show", "edit", "rm", "tag", "untag", "plans"),
        *("next", "calendar", "history", "fetch", "export", "view", "dedupe"),
    ]
)
"""Commands that take a query."""

PURPOSES: Final = {
    "json": "Print JSON; --json=field,field picks fields.",
    "jsonl": "Print a JSON object a line.",
    "csv": "Print CSV.",
    "tsv": "Print text with tabs, and a header.",
}


def _formats(names: Sequence[str]) -> list[TyperOption]:
    options = [_flag([f"--{name}"], PURPOSES[name], _remember_format) for name in names]
    if options:
        fields = TyperOption(
            param_decls=["--json-fields"], type=str, hidden=True, expose_value=False, callback=_remember_fields
        )
        options.append(fields)
    return options


def _everywhere() -> list[TyperOption]:
    return [
        _flag(["--yes", "-y"], "Answer yes to every question.", _remember),
        _flag(["--no-input"], "Ask nothing; fail where something would have to be asked.", _remember),
        _flag(["--debug"], "Show where it happened when something goes wrong.", _remember),
    ]


def _flag(names: list[str], purpose: str, remember: Any) -> TyperOption:
    return TyperOption(
        param_decls=names, is_flag=True, default=False, expose_value=False, callback=remember, help=purpose
    )


def _remember(ctx: typer.Context, option: Any, said: bool) -> None:
    if said:
        setattr(ctx.obj, option.name, True)


def _remember_format(ctx: typer.Context, option: Any, said: bool) -> None:
    if said:
        ctx.obj.formats.add(option.name)


def _remember_fields(ctx: typer.Context, _option: Any, said: str | None) -> None:
    if said is not None:
        ctx.obj.fields = tuple(name.strip() for name in said.split(",") if name.strip())
        ctx.obj.formats.add("json")
