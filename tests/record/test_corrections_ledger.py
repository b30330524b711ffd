"""A person's word on actors, events, agreements and forecasts: it outranks what the ledger decides, and outlives it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_reports import new_record
from onrecord.inquiry import matters
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.reader import Reader
from onrecord.record import Changes, Record, open_record, read_into
from onrecord.vocabulary import Event, EventStatus, Forecast, ForecastOutcome, Report, UsageError

REPORTS = (
    Report(
        id="a",
        published="2024-03-01",
        publisher="Andes Post",
        text="Norwegian forces shelled the Chilean port of Iquique on 1 March 2024. Chile will attack Norway next "
        "week, Chilean defence minister Pedro Rojas said.",
    ),
    Report(
        id="b",
        published="2024-03-02",
        publisher="Fjord Courier",
        text="Norway bombarded Chile on Friday, wounding 12 soldiers, Chilean officials said.",
    ),
    Report(
        id="c",
        published="2024-03-05",
        publisher="Lima Times",
        text="Peru signed a trade agreement with Norway in Lima. Norway denied that it had attacked Chile.",
    ),
    Report(
        id="d",
        published="2024-03-20",
        publisher="Andes Post",
        text="Norwegian planes bombed the Chilean city of Arica. Ingrid Lund met Peruvian president Rosa Quispe in "
        "Lima.",
    ),
    Report(
        id="e",
        published="2024-03-21",
        publisher="Lima Times",
        text="Peru shelled Arica in Chile. Chile attacked Norway on Thursday.",
    ),
    Report(
        id="f",
        published="2024-03-22",
        publisher="Lima Times",
        text="Peruvian foreign minister Khaled Mansour visited Norway. Norwegian foreign minister Ingrid Lund met "
        "him in Oslo..",
    ),
    Report(
        id="g",
        published="2024-03-23",
        publisher="Andes Post",
        text="Peruvian minister Haled Mansour praised Norway. Norwegian minister Ingrid Lund said that Norway will "
        "help Peru.",
    ),
)
Told = dict[str, list[Any]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> bytes:
    """The record of all reports, brought up to date."""
    path = tmp_path_factory.mktemp("made") / "onrecord.db"
    with new_record(path) as record:
        read_into(record, REPORTS, reader)
        update(record)
    return path.read_bytes()


@pytest.fixture
def record(made: bytes, tmp_path: Path) -> Any:
    path = tmp_path / "onrecord.db"
    path.write_bytes(made)
    with open_record(path) as opened:
        yield opened


def update(record: Record) -> None:
    bring_up_to_date(record, record.codebook)


def told(record: Record) -> Told:
    """All that the ledger says."""
    kinds = (matters.events, matters.disputes, matters.agreements, matters.forecasts, matters.ties, matters.transfers)
    return {kind.__name__: [msgspec.to_builtins(one) for one in kind(record)] for kind in kinds}


def events(record: Record) -> dict[str, Event]:
    return {one.id: one for one in matters.events(record)}


def event_of(record: Record, claim: str) -> Event:
    """The event that the claim tells of."""
    return next(one for one in matters.events(record) if claim in one.claims)


def forecast(record: Record) -> Forecast:
    return next(one for one in matters.forecasts(record) if one.id == "forecast/a/c81")


def merge_events(record: Record) -> None:
    record.merge("event/a/c17", event_of(record, "d/c17").id, by="Ana")


def merge_events_of_other_pairs(record: Record) -> None:
    record.merge("event/d/c17", "event/e/c5", by="Ana")


def merge_forwards(record: Record) -> None:
    record.merge("event/e/c5", "event/a/c17", by="Ana")


def part_event(record: Record) -> None:
    record.part(event_of(record, "b/c34").id, ["b/c34"], by="Ana")


def part_denial(record: Record) -> None:
    record.part("event/a/c17", ["c/c77"], by="Ana")


def settle(record: Record) -> None:
    record.settle("forecast/a/c81", ForecastOutcome.CAME_TRUE, claims=["e/c5"], by="Ana")


def merge_actors(record: Record) -> None:
    record.merge("person/rosa-quispe", "person/khaled-mansour", by="Ana")


def part_actors(record: Record) -> None:
    record.part("person/haled-mansour", ["person/khaled-mansour"], by="Ana")


def merge_states(record: Record) -> None:
    record.merge("NOR", "PER", by="Ana")


def reject(record: Record) -> None:
    record.reject("a/c17", by="Ana")


def reject_the_only_claim(record: Record) -> None:
    record.reject("d/c17", by="Ana")
    record.reject("a/c81", by="Ana")


def change(record: Record) -> None:
    record.change("e/c5", Changes(actors=("Norway",)), by="Ana")


def set_date(record: Record) -> None:
    record.set_head("a", published="2024-03-04", publisher="Lima Times", by="Ana")


ACTIONS = (
    merge_events,
    merge_events_of_other_pairs,
    merge_forwards,
    part_event,
    part_denial,
    settle,
    merge_actors,
    part_actors,
    merge_states,
    reject,
    reject_the_only_claim,
    change,
    set_date,
)
ALL = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.__name__)


@ALL
def test_what_is_brought_up_to_date_equals_what_is_rebuilt(record: Record, action: Callable[[Record], None]) -> None:
    action(record)
    update(record)
    corrected = told(record)
    rebuild(record, record.codebook)
    assert told(record) == corrected


@ALL
def test_a_correction_is_in_force_after_all_is_read_again(
    record: Record, reader: Reader, action: Callable[[Record], None]
) -> None:
    action(record)
    update(record)
    corrected = told(record)
    read_into(record, REPORTS, Later(reader), reread=True)
    update(record)
    again = told(record)
    if action is not set_date:  # days named relative to the date are read anew
        assert again == corrected
    rebuild(record, record.codebook)
    assert told(record) == again


@ALL
def test_undoing_restores_what_the_ledger_said(record: Record, action: Callable[[Record], None]) -> None:
    before = told(record)
    action(record)
    update(record)
    for one in list(record.corrections()):
        record.undo(one.number, by="Bo")
    update(record)
    assert told(record) == before
    rebuild(record, record.codebook)
    assert told(record) == before


class Later:
    """The reader in a later version, which reads the same."""

    def __init__(self, reader: Reader) -> None:
        self.read_many = reader.read_many
        self.version = f"{reader.version} later"


def test_merged_events_are_one(record: Record) -> None:
    merge_events(record)
    update(record)
    assert "d/c17" in events(record)["event/a/c17"].claims
    assert "event/d/c17" not in events(record)


def test_without_its_only_claim_an_event_or_forecast_is_gone(record: Record) -> None:
    reject_the_only_claim(record)
    update(record)
    assert not {"event/d/c17", "event/a/c81"} & events(record).keys()
    assert "forecast/a/c81" not in [one.id for one in matters.forecasts(record)]


def test_events_between_other_parties_can_be_merged(record: Record) -> None:
    merge_events_of_other_pairs(record)
    update(record)
    assert {"d/c17", "e/c5"} <= set(event_of(record, "e/c5").claims)


def test_parted_claims_have_an_event_of_their_own(record: Record) -> None:
    assert len(event_of(record, "b/c34").claims) > 1
    part_event(record)
    update(record)
    assert event_of(record, "b/c34").claims == ("b/c34",)


def test_a_denial_can_be_parted_from_what_it_denies(record: Record) -> None:
    assert events(record)["event/a/c17"].status is EventStatus.DISPUTED
    part_denial(record)
    update(record)
    assert events(record)["event/a/c17"].status is EventStatus.CONFIRMED


def test_a_forecast_is_settled_as_a_person_says(record: Record) -> None:
    assert forecast(record).outcome is not ForecastOutcome.CAME_TRUE
    settle(record)
    update(record)
    settled = forecast(record)
    assert (settled.outcome, settled.outcome_claims, settled.settled) == (
        ForecastOutcome.CAME_TRUE,
        ("e/c5",),
        "2024-03-21",
    )
    assert settled.why["a person"] == 1.0


def test_merged_actors_are_one(record: Record) -> None:
    merge_actors(record)
    update(record)
    (one,) = {event_of(record, claim).actors[-1] for claim in ("d/c63", "g/c32")}
    assert one == event_of(record, "f/c41").actors[0]


def test_parted_actors_are_two(record: Record) -> None:
    assert event_of(record, "g/c32").actors == ("person/khaled-mansour",)
    part_actors(record)
    update(record)
    assert event_of(record, "g/c32").actors == ("person/haled-mansour",)
    assert event_of(record, "f/c41").actors == ("person/khaled-mansour", "person/ingrid-lund")
    rebuild(record, record.codebook)
    assert event_of(record, "g/c32").actors == ("person/haled-mansour",)


REFUSED: list[tuple[str, Callable[[Record], object]]] = [
    ("unknown-id", lambda record: record.merge("event/nothing", "event/a/c17", by="Ana")),
    ("unknown-id", lambda record: record.merge("NOR", "ATL", by="Ana")),
    ("cannot-merge", lambda record: record.merge("NOR", "NOR", by="Ana")),
    ("cannot-merge", lambda record: record.merge("NOR", "event/a/c17", by="Ana")),
    ("cannot-merge", lambda record: record.merge("a", "b", by="Ana")),
    ("only-expected", lambda record: record.merge("event/a/c17", "event/a/c81", by="Ana")),
    ("cannot-part", lambda record: record.part("a/c17", ["NOR"], by="Ana")),
    ("cannot-part", lambda record: record.part("event/a/c17", ["e/c5"], by="Ana")),
    ("cannot-part", lambda record: record.part("event/a/c17", list(events(record)["event/a/c17"].claims), by="Ana")),
    ("cannot-part", lambda record: record.part("NOR", ["a/c17"], by="Ana")),
    ("not-a-forecast", lambda record: record.settle("NOR", ForecastOutcome.UNCLEAR, by="Ana")),
    ("unknown-id", lambda record: record.settle("forecast/nothing", ForecastOutcome.UNCLEAR, by="Ana")),
    (
        "unknown-id",
        lambda record: record.settle("forecast/a/c81", ForecastOutcome.UNCLEAR, claims=["a/c1"], by="Ana"),
    ),
]


@pytest.mark.parametrize(("code", "doing"), REFUSED)
def test_what_cannot_be_is_refused(record: Record, code: str, doing: Callable[[Record], object]) -> None:
    with pytest.raises(UsageError) as refused:
        doing(record)
    assert refused.value.code == code
    assert refused.value.advice
    assert list(record.corrections()) == []


def test_what_a_person_has_said_already_is_refused(record: Record) -> None:
    merge_actors(record)
    update(record)
    settle(record)
    update(record)
    for code, doing in (("already-merged", merge_actors), ("already-settled", settle)):
        with pytest.raises(UsageError) as refused:
            doing(record)
        assert refused.value.code == code
