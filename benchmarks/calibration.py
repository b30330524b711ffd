"""Whether a claim's confidence is the chance that it is right: expected calibration error on PLOVER's sentences.

python -m benchmarks.calibration --corpora DIR [--limit N] [--svg FILE]

Judged are event claims about a pair that has been annotated, and no others, for whatever else a sentence says nobody
has marked. Dyads (PLOVER gold standard records): the claim's actor and recipient countries are a pair of a gold record
of the sentence; right is a claim with that record's type. Pairs (Zero-Shot-PLOVER, each fold read by a reader that did
not train on it): the claim joins words of the marked actor with words of the marked recipient; right is a claim with
the marked type. In both a claim that is only announced or refused may also have the type that PLOVER's coders give it
(see `benchmarks.events`). A claim in the wrong direction is of another pair, and not judged. A second claim about the
pair, of another type, counts as wrong even where the sentence supports it, since the annotators gave one type.

`ece` (Naeini et al. 2015) is the mean distance of confidence and share of right claims over ten bins of equal width,
weighted by their claims; `ece_adaptive` has ten bins of about equal size, in which equal confidences stay together;
`brier` is the mean squared distance of confidence and rightness.
"""

import argparse
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from benchmarks.events import (
    DYADS,
    PAIRS,
    Triple,
    coded_type,
    event_claims,
    event_kinds,
    gold_dyads,
    known,
    our_triples,
    read_all,
    read_pairs,
    typed_right,
)
from benchmarks.readers import default_reader, fold_readers
from benchmarks.reliability import diagram
from onrecord.codebook import default_codebook
from onrecord.codebook.happenings import EventKind
from onrecord.vocabulary import Annotations

BINS = 10


class Judged(NamedTuple):
    """One claim whose pair has been annotated."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """Claims of like confidence: how many, their mean confidence and the share of right ones."""

    claims: int
    confidence: float
    right: float


def judge_dyads(found: Annotations, gold: set[Triple], kinds: dict[str, EventKind]) -> list[Judged]:
    """The claims of one sentence that are about the pair of countries of a gold record of it."""
    records = known(gold)
    annotated = {(actor, recipient) for actor, _, recipient in records}
    judged = []
    for claim in event_claims(found):
        triples = our_triples(found, [(claim, claim.type or ""), (claim, coded_type(claim, kinds))])
        if any((actor, recipient) in annotated for actor, _, recipient in triples):
            judged.append(Judged(claim.confidence, bool(triples & records)))
    return judged


def judge(corpora: Path, limit: int | None = None) -> dict[str, list[Judged]]:
    """All judged claims, by corpus: `dyads` and `pairs`, of the first `limit` rows of each."""
    kinds, gold = event_kinds(default_codebook()), gold_dyads(corpora / DYADS, limit)
    annotated = zip(gold.values(), read_all(default_reader(), list(gold)), strict=True)
    return {
        "dyads": [one for records, found in annotated for one in judge_dyads(found, records, kinds)],
        "pairs": [
            Judged(claim.confidence, typed_right(claim, reading.gold, kinds))
            for reading in read_pairs(fold_readers(), corpora / PAIRS, limit)
            for claim in reading.joining
        ],
    }


def equal_width(judged: Iterable[Judged], bins: int = BINS) -> list[Bin | None]:
    """One bin for each `1 / bins` of confidence, null without claims; each holds its lower bound, the last 1 too."""
    members: list[list[Judged]] = [[] for _ in range(bins)]
    for one in judged:
        members[min(int(round(one.confidence * bins, 9)), bins - 1)].append(one)
    return [_bin(some) if some else None for some in members]


def equal_size(judged: Iterable[Judged], bins: int = BINS) -> list[Bin]:
    """At most `bins` bins of about as many claims each, by rising confidence; equal confidences are never parted."""
    ordered = sorted(judged)
    wanted, filled, members = len(ordered) / bins, 0, list[list[Judged]]()
    for _, ties in groupby(ordered, key=lambda one: one.confidence):
        # A new bin begins once the claims so far have filled the bins so far.
        if not members or filled >= wanted * len(members):
            members.append([])
        members[-1] += ties
        filled = sum(map(len, members))
    return [_bin(some) for some in members]


def _bin(members: Sequence[Judged]) -> Bin:
    return Bin(len(members), fmean(one.confidence for one in members), fmean(one.right for one in members))


def calibration_error(bins: Iterable[Bin | None]) -> float:
    """The mean distance of confidence and share of right claims, weighted by claims, 0…1; 0 for no claims."""
    full = [one for one in bins if one is not None]
    return sum(one.claims * abs(one.right - one.confidence) for one in full) / max(sum(one.claims for one in full), 1)


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """The judged claims, the share of right ones, their mean confidence, both errors and the Brier score."""
    if not judged:
        return {"claims": 0}
    whole = _bin(judged)
    return {
        "claims": whole.claims,
        "right": round(whole.right, 4),
        "confidence": round(whole.confidence, 4),
        "ece": round(calibration_error(equal_width(judged)), 4),
        "ece_adaptive": round(calibration_error(equal_size(judged)), 4),
        "brier": round(fmean((one.confidence - one.right) ** 2 for one in judged), 4),
    }


def measure(corpora: Path, limit: int | None = None, svg: Path | None = None) -> dict[str, float]:
    """Figures over all judged claims, and of each corpus (`dyads_…`, `pairs_…`); the diagram of all goes to `svg`."""
    parts = judge(corpora, limit)
    everything = [one for some in parts.values() for one in some]
    if svg is not None:
        svg.parent.mkdir(parents=True, exist_ok=True)
        svg.write_text(diagram(equal_width(everything)), encoding="utf-8")
    found = figures(everything)
    for name, some in parts.items():
        found |= {f"{name}_{figure}": value for figure, value in figures(some).items()}
    return found


def main() -> None:
    """Print the figures, one a line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--limit", type=int)
    options.add_argument("--svg", type=Path, help="draw the reliability diagram into this file")
    chosen = options.parse_args()
    for name, value in measure(chosen.corpora, chosen.limit, chosen.svg).items():
        print(f"{name} {value}")


if __name__ == "__main__":
    main()
