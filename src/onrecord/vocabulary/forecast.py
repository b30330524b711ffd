"""Forecasts: predictions, promises, threats and plans, and what came of them (likelihood by ICD 203).

Claims and reports are named by their ids on record, actors by theirs. Dates are ISO, inclusive; null when unknown.
"""

from enum import StrEnum

from msgspec import Struct


class ForecastKind(StrEnum):
    """What sort of word about the future it is (after PLOVER's PROMISE and THREATEN contexts and FactBank's modes)."""

    PREDICTION = "prediction"
    PROMISE = "promise"
    THREAT = "threat"
    PLAN = "plan"


class ForecastOutcome(StrEnum):
    """What came of a forecast (after Tetlock 2005); `unclear` where a careful reader would not say."""

    OPEN = "open"
    CAME_TRUE = "came true"
    DID_NOT = "did not"
    UNCLEAR = "unclear"


class Forecast(Struct, frozen=True, kw_only=True, gc=False):
    """A claim about the future with its holder, the day it was made, its deadline, and what came of it.

    `holder_words` name a holder who is no known actor. `negated`: the holder says that it will not happen.

    `trigger` quotes the words that name the deed, `cameo` is its CAMEO code; `by` and `upon` name the sides that act
    and are acted upon: the alpha-3 code for whoever acts for a state, else the actor. A `conditional` one binds its
    holder only if something else comes first. `likelihood` is the probability of the deed by the holder's own
    likelihood words (ICD 203), null when none are used; `likelihood_words` quotes them. `claims` are those that make
    the forecast (repeated by one holder), `outcome_claims` those that settle it, on the day `settled`. `why` counts
    what speaks for the outcome.
    """

    id: str
    holder: str | None
    made: str | None
    kind: ForecastKind
    type: str | None
    holder_words: str | None = None
    trigger: str = ""
    cameo: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    upon: tuple[str, ...] = ()
    object: str | None = None
    place: str | None = None
    negated: bool = False
    likelihood: float | None = None
    likelihood_words: str | None = None
    deadline: str | None = None
    conditional: bool = False
    outcome: ForecastOutcome = ForecastOutcome.OPEN
    outcome_claims: tuple[str, ...] = ()
    settled: str | None = None
    claims: tuple[str, ...] = ()
    why: dict[str, float] = {}


class HolderScore(Struct, frozen=True, kw_only=True, gc=False):
    """How the forecasts of one holder (actor id, null for unnamed ones) came out.

    `brier` is the mean squared difference between the stated probability and what came (0 is best, 1 worst; Brier
    1950), over the `weighed` settled forecasts that state one; null when there are none.
    """

    holder: str | None
    open: int = 0
    settled: int = 0
    right: int = 0
    wrong: int = 0
    unclear: int = 0
    weighed: int = 0
    brier: float | None = None
