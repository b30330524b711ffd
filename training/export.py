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
from training.network import TAGS, Network

OPSET = 18


class _Reading(nn.Module):
    """All that one look at a window gives: the heads' answers and the hidden states that pairs are typed from."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        hidden = self.network.encode(ids, torch.ones_like(ids))
        tags, source_of, cue_of, factuality = self.network.heads(hidden)
        return tags[0], source_of[0], cue_of[0], factuality[0], hidden[0]


class _Typing(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.head = network.pairs

    def forward(self, hidden: Tensor, weights: Tensor) -> Tensor:
        typed: Tensor = self.head(hidden[None], weights)
        return typed


def export(network: Network, base: Path, types: tuple[str, ...], folder: Path, about: dict[str, Any]) -> None:
    """Write the graphs as int8, the tokenizer of `base` and the manifest, with `about` in it, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    width = network.encoder.config.hidden_size
    with tempfile.TemporaryDirectory() as scratch:
        ids = torch.randint(1000, 2000, (1, 17))
        _graph(
            _Reading(network),
            (ids,),
            Path(scratch) / ENCODER,
            inputs=["ids"],
            outputs=["tags", "source_of_cue", "cue_of_content", "factuality", "hidden"],
            sizes={"ids": {1: "pieces"}},
        )
        _graph(
            _Typing(network),
            (torch.zeros(17, width), torch.zeros(3, 4, 17)),
            Path(scratch) / PAIRS,
            inputs=["hidden", "weights"],
            outputs=["types"],
            sizes={"hidden": {0: "pieces"}, "weights": {0: "pairs", 2: "pieces"}},
        )
        for name in (ENCODER, PAIRS):
            # One scale a column keeps the heads' small differences; seven bits keep old and new processors alike.
            quantize_dynamic(
                Path(scratch) / name, folder / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
    shutil.copyfile(base / "tokenizer.json", folder / TOKENIZER)
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
    torch.onnx.export(
        module.eval(),
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=sizes,
        opset_version=OPSET,
        dynamo=False,
    )
