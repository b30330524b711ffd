"""The ledger's tables and people's corrections."""

from alembic import op

from onrecord.record import ledger_schema as ledger

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make them; what is on record already is taken up by the ledger when it is next brought up to date."""
    bind = op.get_bind()
    for table in (
        ledger.posted_reports,
        ledger.bands,
        ledger.actor_links,
        ledger.actor_keys,
        ledger.postings,
        ledger.dirty,
        ledger.matters,
        ledger.matter_claims,
        ledger.matter_actors,
        ledger.corrections,
    ):
        table.create(bind)
