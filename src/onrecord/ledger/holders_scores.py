"""How well those who foretell do: forecasts settled, right and wrong, and the Brier score (Brier 1950)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.vocabulary import Forecast, ForecastOutcome, HolderScore

SETTLED = (ForecastOutcome.CAME_TRUE, ForecastOutcome.DID_NOT)


def scores(forecasts: Iterable[Forecast]) -> list[HolderScore]:
    """The score of each holder, by id, those without a known holder last. `settled` counts right and wrong ones."""
    by_holder: dict[str | None, list[Forecast]] = defaultdict(list)
    for forecast in forecasts:
        by_holder[forecast.holder].append(forecast)
    return [_score(holder, by_holder[holder]) for holder in sorted(by_holder, key=lambda one: (one is None, one or ""))]


def _score(holder: str | None, forecasts: Sequence[Forecast]) -> HolderScore:
    outcomes = [forecast.outcome for forecast in forecasts]
    right, wrong = (outcomes.count(outcome) for outcome in SETTLED)
    errors = [
        (forecast.likelihood - _deed_came(forecast)) ** 2
        for forecast in forecasts
        if forecast.likelihood is not None and forecast.outcome in SETTLED
    ]
    return HolderScore(
        holder=holder,
        open=outcomes.count(ForecastOutcome.OPEN),
        settled=right + wrong,
        right=right,
        wrong=wrong,
        unclear=outcomes.count(ForecastOutcome.UNCLEAR),
        weighed=len(errors),
        brier=round(sum(errors) / len(errors), 4) if errors else None,
    )


def _deed_came(forecast: Forecast) -> bool:
    """Whether the deed itself happened: a forecast that it would not is right when it did not."""
    return (forecast.outcome is ForecastOutcome.CAME_TRUE) is not forecast.negated
