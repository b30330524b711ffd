"""Forecasts: predictions, promises, threats and plans, and what came of them (likelihood by ICD 203).

Claims and reports are named by their ids on record, actors by theirs. Dates are ISO, inclusive; null when unknown.
"""

from enum import StrEnum

from msgspec import Struct


class ForecastKind(StrEnum):
    """What sort of word about the future it is."""

    PREDICTION = "prediction"
    PROMISE = "promise"
    THREAT = "threat"
    PLAN = "plan"


class ForecastOutcome(StrEnum):
    """What came of a forecast; `unclear` where a careful reader would not say."""

    OPEN = "open"
    CAME_TRUE = "came true"
    DID_NOT = "did not"
    UNCLEAR = "unclear"


class Forecast(Struct, frozen=True, kw_only=True):
    """A claim about the future with its holder, the day it was made, its deadline, and what came of it.

    `negated`: the holder says that it will not happen. `likelihood` is a probability from the holder's own likelihood
    words by ICD 203, null when none are used; `likelihood_words` quotes them. `claims` are those that make the
    forecast (repeated by one holder), `outcome_claims` those that settle it, on the day `settled`.
    """

    id: str
    holder: str | None
    made: str | None
    kind: ForecastKind
    type: str | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    object: str | None = None
    negated: bool = False
    likelihood: float | None = None
    likelihood_words: str | None = None
    deadline: str | None = None
    outcome: ForecastOutcome = ForecastOutcome.OPEN
    outcome_claims: tuple[str, ...] = ()
    settled: str | None = None
    claims: tuple[str, ...] = ()
    why: dict[str, float] = {}
