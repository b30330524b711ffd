"""Factuality against UW's and MEANTIME's development sets: mean absolute error, Pearson's r, event words found.

    python -m benchmarks.factuality --corpora DIR [--limit N]

`DIR/factuality/{uw,meantime}-dev.jsonl` hold a sentence a line with its rated event words (−3 … 3).
"""

import argparse
import json
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

from spacy.tokens import Doc

from onrecord.codebook import default_codebook
from onrecord.reader.draft import Draft
from onrecord.reader.factuality import weigh_predicates
from onrecord.reader.factuality.weigh import weigh
from onrecord.reader.parse import Parser
from onrecord.vocabulary import Report

SETS = ("uw", "meantime")


def measure(corpora: Path, limit: int | None = None) -> dict[str, float]:
    """`{set}_mae`, `{set}_r` and `{set}_found` for each set, on its first `limit` sentences."""
    parser, figures = Parser(), {}
    for name in SETS:
        lines = (corpora / "factuality" / f"{name}-dev.jsonl").read_text(encoding="utf-8").strip().split("\n")[:limit]
        rated, gold, found = _rate(parser, [json.loads(line) for line in lines])
        figures[f"{name}_mae"] = fmean(abs(ours - theirs) for ours, theirs in zip(rated, gold, strict=True))
        figures[f"{name}_r"] = correlation(rated, gold)
        figures[f"{name}_found"] = found / len(gold)
    return figures


def _rate(parser: Parser, rows: list[dict[str, Any]]) -> tuple[list[float], list[float], int]:
    codebook, rated, gold, found = default_codebook(), [], [], 0
    for number, row in enumerate(rows):
        report = Report(id=str(number), text=row["text"])
        draft = Draft(report=report, doc=parser.parse(report))
        weigh_predicates(draft, codebook)
        starts = {predicate.start for predicate in draft.predicates}
        for target in row["targets"]:
            token = _token_at(draft.doc, row["text"], target["token"], target["word"])
            rated.append(weigh(draft, token, codebook).score)
            gold.append(target["factuality"])
            found += draft.doc[token].idx in starts
    return rated, gold, found


def _token_at(doc: Doc, text: str, index: int, word: str) -> int:
    """The parser's token for the `index`-th of the words that spaces separate."""
    start = sum(len(before) + 1 for before in text.split(" ")[:index])
    span = doc.char_span(start, start + len(word), alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token at {start} in {text[:60]!r}")
    return int(span.root.i)


def main() -> None:
    """Print the figures as one JSON object."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--limit", type=int)
    chosen = arguments.parse_args()
    print(json.dumps({key: round(value, 3) for key, value in measure(chosen.corpora, chosen.limit).items()}))


if __name__ == "__main__":
    main()
