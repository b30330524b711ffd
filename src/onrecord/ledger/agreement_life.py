"""The life of an agreement, step by step, from what claims tell of it (ATOP's phases)."""

import re
from typing import NamedTuple

from onrecord.ledger.deal_parties import parties_called
from onrecord.ledger.deal_reading import Reading
from onrecord.ledger.entry import Actors
from onrecord.vocabulary import AgreementStatus, ClaimTime, Step

_ORDER = tuple(AgreementStatus)
_ONCE = (AgreementStatus.PROPOSED, AgreementStatus.NEGOTIATED, AgreementStatus.SIGNED)
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class _Told(NamedTuple):
    """One telling of a step: the day the claim gives (`dated`) or else the report's, and by whom it was taken."""

    status: AgreementStatus
    date: str | None
    dated: bool
    by: tuple[str, ...]
    claim: str
    day: str


def history_of(readings: list[Reading], parties: tuple[str, ...], actors: Actors) -> tuple[Step, ...]:
    """The steps that were taken, earliest first; a step that is denied as often as told is left out.

    `parties` are the agreement's: one of two who leaves ends it, one of many does not.
    """
    tellings: list[_Told] = []
    denials: list[AgreementStatus] = []
    for one in readings:
        if one.told is None or one.told.status is None or (one.told.one_sided and len(parties) != 2):
            continue
        if one.told.denied:
            denials.append(one.told.status)
            continue
        claim = one.entry.claim
        date = date_of(claim.time) if one.told.taken else None
        by = (
            parties_called(claim.actors, claim.actors_text, actors)
            if one.told.status is AgreementStatus.RATIFIED
            else ()
        )
        tellings.append(_Told(one.told.status, date or claim.published, date is not None, by, claim.id, one.entry.day))
    steps: list[tuple[Step, str]] = []
    for status in _ORDER:
        of_status = [one for one in tellings if one.status is status]
        if len(of_status) > denials.count(status):
            steps += _steps(status, of_status)
    return _in_order([step for step, _ in sorted(steps, key=lambda pair: pair[1])])


def date_of(time: ClaimTime | None) -> str | None:
    """An ISO day, month or year for a claim's time: no more than it says."""
    if time is None:
        return None
    if time.value and _ISO.fullmatch(time.value):
        return time.value
    if not time.from_ or not time.to:
        return None
    if time.from_ == time.to:
        return time.from_
    return (
        time.from_[:7] if time.from_[:7] == time.to[:7] else time.from_[:4] if time.from_[:4] == time.to[:4] else None
    )


def _steps(status: AgreementStatus, tellings: list[_Told]) -> list[tuple[Step, str]]:
    """One step for each time that the status was reached; ratifications are each party's own."""
    groups: list[list[_Told]] = []
    for one in sorted(tellings, key=lambda one: (not one.dated, one.date or "9999", one.day, one.claim)):
        home = next((group for group in groups if _same(status, one, group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return [(_step(status, group), min(one.day for one in group)) for group in groups]


def _same(status: AgreementStatus, one: _Told, group: list[_Told]) -> bool:
    if status in _ONCE:
        return True
    if status is AgreementStatus.RATIFIED:
        return not one.by or any(not other.by or set(one.by) & set(other.by) for other in group)
    if not one.dated or not group[0].dated:
        return abs(_number(one.date) - _number(group[0].date)) <= 45
    return any(_agree(one.date, other.date) for other in group if other.dated)


def _agree(one: str | None, other: str | None) -> bool:
    return bool(
        one and other and (one.startswith(other) or other.startswith(one) or abs(_number(one) - _number(other)) <= 7)
    )


def _number(date: str | None) -> int:
    """Days, roughly: only for telling near from far."""
    if not date:
        return 0
    year, month, day = (*(int(part) for part in date.split("-")), 1, 1)[:3]
    return year * 365 + month * 30 + day


def _step(status: AgreementStatus, group: list[_Told]) -> Step:
    dated = [one.date for one in group if one.dated and one.date]
    reported = [one.date for one in group if one.date]
    date = _precise(dated) if dated else min(reported, default=None)
    if dated and date and len(date) < 10:
        # A report of the very day within the month or year that others name is the more precise.
        date = min((one for one in reported if one.startswith(date) and len(one) == 10), default=date)
    return Step(status=status, date=date, claims=tuple(sorted(one.claim for one in group)))


def _precise(dates: list[str]) -> str:
    """The date that most claims give or are in line with; of those the most precise, then the earliest."""
    return min(dates, key=lambda one: (-sum(_agree(one, other) for other in dates), -len(one), one))


def _in_order(steps: list[Step]) -> tuple[Step, ...]:
    """By date, then by phase; nothing is proposed, negotiated or signed after it has gone beyond that."""
    ordered = sorted(steps, key=lambda step: (step.date or "", _ORDER.index(step.status)))
    return tuple(step for step in ordered if step.status not in _ONCE or not any(_passed(step, one) for one in ordered))


def _passed(step: Step, later: Step) -> bool:
    """Whether the agreement was already at a `later` phase when `step` is told."""
    if _ORDER.index(later.status) <= _ORDER.index(step.status) or not step.date or not later.date:
        return False
    return step.date[: len(later.date)] > later.date[: len(step.date)]


def status_of(history: tuple[Step, ...]) -> AgreementStatus | None:
    """Where the agreement stands: its latest step."""
    return history[-1].status if history else None
