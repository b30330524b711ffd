"""What each head is trained to do, as one loss a batch."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Paired, Tagged, Weighed, padded, weights
from training.network import MASKED, Network, PairNetwork


def pointed(scores: Tensor, mask: Tensor, targets: Sequence[dict[int, int]]) -> Tensor:
    """Cross entropy of the pieces pointed at; [B, T, T] scores, a dictionary from pointing to target piece a window."""
    rows = [(row, piece, target) for row, one in enumerate(targets) for piece, target in one.items()]
    if not rows:
        return scores.sum() * 0
    window, piece, target = (torch.tensor(column) for column in zip(*rows, strict=True))
    chosen = scores[window, piece].masked_fill(mask[window] == 0, MASKED)
    return functional.cross_entropy(chosen, target)


def statement_loss(network: Network, batch: Sequence[Tagged]) -> Tensor:
    """Tags and both pointers."""
    ids, mask = padded([one.window for one in batch])
    tags, source_of, cue_of, _ = network.heads(network.encode(ids, mask))
    gold = torch.full(ids.shape, IGNORED)
    for row, one in enumerate(batch):
        gold[row, : len(one.tags)] = torch.tensor(one.tags)
        gold[row, 0] = IGNORED
    loss = functional.cross_entropy(tags.transpose(1, 2), gold, ignore_index=IGNORED)
    pointers = pointed(source_of, mask, [one.source_of for one in batch])
    return loss + 0.1 * (pointers + pointed(cue_of, mask, [one.cue_of for one in batch]))


def factuality_loss(network: Network, batch: Sequence[Weighed]) -> Tensor:
    """Smooth absolute error of the rated words, in points of the −3 … 3 scale."""
    ids, mask = padded([one.window for one in batch])
    scores = network.factuality(network.encode(ids, mask)).squeeze(-1)
    rated = [(row, piece, score) for row, one in enumerate(batch) for piece, score in one.scores.items()]
    if not rated:
        return scores.sum() * 0
    window, piece, score = zip(*rated, strict=True)
    return functional.smooth_l1_loss(scores[list(window), list(piece)], torch.tensor(score), beta=0.5)


def pair_loss(
    network: PairNetwork, batch: Sequence[Paired], pooled: tuple[Tensor, Tensor, Tensor] | None = None
) -> Tensor:
    """Cross entropy of the types, smoothed since annotators differ too."""
    ids, mask = padded([one.window for one in batch])
    hidden = network.encode(ids, mask)
    window, pieces, kinds = pooled if pooled is not None else weights(batch, ids.shape[1])
    if not len(kinds):
        return hidden.sum() * 0
    return functional.cross_entropy(network.pairs(hidden[window], pieces), kinds, label_smoothing=0.1)
