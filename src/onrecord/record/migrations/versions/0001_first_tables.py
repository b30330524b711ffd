"""First tables: reports, actors and their names, statements, claims, participants and holders."""

import sqlalchemy as sa
from alembic import op

from onrecord.record import search

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables and the full-text indexes over them."""
    op.create_table(
        "actors",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", WORDS, nullable=False, comment="ActorKind"),
        sa.Column("country", WORDS, nullable=True, comment="ISO 3166-1 alpha-3"),
        sa.Column("sector", WORDS, nullable=True, comment="PLOVER sector"),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actors")),
        comment="Parties to world affairs",
    )
    op.create_index(op.f("ix_actors_country"), "actors", ["country"], unique=False)
    op.create_table(
        "reports",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False, comment="within this record only"),
        sa.Column("id", WORDS, nullable=False, comment="as intake gave it; ID~xxxxxxxx for another text"),
        sa.Column("digest", WORDS, nullable=False, comment="SHA-256 of the text in UTF-8, hex"),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True, comment="name as the report gives it"),
        sa.Column("publisher_actor", WORDS, nullable=True, comment="the outlet"),
        sa.Column("published", WORDS, nullable=True, comment="ISO date, null when unknown"),
        sa.Column(
            "earliest", WORDS, nullable=True, comment="ISO date: published, or the lower bound that the text implies"
        ),
        sa.Column(
            "latest", WORDS, nullable=True, comment="ISO date: published, or the upper bound that the text implies"
        ),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False, comment="as taken in; all offsets count its code points"),
        sa.Column(
            "found",
            sa.Text(),
            nullable=False,
            comment="the annotation format as JSON, without text, statements and claims",
        ),
        sa.Column("reader_version", sa.Text(), nullable=False, comment="of package, codebook and pipeline"),
        sa.Column("read_at", WORDS, nullable=False, comment="ISO time, UTC"),
        sa.ForeignKeyConstraint(["publisher_actor"], ["actors.id"], name=op.f("fk_reports_publisher_actor")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
        comment="News reports as published, with all that was read in them",
    )
    op.create_index(op.f("ix_reports_published"), "reports", ["published"], unique=False)
    op.create_index(op.f("ix_reports_publisher_actor"), "reports", ["publisher_actor"], unique=False)
    op.create_table(
        "actor_names",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False, comment="words of a mention, or the actor's own name"),
        sa.Column("kind", WORDS, nullable=False, comment="MentionKind: name or nominal"),
        sa.Column("folded", WORDS, nullable=False, comment="name without case, article and spare spaces"),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_actor_names_actor")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_actor_names_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "actor", "name", "kind", name=op.f("pk_actor_names")),
        comment="What each report calls an actor; without a row here no report knows the actor",
    )
    op.create_index(op.f("ix_actor_names_actor"), "actor_names", ["actor"], unique=False)
    op.create_index(op.f("ix_actor_names_folded"), "actor_names", ["folded"], unique=False)
    op.create_table(
        "claims",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", WORDS, nullable=False, comment="within the report"),
        sa.Column("position", sa.Integer(), nullable=False, comment="index in the report's list of claims"),
        sa.Column("start", sa.Integer(), nullable=False, comment="offset of its trigger"),
        sa.Column("kind", WORDS, nullable=False, comment="ClaimKind"),
        sa.Column("type", WORDS, nullable=True, comment="EventType or TieType, null for an untyped obligation"),
        sa.Column("factuality", WORDS, nullable=False, comment="FactBank"),
        sa.Column("modality", WORDS, nullable=False, comment="Modality"),
        sa.Column(
            "since",
            WORDS,
            nullable=True,
            comment="ISO date: first day of the event, else of publication; null when unknown",
        ),
        sa.Column(
            "until",
            WORDS,
            nullable=True,
            comment="ISO date: last day of the event, else of publication; null when unknown",
        ),
        sa.Column("own_voice", sa.Boolean(), nullable=False, comment="the report says it itself"),
        sa.Column("confidence", sa.Float(), nullable=False, comment="the reader's own, 0 to 1"),
        sa.Column("evidence", sa.Text(), nullable=False, comment="the words quoted"),
        sa.Column("found", sa.Text(), nullable=False, comment="the claim as `claims --json` prints it"),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_claims_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
        comment="What a holder puts on record",
    )
    op.create_index("ix_claims_report", "claims", ["report", "position"], unique=False)
    op.create_index(op.f("ix_claims_type"), "claims", ["type"], unique=False)
    op.create_table(
        "statements",
        sa.Column("key", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", WORDS, nullable=False, comment="within the report"),
        sa.Column("position", sa.Integer(), nullable=False, comment="index in the report's list of statements"),
        sa.Column("start", sa.Integer(), nullable=False, comment="offset of its first word"),
        sa.Column("holder", WORDS, nullable=True, comment="who speaks, null when unknown"),
        sa.Column("source", WORDS, nullable=False, comment="words that name who speaks, folded; empty when unsaid"),
        sa.Column("found", sa.Text(), nullable=False, comment="the statement as `statements --json` prints it"),
        sa.ForeignKeyConstraint(["holder"], ["actors.id"], name=op.f("fk_statements_holder")),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_statements_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statements")),
        comment="Attributions: source, cue and content",
    )
    op.create_index(op.f("ix_statements_holder"), "statements", ["holder"], unique=False)
    op.create_index("ix_statements_report", "statements", ["report", "position"], unique=False)
    op.create_table(
        "claim_holders",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False, comment="0 is the outermost"),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name=op.f("fk_claim_holders_claim"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.key"], name=op.f("fk_claim_holders_statement"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim", "rank", name=op.f("pk_claim_holders")),
        comment="The chain of statements around a claim",
    )
    op.create_index(op.f("ix_claim_holders_statement"), "claim_holders", ["statement"], unique=False)
    op.create_table(
        "participants",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("role", WORDS, nullable=False, comment="actor or recipient"),
        sa.Column("rank", sa.Integer(), nullable=False, comment="index in the claim's list"),
        sa.Column("actor", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name=op.f("fk_participants_actor")),
        sa.ForeignKeyConstraint(["claim"], ["claims.key"], name=op.f("fk_participants_claim"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("claim", "role", "rank", name=op.f("pk_participants")),
        comment="Who acts and who is acted upon",
    )
    op.create_index("ix_participants_actor", "participants", ["actor", "claim"], unique=False)
    search.create(op.get_bind(), "reports", "claims")
