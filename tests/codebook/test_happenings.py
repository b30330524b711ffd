"""The codebook files of what happens: they load, agree with each other, and every pattern can be matched."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import (
    CameoCode,
    Context,
    DutyWords,
    EventKind,
    EventTrigger,
    LightVerb,
    TieWords,
)
from onrecord.reader.events.obligations import duty_lexicon
from onrecord.reader.events.ties import tie_lexicon
from onrecord.reader.events.triggers import event_lexicon, light_verbs
from onrecord.vocabulary import EventType, TieType


def test_every_event_type_is_defined_once(codebook: Codebook) -> None:
    assert sorted(kind.type for kind in codebook.entries(EventKind)) == sorted(EventType)


def test_every_tie_type_is_defined_and_has_words(codebook: Codebook) -> None:
    ties = codebook.entries(TieWords)
    assert sorted(tie.type for tie in ties) == sorted(TieType)
    assert all(tie.nouns or tie.verbs or tie.plural or tie.inverse_nouns or tie.inverse_verbs for tie in ties), (
        "a tie type without words is never found"
    )


@pytest.mark.parametrize("kind", [CameoCode, EventTrigger])
def test_modes_are_those_of_the_type(codebook: Codebook, kind: type[CameoCode] | type[EventTrigger]) -> None:
    modes = {one.type: {mode.name for mode in one.modes} for one in codebook.entries(EventKind)}
    strange = [
        (entry.type, entry.mode)
        for entry in codebook.entries(kind)
        if entry.mode is not None and (entry.type is None or entry.mode not in modes[entry.type])
    ]
    assert strange == []


def test_cameo_keeps_leading_zeros_and_all_roots(codebook: Codebook) -> None:
    codes = {entry.code for entry in codebook.entries(CameoCode)}
    assert {f"{root:02d}" for root in range(1, 21)} <= codes
    assert {code[:2] for code in codes} == {f"{root:02d}" for root in range(1, 21)}


def test_triggers_name_known_cameo_codes(codebook: Codebook) -> None:
    codes = {entry.code for entry in codebook.entries(CameoCode)}
    assert [entry.id for entry in codebook.entries(EventTrigger) if entry.cameo and entry.cameo not in codes] == []


def test_the_event_lexicon_is_broad(codebook: Codebook) -> None:
    patterns = {words for entry in codebook.entries(EventTrigger) for words in (*entry.verbs, *entry.nouns)}
    assert len(patterns) >= 900
    types = {entry.type for entry in codebook.entries(EventTrigger)}
    assert types == set(EventType)


def test_ids_and_names_are_unique(codebook: Codebook) -> None:
    for kind, key in ((EventTrigger, "id"), (LightVerb, "id"), (DutyWords, "id"), (Context, "name")):
        keys = [getattr(entry, key) for entry in codebook.entries(kind)]
        assert len(keys) == len(set(keys)), kind


def test_no_word_is_a_yaml_accident(codebook: Codebook) -> None:
    words = [word for entry in codebook.entries(EventTrigger) for word in (*entry.verbs, *entry.nouns)]
    assert [word for word in words if '"' in word or word != word.strip().lower()] == []


def test_lexicons_build(codebook: Codebook) -> None:
    assert "attack" in codebook.compiled(event_lexicon).verbs
    assert "proxy" in codebook.compiled(tie_lexicon).nouns
    assert "oblige" in codebook.compiled(duty_lexicon).objects
    assert ("launch", "") in codebook.compiled(light_verbs).roles
