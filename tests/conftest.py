"""What tests share: one reader a session (the parser takes a second to load) and a way to look into its drafts."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from onrecord.codebook import Codebook, default_codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.stages import STAGES, Stage
from onrecord.vocabulary import Annotations, Report


@pytest.fixture(scope="session")
def once_a_run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """`once_a_run(name, make)`: a file that `make` writes once, whichever of the run's processes needs it first.

    The others wait for it; what they share is to be copied, not changed.
    """
    ours = tmp_path_factory.getbasetemp()
    shared = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name.partition(".")[0]
        folder.mkdir(exist_ok=True)
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / name).exists():
                with TemporaryDirectory(dir=folder) as desk:  # so that what is half made is never taken for made
                    make(Path(desk) / name)
                    (Path(desk) / name).rename(folder / name)
        return folder / name

    return made


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return default_codebook()


@pytest.fixture(scope="session")
def reader(codebook: Codebook) -> Reader:
    return Reader(codebook)


@pytest.fixture(scope="session")
def draft_of(reader: Reader) -> Callable[..., Draft]:
    """`draft_of(text, published="2024-10-22", stages=(find_actors,))`: the reader's notes after all or some stages."""

    def read(text: str, stages: tuple[Stage, ...] = STAGES, **head: object) -> Draft:
        report = Report(id="test", text=text, **head)  # type: ignore[arg-type]
        draft = Draft(report=report, doc=reader.parser.parse(report), model=reader.model)
        for stage in stages:
            stage(draft, reader.codebook)
        return draft

    return read


@pytest.fixture(scope="session")
def annotate(reader: Reader) -> Callable[..., Annotations]:
    """`annotate(text, published=…)`: the finished annotations."""

    def read(text: str, **head: object) -> Annotations:
        return reader.read(Report(id="test", text=text, **head))  # type: ignore[arg-type]

    return read
