"""The training itself: statements and factuality on a shared encoder, event types on one of their own."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import torch
from torch import nn

from onrecord.reader.events.typing import NONE, YIELD
from onrecord.reader.model.windows import Windows
from training import evaluate
from training.batches import Paired, Tagged, Weighed, grouped, paired, tagged, weighed, weights
from training.corpora import Article, Pair, Rated, articles, rated
from training.losses import factuality_loss, pair_loss, statement_loss
from training.network import Network, PairNetwork

Item = TypeVar("Item", Paired, Weighed)
Trained = TypeVar("Trained", Network, PairNetwork)
TYPES = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT"),
    *("REQUEST", "SANCTION", "SUPPORT", "THREATEN", YIELD, NONE),
)


TRIGGERS_FORGOTTEN = 0.5
"""How often a pair is typed without its trigger being shown: the gold pairs mark none, a reader may not find it."""

BROKEN_BEFORE = 8
"""An article's first window ends before one of so many paragraphs, drawn anew each round: they change their company."""

Loss = Callable[[], torch.Tensor]


@dataclass(frozen=True)
class Plan:
    """The numbers of a phase.

    Rates are Adam's, `smooth` is the decay of the averaged weights that are kept. The `seed` decides in which order the
    examples come and what is dropped out.
    """

    steps: int
    encoder_rate: float
    head_rate: float
    smooth: float
    seed: int


class Phase(Generic[Trained]):
    """Steps of an optimiser with warm-up and linear decay, keeping a moving average of the weights."""

    def __init__(self, network: Trained, plan: Plan) -> None:
        """`network` is trained in place."""
        self.network: Trained = network
        self.plan = plan
        torch.manual_seed(plan.seed)
        self.chance = random.Random(plan.seed)
        encoder = list(network.encoder.parameters())
        heads = [one for name, one in network.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warm = max(plan.steps // 10, 1)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda step: min((step + 1) / warm, max(plan.steps - step, 1) / (plan.steps - warm))
        )
        self.average = {name: value.detach().clone() for name, value in network.state_dict().items()}

    def run(self, losses: Callable[[int, random.Random], list[Loss]], log: str) -> Trained:
        """Take the plan's steps; `losses` gives the losses of a step. Returns the network with averaged weights."""
        begun, shown = time.monotonic(), 0.0
        for step in range(self.plan.steps):
            self.network.train()
            for loss in losses(step, self.chance):
                value = loss()
                value.backward()
                shown = 0.98 * shown + 0.02 * value.item()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            self.optimiser.zero_grad()
            decay = min(self.plan.smooth, (step + 1) / (step + 10))
            with torch.no_grad():
                for name, value in self.network.state_dict().items():
                    if value.is_floating_point():
                        self.average[name].lerp_(value, 1 - decay)
            if step % 50 == 0:
                seconds = time.monotonic() - begun
                print(f"{log} {step}/{self.plan.steps}: loss {shown:.3f}, {seconds:.0f} s", flush=True)
        kept = deepcopy(self.network)
        kept.load_state_dict(self.average)
        return kept.eval()


@dataclass
class Material:
    """What is trained on and measured, as windows."""

    windows: Windows
    articles: list[Article]
    statements_dev: list[Tagged]
    rated: list[Rated]
    rated_dev: dict[str, list[Weighed]]


def material(corpora: Path, windows: Windows) -> Material:
    """Windows of the development parts; what is trained on is packed anew each round."""
    return Material(
        windows,
        articles(corpora, "train"),
        [one for article in articles(corpora, "dev") for one in tagged(windows, article)],
        [one for name in ("uw", "meantime") for one in rated(corpora, name, "train")],
        {name: [weighed(windows, [one]) for one in rated(corpora, name, "dev")] for name in ("uw", "meantime")},
    )


def statement_batches(material: Material, chance: random.Random, size: int = 8) -> Iterator[list[Tagged]]:
    """Batches of article windows of like length, in random order; windows begin elsewhere in each round."""
    while True:
        parts = [(article, chance.randrange(BROKEN_BEFORE)) for article in material.articles]
        made = [one for article, broken in parts for one in tagged(material.windows, article, broken)]
        order = sorted(made, key=lambda one: len(one.window.ids) + chance.random() * 40)
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        chance.shuffle(batches)
        yield from batches


def factuality_batches(material: Material, chance: random.Random, words: int = 600) -> Iterator[list[Weighed]]:
    """Batches of rated sentences, alone and packed, of about so many pieces."""
    while True:
        groups = grouped(material.rated, 6, chance)
        made = sorted((weighed(material.windows, group) for group in groups), key=lambda one: len(one.window.ids))
        yield from _filled(made, words, chance)


def pair_batches(
    windows: Windows, pairs: Sequence[Pair], chance: random.Random, words: int = 600
) -> Iterator[list[Paired]]:
    """Batches of sentences with pairs, alone and packed in random company."""
    by_text: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_text.setdefault(pair.text, []).append(pair)
    while True:
        texts = list(by_text)
        chance.shuffle(texts)
        groups = [[pair for text in group for pair in by_text[text]] for group in grouped(texts, 4, chance)]
        made = sorted((paired(windows, group, TYPES) for group in groups), key=lambda one: len(one.window.ids))
        yield from _filled([one for one in made if one.pairs], words, chance)


def _filled(made: Sequence[Item], words: int, chance: random.Random) -> list[list[Item]]:
    batches: list[list[Item]] = []
    for one in made:
        if batches and (len(batches[-1]) + 1) * len(one.window.ids) <= words:
            batches[-1].append(one)
        else:
            batches.append([one])
    chance.shuffle(batches)
    return batches


def statement_phase(network: Network, material: Material, plan: Plan) -> Network:
    """Statements, and factuality in every other step."""
    phase = Phase(network, plan)
    texts = statement_batches(material, phase.chance)
    rates = factuality_batches(material, phase.chance)

    def losses(step: int, chance: random.Random) -> list[Loss]:
        batch = next(texts)
        found: list[Loss] = [lambda: statement_loss(network, batch)]
        if step % 2:
            rate = next(rates)
            found.append(lambda: factuality_loss(network, rate))
        return found

    return phase.run(losses, f"statements {plan.seed}")


def pair_phase(network: PairNetwork, windows: Windows, pairs: Sequence[Pair], plan: Plan, log: str) -> PairNetwork:
    """Event types."""
    phase = Phase(network, plan)
    every = pair_batches(windows, pairs, phase.chance)

    def losses(step: int, chance: random.Random) -> list[Loss]:
        batch = next(every)
        pooled = weights(batch, max(len(one.window.ids) for one in batch), TRIGGERS_FORGOTTEN, chance)
        return [lambda: pair_loss(network, batch, pooled)]

    return phase.run(losses, log)


def report(network: Network, material: Material) -> dict[str, float]:
    """All figures on the development parts."""
    found = dict(evaluate.statements(network, material.statements_dev))
    for name, items in material.rated_dev.items():
        found |= {f"{name}_{key}": value for key, value in evaluate.factuality(network, items).items()}
    return {key: round(value, 4) for key, value in found.items()}
