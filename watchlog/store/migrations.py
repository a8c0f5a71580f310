"""Bringing a database to the newest schema, all of the way or not at all.

Alembic is imported here and only here, when a database is new or behind.
"""

import sqlite3
from pathlib import Path
from typing import Final

from watchlog import __version__
from watchlog.errors import Damaged
from watchlog.store.connection import durable, schema_of
from watchlog.store.schema import SCHEMA

SHIPPED: Final = Path(__file__).parents[1] / "_alembic"
CHECKED_OUT: Final = Path(__file__).parents[2] / "alembic"


def scripts() -> Path:
    """Where the migrations lie: in the installed package, or beside it in a checkout."""
    return SHIPPED if SHIPPED.is_dir() else CHECKED_OUT


def migrate(connection: sqlite3.Connection, folder: Path, schema: int = SCHEMA) -> None:
    """Run what is missing, in one transaction.

    Args:
        connection: In autocommit mode, and in no transaction.
        folder: Where the migrations lie.
        schema: The schema to reach.

    Raises:
        Damaged: Something would refer to nothing afterwards.
    """
    import sqlalchemy as sa  # warm commands never come here
    from alembic import command
    from alembic.config import Config

    from watchlog.store.sql.tables import ABOUT

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    # A batch rebuild drops the old table for a moment; with foreign keys on, its children would go with it.
    connection.execute("PRAGMA foreign_keys = OFF")
    durable(connection)
    engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
    with engine.connect() as shared:  # its first connect rolls back, so BEGIN comes after it
        connection.execute("BEGIN IMMEDIATE")
        try:
            with shared.begin():
                if schema_of(connection) < schema:  # nobody else was quicker
                    config.attributes["connection"] = shared
                    command.upgrade(config, "head")
                    shared.execute(sa.update(ABOUT).values(written_by=__version__))
                    _check_references(connection)
        except sa.exc.DBAPIError as error:
            raise error.orig or error from error  # whoever opened the connection knows what SQLite means
    connection.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise Damaged(f"the table {broken[0]} refers to rows that are missing", "nothing was changed; restore a backup")
