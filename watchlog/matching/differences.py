"""What a provider says differently of a title than before, in sentences."""

from collections.abc import Iterator, Sequence
from typing import Final

from watchlog.model.catalogue import Entry, Episode

FACTS: Final = {
    "name": "name is",
    "original_name": "original name is",
    "year": "year is",
    "premiered": "first day is",
    "ended": "last day is",
    "state": "state is",
    "runtime": "runtime is",
    "genres": "genres are",
    "networks": "networks are",
}
"""Facts that are worth a sentence, and how it begins."""

MOST_TOLD: Final = 3
"""So many episodes are told one by one; of more, their number."""


def differences(old: Entry, new: Entry) -> list[str]:
    """What is new, facts first."""
    told = [*_of_facts(old, new), *_of_episodes(_by_id(old.episodes), _by_id(new.episodes))]
    return told or ([] if old == new._replace(stamp=old.stamp) else ["details changed"])


def _of_facts(old: Entry, new: Entry) -> Iterator[str]:
    for field, called in FACTS.items():
        before, after = _text(getattr(old, field)), _text(getattr(new, field))
        if before != after:
            had = "were" if called.endswith("are") else "was"
            yield f"{called} {after or 'not known'} now, {had} {before or 'not known'}"


def _of_episodes(old: dict[str, Episode], new: dict[str, Episode]) -> Iterator[str]:
    yield from _counted([one.label for key, one in new.items() if key not in old], "new")
    yield from _counted([one.label for key, one in old.items() if key not in new], "gone")
    both = [(old[key], new[key]) for key in new if key in old]
    yield from _shortened(
        [f"{was.label} is {now.label} now" for was, now in both if was.label != now.label], "renumbered"
    )
    yield from _shortened(
        [
            f"{now.label} is called {now.name or 'nothing'} now, was {was.name or 'nothing'}"
            for was, now in both
            if was.name != now.name
        ],
        "renamed",
    )
    yield from _shortened(
        [
            f"{now.label} airs {now.air_date or 'some day'} now, was {was.air_date or 'some day'}"
            for was, now in both
            if was.air_date != now.air_date
        ],
        "on other days",
    )


def _counted(labels: Sequence[str], state: str) -> Iterator[str]:
    if labels:
        told = ", ".join(labels) if len(labels) <= MOST_TOLD else f"{len(labels)} episodes, {labels[0]} to {labels[-1]}"
        yield f"{told} {'is' if len(labels) == 1 else 'are'} {state}"


def _shortened(sentences: Sequence[str], state: str) -> Iterator[str]:
    yield from sentences[:MOST_TOLD]
    if len(sentences) > MOST_TOLD:
        yield f"{len(sentences) - MOST_TOLD} more episodes are {state}"


def _by_id(episodes: Sequence[Episode]) -> dict[str, Episode]:
    """Episodes by the provider's own number; of two that share one by mistake, the first."""
    found: dict[str, Episode] = {}
    for episode in episodes:
        found.setdefault(episode.id, episode)
    return found


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
