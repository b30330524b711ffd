"""One training run, step by step; `python -m training` begins it.

Each step leaves a file in the working folder and is left out when that is there, so that a run that was stopped goes
on where it was. Steps that do not need each other run two at once, each by one thread: the weights do not depend on how
many processors there are.
"""

import multiprocessing
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import torch
from tokenizers import Tokenizer

from onrecord.reader.events.typing import NONE
from onrecord.reader.model.weights import ENCODER, TOKENIZER
from onrecord.reader.model.windows import Windows
from training import evaluate, negatives, silver
from training.batches import paired
from training.corpora import Pair, capped, gold_pairs, made_pairs
from training.export import export_pairs, export_shared, write_manifest
from training.network import Network, PairNetwork
from training.soup import mean
from training.splits import FOLDS
from training.train import TYPES, Plan, material, pair_phase, report, statement_phase
from training.triggers import with_triggers

Trained = TypeVar("Trained", Network, PairNetwork)

SEEDS = (20, 21)
"""One training of each encoder for each seed; the mean of them ships. New heads begin as the first seed has them."""
STATEMENTS = Plan(steps=1800, encoder_rate=1.5e-4, head_rate=1e-3, smooth=0.998, seed=SEEDS[0])
SILVER = Plan(steps=350, encoder_rate=2e-4, head_rate=1e-3, smooth=0.98, seed=SEEDS[0])
GOLD = Plan(steps=360, encoder_rate=1.8e-4, head_rate=1e-3, smooth=0.98, seed=SEEDS[0])
BESIDE_GOLD = 400
"""How many silver pairs go along with the gold ones, so that their triggers are not forgotten."""
MOST = 500
"""How many made pairs of one type and kind are used."""
AT_ONCE = 2
"""How many steps run at once."""


@dataclass(frozen=True)
class Run:
    """One training run: the corpora, the folder of the base weights with tokenizer and settings, the working folder."""

    corpora: Path
    base: Path
    work: Path

    def all(self, *, folds: bool) -> Path:
        """Every step; returns the folder of the exported model. `folds` makes the five models to be measured with."""
        self.work.mkdir(parents=True, exist_ok=True)
        models = (None, *(range(FOLDS) if folds else ()))
        apart([(self.statements, (seed,)) for seed in SEEDS])
        apart([(self.made_silver, ()), (self.made_negatives, ())])
        self.pairs_silver()
        apart([(self.pairs_gold, (fold, seed)) for fold in models for seed in SEEDS])
        figures = self.shared()
        for fold in models:
            self.typing(fold)
        self.finish(models, {"trained": {"figures": figures}})
        return self.work / "full"

    @cached_property
    def windows(self) -> Windows:
        """What cuts texts into windows."""
        return Windows(Tokenizer.from_file(str(self.base / "tokenizer.json")))

    def statements(self, seed: int) -> None:
        """One training of the shared encoder."""
        path = self.weights(f"statements-{seed}")
        if not path.exists():
            every = material(self.corpora, self.windows)
            network = statement_phase(self.network(), every, replace(STATEMENTS, seed=seed))
            print(path.stem, report(network, every), flush=True)
            keep(network, path)

    def shared(self) -> dict[str, float]:
        """Export the mean of the shared encoder's trainings; returns its figures on the development parts."""
        network = stirred(self.network(), [self.weights(f"statements-{seed}") for seed in SEEDS])
        figures = report(network, material(self.corpora, self.windows))
        print("statements", figures, flush=True)
        export_shared(network, self.base, self.work / "full")
        return figures

    def made_silver(self) -> None:
        """Silver pairs, found by the rule reader."""
        if not (path := self.work / "silver.jsonl").exists():
            silver.make(self.corpora, path)

    def made_negatives(self) -> None:
        """Pairs between which nothing happens, found by the rule reader."""
        if not (path := self.work / "negatives.jsonl").exists():
            negatives.make(self.corpora, path)

    def pairs(self) -> tuple[list[Pair], list[Pair]]:
        """What is known of the marked sentences, and what was made from reports."""
        gold = gold_pairs(self.corpora)
        texts = {pair.text for pair in gold}
        silver_pairs, none_pairs = (
            capped(made_pairs(self.work / f"{name}.jsonl"), MOST) for name in ("silver", "negatives")
        )
        ours = [pair for pair in none_pairs if pair.text in texts]
        others = [*silver_pairs, *(pair for pair in none_pairs if pair.text not in texts)]
        return [*with_triggers(gold), *ours], others

    def pairs_silver(self) -> None:
        """The pairs' encoder, trained on what was made from reports; all others begin with it."""
        path = self.weights("pairs-silver")
        if not path.exists():
            torch.set_num_threads(1)
            keep(pair_phase(self.pair_network(), self.windows, self.pairs()[1], SILVER, path.stem), path)

    def pairs_gold(self, fold: int | None, seed: int) -> None:
        """One training of the pairs' encoder on all marked pairs, or on those outside of `fold`."""
        path = self.weights(f"pairs-{name_of(fold)}-{seed}")
        if not path.exists():
            chosen, others = self.pairs()
            known = [pair for pair in chosen if fold is None or pair.fold != fold]
            beside = others[:: max(len(others) // BESIDE_GOLD, 1)]
            network = self.pair_network()
            network.load_state_dict(torch.load(self.weights("pairs-silver")))
            plan = replace(GOLD, seed=seed)
            keep(pair_phase(network, self.windows, [*known, *beside], plan, path.stem), path)

    def typing(self, fold: int | None) -> None:
        """Export the mean of the trainings of the pairs' encoder; of a fold, print how it types that fold's pairs."""
        name = name_of(fold)
        network = stirred(self.pair_network(), [self.weights(f"pairs-{name}-{seed}") for seed in SEEDS])
        if fold is not None:
            score_fold(network, self.windows, [pair for pair in self.pairs()[0] if pair.fold == fold], fold)
        export_pairs(network, self.work / name)

    def finish(self, models: Sequence[int | None], about: dict[str, Any]) -> None:
        """Give each fold's folder the shared encoder, and all their manifests."""
        for fold in models:
            folder = self.work / name_of(fold)
            if fold is not None:
                for name in (ENCODER, TOKENIZER):
                    shutil.copyfile(self.work / "full" / name, folder / name)
            write_manifest(folder, TYPES, about)

    def network(self) -> Network:
        """The shared network with base weights."""
        torch.manual_seed(SEEDS[0])
        return Network(self.base)

    def pair_network(self) -> PairNetwork:
        """The network for pairs with base weights."""
        torch.manual_seed(SEEDS[0])
        return PairNetwork(self.base, len(TYPES))

    def weights(self, name: str) -> Path:
        """Where the weights of a step are kept."""
        return self.work / f"{name}.pt"


def apart(steps: Sequence[tuple[Callable[..., None], tuple[Any, ...]]]) -> None:
    """Run steps in processes of their own, some at once, each by one thread; the first error ends the run."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(AT_ONCE, fresh, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        for one in [pool.submit(step, *given) for step, given in steps]:
            one.result()


def stirred(network: Trained, members: Sequence[Path]) -> Trained:
    """The network with the mean of the members' weights."""
    network.load_state_dict(mean([torch.load(path) for path in members]))
    return network.eval()


def keep(network: torch.nn.Module, path: Path) -> None:
    """Save the weights; the file is there only once it is whole."""
    unfinished = path.with_suffix(".unfinished")
    torch.save(network.state_dict(), unfinished)
    unfinished.replace(path)


def name_of(fold: int | None) -> str:
    """The folder of a fold's model, or of the model that ships."""
    return "full" if fold is None else f"fold{fold}"


def score_fold(network: PairNetwork, windows: Windows, pairs: list[Pair], fold: int) -> None:
    """Print how the network of a fold types that fold's gold pairs and negatives, with and without their triggers."""
    for told, asked in (
        ("with triggers", pairs),
        ("without", [replace(pair, trigger=None) for pair in pairs]),
    ):
        logits, kinds = evaluate.logits(network, [paired(windows, [pair], TYPES) for pair in asked])
        none = TYPES.index(NONE)
        right = logits.argmax(-1) == kinds
        typed = logits[:, :none].argmax(-1) == kinds
        real = kinds != none
        print(
            f"fold {fold} {told}: typed {typed[real].float().mean():.3f}, with NONE {right[real].float().mean():.3f}, "
            f"negatives {right[~real].float().mean():.3f}",
            flush=True,
        )
