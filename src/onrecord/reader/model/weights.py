"""Where the model's files are, and that they are whole: a reader with damaged weights must not read at all."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.vocabulary import OnrecordError

FORMAT = 2
ENCODER, PAIRS, TOKENIZER, MANIFEST = "encoder.onnx", "pairs.onnx", "tokenizer.json", "model.json"


class ModelError(OnrecordError):
    """The model's files are missing, damaged or of another version than this reader's."""


@dataclass(frozen=True)
class Weights:
    """The model's files as bytes, checked, and its manifest."""

    files: Mapping[str, bytes]
    manifest: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Names these weights, and no others: the first digits of the checksum over all checksums."""
        every = "".join(self.manifest["files"][name] for name in sorted(self.manifest["files"]))
        return hashlib.sha256(every.encode()).hexdigest()[:12]


def shipped() -> Path:
    """The folder of the weights that come with the package."""
    return Path(str(resources.files(__package__))) / "data"


def load_weights(folder: Path | None = None) -> Weights:
    """Read and check the model in `folder`, by default the one that comes with the package.

    Raises `ModelError` with code `model-missing`, `model-damaged` or `model-unknown-format`; the message names the
    file and, where they differ, the checksums.
    """
    folder = folder or shipped()
    manifest = _manifest(folder / MANIFEST)
    files = {}
    for name, expected in sorted(manifest["files"].items()):
        content = _content(folder / name)
        found = hashlib.sha256(content).hexdigest()
        if found != expected:
            raise ModelError(
                "model-damaged",
                f"The model's file {folder / name} is damaged: its SHA-256 is {found}, expected {expected}.",
                "Install onrecord again; nothing was read.",
            )
        files[name] = content
    return Weights(files, manifest)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(
            "model-missing",
            f"The model's file {path} cannot be read: {error.strerror}.",
            "Install onrecord again; nothing was read.",
        ) from error


def _manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(_content(path))
        known = manifest["format"] == FORMAT and {ENCODER, PAIRS, TOKENIZER} <= set(manifest["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            "model-damaged",
            f"The model's list of files {path} is damaged: {error}.",
            "Install onrecord again; nothing was read.",
        ) from error
    if not known:
        raise ModelError(
            "model-unknown-format",
            f"The model described in {path} has format {manifest['format']}, this reader reads format {FORMAT}.",
            "Install a model that was trained for this version, or onrecord again.",
        )
    return dict(manifest)
