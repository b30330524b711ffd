"""The record's tables: what filters need, as columns; all that was read, whole, as JSON in the columns `found`.

Types are portable. Ids compare by code point on every database (collation C on PostgreSQL, which SQLite's default is
already), so that answers come in one order everywhere. Keys are handed out by the writer, who is alone while it writes.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text

Words = Text().with_variant(Text(collation="C"), "postgresql")
EARLIEST, LATEST = "0001-01-01", "9999-12-31"
"""Stand for an open end in `claims.since` and `claims.until`."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False, comment="within this record only"),
    Column("id", Words, nullable=False, unique=True, comment="as intake gave it; ID~xxxxxxxx for another text"),
    Column("digest", Words, nullable=False, comment="SHA-256 of the text in UTF-8, hex"),
    Column("url", Text),
    Column("publisher", Text, comment="name as the report gives it"),
    Column("publisher_actor", Words, ForeignKey("actors.id"), index=True, comment="the outlet"),
    Column("published", Words, index=True, comment="ISO date, null when unknown"),
    Column("earliest", Words, comment="ISO date: published, or the lower bound that the text implies"),
    Column("latest", Words, comment="ISO date: published, or the upper bound that the text implies"),
    Column("headline", Text),
    Column("text", Text, nullable=False, comment="as taken in; all offsets count its code points"),
    Column("found", Text, nullable=False, comment="the annotation format as JSON, without text, statements and claims"),
    Column("reader_version", Text, nullable=False, comment="of package, codebook and pipeline"),
    Column("read_at", Words, nullable=False, comment="ISO time, UTC"),
    comment="News reports as published, with all that was read in them",
)

actors = Table(
    "actors",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Words, nullable=False, comment="ActorKind"),
    Column("country", Words, index=True, comment="ISO 3166-1 alpha-3"),
    Column("sector", Words, comment="PLOVER sector"),
    Column("wikidata", Text),
    comment="Parties to world affairs",
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("actor", Words, ForeignKey("actors.id"), primary_key=True, index=True),
    Column("name", Words, primary_key=True, comment="words of a mention, or the actor's own name"),
    Column("kind", Words, primary_key=True, comment="MentionKind: name or nominal"),
    Column("folded", Words, nullable=False, index=True, comment="name without case, article and spare spaces"),
    comment="What each report calls an actor; without a row here no report knows the actor",
)

statements = Table(
    "statements",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False),
    Column("id", Words, nullable=False, comment="within the report"),
    Column("position", Integer, nullable=False, comment="index in the report's list of statements"),
    Column("start", Integer, nullable=False, comment="offset of its first word"),
    Column("holder", Words, ForeignKey("actors.id"), index=True, comment="who speaks, null when unknown"),
    Column("source", Words, nullable=False, comment="words that name who speaks, folded; empty when unsaid"),
    Column("found", Text, nullable=False, comment="the statement as `statements --json` prints it"),
    Column("directness", Words, comment="Directness"),
    Column("content", Text, comment="the words quoted"),
    Index("ix_statements_report", "report", "position"),
    comment="Attributions: source, cue and content",
)

claims = Table(
    "claims",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False),
    Column("id", Words, nullable=False, comment="within the report"),
    Column("position", Integer, nullable=False, comment="index in the report's list of claims"),
    Column("start", Integer, nullable=False, comment="offset of its trigger"),
    Column("kind", Words, nullable=False, comment="ClaimKind"),
    Column("type", Words, index=True, comment="EventType or TieType, null for an untyped obligation"),
    Column("factuality", Words, nullable=False, comment="FactBank"),
    Column("modality", Words, nullable=False, comment="Modality"),
    Column("since", Words, comment="ISO date: first day of the event, else of publication; null when unknown"),
    Column("until", Words, comment="ISO date: last day of the event, else of publication; null when unknown"),
    Column("own_voice", Boolean, nullable=False, comment="the report says it itself"),
    Column("confidence", Float, nullable=False, comment="the reader's own, 0 to 1"),
    Column("evidence", Text, nullable=False, comment="the words quoted"),
    Column("found", Text, nullable=False, comment="the claim as `claims --json` prints it"),
    Column("place", Words, comment="name of where it was"),
    Column("review", Words, comment="accepted or changed by a person, null when nobody has looked at it"),
    Index("ix_claims_report", "report", "position"),
    comment="What a holder puts on record",
)

participants = Table(
    "participants",
    metadata,
    Column("claim", Integer, ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True),
    Column("role", Words, primary_key=True, comment="actor or recipient"),
    Column("rank", Integer, primary_key=True, comment="index in the claim's list"),
    Column("actor", Words, ForeignKey("actors.id"), nullable=False),
    Index("ix_participants_actor", "actor", "claim"),
    comment="Who acts and who is acted upon",
)

claim_holders = Table(
    "claim_holders",
    metadata,
    Column("claim", Integer, ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True, comment="0 is the outermost"),
    Column("statement", Integer, ForeignKey("statements.key", ondelete="CASCADE"), nullable=False, index=True),
    comment="The chain of statements around a claim",
)
