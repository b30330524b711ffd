"""Scores attributions as sets of tokens: parts alone, the right source for a content, and whole statements.

A token is an index into the article, whatever the tokenizer; what is compared has to be cut by the same one. Nothing
here knows a parser or a corpus. Micro-averaged: counts are added up over articles before they are divided.

`content_found`: the content of some statement of ours has token F1 ≥ .5 with the gold content (lenient: covers half of
it, or has half of itself inside it, which forgives two statements made of one and one made of two). Among ours the one
with the best F1 counts. `source_for_content` counts gold attributions with source and content whose content is found
and whose source is right: our source holds the head word of the gold source (lenient: shares any word that names, not
just articles and prepositions). `…_found` is the same over those whose content is found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

PARTS = ("source", "cue", "content")
FOUND = 0.5
"""The token F1, and in the lenient form the share of the shorter content, from which a content counts as found."""

Tokens = frozenset[int]


@dataclass(frozen=True)
class Attribution:
    """One attribution as token indexes; `heads` are the source's head words, `names` those of its words that name."""

    source: Tokens = frozenset()
    cue: Tokens = frozenset()
    content: Tokens = frozenset()
    heads: Tokens = frozenset()
    names: Tokens = frozenset()


def token_f1(a: Tokens, b: Tokens) -> float:
    """F1 of two token sets, 0…1; two empty sets agree."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def share_of_shorter(a: Tokens, b: Tokens) -> float:
    """How much of the smaller set lies in the other, 0…1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def best_by_content(gold: Attribution, ours: Iterable[Attribution]) -> Attribution | None:
    """The one of `ours` whose content is likest the gold one's, the first among equals; null when none touches it."""
    touching = [one for one in ours if one.content & gold.content]
    return max(touching, key=lambda one: token_f1(gold.content, one.content), default=None)


def count_sources(gold: Iterable[Attribution], ours: Sequence[Attribution]) -> Counter[str]:
    """Counts for `source_figures`, of one article."""
    counts: Counter[str] = Counter()
    for one in gold:
        if not (one.source and one.content):
            continue
        counts["all"] += 1
        best = best_by_content(one, ours)
        if best is None:
            continue
        if share_of_shorter(one.content, best.content) >= FOUND:
            counts["found_lenient"] += 1
            counts["right_lenient"] += bool(one.names & best.source)
        if token_f1(one.content, best.content) >= FOUND:
            counts["found"] += 1
            counts["right"] += bool(one.heads & best.source)
    return counts


def source_figures(counts: Counter[str]) -> dict[str, float]:
    """Contents found, and right sources over all gold attributions and over those found, strict and lenient."""
    figures: dict[str, float] = {}
    for form in ("", "_lenient"):
        found, right = counts[f"found{form}"], counts[f"right{form}"]
        figures[f"content_found{form}"] = found / max(counts["all"], 1)
        figures[f"source_for_content{form}"] = right / max(counts["all"], 1)
        figures[f"source_for_content_found{form}"] = right / max(found, 1)
    return figures


def count_parts(gold: Iterable[Attribution], ours: Iterable[Attribution]) -> Counter[str]:
    """Counts for `part_figures`, of one article: each part's tokens, all attributions taken together."""
    gold, ours, counts = list(gold), list(ours), Counter[str]()
    for part in PARTS:
        theirs, found = _together(gold, part), _together(ours, part)
        counts += Counter(
            {f"{part}_hits": len(theirs & found), f"{part}_gold": len(theirs), f"{part}_ours": len(found)}
        )
    return counts


def part_figures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 over tokens, for each part."""
    figures: dict[str, float] = {}
    for part in PARTS:
        figures |= _rates(part, counts[f"{part}_hits"], counts[f"{part}_ours"], counts[f"{part}_gold"])
    return figures


def count_whole(gold: Sequence[Attribution], ours: Sequence[Attribution]) -> Counter[str]:
    """Counts for `whole_figures`, of one article.

    Each gold attribution is matched with at most one of ours, the likest first (mean token F1 of the three parts).
    """
    likeness = {
        (g, o): [token_f1(getattr(gold[g], part), getattr(ours[o], part)) for part in PARTS]
        for g, o in product(range(len(gold)), range(len(ours)))
        if gold[g].content & ours[o].content
    }
    counts = Counter({"gold": len(gold), "ours": len(ours)})
    taken: set[tuple[str, int]] = set()
    for (g, o), each in sorted(likeness.items(), key=lambda item: (-sum(item[1]), item[0])):
        if ("gold", g) in taken or ("ours", o) in taken:
            continue
        taken |= {("gold", g), ("ours", o)}
        counts["exact"] += min(each) == 1.0
        counts["partial"] += min(each) >= FOUND
    return counts


def whole_figures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of statements: all three parts exact, and all three with token F1 ≥ .5."""
    exact = _rates("statement_exact", counts["exact"], counts["ours"], counts["gold"])
    return exact | _rates("statement_partial", counts["partial"], counts["ours"], counts["gold"])


def _together(attributions: Iterable[Attribution], part: str) -> Tokens:
    return frozenset().union(*(getattr(one, part) for one in attributions))


def _rates(name: str, hits: int, ours: int, gold: int) -> dict[str, float]:
    precision, recall = hits / max(ours, 1), hits / max(gold, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}
