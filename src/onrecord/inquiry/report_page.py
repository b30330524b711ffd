"""A report with all that a page shows of it: its text with marks, its claims, and other reports beside it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.claim_cards import ClaimCard, belonging, claim_cards
from onrecord.inquiry.correction_lines import CorrectionLine, correction_line
from onrecord.inquiry.marking import Layer, Mark, MarkedSection, marked
from onrecord.inquiry.naming import Names
from onrecord.inquiry.report_marks import ALL_LAYERS, depths, report_marks
from onrecord.inquiry.same_events import SameEvent, same_events
from onrecord.inquiry.statement_cards import StatementCard, statement_card
from onrecord.record import ClaimOnRecord, Filters, Record, ReportOnRecord, StatementOnRecord
from onrecord.vocabulary import Annotations, UsageError


class ActorMentioned(Struct, frozen=True, kw_only=True):
    """An actor that a report names: how often, and in how many of its claims it takes part."""

    id: str
    name: str
    kind: str
    country: str | None
    mentions: int
    claims: int


class ReportPage(Struct, frozen=True, kw_only=True):
    """A report as a page shows it.

    `link` is the address where it can be followed (http or https), null for all others. `published_bounds` hold the
    earliest and latest day where `published` is null. `sections` joined are the text; their runs point into `marks`,
    which are those of `layers` alone. `claims` come in order of the text, rejected ones among them. `copies` are the
    other reports of one origin, `same_events` the events of which other texts tell too.
    """

    id: str
    headline: str | None
    publisher: str | None
    published: str | None
    published_bounds: tuple[str | None, str | None] | None
    url: str | None
    link: str | None
    language: str | None
    origin: str | None
    as_of: str | None
    layers: tuple[Layer, ...]
    marks: tuple[Mark, ...]
    sections: tuple[MarkedSection, ...]
    claims: tuple[ClaimCard, ...]
    statements: tuple[StatementCard, ...]
    actors: tuple[ActorMentioned, ...]
    copies: tuple[ReportOnRecord, ...]
    same_events: tuple[SameEvent, ...]
    corrections: tuple[CorrectionLine, ...]


def report_page(
    record: Record, report_id: str, *, layers: Collection[Layer] = ALL_LAYERS, as_of: str | None = None
) -> ReportPage:
    """The page of the report with this id, with marks of some `layers`.

    As of a day, matters are as they stood and reports beside it those published by then. Raises `UsageError`:
    `unknown-id`, `not-yet` for a report that is not known to have been published by that day.
    """
    annotations = record.annotations(report_id)
    head = annotations.report
    latest = head.published or (head.published_bounds or (None, None))[1]
    check_day(head.id, latest, as_of)
    of_report = Filters(report=report_id)
    held = [*record.claims(of_report), *record.rejected(of_report)]
    claims = sorted(held, key=lambda one: (one.trigger.start, one.trigger.end, one.id))
    statements = list(record.statements(of_report))
    names = record.named({*actors_in(claims), *_actors_of(annotations)})
    marks = report_marks(annotations, claims, names, layers)
    copies = record.copies(report_id, as_of=as_of)
    belong = belonging(record, (one.id for one in claims), as_of)
    stored = record.reports_named([report_id])
    return ReportPage(
        id=head.id,
        headline=head.headline,
        publisher=head.publisher,
        published=head.published,
        published_bounds=head.published_bounds,
        url=head.url,
        link=web_address(head.url),
        language=head.language,
        origin=stored[report_id].origin if report_id in stored else None,
        as_of=as_of,
        layers=tuple(layer for layer in Layer if layer in layers),
        marks=marks,
        sections=marked(head.text, head.sections, marks),
        claims=claim_cards(record, claims, names=names, belong=belong),
        statements=_statements(annotations, statements, names),
        actors=_mentioned(annotations, claims, names),
        copies=tuple(copies),
        same_events=same_events(record, claims, belong, without={report_id, *(one.id for one in copies)}),
        corrections=tuple(correction_line(one) for one in record.corrections_on([report_id])),
    )


def web_address(url: str | None) -> str | None:
    """An address that a page may link to: http or https with a host, and no spaces or control characters in it."""
    if url is None or any(letter.isspace() or not letter.isprintable() for letter in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def check_day(report_id: str, latest: str | None, as_of: str | None) -> None:
    """Raise `UsageError` (`not-yet`) when a report may have been published after a day; `latest` is its last day."""
    if as_of is not None and (latest is None or latest > as_of):
        told = f"may have been published as late as {latest}" if latest else "is of an unknown day"
        raise UsageError("not-yet", f"As of {as_of}: {report_id} {told}.", "Ask as of a later day, or of none.")


def _actors_of(annotations: Annotations) -> Iterable[str]:
    yield from (one.id for one in annotations.actors)
    for one in annotations.statements:
        yield from (who for who in (one.holder, one.addressee) if who)


def _statements(
    annotations: Annotations, statements: Sequence[StatementOnRecord], names: Names
) -> tuple[StatementCard, ...]:
    deep = depths(annotations.statements)
    return tuple(statement_card(one, names, depth=deep.get(one.id[len(one.report) + 1 :], 0)) for one in statements)


def _mentioned(annotations: Annotations, claims: Sequence[ClaimOnRecord], names: Names) -> tuple[ActorMentioned, ...]:
    """The actors that are mentioned, the most mentioned first."""
    mentions = Counter(one.actor for one in annotations.mentions)
    part = Counter(actor for one in claims if one.review != "rejected" for actor in {*one.actors, *one.recipients})
    known: Mapping[str, str] = {
        one.id: names[one.id].name if one.id in names else one.name for one in annotations.actors
    }
    ranked = sorted(
        (one for one in annotations.actors if mentions[one.id]), key=lambda one: (-mentions[one.id], known[one.id])
    )
    return tuple(
        ActorMentioned(
            id=one.id,
            name=known[one.id],
            kind=one.kind.value,
            country=one.country,
            mentions=mentions[one.id],
            claims=part[one.id],
        )
        for one in ranked
    )
