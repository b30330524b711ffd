"""Figures that a chart needs together with the names of those in them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from onrecord.inquiry.active import Active, active
from onrecord.inquiry.between import Between, between
from onrecord.inquiry.matter_lines import matter_with
from onrecord.inquiry.matters import forecasts
from onrecord.inquiry.pairs import sides_named
from onrecord.inquiry.told import Telling, tellings
from onrecord.ledger.holders_scores import scores
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Actor, Event, HolderScore

Found = TypeVar("Found")


class Figures(Struct, Generic[Found], frozen=True, kw_only=True):
    """What was found, with the names of the actors in it, by id."""

    found: Found
    names: dict[str, Actor]


def between_figures(record: Record, a: str, b: str, filters: Filters = EVERYTHING) -> Figures[Between]:
    """Two sides (name, code or id) month by month, without the events; raises `UsageError` (`unknown-actor`)."""
    found = replace(between(record, a, b, filters), events=(), agreements=(), forecasts=(), ties=())
    return Figures(found=found, names=sides_named(record, (found.a, found.b)))


def score_figures(record: Record, filters: Filters = EVERYTHING) -> Figures[tuple[HolderScore, ...]]:
    """The scores of all holders of the forecasts asked for."""
    found = tuple(scores(forecasts(record, filters)))
    return Figures(found=found, names=_names(record, (one.holder for one in found if one.settled)))


def account_figures(record: Record, event: str, filters: Filters = EVERYTHING) -> Figures[tuple[Telling, ...]]:
    """Who told of an event when; raises `UsageError` (`unknown-id`, `not-yet`)."""
    _, found = matter_with(record, event, "event", filters.as_of)
    assert isinstance(found, Event)
    told = tellings(record, found)
    return Figures(found=told, names=record.named({one.holder for one in told if one.holder}))


def active_figures(record: Record, filters: Filters = EVERYTHING, *, most: int = 10) -> Figures[Active]:
    """The most active, at most `most` of each sort."""
    found = active(record, filters, most=most)
    ids = {side for one in found.dyads for side in (one.a, one.b)} | {one.holder for one in found.holders}
    return Figures(found=found, names=_names(record, ids))


def _names(record: Record, ids: Iterable[str | None]) -> dict[str, Actor]:
    return sides_named(record, {one for one in ids if one})
