"""The cue lexicon: enough words, each with a meaning, found by the longest match."""

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.cues import Cue, CueLexicon, Frame, Reading, Strength
from onrecord.vocabulary import Factuality, Modality


def entry(codebook: Codebook, lemma: str, pos: str = "verb") -> Cue:
    return next(cue for cue in codebook.entries(Cue) if cue.key == (lemma, pos))


def test_there_are_hundreds_of_cues_sorted_by_lemma(codebook: Codebook) -> None:
    cues = codebook.entries(Cue)
    assert len(cues) >= 300
    assert [cue.key for cue in cues] == sorted(cue.key for cue in cues)


@pytest.mark.parametrize(
    ("lemma", "stance", "modality"),
    [
        ("say", "CT+", "actual"),
        ("confirm", "CT+", "actual"),
        ("believe", "PR+", "believed"),
        ("expect", "PR+", "predicted"),
        ("suggest", "PS+", "actual"),
        ("fear", "PS+", "predicted"),
        ("deny", "CT-", "actual"),
        ("rule out", "CT-", "actual"),
        ("doubt", "PR-", "actual"),
        ("ask", "Uu", "asked"),
        ("wonder", "Uu", "asked"),
        ("vow", "CT+", "promised"),
        ("threaten", "PR+", "threatened"),
        ("urge", "Uu", "requested"),
        ("propose", "Uu", "proposed"),
        ("intend", "PR+", "planned"),
    ],
)
def test_stance_and_modality(codebook: Codebook, lemma: str, stance: str, modality: str) -> None:
    cue = entry(codebook, lemma)
    assert (cue.stance, cue.modality) == (stance, modality)


def test_a_frame_can_change_the_reading(codebook: Codebook) -> None:
    agree = entry(codebook, "agree")
    assert agree.reading(Frame.CLAUSE).modality is Modality.ACTUAL
    assert agree.reading(Frame.INFINITIVE).modality is Modality.PROMISED
    assert entry(codebook, "suggest").reading(Frame.GERUND).modality is Modality.PROPOSED


def test_longer_cues_come_first(codebook: Codebook) -> None:
    lexicon = codebook.compiled(CueLexicon)
    assert lexicon.starting("verb", "point")[0].lemma.startswith("point ")
    assert lexicon.candidates("NOUN", "warning")[0].pos == "noun"
    assert lexicon.candidates("VERB", "nonesuch") == ()


def test_a_cue_without_content_or_with_stray_readings_is_refused() -> None:
    head = {"strength": Strength.NEUTRAL, "stance": Factuality.CERTAIN, "modality": Modality.ACTUAL}
    with pytest.raises(ValueError, match="takes no content"):
        Cue(lemma="sigh", pos="verb", **head).check()
    with pytest.raises(ValueError, match="not a lemma"):
        Cue(lemma="Say ", pos="verb", direct=True, **head).check()
    reading = Reading(stance=Factuality.UNKNOWN, modality=Modality.ASKED)
    with pytest.raises(ValueError, match="does not take"):
        Cue(lemma="say", pos="verb", takes=(Frame.CLAUSE,), readings={Frame.NOUN: reading}, **head).check()
