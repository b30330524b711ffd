"""How well statements are found: token F1 of source, cue and content on PolNeAR's articles (Newell et al. 2018).

python -m benchmarks.statements --corpora DIR [--split dev] [--limit N]
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Report, Section, SectionKind, Span

PARTS = ("source", "cue", "content")
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


def report_of(row: dict[str, Any]) -> Report:
    """The corpus row as a report: one body section a paragraph."""
    sections = tuple(
        Section(kind=SectionKind.BODY, start=match.start(), end=match.end())
        for match in PARAGRAPH.finditer(row["text"])
    )
    return Report(
        id=row["id"], publisher=row["publisher"], published=row["published"], sections=sections, text=row["text"]
    )


def covered(draft: Draft, spans: Iterator[Span]) -> set[int]:
    """The indexes of the tokens, blanks aside, that `spans` cover."""
    found: set[int] = set()
    for start, end in spans:
        tokens = draft.tokens((start, end))
        found.update(token.i for token in tokens or () if not token.is_space)
    return found


def score(gold: set[int], ours: set[int]) -> tuple[int, int, int]:
    """True positives, ours and gold, as counts of tokens."""
    return len(gold & ours), len(ours), len(gold)


def measure(corpora: Path, limit: int | None = None, split: str = "dev") -> dict[str, float]:
    """Precision, recall and F1 over the tokens of whole articles, micro-averaged, for each part of a statement."""
    lines = (corpora / "attribution" / f"polnear-{split}.jsonl").read_text(encoding="utf-8").splitlines()
    reader = Reader()
    totals = {part: [0, 0, 0] for part in PARTS}
    for line in lines[:limit]:
        row = json.loads(line)
        draft = reader.draft(report_of(row))
        for part in PARTS:
            gold = covered(draft, ((start, end) for one in row["attributions"] for start, end in one.get(part, ())))
            ours = covered(draft, (span for one in draft.statements for span in getattr(one, part)))
            totals[part] = [a + b for a, b in zip(totals[part], score(gold, ours), strict=True)]
    figures: dict[str, float] = {}
    for part, (hits, ours_count, gold_count) in totals.items():
        precision, recall = hits / max(ours_count, 1), hits / max(gold_count, 1)
        figures[f"{part}_precision"], figures[f"{part}_recall"] = round(precision, 4), round(recall, 4)
        figures[f"{part}_f1"] = round(2 * precision * recall / max(precision + recall, 1e-9), 4)
    return figures


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    for name, value in measure(options.corpora, options.limit, options.split).items():
        print(f"{name} {value}")


if __name__ == "__main__":
    main()
