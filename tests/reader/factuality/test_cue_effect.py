"""How sure the holder is of a statement's content, and in what mode it is put forward."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.factuality.cue_effect import CUES_KEY, CueEffect, cue_effect
from onrecord.reader.statements import find_statements
from onrecord.vocabulary import Report


@pytest.fixture(scope="module")
def effect_of(reader: Reader, codebook: Codebook) -> Callable[[str], CueEffect]:
    def effect(text: str) -> CueEffect:
        report = Report(id="test", text=text)
        draft = Draft(report=report, doc=reader.parser.parse(report))
        find_statements(draft, codebook)
        assert draft.statements, text
        return cue_effect(draft, draft.statements[0], codebook)

    return effect


@pytest.mark.parametrize(
    ("text", "stance", "modality", "negated"),
    [
        ("Norway said that Iceland sent ships.", "CT+", "actual", False),
        ("Norway denied that Iceland sent ships.", "CT-", "actual", False),
        ("Norway did not deny that Iceland sent ships.", "Uu", "actual", True),
        ("Norway did not confirm whether Iceland sent ships.", "Uu", "actual", True),
        ("Norway believes that Iceland sent ships.", "PR+", "believed", False),
        ("Norway doesn't believe that Iceland sent ships.", "PR-", "believed", True),
        ("Norway doesn't expect Iceland to send ships.", "PR-", "predicted", True),
        ("Norway expects Iceland to send ships.", "PR+", "predicted", False),
        ("Norway doubts that Iceland sent ships.", "PR-", "actual", False),
        ("Norway refused to rule out that Iceland sent ships.", "PS+", "actual", True),
        ("Norway cannot rule out an attack.", "PS+", "actual", True),
        ("Norway vowed to send ships.", "CT+", "promised", False),
        ("Norway threatened to send ships.", "PR+", "threatened", False),
        ("Norway urged Iceland to send ships.", "Uu", "requested", False),
        ("Norway asked whether Iceland sent ships.", "Uu", "asked", False),
        ("Norway does not plan to send ships.", "PR-", "planned", True),
        ("Norway never said that Iceland sent ships.", "Uu", "actual", True),
    ],
)
def test_effect(effect_of: Callable[[str], CueEffect], text: str, stance: str, modality: str, negated: bool) -> None:
    effect = effect_of(text)
    assert (effect.stance, effect.modality, effect.negated) == (stance, modality, negated)


def test_the_words_name_what_decided(effect_of: Callable[[str], CueEffect]) -> None:
    text = "Norway refused to confirm that Iceland sent ships."
    words = [text[start:end] for start, end in effect_of(text).words]
    assert "refused" in " ".join(words)
    assert "confirm" in " ".join(words)


def test_a_statement_of_another_stage_is_looked_up_by_its_words(reader: Reader, codebook: Codebook) -> None:
    report = Report(id="test", text="Norway denied that Iceland sent ships.")
    draft = Draft(report=report, doc=reader.parser.parse(report))
    find_statements(draft, codebook)
    del draft.doc.user_data[CUES_KEY]
    assert cue_effect(draft, draft.statements[0], codebook).stance == "CT-"
