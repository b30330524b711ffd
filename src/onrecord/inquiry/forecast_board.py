"""Forecasts on a board: open, due and settled, each with its holder; and how well the holders do."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.claim_cards import Named, named
from onrecord.inquiry.front_page import latest_day
from onrecord.inquiry.matter_lines import words_of
from onrecord.inquiry.matters import forecasts
from onrecord.inquiry.naming import Names
from onrecord.ledger.days import days_after, days_between
from onrecord.ledger.holders_scores import scores
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Forecast, ForecastOutcome, HolderScore

DUE = 30
"""Days ahead of a deadline from which on a forecast counts as due."""
SHOWN = 15
"""Forecasts of a column at most."""
HOLDERS = 15
"""Holders whose scores are shown at most."""


class Standing(StrEnum):
    """Where a forecast stands on the board."""

    OPEN = "open"
    DUE = "due"
    """Not settled, and its deadline has passed or is near."""
    SETTLED = "settled"


class ForecastLine(Struct, frozen=True, kw_only=True):
    """A forecast in a sentence; `days_left` counts from the board's day to its deadline, below 0 when it has passed.

    `score` is that of its holder, null where that is nobody known.
    """

    id: str
    sentence: str
    holder: Named
    kind: str
    made: str | None
    deadline: str | None
    days_left: int | None
    likelihood: float | None
    likelihood_words: str | None
    conditional: bool
    standing: Standing
    outcome: str
    settled: str | None
    claims: tuple[str, ...]
    score: HolderScore | None = None


class BoardColumn(Struct, frozen=True, kw_only=True):
    """One column of the board: `total` forecasts, of which `left_out` are not among `lines`."""

    standing: Standing
    total: int
    lines: tuple[ForecastLine, ...]
    left_out: int


class ScoreOfHolder(Struct, frozen=True, kw_only=True):
    """A holder with how its forecasts came out."""

    holder: Named
    score: HolderScore


class ForecastBoard(Struct, frozen=True, kw_only=True):
    """The board on the day `today` (null on a record without dates): open, due and settled, and the holders' scores.

    Scores are of all forecasts asked for, those who have most settled first.
    """

    today: str | None
    open: BoardColumn
    due: BoardColumn
    settled: BoardColumn
    scores: tuple[ScoreOfHolder, ...]
    holders: int


class _Told(NamedTuple):
    forecast: Forecast
    standing: Standing


class _Look(NamedTuple):
    """What lines are made with: the day, the actors, and the holders' scores."""

    today: str | None
    names: Names
    scores: Mapping[str | None, HolderScore]


def forecast_board(record: Record, filters: Filters = EVERYTHING) -> ForecastBoard:
    """The board of the forecasts as asked, as of the day asked for or else the latest on record.

    Raises `UsageError` for a name that nobody on record has.
    """
    today = filters.as_of or latest_day(record)
    found = list(forecasts(record, replace(filters, limit=None)))
    names = record.named({one for each in found for one in (*each.actors, *each.recipients, each.holder) if one})
    return make_board(found, today, names)


def make_board(found: Iterable[Forecast], today: str | None, names: Names) -> ForecastBoard:
    """The same from forecasts at hand; a pure function."""
    told = [_Told(one, standing(one, today)) for one in found]
    ranked = sorted(
        scores(one.forecast for one in told), key=lambda one: (-one.settled, -one.unclear, -one.open, one.holder or "")
    )
    known = [one for one in ranked if one.holder is not None]
    look = _Look(today, names, {one.holder: one for one in known})
    return ForecastBoard(
        today=today,
        open=_column(Standing.OPEN, sorted(_in(told, Standing.OPEN), key=_made, reverse=True), look),
        due=_column(Standing.DUE, sorted(_in(told, Standing.DUE), key=_deadline), look),
        settled=_column(Standing.SETTLED, sorted(_in(told, Standing.SETTLED), key=_settled, reverse=True), look),
        scores=tuple(ScoreOfHolder(holder=named(one.holder, names), score=one) for one in known[:HOLDERS]),
        holders=len(known),
    )


def standing(forecast: Forecast, today: str | None) -> Standing:
    """Where a forecast stands on a day."""
    if forecast.outcome is not ForecastOutcome.OPEN:
        return Standing.SETTLED
    if today and forecast.deadline and forecast.deadline <= days_after(today, DUE):
        return Standing.DUE
    return Standing.OPEN


def forecast_line(one: Forecast, today: str | None, names: Names) -> ForecastLine:
    """The line of a forecast on a day."""
    return ForecastLine(
        id=one.id,
        sentence=words_of(one, names),
        holder=named(one.holder, names, one.holder_words or ""),
        kind=one.kind.value,
        made=one.made,
        deadline=one.deadline,
        days_left=days_between(today, one.deadline) if today and one.deadline else None,
        likelihood=one.likelihood,
        likelihood_words=one.likelihood_words,
        conditional=one.conditional,
        standing=standing(one, today),
        outcome=one.outcome.value,
        settled=one.settled,
        claims=one.claims,
    )


def _in(told: Iterable[_Told], where: Standing) -> list[Forecast]:
    return [one.forecast for one in told if one.standing is where]


def _column(where: Standing, found: Sequence[Forecast], look: _Look) -> BoardColumn:
    lines = tuple(
        replace(forecast_line(one, look.today, look.names), score=look.scores.get(one.holder)) for one in found[:SHOWN]
    )
    return BoardColumn(standing=where, total=len(found), lines=lines, left_out=len(found) - len(lines))


def _made(one: Forecast) -> tuple[str, str]:
    return one.made or "", one.id


def _deadline(one: Forecast) -> tuple[str, str]:
    return one.deadline or "", one.id


def _settled(one: Forecast) -> tuple[str, str]:
    return one.settled or "", one.id
