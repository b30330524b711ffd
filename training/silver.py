"""Silver pairs: what the rule reader finds in reports, as rows for the event head.

python -m training.silver --corpora DIR --out FILE [--limit N]

One JSON object a line: `text` (one sentence), `actor`, `recipient` (lists of spans into `text`), `trigger` (a span or
null), `type` (PLOVER), `from` and `kind` ("silver"), `known` (whether each side names an actor that the codebook or the
report knows), `rule` (the lexicon entry that typed it), `confidence`, `report`. Rows come in the reports' order, each
pair of a sentence once a type. Of a mutual event one row says who takes part first with whom; the head learns the other
direction from a turned copy, if the trainer wants one.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.intake import take_in
from onrecord.reader import Reader
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.vocabulary import ClaimKind, Report, Span, overlap

REPORTS = (Path("reports") / "current-events-2025.jsonl", Path("reports") / "wikinews-2019-2021.jsonl")
"""The corpora of reports, below the corpora's folder."""
BATCH = 32

Row = dict[str, Any]


def drafts(reader: Reader, reports: Iterable[Report]) -> Iterator[Draft]:
    """The draft of each report, in order; a draft must not be kept when the next one is asked for."""
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        with reader.parser.memory_zone():
            for report, doc in zip(batch, reader.parser.parse_many(batch), strict=True):
                yield reader.draft(report, doc)


def reports_below(corpora: Path, limit: int | None = None) -> Iterator[Report]:
    """The reports of both corpora that can be read, the first `limit` of each."""
    for name in REPORTS:
        for one in islice(take_in([corpora / name]), limit):
            if isinstance(one, Report):
                yield one


def sentence_spans(draft: Draft) -> list[Span]:
    """Where the readable sentences are, without the blanks around them."""
    spans = []
    for sentence in draft.sentences():
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        spans.append((start, start + len(words.strip())))
    return spans


def sentence_around(spans: list[Span], offset: int) -> Span | None:
    """The sentence that holds the code point at `offset`."""
    return next((span for span in spans if span[0] <= offset < span[1]), None)


def sides(candidate: Candidate) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted upon, with no words on both sides: of a mutual event the first party and the others."""
    actors, recipients = list(candidate.actors), list(candidate.recipients)
    if {party.span for party in actors} == {party.span for party in recipients}:
        actors = actors[:1]
    return actors, [one for one in recipients if not any(overlap(one.span, other.span) for other in actors)]


def within(parties: Iterable[Party], sentence: Span) -> list[Span]:
    """The spans of the parties inside the sentence, counted from its start, in the text's order, each once."""
    start, end = sentence
    kept = {party.span for party in parties if start <= party.span[0] and party.span[1] <= end}
    return sorted((a - start, b - start) for a, b in kept)


def silver_row(draft: Draft, candidate: Candidate, sentence: Span) -> Row | None:
    """The row of one candidate; null unless it is a typed event with words for both sides in its sentence."""
    if candidate.kind is not ClaimKind.EVENT or candidate.type is None or candidate.negated:
        return None
    acting, acted = sides(candidate)
    actor, recipient = within(acting, sentence), within(acted, sentence)
    if not actor or not recipient:
        return None
    start, end = sentence
    trigger = candidate.trigger_span
    inside = start <= trigger[0] and trigger[1] <= end
    return {
        "text": draft.text[start:end],
        "actor": actor,
        "recipient": recipient,
        "trigger": (trigger[0] - start, trigger[1] - start) if inside else None,
        "type": candidate.type,
        "from": "silver",
        "kind": "silver",
        "known": [any(party.actors for party in acting), any(party.actors for party in acted)],
        "rule": next((reason.by for reason in candidate.why if reason.field == "type"), None),
        "confidence": candidate.confidence,
        "report": draft.report.id,
    }


def silver_rows(draft: Draft) -> Iterator[Row]:
    """The rows of one report."""
    spans = sentence_spans(draft)
    for candidate in draft.candidates:
        sentence = sentence_around(spans, candidate.trigger_span[0])
        row = silver_row(draft, candidate, sentence) if sentence is not None else None
        if row is not None:
            yield row


def once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows without those that repeat sentence, sides and type."""
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        key = (row["text"], tuple(row["actor"]), tuple(row["recipient"]), row["type"])
        if key not in seen:
            seen.add(key)
            yield row


def write_rows(rows: Iterable[Row], path: Path) -> int:
    """Write JSON lines, and say how many; the file is there only once it is whole."""
    count = 0
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    unfinished.replace(path)
    return count


def make(corpora: Path, out: Path, limit: int | None = None) -> None:
    """Read the reports below `corpora`, `limit` of each corpus, by the rules alone, and write the rows to `out`."""
    found = drafts(Reader(learned=False), reports_below(corpora, limit))
    write_rows(once(row for draft in found for row in silver_rows(draft)), out)


def main() -> None:
    """Make the rows that the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--limit", type=int, help="so many reports of each corpus")
    chosen = options.parse_args()
    make(chosen.corpora, chosen.out, chosen.limit)


if __name__ == "__main__":
    main()
