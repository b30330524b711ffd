"""What a user sets once for all commands, in the environment; read when asked for, never at import."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.codebook import Codebook
    from onrecord.reader import Reader

RECORD = "onrecord.db"
"""The record when none is named: this file in the working folder."""


@dataclass(frozen=True)
class Settings:
    """The settings that hold for a run.

    `record` (`ONRECORD_RECORD`) names the record, `pipeline` (`ONRECORD_PIPELINE`) a spaCy English pipeline in place of
    Onrecord's own, `codebook` (`ONRECORD_CODEBOOK`, separated as in `PATH`) folders of the user's own YAML files,
    `model` (`ONRECORD_MODEL`) a folder with a model that the user has trained, `by` (`ONRECORD_BY`) who corrects.
    """

    record: str = RECORD
    pipeline: str | None = None
    codebook: tuple[Path, ...] = ()
    model: Path | None = None
    by: str | None = None

    def make_codebook(self) -> "Codebook":
        """Onrecord's codebook with the user's folders on top; raises `CodebookError` when a folder is not there."""
        from onrecord.codebook import Codebook, default_codebook

        return Codebook(*self.codebook) if self.codebook else default_codebook()

    def make_reader(self) -> "Reader":
        """A reader with that codebook, pipeline and model; raises `OnrecordError` when one of them cannot be loaded."""
        from onrecord.reader import Reader
        from onrecord.reader.model.model import Model
        from onrecord.reader.model.weights import load_weights

        model = Model(load_weights(self.model)) if self.model else None
        codebook = self.make_codebook()
        return Reader(codebook, self.pipeline, model=model) if self.pipeline else Reader(codebook, model=model)


def read_settings(
    environ: Mapping[str, str] | None = None, *, record: str | None = None, codebook: Iterable[Path] = ()
) -> Settings:
    """The settings of `environ` (the process's by default), empty variables left out.

    `record` overrides the environment's, folders in `codebook` come after its folders, so that theirs win.
    """
    variables = os.environ if environ is None else environ
    folders = [Path(name) for name in variables.get("ONRECORD_CODEBOOK", "").split(os.pathsep) if name]
    return Settings(
        record=record or variables.get("ONRECORD_RECORD") or RECORD,
        pipeline=variables.get("ONRECORD_PIPELINE") or None,
        codebook=(*folders, *codebook),
        model=Path(variables["ONRECORD_MODEL"]) if variables.get("ONRECORD_MODEL") else None,
        by=variables.get("ONRECORD_BY") or None,
    )
