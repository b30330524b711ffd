"""How long questions to a record of a year's news take when they are asked from Python, the parser being loaded.

python -m benchmarks.queries (--record FILE | --corpora DIR) [--rounds N]

The record is that of current-events-2025, made first where none is given. Questions are as commands ask them: scenarios
and `between` of the pairs that have most events with each other, lists and timelines of the actors told of
most, of months, of an actor as of a day, and of the first 50, in the words that lists print; briefs with all of their
sections; searches for a word or two. They are asked in an order drawn by lot, another one each round. Processor time
counts besides the clock's, for machines that others share.
"""

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

from benchmarks.records import record_to_ask
from benchmarks.web import percentile
from benchmarks.web_pages import WORDS
from onrecord.inquiry import brief, make_filters, search
from onrecord.inquiry.active import active
from onrecord.inquiry.between import between
from onrecord.inquiry.ledger_brief import ledger_sections
from onrecord.inquiry.matters import agreements, disputes, events, forecasts, ties, transfers
from onrecord.inquiry.scenario import scenario
from onrecord.inquiry.sheets import SHEETS, disputes_told, matters_named, statements_named
from onrecord.inquiry.timeline import timeline
from onrecord.reader import Reader
from onrecord.record import Filters, Record, open_record

ROUNDS = 5
PAIRS, ACTORS, MONTHS = 12, 10, 6
FIRST = 50
"""So many answers are asked for where nothing else narrows them down."""
BRIEFS = (1, 7, 30, 60)
"""Days before the last one from which briefs begin."""
DEEDS = ("attacks", "threatens", "sanctions", "supports")
Ask = Callable[[], object]


@dataclass(frozen=True)
class Asked:
    """Whom and what to ask about: names of pairs, ids of actors, first days of months, and the last day on record."""

    pairs: list[tuple[str, str]]
    actors: list[str]
    months: list[str]
    last: date

    def filters(self) -> Iterator[Filters]:
        """What lists are narrowed down by."""
        yield Filters(limit=FIRST)
        yield from (Filters(actor=actor) for actor in self.actors)
        yield from (make_filters(since=month, until=month) for month in self.months)
        yield from (make_filters(actor=self.actors[0], as_of=month) for month in self.months[:1] if self.actors)


def asked_of(record: Record) -> Asked:
    """The pairs with most events, the actors told of most, and the latest months."""
    dyads = active(record, most=PAIRS).dyads
    names = record.named({one for dyad in dyads for one in (dyad.a, dyad.b)})
    told = sorted(record.actors(), key=lambda one: (-one.claims, one.id))
    days = sorted(one.published for one in record.reports() if one.published)
    return Asked(
        pairs=[(names[one.a].name, names[one.b].name) for one in dyads if one.a in names and one.b in names],
        actors=[one.id for one in told[:ACTORS]],
        months=sorted({day[:7] for day in days})[-MONTHS:],
        last=date.fromisoformat(days[-1]),
    )


def questions(record: Record, asked: Asked, reader: Reader) -> Iterator[tuple[str, Ask]]:
    """Each question with the name of its kind."""
    for (a, b), deed in zip(asked.pairs, cycle(DEEDS), strict=False):
        yield "scenario", partial(scenario, record, f"{a} {deed} {b}", reader.read)
        yield "between", partial(between, record, a, b)
    for filters in asked.filters():
        yield "timeline", partial(timeline, record, filters)
        yield from ((name, partial(_listed, record, name, filters)) for name in LISTS)
    for days in BRIEFS:
        yield "brief", partial(_brief, record, (asked.last - timedelta(days=days)).isoformat())
    for word, other in pairwise(WORDS):
        yield "search", partial(_searched, record, word)
        yield "search", partial(_searched, record, f"{word} {other}")


LISTS: dict[str, Callable[[Record, Filters], Iterator[Any]]] = {
    "events": lambda record, filters: matters_named(record, events(record, filters)),
    "statements": lambda record, filters: statements_named(record, record.statements(filters)),
    "ties": lambda record, filters: matters_named(record, ties(record, filters)),
    "agreements": lambda record, filters: matters_named(record, agreements(record, filters)),
    "forecasts": lambda record, filters: matters_named(record, forecasts(record, filters)),
    "disputes": lambda record, filters: disputes_told(record, disputes(record, filters), filters.as_of),
    "transfers": lambda record, filters: matters_named(record, transfers(record, filters)),
    "actors": lambda record, filters: record.actors(filters),
}
"""The lists by name, with whom they name."""


def _listed(record: Record, name: str, filters: Filters) -> list[dict[str, str]]:
    return [SHEETS[name].told(one) for one in LISTS[name](record, filters)]


def _brief(record: Record, since: str) -> object:
    return brief(record, Filters(since=since)), ledger_sections(record, Filters(since=since))


def _searched(record: Record, words: str) -> object:
    return list(search(record, words))


def timed(some: list[tuple[str, Ask]], rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds by the clock and of the processor that each question took, by kind; each is asked once before."""
    dice, found = random.Random(0), defaultdict(list)
    for _, ask in some:
        ask()
    for _ in range(rounds):
        for kind, ask in dice.sample(some, len(some)):
            begun, cpu_begun = time.perf_counter(), time.process_time()
            ask()
            done, cpu_done = time.perf_counter(), time.process_time()
            found[kind].append((1000 * (done - begun), 1000 * (cpu_done - cpu_begun)))
    return found


def figures(record: Record, reader: Reader, rounds: int = ROUNDS) -> dict[str, float]:
    """The median and the 95th percentile of each kind in milliseconds, and the median of the processor's."""
    some = list(questions(record, asked_of(record), reader))
    found: dict[str, float] = {"questions": len(some)}
    for kind, times in timed(some, rounds).items():
        clock, cpu = [one for one, _ in times], [one for _, one in times]
        found[f"{kind}_p50_ms"] = round(statistics.median(clock), 1)
        found[f"{kind}_p95_ms"] = round(percentile(clock, 95), 1)
        found[f"{kind}_cpu_p50_ms"] = round(statistics.median(cpu), 1)
    return found


def measure(
    corpora: Path, limit: int | None = None, record: Path | None = None, rounds: int = ROUNDS
) -> dict[str, float]:
    """All figures; `limit` is how many reports the record is made from, where none is given."""
    with record_to_ask(corpora, limit, record) as path, open_record(path) as opened:
        return figures(opened, Reader(), rounds)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options.add_argument("--record", type=Path, help="a ready record of current-events-2025; it is copied")
    options.add_argument("--limit", type=int, help="make the record of so many reports")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = options.parse_args()
    for name, figure in measure(chosen.corpora, chosen.limit, chosen.record, chosen.rounds).items():
        print(f"{name:<24}{figure}")


if __name__ == "__main__":
    main()
