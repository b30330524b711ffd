"""The shared encoder's last steps: means of weights, which answer better than either side of them.

Training on pairs makes the encoder worse at statements and factuality: the mean of the weights before and after takes
that half back (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). The mean of that and of a training that
has met the paragraphs in other company is better than both at statements (Wortsman et al. 2022, "Model soups"). The
factuality head is better left as it is averaged.
"""

import torch

from training.network import Network

SHARE = 0.5
"""How much of the encoder after the pairs goes into the mean."""


def blend(before: Network, after: Network, share: float = SHARE) -> Network:
    """The network `before`, moved by `share` of the way to `after`; the pair head is `after`'s."""
    start, end = before.state_dict(), after.state_dict()
    mixed = {
        name: torch.lerp(start[name], value, share) if value.is_floating_point() and "pairs." not in name else value
        for name, value in end.items()
    }
    before.load_state_dict(mixed)
    return before.eval()
