"""What came of a forecast, from the deeds that later reports tell of and the days that have passed.

Conservative: where a careful reader would not say, a forecast stays open or is unclear.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from onrecord.codebook import default_codebook
from onrecord.ledger.days import days_after
from onrecord.ledger.entry import Actors, Entry
from onrecord.ledger.foretelling import puts_off, reasons
from onrecord.ledger.fulfilment import NOBODY, Fit, fits, is_told
from onrecord.ledger.telling_words import names_of_countries, telling_words
from onrecord.vocabulary import NEGATIVE, Forecast, ForecastOutcome, Modality

GRACE = 2
"""Days after the deadline in which an undated report still tells of a deed that was in time."""
WINDOW = 7
"""Days after the first news of a deed in which other news is of the same deed."""
FINAL = ("cancel", "call off", "scrap", "abandon", "fail", "refuse", "decline", "abort", "revoke", "shelve", "drop")


def settle(forecast: Forecast, deeds: Sequence[Entry], today: str | None, actors: Actors = NOBODY) -> Forecast:
    """The forecast with what came of it by `today` (ISO; null when unknown, then no deadline passes).

    `deeds` are later claims of the same docket. `actors` tells on whose side people stand; without it only ids do.
    """
    made, own = forecast.made or "", set(forecast.claims)
    later = [deed for deed in deeds if deed.day > made and deed.claim.id not in own]
    fitting = [(deed, fit) for deed in later if (fit := fits(forecast, deed, actors))]
    fitting.sort(key=lambda pair: pair[0].order)
    fully = [deed for deed, fit in fitting if fit is Fit.FULLY]
    forecast, fully = _put_off(forecast, fully)
    done = [deed for deed in fully if is_told(deed, actors)]
    undone = [deed for deed in fully if _did_not(deed)]
    if done:
        return _after_deed(forecast, _of_first(done), undone)
    passed = today is not None and forecast.deadline is not None and forecast.deadline < today
    if forecast.conditional:
        return replace(forecast, outcome=ForecastOutcome.OPEN)
    if not forecast.negated:
        due = forecast.deadline
        final = [deed for deed in undone if _is_final(deed) or (passed and due is not None and deed.day > due)]
        if final:
            return _closed(forecast, ForecastOutcome.DID_NOT, _of_first(final), final[0].day)
    if not passed:
        return replace(forecast, outcome=ForecastOutcome.OPEN)
    partly = [deed for deed, _ in fitting if is_told(deed, actors)]
    return _after_deadline(forecast, partly, later)


def _put_off(forecast: Forecast, fully: Sequence[Entry]) -> tuple[Forecast, list[Entry]]:
    """The forecast with the deadline to which later news puts it off, and the news that is of something else."""
    other = []
    for deed in fully:
        time = deed.claim.time
        if not puts_off(deed):
            other.append(deed)
        elif time and time.to and time.to > deed.day and forecast.deadline != time.to:
            postponed = forecast.why.get("postponed", 0.0) + 1
            forecast = replace(forecast, deadline=time.to, why={**forecast.why, "postponed": postponed})
    return forecast, other


def _of_first(deeds: Sequence[Entry]) -> list[Entry]:
    last = days_after(deeds[0].day, WINDOW)
    return [deed for deed in deeds if deed.day <= last]


def _after_deed(forecast: Forecast, done: Sequence[Entry], undone: Sequence[Entry]) -> Forecast:
    denied = [deed for deed in undone if done[0].day <= deed.day <= days_after(done[-1].day, WINDOW)]
    if denied:
        return _closed(forecast, ForecastOutcome.UNCLEAR, [*done, *denied], denied[0].day)
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
        return _closed(forecast, ForecastOutcome.UNCLEAR, partly, partly[-1].day if partly else days_after(due, 1))
    outcome = ForecastOutcome.CAME_TRUE if forecast.negated else ForecastOutcome.DID_NOT
    return _closed(forecast, outcome, (), days_after(due, 1), coverage=float(len(reports)))


def _closed(forecast: Forecast, outcome: ForecastOutcome, by: Sequence[Entry], day: str, **why: float) -> Forecast:
    origins = {"outcome origins": float(len({deed.origin for deed in by}))} if by else {}
    claims = tuple(deed.claim.id for deed in by)
    return replace(
        forecast, outcome=outcome, outcome_claims=claims, settled=day, why={**forecast.why, **origins, **why}
    )


def _did_not(deed: Entry) -> bool:
    return deed.claim.modality is Modality.ACTUAL and deed.claim.factuality in NEGATIVE


def _is_final(deed: Entry) -> bool:
    return any(word in f"{reason.by} {words}".lower() for reason, words in reasons(deed) for word in FINAL)


def _in_time(forecast: Forecast, deed: Entry) -> bool | None:
    """Whether the deed came by the deadline; null when its report does not tell."""
    if forecast.deadline is None:
        return True
    time = deed.claim.time
    if time is not None and time.from_ is not None:
        return time.from_ <= forecast.deadline
    return True if deed.day <= days_after(forecast.deadline, GRACE) else None


def _covers(forecast: Forecast, deed: Entry) -> bool:
    """Whether a report after the deadline is about the same parties and the thing that was foretold."""
    parties = set(forecast.by) | set(forecast.upon)
    if not parties <= set(deed.countries) | set(deed.claim.actors) | set(deed.claim.recipients):
        return False
    names = frozenset().union(*map(telling_words, (*deed.claim.actors_text, *deed.claim.recipients_text)))
    thing = telling_words(forecast.object or "") - names - default_codebook().compiled(names_of_countries)
    return bool(thing & telling_words(deed.claim.text))
