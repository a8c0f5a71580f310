"""Skips: what is neither seen nor to be watched."""

from collections.abc import Collection, Sequence

from watchlog.model.passes import Skip
from watchlog.model.portion import Portion
from watchlog.store.instants import instant, instant_text
from watchlog.store.titles import COLUMNS, title_of
from watchlog.store.transaction import Row, Transaction


def skips(tx: Transaction) -> list[Skip]:
    """Every skip, in the order they were said."""
    return [_skip(row) for row in tx.rows("series.skips")]


def of_title(tx: Transaction, title: int) -> list[Skip]:
    """A title's skips, in the order of their seasons and episodes."""
    return [_skip(row) for row in tx.rows("series.skips_of_title", title_id=title)]


def of_titles(tx: Transaction) -> list[tuple[int, int | None, int | None]]:
    """What is skipped of every title: the title's number, season and episode, and nothing else is read."""
    return tx.rows("series.skipped")


def insert(tx: Transaction, new: Sequence[Skip]) -> None:
    """Skip what is not skipped yet; the rest is left alone."""
    there = {(skip.title.id, skip.portion) for title in {skip.title.id for skip in new} for skip in of_title(tx, title)}
    for skip in new:
        if (skip.title.id, skip.portion) not in there:
            there.add((skip.title.id, skip.portion))
            tx.insert(
                "series.insert_skip",
                title_id=skip.title.id,
                season=skip.portion.season,
                episode=skip.portion.episode,
                source=skip.source,
                skipped_at=instant_text(skip.skipped_at),
            )


def remove(tx: Transaction, title: int, portions: Collection[Portion]) -> int:
    """Skip portions of a title no more; how many of them were skipped."""
    return sum(
        tx.run("series.delete_skip", title_id=title, season=season, episode=episode) for season, episode in portions
    )


def _skip(row: Row) -> Skip:
    number, season, episode, source, skipped_at = row[:-COLUMNS]
    return Skip(number, title_of(row[-COLUMNS:]), Portion(season, episode), instant(skipped_at), source)
