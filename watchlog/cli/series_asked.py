"""Of which series something is asked: none is named for all of them."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer

from watchlog.app import App
from watchlog.library.upcoming import Asked
from watchlog.query.language import parse_query

Answer = TypeVar("Answer")

SeriesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TITLE|QUERY]...", help="A series, or a query that finds series.", show_default=False),
]
SpoilersOption = Annotated[bool, typer.Option("--spoilers", help="Tell the names of episodes, and what happens.")]


def ask(app: App, words: list[str] | None, action: Callable[[Asked | None], Answer]) -> Answer:
    """Ask of the series that were named, of those that a query finds, or of all."""
    if not words:
        return action(None)
    query = parse_query(words, app.grammar)
    return app.act(" ".join(words), lambda named: action(Asked(named, query)))
