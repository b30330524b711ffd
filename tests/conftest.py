"""What tests share: one reader a session (the parser takes a second to load) and a way to look into its drafts."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook, default_codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Annotations, Report


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return default_codebook()


@pytest.fixture(scope="session")
def reader(codebook: Codebook) -> Reader:
    return Reader(codebook)


@pytest.fixture(scope="session")
def draft_of(reader: Reader) -> Callable[..., Draft]:
    """`draft_of(text, published="2024-10-22", publisher=…)`: the reader's notes after all stages."""

    def read(text: str, **head: object) -> Draft:
        return reader.draft(Report(id="test", text=text, **head))  # type: ignore[arg-type]

    return read


@pytest.fixture(scope="session")
def annotate(reader: Reader) -> Callable[..., Annotations]:
    """`annotate(text, published=…)`: the finished annotations."""

    def read(text: str, **head: object) -> Annotations:
        return reader.read(Report(id="test", text=text, **head))  # type: ignore[arg-type]

    return read
