"""How sure the holder is: words joined with the cue."""

import pytest

from onrecord.reader.claims.joining import join_factuality, join_modality, told_before, told_by_own
from onrecord.vocabulary import Factuality, Modality


@pytest.mark.parametrize(
    ("words", "stance", "joined"),
    [
        ("CT+", "CT+", "CT+"),
        ("CT+", "CT-", "CT-"),
        ("CT-", "CT-", "CT+"),
        ("PR+", "CT-", "PR-"),
        ("CT-", "PR+", "PR-"),
        ("PS+", "PR+", "PS+"),
        ("Uu", "CT+", "Uu"),
        ("CT+", "Uu", "Uu"),
    ],
)
def test_join_factuality(words, stance, joined):
    assert join_factuality(Factuality(words), Factuality(stance)) == joined


@pytest.mark.parametrize(
    ("words", "cue", "joined"),
    [
        ("actual", "promised", "promised"),
        ("predicted", "threatened", "threatened"),
        ("planned", "promised", "planned"),
        ("conditional", "promised", "conditional"),
        ("predicted", "believed", "predicted"),
        ("actual", "believed", "believed"),
        ("requested", "actual", "requested"),
    ],
)
def test_join_modality(words, cue, joined):
    assert join_modality(Modality(words), Modality(cue)) == joined


def test_would_is_what_will_was() -> None:
    assert told_before(Factuality.POSSIBLE, "would") is Factuality.PROBABLE
    assert told_before(Factuality.POSSIBLE, "will") is Factuality.POSSIBLE


def test_what_is_told_of_ones_own_side_is_a_plan() -> None:
    assert told_by_own(Modality.PREDICTED, "will") is Modality.PLANNED
    assert told_by_own(Modality.PREDICTED, None) is Modality.PREDICTED
    assert told_by_own(Modality.PROMISED, "will") is Modality.PROMISED
