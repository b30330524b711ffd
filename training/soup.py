"""The mean of weights: trainings that differ only in the order of their examples answer better together than alone.

They begin at the same weights, those of the new heads included, and so stay near enough to each other for their mean to
be as good as all of them asked one by one, at the price of one (Wortsman et al. 2022, "Model soups").
"""

from collections.abc import Sequence

import torch

Weights = dict[str, torch.Tensor]


def mean(members: Sequence[Weights]) -> Weights:
    """The mean of each of the members' weights; all have the same names and shapes, and there is at least one."""
    return {
        name: torch.stack([member[name] for member in members]).mean(0) if value.is_floating_point() else value
        for name, value in members[0].items()
    }
