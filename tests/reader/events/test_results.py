"""Whose deed an outcome is, who is blamed or praised, and who is only told."""

from collections.abc import Callable

import pytest

from onrecord.reader.draft import Draft
from onrecord.vocabulary import ClaimKind

Read = Callable[..., Draft]


def events(draft: Draft) -> list[tuple[str | None, set[str], set[str]]]:
    """Type, ids of who acts and ids of who is acted upon, event by event."""
    found = (one for one in draft.candidates if one.kind is ClaimKind.EVENT)
    return [
        (one.type, *({actor for party in side for actor in party.actors} for side in (one.actors, one.recipients)))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "actor", "harmed"),
    [
        ("Shelling by Chadian forces hit the town, wounding five Kenyan soldiers.", "TCD/force", "KEN/soldier"),
        ("Kenyan forces raided a village in Sudan, which killed nine villagers.", "KEN/force", "SDN/people"),
        ("Norwegian forces shelled the town of Rivne, which killed five Greek soldiers.", "NOR/force", "GRC/soldier"),
        ("The Kenyan army shot down a drone, leaving three Sudanese soldiers dead.", "KEN/army", "SDN/soldier"),
        ("An attack by Sudanese rebels on a base left twelve Kenyan soldiers dead.", "SDN/rebel", "KEN/soldier"),
    ],
)
def test_an_outcome_is_the_deed_of_who_acts_in_the_main_clause(
    draft_of: Read, text: str, actor: str, harmed: str
) -> None:
    assert ("ASSAULT", {actor}, {harmed}) in events(draft_of(text))


@pytest.mark.parametrize(
    "text",
    ["A storm left twelve Kenyan soldiers dead.", "Kenya opened a port, which the storm left damaged."],
)
def test_what_nobody_does_has_no_actor(draft_of: Read, text: str) -> None:
    assert [one for one in events(draft_of(text)) if one[0] == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya came under criticism from Sudan over the arrests.", "ACCUSE"),
        ("Kenya faced criticism from Sudan for the arrests.", "ACCUSE"),
        ("Kenya drew condemnation from Sudan over the arrests.", "ACCUSE"),
        ("Kenya has been met with criticism from Sudan.", "ACCUSE"),
        ("Kenya's decision provoked criticism from Sudan.", "ACCUSE"),
        ("Kenya's decision drew praise from Sudan.", "SUPPORT"),
        ("The decision of Kenya was met with praise from Sudan.", "SUPPORT"),
        ("Kenya faces sanctions from Sudan.", "SANCTION"),
    ],
)
def test_who_draws_criticism_or_praise_is_the_one_acted_upon(draft_of: Read, text: str, kind: str) -> None:
    assert (kind, {"SDN"}, {"KEN"}) in events(draft_of(text))
    assert all(actors != {"KEN"} for _, actors, _ in events(draft_of(text)))


def test_who_draws_something_up_does_it(draft_of: Read) -> None:
    assert ("SANCTION", {"GHA"}, {"TGO"}) in events(draft_of("Ghana drew up sanctions against Togo."))


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin told Interfax that talks with Ukraine had been postponed.",
        "Speaking to Al Jazeera, the Sudanese envoy accused Kenya of arming rebels.",
        "Sudan has sold ships to Kenya, the Sudanese envoy told reporters.",
    ],
)
def test_outlets_that_are_told_something_are_acted_upon_by_nobody(draft_of: Read, text: str) -> None:
    draft = draft_of(text)
    assert all(draft.actors[one].sector != "MED" for _, actors, others in events(draft) for one in {*actors, *others})


def test_outlets_may_still_be_acted_upon(draft_of: Read) -> None:
    assert any("media/al-jazeera" in others for *_, others in events(draft_of("Kenya banned Al Jazeera on Monday.")))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chile agreed to drop tariffs on Peruvian copper by half.", "CONCEDE"),
        ("Chile dropped its tariffs on Peruvian fish by ten percent.", "CONCEDE"),
    ],
)
def test_dropping_tariffs_by_some_share_visits_nobody(draft_of: Read, text: str, kind: str) -> None:
    found = events(draft_of(text))
    assert (kind, {"CHL"}, {"PER"}) in found
    assert "CONSULT" not in {one[0] for one in found}


def test_a_website_makes_nothing_an_act_on_networks(draft_of: Read) -> None:
    draft = draft_of("Peru accused Chile on its website of spying.")
    assert all("cyber" not in one.context for one in draft.candidates)


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Sudan threatened to attack Kenya unless Ghana hands over the prisoners.", "GHA"),
        ("Chad threatened to attack Niger unless Mali hands over the prisoners.", "MLI"),
        ("Norway threatened to attack Sweden unless Finland withdraws its troops.", "FIN"),
    ],
)
def test_who_has_to_do_what_a_threat_hangs_on(draft_of: Read, text: str, bearer: str) -> None:
    draft = draft_of(text)
    threat = next(one for one in draft.claims if one.type == "ASSAULT")
    condition = next(one for one in draft.claims if one.id == threat.condition)
    assert (condition.type, condition.actors) == ("RETREAT", (bearer,))
    assert bearer not in {*threat.actors, *threat.recipients}
    assert all(bearer not in {*one.actors, *one.recipients} for one in draft.claims if one.type == "THREATEN")
