"""The inbox, and the processes that work on it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lane", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("raw", sa.Text, nullable=False),
        sa.Column("received_at", sa.Float, nullable=False),
        sa.Column("owner", sa.String(32)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("finished_at", sa.Float),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("inbox_by_end", "inbox", ["finished_at", "lane"])
    op.create_index("inbox_by_person", "inbox", ["person"])
    op.create_table(
        "workers",
        sa.Column("owner", sa.String(32), primary_key=True),
        sa.Column("leased_until", sa.Float, nullable=False),
    )
