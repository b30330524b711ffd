"""What lists count and sort by, as columns; full-text search in what is said."""

import sqlalchemy as sa
from alembic import op

from onrecord.record import search

revision = "0005"
down_revision = "0004"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NONE = sa.text("0")
FILL = (
    "UPDATE claims SET place = json_extract(found, '$.place_name'), review = json_extract(found, '$.review')",
    "UPDATE statements SET directness = json_extract(found, '$.directness'), content = json_extract(found, '$.text')",
    "INSERT INTO statements_search(rowid, content) SELECT key, content FROM statements",
    "UPDATE matters SET place = json_extract(found, '$.place') WHERE kind = 'event'",
    "UPDATE matters SET name = json_extract(found, '$.name') WHERE kind = 'agreement'",
    "UPDATE matters SET forecast_kind = json_extract(found, '$.kind'), deadline = json_extract(found, '$.deadline') "
    "WHERE kind = 'forecast'",
    "UPDATE matters SET said = told.said, origins = told.origins FROM ("
    "SELECT matter, count(*) AS said, count(DISTINCT origin) AS origins FROM matter_claims "
    "JOIN claims ON claims.key = claim JOIN posted_reports ON posted_reports.report = claims.report "
    "WHERE role <> 'deed' GROUP BY matter) AS told WHERE told.matter = matters.id",
)


def upgrade() -> None:
    """Add the columns and fill them from what is on record."""
    op.add_column("claims", sa.Column("place", WORDS, nullable=True, comment="name of where it was"))
    op.add_column(
        "claims",
        sa.Column(
            "review",
            WORDS,
            nullable=True,
            comment="accepted or changed by a person, null when nobody has looked at it",
        ),
    )
    op.add_column("statements", sa.Column("directness", WORDS, nullable=True, comment="Directness"))
    op.add_column("statements", sa.Column("content", sa.Text(), nullable=True, comment="the words quoted"))
    for column in (
        sa.Column("place", WORDS, nullable=True, comment="name of where an event was"),
        sa.Column("forecast_kind", WORDS, nullable=True, comment="ForecastKind"),
        sa.Column("deadline", WORDS, nullable=True, comment="ISO date, of a forecast"),
        sa.Column("name", sa.Text(), nullable=True, comment="of an agreement"),
        sa.Column("said", sa.Integer(), nullable=False, server_default=NONE, comment="number of claims"),
        sa.Column(
            "origins", sa.Integer(), nullable=False, server_default=NONE, comment="number of origins of these claims"
        ),
    ):
        op.add_column("matters", column)
    search.create(op.get_bind(), "statements")
    for statement in FILL:
        op.execute(statement)
