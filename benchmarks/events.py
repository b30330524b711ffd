"""How well events are found and typed, on PLOVER's gold sentences and on sentences with marked actor and recipient.

python -m benchmarks.events --corpora DIR [--limit N]

Dyads (PLOVER gold standard records): triples (actor's country, type, recipient's country) a sentence; `dyad` counts
those with both countries, `any` also those with "---" for a party without one; `coded` is `any` with what is only
announced or refused read as PLOVER codes it (a promised withdrawal is AGREE, a planned attack THREATEN). Pairs
(Zero-Shot-PLOVER): whether some event joins words of the marked actor with words of the marked recipient, and whether
it has the marked type. Sentences fall into five folds (`training.splits`); each fold is read by a reader whose learned
part was trained on the other four.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.readers import FoldReader, default_reader, fold_readers
from onrecord.codebook import Codebook, default_codebook
from onrecord.codebook.happenings import EventKind
from onrecord.reader import Reader
from onrecord.vocabulary import (
    Annotations,
    Claim,
    ClaimKind,
    EventType,
    Factuality,
    Modality,
    Report,
    Section,
    SectionKind,
    Span,
    overlap,
)
from training.corpora import marked
from training.splits import sentence_fold

DYADS = Path("events") / "plover-gsr-dev.jsonl"
PAIRS = Path("events") / "plv-train.jsonl"
OLDER_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
OLDER_CODES = {"JAP": "JPN", "ITL": "ITA"}
NO_COUNTRY = frozenset({"IGO", "NGO", "IMG", "MNC", "UIS", "---", ""})
NOBODY = "---"
ANNOUNCED = frozenset({Modality.PLANNED, Modality.PROMISED, Modality.THREATENED, Modality.PREDICTED})
NOT_CODED = frozenset({Modality.REQUESTED, Modality.OBLIGED, Modality.CONDITIONAL, Modality.ASKED, Modality.PROPOSED})
DENIED = frozenset({Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT})

Triple = tuple[str, str, str]


def country(code: str) -> str:
    """The corpus's country code as ISO 3166 alpha-3, or "---" when it names no country."""
    code = OLDER_CODES.get(code, code)
    return NOBODY if code in NO_COUNTRY else code


def codes(field: object) -> list[str]:
    """The countries of one side of a gold record."""
    return [country(party["code"]) for party in field] if isinstance(field, list) else []


def gold_triples(row: dict[str, Any]) -> set[Triple]:
    """The dyads of one gold record; two sources and no target stand for both directions."""
    kind = OLDER_NAMES.get(row["event"], row["event"])
    sources, targets = codes(row["source"]), codes(row.get("target"))
    if not targets and len(sources) > 1:
        return {(a, kind, b) for a, b in product(sources, sources) if a != b} or {(sources[0], kind, sources[0])}
    return {(a, kind, b) for a, b in product(sources or [NOBODY], targets or [NOBODY])}


def coded_type(claim: Claim, kinds: dict[str, EventKind]) -> str:
    """What PLOVER's coders would call the event that `claim` holds; empty for what is only asked for or supposed."""
    kind = kinds[claim.type or ""]
    if claim.modality in NOT_CODED:
        return ""
    if claim.modality in ANNOUNCED:
        instead: EventType | None = kind.refused if claim.factuality in DENIED else kind.intended
        return (instead or kind.type).value
    return kind.type.value


def our_triples(found: Annotations, types: Iterable[tuple[Claim, str]]) -> set[Triple]:
    """The dyads of the events in one sentence."""
    of = {actor.id: country(actor.country or "") for actor in found.actors}
    triples: set[Triple] = set()
    for claim, kind in types:
        if not kind:
            continue
        actors = {of[one] for one in claim.actors} or {NOBODY}
        recipients = {of[one] for one in claim.recipients} or {NOBODY}
        mutual = bool(claim.actors) and set(claim.actors) == set(claim.recipients)
        for a, b in product(sorted(actors), sorted(recipients)):
            if (a, b) != (NOBODY, NOBODY) and not (mutual and a == b and len(actors) > 1):
                triples.add((a, kind, b))
    return triples


def known(triples: set[Triple]) -> set[Triple]:
    """The triples that have a country on both sides."""
    return {triple for triple in triples if NOBODY not in (triple[0], triple[2])}


def event_claims(found: Annotations) -> list[Claim]:
    """The claims that are events of some type."""
    return [claim for claim in found.claims if claim.kind is ClaimKind.EVENT and claim.type is not None]


def read_all(reader: Reader, texts: list[str]) -> Iterator[Annotations]:
    """Each text as a report with one body section."""
    for number, text in enumerate(texts):
        body = (Section(kind=SectionKind.BODY, start=0, end=len(text)),)
        yield reader.read(Report(id=str(number), text=text, sections=body))


def f1(gold: list[set[Triple]], ours: list[set[Triple]]) -> dict[str, float]:
    """Precision, recall and F1 over the triples of all sentences."""
    hits = sum(len(a & b) for a, b in zip(gold, ours, strict=True))
    precision = hits / max(sum(map(len, ours)), 1)
    recall = hits / max(sum(map(len, gold)), 1)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1e-9)}


def gold_dyads(path: Path, limit: int | None) -> dict[str, set[Triple]]:
    """The sentences of the first `limit` gold standard records, each with all its triples."""
    gold: dict[str, set[Triple]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        row = json.loads(line)
        gold.setdefault(row["text"].strip("{} "), set()).update(gold_triples(row))
    return gold


def dyads(reader: Reader, path: Path, limit: int | None, codebook: Codebook) -> dict[str, float]:
    """Scores on the gold standard records, plain and as PLOVER codes what is only announced."""
    kinds, gold = event_kinds(codebook), gold_dyads(path, limit)
    plain, coded = [], []
    for found in read_all(reader, list(gold)):
        events = event_claims(found)
        plain.append(our_triples(found, ((claim, claim.type or "") for claim in events)))
        coded.append(our_triples(found, ((claim, coded_type(claim, kinds)) for claim in events)))
    wanted = list(gold.values())
    scores = {f"dyad_{name}": value for name, value in f1(list(map(known, wanted)), list(map(known, plain))).items()}
    scores |= {f"any_{name}": value for name, value in f1(wanted, plain).items()}
    return scores | {f"coded_{name}": value for name, value in f1(wanted, coded).items()}


def same_root(ours: str, gold: str) -> bool:
    """Whether a type is the marked one; the pairs' YIELD is CONCEDE and RETREAT."""
    return ours == gold or (gold == "YIELD" and ours in {"CONCEDE", "RETREAT"})


def touches(spans: Iterable[Span], wanted: Iterable[Span]) -> bool:
    """Whether any span shares words with any wanted one."""
    places = list(wanted)
    return any(overlap(span, place) for span in spans for place in places)


class PairReading(NamedTuple):
    """One marked pair and what its reader made of it."""

    gold: str
    """The marked type: a PLOVER root, or YIELD."""
    joining: tuple[Claim, ...]
    """The event claims that join words of the marked actor with words of the marked recipient."""


def read_pairs(reader_for: FoldReader, path: Path, limit: int | None) -> list[PairReading]:
    """The first `limit` marked pairs of the file at `path`, each read by the reader that did not train on its fold."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:limit]]
    texts = [marked(row) for row in rows]
    folds = [sentence_fold(text) for text, _, _ in texts]
    readings: dict[int, PairReading] = {}
    for fold in sorted(set(folds)):
        numbers = [number for number, one in enumerate(folds) if one == fold]
        annotated = read_all(reader_for(fold), [texts[number][0] for number in numbers])
        for number, found in zip(numbers, annotated, strict=True):
            _, sources, targets = texts[number]
            joining = (
                claim
                for claim in event_claims(found)
                if touches(claim.actor_spans, sources) and touches(claim.recipient_spans, targets)
            )
            readings[number] = PairReading(rows[number]["gold_root"], tuple(joining))
    return [readings[number] for number in range(len(rows))]


def score_pairs(readings: list[PairReading], kinds: dict[str, EventKind]) -> dict[str, float]:
    """How many marked pairs some event joins, how many of those have the marked type, and how many of all both."""
    met = sum(bool(one.joining) for one in readings)
    right = sum(any(same_root(claim.type or "", one.gold) for claim in one.joining) for one in readings)
    coded = sum(any(typed_right(claim, one.gold, kinds) for claim in one.joining) for one in readings)
    return {
        "pair_found": met / max(len(readings), 1),
        "pair_typed_when_found": right / max(met, 1),
        "pair_coded_when_found": coded / max(met, 1),
        "pair_right": right / max(len(readings), 1),
    }


def typed_right(claim: Claim, gold: str, kinds: dict[str, EventKind]) -> bool:
    """Whether `claim` has the marked type, or the one that PLOVER's coders give to what is only announced."""
    return same_root(claim.type or "", gold) or same_root(coded_type(claim, kinds), gold)


def event_kinds(codebook: Codebook) -> dict[str, EventKind]:
    """The codebook's event types by name."""
    return {kind.type.value: kind for kind in codebook.entries(EventKind)}


def pairs(reader_for: FoldReader, path: Path, limit: int | None, codebook: Codebook) -> dict[str, float]:
    """Scores on the marked pairs, each fold read by a reader that did not train on it."""
    return score_pairs(read_pairs(reader_for, path, limit), event_kinds(codebook))


def measure(corpora: Path, limit: int | None = None) -> dict[str, float]:
    """All figures of this benchmark; `limit` takes the first so many rows of each file."""
    codebook, reader_for = default_codebook(), fold_readers()
    figures = dyads(default_reader(), corpora / DYADS, limit, codebook)
    return figures | pairs(reader_for, corpora / PAIRS, limit, codebook)


def main() -> None:
    """Print the figures, one a line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--limit", type=int)
    chosen = options.parse_args()
    for name, value in measure(chosen.corpora, chosen.limit).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
