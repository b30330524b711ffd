"""Events: handovers, appointments and other deeds; and words that name no event."""

from collections.abc import Callable

import pytest

from onrecord.reader.draft import Candidate, Draft
from onrecord.vocabulary import Annotations, ClaimKind

Read = Callable[..., Draft]
Annotate = Callable[..., Annotations]


def kinds(draft: Draft) -> list[str | None]:
    return [one.type for one in draft.candidates if one.kind is ClaimKind.EVENT]


def only(draft: Draft, kind: str) -> Candidate:
    found = [one for one in draft.candidates if one.type == kind]
    assert len(found) == 1, kinds(draft)
    return found[0]


def ids(parties: tuple[object, ...]) -> set[str]:
    return {actor for party in parties for actor in party.actors}  # type: ignore[attr-defined]


DEEDS = [
    ("Norway has delivered 30 receivers to Estonia.", "AID", {"NOR"}, {"EST"}),
    ("Sweden handed over six patrol boats to Moldova.", "AID", {"SWE"}, {"MDA"}),
    ("Ghana and Togo will exchange 40 prisoners.", "COOPERATE", {"GHA", "TGO"}, {"GHA", "TGO"}),
    ("Kuwait will lease a base to Britain.", "COOPERATE", {"KWT"}, {"GBR"}),
    ("Guyana took the dispute to the Security Council.", "REQUEST", {"GUY"}, {"org/unsc"}),
    ("Chinese police captured a senior member of Boko Haram.", "COERCE", {"CHN/police"}, {"group/boko-haram"}),
    ("Kenyan strikes kill six people in Somalia.", "ASSAULT", {"KEN"}, {"SOM/people"}),
    ("Thai and Lao soldiers exchanged fire on Thursday.", "ASSAULT", {"THA/soldier", "LAO/soldier"}, None),
    ("Turkey released water into Syria.", "RETREAT", {"TUR"}, {"SYR"}),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), DEEDS)
def test_deeds(draft_of: Read, text: str, kind: str, actors: set[str], recipients: set[str] | None) -> None:
    found = only(draft_of(text), kind)
    assert ids(found.actors) == actors
    assert ids(found.recipients) == (actors if recipients is None else recipients)


HOLLOW = [
    "At least nine people were killed in floods in Kenya.",
    "Ten people were injured when a bus overturned in Peru.",
    "Eritrea denies offering Ethiopia a base.",
    "Uganda denied that its fighters had died.",
    "Laos alleged that Cambodia would leave.",
    "The ministry of Kenya declined to comment.",
    "The Kenyan officer asked not to be named.",
    "Serbia insists that Kosovo is a province.",
    "Kosovo recognises Serbian customs papers.",
    "The Ghanaian minister hails from Accra.",
    "General Diop commands the Third Division of Mali.",
    "Chad issued a press release.",
    "Germany chose talks as opposed to war with Chad.",
    "A strong earthquake struck the south of Peru, killing nine people.",
    "The Rapid Support Forces insist that they were not behind the raid in Chad.",
    "Hamas's deputy leader, Samir Haddad, vowed to respond if Israel enters Gaza.",
    "Chadian sailors took part in a parade with Niger.",
]


def test_who_is_sent_is_not_to_whom(draft_of: Read) -> None:
    found = only(draft_of("Kenya sent a medical team and 12 tonnes of medicine."), "AID")
    assert not ids(found.recipients)


def test_tear_gas_is_no_energy_and_a_water_cannon_no_resource(draft_of: Read) -> None:
    found = only(draft_of("Chilean police fired tear gas and water cannon at the crowd."), "ASSAULT")
    assert not {"energy", "resource"}.intersection(found.context)


@pytest.mark.parametrize("text", HOLLOW)
def test_words_that_name_no_event(draft_of: Read, text: str) -> None:
    assert not {"ASSAULT", "REJECT", "REQUEST", "ACCUSE", "SUPPORT", "RETREAT"}.intersection(kinds(draft_of(text)))


def test_an_accident_beside_an_attack_is_still_an_attack(draft_of: Read) -> None:
    assert "ASSAULT" in kinds(draft_of("Six people were killed when a plane crashed after a missile strike in Chad."))


def test_unnamed_victims_are_the_people_of_the_country(draft_of: Read) -> None:
    found = only(draft_of("Gunmen killed 15 people in Bamako, Mali."), "ASSAULT")
    assert ids(found.recipients) == {"MLI/people"}


def test_a_date_takes_no_part(draft_of: Read) -> None:
    found = only(draft_of("Peru is calling for a vote on February 6."), "REQUEST")
    assert not any(draft_of("Peru").text == "February" for _ in found.recipients)
    assert not found.recipients


def test_coordinated_passives_share_who_did_it_and_where(annotate: Annotate) -> None:
    found = annotate(
        "Two people are killed and four others are injured in a Russian strike on a school in Sumy, Ukraine."
    )
    killed = next(claim for claim in found.claims if claim.trigger.text == "killed")
    assert killed.actors == ("RUS",)
    assert killed.place is not None
    assert found.places[killed.place].name == "Sumy"


def test_a_participle_shares_the_time_of_its_verb(annotate: Annotate) -> None:
    found = annotate("On 3 March 2024 Chad shelled a depot in Sudan, killing two Sudanese officers.")
    killing = next(claim for claim in found.claims if claim.trigger.text == "killing")
    assert killing.time is not None
    assert killing.time.from_ == "2024-03-03"


def test_a_past_time_on_an_infinitive_dates_what_stands_around(annotate: Annotate) -> None:
    found = annotate("Peru advised Chile to return to the talks last year.", published="2025-03-12")
    advised = next(claim for claim in found.claims if claim.type == "REQUEST")
    assert advised.time is not None
    assert advised.time.value == "2024"
    text = (
        "Oman needs guns to defend itself from an attack following Qatar's missile raid on Oman's territory on Feb. 1."
    )
    raid = next(claim for claim in annotate(text, published="2025-03-12").claims if claim.actors == ("QAT",))
    assert raid.time is not None
    assert raid.time.from_ == "2025-02-01"


def test_a_future_time_stays_with_its_infinitive(annotate: Annotate) -> None:
    found = annotate("Oman asked Qatar to leave on Monday.", published="2025-03-12")
    assert all(
        claim.time is None or claim.type != "REQUEST" or claim.time.from_ != "2025-03-17" for claim in found.claims
    )


def test_at_most_two_contexts_from_the_events_own_words(draft_of: Read) -> None:
    text = (
        "Norway condemned Mali over its elections, while troops, food, oil and trade went through the port and court."
    )
    assert only(draft_of(text), "ACCUSE").context == ("election",)


def test_a_deed_is_told_once(draft_of: Read) -> None:
    assert kinds(draft_of("Peru praised the accord that Chad and Niger signed.")).count("AGREE") == 1


def test_a_protest_against_someone_needs_no_marchers(draft_of: Read) -> None:
    found = only(draft_of("Protests erupted against President Lula in Brazil."), "PROTEST")
    assert ids(found.recipients) == {"person/luiz-inácio-lula-da-silva"}


@pytest.mark.parametrize(
    "text", ["Spain appoints Jose Alba as prime minister.", "Jose Alba was named premier of Spain."]
)
def test_who_is_appointed_holds_the_office(draft_of: Read, text: str) -> None:
    found = only(draft_of(text), "office-holder")
    assert ids(found.actors) == {"person/jose-alba"}
    assert ids(found.recipients) == {"ESP"}


def test_a_former_holder_holds_no_office(draft_of: Read) -> None:
    found = draft_of("Former Kenyan president Daniel Okello visited Ghana.")
    assert "office-holder" not in [one.type for one in found.candidates]


def test_agreeing_forbids_nothing(draft_of: Read) -> None:
    found = draft_of("Georgia has agreed to open its border with Armenia.")
    assert not [one for one in found.candidates if one.kind is ClaimKind.OBLIGATION]


@pytest.mark.parametrize(
    ("text", "kind", "is_there"),
    [
        ("Tunisia has relations with Libya.", "partner", False),
        ("Tunisia has close relations with Libya.", "partner", True),
        ("Republicans joined Democrats in a vote against the bill.", "member", False),
        ("The African Union includes Kenya and Ghana.", "member", True),
        ("The delegation includes Kenya and Ghana.", "member", False),
    ],
)
def test_ties_need_the_right_words(draft_of: Read, text: str, kind: str, is_there: bool) -> None:
    assert (kind in [one.type for one in draft_of(text).candidates]) is is_there


def test_denying_a_deed_rejects_nobody(draft_of: Read) -> None:
    assert "REJECT" not in kinds(draft_of("Norway and Peru deny any arms exchanges."))


def test_an_arrest_beside_an_accident_is_still_one(annotate):
    found = annotate("Chinese journalist Li Wen was sentenced to four years in prison for a story on the outbreak.")
    assert [one.type for one in found.claims] == ["COERCE"]
