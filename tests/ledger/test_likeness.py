import pytest
from ledger_claims import IRN, ISR, RUS, UKR, strike, words

from onrecord.ledger.likeness import FEATURES, VETOES, likeness
from onrecord.ledger.traits import Traits


def test_a_score_is_made_of_its_features() -> None:
    found = likeness(strike("c1", "r1"), strike("c2", "r2"))
    assert found.score > 0.8
    assert found.features["same trigger"] == FEATURES["same trigger"].weight
    assert found.veto is None


def test_exchanging_the_two_changes_nothing() -> None:
    one = strike("c1", "r1", figures=frozenset({(4.0, "person")}), words=words("strike kill four kyiv"))
    other = strike("c2", "r2", trigger="bombard", places=frozenset({UKR}), words=words("bombard kyiv night"))
    assert likeness(one, other) == likeness(other, one)


def test_of_claims_about_which_nothing_is_known_no_event_is_made() -> None:
    found = likeness(Traits(claim="c1", report="r1"), Traits(claim="c2", report="r2"))
    assert found.score < 0.2
    assert found.features == {}


def test_kindred_words_count_less_than_the_same_and_more_than_others() -> None:
    told = strike("c1", "r1")
    same = likeness(told, strike("c2", "r2")).score
    kindred = likeness(told, strike("c2", "r2", trigger="bombard")).score
    other = likeness(told, strike("c2", "r2", trigger="deport", kin=frozenset({"deportation"}))).score
    assert same > kindred > other


def test_figures_that_differ_take_nothing_away_and_the_same_figure_helps() -> None:
    told = strike("c1", "r1", figures=frozenset({(4.0, "person")}))
    other = likeness(told, strike("c2", "r2", figures=frozenset({(7.0, "person")}))).score
    none = likeness(told, strike("c2", "r2")).score
    same = likeness(told, strike("c2", "r2", figures=frozenset({(4.0, "person")}))).score
    assert other == none < same


@pytest.mark.parametrize(
    ("differs", "veto"),
    [
        ({"places": frozenset({"odesa", UKR})}, "other towns"),
        ({"first": "2025-03-02", "last": "2025-03-02", "dated": True}, "other dates"),
        ({"recipients": frozenset({"person/ihor-made-up"})}, "other victims"),
        ({"by": frozenset({UKR}), "upon": frozenset({RUS})}, "turned round"),
    ],
)
def test_what_cannot_be_said_of_one_event_rules_it_out(differs: dict[str, object], veto: str) -> None:
    told = strike("c1", "r1", dated=True, recipients=frozenset({"person/olha-invented"}))
    found = likeness(told, strike("c2", "r2", **{"recipients": told.recipients, **differs}))
    assert (found.score, found.veto) == (0.0, veto)


def test_a_place_that_is_only_a_country_contradicts_no_town() -> None:
    assert likeness(strike("c1", "r1"), strike("c2", "r2", places=frozenset({UKR}))).veto is None


def test_an_inferred_day_rules_nothing_out_and_far_ones_count_against() -> None:
    told = strike("c1", "r1", first="2025-03-01", last="2025-03-01", dated=True)
    near, far = (strike("c2", "r2", first=day, last=day) for day in ("2025-03-02", "2025-03-20"))
    assert likeness(told, near).veto is None
    assert likeness(told, near).score > 0.8
    assert likeness(told, far).score < 0.5


def test_an_event_of_years_ago_is_the_same_whenever_it_is_told_of() -> None:
    ago = {"type": "ASSAULT", "trigger": "invad", "places": frozenset({UKR}), "dated": True}
    month = strike("c1", "r1", published="2024-05-01", first="2022-02-01", last="2022-02-28", **ago)
    day = strike("c2", "r2", published="2025-03-09", first="2022-02-24", last="2022-02-24", **ago)
    year = strike("c3", "r3", published="2023-08-02", first="2022-01-01", last="2022-12-31", **ago)
    assert likeness(month, day).score > 0.8
    assert likeness(year, day).score > 0.8


def test_one_word_for_other_parties_is_no_event() -> None:
    told = strike("c1", "r1", places=frozenset())
    other = strike(
        "c2",
        "r2",
        actors=frozenset({ISR}),
        recipients=frozenset({IRN}),
        countries=frozenset({ISR, IRN}),
        by=frozenset({ISR}),
        upon=frozenset({IRN}),
        places=frozenset(),
    )
    assert RUS not in other.countries
    assert likeness(told, other).score < 0.5


@pytest.mark.parametrize("name", [*FEATURES, *VETOES])
def test_every_feature_and_veto_says_what_it_is(name: str) -> None:
    func = FEATURES[name].func if name in FEATURES else VETOES[name]
    assert func.__doc__


def test_names_in_the_words_tell_two_happenings_of_one_sort_apart() -> None:
    told = strike("c1", "r1", places=frozenset(), names=frozenset({"dolna", "vys"}))
    same = likeness(told, strike("c2", "r2", places=frozenset(), names=frozenset({"dolna"}))).score
    none = likeness(told, strike("c2", "r2", places=frozenset())).score
    other = likeness(told, strike("c2", "r2", places=frozenset(), names=frozenset({"horna"}))).score
    assert same > none > other
    within = likeness(told, strike("c2", "r1", places=frozenset(), names=frozenset({"horna"})))
    assert "other names" not in within.features


def test_places_in_one_country_are_no_nearer_for_that_but_a_part_of_a_name_is() -> None:
    told = strike("c1", "r1", places=frozenset({"gaza", "PSE"}), towns=frozenset())
    strip = likeness(told, strike("c2", "r2", places=frozenset({"gaza strip", "PSE"}), towns=frozenset()))
    bank = likeness(told, strike("c2", "r2", places=frozenset({"west bank", "PSE"}), towns=frozenset()))
    assert strip.features["same place"] > 0
    assert bank.features["other place"] < 0
    assert "same place" not in bank.features


def test_of_a_clash_either_side_may_be_named_first() -> None:
    told = strike("c1", "r1", trigger="clash", kin=frozenset({"clash"}))
    back = {"by": told.upon, "upon": told.by, "actors": told.recipients, "recipients": told.actors}
    found = likeness(told, strike("c2", "r2", trigger="clash", kin=frozenset({"clash"}), **back))
    assert found.veto is None
    assert not {"other doers", "other sufferers"} & found.features.keys()
    talks = {"type": "CONSULT", "trigger": "meet", "kin": frozenset({"meeting"})}
    assert likeness(strike("c1", "r1", **talks), strike("c2", "r2", **talks | back)).veto is None


def test_who_does_it_and_who_suffers_it_count_each_by_itself() -> None:
    told = strike("c1", "r1", recipients=frozenset(), upon=frozenset(), countries=frozenset({RUS}))
    other = strike("c2", "r2", actors=frozenset(), by=frozenset(), upon=frozenset({RUS}), countries=frozenset({RUS}))
    assert not {"other doers", "other sufferers"} & likeness(told, other).features.keys()
    assert likeness(strike("c1", "r1"), other).features["other sufferers"] < 0
    assert likeness(told, strike("c2", "r2", by=frozenset({IRN}))).features["other doers"] < 0


def test_soldiers_are_not_police_officers() -> None:
    told = strike("c1", "r1", sorts=frozenset({"soldier"}))
    assert likeness(told, strike("c2", "r2", sorts=frozenset({"offic"}))).features["other sort"] < 0
    assert "other sort" not in likeness(told, strike("c2", "r2")).features


def test_reports_that_share_few_words_tell_other_stories_and_of_an_unknown_story_nothing_follows() -> None:
    told = strike("c1", "r1", story=words("night drone capital four dead siren"))
    like = likeness(told, strike("c2", "r2", story=words("night drone capital five dead school"))).score
    unknown = likeness(told, strike("c2", "r2")).score
    other = likeness(told, strike("c2", "r2", story=words("harbour grain ship blaze crew"))).score
    assert like > other
    assert unknown > other


DAY = {"published": "2025-03-05", "first": "2025-03-05", "last": "2025-03-05"}
"""News of the day after `strike`, which gives no time."""


def test_what_the_next_day_tells_as_news_is_another_happening_sooner_than_what_it_looks_back_on() -> None:
    told = strike("c1", "r1")
    news, back = (likeness(told, strike("c2", "r2", recalled=recalled, **DAY)) for recalled in (False, True))
    assert news.features["next day"] < 0
    assert "next day" not in back.features
    assert news.score < back.score
    assert "next day" not in likeness(told, strike("c2", "r2")).features


def test_a_report_that_gives_a_day_does_not_tell_of_the_news_of_a_later_one() -> None:
    dated = strike("c1", "r1", dated=True)
    assert likeness(dated, strike("c2", "r2", **DAY)).features["next day"] < 0
    yesterday = strike("c2", "r2", published="2025-03-05", dated=True)
    assert not {"next day", "not yet"} & likeness(strike("c1", "r1"), yesterday).features.keys()
    assert "next day" not in likeness(dated, strike("c2", "r1", **DAY)).features


def test_what_had_not_happened_yet_was_not_told_of() -> None:
    later = strike("c2", "r2", dated=True, published="2025-03-07", first="2025-03-06", last="2025-03-06")
    assert likeness(strike("c1", "r1"), later).features["not yet"] < 0


@pytest.mark.parametrize(
    ("toll", "differs", "veto"),
    [
        (3.0, DAY, "other toll"),
        (11.0, DAY, "other toll"),
        (7.0, DAY, None),
        (3.0, {}, None),
        (3.0, {"recalled": True, **DAY}, None),
        (3.0, {"trigger": "injur", **DAY}, None),
    ],
)
def test_a_count_may_rise_somewhat_by_the_next_day_but_neither_fall_nor_leap(
    toll: float, differs: dict[str, object], veto: str | None
) -> None:
    told = strike("c1", "r1", trigger="kill", toll=frozenset({5.0}))
    other = strike("c2", "r2", toll=frozenset({toll}), **{"trigger": "kill", **differs})
    assert likeness(told, other).veto == likeness(other, told).veto == veto


def test_of_one_day_counts_are_updated_unless_one_is_a_multiple_of_the_other() -> None:
    told = strike("c1", "r1", trigger="kill", toll=frozenset({5.0}))
    near, far = (strike("c2", "r2", trigger="kill", toll=frozenset({toll})) for toll in (9.0, 64.0))
    assert "far toll" not in likeness(told, near).features
    assert likeness(told, far).features["far toll"] < 0
    assert likeness(told, far).veto is None
