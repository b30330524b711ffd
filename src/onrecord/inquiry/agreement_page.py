"""An agreement as a page shows it: its life step by step, what it obliges whom to do, and the claims behind it."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.claim_lines import ClaimLine, Lines, lines_of
from onrecord.inquiry.explain_matters import Ground, explain_matter
from onrecord.inquiry.matter_lines import MatterLine, matter_line, matter_lines, matter_with, words_of
from onrecord.inquiry.matters import Matter, matters_asked, matters_named
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.telling import duty_words
from onrecord.inquiry.who_is_in import actors_of
from onrecord.record import Filters, MatterOnRecord, Record
from onrecord.vocabulary import Agreement, Duty, Event, Forecast

BESIDE = 8
"""Other agreements of the same parties that are shown at most."""


class StepTold(Struct, frozen=True, kw_only=True):
    """One step in an agreement's life, with the claims that tell of it."""

    status: str
    date: str | None
    lines: tuple[ClaimLine, ...]


class DutyTold(Struct, frozen=True, kw_only=True):
    """An obligation as a sentence; `force` is `must`, `need-not` (expressly not owed), `may-not` or `may`."""

    sentence: str
    force: str
    bearer: tuple[Named, ...]
    action: str
    beneficiary: tuple[Named, ...]
    trigger: str | None
    binding: bool
    lines: tuple[ClaimLine, ...]


class AgreementPage(Struct, frozen=True, kw_only=True):
    """An agreement as a page shows it.

    `lines` are the claims about it that tell neither of a step nor of an obligation. `events` and `forecasts` are those
    that share claims with it; `beside` are other agreements of the same parties.
    """

    agreement: Agreement
    sentence: str
    as_of: str | None
    parties: tuple[Named, ...]
    reports: int
    origins: int
    steps: tuple[StepTold, ...]
    obligations: tuple[DutyTold, ...]
    lines: tuple[ClaimLine, ...]
    events: tuple[MatterLine, ...]
    forecasts: tuple[MatterLine, ...]
    beside: tuple[MatterLine, ...]
    grounds: tuple[Ground, ...]


def agreement_page(record: Record, agreement_id: str, *, as_of: str | None = None) -> AgreementPage:
    """The page of the agreement with this id, as it stood on a day; raises `UsageError` (`unknown-id`, `not-yet`)."""
    _, agreement = matter_with(record, agreement_id, "agreement", as_of)
    assert isinstance(agreement, Agreement)
    lines = lines_of(record, agreement.claims, as_of=as_of)
    ids = {one.matter for one in record.parts_in_matters(agreement.claims)} - {agreement.id}
    others = matters_named(record, ids, as_of).values()
    beside = _beside(record, agreement, as_of)
    names = record.named(
        {actor for one in (agreement, *others, *(one for _, one in beside)) for actor in actors_of(one)}
    )
    steps = tuple(
        StepTold(status=one.status.value, date=one.date, lines=lines.of(one.claims)) for one in agreement.history
    )
    duties = tuple(_duty(one, lines, names) for one in agreement.obligations)
    told = {line.id for those in (*(one.lines for one in steps), *(one.lines for one in duties)) for line in those}
    return AgreementPage(
        agreement=agreement,
        sentence=words_of(agreement, names),
        as_of=as_of,
        parties=tuple(named(one, names) for one in agreement.parties),
        reports=len({one.report for one in lines.claims.values()}),
        origins=lines.origins(agreement.claims),
        steps=steps,
        obligations=duties,
        lines=lines.of(one for one in agreement.claims if one not in told),
        events=_of_kind(others, Event, names),
        forecasts=_of_kind(others, Forecast, names),
        beside=matter_lines(beside, names),
        grounds=explain_matter(agreement, names).grounds,
    )


def force_of(duty: Duty) -> str:
    """What sort of obligation it is, in the glossary's words."""
    if duty.forbidden:
        return "may-not" if duty.binding else "may"
    return "must" if duty.binding else "need-not"


def _duty(duty: Duty, lines: Lines, names: Names) -> DutyTold:
    return DutyTold(
        sentence=as_sentence(duty_words(duty, names)),
        force=force_of(duty),
        bearer=tuple(named(one, names) for one in duty.bearer),
        action=duty.action,
        beneficiary=tuple(named(one, names) for one in duty.beneficiary),
        trigger=duty.trigger,
        binding=duty.binding,
        lines=lines.of(duty.claims),
    )


def _of_kind(others: Iterable[Matter], kind: type[Event | Forecast], names: Names) -> tuple[MatterLine, ...]:
    return tuple(matter_line(one, names) for one in others if isinstance(one, kind))


def _beside(record: Record, agreement: Agreement, as_of: str | None) -> list[tuple[MatterOnRecord, Matter]]:
    """Other agreements that two of its parties share, or its only one; those that share most first."""
    if not agreement.parties:
        return []
    mine = set(agreement.parties)
    shared: dict[str, tuple[int, tuple[MatterOnRecord, Matter]]] = {}
    for party in agreement.parties[:3]:
        for row, one in matters_asked(record, ["agreement"], Filters(actor=party, as_of=as_of)):
            common = len(mine.intersection(one.parties)) if isinstance(one, Agreement) else 0
            if row.id != agreement.id and common >= min(2, len(mine)):
                shared[row.id] = (common, (row, one))
    ranked = sorted(shared.values(), key=lambda found: (-found[0], found[1][0].first, found[1][0].id))
    return [pair for _, pair in ranked[:BESIDE]]
