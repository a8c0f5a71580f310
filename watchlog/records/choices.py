"""What is said of a title as a whole, in the words of scripts: where one stands with it, and its order."""

from collections.abc import Callable
from typing import Any, Final

from watchlog.model.ordering import OrderedEpisode
from watchlog.model.progress import Stands

STANDING_FIELDS: Final[dict[str, Callable[[Stands], Any]]] = {
    "title": lambda stands: stands.title.name,
    "year": lambda stands: stands.title.year,
    "kind": lambda stands: stands.title.kind,
    "status": lambda stands: stands.stage,
    "said_status": lambda stands: stands.title.status,
    "title_id": lambda stands: stands.title.id,
    "refs": lambda stands: dict(stands.title.refs),
}

ORDER_FIELDS: Final[dict[str, Callable[[OrderedEpisode], Any]]] = {
    "label": lambda placed: placed.label,
    "season": lambda placed: placed.portion.season,
    "episode": lambda placed: placed.portion.episode,
    "episode_title": lambda placed: placed.episode and placed.episode.name,
    "air_date": lambda placed: placed.episode and placed.episode.air_date,
}
"""The label is that of the order; season and episode are what is logged."""
