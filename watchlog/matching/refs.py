"""Refs: numbers of services that count films and series apart, of which two may look the same and mean two titles."""

from collections.abc import Mapping
from typing import Final

from watchlog.model.title import Kind, Ref

APART: Final[Mapping[str, Mapping[Kind, str]]] = {
    "simkl": {Kind.FILM: "movie", Kind.SERIES: "show"},
    "tmdb": {Kind.FILM: "movie", Kind.SERIES: "tv"},
    "trakt": {Kind.FILM: "movie", Kind.SERIES: "show"},
    "tvdb": {Kind.FILM: "movie", Kind.SERIES: "series"},
}
"""What stands before a number of a film and of a series, so that it names one thing by itself: `movie/603`."""


def is_apart(ref: Ref) -> bool:
    """Whether a service counts films and series apart."""
    return ref.service in APART


def spelled(ref: Ref, kind: Kind | None) -> Ref:
    """An id with what it is of, as far as that is known."""
    words = APART.get(ref.service)
    if words is None or kind is None or "/" in ref.value:
        return ref
    return Ref(ref.service, f"{words[kind]}/{ref.value}")


def spellings(ref: Ref, kind: Kind | None) -> tuple[Ref, ...]:
    """How else an id may be written that means the same, itself among them."""
    words = APART.get(ref.service)
    if words is None:
        return (ref,)
    bare = Ref(ref.service, ref.value.rpartition("/")[2])
    if "/" in ref.value:
        return ref, bare
    return bare, *(Ref(ref.service, f"{words[one]}/{ref.value}") for one in Kind if kind in (None, one))


def same(one: Ref, one_kind: Kind | None, other: Ref, other_kind: Kind | None) -> bool:
    """Whether two ids of one service are one, however they are written."""
    return spelled(one, one_kind) in spellings(spelled(other, other_kind), other_kind) or spelled(
        other, other_kind
    ) in spellings(spelled(one, one_kind), one_kind)
