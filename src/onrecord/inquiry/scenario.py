"""What is on record for the case that something comes about: duties, intentions, forecasts, precedents (ATOP, PLOVER).

Nothing comes from outside the record, and everything is cited by claim ids.
"""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.between import HAPPENED
from onrecord.inquiry.conditional import conditional
from onrecord.inquiry.dating import day_of
from onrecord.inquiry.scenario_case import Case, Deed, whole
from onrecord.inquiry.scenario_reading import Reading, read_scenario
from onrecord.ledger.days import days_after
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.sides import is_state, side
from onrecord.record import EVERYTHING, ClaimOnRecord, Filters, Record
from onrecord.vocabulary import (
    MAY_NOT,
    NEGATIVE,
    Actor,
    ActorKind,
    Agreement,
    Annotations,
    Duty,
    Event,
    EventType,
    Forecast,
    ForecastKind,
    Report,
)

AFTERWARDS = 21
"""Days after a precedent in which what third parties do to either side is told with it."""
_REACTIONS = frozenset(EventType) - {EventType.CONSULT, EventType.AGREE, EventType.REQUEST}
_DUTIES = frozenset((EventType.AID, EventType.SUPPORT, EventType.COOPERATE, EventType.ASSAULT, EventType.MOBILIZE))
"""The types of act that a duty of a third party bears on a scenario by; so does any that something triggers."""


class ObligationFound(Struct, frozen=True, kw_only=True):
    """Who owes what to whom, and who expressly does not (`binding` false); `agreement` is its id, null outside one."""

    bearer: tuple[str, ...]
    action: str
    beneficiary: tuple[str, ...] = ()
    trigger: str | None = None
    type: str | None = None
    binding: bool = True
    forbidden: bool = False
    claims: tuple[str, ...] = ()
    agreement: str | None = None


class Scenario(Struct, frozen=True, kw_only=True):
    """What is on record for a case: how it was understood, then what bears on it; `silent` are actor ids."""

    reading: Reading
    obligations: tuple[ObligationFound, ...]
    intentions: tuple[Forecast, ...]
    forecasts: tuple[Forecast, ...]
    precedents: tuple[Event, ...]
    silent: tuple[str, ...]


def scenario(
    record: Record, words: str, annotate: Callable[[Report], Annotations], filters: Filters = EVERYTHING
) -> Scenario:
    """What is on record for the case that what `words` say comes about.

    Raises `UsageError` (`scenario-not-understood`).
    """
    return answer(record, read_scenario(record, words, annotate), filters)


def answer(record: Record, reading: Reading, filters: Filters = EVERYTHING) -> Scenario:
    """The same for a deed that has been understood."""
    with record.at_one_moment():
        return _answer(record, reading, filters)


def _answer(record: Record, reading: Reading, filters: Filters) -> Scenario:
    case = Case(record, reading, replace(filters, actor=None, between=None, type=None, kind=None, limit=None))
    foretold = list(case.forecasts)
    taken = {claim for one in foretold for claim in one.claims}
    asked = (*reading.actors, *reading.recipients)
    foretold += [one for one in conditional(record, asked, case.filters) if one.id not in taken]
    found = Scenario(
        reading=reading,
        obligations=tuple(_obligations(case)),
        intentions=tuple(one for one in foretold if one.kind is not ForecastKind.PREDICTION and _intended(case, one)),
        forecasts=tuple(one for one in foretold if one.kind is ForecastKind.PREDICTION and _foreseen(case, one)),
        precedents=tuple(_precedents(case)),
        silent=(),
    )
    return replace(found, silent=_silent(case, found))


def _obligations(case: Case) -> list[ObligationFound]:
    """The duties of either side and towards it, those under agreements first."""
    found: list[ObligationFound] = []
    told: set[str] = set()
    for agreement in case.agreements_around:
        for duty in agreement.obligations:
            if not _bears(case, agreement, duty):
                continue
            told.update(duty.claims)
            found.append(
                ObligationFound(
                    bearer=duty.bearer,
                    action=duty.action,
                    beneficiary=duty.beneficiary,
                    trigger=duty.trigger,
                    type=duty.type,
                    binding=duty.binding,
                    forbidden=duty.forbidden,
                    claims=duty.claims,
                    agreement=agreement.id,
                )
            )
    loose = [claim for claim in case.duties if claim.id not in told]
    return found + [_from_claim(claim) for claim in loose if _bears_alone(case, claim)]


def _bears(case: Case, agreement: Agreement, duty: Duty) -> bool:
    """Whether a duty bears on the scenario: either side's own; of those tied to it, if it is of help or force."""
    if case.concerns((*duty.bearer, *duty.beneficiary, *agreement.parties)):
        return True
    return bool(duty.trigger) or duty.type in _DUTIES


def _bears_alone(case: Case, claim: ClaimOnRecord) -> bool:
    """Whether a duty outside any agreement bears on the scenario: one side's towards the other, one of help or force,
    or one on a condition.
    """
    if not claim.actors:
        return False
    if case.deed_between(claim.actors, claim.recipients):
        return True
    return bool(claim.condition) or claim.type in _DUTIES or case.like(claim.type)


def _from_claim(claim: ClaimOnRecord) -> ObligationFound:
    return ObligationFound(
        bearer=claim.actors,
        action=claim.object or claim.trigger.text,
        beneficiary=claim.recipients,
        trigger=claim.condition_text,
        type=claim.type,
        binding=claim.factuality not in NEGATIVE,
        forbidden=claim.mode == MAY_NOT,
        claims=(claim.id,),
    )


def _intended(case: Case, one: Forecast) -> bool:
    """Whether a promise, threat or plan is of such a deed, on condition of one, or a third party's towards a side."""
    if case.deed_between(one.actors, one.recipients) and (case.like(one.type) or one.type in _REACTIONS):
        return True
    if case.like(one.type) and not one.recipients and case.concerns(one.actors):
        return True
    if one.conditional and case.concerns((*one.actors, *one.recipients, one.holder or "")):
        return _on_such_a_deed(case, one) or case.deed_of_third(one.actors, one.recipients)
    return one.type in _REACTIONS and case.deed_of_third(one.actors, one.recipients)


def _on_such_a_deed(case: Case, one: Forecast) -> bool:
    """Whether the condition of a forecast is a deed of the scenario's family."""
    family = case.record.codebook.compiled(kinds_of).families
    wanted = family.get(case.reading.type)
    claims = case.record.claims_named(one.claims).values()
    conditions = case.record.claims_named(claim.condition for claim in claims if claim.condition)
    return any(family.get(condition.type or "") == wanted for condition in conditions.values())


def _foreseen(case: Case, one: Forecast) -> bool:
    """Whether a prediction is of a deed between the sides, or of how third parties act towards either."""
    if case.deed_between(one.actors, one.recipients):
        return True
    if case.like(one.type) and not one.recipients and case.concerns(one.actors):
        return True
    return case.deed_of_third(one.actors, one.recipients)


def _precedents(case: Case) -> list[Event]:
    """Earlier deeds of the same type between the sides, and what third parties did to either in the weeks after."""
    published = {row.id: row.first for row, _ in case.deeds}
    known = [(row, one) for row, one in case.deeds if one.status in HAPPENED]
    days = {one.id: day for _, one in known if (day := day_of(one, published))}
    deeds = {one.id for _, one in known if case.like(one.type) and case.deed_between(one.actors, one.recipients)}
    spans = [(days[one], days_after(days[one], AFTERWARDS)) for one in sorted(deeds) if one in days]

    def followed(one: Deed | Event) -> bool:
        day = days.get(one.id)
        if day is None or one.type not in _REACTIONS or not case.deed_of_third(one.actors, one.recipients):
            return False
        return any(first <= day <= last for first, last in spans)

    chosen = [whole(row, one) for row, one in known if one.id in deeds or followed(one)]
    return sorted(chosen, key=lambda one: (days.get(one.id, ""), one.id))


def _silent(case: Case, found: Scenario) -> tuple[str, ...]:
    """Those with a tie or an agreement to either side of whom the answer tells nothing."""
    near = set(case.tied)
    for agreement in case.agreements:
        if case.concerns(agreement.parties):
            near |= set(agreement.parties)
    told: set[str] = set(case.both)
    for duty in found.obligations:
        told |= {*duty.bearer, *duty.beneficiary}
    for one in (*found.intentions, *found.forecasts):
        told |= {*one.actors, *one.recipients, *((one.holder,) if one.holder else ())}
    for event in found.precedents:
        told |= {*event.actors, *event.recipients}
    known = case.record.named(near | told)
    spoken = {side(one, known) for one in told} | told
    bodies = [one for one in near if one not in known or known[one].kind is not ActorKind.PERSON]
    unheard = [one for one in bodies if side(one, known) not in spoken and one not in spoken]
    return tuple(sorted({_as_state(one, known) for one in unheard}))


def _as_state(one: str, known: dict[str, Actor]) -> str:
    acts_for = side(one, known)
    return acts_for if is_state(acts_for) else one
