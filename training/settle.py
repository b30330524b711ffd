"""The last step: what the pairs have done to the encoder is taken half back, and the pair head learns it anew.

Training on pairs makes the encoder worse at statements and factuality. The mean of the weights before and after keeps
nearly all of both (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). The pair head is then trained alone
on the averaged encoder, with features that are computed once. The factuality head is better left as it is averaged.
"""

import random
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reader.model.windows import Windows
from training.batches import grouped, padded, paired, weights
from training.corpora import Pair
from training.network import Network

SHARE = 0.5
"""How much of the encoder after the pairs goes into the mean."""
ROUNDS, BATCH, RATE = 12, 64, 5e-4
SEED = 20


def blend(before: Network, after: Network, share: float = SHARE) -> Network:
    """`before`, moved by `share` of the way to `after`; the pair head is `after`'s."""
    start, end = before.state_dict(), after.state_dict()
    mixed = {
        name: torch.lerp(start[name], value, share) if value.is_floating_point() and "pairs." not in name else value
        for name, value in end.items()
    }
    before.load_state_dict(mixed)
    return before.eval()


def settle_pairs(network: Network, windows: Windows, pairs: Sequence[Pair], types: Sequence[str]) -> None:
    """Train the pair head alone; each pair is seen in its sentence alone and in company, its trigger half the time."""
    chance = random.Random(SEED)
    features, kinds = [], []
    by_text: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_text.setdefault(pair.text, []).append(pair)
    mixed = sorted(by_text)
    chance.shuffle(mixed)
    with torch.no_grad():
        for group in [*([text] for text in by_text), *grouped(mixed, 4, chance)]:
            one = paired(windows, [pair for text in group for pair in by_text[text]], types)
            if one.pairs:
                ids, mask = padded([one.window])
                _, pooled, kind = weights([one], ids.shape[1])
                features.append(pooled @ network.encode(ids, mask)[0])
                kinds.append(kind)
    known, gold = torch.cat(features), torch.cat(kinds)

    def loss(rows: Tensor) -> Tensor:
        seen = known[rows].clone()
        seen[torch.rand(len(rows)) < 0.5, 3] = 0
        # The pooled pieces stand in for hidden states; each is weighed by itself alone.
        return functional.cross_entropy(network.pairs(seen, torch.eye(4)), gold[rows], label_smoothing=0.1)

    _train(network.pairs, len(gold), loss)


def _train(head: nn.Module, size: int, loss: Callable[[Tensor], Tensor]) -> None:
    torch.manual_seed(SEED)
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05)
    for _ in range(ROUNDS):
        head.train()
        order = torch.randperm(size)
        for at in range(0, size, BATCH):
            loss(order[at : at + BATCH]).backward()
            optimiser.step()
            optimiser.zero_grad()
    head.eval()
