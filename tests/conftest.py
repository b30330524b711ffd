"""What tests share: one reader a session (the parser takes a second to load) and a way to look into its drafts."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook, default_codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.stages import STAGES, Stage
from onrecord.vocabulary import Annotations, Report


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
