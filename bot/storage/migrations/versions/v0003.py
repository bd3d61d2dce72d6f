"""Guests: who came by the invite link."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table("guests", sa.Column("chat", sa.String(32), primary_key=True))
