"""The ledger's tables: everything in them but `corrections` is derived, and can be thrown away and made again.

A *docket* holds the claims between one pair of countries (or other parties), day by day; a *matter* is an event,
dispute, agreement, forecast, tie or transfer that claims add up to.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text

from onrecord.record.schema import Words, metadata

posted_reports = Table(
    "posted_reports",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("day", Words, nullable=False, comment="ISO date that its claims count from"),
    Column(
        "origin", Words, nullable=False, index=True, comment="id of the report whose text this one copies, or its own"
    ),
    Column("signature", Text, nullable=False, comment="MinHash of its shingles, JSON list"),
    Column("story", Text, nullable=False, comment="stems of the telling words with which it begins, spaced"),
    comment="Reports that the ledger has taken up",
)

bands = Table(
    "bands",
    metadata,
    Column("report", Integer, ForeignKey("posted_reports.report", ondelete="CASCADE"), primary_key=True),
    Column("band", Words, primary_key=True, comment="number and hash of a band of the signature"),
    Index("ix_bands_band", "band"),
    comment="Which reports may be copies: those that share a band",
)

actor_links = Table(
    "actor_links",
    metadata,
    Column("actor", Words, primary_key=True, comment="as reports name it"),
    Column("linked", Words, nullable=False, index=True, comment="the actor that it is, in every report"),
    Column("why", Text, nullable=False, comment="features of the decision, JSON"),
    comment="One actor under several ids",
)

actor_keys = Table(
    "actor_keys",
    metadata,
    Column("actor", Words, primary_key=True),
    Column("name_key", Words, primary_key=True, comment="skeleton of a name, by which spellings meet"),
    Index("ix_actor_keys_name_key", "name_key"),
    comment="Where to look for the same actor under another name",
)

postings = Table(
    "postings",
    metadata,
    Column("claim", Integer, ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True),
    Column("docket", Words, primary_key=True),
    Column("role", Words, primary_key=True, comment="deed, denial, forecast, tie or agreement"),
    Column("day", Words, nullable=False),
    Index("ix_postings_docket", "docket", "role", "day"),
    comment="Which claims lie in which docket, and as what",
)

dirty = Table(
    "dirty",
    metadata,
    Column("docket", Words, primary_key=True),
    Column("day", Words, nullable=False, comment="first day that has to be decided again"),
    comment="Dockets that have changed since they were decided",
)

matters = Table(
    "matters",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False, comment="event, dispute, agreement, forecast, tie or transfer"),
    Column("docket", Words, nullable=False),
    Column("type", Words, comment="EventType or TieType"),
    Column("status", Words),
    Column("holder", Words, comment="of a forecast"),
    Column("since", Words, comment="ISO date: first day that it is about, else of its first claim"),
    Column("until", Words, comment="ISO date: last day that it is about, else of its last claim"),
    Column("first", Words, nullable=False, comment="day of its first claim"),
    Column("last", Words, nullable=False, comment="day of its last claim"),
    Column("found", Text, nullable=False, comment="the matter as JSON, without its lists of claims' texts"),
    Column("place", Words, comment="name of where an event was"),
    Column("forecast_kind", Words, comment="ForecastKind"),
    Column("deadline", Words, comment="ISO date, of a forecast"),
    Column("name", Text, comment="of an agreement"),
    Column("said", Integer, nullable=False, server_default=text("0"), comment="number of claims"),
    Column("origins", Integer, nullable=False, server_default=text("0"), comment="number of origins of these claims"),
    Index("ix_matters_kind", "kind", "since"),
    Index("ix_matters_docket", "docket", "kind", "last"),
    Index("ix_matters_holder", "holder"),
    comment="What claims add up to",
)

matter_claims = Table(
    "matter_claims",
    metadata,
    Column("matter", Words, ForeignKey("matters.id", ondelete="CASCADE"), primary_key=True),
    Column("claim", Integer, ForeignKey("claims.key", ondelete="CASCADE"), primary_key=True),
    Column("role", Words, nullable=False, comment="member, or denial, deed, foretelling"),
    Index("ix_matter_claims_claim", "claim"),
    comment="The claims that a matter is made of, or is settled by",
)

matter_actors = Table(
    "matter_actors",
    metadata,
    Column("matter", Words, ForeignKey("matters.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Words, primary_key=True, comment="actor, recipient, party or holder"),
    Column("actor", Words, primary_key=True),
    Index("ix_matter_actors_actor", "actor"),
    comment="Who is in a matter",
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Words, nullable=False, comment="ISO time, UTC"),
    Column("by", Text, nullable=False, comment="who"),
    Column("why", Text, comment="the reason given"),
    Column("action", Words, nullable=False, comment="accept, reject, change, merge, part, settle, date, publisher"),
    Column("target", Words, nullable=False, index=True, comment="id of the claim, actor, matter or report"),
    Column("value", Text, nullable=False, comment="what it is set to, JSON"),
    Column("before", Text, nullable=False, comment="how the target was read when it was corrected, JSON"),
    Column("undone_at", Words, comment="ISO time, UTC"),
    Column("undone_by", Text),
    comment="People's corrections; never deleted, never derived",
)

readings = Table(
    "readings",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("found", Text, nullable=False, comment="all annotations as the reader made them, JSON without the text"),
    comment="Reports as they were read, where corrections stand in their place",
)

DERIVED = (dirty, matter_actors, matter_claims, matters, postings, bands, posted_reports, actor_keys, actor_links)
"""What `rebuild` throws away, in an order that keeps references whole."""
