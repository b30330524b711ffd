"""Ties: lasting relations between actors, and which way round they run."""

from collections.abc import Callable

import pytest

from onrecord.reader.draft import Draft
from onrecord.vocabulary import ClaimKind

Read = Callable[..., Draft]


def ties(draft: Draft) -> list[tuple[str | None, set[str], set[str]]]:
    def names(parties: tuple[object, ...]) -> set[str]:
        ids = [actor for party in parties for actor in party.actors]  # type: ignore[attr-defined]
        return {draft.actors[one].name for one in ids}

    found = (one for one in draft.candidates if one.kind is ClaimKind.TIE)
    return [(one.type, names(one.actors), names(one.recipients)) for one in found]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Peru is a close ally of Chile.", "ally", {"Peru"}, {"Chile"}),
        ("Finland joined NATO.", "member", {"Finland"}, {"NATO"}),
        ("Egypt is part of BRICS.", "member", {"Egypt"}, {"BRICS"}),
        ("BRICS has expanded to include Ethiopia.", "member", {"Ethiopia"}, {"BRICS"}),
        ("Hezbollah, Iran's proxy, fired rockets.", "patron", {"Iran"}, {"Hezbollah"}),
        ("Hezbollah, an Iran-backed group, fired rockets.", "patron", {"Iran"}, {"Hezbollah"}),
        ("China is Pakistan's main arms supplier.", "supplier", {"China"}, {"Pakistan"}),
        ("India is a rival of Pakistan.", "rival", {"India"}, {"Pakistan"}),
    ],
)
def test_ties_and_their_direction(draft_of: Read, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert (kind, actors, recipients) in ties(draft_of(text))


def test_a_relation_between_owners_ties_them_to_each_other(draft_of: Read) -> None:
    assert ("ally", {"Peru", "Chile"}, {"Peru", "Chile"}) in ties(
        draft_of("The alliance between Peru and Chile holds.")
    )


def test_relations_with_two_states_do_not_tie_those_to_each_other(draft_of: Read) -> None:
    found = ties(draft_of("Moldova has good relations with Romania and Hungary."))
    assert all({"Romania", "Hungary"} != actors for _, actors, _ in found)


def test_admitting_a_deed_is_no_membership(draft_of: Read) -> None:
    assert ties(draft_of("Hezbollah admitted responsibility for the attack on Cyprus.")) == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ana Sorel is appointed minister of finance of Peru.", "Peru"),
        ("Ana Sorel was named health minister of Peru on Monday.", "Peru"),
        ("Ana Sorel is elected chair of the African Union.", "African Union"),
        ("President Ivo Ducat appoints Ana Sorel as minister of health of Peru.", "Peru"),
    ],
)
def test_who_is_appointed_holds_the_office(draft_of: Read, text: str, office: str) -> None:
    assert ("office-holder", {"Ana Sorel"}, {office}) in ties(draft_of(text))


def test_an_office_holder_is_not_the_town_where_he_speaks(draft_of: Read) -> None:
    text = "At a meeting in Lima, the Greek defence minister, Ana Sorel, said that Greece would leave."
    assert [one for one in ties(draft_of(text)) if one[0] == "office-holder"] == [
        ("office-holder", {"Ana Sorel"}, {"Greece"})
    ]


def test_someone_beside_a_town_within_a_clause_is_not_the_town(draft_of: Read) -> None:
    found = ties(draft_of("Greece said on Monday after talks in Lima, the Peruvian president, Ana Sorel, had left."))
    assert all("Peru" not in actors for _, actors, _ in found)


@pytest.mark.parametrize(
    ("text", "factuality"), [("Serbia does not recognise Kosovo.", "CT-"), ("Kenya recognises Kosovo.", "CT+")]
)
def test_states_recognise_each_other_or_not(annotate, text, factuality):
    (tie,) = (claim for claim in annotate(text).claims if claim.type == "recognises")
    assert (tie.recipients, tie.factuality) == (("XKX",), factuality)


def test_efforts_that_are_recognised_are_no_state(annotate):
    assert all(claim.type != "recognises" for claim in annotate("Peru recognised Chad's efforts.").claims)
