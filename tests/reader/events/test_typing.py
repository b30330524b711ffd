"""What an event is: the model's opinion against the lexicon's vote."""

from dataclasses import replace

import pytest

from onrecord.reader.draft import Candidate, Party
from onrecord.reader.events.typing import NONE, Question, Settings, apart, bound, decide, settle, weighed
from onrecord.vocabulary import ClaimKind, EventType, Reason

CHAD, MALI, PERU = Party(0, (0, 4), ("TCD",)), Party(2, (12, 16), ("MLI",)), Party(5, (30, 34), ("PER",))
SETTINGS = Settings(
    explicit_vote=2.0,
    weak_vote=0.5,
    retype=0.45,
    drop_explicit=0.9,
    drop_weak=0.6,
    fill=0.5,
    accept=0.7,
    accept_far=0.05,
    accept_unnamed=0.2,
    accept_again=0.2,
)
ROOTS = {"ACCUSE": "11", "CONSULT": "04", "RETREAT": "08"}


def event(kind: str | None, actors: tuple[Party, ...] = (CHAD,), recipients: tuple[Party, ...] = (MALI,)) -> Candidate:
    return Candidate(
        kind=ClaimKind.EVENT,
        type=kind,
        trigger=1,
        trigger_span=(5, 11),
        clause=(0, 20),
        mode="visit" if kind else None,
        cameo="042" if kind else None,
        actors=actors,
        recipients=recipients,
        confidence=0.8,
        why=(Reason(field="type", by="triggers/see"),) if kind else (),
    )


def by_rule(shares: dict[str, float] | None, *, kind: str = "CONSULT", explicit: bool = True) -> Question:
    return Question(event(kind), shares, rule="triggers/see", vote=kind, explicit=explicit)


def proposed(shares: dict[str, float], candidate: Candidate | None = None, **more: object) -> Question:
    return Question(candidate or event(None), shares, kind=more.pop("kind", "below"), **more)  # type: ignore[arg-type]


def test_a_vote_multiplies_odds_and_shares_still_add_up() -> None:
    shares = weighed({"AID": 0.5, NONE: 0.5}, "AID", 1.0)
    assert shares["AID"] / shares[NONE] == pytest.approx(2.71828, rel=1e-4)
    assert sum(shares.values()) == pytest.approx(1)


def test_an_explicit_word_outvotes_a_hesitant_model() -> None:
    shares = {"ACCUSE": 0.5, "CONSULT": 0.3, NONE: 0.2}
    assert decide(by_rule(shares), SETTINGS).type == "CONSULT"
    assert decide(by_rule(shares, explicit=False), SETTINGS).type == "ACCUSE"


def test_an_unsure_model_does_not_overrule_even_weak_words() -> None:
    shares = {"ACCUSE": 0.4, "CONSULT": 0.1, "AID": 0.3, NONE: 0.2}
    assert decide(by_rule(shares, explicit=False), SETTINGS).type == "CONSULT"


def test_what_is_announced_keeps_its_own_type() -> None:
    threat = Question(event("THREATEN"), None, vote="THREATEN", explicit=True)
    shares = {"THREATEN": 0.95, "ASSAULT": 0.05, NONE: 0.0}
    inner = Question(event("ASSAULT"), shares, rule="triggers/hit", vote="ASSAULT", explicit=True, outer=0)
    assert [one.type for one in settle([threat, inner], ROOTS, SETTINGS)] == ["THREATEN", "ASSAULT"]
    beside = Question(event("ASSAULT"), shares, rule="triggers/hit", vote="ASSAULT", explicit=True)
    assert [one.type for one in settle([threat, beside], ROOTS, SETTINGS)] == ["THREATEN", "ASSAULT"]
    weak = replace(beside, explicit=False)
    assert [one.type for one in settle([threat, weak], ROOTS, SETTINGS)] == ["THREATEN", "THREATEN"]


def test_an_occasion_keeps_its_own_type() -> None:
    shares = {"ACCUSE": 0.95, "CONSULT": 0.05, NONE: 0.0}
    main = Question(event("ACCUSE"), None, vote="ACCUSE", explicit=True)
    talks = replace(by_rule(shares, explicit=False), outer=0)
    assert [one.type for one in settle([main, talks], ROOTS, SETTINGS)] == ["ACCUSE", "ACCUSE"]
    assert [one.type for one in settle([main, replace(talks, aside=True)], ROOTS, SETTINGS)] == ["ACCUSE", "CONSULT"]


def test_a_verb_with_its_noun_keeps_a_firm_type() -> None:
    shares = {"SANCTION": 0.85, "YIELD": 0.05, NONE: 0.1}
    withdrew = by_rule(shares, kind="RETREAT")
    assert decide(withdrew, SETTINGS).type == "SANCTION"
    assert decide(replace(withdrew, phrase=True), SETTINGS).type == "RETREAT"


def test_a_brief_sentence_asks_more_of_a_proposal() -> None:
    shares = {"AID": 0.75, NONE: 0.25}
    settings = replace(SETTINGS, accept_brief=0.2)
    assert decide(proposed(shares), settings).type == "AID"
    assert decide(proposed(shares, brief=True), settings).type is None


def test_the_main_type_again_needs_more() -> None:
    first = by_rule({"CONSULT": 1.0, NONE: 0.0})
    again = proposed({"CONSULT": 0.85, NONE: 0.15}, event(None, recipients=(PERU,)))
    assert len(settle([first, again], ROOTS, SETTINGS)) == 1
    assert len(settle([again], ROOTS, SETTINGS)) == 1
    assert len(settle([first, replace(again, probabilities={"CONSULT": 0.99, NONE: 0.01})], ROOTS, SETTINGS)) == 2


def test_none_drops_weak_words_sooner_than_explicit_ones() -> None:
    shares = {"CONSULT": 0.1, "ACCUSE": 0.1, NONE: 0.8}
    assert decide(by_rule(shares), SETTINGS).type == "CONSULT"
    assert decide(by_rule(shares, explicit=False), SETTINGS).type is None
    assert decide(by_rule({"CONSULT": 0.001, NONE: 0.999}), SETTINGS).type is None


def test_what_the_model_was_not_asked_stays_as_it_is() -> None:
    assert settle([by_rule(None)], ROOTS, SETTINGS) == [event("CONSULT")]


def test_a_changed_type_loses_mode_and_takes_its_root_code() -> None:
    (changed,) = settle([by_rule({"ACCUSE": 0.99, "CONSULT": 0.01, NONE: 0.0})], ROOTS, SETTINGS)
    assert (changed.type, changed.mode, changed.cameo) == ("ACCUSE", None, "11")
    assert changed.why[0].by == "model/types"
    assert changed.why[0].alternatives == {"ACCUSE": 0.99, "CONSULT": 0.01, NONE: 0.0}


def test_a_confirmed_type_keeps_its_rule_and_code() -> None:
    (kept,) = settle([by_rule({"CONSULT": 0.9, "ACCUSE": 0.06, "AID": 0.04, NONE: 0.0})], ROOTS, SETTINGS)
    assert (kept.type, kept.mode, kept.cameo, kept.why[0].by) == ("CONSULT", "visit", "042", "triggers/see")
    assert list(kept.why[0].alternatives) == ["CONSULT", "ACCUSE", "AID"]


def test_giving_way_is_told_apart_by_the_word() -> None:
    shares = {"YIELD": 0.99, NONE: 0.01}
    assert decide(proposed(shares), SETTINGS).type == "CONCEDE"
    assert decide(proposed(shares, giving_way=EventType.RETREAT), SETTINGS).type == "RETREAT"
    retreat = by_rule({"YIELD": 0.3, "AID": 0.4, NONE: 0.3}, kind="RETREAT")
    assert decide(retreat, SETTINGS).type == "RETREAT"


def test_far_and_unnamed_proposals_need_more() -> None:
    near = proposed({"AID": 0.75, NONE: 0.25}, arcs=2)
    far = proposed({"AID": 0.75, NONE: 0.25}, arcs=4)
    unnamed = proposed({"AID": 0.75, NONE: 0.25}, arcs=2, named=False)
    assert decide(near, SETTINGS).type == "AID"
    assert decide(far, SETTINGS).type is None
    assert decide(unnamed, SETTINGS).type is None
    assert bound(proposed({}, arcs=6), SETTINGS) > bound(proposed({}, arcs=3), SETTINGS)


def test_pairs_of_one_word_and_type_become_one_event() -> None:
    shares = {"ACCUSE": 0.9, NONE: 0.1}
    second = event(None, recipients=(PERU,))
    (one,) = settle([proposed(shares, arcs=1), proposed(shares, second, arcs=2)], ROOTS, SETTINGS)
    assert one.recipients == (MALI, PERU)
    assert one.cameo == "11"


def test_a_pair_fills_the_open_side_of_an_event_at_its_word() -> None:
    lacking = Question(event("CONSULT", recipients=()), None, rule="triggers/see", vote="CONSULT", explicit=True)
    pair = proposed(
        {"CONSULT": 0.3, "ACCUSE": 0.3, NONE: 0.4}, host=0, vote="CONSULT", rule="triggers/see", explicit=True
    )
    (whole,) = settle([lacking, pair], ROOTS, SETTINGS)
    assert (whole.type, whole.mode, whole.cameo) == ("CONSULT", "visit", "042")
    assert {one.head for one in whole.recipients} >= {MALI.head}
    unlikely = proposed({"CONSULT": 0.1, NONE: 0.9}, host=0, vote="CONSULT", rule="triggers/see", explicit=True)
    assert settle([lacking, unlikely], ROOTS, SETTINGS) == [lacking.candidate]


def test_consultations_are_shared_and_one_subject_does_only_what_is_mutual() -> None:
    (talks,) = settle([proposed({"CONSULT": 0.95, NONE: 0.05}, kind="together")], ROOTS, SETTINGS)
    assert talks.actors == talks.recipients == (CHAD, MALI)
    assert settle([proposed({"ACCUSE": 0.95, NONE: 0.05}, kind="together")], ROOTS, SETTINGS) == []


def test_a_protest_is_against_whom_the_other_word_for_it_names() -> None:
    at_home = Question(event("PROTEST", recipients=(CHAD,)), None, vote="PROTEST", explicit=True)
    aimed = Question(event("PROTEST", actors=(), recipients=(MALI,)), None, vote="PROTEST", explicit=True)
    others = Question(event("PROTEST", actors=(PERU,), recipients=(MALI,)), None, vote="PROTEST", explicit=True)
    assert [one.recipients for one in settle([at_home, aimed], ROOTS, SETTINGS)] == [(MALI,), (MALI,)]
    assert [one.recipients for one in settle([at_home, others], ROOTS, SETTINGS)] == [(CHAD,), (MALI,)]
    assert [one.recipients for one in settle([at_home], ROOTS, SETTINGS)] == [(CHAD,)]


def test_sides_of_a_mutual_event_are_told_apart_to_be_asked_about() -> None:
    both = event("CONSULT", actors=(CHAD, MALI), recipients=(CHAD, MALI))
    assert apart(both) == ((CHAD,), (MALI,))


def test_nobody_threatens_or_rejects_himself() -> None:
    (told,) = settle([Question(event("REJECT", recipients=(replace(CHAD, head=7, span=(40, 44)),)), None)], ROOTS)
    assert told.recipients == ()
    (told,) = settle([Question(event("REJECT", recipients=(replace(CHAD, head=7, span=(40, 44)), MALI)), None)], ROOTS)
    assert told.recipients == (MALI,)
    (told,) = settle([Question(event("PROTEST", recipients=(CHAD,)), None)], ROOTS)
    assert told.recipients == (CHAD,)


def test_one_word_retreats_or_concedes_and_does_not_do_both() -> None:
    ruled = Question(event("RETREAT"), {"YIELD": 0.9, NONE: 0.1}, rule="triggers/see", vote="RETREAT", explicit=True)
    other = event(None, recipients=(PERU,))
    questions = [ruled, proposed({"YIELD": 0.99, NONE: 0.01}, other)]
    assert [one.type for one in settle(questions, ROOTS, SETTINGS)] == ["RETREAT"]
