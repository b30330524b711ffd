"""The ledger's tables and people's corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make them; what is on record already is taken up by the ledger when it is next brought up to date."""
    op.create_table(
        "actor_keys",
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("name_key", WORDS, nullable=False, comment="skeleton of a name, by which spellings meet"),
        sa.PrimaryKeyConstraint("actor", "name_key", name=op.f("pk_actor_keys")),
        comment="Where to look for the same actor under another name",
    )
    op.create_index("ix_actor_keys_name_key", "actor_keys", ["name_key"], unique=False)
    op.create_table(
        "actor_links",
        sa.Column("actor", WORDS, nullable=False, comment="as reports name it"),
        sa.Column("linked", WORDS, nullable=False, comment="the actor that it is, in every report"),
        sa.Column("why", sa.Text(), nullable=False, comment="features of the decision, JSON"),
        sa.PrimaryKeyConstraint("actor", name=op.f("pk_actor_links")),
        comment="One actor under several ids",
    )
    op.create_index(op.f("ix_actor_links_linked"), "actor_links", ["linked"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", WORDS, nullable=False, comment="ISO time, UTC"),
        sa.Column("by", sa.Text(), nullable=False, comment="who"),
        sa.Column("why", sa.Text(), nullable=True, comment="the reason given"),
        sa.Column(
            "action", WORDS, nullable=False, comment="accept, reject, change, merge, part, settle, date, publisher"
        ),
        sa.Column("target", WORDS, nullable=False, comment="id of the claim, actor, matter or report"),
        sa.Column("value", sa.Text(), nullable=False, comment="what it is set to, JSON"),
        sa.Column("before", sa.Text(), nullable=False, comment="how the target was read when it was corrected, JSON"),
        sa.Column("undone_at", WORDS, nullable=True, comment="ISO time, UTC"),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corrections")),
        comment="People's corrections; never deleted, never derived",
    )
    op.create_index(op.f("ix_corrections_target"), "corrections", ["target"], unique=False)
    op.create_table(
        "dirty",
        sa.Column("docket", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False, comment="first day that has to be decided again"),
        sa.PrimaryKeyConstraint("docket", name=op.f("pk_dirty")),
        comment="Dockets that have changed since they were decided",
    )
    op.create_table(
        "matters",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False, comment="event, dispute, agreement, forecast, tie or transfer"),
        sa.Column("docket", WORDS, nullable=False),
        sa.Column("type", WORDS, nullable=True, comment="EventType or TieType"),
        sa.Column("status", WORDS, nullable=True),
        sa.Column("holder", WORDS, nullable=True, comment="of a forecast"),
        sa.Column(
            "since", WORDS, nullable=True, comment="ISO date: first day that it is about, else of its first claim"
        ),
        sa.Column("until", WORDS, nullable=True, comment="ISO date: last day that it is about, else of its last claim"),
        sa.Column("first", WORDS, nullable=False, comment="day of its first claim"),
        sa.Column("last", WORDS, nullable=False, comment="day of its last claim"),
        sa.Column("found", sa.Text(), nullable=False, comment="the matter as JSON, without its lists of claims' texts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
        comment="What claims add up to",
    )
    op.create_index("ix_matters_docket", "matters", ["docket", "kind", "last"], unique=False)
    op.create_index("ix_matters_holder", "matters", ["holder"], unique=False)
    op.create_index("ix_matters_kind", "matters", ["kind", "since"], unique=False)
    op.create_table(
        "matter_actors",
        sa.Column("matter", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False, comment="actor, recipient, party or holder"),
        sa.Column("actor", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name=op.f("fk_matter_actors_matter"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("matter", "role", "actor", name=op.f("pk_matter_actors")),
        comment="Who is in a matter",
    )
    op.create_index("ix_matter_actors_actor", "matter_actors", ["actor"], unique=False)
    op.create_table(
        "posted_reports",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", WORDS, nullable=False, comment="ISO date that its claims count from"),
        sa.Column("origin", WORDS, nullable=False, comment="id of the report whose text this one copies, or its own"),
        sa.Column("signature", sa.Text(), nullable=False, comment="MinHash of its shingles, JSON list"),
        sa.Column(
            "story", sa.Text(), nullable=False, comment="stems of the telling words with which it begins, spaced"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_posted_reports_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_posted_reports")),
        comment="Reports that the ledger has taken up",
    )
    op.create_index(op.f("ix_posted_reports_origin"), "posted_reports", ["origin"], unique=False)
    op.create_table(
        "bands",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("band", WORDS, nullable=False, comment="number and hash of a band of the signature"),
        sa.ForeignKeyConstraint(
            ["report"], ["posted_reports.report"], name=op.f("fk_bands_report"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "band", name=op.f("pk_bands")),
        comment="Which reports may be copies: those that share a band",
    )
    op.create_index("ix_bands_band", "bands", ["band"], unique=False)
    op.create_table(
        "matter_claims",
        sa.Column("matter", WORDS, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("role", WORDS, nullable=False, comment="member, or denial, deed, foretelling"),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name=op.f("fk_matter_claims_claim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["matter"], ["matters.id"], name=op.f("fk_matter_claims_matter"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("matter", "claim", name=op.f("pk_matter_claims")),
        comment="The claims that a matter is made of, or is settled by",
    )
    op.create_index("ix_matter_claims_claim", "matter_claims", ["claim"], unique=False)
    op.create_table(
        "postings",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("docket", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False, comment="deed, denial, forecast, tie or agreement"),
        sa.Column("day", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name=op.f("fk_postings_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "docket", "role", name=op.f("pk_postings")),
        comment="Which claims lie in which docket, and as what",
    )
    op.create_index("ix_postings_docket", "postings", ["docket", "role", "day"], unique=False)
