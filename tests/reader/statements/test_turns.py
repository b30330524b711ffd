"""Interviews and transcripts: turns told from the layout, and what is said in them."""

from collections.abc import Callable

import pytest

from onrecord.reader.statements.turns import find_turns
from onrecord.vocabulary import Annotations, cut

Annotate = Callable[..., Annotations]

INTERVIEW = (
    "The harbour of Norvik will close in May. Mara Quell spoke to the paper on Monday.\n\n"
    "Q: What will happen to the harbour, Ms. Quell?\n\n"
    "A: We have no money left.\n\nIt is not our fault.\n\n"
    "Q: Will you sell the boats?\n\n"
    "A: Octavia has promised to buy forty of them.\n\n"
    "The harbour was built in 1911."
)
TRANSCRIPT = (
    "Last night's talk began with the trawler.\n\n"
    "ANNA BERG, HOST: Good evening. Norway has accused Iceland of sinking a trawler.\n\n"
    "MR. TARN: Iceland sank nothing. We will protest in Oslo.\n\n"
    "(CROSSTALK)\n\n"
    "BERG: Will you expel the ambassador?\n\n"
    "TARN: I will expel him on Friday."
)


def turns(text: str) -> list[tuple[str, list[str]]]:
    return [(one.key, [text[start:end] for start, end in one.content]) for one in find_turns(text)]


def test_turns_go_on_until_the_next_label() -> None:
    assert turns(INTERVIEW) == [
        ("q", ["What will happen to the harbour, Ms. Quell?"]),
        ("a", ["We have no money left.", "It is not our fault."]),
        ("q", ["Will you sell the boats?"]),
        ("a", ["Octavia has promised to buy forty of them."]),
    ]


def test_a_speaker_is_known_by_his_last_name_and_stage_directions_are_nobodys() -> None:
    found = turns(TRANSCRIPT)
    assert [key for key, _ in found] == ["berg", "tarn", "berg", "tarn"]
    assert found[1][1] == ["Iceland sank nothing. We will protest in Oslo."]


def test_who_speaks_once_by_his_full_name_among_others_has_a_turn() -> None:
    text = "Berg: Is it true?\n\nOle Lund: I saw it.\n\nTarn: We did nothing.\n\nBerg: Thank you.\n\nTarn: Thank you."
    assert [key for key, _ in turns(text)] == ["berg", "lund", "tarn", "berg", "tarn"]


@pytest.mark.parametrize(
    "text",
    [
        "Note: The harbour is closed.\n\nUpdate: We know of two dead.\n\nUpdate: We know of three dead.",
        "Peru: We will stay away\n\nThe two met on Monday.",
        "Berg: 2,383 votes\nTarn: 1,569 votes\nBerg: 12 seats\nTarn: 9 seats",
        "When: Monday\nWhere: Oslo\nWho: Everybody who likes boats",
    ],
)
def test_other_lines_with_colons_are_no_turns(text: str) -> None:
    assert find_turns(text) == []


def test_what_is_said_in_a_turn_is_the_speakers(annotate: Annotate) -> None:
    found = annotate(TRANSCRIPT)
    text = found.report.text
    said = {cut(text, one.content): one for one in found.statements}
    asked = said["Will you expel the ambassador?"]
    assert (cut(text, asked.source), cut(text, asked.cue), asked.directness) == ("BERG", ":", "direct")
    assert (asked.holder, asked.addressee) == ("person/anna-berg", "person/tarn")
    assert said["I will expel him on Friday."].holder == "person/tarn"
    charge = said["Iceland of sinking a trawler"]
    assert charge.holder == "NOR"
    assert charge.within == said["Good evening. Norway has accused Iceland of sinking a trawler."].id
    sunk = next(one for one in found.claims if one.trigger.text == "sank")
    assert [cut(text, one.source) for one in found.statements if one.id in sunk.holders] == ["MR. TARN"]


def test_i_and_you_are_those_who_talk(annotate: Annotate) -> None:
    found = annotate(TRANSCRIPT)
    meant = {one.text: one.actor for one in found.mentions if one.kind == "pronoun"}
    assert (meant["you"], meant["I"]) == ("person/tarn", "person/tarn")


def test_answers_are_given_by_the_one_person_named_before(annotate: Annotate) -> None:
    found = annotate(INTERVIEW)
    held = {cut(found.report.text, one.source): one.holder for one in found.statements}
    assert held["A"] == "person/mara-quell"
    assert held["Q"] is None


def test_what_i_think_in_ones_own_words_is_held_by_who_speaks(annotate: Annotate) -> None:
    found = annotate('"I think that Peru will attack Chile. I fear a war," Mara Quell said.')
    assert {one.holder for one in found.statements} == {"person/mara-quell"}
