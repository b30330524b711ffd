from itertools import permutations
from typing import Any

from ledger_claims import RUS, UKR, strike, words

from onrecord.ledger.grouping import Group, KnownEvent, group
from onrecord.ledger.traits import Traits

OUTLETS = (
    strike("c1", "agency", words=words("russian strike kyiv night kill four"), figures=frozenset({(4.0, "person")})),
    strike("c2", "daily", trigger="bombard", words=words("bombard kyiv night drone")),
    strike("c3", "herald", trigger="attack", words=words("attack seven dead"), figures=frozenset({(7.0, "person")})),
    strike("c4", "post", places=frozenset({UKR}), words=words("strike ukraine capital")),
    strike("c5", "times", trigger="shell", words=words("shell kyiv hour")),
)
ODESA = (
    strike("d1", "agency", places=frozenset({"odesa", UKR}), words=words("strike odesa port")),
    strike("d2", "herald", places=frozenset({"odesa", UKR}), words=words("strike port odesa grain")),
)


def claims(groups: tuple[Group, ...]) -> list[tuple[str, ...]]:
    return [one.claims for one in groups]


def test_one_bombardment_reported_by_five_outlets_is_one_event() -> None:
    assert claims(group(OUTLETS, ())) == [("c1", "c2", "c3", "c4", "c5")]


def test_two_strikes_in_two_cities_on_one_day_are_two_events() -> None:
    towns = [one for one in OUTLETS if one.claim != "c4"]
    assert claims(group([*towns, *ODESA], ())) == [("c1", "c2", "c3", "c5"), ("d1", "d2")]


def test_the_order_of_claims_and_events_changes_nothing() -> None:
    told = (OUTLETS[0], ODESA[0], OUTLETS[3], ODESA[1])
    known = (KnownEvent("e1", (strike("k1", "r1"),)), KnownEvent("e2", (strike("k2", "r1", trigger="shell"),)))
    found = {repr(group(one, other)) for one in permutations(told) for other in permutations(known)}
    assert len(found) == 1


def test_headline_summary_and_body_of_a_report_tell_of_one_event() -> None:
    told = [
        strike("c1", "agency", words=words("russia strike kyiv")),
        strike("c2", "agency", words=words("strike night kill four"), places=frozenset()),
        strike("c3", "agency", words=words("russia strike kyiv early tuesday kill four people official say")),
    ]
    assert claims(group(told, ())) == [("c1", "c2", "c3")]


def test_dates_given_that_differ_part_events_that_are_told_alike() -> None:
    monday = strike("c1", "agency", first="2025-03-03", last="2025-03-03", dated=True)
    tuesday = strike("c2", "daily", first="2025-03-04", last="2025-03-04", dated=True)
    assert claims(group([monday, tuesday], ())) == [("c1",), ("c2",)]


def test_the_same_word_for_other_victims_is_another_event() -> None:
    one = strike("c1", "agency", trigger="kill", recipients=frozenset({"person/olha-invented"}))
    other = strike("c2", "daily", trigger="kill", recipients=frozenset({"person/ihor-made-up"}))
    assert claims(group([one, other], ())) == [("c1",), ("c2",)]


def test_a_group_goes_to_the_event_that_it_tells_of() -> None:
    known = (KnownEvent("kyiv", (strike("k1", "r1"),)), KnownEvent("odesa", (ODESA[0],)))
    found = group([strike("c1", "daily"), ODESA[1]], known)
    assert [(one.claims, one.event) for one in found] == [(("c1",), "kyiv"), (("d2",), "odesa")]
    assert found[0].outer["same trigger"] > 0
    assert found[0].inner == {}


def test_two_cities_do_not_become_one_event_by_way_of_one_that_names_none() -> None:
    nowhere = strike("k1", "r1", places=frozenset({UKR}), towns=frozenset())
    found = group([strike("c1", "daily"), ODESA[1]], [KnownEvent("old", (nowhere,))])
    assert {one.claims for one in found} == {("c1",), ("d2",)}
    assert [one.event for one in found].count("old") == 1


def test_groups_that_go_to_one_event_are_joined() -> None:
    broad = strike("k1", "r1", places=frozenset({"kyiv", "odesa", UKR}))
    found = group([strike("c1", "daily"), ODESA[1]], [KnownEvent("both", (broad,))])
    assert [(one.claims, one.event) for one in found] == [(("c1", "d2"), "both")]


def test_the_invasion_of_years_ago_is_one_event_in_reports_of_other_days() -> None:
    ago = {"trigger": "invad", "places": frozenset({UKR}), "dated": True}
    first = strike("k1", "r1", published="2024-05-01", first="2022-02-01", last="2022-02-28", **ago)
    later = strike("c1", "r2", published="2025-03-09", first="2022-02-24", last="2022-02-24", **ago)
    assert group([later], [KnownEvent("invasion", (first,))])[0].event == "invasion"


def test_a_strike_of_another_week_is_another_event() -> None:
    known = KnownEvent("kyiv", (strike("k1", "r1"),))
    later = strike("c1", "r2", published="2025-03-24", first="2025-03-24", last="2025-03-24")
    assert group([later], [known])[0].event is None


def test_of_nothing_comes_nothing() -> None:
    assert group([], ()) == ()
    alone = Traits(claim="c1", report="r1")
    assert group([alone], [KnownEvent("empty", ())]) == (
        Group(claims=("c1",), event=None, score=1.0, inner={}, outer={}),
    )


def test_the_dead_of_a_strike_do_not_part_it_from_a_report_of_the_strike_alone() -> None:
    alone = strike("c1", "agency", places=frozenset(), actors=frozenset())
    told = strike("c2", "daily", trigger="bombard", places=frozenset())
    toll = {"trigger": "kill", "kin": frozenset({"killing"}), "recipients": frozenset({"people/x"})}
    dead = strike("c3", "daily", places=frozenset(), **toll)
    assert claims(group([alone, told, dead], ())) == [("c1", "c2", "c3")]


def test_a_strike_and_dead_of_which_nothing_else_is_alike_stay_apart() -> None:
    toll = {"trigger": "kill", "kin": frozenset({"killing"}), "places": frozenset(), "upon": frozenset()}
    dead = strike("c2", "daily", countries=frozenset({RUS}), recipients=frozenset(), **toll)
    assert claims(group([strike("c1", "agency"), dead], ())) == [("c1",), ("c2",)]


def test_strikes_on_one_day_in_places_that_only_the_words_name_are_two() -> None:
    differs = {"places": frozenset({UKR}), "story": words("drone night dead governor")}
    one = strike("c1", "agency", names=frozenset({"vys"}), **differs)
    other = strike("c2", "daily", names=frozenset({"horna"}), **differs | {"story": words("school missile morning")})
    assert claims(group([one, other], ())) == [("c1",), ("c2",)]


def test_the_next_day_looks_back_on_one_strike_and_tells_of_another() -> None:
    story = words("missile night capital dead siren")
    known = KnownEvent("first", (strike("k1", "agency", story=story), killed("k2", "agency", 7.0, story=story)))
    after = {"published": "2025-03-05", "first": "2025-03-05", "last": "2025-03-05", "story": story}
    again = [strike("c2", "herald", **after), killed("c3", "herald", 2.0, **after)]
    assert [(one.claims, one.event) for one in group(again, [known])] == [(("c2", "c3"), None)]
    back = strike("c1", "daily", published="2025-03-05", dated=True, story=story)
    assert group([back], [known])[0].event == "first"


def test_the_dead_of_yesterdays_strike_may_be_more_today() -> None:
    story = words("missile night capital dead siren")
    known = KnownEvent("first", (killed("k1", "agency", 7.0, story=story),))
    risen = killed("c1", "daily", 9.0, recalled=True, published="2025-03-05", story=story)
    assert group([risen], [known])[0].event == "first"


def test_a_report_that_names_no_town_joins_one_of_two_strikes_at_most() -> None:
    nowhere = strike("n1", "post", places=frozenset({UKR}), towns=frozenset(), words=words("strike night grain"))
    found = claims(group([OUTLETS[0], OUTLETS[1], nowhere, *ODESA]))
    assert len(found) == 2
    assert not any({"c1", "d1"} <= set(members) for members in found)


def killed(claim: str, report: str, toll: float, **differs: Any) -> Traits:
    """The dead of `strike`, so many."""
    told = {"trigger": "kill", "kin": frozenset({"killing"}), "toll": frozenset({toll})}
    return strike(claim, report, **told | differs)
