"""What was read in reports that people have corrected."""

from alembic import op

from onrecord.record.ledger_schema import readings

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; nothing on record has been corrected yet."""
    readings.create(op.get_bind())
