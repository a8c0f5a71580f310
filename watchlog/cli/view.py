"""`watchlog view`: queries that are kept under a name."""

from collections.abc import Sequence
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.errors import BadInput
from watchlog.parsing.names import parse_view_name
from watchlog.query.language import parse_query
from watchlog.records.outward import VIEW_FIELDS
from watchlog.render.output import Output


def view(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="[save|list|rm]", help="What to do with views.")] = "list",
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME] [QUERY]...", help="Which view, and for save the query it stands for."),
    ] = None,
) -> None:
    """Keep a query under a name, and use it as @NAME in any other.

    \b
    Examples:
      watchlog view save good "stars:4.. -tag:kids sort:watched-"
      watchlog list @good watched:2025
      watchlog view list
      watchlog view rm good
    """
    app: App = ctx.obj
    output = options.output(app, VIEW_FIELDS)
    said = words or []
    match action:
        case "save":
            _save(app, said, output)
        case "list" if not said:
            app.screen.views(app.views.everything(), output)
        case "rm" if len(said) == 1:
            app.screen.view_removed(app.views.remove(parse_view_name(said[0])), output)
        case "list" | "rm":
            hint = "watchlog view rm good" if action == "rm" else "list @good lists what the view finds"
            raise BadInput(f"view {action} takes {'one name' if action == 'rm' else 'nothing else'}", hint)
        case _:
            raise BadInput(f"a view can't be told to “{action}”", "there are save, list and rm")


def _save(app: App, said: Sequence[str], output: Output | None) -> None:
    name, text = parse_view_name(said[0] if said else ""), " ".join(said[1:]).strip()
    if not text:
        raise BadInput("a view needs a query", f'write watchlog view save {name} "stars:4.. -tag:kids"')
    query = parse_query([text], app.grammar)
    if query.problem is not None:
        raise query.problem
    app.screen.view_saved(app.views.save(name, text, app.grammar), output)
