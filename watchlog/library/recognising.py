"""Recognising: which importer reads what somebody brings."""

from contextlib import closing
from typing import Any

from watchlog import registry
from watchlog.errors import BadFile, WatchlogError
from watchlog.importers.protocol import Importer, Source

HINT = "name the service with --from, or say what its columns mean with --map"
NOTHING_HINT = "leave out --from, and watchlog looks who knows it"


def recognised(source: Source, name: str | None, mapping: str | None) -> list[tuple[Importer, Source]]:
    """Who reads a source: one importer all of it, or else for each file that somebody knows whoever knows it.

    Args:
        source: What is brought.
        name: The importer that is asked for; None is whoever knows it.
        mapping: What the columns of any CSV mean, where the files don't say it themselves.

    Raises:
        BadInput: There is no such importer, or the mapping can't be understood.
        BadFile: Nobody knows it, or the importer that is asked for finds nothing in it.
        FileTrouble: It can't be read.
    """
    if mapping is not None:
        return [(_mapped(mapping), source)]
    if name is not None:
        return [(_asked(next(registry.importers(name)), source), source)]
    importers = list(registry.importers(None))
    whole = _who_knows(importers, source)
    if whole is not None:
        return [(whole, source)]
    parts = [source.part(file) for file in source.files] if len(source.files) > 1 else []
    found = [(importer, part) for part in parts if (importer := _who_knows(importers, part)) is not None]
    if not found:
        raise _unknown(source)
    return found


def _who_knows(importers: list[Importer], source: Source) -> Importer | None:
    return next((importer for importer in importers if _knows(importer, source)), None)


def _knows(importer: Importer, source: Source) -> bool:
    try:
        return importer.detect(source)
    except BadFile:
        return False


def _asked(importer: Importer, source: Source) -> Importer:
    """The importer that is asked for, if it reads anything at all of what it does not know."""
    if not _knows(importer, source):
        with closing(importer.read(source)) as rows:  # type: ignore[type-var]
            if next(rows, None) is None:
                raise BadFile(f"nothing in {source.name} is what {importer.name} gives out", NOTHING_HINT)
    return importer


def _mapped(mapping: str) -> Any:
    from watchlog.importers.mapped.importer import Mapped

    return Mapped(mapping)


def _unknown(source: Source) -> WatchlogError:
    if len(source.files) == 1:
        with source.text(source.file):
            pass  # what is no text at all is told so
    return BadFile(f"{source.name} is in no format that watchlog knows", HINT)
