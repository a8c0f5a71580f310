"""`watchlog order`: in which order the episodes of a series are shown."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import hinting
from watchlog.errors import BadInput
from watchlog.files.paths import typed_path
from watchlog.files.reading import opened
from watchlog.model.catalogue import Episode
from watchlog.model.order import TOLD, Order
from watchlog.model.ordering import Ordered
from watchlog.model.saying import Saying
from watchlog.parsing.names import TitleName
from watchlog.parsing.sayings import parse_sayings
from watchlog.records.choices import ORDER_FIELDS

MOST_READ = 1 << 20
"""Characters of a file that puts episodes in order."""


def order(
    ctx: typer.Context,
    title: options.OrderArgument,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="Your own order: an episode a line, s1e3; - is the pipe."),
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Put the episodes in order in your editor.")] = False,
) -> None:
    """Show the episodes of a series in their order, or choose another: aired, absolute, dvd, streaming or own.

    What was logged stays as it was logged. A dvd or streaming order that is not known yet is asked for at the service
    that knows the series.

    \b
    Examples:
      watchlog order Firefly
      watchlog order "One Piece" absolute
      watchlog order Firefly own --edit
    """
    app: App = ctx.obj
    output = options.output(app, ORDER_FIELDS)
    words, wanted = _split(title)
    name = " ".join(words)
    if wanted is not Order.OWN and (from_ is not None or edit):
        raise BadInput("only your own order is written", f'write watchlog order "{name}" own --edit')
    if wanted is None:
        with hinting(f"an order is one of {', '.join(Order)}" if len(words) > 1 else ""):
            app.series.choice_screen.ordered(app.act(name, app.series.choices.order), output, changed=False)
        return
    app.series.choice_screen.ordered(
        app.act(name, lambda named: _chosen(app, named, wanted, from_, edit=edit)), output, changed=True
    )


def _split(words: list[str]) -> tuple[list[str], Order | None]:
    """The title, and the order behind it."""
    *title, last = words
    return (title, Order(last.lower())) if title and last.lower() in tuple(Order) else (words, None)


def _chosen(app: App, name: TitleName, order: Order, from_: str | None, *, edit: bool) -> Ordered:
    """The series in the order that was chosen."""
    if from_ is not None and edit:
        raise BadInput("--from and --edit both write the order", "say one")
    choices = app.series.choices
    if from_ is not None:
        return choices.reorder(name, order, _lines(_read(app, from_)))
    if edit:
        text = app.desk.edit(_editable(choices.order(name)), ".txt")
        with app.desk.keeping(text, ".txt"):
            return choices.reorder(name, order, _lines(text))
    if order in TOLD:
        app.arranging.arrange(name, order)
    return choices.reorder(name, order)


def _read(app: App, file: str) -> str:
    if file == "-":
        return app.environment.read_all()
    with opened(typed_path(file)) as written:
        text = written.read(MOST_READ + 1)
    if len(text) > MOST_READ:
        raise BadInput(f"{file} is too long for an order of episodes", "name another file")
    return text


def _editable(shown: Ordered) -> str:
    return "".join(f"{portion.label}{_named(episode)}\n" for _, portion, episode in shown.episodes)


def _named(episode: Episode | None) -> str:
    return f"  # {episode.name}" if episode and episode.name else ""


def _lines(text: str) -> tuple[Saying, ...]:
    """What is said of episodes, line by line; what stands behind # is for the reader.

    Raises:
        BadInput: A line means nothing, or no line says anything.
    """
    said = [line.split("#", 1)[0].strip() for line in text.removeprefix("\ufeff").splitlines()]
    sayings = tuple(saying for line in said if line for saying in parse_sayings(line))
    if not sayings:
        raise BadInput("no episode is named there", "write one a line, as s1e3")
    return sayings
