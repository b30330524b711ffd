"""The trained network becomes what ships: two small ONNX graphs, a tokenizer and a manifest with their checksums."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.reader.model.weights import ENCODER, FORMAT, MANIFEST, PAIRS, TOKENIZER
from onrecord.reader.model.windows import LIMIT
from training.network import TAGS, Network, PairNetwork

OPSET = 18


class _Reading(nn.Module):
    """All that one look at a window gives: the heads' answers."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        hidden = self.network.encode(ids, torch.ones_like(ids))
        tags, source_of, cue_of, factuality = self.network.heads(hidden)
        return tags[0], source_of[0], cue_of[0], factuality[0]


class _Typing(nn.Module):
    """From the pieces of a sentence and the places of its pairs to the types, in one graph."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, weights: Tensor) -> Tensor:
        typed: Tensor = self.network.pairs(self.network.encode(ids, torch.ones_like(ids)), weights)
        return typed


def export_shared(network: Network, base: Path, folder: Path) -> None:
    """Write the shared encoder's graph as int8, and the tokenizer of `base`, into `folder`."""
    _graph(
        _Reading(network),
        (torch.randint(1000, 2000, (1, 17)),),
        folder / ENCODER,
        inputs=["ids"],
        outputs=["tags", "source_of_cue", "cue_of_content", "factuality"],
        sizes={"ids": {1: "pieces"}},
    )
    shutil.copyfile(base / "tokenizer.json", folder / TOKENIZER)


def export_pairs(network: PairNetwork, folder: Path) -> None:
    """Write the graph that types pairs as int8 into `folder`."""
    _graph(
        _Typing(network),
        (torch.randint(1000, 2000, (1, 17)), torch.zeros(3, 4, 17)),
        folder / PAIRS,
        inputs=["ids", "weights"],
        outputs=["types"],
        sizes={"ids": {1: "pieces"}, "weights": {0: "pairs", 2: "pieces"}},
    )


def write_manifest(folder: Path, types: tuple[str, ...], about: dict[str, Any]) -> None:
    """Write the list of the files in `folder` with their checksums, and `about`, which the reader does not need."""
    manifest = {
        "format": FORMAT,
        "files": {name: checksum(folder / name) for name in (ENCODER, PAIRS, TOKENIZER)},
        "tags": list(TAGS),
        "types": list(types),
        "limit": LIMIT,
        **about,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def checksum(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _graph(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    *,
    inputs: list[str],
    outputs: list[str],
    sizes: dict[str, dict[int, str]],
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / path.name
        torch.onnx.export(
            module.eval(),
            example,
            str(whole),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=sizes,
            opset_version=OPSET,
            dynamo=False,
        )
        # One scale a column keeps the heads' small differences; seven bits keep old and new processors alike.
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
