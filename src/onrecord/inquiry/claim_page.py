"""One claim, or one statement, with what stands around it: its report, who says so, and what it is part of."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.claim_cards import ClaimCard, belonging, claim_cards
from onrecord.inquiry.report_page import check_day
from onrecord.inquiry.same_events import SameEvent, same_events
from onrecord.inquiry.statement_cards import StatementCard, statement_card
from onrecord.record import ClaimOnRecord, Filters, Record, ReportOnRecord, StatementOnRecord
from onrecord.vocabulary import UsageError


class ClaimPage(Struct, frozen=True, kw_only=True):
    """A claim with its report, the chain of statements around it (outermost first), and its events elsewhere."""

    claim: ClaimCard
    report: ReportOnRecord
    statements: tuple[StatementCard, ...]
    same_events: tuple[SameEvent, ...]
    as_of: str | None


class StatementPage(Struct, frozen=True, kw_only=True):
    """A statement with its report and claims, the statements `around` it (outermost first) and those `inside`."""

    statement: StatementCard
    report: ReportOnRecord
    claims: tuple[ClaimCard, ...]
    around: tuple[StatementCard, ...]
    inside: tuple[StatementCard, ...]
    as_of: str | None


def claim_page(record: Record, claim_id: str, *, as_of: str | None = None) -> ClaimPage:
    """The page of the claim with this id, also of a rejected one.

    Raises `UsageError`: `unknown-id`, `not-a-claim`, `not-yet` for one that was not published by a day.
    """
    claim = record.get(claim_id)
    if not isinstance(claim, ClaimOnRecord):
        raise UsageError("not-a-claim", f"{claim_id!r} is no claim.", "`onrecord claims` lists claims with their ids.")
    report = _report(record, claim.report, as_of)
    held = {one.id: one for one in record.statements(Filters(report=claim.report))} if claim.holders else {}
    chain = [held[one] for one in claim.holders if one in held]
    names = record.named({*actors_in([claim]), *_speakers(chain)})
    belong = belonging(record, [claim.id], as_of)
    copies = record.copies(report.id, as_of=as_of)
    return ClaimPage(
        claim=claim_cards(record, [claim], names=names, belong=belong)[0],
        report=report,
        statements=tuple(statement_card(one, names, depth=depth) for depth, one in enumerate(chain)),
        same_events=same_events(record, [claim], belong, without={report.id, *(one.id for one in copies)}),
        as_of=as_of,
    )


def statement_page(record: Record, statement_id: str, *, as_of: str | None = None) -> StatementPage:
    """The page of the statement with this id.

    Raises `UsageError`: `unknown-id`, `not-a-statement`, `not-yet` for one that was not published by a day.
    """
    found = record.get(statement_id)
    if not isinstance(found, StatementOnRecord):
        raise UsageError(
            "not-a-statement", f"{statement_id!r} is no statement.", "`onrecord statements` lists them with their ids."
        )
    report = _report(record, found.report, as_of)
    of_report = {one.id: one for one in record.statements(Filters(report=found.report))}
    around = _around(found, of_report)
    inside = [one for one in of_report.values() if found in _around(one, of_report)]
    claims = list(record.claims_named(found.claims).values())
    claims.sort(key=lambda one: (one.trigger.start, one.id))
    names = record.named({*actors_in(claims), *_speakers([found, *around, *inside])})
    belong = belonging(record, (one.id for one in claims), as_of)
    return StatementPage(
        statement=statement_card(found, names, depth=len(around)),
        report=report,
        claims=claim_cards(record, claims, names=names, belong=belong),
        around=tuple(statement_card(one, names, depth=depth) for depth, one in enumerate(around)),
        inside=tuple(statement_card(one, names, depth=len(_around(one, of_report))) for one in inside),
        as_of=as_of,
    )


def _report(record: Record, report_id: str, as_of: str | None) -> ReportOnRecord:
    found = next(record.reports(Filters(report=report_id)))
    if as_of is not None and next(record.reports(Filters(report=report_id, as_of=as_of)), None) is None:
        check_day(report_id, found.published, as_of)
    return found


def _around(one: StatementOnRecord, others: dict[str, StatementOnRecord]) -> list[StatementOnRecord]:
    """The statements around one, outermost first."""
    chain: list[StatementOnRecord] = []
    outer = one.within
    while outer in others and others[outer] not in chain:
        chain.append(others[outer])
        outer = others[outer].within
    return chain[::-1]


def _speakers(statements: Iterable[StatementOnRecord]) -> set[str]:
    return {who for one in statements for who in (one.holder, one.addressee) if who}
