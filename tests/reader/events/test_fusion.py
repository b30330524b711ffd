"""The model's opinion in the reader's events: what is asked, what is decided, and that every decision can say why."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Draft
from onrecord.reader.events.fusion import votes
from onrecord.reader.events.stage import event_questions
from onrecord.reader.model.model import Model
from onrecord.reader.model.weights import ModelError
from onrecord.vocabulary import Claim, ClaimKind, EventType, Report

TEXT = (
    "Kenya condemned Uganda on Monday. Ugandan soldiers had stormed a Kenyan police post, and Chad offered to mediate. "
    "The two presidents will meet in Chad, which has promised grain to Kenya."
)


@pytest.fixture(scope="module")
def learned(codebook: Codebook) -> Reader:
    try:
        model = Model(threads=1)
    except ModelError:
        pytest.skip("this copy comes without weights")
    return Reader(codebook, model=model, learned=True)


def events(reader: Reader, text: str) -> list[Claim]:
    return [one for one in reader.read(Report(id="test", text=text)).claims if one.kind is ClaimKind.EVENT]


def test_every_type_has_a_root_code_and_words_of_retreat_are_known(codebook: Codebook) -> None:
    known = votes(codebook)
    assert set(known.roots) == {kind.value for kind in EventType}
    assert (known.roots["ASSAULT"], known.roots["RETREAT"], known.roots["REQUEST"]) == ("18", "08", "02")
    assert "withdraw" in known.retreats
    assert "condemn" not in known.retreats


def test_questions_are_asked_of_rules_and_of_the_parse(codebook: Codebook, draft_of: Callable[..., Draft]) -> None:
    draft = draft_of("Kenya condemned Uganda. Peru sent its auditors to Chile.")
    asked = [one for sentence in event_questions(draft, codebook) for one in sentence]
    assert ("ACCUSE", "") in {(one.vote, one.kind) for one in asked}
    assert all(one.candidate.type is None and one.candidate.why for one in asked if one.kind)


def test_each_event_says_who_typed_it_and_what_else_it_might_be(learned: Reader) -> None:
    found = events(learned, TEXT)
    assert found
    for event in found:
        (reason,) = [one for one in event.why if one.field == "type"]
        assert reason.by == "model/types" or reason.by.startswith("triggers/")
        assert reason.words
        assert all(0 <= share <= 1 for share in reason.alternatives.values())
    assert any(reason.alternatives for event in found for reason in event.why)


def test_explicit_words_keep_their_type(learned: Reader) -> None:
    found = events(learned, TEXT)
    assert ("ACCUSE", ("KEN",), ("UGA",)) in [(one.type, one.actors, one.recipients) for one in found]


def test_what_was_only_proposed_leaves_no_actor_behind(learned: Reader) -> None:
    by_rules = Reader(learned.codebook, learned=False).read(Report(id="test", text=TEXT))
    annotations = learned.read(Report(id="test", text=TEXT))
    more = {one.id for one in annotations.actors} - {one.id for one in by_rules.actors}
    taking_part = {actor for one in annotations.claims for actor in (*one.actors, *one.recipients)}
    holding = {one.holder for one in annotations.statements} | {one.actor for one in annotations.mentions}
    assert more <= taking_part | holding


def test_the_same_text_gives_the_same_events(learned: Reader) -> None:
    assert events(learned, TEXT) == events(learned, TEXT)
