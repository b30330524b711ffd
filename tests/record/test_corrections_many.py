"""Many corrections one after another: what is brought up to date, re-read, rebuilt and undone is always the same."""

import random
from collections.abc import Callable, Iterator

import msgspec
import pytest
from msgspec.structs import replace

from made_reports import many
from onrecord.inquiry import matters
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import Changes, Record
from onrecord.vocabulary import Annotations, Event, Factuality, ForecastOutcome, Modality, UsageError

COUNT = 16


def reports() -> Iterator[Annotations]:
    """Made reports that tell of deeds and of promises."""
    for one in many(COUNT):
        claims = (
            replace(
                claim,
                factuality=Factuality.PROBABLE,
                modality=Modality.PROMISED if claim.id == "c4" else Modality.ACTUAL,
            )
            for claim in one.claims
        )
        yield replace(one, claims=tuple(claims))


def update(record: Record) -> None:
    bring_up_to_date(record, record.codebook)


def told(record: Record) -> list[bytes]:
    """All that is on record, and all that the ledger says of it."""
    answers = (record.claims(), record.reports(), record.actors(), matters.events(record), matters.forecasts(record))
    return [msgspec.json.encode(one) for answer in answers for one in answer]


class Hand:
    """Corrects at random, always the same for the same seed."""

    def __init__(self, record: Record, seed: int) -> None:
        self.record, self.dice = record, random.Random(seed)
        self.actions: tuple[Callable[[], object], ...] = (
            self.reject, self.change, self.merge, self.merge, self.part, self.settle, self.actors, self.date, self.undo,
        )  # fmt: skip

    def correct(self) -> None:
        self.dice.choice(self.actions)()

    def claim(self) -> str:
        return self.dice.choice([one.id for one in self.record.claims()])

    def event(self, *, large: bool = False) -> Event:
        found = [one for one in matters.events(self.record) if len(one.claims) > large and one.status != "expected"]
        return self.dice.choice(found)

    def reject(self) -> None:
        self.record.reject(self.claim(), by="Ana")

    def change(self) -> None:
        changes = Changes(type=self.dice.choice(["PROTEST", "CONSULT"]), actors=(self.dice.choice(["NOR", "CHL"]),))
        self.record.change(self.claim(), changes, by="Ana")

    def merge(self) -> None:
        self.record.merge(self.event().id, self.event().id, by="Ana")

    def part(self) -> None:
        event = self.event(large=True)
        self.record.part(event.id, [self.dice.choice(event.claims)], by="Ana")

    def settle(self) -> None:
        forecast = self.dice.choice(list(matters.forecasts(self.record)))
        outcome = self.dice.choice([ForecastOutcome.CAME_TRUE, ForecastOutcome.UNCLEAR])
        self.record.settle(forecast.id, outcome, claims=[self.claim()], by="Ana")

    def actors(self) -> None:
        one, other = (f"person/speaker-{number}" for number in self.dice.sample(range(COUNT), 2))
        self.record.merge(one, other, by="Ana")

    def date(self) -> None:
        report = f"made-{self.dice.randrange(COUNT):06}"
        self.record.set_head(report, published=f"2024-{self.dice.randint(1, 12):02}-20", by="Ana")

    def undo(self) -> None:
        in_force = [one.number for one in self.record.corrections() if not one.undone_at]
        if in_force:
            self.record.undo(self.dice.choice(in_force), by="Bo")


@pytest.mark.parametrize("seed", [3])
def test_nothing_depends_on_the_way(record: Record, seed: int) -> None:
    for one in reports():
        record.store(one, "reader 1")
    update(record)
    before, hand, refused = told(record), Hand(record, seed), 0
    for _ in range(12):
        try:
            hand.correct()
        except (UsageError, IndexError):
            refused += 1
        update(record)
    assert refused < 8
    corrected = told(record)
    assert corrected != before
    rebuild(record, record.codebook)
    assert told(record) == corrected
    for one in reports():
        record.store(one, "reader 2", reread=True)
    update(record)
    assert told(record) == corrected
    for correction in list(record.corrections()):
        if not correction.undone_at:
            record.undo(correction.number, by="Bo")
    update(record)
    assert told(record) == before
