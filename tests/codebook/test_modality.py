"""The modality files: they load, are consistent, and are large enough to read news with."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.modality import EventNoun, Hedge, Modal, Operator, Signature
from onrecord.vocabulary import Factuality, Modality


def test_there_are_enough_entries(codebook: Codebook) -> None:
    counts = [len(codebook.entries(kind)) for kind in (Hedge, Modal, Signature)]
    assert sum(counts) >= 350
    assert min(counts) >= 100
    assert len(codebook.entries(EventNoun)) >= 500


@pytest.mark.parametrize("kind", [Modal, Signature])
def test_every_entry_of_a_word_and_link_is_one(codebook: Codebook, kind: type[Operator]) -> None:
    keys = [(entry.word, entry.pos) for entry in codebook.entries(kind)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("kind", "key", "outcomes"),
    [
        (Signature, ("manage", "verb"), ("CT+", "CT-")),
        (Signature, ("fail", "verb"), ("CT-", "CT+")),
        (Signature, ("regret", "verb"), ("CT+", "CT+")),
        (Signature, ("refuse", "verb"), ("CT-", "PS+")),
        (Modal, ("unlikely", "adjective"), ("PR-", "PR+")),
        (Modal, ("plan", "noun"), ("PR+", "CT-")),
    ],
)
def test_signatures_of_known_words(
    codebook: Codebook, kind: type[Operator], key: tuple[str, str], outcomes: tuple[str, str]
) -> None:
    entry = next(entry for entry in codebook.entries(kind) if entry.key == key)
    assert (entry.positive.value, entry.negative.value) == outcomes


def test_an_unknown_link_is_refused() -> None:
    entry = Modal(
        word="plan", pos="verb", takes=("sideways",), positive=Factuality.PROBABLE, negative=Factuality.UNKNOWN
    )
    with pytest.raises(ValueError, match="sideways"):
        entry.check()


def test_a_hedge_is_lower_case() -> None:
    with pytest.raises(ValueError, match="lower case"):
        Hedge(words="Rumour  has it", factuality=Factuality.PROBABLE, modality=Modality.BELIEVED).check()
