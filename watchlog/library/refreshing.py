"""Refreshing: what providers say differently by now. It changes the catalogue alone, and tells what changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from watchlog.errors import WatchlogError
from watchlog.library.asking import AskingPart
from watchlog.library.filling import with_own_name, with_placings
from watchlog.library.settling import titles_found
from watchlog.matching.differences import differences
from watchlog.model.catalogue import Held, Offer
from watchlog.model.lookup import Refreshed
from watchlog.model.title import Title
from watchlog.providers.protocol import Gone
from watchlog.query.terms import Query
from watchlog.registry import provider_label
from watchlog.store import catalogue, titles
from watchlog.store.catalogue import Source


class Refreshing(AskingPart):
    """Asking again about what was fetched before."""

    def stale(self, query: Query | None) -> list[Source]:
        """What is to be asked for again: what its provider says has changed, or all that a question finds.

        Raises:
            NetworkTrouble: A provider can't be asked what has changed.
            KeyNeeded: It wants a key.
        """
        with self._database.reading(self._now()) as tx:
            known = catalogue.sources(tx)
            asked = None if query is None else titles_found(tx, query)
        if asked is not None:
            return [source for source in known if source.title_id in asked]
        by_provider: defaultdict[str, list[Source]] = defaultdict(list)
        for source in known:
            by_provider[source.provider].append(source)
        return [source for name, sources in by_provider.items() for source in self._changed(name, sources)]

    def refresh(self, stale: Sequence[Source]) -> Iterator[Refreshed]:
        """Ask for each again, and tell what is different; what can't be asked for stays as it was."""
        for source in stale:
            with self._database.reading(self._now()) as tx:
                title, held = titles.by_id(tx, source.title_id), catalogue.held(tx, source.title_id)
            if title is not None and held is not None:
                yield self._refreshed(title, held)

    def _changed(self, name: str, sources: Sequence[Source]) -> Sequence[Source]:
        """Those of a provider that have changed since they were fetched, or may have, where it does not tell."""
        provider = self._sources.named(name)
        if provider is None or not provider.has_key:
            return ()
        since = min(source.fetched_at for source in sources)
        stamps = self._sources.changed(name, self._now() - since, self._deadline())
        if stamps is None:
            return sources
        return [source for source in sources if _is_newer(stamps, source)]

    def _refreshed(self, title: Title, held: Held) -> Refreshed:
        entry = held.entry
        label = provider_label(entry.provider)
        offer = Offer(entry.provider, entry.ref, entry.kind, entry.name)
        try:
            answer = self._sources.entry(offer, self._deadline())
        except Gone:
            self._mark_gone(title, held)
            said = () if held.gone_at else (f"{label} has it no longer; what is known stays",)
            return Refreshed(title, label, said)
        except WatchlogError as error:
            return Refreshed(title, label, problem=error)
        if answer.ref != entry.ref:
            self._save(title, held, held._replace(moved_to=answer.ref))
            said = () if held.moved_to == answer.ref else (f"{entry.ref} is {answer.ref} now",)
            return Refreshed(title, label, said)
        new = with_placings(with_own_name(answer, title), held)
        self._save(title, held, Held(new, self._utc(), held.fetched_from))
        return Refreshed(title, label, tuple(differences(entry, new)))

    def _mark_gone(self, title: Title, old: Held) -> None:
        with self._database.filling(self._now(), None) as tx:
            if _is_still(catalogue.held(tx, title.id), old):
                catalogue.mark_gone(tx, title.id, old.gone_at or self._utc())

    def _save(self, title: Title, old: Held, new: Held) -> None:
        """Save what a provider says, unless the title was linked to something else meanwhile."""
        with self._database.filling(self._now(), None) as tx:
            now = catalogue.held(tx, title.id)
            if _is_still(now, old):
                catalogue.save(tx, title.id, new._replace(entry=with_placings(new.entry, now)))

    def _utc(self) -> datetime:
        return self._now().astimezone(UTC).replace(microsecond=0)


def _is_still(now: Held | None, before: Held) -> bool:
    """Whether a title is the same one there as when it was asked for."""
    return now is not None and now.entry.ref == before.entry.ref


def _is_newer(stamps: Mapping[str, str], source: Source) -> bool:
    stamp = stamps.get(source.ref.value)
    return stamp is not None and stamp != source.stamp
