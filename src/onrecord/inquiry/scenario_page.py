"""A scenario with what a page needs besides: the names of all who are in it, and the quotes that it stands on."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from onrecord.inquiry.scenario import ObligationFound, Scenario, scenario
from onrecord.inquiry.wording import shorten
from onrecord.record import EVERYTHING, Filters, Record
from onrecord.vocabulary import Actor, Annotations, Event, Forecast, Report

QUOTE = 240
"""Code points of evidence that are quoted at most."""
SHOWN = 40
"""Entries of one sort whose quotes are looked up."""


class Cited(Struct, frozen=True, kw_only=True):
    """A claim that something stands on: its words, and where they stand."""

    claim: str
    quote: str
    report: str
    publisher: str | None
    published: str | None


class ScenarioPage(Struct, frozen=True, kw_only=True):
    """What is on record for the case that `question` comes about; `found` is null when nothing was asked.

    `names` are the actors by id, `cited` the first claim of each entry, by id.
    """

    question: str
    found: Scenario | None = None
    names: dict[str, Actor] = {}
    cited: dict[str, Cited] = {}


def scenario_page(
    record: Record, words: str, annotate: Callable[[Report], Annotations], filters: Filters = EVERYTHING
) -> ScenarioPage:
    """The page for a question; raises `UsageError` (`scenario-not-understood`)."""
    found = scenario(record, words, annotate, filters)
    names = record.named(sorted(_ids(found)))
    return ScenarioPage(question=words, found=found, names=names, cited=cited(record, _first_claims(found)))


def cited(record: Record, claims: Iterable[str]) -> dict[str, Cited]:
    """The claims with these ids as they are cited, looked up together; those that are gone are left out."""
    return {
        one.id: Cited(
            claim=one.id,
            quote=shorten(one.text, QUOTE),
            report=one.report,
            publisher=one.publisher,
            published=one.published,
        )
        for one in record.claims_named(claims).values()
    }


def _entries(found: Scenario) -> Iterator[ObligationFound | Forecast | Event]:
    """The entries whose quotes are shown; of precedents the latest."""
    for entries in (found.obligations, found.intentions, found.forecasts, found.precedents[::-1]):
        yield from entries[:SHOWN]


def _first_claims(found: Scenario) -> list[str]:
    return [entry.claims[0] for entry in _entries(found) if entry.claims]


def _ids(found: Scenario) -> set[str]:
    ids: set[str | None] = {*found.reading.actors, *found.reading.recipients, *found.silent}
    ids = ids.union(*({*one.bearer, *one.beneficiary} for one in found.obligations))
    ids = ids.union(*({*one.actors, *one.recipients} for one in found.precedents))
    ids = ids.union(*({*one.actors, *one.recipients, one.holder} for one in (*found.intentions, *found.forecasts)))
    return {one for one in ids if one}
