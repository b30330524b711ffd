"""What was read in reports that people have corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; nothing on record has been corrected yet."""
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "found", sa.Text(), nullable=False, comment="all annotations as the reader made them, JSON without the text"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_readings_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_readings")),
        comment="Reports as they were read, where corrections stand in their place",
    )
