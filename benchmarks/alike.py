"""Do reports of one day about the same happening fall together, and no others? By judged pairs of claims.

    python -m benchmarks.alike --corpora DIR [--record FILE] [--limit N] [--draw N --seed S]

`DIR/reports/current-events-2025.jsonl` gives each report its stories (`topics`). A pair is two event claims of
different reports published on one day. All pairs whose reports have a story in common have been judged. Of other
stories only those are pairs that could well fall together wrongly: they share the family of their types (PLOVER's quad
class) and a party (an actor, or its country); of these, the ones that fell together have been judged.

Judgements are kept in `alike.tsv` without a word of any report: `same` happening, or `part` where one claim tells of
what the other's is a part of ("Fjord ports were shelled all day", "a shell hit the customs house"); all other pairs are
not the same. A pair that is `part` counts neither for nor against. `--draw` prints a sheet of N pairs of one story and
N of other stories for judging, drawn by lot; it does not tell what the ledger decided. Half of the pairs of one story
are drawn from the `near` ones, that share family and party, since hardly one pair in a hundred is of the same
happening. Without `--record` the corpus is first read into a record, which takes minutes.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from msgspec import Struct

from benchmarks.speed import CORPUS
from onrecord.intake import take_in
from onrecord.ledger.entries import Entries, tools_of
from onrecord.ledger.entry import Entry
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Record, open_record, read_into
from onrecord.vocabulary import Report

JUDGED = Path(__file__).parent / "alike.tsv"
NEAR, FAR, OTHER = "near", "far", "other"
SAME, PART = "same", "part"


class Row(Struct, frozen=True, kw_only=True):
    """What the corpus tells of a report: its stories and its text."""

    topics: frozenset[str]
    text: str


class Pair(Struct, frozen=True, kw_only=True):
    """Two claims of one day, by id in order: `near` and `far` of one story, `other` of other stories.

    `together` says whether the ledger puts them into one event.
    """

    claims: tuple[str, str]
    kind: str
    together: bool


class Told(Struct, frozen=True, kw_only=True):
    """What a record holds: claims of events by id, and the event of each."""

    entries: dict[str, Entry]
    events: dict[str, str]


def pairs(told: Told, rows: Mapping[str, Row]) -> Iterator[Pair]:
    """The pairs of a record's claims, in order."""
    by_day: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(told.entries.values(), key=lambda entry: entry.claim.id):
        if entry.claim.published and entry.claim.report in rows:
            by_day[entry.claim.published].append(entry)
    for _, some in sorted(by_day.items()):
        for a, b in combinations(some, 2):
            kind = kind_of(a, b, rows)
            if kind:
                both = (a.claim.id, b.claim.id)
                yield Pair(claims=both, kind=kind, together=told.events[both[0]] == told.events[both[1]])


def kind_of(a: Entry, b: Entry, rows: Mapping[str, Row]) -> str | None:
    """What kind of pair two claims of one day are; null when none."""
    if a.claim.report == b.claim.report:
        return None
    if not rows[a.claim.report].topics.isdisjoint(rows[b.claim.report].topics):
        return NEAR if is_near(a, b) else FAR
    return OTHER if is_near(a, b) else None


def is_near(a: Entry, b: Entry) -> bool:
    """Whether two claims share the family of their types and a party."""
    ours, theirs = (one.traits.actors | one.traits.recipients | one.traits.countries for one in (a, b))
    return a.traits.family is not None and a.traits.family == b.traits.family and not ours.isdisjoint(theirs)


def figures(found: Iterable[Pair], judged: Mapping[tuple[str, str], str]) -> dict[str, float]:
    """Of one story: pairs, those that are the same, those that fall together, and recall and precision of "same".

    Of other stories: pairs, those that fall together, and those of them that are neither the same nor a part.
    """
    counted = ("pairs", "same", "right", "part", "wrong", "other", "other_together", "other_wrong")
    made: dict[str, float] = dict.fromkeys(counted, 0)
    for pair in found:
        verdict = judged.get(pair.claims)
        if pair.kind == OTHER:
            made["other"] += 1
            made["other_together"] += pair.together
            made["other_wrong"] += pair.together and verdict is None
            continue
        made["pairs"] += 1
        made["same"] += verdict == SAME
        if pair.together:
            made["right" if verdict == SAME else "part" if verdict == PART else "wrong"] += 1
    right, decided = made["right"], made["right"] + made["wrong"]
    return made | {
        "recall": right / made["same"] if made["same"] else 0.0,
        "precision": right / decided if decided else 0.0,
    }


def read_judgements(path: Path = JUDGED) -> dict[tuple[str, str], str]:
    """The judgements of a file by claims, a line each: verdict and two claims."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(min(a, b), max(a, b)): verdict for verdict, a, b in lines}


def draw(found: Iterable[Pair], size: int, seed: int) -> list[Pair]:
    """`size` pairs of one story, half of them near, and `size` of other stories, as far as there are so many."""
    by_kind: dict[str, list[Pair]] = {NEAR: [], FAR: [], OTHER: []}
    for pair in found:
        by_kind[pair.kind].append(pair)
    wanted = {NEAR: size - size // 2, FAR: size // 2, OTHER: size}
    lot = random.Random(seed)
    return [pair for kind, some in by_kind.items() for pair in lot.sample(some, min(wanted[kind], len(some)))]


def sheet(drawn: Sequence[Pair], entries: Mapping[str, Entry], rows: Mapping[str, Row]) -> Iterator[str]:
    """Some lines for each pair: what is said of the two claims, and the reports' texts; not what the ledger says."""
    for number, pair in enumerate(drawn, 1):
        yield f"{number}. {pair.kind}"
        for claim in pair.claims:
            yield f"    {claim}  {_in_short(entries[claim])}"
            yield f"        {rows[entries[claim].claim.report].text}"


def _in_short(entry: Entry) -> str:
    claim = entry.claim
    time = f"{claim.time.from_}..{claim.time.to}" if claim.time else "no time"
    parties = f"{', '.join(claim.actors)} -> {', '.join(claim.recipients)}"
    return f"{claim.trigger.text!r} {claim.type} ({parties}; {claim.object}) at {claim.place_name}, {time}"


def told_in(record: Record) -> Told:
    """All claims of a record that are members of events."""
    matters = [matter.id for matter in record.matters(["event"])]
    events = {part.claim: part.matter for part in record.claims_in_matters(matters) if part.role == "member"}
    with record.looking() as desk:
        taken = Entries(desk, tools_of(record.codebook)).take(desk.posted_claims(events))
    return Told(entries={entry.claim.id: entry for entry in taken}, events=events)


def read_rows(corpora: Path) -> dict[str, Row]:
    """What the corpus tells of its reports, by id."""
    with (corpora / CORPUS).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: Row(topics=frozenset(row["topics"]), text=row["text"]) for row in rows}


def told_of(corpora: Path, limit: int | None, record: Path | None) -> Told:
    """What `record` holds, or a record made of the first so many reports of the corpus."""
    with tempfile.TemporaryDirectory() as folder:
        path = record or Path(folder) / "alike.db"
        with open_record(path) as opened:
            if record is None:
                reports = [one for one in take_in([str(corpora / CORPUS)]) if isinstance(one, Report)][:limit]
                read_into(opened, reports, Reader())
                bring_up_to_date(opened, opened.codebook)
            return told_in(opened)


def measure(corpora: Path, limit: int | None = None, record: Path | None = None) -> dict[str, float]:
    """The figures of a record, or of one made of the first so many reports of the corpus."""
    return figures(pairs(told_of(corpora, limit, record), read_rows(corpora)), read_judgements())


def main() -> None:
    """Print the figures, or a sheet for judging."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--record", type=Path, help="a record of the corpus, brought up to date")
    options.add_argument("--limit", type=int, help="read only so many reports")
    options.add_argument("--draw", type=int, metavar="N", help="print a sheet of N pairs of each kind")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    if not chosen.draw:
        for name, figure in measure(chosen.corpora, chosen.limit, chosen.record).items():
            print(f"{name:<16}{round(figure, 3)}")
        return
    told, rows = told_of(chosen.corpora, chosen.limit, chosen.record), read_rows(chosen.corpora)
    print("\n".join(sheet(draw(pairs(told, rows), chosen.draw, chosen.seed), told.entries, rows)))


if __name__ == "__main__":
    main()
