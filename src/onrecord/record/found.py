"""What the record hands out: claims, statements, reports and actors with ids that hold across reports."""

from typing import Any

from msgspec import Struct

from onrecord.vocabulary import Claim, Statement


class ClaimOnRecord(Claim, frozen=True, kw_only=True, gc=False):
    """A claim with what one needs to read it apart from its report.

    `id`, `holders` and `condition` are `<report id>/<id within the report>`. Spans count code points of the report's
    text. `text` quotes the evidence, `actors_text` and `recipients_text` the words that name who takes part,
    `quantities_text`, `place_name` and `place_country` what `quantities` and `place` point at, `condition_text` the
    evidence of the condition, `recipient_places` the places named in the words for who is
    acted upon, `why_text` the words of each reason (in step with `why`).
    `holder_actors` and `holder_words` are in step with the chain of holders, outermost first: actor id (null when
    unknown) and the words that name the source (empty when unsaid). In the report's own voice both hold one entry,
    the publisher; none when the publisher is unknown. `review` says what a person made of it: `accepted`, `changed` or
    `rejected`, null when nobody has; `as_read` are the fields that were changed, as the reader had them.
    """

    report: str
    publisher: str | None = None
    published: str | None = None
    text: str
    actors_text: tuple[str, ...] = ()
    recipients_text: tuple[str, ...] = ()
    quantities_text: tuple[str, ...] = ()
    place_name: str | None = None
    place_country: str | None = None
    recipient_places: tuple[str, ...] = ()
    holder_actors: tuple[str | None, ...] = ()
    holder_words: tuple[str, ...] = ()
    condition_text: str | None = None
    why_text: tuple[str, ...] = ()
    review: str | None = None
    as_read: dict[str, Any] | None = None


class StatementOnRecord(Statement, frozen=True, kw_only=True, gc=False):
    """A statement with what one needs to read it apart from its report.

    `id` and `within` are `<report id>/<id within the report>`; `claims` are the ids of the claims that it holds. `text`
    quotes the content, `source_text` the words that name who speaks (empty when unsaid), `cue_text` those that
    attribute.
    """

    report: str
    text: str
    claims: tuple[str, ...] = ()
    source_text: str = ""
    cue_text: str = ""
    publisher: str | None = None
    published: str | None = None


class ReportOnRecord(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A report's head and how many claims it makes. `origin` is null until reports have been compared.

    `beginning` are the first 160 code points of its text; only there when it has no headline.
    """

    id: str
    url: str | None
    publisher: str | None
    published: str | None
    headline: str | None
    origin: str | None
    claims: int
    beginning: str | None = None


class ActorOnRecord(Struct, frozen=True, kw_only=True, gc=False):
    """An actor, the names that reports give it (alphabetical) and how many claims it takes part in.

    `linked` are the other ids under which reports know it; names and claims are those of all of them.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None
    claims: int
    linked: tuple[str, ...] = ()


class Hit(Struct, frozen=True, kw_only=True, gc=False):
    """A report that holds the words searched for: an excerpt, and the ids of the claims whose evidence holds them."""

    report: str
    publisher: str | None
    published: str | None
    headline: str | None
    excerpt: str
    claims: tuple[str, ...]


class Counts(Struct, frozen=True, kw_only=True, gc=False):
    """How much is on record; `matters` by kind (event, dispute, agreement, forecast, tie, transfer), none left out."""

    reports: int
    actors: int
    statements: int
    claims: int
    matters: dict[str, int] = {}


class MatterOnRecord(Struct, frozen=True, kw_only=True, gc=False):
    """A matter as it stands: `first` and `last` are the days of its first and last claim, `found` its JSON.

    `origins` is from how many origins its claims come.
    """

    id: str
    kind: str
    docket: str
    first: str
    last: str
    found: str
    origins: int = 0


class PartInMatter(Struct, frozen=True, kw_only=True, gc=False):
    """That a claim (its id) is part of a matter: as member, denial, deed that settles it, or foretelling (`role`)."""

    matter: str
    claim: str
    role: str


Found = ReportOnRecord | ActorOnRecord | ClaimOnRecord | StatementOnRecord | MatterOnRecord
