"""`watchlog fetch`, `link` and `unlink`: what public services know of titles."""

from collections.abc import Sequence
from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.looking_up import decided
from watchlog.errors import BadInput, KeyNeeded, NetworkTrouble, WatchlogError
from watchlog.model.catalogue import Attempt
from watchlog.model.lookup import Lookup
from watchlog.model.title import Ref
from watchlog.query.language import parse_query
from watchlog.query.terms import Query
from watchlog.render.output import Output


def fetch(
    ctx: typer.Context,
    query: options.QueryArgument = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask again about what was fetched before, and show what changed.")
    ] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Drop what was fetched, and fetch it again.")] = False,
) -> None:
    """Fetch metadata for titles that lack it: all of them, or those that a query finds.

    What was watched, rated, noted and planned stays as it is. Ctrl-C is harmless: the next run goes on.

    \b
    Examples:
      watchlog fetch
      watchlog fetch added:2026 --json
      watchlog fetch --refresh
    """
    app: App = ctx.obj
    output = options.output(app)
    asked = parse_query(query, app.grammar) if query else None
    if refresh and anew:
        raise BadInput("--refresh and --anew can't both be had", "say one")
    if refresh:
        _refresh(app, asked, output)
        return
    if anew:
        app.confirm("drop all that was fetched" if asked is None else "drop what was fetched of these titles")
        app.catalogue.drop(asked)
    _fetch(app, asked, output)


def link(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="TITLE REF", help="A title, and its id elsewhere: tvmaze:41428.", show_default=False),
    ],
) -> None:
    """Say which title it is at a public service, and fetch what is known of it there.

    \b
    Examples:
      watchlog link Osmosis tvmaze:41428
      watchlog link "Dune (2021)" imdb:tt1160419
    """
    app: App = ctx.obj
    output = options.output(app)
    name, ref = _title_and_ref(words)
    if len(words) == 1:
        raise BadInput(f"which title is “{words[0]}” elsewhere?", "write its id behind it: tvmaze:41428")
    if ref is None:
        raise BadInput(f"“{words[-1]}” is no id elsewhere", "write it as tvmaze:41428 or imdb:tt1160419")
    app.lookups.linked(app.act(name, lambda named: app.linking.link(named, ref)), output)


def unlink(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="TITLE [REF]", help="A title, and the id to take off it.", show_default=False),
    ],
) -> None:
    """Take back which title it is at a public service, with what was fetched by that; it won't be found again.

    \b
    Examples:
      watchlog unlink Osmosis tvmaze:41428
      watchlog unlink Osmosis
    """
    app: App = ctx.obj
    output = options.output(app)
    name, ref = _title_and_ref(words)
    title, gone = app.act(name, lambda named: app.linking.unlink(named, ref))
    app.lookups.unlinked(title, gone, output)


def _title_and_ref(words: Sequence[str]) -> tuple[str, Ref | None]:
    """`Money Heist tvmaze:27436` is a title and an id; a single id names a title."""
    ref = Ref.of_text(words[-1]) if len(words) > 1 else None
    return " ".join(words if ref is None else words[:-1]), ref


def _fetch(app: App, asked: Query | None, output: Output | None) -> None:
    waiting = app.catalogue.waiting(asked)
    lookups: list[Lookup] = []
    try:
        with app.lookups.progress(app.catalogue.fetch(waiting), len(waiting), "Fetching") as found:
            lookups.extend(found)
        for place, lookup in enumerate(lookups if output is None else ()):
            lookups[place] = decided(app, lookup)
    except KeyboardInterrupt:
        app.lookups.fetched(lookups, output)
        app.screen.remark(f"{len(waiting) - len(lookups)} left; watchlog fetch goes on with them")
        raise
    app.lookups.fetched(lookups, output)
    _complain([lookup.problem for lookup in lookups if lookup.attempt in (Attempt.FAILED, Attempt.KEY_NEEDED)])


def _refresh(app: App, asked: Query | None, output: Output | None) -> None:
    stale = app.refreshing.stale(asked)
    with app.lookups.progress(app.refreshing.refresh(stale), len(stale), "Refreshing") as found:
        refreshed = list(found)
    app.lookups.refreshed(refreshed, output)
    _complain([one.problem for one in refreshed if one.problem])


def _complain(problems: Sequence[WatchlogError | None]) -> None:
    """End with what went wrong, if anything did: trouble with the network goes before a missing key."""
    failed = [problem for problem in problems if isinstance(problem, NetworkTrouble)]
    needed = [problem for problem in problems if isinstance(problem, KeyNeeded)]
    if failed:
        raise NetworkTrouble(f"{_titles(len(failed))} could not be fetched: {failed[0].problem}", failed[0].hint)
    if needed:
        raise KeyNeeded(f"{_titles(len(needed))} could not be fetched: {needed[0].problem}", needed[0].hint)


def _titles(count: int) -> str:
    return "1 title" if count == 1 else f"{count} titles"
