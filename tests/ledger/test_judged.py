"""What people say of claims and actors against what deciders decide: pure functions."""

import pytest

from onrecord.ledger.judged import JUDGED, Placed, attached, clusters, concerned, denied_by, parted, seeds, settled_so
from onrecord.record.judgements import Bonds, Judgements, Parting, Verdict, judgements_of
from onrecord.vocabulary import (
    Actor,
    ActorKind,
    Correction,
    CorrectionAction,
    Forecast,
    ForecastKind,
    ForecastOutcome,
)


def some(*claims: str) -> frozenset[str]:
    return frozenset(claims)


def person(name: str, country: str | None = None) -> Actor:
    return Actor(id=f"person/{'-'.join(name.lower().split())}", name=name, kind=ActorKind.PERSON, country=country)


def merging(number: int, *claims: str) -> Correction:
    return made(number, CorrectionAction.MERGE, {"kind": "event", "with": "event/x", "claims": list(claims)})


def parting(number: int, claims: list[str], others: list[str]) -> Correction:
    return made(number, CorrectionAction.PART, {"kind": "event", "claims": claims, "others": others})


def made(number: int, action: CorrectionAction, value: dict[str, object]) -> Correction:
    return Correction(
        number=number, at="", by="Ana", action=action, target="event/x", value=value, before={"anchors": {}}
    )


def test_claims_that_people_have_joined_go_to_the_event_of_the_others() -> None:
    bonds = Bonds(joined=(some("a", "c", "d"),))
    members = {"event/a": ["a", "b"], "event/z": ["z"]}
    assert seeds(["c", "e", "d"], members, bonds) == [Placed(claims=("c", "d"), matter="event/a", why=JUDGED)]
    assert seeds(["c", "d"], {}, bonds) == [Placed(claims=("c", "d"), matter=None, why=JUDGED)]
    assert seeds(["e"], members, bonds) == []


def test_of_two_events_with_joined_claims_the_one_founded_by_them_counts() -> None:
    bonds = Bonds(joined=(some("a", "b", "c"),))
    assert seeds(["c"], {"event/0": ["0", "a"], "event/b": ["b"]}, bonds)[0].matter == "event/b"


def test_parted_claims_leave_the_event_and_stay_together() -> None:
    bonds = Bonds(parted=(Parting(some("b", "c"), some("a")),))
    group = Placed(claims=("b", "c", "d"), matter="event/a", why={"same time": 1.0})
    assert parted([group], {"event/a": ["a"]}, bonds) == [
        Placed(claims=("d",), matter="event/a", why={"same time": 1.0}),
        Placed(claims=("b", "c"), matter=None, why=JUDGED),
    ]


def test_claims_of_one_day_are_parted_from_each_other() -> None:
    bonds = Bonds(parted=(Parting(some("a"), some("b", "c")),))
    found = parted([Placed(claims=("a", "b", "c"), matter=None)], {}, bonds)
    assert [one.claims for one in found] == [("a",), ("b", "c")]


def test_a_group_that_nobody_parts_is_left_alone() -> None:
    group = Placed(claims=("a", "b"), matter="event/a", why={"same time": 1.0})
    assert parted([group], {}, Bonds()) == [group]
    assert parted([group], {"event/a": ["x"]}, Bonds(parted=(Parting(some("y"), some("x")),))) == [group]


def test_a_later_word_outranks_an_earlier_one() -> None:
    joined = judgements_of([parting(1, ["a"], ["b", "c"]), merging(2, "a", "b")]).events
    assert not joined.are_parted("a", "b")
    assert joined.are_parted("a", "c")
    assert joined.joined == (some("a", "b"),)
    apart = judgements_of([merging(1, "a", "b", "c"), parting(2, ["a"], ["b", "c"])]).events
    assert apart.are_parted("b", "a")
    assert apart.joined == (some("b", "c"),)


def test_what_is_joined_by_steps_is_joined_as_a_whole() -> None:
    bonds = judgements_of([merging(1, "a", "b"), merging(2, "c", "d"), merging(3, "b", "c")]).events
    assert bonds.joined == (some("a", "b", "c", "d"),)
    assert bonds.with_all(["d"]) == some("a", "b", "c", "d")
    assert bonds.with_all(["x"]) == frozenset()


def test_no_corrections_no_judgements() -> None:
    reject = Correction(number=1, at="", by="Ana", action=CorrectionAction.REJECT, target="a/c1")
    assert judgements_of([reject]) == Judgements()


def test_claims_go_to_the_agreement_that_people_put_them_to() -> None:
    found = {"b": "agreement/b", "y": "agreement/b", "c": "agreement/k", "z": "agreement/k"}
    members = {"agreement/a": ["a"], "agreement/k": ["k"]}
    order = ["b", "c", "d", "y", "z"]
    bonds = Bonds(joined=(some("a", "b", "c", "d"),))
    assert attached(found, order, members, bonds) == {
        "b": "agreement/a",
        "c": "agreement/a",
        "d": "agreement/a",
        "y": "agreement/a",
        "z": "agreement/k",
    }
    assert attached(found, order, members, Bonds()) == found


def test_claims_leave_the_agreement_from_which_people_part_them() -> None:
    bonds = Bonds(parted=(Parting(some("b", "c"), some("a")),))
    found = dict.fromkeys("bcd", "agreement/a")
    assert attached(found, list("bcd"), {"agreement/a": ["a"]}, bonds) == {
        "b": "agreement/b",
        "c": "agreement/b",
        "d": "agreement/a",
    }


def test_a_denial_denies_what_people_put_it_to() -> None:
    members = {"event/a": ["a"], "event/b": ["b"]}
    assert denied_by("no", ["event/a"], members, Bonds(joined=(some("no", "b"),))) == ["event/b"]
    assert denied_by("no", ["event/a", "event/b"], members, Bonds(parted=(Parting(some("no"), some("a")),))) == [
        "event/b"
    ]
    assert denied_by("no", ["event/a"], members, Bonds(joined=(some("x", "y"),))) == ["event/a"]


LUND, L_LUND, OTHER = person("Ingrid Lund"), person("Ingrid L. Lund"), person("Rosa Quispe")


def test_actors_are_one_as_people_say_and_else_as_their_names_do() -> None:
    everyone = [OTHER, L_LUND, LUND]
    assert clusters(everyone, (), ()) == [[L_LUND.id, LUND.id], [OTHER.id]]
    assert clusters(everyone, (), (frozenset((LUND.id, L_LUND.id)),)) == [[L_LUND.id], [LUND.id], [OTHER.id]]
    assert clusters(everyone, (frozenset((OTHER.id, LUND.id)),), ()) == [sorted([L_LUND.id, LUND.id, OTHER.id])]


def test_those_kept_apart_do_not_meet_through_a_third() -> None:
    one, apart = (frozenset((OTHER.id, LUND.id)),), (frozenset((OTHER.id, L_LUND.id)),)
    assert clusters([OTHER, L_LUND, LUND], one, apart) == [[L_LUND.id], sorted([LUND.id, OTHER.id])]


def test_whom_people_have_spoken_of() -> None:
    said = Judgements(one_actor=(frozenset(("a", "b")),), other_actors=(frozenset(("c", "d")),))
    assert [concerned([one], said) for one in "abcde"] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("today", "outcome"),
    [(None, "came true"), ("2024-05-03", "came true"), ("2024-05-02", "came true"), ("2024-05-01", "open")],
)
def test_a_verdict_counts_from_the_claims_that_show_it(today: str | None, outcome: str) -> None:
    forecast = Forecast(
        id="forecast/a", holder=None, made="2024-04-01", kind=ForecastKind.PROMISE, type=None, claims=("a",)
    )
    verdict = Verdict(claims=some("a"), outcome=ForecastOutcome.CAME_TRUE, by=("b", "gone"))
    assert settled_so(forecast, verdict, {"b": "2024-05-02"}, today).outcome.value == outcome
    assert settled_so(forecast, None, {}, today) is forecast


def test_the_latest_verdict_holds() -> None:
    verdicts = tuple(
        Verdict(claims=some("a"), outcome=one) for one in (ForecastOutcome.DID_NOT, ForecastOutcome.UNCLEAR)
    )
    said = Judgements(verdicts=verdicts)
    assert said.verdict(["a", "b"]) is verdicts[1]
    assert said.verdict(["b"]) is None
