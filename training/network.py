"""The networks: a shared encoder with its heads, and one for pairs alone; for training only.

The reader runs what `training.export` writes.

Shapes: B windows, T pieces, P pairs, H = 384 the width of MiniLM-L6 (Wang et al. 2020; weights of all-MiniLM-L6-v2).
"""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTER = 128
MASKED = -1e4


class Pointer(nn.Module):
    """Which piece does a piece point to: scaled dot products of two projections, as parsers point to heads."""

    def __init__(self, width: int) -> None:
        """`width` is H."""
        super().__init__()
        self.ask, self.answer = nn.Linear(width, POINTER), nn.Linear(width, POINTER)

    def forward(self, hidden: Tensor) -> Tensor:
        """[B, T, H] → [B, T, T], row = who points, column = at what."""
        return self.ask(hidden) @ self.answer(hidden).transpose(1, 2) / POINTER**0.5


class PairHead(nn.Module):
    """Types pairs from the pooled pieces of their sentence, actor, recipient and trigger."""

    def __init__(self, width: int, types: int) -> None:
        """`types` counts NONE."""
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(6 * width, width), nn.GELU(), nn.Dropout(0.2), nn.Linear(width, types)
        )

    def forward(self, hidden: Tensor, weights: Tensor) -> Tensor:
        """Hidden [P, T, H] or [1, T, H] and weights [P, 4, T] → logits [P, types].

        The weights pool sentence, actor, recipient and trigger and sum to one over T; a pair without a known trigger
        has zeros there.
        """
        s, a, r, t = (weights @ hidden).unbind(1)
        return self.layers(torch.cat([s, a, r, t, a * r, a - r], dim=-1))


class Encoding(nn.Module):
    """The encoder alone, which every network here begins with."""

    def __init__(self, base: Path) -> None:
        """`base` holds the encoder's weights and settings."""
        super().__init__()
        # Dropout inside attention takes a third of a step on a processor; the other dropouts stay.
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        self.drop = nn.Dropout(0.1)

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """[B, T] piece ids and mask → hidden states [B, T, H]."""
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)


class PairNetwork(Encoding):
    """An encoder for pairs alone, with their head: it need not keep the answers to any other question."""

    def __init__(self, base: Path, types: int) -> None:
        """`types` is how many event types there are, with NONE."""
        super().__init__(base)
        self.pairs = PairHead(self.encoder.config.hidden_size, types)


class Network(Encoding):
    """The shared encoder and its heads: all questions about statements and factuality."""

    def __init__(self, base: Path) -> None:
        """`base` holds the encoder's weights and settings."""
        super().__init__(base)
        width = self.encoder.config.hidden_size
        self.tags = nn.Linear(width, len(TAGS))
        self.source_of_cue = Pointer(width)
        self.cue_of_content = Pointer(width)
        self.factuality = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 1))

    def heads(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Hidden [B, T, H] → tags [B, T, 7], source pointers [B, T, T], cue pointers [B, T, T], factuality [B, T]."""
        return (
            self.tags(hidden),
            self.source_of_cue(hidden),
            self.cue_of_content(hidden),
            self.factuality(hidden).squeeze(-1),
        )
