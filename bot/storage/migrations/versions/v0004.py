"""The inbox knows which message says that an update's answer is on its way."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column."""
    op.add_column("inbox", sa.Column("note", sa.BigInteger))
