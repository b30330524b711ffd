"""Do reports about the same happening fall together, and no others? By judged pairs of claims.

    python -m benchmarks.alike --corpora DIR [--record FILE] [--limit N] [--draw N --seed S]

`DIR/reports/current-events-2025.jsonl` gives each report its stories (`topics`). A pair is two event claims of
different reports. Of one day, all pairs whose reports have a story in common have been judged, and of those of other
stories that could well fall together wrongly, since they share the family of their types (PLOVER's quad class) and a
party (an actor, or its country), the ones that fell together. Of different days (`later`: "the toll of yesterday's
strike rises", but also strikes day after day told in the same words) those were judged that fell together before
weights were set by them, and those of a hundred reports that speak of days past, each with the two earlier reports most
like it. Weights were set with those in view whose later report is of the first half of the year; the others are
counted as `fresh`.

Judgements are kept in `alike.tsv` without a word of any report, by where the event words of the claims stand, so that
they hold for claims that another reader makes of the same words: `same` happening, a deed and its toll being one, or
`part` where one claim tells of what the other's is a part of ("Fjord ports were shelled all day", "a shell hit the
customs house"); all other pairs are not the same. A pair that is `part` counts neither for nor against. `--draw` prints
a sheet of N pairs of one story and N of other stories for judging, drawn by lot; it does not tell what the ledger
decided. Half of the pairs of one story are drawn from the `near` ones, that share family and party, since hardly one
pair in a hundred is of the same happening. Without `--record` the corpus is first read into a record, which takes
minutes.
"""

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
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
NEAR, FAR, OTHER, LATER, FRESH = "near", "far", "other", "later", "fresh"
SAME, PART = "same", "part"
FRESH_FROM = "2025-07-01"
"""From which day on reports are `fresh`: no weight was set by pairs of different days with one of these."""
Span = tuple[str, int, int]
"""A report, and where in it an event word begins and ends."""


class Row(Struct, frozen=True, kw_only=True):
    """What the corpus tells of a report: its stories and its text."""

    topics: frozenset[str]
    text: str


class Pair(Struct, frozen=True, kw_only=True):
    """Two claims, by id in order: `near` and `far` of one day and story, `other` of other stories, or of two days.

    `together` says whether the ledger puts them into one event; `verdict` is the judgement on them, null for none.
    """

    claims: tuple[str, str]
    kind: str
    together: bool
    verdict: str | None = None


class Told(Struct, frozen=True, kw_only=True):
    """What a record holds: claims of events by id, and the event of each."""

    entries: dict[str, Entry]
    events: dict[str, str]


class Judgements:
    """What was judged, by two claims that stand where the judged ones stood."""

    def __init__(self, verdicts: Mapping[tuple[Span, Span], str]) -> None:
        """`verdicts` by two places in order."""
        self.verdicts = verdicts
        self._spans: defaultdict[str, set[Span]] = defaultdict(set)
        for span in chain.from_iterable(verdicts):
            self._spans[span[0]].add(span)

    def of(self, a: Entry, b: Entry) -> str | None:
        """The verdict on two claims; null when there is none."""
        both = ((min(x, y), max(x, y)) for x in self.judged(a) for y in self.judged(b))
        return next((self.verdicts[pair] for pair in both if pair in self.verdicts), None)

    def judged(self, entry: Entry) -> list[Span]:
        """The places of judged claims that the claim's event words overlap."""
        at = entry.claim.trigger
        return sorted(one for one in self._spans.get(entry.claim.report, ()) if one[1] < at.end and at.start < one[2])


def pairs(told: Told, rows: Mapping[str, Row], judged: Judgements) -> Iterator[Pair]:
    """The pairs of a record's claims of one day, in order, then those of two days that matter."""
    by_day: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(told.entries.values(), key=lambda entry: entry.claim.id):
        if entry.claim.published and entry.claim.report in rows:
            by_day[entry.claim.published].append(entry)
    for _, some in sorted(by_day.items()):
        for a, b in combinations(some, 2):
            kind = kind_of(a, b, rows)
            if kind:
                yield _pair(a, b, kind, told, judged)
    yield from _of_two_days(list(chain.from_iterable(by_day.values())), told, judged)


def _of_two_days(entries: Iterable[Entry], told: Told, judged: Judgements) -> Iterator[Pair]:
    """Pairs of claims of two days that fall together or were judged."""
    by_event: defaultdict[str, list[Entry]] = defaultdict(list)
    by_span: defaultdict[Span, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_event[told.events[entry.claim.id]].append(entry)
        for span in judged.judged(entry):
            by_span[span].append(entry)
    found = {(a.claim.id, b.claim.id): (a, b) for some in by_event.values() for a, b in combinations(some, 2)}
    for one, other in judged.verdicts:
        found |= {(a.claim.id, b.claim.id): (a, b) for a in by_span[one] for b in by_span[other]}
    for _, (a, b) in sorted(found.items()):
        if a.claim.published != b.claim.published:
            last = max(a.claim.published or "", b.claim.published or "")
            yield _pair(a, b, FRESH if last >= FRESH_FROM else LATER, told, judged)


def _pair(a: Entry, b: Entry, kind: str, told: Told, judged: Judgements) -> Pair:
    one, other = a.claim.id, b.claim.id
    together = told.events[one] == told.events[other]
    return Pair(claims=(one, other), kind=kind, together=together, verdict=judged.of(a, b))


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


def figures(found: Iterable[Pair]) -> dict[str, float]:
    """Of one day and story: pairs, those that are the same, those that fall together, recall and precision of "same".

    The same of two days, but for their number, since only those are looked at that fall together or were judged. Of
    other stories: pairs, those that fall together, and those of them that are neither the same nor a part.
    """
    made: dict[str, float] = {"pairs": 0}
    of: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        of["" if pair.kind in {NEAR, FAR} else f"{pair.kind}_"].append(pair)
    made["pairs"] = len(of[""])
    for kind in ("", f"{LATER}_", f"{FRESH}_"):
        made |= {f"{kind}{name}": figure for name, figure in _of_kind(of[kind]).items()}
    together = [pair for pair in of[f"{OTHER}_"] if pair.together]
    made |= {"other": len(of[f"{OTHER}_"]), "other_together": len(together)}
    return made | {"other_wrong": sum(pair.verdict is None for pair in together)}


def _of_kind(found: Sequence[Pair]) -> dict[str, float]:
    same = sum(pair.verdict == SAME for pair in found)
    right, part, wrong = (
        sum(pair.together and pair.verdict == verdict for pair in found) for verdict in (SAME, PART, None)
    )
    recall, precision = right / same if same else 0.0, right / (right + wrong) if right + wrong else 0.0
    return {
        "same": same,
        "right": right,
        "part": part,
        "wrong": wrong,
        "recall": recall,
        "precision": precision,
    }


def read_judgements(path: Path = JUDGED) -> Judgements:
    """The judgements of a file, a line each: verdict and two places of event words ("report/start-end")."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return Judgements({(min(_span(a), _span(b)), max(_span(a), _span(b))): verdict for verdict, a, b in lines})


def _span(place: str) -> Span:
    report, _, words = place.rpartition("/")
    start, _, end = words.partition("-")
    return report, int(start), int(end)


def draw(found: Iterable[Pair], size: int, seed: int) -> list[Pair]:
    """`size` pairs of one story, half of them near, and `size` of other stories, as far as there are so many."""
    by_kind: dict[str, list[Pair]] = {NEAR: [], FAR: [], OTHER: []}
    for pair in found:
        by_kind.setdefault(pair.kind, []).append(pair)
    wanted = {NEAR: size - size // 2, FAR: size // 2, OTHER: size}
    lot = random.Random(seed)
    return [pair for kind, size in wanted.items() for pair in lot.sample(by_kind[kind], min(size, len(by_kind[kind])))]


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
    return figures(pairs(told_of(corpora, limit, record), read_rows(corpora), read_judgements()))


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
    drawn = draw(pairs(told, rows, read_judgements()), chosen.draw, chosen.seed)
    print("\n".join(sheet(drawn, told.entries, rows)))


if __name__ == "__main__":
    main()
