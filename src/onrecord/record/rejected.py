"""Claims that people have rejected: no table holds them, so that they count nowhere; they are asked for apart."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, select

from onrecord.codebook import Codebook
from onrecord.record.applying import apply
from onrecord.record.correction_rows import on_report
from onrecord.record.corrections import reading_of
from onrecord.record.counted_on import belongs
from onrecord.record.facing import part_between, part_of
from onrecord.record.filters import TakenPart
from onrecord.record.found import ClaimOnRecord
from onrecord.record.hydrate import claims_on_record
from onrecord.record.ledger_schema import readings
from onrecord.record.names import AGAINST, Parties, fold
from onrecord.record.publisher import publisher_actor
from onrecord.record.queries import IN_ORDER, Resolved, report_conditions
from onrecord.record.rows import when
from onrecord.record.schema import reports
from onrecord.vocabulary import ActorKind, Report

Test = Callable[[ClaimOnRecord], bool]


def rejected_claims(connection: Connection, codebook: Codebook, asked: Resolved) -> Iterator[ClaimOnRecord]:
    """The rejected claims as asked, as they would stand, by publication date, report and place."""
    query = select(reports.c.id).join(readings, readings.c.report == reports.c.key)
    ids = list(connection.execute(query.where(*report_conditions(asked.filters)).order_by(*IN_ORDER)).scalars())
    tests = list(_tests(connection, asked))
    found = (
        claim
        for one in ids
        for report, claim in _rejected_in(connection, codebook, one)
        if all(test(claim) for test in tests) and _is_then(claim, report, asked)
    )
    yield from islice(found, asked.filters.limit)


def rejected_claim(connection: Connection, codebook: Codebook, claim_id: str) -> ClaimOnRecord | None:
    """The rejected claim with this id; null when there is none."""
    report = claim_id.rpartition("/")[0]
    return next((one for _, one in _rejected_in(connection, codebook, report) if one.id == claim_id), None)


def _rejected_in(connection: Connection, codebook: Codebook, report_id: str) -> Iterable[tuple[Report, ClaimOnRecord]]:
    read = reading_of(connection, report_id)
    if read is None:
        return
    applied = apply(read, on_report(connection, report_id))
    full = applied.with_rejected
    there = {f"{report_id}/{one.id}" for one in applied.annotations.claims}
    made = claims_on_record(full, publisher_actor(full, codebook), applied.reviews)
    for one in sorted(made, key=lambda claim: claim.trigger.start):
        if one.id not in there:
            yield full.report, one


def _tests(connection: Connection, asked: Resolved) -> Iterator[Test]:
    """What a claim has to fulfil, apart from its time and its report."""
    one = asked.filters
    values = {"type": one.type, "kind": one.kind, "factuality": one.factuality, "modality": one.modality}
    for name, value in values.items():
        if value is not None:
            yield _has(name, str(value))
    if asked.actor is not None:
        ids = _ids(connection, asked.actor)
        part = one.part if asked.between is None else None
        yield lambda claim: _is_as(part_of(claim.actors, claim.recipients, ids), part)
    if asked.between is not None:
        a, b = (_ids(connection, each, *AGAINST) for each in asked.between)
        yield lambda claim: _is_as(part_between(claim.actors, claim.recipients, a, b), one.part)
    if one.holder is not None:
        holders = _ids(connection, asked.holder, ActorKind.MEDIA) if asked.holder else set()
        yield lambda claim: _is_held(claim, holders, asked.holder_words or "")


def _has(name: str, value: str) -> Test:
    return lambda claim: getattr(claim, name) == value


def _ids(connection: Connection, parties: Parties, *without: ActorKind) -> set[str]:
    return set(map(str, connection.execute(parties.select(*without)).scalars()))


def _is_as(found: TakenPart | None, asked: TakenPart | None) -> bool:
    return found is not None and asked in (None, found)


def _is_held(claim: ClaimOnRecord, holders: set[str], words: str) -> bool:
    chain = zip(claim.holder_actors, claim.holder_words, strict=True)
    return any(who in holders or (who is None and bool(words) and words in fold(said)) for who, said in chain)


def _is_then(claim: ClaimOnRecord, report: Report, asked: Resolved) -> bool:
    since, until = when(claim, report)
    one = asked.filters
    after = one.since is None or (until is not None and until >= one.since)
    before = one.until is None or (since is not None and since <= one.until)
    return after and before and (one.on is None or belongs(since, until, one.on))
