"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Make the change; the new schema number goes into user_version."""
    ${upgrades if upgrades else "pass"}
