"""What came of a forecast, from the deeds that later reports tell of and the days that have passed.

Conservative: where a careful reader would not say, a forecast stays open or is unclear.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum

from msgspec.structs import replace

from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.foretelling import NEGATIVE, puts_off, reasons
from onrecord.ledger.sides import sides
from onrecord.ledger.telling_words import figure, telling_words
from onrecord.vocabulary import Actor, ClaimKind, EventType, Factuality, Forecast, ForecastOutcome, Modality

NOBODY: Mapping[str, Actor] = {}
HAPPENED = frozenset((Factuality.CERTAIN, Factuality.PROBABLE))
PLAIN = frozenset((EventType.ASSAULT, EventType.CONSULT))
"""Types whose deeds are alike enough to be told by who did it to whom."""
KIN = (
    frozenset((EventType.AID, EventType.COOPERATE)),
    frozenset((EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT)),
    frozenset((EventType.RETREAT, EventType.CONCEDE)),
    frozenset((EventType.SANCTION, EventType.COERCE, EventType.REJECT)),
)
GRACE = 2
"""Days after the deadline in which an undated report still tells of a deed that was in time."""
FINAL = (
    "cancel",
    "call off",
    "scrap",
    "abandon",
    "fail",
    "refuse",
    "decline",
    "abort",
    "revoke",
    "shelve",
    "drop",
    "break",
)


class Fit(IntEnum):
    """How far a deed is the one that was foretold."""

    NONE = 0
    PARTLY = 1
    FULLY = 2


def settle(forecast: Forecast, deeds: Sequence[Entry], today: str | None, actors: Actors = NOBODY) -> Forecast:
    """The forecast with what came of it by `today` (ISO; null when unknown, then no deadline passes).

    `deeds` are later claims of the same docket. `actors` tells on whose side people stand; without it only ids do.
    """
    made = forecast.made or ""
    later = [deed for deed in deeds if deed.day > made and deed.claim.id not in forecast.claims]
    fitting = [(deed, fit) for deed in later if (fit := fits(forecast, deed, actors))]
    fitting.sort(key=lambda pair: pair[0].order)
    done = [deed for deed, fit in fitting if fit is Fit.FULLY and _happened(deed)]
    if done:
        return _after_deed(forecast, done, [deed for deed, fit in fitting if fit is Fit.FULLY and _did_not(deed)])
    undone = [deed for deed, fit in fitting if fit is Fit.FULLY and _did_not(deed)]
    passed = today is not None and forecast.deadline is not None and forecast.deadline < today
    if not forecast.negated and not forecast.conditional:
        final = [deed for deed in undone if _is_final(deed) or (passed and deed.day > (forecast.deadline or ""))]
        if final:
            return _closed(forecast, ForecastOutcome.DID_NOT, final, final[0].day)
    if not passed or forecast.conditional:
        return replace(forecast, outcome=ForecastOutcome.OPEN)
    return _after_deadline(forecast, [deed for deed, _ in fitting if _happened(deed)], later)


def _after_deed(forecast: Forecast, done: Sequence[Entry], undone: Sequence[Entry]) -> Forecast:
    if undone and undone[-1].day >= done[-1].day:
        return _closed(forecast, ForecastOutcome.UNCLEAR, [*done, *undone], undone[-1].day)
    in_time = [deed for deed in done if _in_time(forecast, deed) is True]
    late = [deed for deed in done if _in_time(forecast, deed) is False]
    came, missed = ForecastOutcome.CAME_TRUE, ForecastOutcome.DID_NOT
    if in_time:
        return _closed(forecast, missed if forecast.negated else came, in_time, in_time[0].day)
    if late:
        return _closed(forecast, came if forecast.negated else missed, late, late[0].day)
    return _closed(forecast, ForecastOutcome.UNCLEAR, done, done[0].day)


def _after_deadline(forecast: Forecast, partly: Sequence[Entry], later: Sequence[Entry]) -> Forecast:
    due = forecast.deadline or ""
    reports = {deed.origin for deed in later if deed.day > due and _covers(forecast, deed)}
    if partly or not reports:
        return _closed(forecast, ForecastOutcome.UNCLEAR, partly, partly[-1].day if partly else _next_day(due))
    outcome = ForecastOutcome.CAME_TRUE if forecast.negated else ForecastOutcome.DID_NOT
    return _closed(forecast, outcome, (), _next_day(due), coverage=float(len(reports)))


def _closed(forecast: Forecast, outcome: ForecastOutcome, by: Sequence[Entry], day: str, **why: float) -> Forecast:
    origins = {"outcome origins": float(len({deed.origin for deed in by}))} if by else {}
    return replace(
        forecast,
        outcome=outcome,
        outcome_claims=tuple(deed.claim.id for deed in by),
        settled=day,
        why={**forecast.why, **origins, **why},
    )


def fits(forecast: Forecast, deed: Entry, actors: Actors = NOBODY) -> Fit:
    """How far a claim tells of the deed that was foretold: its type, who did it to whom, with what, and since when."""
    claim = deed.claim
    if claim.kind is ClaimKind.TIE or not _akin(forecast.type, claim.type):
        return Fit.NONE
    by, upon = sides(claim.actors, actors), sides(claim.recipients, actors)
    parties = _parties_fit(forecast, by, upon)
    if parties is Fit.NONE or not _since(forecast, deed):
        return Fit.NONE
    return min(parties, _thing_fits(forecast, deed, upon))


def _akin(foretold: str | None, done: str | None) -> bool:
    return foretold == done or any(foretold in family and done in family for family in KIN)


def _parties_fit(forecast: Forecast, by: frozenset[str], upon: frozenset[str]) -> Fit:
    foretold_by, foretold_upon = set(forecast.by), set(forecast.upon)
    if foretold_by == foretold_upon and len(foretold_by) > 1:
        return Fit.FULLY if foretold_by <= by | upon else Fit.NONE
    if foretold_by and by and not foretold_by & by:
        return Fit.NONE
    if foretold_upon and upon and not foretold_upon & upon:
        return Fit.NONE
    missing = bool(foretold_by and not by) + bool(foretold_upon and not upon)
    return (Fit.FULLY, Fit.PARTLY, Fit.NONE)[missing]


def _thing_fits(forecast: Forecast, deed: Entry, upon: frozenset[str]) -> Fit:
    thing = deed.claim.object or ""
    foretold = telling_words(f"{forecast.trigger} {forecast.object or ''}")
    done = telling_words(f"{deed.claim.trigger.text} {thing}")
    if not foretold & done:
        alike = forecast.type == deed.claim.type and forecast.type in PLAIN and bool(forecast.upon) and bool(upon)
        return Fit.FULLY if alike else Fit.NONE
    asked, given = figure(forecast.object or ""), figure(thing)
    return Fit.PARTLY if asked is not None and given is not None and given < asked else Fit.FULLY


def _since(forecast: Forecast, deed: Entry) -> bool:
    """Whether the deed came after the forecast was made, as far as its words say when it was."""
    time, made = deed.claim.time, forecast.made
    if time is None or made is None:
        return True
    if time.from_ is not None and time.from_ < made:
        return False
    return not (time.from_ and deed.claim.published and time.from_ > deed.claim.published)


def _happened(deed: Entry) -> bool:
    claim = deed.claim
    known = not claim.holders or (bool(claim.holder_actors) and None not in claim.holder_actors)
    return claim.modality is Modality.ACTUAL and claim.factuality in HAPPENED and known


def _did_not(deed: Entry) -> bool:
    return deed.claim.modality is Modality.ACTUAL and deed.claim.factuality in NEGATIVE and not puts_off(deed)


def _is_final(deed: Entry) -> bool:
    return any(word in f"{reason.by} {words}".lower() for reason, words in reasons(deed) for word in FINAL)


def _in_time(forecast: Forecast, deed: Entry) -> bool | None:
    """Whether the deed came by the deadline; null when its report does not tell."""
    if forecast.deadline is None:
        return True
    time = deed.claim.time
    if time is not None and time.from_ is not None:
        return time.from_ <= forecast.deadline
    if deed.day <= _next_day(forecast.deadline, GRACE):
        return True
    return None


def _covers(forecast: Forecast, deed: Entry) -> bool:
    return set(forecast.by) | set(forecast.upon) <= set(deed.countries) | {*deed.claim.actors, *deed.claim.recipients}


def _next_day(day: str, days: int = 1) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
