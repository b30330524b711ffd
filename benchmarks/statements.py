"""How well statements are found on PolNeAR's articles (Newell et al. 2018): their parts, their sources, and whole.

python -m benchmarks.statements --corpora DIR [--split dev] [--limit N]

Token F1 of source, cue and content; the right source for a content; whole statements (see `benchmarks.attributions`).
Tokens are the parser's, blanks aside. The head words of a source are those that hang on no other of its words.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.tokens import Token

from benchmarks.attributions import (
    PARTS,
    Attribution,
    count_parts,
    count_sources,
    count_whole,
    part_figures,
    source_figures,
    whole_figures,
)
from benchmarks.readers import default_reader
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Report, Section, SectionKind, Span
from training.corpora import PARAGRAPH

NAMELESS = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ", "AUX"})
"""Parts of speech that two sources may share without having anything in common."""


def rows(corpora: Path, split: str = "dev", limit: int | None = None) -> list[dict[str, Any]]:
    """The first `limit` articles of a split, each with its gold attributions."""
    lines = (corpora / "attribution" / f"polnear-{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:limit]]


def report_of(row: dict[str, Any]) -> Report:
    """The corpus row as a report: one body section a paragraph."""
    sections = tuple(
        Section(kind=SectionKind.BODY, start=match.start(), end=match.end())
        for match in PARAGRAPH.finditer(row["text"])
    )
    return Report(
        id=row["id"], publisher=row["publisher"], published=row["published"], sections=sections, text=row["text"]
    )


def covered(draft: Draft, spans: Iterable[Span]) -> list[Token]:
    """The tokens, blanks aside, that `spans` cover."""
    return [token for span in spans for token in draft.tokens(span) or () if not token.is_space]


def attribution(draft: Draft, parts: dict[str, Iterable[Span]]) -> Attribution:
    """An attribution, given by its parts' spans, as token indexes."""
    source, cue, content = (covered(draft, parts.get(part, ())) for part in PARTS)
    inside = frozenset(token.i for token in source)
    words = [token for token in source if not token.is_punct]
    heads = frozenset(token.i for token in words if token.head.i == token.i or token.head.i not in inside)
    return Attribution(
        source=inside,
        cue=frozenset(token.i for token in cue),
        content=frozenset(token.i for token in content),
        heads=heads,
        names=frozenset(token.i for token in words if token.pos_ not in NAMELESS) or inside,
    )


def gold_and_ours(reader: Reader, row: dict[str, Any]) -> tuple[list[Attribution], list[Attribution]]:
    """The gold attributions of one article and the reader's, over the same tokens."""
    draft = reader.draft(report_of(row))
    gold = [
        attribution(draft, {part: [(start, end) for start, end in one.get(part, ())] for part in PARTS})
        for one in row["attributions"]
    ]
    return gold, [attribution(draft, {part: getattr(one, part) for part in PARTS}) for one in draft.statements]


def measure(corpora: Path, limit: int | None = None, split: str = "dev") -> dict[str, float]:
    """Figures of parts, of sources for contents and of whole statements, micro-averaged over whole articles."""
    reader = default_reader()
    parts, sources, whole = Counter[str](), Counter[str](), Counter[str]()
    for row in rows(corpora, split, limit):
        gold, ours = gold_and_ours(reader, row)
        parts += count_parts(gold, ours)
        sources += count_sources(gold, ours)
        whole += count_whole(gold, ours)
    figures = part_figures(parts) | source_figures(sources) | whole_figures(whole)
    return {name: round(value, 4) for name, value in figures.items()}


def main() -> None:
    """Print the figures, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    for name, value in measure(options.corpora, options.limit, options.split).items():
        print(f"{name} {value}")


if __name__ == "__main__":
    main()
