"""Tokens for the network."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table; nobody has a token yet."""
    op.create_table(
        "tokens",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False, comment="reader or editor"),
        sa.Column("name", sa.Text(), nullable=True, comment="what people call it"),
        sa.Column("digest", WORDS, nullable=False, comment="SHA-256 of the secret, hex"),
        sa.Column("made", WORDS, nullable=False, comment="ISO time, UTC"),
        sa.Column("expires", WORDS, nullable=True, comment="ISO time, UTC; null for never"),
        sa.Column("revoked", WORDS, nullable=True, comment="ISO time, UTC"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
        comment="Who may use the record over the network; never derived",
    )
