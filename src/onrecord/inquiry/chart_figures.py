"""Figures that a chart needs together with the names of those in them."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import ActiveHolder, Dyad, active
from onrecord.inquiry.between import Between, between
from onrecord.inquiry.matters import forecasts
from onrecord.inquiry.pairs import sides_named
from onrecord.ledger.holders_scores import scores
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Actor, HolderScore


class BetweenFigures(Struct, frozen=True, kw_only=True):
    """Two sides month by month, without the single events; `names` are the actors by id."""

    found: Between
    names: dict[str, Actor]


class ScoreFigures(Struct, frozen=True, kw_only=True):
    """How those who foretell do; `names` are the actors by id."""

    scores: tuple[HolderScore, ...]
    names: dict[str, Actor]


class ActiveFigures(Struct, frozen=True, kw_only=True):
    """The most active pairs and holders; `names` are the actors by id."""

    dyads: tuple[Dyad, ...]
    holders: tuple[ActiveHolder, ...]
    names: dict[str, Actor]


def between_figures(record: Record, a: str, b: str, filters: Filters = EVERYTHING) -> BetweenFigures:
    """The months of two sides, given by name, code or id; raises `UsageError` (`unknown-actor`)."""
    found = replace(between(record, a, b, filters), events=(), agreements=(), forecasts=(), ties=())
    return BetweenFigures(found=found, names=sides_named(record, (found.a, found.b)))


def score_figures(record: Record, filters: Filters = EVERYTHING) -> ScoreFigures:
    """The scores of all holders of the forecasts asked for."""
    found = tuple(scores(forecasts(record, filters)))
    return ScoreFigures(scores=found, names=_names(record, (one.holder for one in found if one.settled)))


def active_figures(record: Record, filters: Filters = EVERYTHING, *, most: int = 10) -> ActiveFigures:
    """The most active, at most `most` of each sort."""
    found = active(record, filters, most=most)
    ids = {side for one in found.dyads for side in (one.a, one.b)} | {one.holder for one in found.holders}
    return ActiveFigures(dyads=found.dyads, holders=found.holders, names=_names(record, ids))


def _names(record: Record, ids: Iterable[str | None]) -> dict[str, Actor]:
    return sides_named(record, {one for one in ids if one})
