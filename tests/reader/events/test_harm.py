"""Who is harmed, by whom: accidents harm nobody's victims, and unnamed people belong where they are harmed."""

from collections.abc import Callable

import pytest

from onrecord.reader.draft import Draft
from onrecord.vocabulary import ClaimKind

Read = Callable[..., Draft]


def harm(draft: Draft) -> list[tuple[set[str], set[str]]]:
    """The ids of who acts and who is acted upon, assault by assault."""
    return [
        tuple({actor for party in side for actor in party.actors} for side in (one.actors, one.recipients))
        for one in draft.candidates
        if one.kind is ClaimKind.EVENT and one.type == "ASSAULT"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed in a fire at a hotel in Lima, Peru.",
        "A boat carrying migrants from Chad catches fire off Greece, killing twelve people.",
        "A fire at a school in Kano, Nigeria, kills at least ten people.",
        "Two people were killed in a gas explosion at a plant in Arica, Chile.",
        "A bus rolls into a gorge in Peru, killing nine people.",
        "Lightning strikes a camp in Kenya, injuring two children.",
        "A snowstorm killed two people in northern Norway.",
    ],
)
def test_accidents_and_nature_assault_nobody(draft_of: Read, text: str) -> None:
    assert harm(draft_of(text)) == []


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Two people were killed in a bomb explosion in Arica, Chile.", "CHL/people"),
        ("Five people were killed when gunmen opened fire in Lima, Peru.", "PER/people"),
        ("Six people are killed by artillery fire in Kano, Nigeria.", "NGA/people"),
    ],
)
def test_violence_is_no_accident(draft_of: Read, text: str, recipient: str) -> None:
    assert recipient in {one for _, recipients in harm(draft_of(text)) for one in recipients}


@pytest.mark.parametrize(
    "text",
    [
        "Norway strikes its last coin.",
        "Kenyan general Ivo Sorel shot himself in Nairobi.",
        "Chad burned its old papers.",
    ],
)
def test_what_one_does_to_oneself_or_to_things_of_ones_own_assaults_nobody(draft_of: Read, text: str) -> None:
    assert harm(draft_of(text)) == []


def test_ones_own_people_are_harmed_all_the_same(draft_of: Read) -> None:
    assert harm(draft_of("The Norwegian army shelled its own citizens.")) == [({"NOR/army"}, {"NOR/citizens"})]
    assert ({"TCD"}, {"MLI"}) in harm(draft_of("A Chadian bomber blew himself up in Mali."))


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Seven people in Tripoli, Libya, are killed in Chadian strikes.", {"TCD"}, {"LBY/people"}),
        ("Seven people were killed in Chadian missile strikes across Libya.", {"TCD"}, {"LBY/people"}),
        ("Four people are killed in a Chadian Sahel missile strike on Tripoli, Libya.", {"TCD"}, {"LBY/people"}),
        ("Five people are injured in a mass shooting at a bar in Arica, Chile.", set(), {"CHL/people"}),
    ],
)
def test_unnamed_people_are_of_the_country_where_they_are_harmed(
    draft_of: Read, text: str, actors: set[str], recipients: set[str]
) -> None:
    assert (actors, recipients) in harm(draft_of(text))


def test_people_harmed_in_two_countries_are_of_neither(draft_of: Read) -> None:
    found = harm(draft_of("Five people are killed in attacks in Lima, Peru, and in Arica, Chile."))
    assert all("people" not in one for _, recipients in found for one in recipients if "~" not in one)


def test_a_place_where_people_are_killed_does_not_kill_them(draft_of: Read) -> None:
    assert all(
        "MLI" not in actors for actors, _ in harm(draft_of("Nine Chadians have died, including six killed in Gao."))
    )
