"""Reads codebook files into validated entries."""

from collections.abc import Callable, Iterable
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

import msgspec
import yaml

from onrecord.codebook.entries import Entry
from onrecord.vocabulary import CodebookError

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OURS = Path(__file__).parent / "data"
ONLY_EXPLAIN = frozenset({"glossary.yaml", "glossary_fields.yaml"})
"""Files that tell people what words mean; no report is read otherwise because of them."""


def read_file(kind: type[E], path: Path) -> tuple[E, ...]:
    """The entries of one YAML file; raises `CodebookError` that names the file, the entry and what is wrong."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError("codebook-unreadable", f"{path}: {error}", "Mend the file or take it away.") from error
    if not isinstance(content, dict) or list(content) != [kind.FILE] or not isinstance(content[kind.FILE], list):
        raise CodebookError("codebook-shape", f"{path}: expected one top key, `{kind.FILE}`, with a list of entries.")
    return tuple(_entry(kind, row, path, number) for number, row in enumerate(content[kind.FILE], 1))


def _entry(kind: type[E], row: object, path: Path, number: int) -> E:
    try:
        entry = msgspec.convert(row, kind)
        entry.check()
    except (msgspec.ValidationError, ValueError) as error:
        raise CodebookError("codebook-entry", f"{path}, entry {number} ({str(row)[:80]}): {error}") from error
    return entry


def merge(kind: type[E], layers: Iterable[tuple[E, ...]]) -> tuple[E, ...]:
    """Entries of all layers, a later layer's entry replacing an earlier one with the same key, in place."""
    merged: dict[object, E] = {}
    for layer in layers:
        for entry in layer:
            merged[getattr(entry, kind.KEY)] = entry
    return tuple(merged.values())


class Codebook:
    """What the field agreed on, read from our YAML files and then the user's folders, each file when first asked for.

    `folders` are searched in order after our own; a user's entry with the same key replaces ours, a new key adds one.
    """

    def __init__(self, *folders: Path) -> None:
        """Remember where to look; raises `CodebookError` when a folder is not there."""
        for folder in folders:
            if not folder.is_dir():
                raise CodebookError("codebook-missing", f"{folder} is not a folder.", "Check the setting's path.")
        self.folders = (OURS, *folders)
        self._read: dict[type[Entry], tuple[Entry, ...]] = {}
        self._compiled: dict[Callable[[Codebook], object], object] = {}

    def entries(self, kind: type[E]) -> tuple[E, ...]:
        """All entries of one kind, in the files' order."""
        if kind not in self._read:
            paths = [folder / f"{kind.FILE}.yaml" for folder in self.folders]
            layers = [read_file(kind, path) for path in paths if path == paths[0] or path.exists()]
            self._read[kind] = merge(kind, layers)
        return cast(tuple[E, ...], self._read[kind])

    @cached_property
    def fingerprint(self) -> str:
        """Eight hex digits that change when any file of any layer does by which reports are read."""
        digest = sha256()
        for folder in self.folders:
            for path in sorted(folder.glob("*.yaml")):
                if path.name in ONLY_EXPLAIN:
                    continue
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:8]

    def compiled(self, build: "Callable[[Codebook], T]") -> T:
        """What `build` makes of this codebook (a look-up table, say), made once and kept."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        return cast(T, self._compiled[build])


@cache
def default_codebook() -> Codebook:
    """Our codebook alone, read once a process."""
    return Codebook()
