"""How well a network answers its questions on held-out parts, piece by piece.

The benchmarks measure the whole reader.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import torch

from training.batches import Paired, Tagged, Weighed, padded, weights
from training.network import MASKED, TAGS, Network, PairNetwork

Item = TypeVar("Item", Tagged, Weighed)
PARTS = ("source", "cue", "content")


def _batches(items: Sequence[Item], size: int = 16) -> Iterator[list[Item]]:
    order = sorted(items, key=lambda one: len(one.window.ids))
    for at in range(0, len(order), size):
        yield order[at : at + size]


@torch.no_grad()
def statements(network: Network, items: Sequence[Tagged]) -> dict[str, float]:
    """F1 over pieces for source, cue, content; how often cue and content point right (with gold spans given)."""
    network.eval()
    counts = {part: [0, 0, 0] for part in PARTS}
    pointed = {"source_of": [0, 0], "cue_of": [0, 0]}
    for batch in _batches(items):
        ids, mask = padded([one.window for one in batch])
        tags, *pointers, _ = network.heads(network.encode(ids, mask))
        best = tags.argmax(-1)
        for row, one in enumerate(batch):
            for piece in range(1, len(one.tags)):
                ours, gold = TAGS[int(best[row, piece])][2:], TAGS[one.tags[piece]][2:]
                for part in {ours, gold} - {""}:
                    counts[part][0] += ours == gold
                    counts[part][1] += ours == part
                    counts[part][2] += gold == part
        for name, scores in zip(pointed, pointers, strict=True):
            chosen = scores.masked_fill(mask[:, None] == 0, MASKED).argmax(-1)
            for row, one in enumerate(batch):
                for piece, target in getattr(one, name).items():
                    pointed[name][0] += int(chosen[row, piece]) == target
                    pointed[name][1] += 1
    found = {part: 2 * hits / max(ours + gold, 1) for part, (hits, ours, gold) in counts.items()}
    return found | {name: right / max(total, 1) for name, (right, total) in pointed.items()}


@torch.no_grad()
def factuality(network: Network, items: Sequence[Weighed]) -> dict[str, float]:
    """Mean absolute error and Pearson's r."""
    network.eval()
    ours, gold = [], []
    for batch in _batches(items):
        ids, mask = padded([one.window for one in batch])
        scores = network.factuality(network.encode(ids, mask)).squeeze(-1).clamp(-3, 3)
        for row, one in enumerate(batch):
            for piece, score in one.scores.items():
                ours.append(float(scores[row, piece]))
                gold.append(score)
    both = torch.tensor([ours, gold])
    return {"mae": float((both[0] - both[1]).abs().mean()), "r": float(torch.corrcoef(both)[0, 1])}


@torch.no_grad()
def logits(network: PairNetwork, items: Sequence[Paired]) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits [P, types] and gold types [P] of all pairs, in the order of `items`."""
    network.eval()
    found, gold = [], []
    for at in range(0, len(items), 16):
        batch = items[at : at + 16]
        ids, mask = padded([one.window for one in batch])
        window, pieces, kinds = weights(batch, ids.shape[1])
        if len(kinds):
            found.append(network.pairs(network.encode(ids, mask)[window], pieces))
            gold.append(kinds)
    return torch.cat(found), torch.cat(gold)
