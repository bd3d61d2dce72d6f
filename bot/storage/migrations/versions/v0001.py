"""Chats, turns and votes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "chats",
        sa.Column("chat", sa.String(32), primary_key=True),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
    )
    op.create_table(
        "turns",
        sa.Column("chat", sa.String(32), primary_key=True),
        sa.Column("question_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("answer_id", sa.BigInteger),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("history", sa.JSON, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("turns_by_person", "turns", ["person", "chat", "asked_at"])
    op.create_index("turns_by_answer", "turns", ["chat", "answer_id"])
    op.create_index("turns_by_time", "turns", ["asked_at"])
    op.create_table(
        "votes",
        sa.Column("person", sa.String(32), primary_key=True),
        sa.Column("question_digest", sa.String(32), primary_key=True),
        sa.Column("passage", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("history", sa.JSON, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("index_version", sa.Text, nullable=False),
        sa.Column("voted_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("votes_by_time", "votes", ["voted_at"])
