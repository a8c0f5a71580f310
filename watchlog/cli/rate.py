"""`watchlog rate`: an opinion without a sitting."""

from typing import Annotated

import typer

from watchlog.app import App
from watchlog.cli import options
from watchlog.cli.naming import title_and_sayings
from watchlog.errors import BadInput
from watchlog.parsing.stars import parse_stars
from watchlog.records.outward import RATING_FIELDS, TITLE_FIELDS


def rate(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="TITLE [EPISODES] STARS",
            help="What you mean, then how good it is: 4, 3.5, 7/10, 85/100.",
            show_default=False,
        ),
    ],
) -> None:
    """Rate a title, a season or an episode without having watched it just now.

    \b
    Examples:
      watchlog rate "Heat (1995)" 4.5
      watchlog rate "The Wire" s4 10/10
    """
    app: App = ctx.obj
    output = options.output(app, {**TITLE_FIELDS, **RATING_FIELDS})
    *title, stars = words
    if not title:
        raise BadInput("a title and stars are needed", 'write watchlog rate "Heat" 4.5')
    given = parse_stars(stars, app.settings.scale)
    name, said = title_and_sayings(app, title)
    rated = app.act(name, lambda named: app.opinions.rate(named, said, given))
    app.screen.rated(rated, output)
    if rated.is_unknown:
        rating = rated.rating
        app.screen.remark(f"the catalogue of {rating.title.label} has no {rating.portion.label}; rated all the same")
