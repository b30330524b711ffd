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

from benchmarks.readers import default_reader
from onrecord.reader import Reader
from onrecord.reader.factuality.author import author_score
from onrecord.vocabulary import Report

SETS = ("uw", "meantime")


def measure(corpora: Path, limit: int | None = None) -> dict[str, float]:
    """`{set}_mae`, `{set}_r` and `{set}_found` for each set, on its first `limit` sentences."""
    reader, figures = default_reader(), {}
    for name in SETS:
        lines = (corpora / "factuality" / f"{name}-dev.jsonl").read_text(encoding="utf-8").strip().split("\n")[:limit]
        rated, gold, found = _rate(reader, [json.loads(line) for line in lines])
        figures[f"{name}_mae"] = fmean(abs(ours - theirs) for ours, theirs in zip(rated, gold, strict=True))
        figures[f"{name}_r"] = correlation(rated, gold)
        figures[f"{name}_found"] = found / len(gold)
    return figures


def _rate(reader: Reader, rows: list[dict[str, Any]]) -> tuple[list[float], list[float], int]:
    rated, gold, found = [], [], 0
    for number, row in enumerate(rows):
        draft = reader.draft(Report(id=str(number), text=row["text"]))
        starts = {predicate.start for predicate in draft.predicates}
        for target in row["targets"]:
            token = _token_at(draft.doc, row["text"], target["token"], target["word"])
            rated.append(author_score(draft, token, reader.codebook))
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
