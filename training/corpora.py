"""The corpora as examples: text with character spans, nothing of any model in them yet."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.reader.events.typing import NONE, merged
from onrecord.vocabulary import Span
from training.splits import sentence_fold

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
MARK = re.compile(r"(</?[st]>)")


@dataclass(frozen=True)
class Attribution:
    """One attribution of PolNeAR as spans into the article; cues are never discontinuous there, contents often."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Article:
    """An article with its attributions; `paragraphs` are the spans of the sentences of each paragraph."""

    id: str
    text: str
    paragraphs: tuple[tuple[Span, ...], ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True)
class Rated:
    """A sentence with rated event words: (span, −3 … 3)."""

    text: str
    words: tuple[tuple[Span, float], ...]


@dataclass(frozen=True)
class Pair:
    """A pair of a sentence: who acts on whom, by what words if known, as what type ("NONE" when by nothing)."""

    text: str
    actor: tuple[Span, ...]
    recipient: tuple[Span, ...]
    trigger: Span | None
    type: str
    origin: str

    @property
    def fold(self) -> int:
        """The fold that this pair's sentence belongs to."""
        return sentence_fold(self.text)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs_of(text: str) -> tuple[tuple[Span, ...], ...]:
    """The paragraphs of a text (blank lines part them), each as the spans of its sentences."""
    found = []
    for match in PARAGRAPH.finditer(text):
        starts = [match.start(), *(end.end() for end in SENTENCE_END.finditer(text, match.start(), match.end()))]
        found.append(tuple(zip(starts, [*starts[1:], match.end()], strict=True)))
    return tuple(found)


def articles(corpora: Path, split: str) -> list[Article]:
    """PolNeAR's articles of `split` (train, dev)."""
    return [
        Article(
            row["id"],
            row["text"],
            paragraphs_of(row["text"]),
            tuple(
                Attribution(*(tuple((s, e) for s, e in one.get(part, ())) for part in ("source", "cue", "content")))
                for one in row["attributions"]
            ),
        )
        for row in rows(corpora / "attribution" / f"polnear-{split}.jsonl")
    ]


def rated(corpora: Path, name: str, split: str) -> list[Rated]:
    """The sentences of a factuality set (`uw`, `meantime`) with their rated words."""
    found = []
    for row in rows(corpora / "factuality" / f"{name}-{split}.jsonl"):
        starts = [0]
        for word in row["text"].split(" "):
            starts.append(starts[-1] + len(word) + 1)
        words = tuple(
            ((starts[one["token"]], starts[one["token"] + 1] - 1), float(one["factuality"])) for one in row["targets"]
        )
        found.append(Rated(row["text"], words))
    return found


def marked(row: dict[str, Any]) -> tuple[str, list[Span], list[Span]]:
    """The bare sentence of a row with `<s>` and `<t>` marks, and the places of the actors and of the recipients."""
    text, opened = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for part in MARK.split(row["marked_sentence"]):
        if not MARK.fullmatch(part):
            text += part
        elif part[1] == "/":
            spans[part[2]].append((opened, len(text)))
        else:
            opened = len(text)
    return text, spans["s"], spans["t"]


def gold_pairs(corpora: Path) -> list[Pair]:
    """Zero-Shot-PLOVER's marked pairs that mark both sides."""
    found = []
    for row in rows(corpora / "events" / "plv-train.jsonl"):
        text, actors, recipients = marked(row)
        if actors and recipients:
            found.append(Pair(text, tuple(actors), tuple(recipients), None, row["gold_root"], "gold"))
    return found


def made_pairs(path: Path) -> list[Pair]:
    """Pairs that `training.silver` and `training.negatives` wrote; of silver ones those with known actors only."""
    return [
        Pair(
            row["text"],
            tuple((s, e) for s, e in row["actor"]),
            tuple((s, e) for s, e in row["recipient"]),
            (row["trigger"][0], row["trigger"][1]) if row.get("trigger") else None,
            merged(row["type"]) or NONE,
            row.get("kind") or row.get("from") or "made",
        )
        for row in rows(path)
        if all(row.get("known", ()))
    ]


def capped(pairs: list[Pair], most: int) -> list[Pair]:
    """At most so many pairs of each type and origin, spread evenly, in their order: raids outnumber all else."""
    groups: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(pairs):
        groups.setdefault((pair.type, pair.origin), []).append(index)
    chosen = {
        group[number * len(group) // min(most, len(group))]
        for group in groups.values()
        for number in range(min(most, len(group)))
    }
    return [pair for index, pair in enumerate(pairs) if index in chosen]
