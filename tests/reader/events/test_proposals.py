"""Which pairs the parse links, whatever the words between them mean."""

from collections.abc import Callable

import pytest

from onrecord.reader import Reader
from onrecord.reader.actors.names import name_index
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events import find_events
from onrecord.reader.events.proposals import MOST_PROPOSALS, Proposal, Proposer
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.triggers import light_verbs
from onrecord.reader.stages import STAGES
from onrecord.reader.syntax.tree import Tree
from onrecord.vocabulary import ClaimKind, cut

Propose = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def drafted(reader: Reader, draft_of: Callable[..., Draft]) -> Callable[..., tuple[Draft, list[Proposal]]]:
    def read(text: str, candidates: tuple[Candidate, ...] = ()) -> tuple[Draft, list[Proposal]]:
        draft = draft_of(text, stages=STAGES[: STAGES.index(find_events)])
        tree, codebook = Tree(draft.doc), reader.codebook
        casting = Casting(draft, tree, codebook.compiled(light_verbs), codebook.compiled(name_index))
        proposer = Proposer(draft, tree, casting)
        return draft, [
            one for sentence in draft.sentences() for one in proposer.propose(list(sentence), list(candidates))
        ]

    return read


@pytest.fixture
def propose(drafted: Callable[..., tuple[Draft, list[Proposal]]]) -> Propose:
    def read(text: str) -> list[tuple[str, str, str]]:
        draft, found = drafted(text)
        return [
            (cut(text, (one.actors[0].span,)), draft.doc[one.trigger].lower_, cut(text, (one.recipients[0].span,)))
            for one in found
        ]

    return read


PAIRS = [
    ("Chad thanked Sudan.", ("Chad", "thanked", "Sudan")),
    ("Sudan was thanked by Chad.", ("Chad", "thanked", "Sudan")),
    ("Norway set a deadline for Mali.", ("Norway", "set", "Mali")),
    ("Norway let Mali release the crew.", ("Norway", "let", "Mali")),
    ("Kenya got maize from Angola.", ("Angola", "got", "Kenya")),
    ("Nepali climbers were seized in Peru.", ("Peru", "seized", "Nepali climbers")),
    ("Chad and Niger staged a parade.", ("Chad", "staged", "Niger")),
    ("Kenyan and Ugandan negotiators return to Lima for talks.", ("Kenyan", "return", "Ugandan")),
    ("LIMA -- Peru thanked Chile on Monday.", ("Peru", "thanked", "Chile")),
]


@pytest.mark.parametrize(("text", "pair"), PAIRS)
def test_pairs_that_the_parse_links(propose: Propose, text: str, pair: tuple[str, str, str]) -> None:
    assert pair in propose(text)


def test_the_nearest_come_first_and_not_too_many(drafted: Callable[..., tuple[Draft, list[Proposal]]]) -> None:
    states = ["Peru", "Chile", "Mali", "Chad", "Fiji", "Cuba", "Oman", "Togo", "Ghana", "Kenya", "Nepal", "Japan"]
    text = "Norway helped " + " and helped ".join(f"{one}, praised {one}, thanked {one}" for one in states) + "."
    _, found = drafted(text)
    assert [one.arcs for one in found] == sorted(one.arcs for one in found)
    assert 0 < len(found) <= MOST_PROPOSALS


def test_what_a_candidate_joins_is_not_proposed(drafted: Callable[..., tuple[Draft, list[Proposal]]]) -> None:
    text = "Chad thanked Sudan."
    joined = Candidate(
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=1,
        trigger_span=(5, 13),
        clause=(0, 19),
        actors=(Party(0, (0, 4), ("TCD",)),),
        recipients=(Party(2, (14, 19), ("SDN",)),),
    )
    assert drafted(text)[1]
    assert not drafted(text, (joined,))[1]


def test_nobody_acts_on_his_own_land_or_on_himself(propose: Propose) -> None:
    found = propose("Kenyan police cordoned off a market in Nairobi.")
    assert not [one for one in found if one[2] == "Nairobi"]
    assert propose("It rained in Kenya.") == []


def test_ones_own_troops_are_not_acted_upon(propose: Propose) -> None:
    assert not [one for one in propose("Chad says it may move its troops into Sudan.") if "its troops" in one[2]]
    assert [one for one in propose("Chad shelled Sudan's troops.") if "troops" in one[2]]


def test_nobody_is_his_own_recipient(propose: Propose) -> None:
    assert not [one for one in propose("Chad hurt itself over Mali.") if one[2] == "itself"]
