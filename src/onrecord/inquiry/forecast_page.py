"""A forecast as a page shows it: who foretold what and how surely, until when, what came of it, and what shows that."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.codebook import Codebook
from onrecord.codebook.likelihood import Likelihood
from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.claim_lines import ClaimLine, lines_of
from onrecord.inquiry.explain_matters import Ground, explain_matter
from onrecord.inquiry.forecast_board import ForecastLine, Standing, forecast_line, standing
from onrecord.inquiry.front_page import latest_day
from onrecord.inquiry.matter_lines import MatterLine, matter_line, matter_with, words_of
from onrecord.inquiry.matters import Matter, matters_asked, matters_named
from onrecord.inquiry.naming import Names
from onrecord.inquiry.who_is_in import actors_of
from onrecord.ledger import posting
from onrecord.ledger.holders_scores import scores
from onrecord.record import ClaimOnRecord, Filters, MatterOnRecord, Record
from onrecord.vocabulary import Event, Forecast, ForecastOutcome, HolderScore

LATER = 12
"""Later claims that are offered as what may settle it at most."""
OTHERS = 10
"""Other forecasts of the holder at most."""


class LikelihoodStep(Struct, frozen=True, kw_only=True):
    """The step of ICD 203's scale that a holder's words stand for: its name and its bounds in percent."""

    id: str
    low: int
    high: int


class ForecastPage(Struct, frozen=True, kw_only=True):
    """A forecast as a page shows it.

    `today` is the day as of which it stands. `lines` are the claims that make it, `outcome_lines` those that settle it,
    `later` claims of the same parties and type published after it, which a person may take to settle it (none when it
    is settled). `expected` is the event that it lets expect, `settled_by` are the events of what settles it. `score` is
    that of its holder, null for an unknown one, and `others` are more of the holder's forecasts.
    """

    forecast: Forecast
    sentence: str
    as_of: str | None
    today: str | None
    standing: Standing
    holder: Named
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    likelihood_step: LikelihoodStep | None
    lines: tuple[ClaimLine, ...]
    outcome_lines: tuple[ClaimLine, ...]
    later: tuple[ClaimLine, ...]
    expected: MatterLine | None
    settled_by: tuple[MatterLine, ...]
    score: HolderScore | None
    others: tuple[ForecastLine, ...]
    grounds: tuple[Ground, ...]


def forecast_page(record: Record, forecast_id: str, *, as_of: str | None = None) -> ForecastPage:
    """The page of the forecast with this id, as it stood on a day; raises `UsageError` (`unknown-id`, `not-yet`)."""
    row, forecast = matter_with(record, forecast_id, "forecast", as_of)
    assert isinstance(forecast, Forecast)
    today = as_of or latest_day(record)
    later = _later(record, row, forecast, as_of)
    lines = lines_of(record, [*forecast.claims, *forecast.outcome_claims, *later], as_of=as_of)
    own = _of_holder(record, forecast, as_of)
    made, settling = _events(record, forecast.claims, as_of), _events(record, forecast.outcome_claims, as_of)
    expected = next((one for one in made if set(one.claims) <= set(forecast.claims)), None)
    told: list[Matter] = [forecast, *own, *made, *settling]
    ids = {actor for one in told for actor in actors_of(one)}
    names = {**record.named(ids), **lines.names}
    return ForecastPage(
        forecast=forecast,
        sentence=words_of(forecast, names),
        as_of=as_of,
        today=today,
        standing=standing(forecast, today),
        holder=named(forecast.holder, names, forecast.holder_words or ""),
        actors=tuple(named(one, names) for one in forecast.actors),
        recipients=tuple(named(one, names) for one in forecast.recipients if one not in forecast.actors),
        likelihood_step=step_of(forecast.likelihood, record.codebook),
        lines=lines.of(forecast.claims),
        outcome_lines=lines.of(forecast.outcome_claims, dict.fromkeys(forecast.outcome_claims, "deed")),
        later=lines.of(later, dict.fromkeys(later, "deed")),
        expected=matter_line(expected, names) if expected else None,
        settled_by=tuple(matter_line(one, names) for one in settling),
        score=scores(own)[0] if own and forecast.holder else None,
        others=_others(own, forecast, today, names),
        grounds=explain_matter(forecast, names).grounds,
    )


def step_of(likelihood: float | None, codebook: Codebook) -> LikelihoodStep | None:
    """The step of ICD 203's scale in which a probability lies; null for none."""
    if likelihood is None:
        return None
    for step in codebook.entries(Likelihood):
        if step.low <= round(likelihood * 100) <= step.high:
            return LikelihoodStep(id=step.id, low=step.low, high=step.high)
    return None


def _later(record: Record, row: MatterOnRecord, forecast: Forecast, as_of: str | None) -> list[str]:
    """Claims that may tell what came of it: of its parties and type, the first published after it."""
    if forecast.outcome is not ForecastOutcome.OPEN:
        return []
    made, own = forecast.made or "", set(forecast.claims)
    with record.looking() as desk:
        posted = desk.posted(row.docket, since=made, roles=[posting.DEED, posting.DENIAL])
    found = [
        one.claim.id
        for one in posted
        if one.day > made
        and (as_of is None or one.day <= as_of)
        and one.claim.id not in own
        and one.claim.type == forecast.type
        and _shares_actor(one.claim, forecast)
    ]
    return list(dict.fromkeys(found))[:LATER]


def _shares_actor(claim: ClaimOnRecord, forecast: Forecast) -> bool:
    """Whether someone who is to act does so, or, where nobody is named, someone whom it is done to is."""
    wanted, there = (forecast.actors, claim.actors) if forecast.actors else (forecast.recipients, claim.recipients)
    return not set(wanted).isdisjoint(there)


def _of_holder(record: Record, forecast: Forecast, as_of: str | None) -> list[Forecast]:
    """All forecasts of its holder, this one among them; none of an unknown holder."""
    if forecast.holder is None:
        return []
    asked = matters_asked(record, ["forecast"], Filters(holder=forecast.holder, as_of=as_of))
    return [one for _, one in asked if isinstance(one, Forecast) and one.holder == forecast.holder]


def _events(record: Record, claims: Iterable[str], as_of: str | None) -> list[Event]:
    """The events that some claims are part of."""
    ids = {one.matter for one in record.parts_in_matters(claims)}
    found: Iterable[Matter] = matters_named(record, ids, as_of).values()
    return [one for one in found if isinstance(one, Event)]


def _others(own: Iterable[Forecast], forecast: Forecast, today: str | None, names: Names) -> tuple[ForecastLine, ...]:
    """The latest of the other forecasts of a holder."""
    ranked = sorted(
        (one for one in own if one.id != forecast.id), key=lambda one: (one.made or "", one.id), reverse=True
    )
    return tuple(forecast_line(one, today, names) for one in ranked[:OTHERS])
