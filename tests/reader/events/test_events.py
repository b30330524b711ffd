"""Events: which words name them, and who acts on whom."""

from collections.abc import Callable

import pytest

from onrecord.codebook import Codebook
from onrecord.reader import Reader
from onrecord.reader.draft import Candidate, Draft
from onrecord.vocabulary import ClaimKind, Report, contains

Read = Callable[..., Draft]


def countries(draft: Draft, parties: tuple[object, ...]) -> set[str]:
    ids = [actor for party in parties for actor in party.actors]  # type: ignore[attr-defined]
    return {draft.actors[one].country or draft.actors[one].name for one in ids}


def ids(candidate: Candidate) -> set[str]:
    return {actor for party in candidate.actors for actor in party.actors}


def events(draft: Draft) -> list[tuple[str | None, set[str], set[str]]]:
    return [
        (one.type, countries(draft, one.actors), countries(draft, one.recipients))
        for one in draft.candidates
        if one.kind is ClaimKind.EVENT
    ]


def only(draft: Draft, kind: str) -> Candidate:
    found = [one for one in draft.candidates if one.kind is ClaimKind.EVENT and one.type == kind]
    assert len(found) == 1, events(draft)
    return found[0]


DYADS = [
    ("Chad invaded Sudan in May.", "ASSAULT", {"TCD"}, {"SDN"}),
    ("Sudan was invaded by Chad in May.", "ASSAULT", {"TCD"}, {"SDN"}),
    ("Norway condemned Mali over the vote.", "ACCUSE", {"NOR"}, {"MLI"}),
    ("Norway accused Mali of hiding the results.", "ACCUSE", {"NOR"}, {"MLI"}),
    ("Peru has imposed sanctions on Chile.", "SANCTION", {"PER"}, {"CHL"}),
    ("Peru recalled its ambassador to Chile.", "SANCTION", {"PER"}, {"CHL"}),
    ("Japan urged Nepal to hold elections.", "REQUEST", {"JPN"}, {"NPL"}),
    ("Japan demanded that Nepal release the crew.", "REQUEST", {"JPN"}, {"NPL"}),
    ("Kenya praised Ghana for its reforms.", "SUPPORT", {"KEN"}, {"GHA"}),
    ("Kenyan soldiers opened fire on Ugandan fishermen.", "ASSAULT", {"KEN"}, {"UGA"}),
    ("Angola deported dozens of Congolese miners.", "COERCE", {"AGO"}, {"COD"}),
    ("Turkish police arrested two Greek journalists.", "COERCE", {"TUR"}, {"GRC"}),
    ("Germany is opposed to Polish mediation.", "REJECT", {"DEU"}, {"POL"}),
    ("Germany rejected a Polish request.", "REJECT", {"DEU"}, {"POL"}),
    ("Brazil gave Haiti emergency aid.", "AID", {"BRA"}, {"HTI"}),
    ("Canada granted asylum to Cuban officials.", "AID", {"CAN"}, {"CUB"}),
    ("Ethiopia withdrew its troops from Somalia.", "RETREAT", {"ETH"}, {"SOM"}),
    ("Ethiopia lifted its blockade of Eritrea.", "RETREAT", {"ETH"}, {"ERI"}),
    ("India deployed troops along the border with Nepal.", "MOBILIZE", {"IND"}, {"NPL"}),
    ("Spain apologised to Mexico.", "SUPPORT", {"ESP"}, {"MEX"}),
    ("Iran vowed to attack Iraq.", "THREATEN", {"IRN"}, {"IRQ"}),
    ("Kenya's government lifted the curfew on Monday.", "CONCEDE", {"KEN"}, {"KEN"}),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), DYADS)
def test_verbs(draft_of: Read, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert (kind, actors, recipients) in events(draft_of(text))


NOUNS = [
    ("Tensions rose after Chad's attack on Sudan.", "ASSAULT", {"TCD"}, {"SDN"}),
    ("Israeli strikes on Lebanon went on for days.", "ASSAULT", {"ISR"}, {"LBN"}),
    ("Chad launched airstrikes against Sudan.", "ASSAULT", {"TCD"}, {"SDN"}),
    ("The attack that Chad launched against Sudan failed.", "ASSAULT", {"TCD"}, {"SDN"}),
    ("Peru faces sanctions by Chile.", "SANCTION", {"CHL"}, {"PER"}),
    ("French military aid to Niger has ended.", "AID", {"FRA"}, {"NER"}),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), NOUNS)
def test_nouns(draft_of: Read, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert (kind, actors, recipients) in events(draft_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Brazil and Peru signed a trade agreement.",
        "Brazil signed a trade agreement with Peru.",
    ],
)
def test_a_mutual_event_has_all_parties_on_both_sides(draft_of: Read, text: str) -> None:
    assert ("AGREE", {"BRA", "PER"}, {"BRA", "PER"}) in events(draft_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Iran supplied Russia with drones.",
        "Iran supplied drones to Russia.",
        "The drones were supplied to Russia by Iran.",
    ],
)
def test_a_transfer_knows_giver_receiver_and_thing(draft_of: Read, text: str) -> None:
    draft = draft_of(text)
    given = only(draft, "AID")
    assert countries(draft, given.actors) == {"IRN"}
    assert countries(draft, given.recipients) == {"RUS"}
    assert given.object is not None
    assert "drones" in draft.text[slice(*given.object)].lower()


def test_control_gives_an_infinitive_its_subject(draft_of: Read) -> None:
    assert ("RETREAT", {"NPL"}, {"BTN"}) in events(draft_of("Japan urged Nepal to withdraw its troops from Bhutan."))
    assert ("AID", {"IRN"}, {"RUS"}) in events(draft_of("France accused Iran of supplying Russia with drones."))


def test_an_intended_deed_is_that_of_whose_intent_it_is(draft_of: Read) -> None:
    found = events(draft_of("Poland ruled out the Greek plan to seize Mali."))
    assert ("COERCE", {"POL"}, {"GRC"}) not in found
    assert {frozenset(actors) for kind, actors, _ in found if kind != "REJECT"} == {frozenset({"GRC"})}
    found = events(draft_of("Peru opposes a plan by Chile to invade Bolivia."))
    assert ("ASSAULT", {"CHL"}, {"BOL"}) in found


def test_a_refusal_of_a_deed_is_not_that_deed(draft_of: Read) -> None:
    found = events(draft_of("The United States rules out Chad's plan to seize the West Bank following a vote."))
    assert ("REJECT", {"USA"}, {"TCD"}) in found
    assert {frozenset(actors) for kind, actors, _ in found if kind == "COERCE"} == {frozenset({"TCD"})}


def test_talks_during_which_something_is_said_are_an_event_too(draft_of: Read) -> None:
    found = events(draft_of("The Kenyan president condemned the coup during a phone call with the Ghanaian president."))
    assert ("CONSULT", {"KEN", "GHA"}, {"KEN", "GHA"}) in found


def test_a_denied_event_keeps_its_noun_as_trigger(draft_of: Read) -> None:
    draft = draft_of("Iran denied the drone strike on Iraq.")
    strike = only(draft, "ASSAULT")
    assert draft.doc[strike.trigger].text == "strike"
    assert countries(draft, strike.actors) == {"IRN"}


@pytest.mark.parametrize(
    "text",
    [
        "A storm struck Florida on Monday.",
        "Brazil beat Argentina in the final.",
        "An earthquake killed dozens in Nepal.",
        "The report was released on Monday.",
        "Officials said the weather was fine.",
        "The striker attacked down the left.",
    ],
)
def test_weather_sport_and_speech_are_no_events(draft_of: Read, text: str) -> None:
    assert events(draft_of(text)) == []


def test_evidence_holds_the_trigger_and_reasons_name_their_rule(draft_of: Read) -> None:
    draft = draft_of(
        "Chad, which shelled Sudan in May, agreed to hold talks with Libya and withdrew its envoy to Mali."
    )
    assert draft.candidates
    for one in draft.candidates:
        assert contains(one.clause, one.trigger_span)
        assert one.why[0].field == "type"
        assert one.why[0].by.split("/")[0] in {"triggers", "ties", "obligations"}


def test_a_coordinated_clause_is_not_evidence_for_the_other(draft_of: Read) -> None:
    draft = draft_of("Chad bombed Sudan and the Peruvian parliament elected a speaker.")
    start, end = only(draft, "ASSAULT").clause
    assert "speaker" not in draft.text[start:end]


def test_contexts_come_from_words_nearby(draft_of: Read) -> None:
    assert "cbrn" in only(draft_of("Norway condemned Mali over its nuclear programme."), "ACCUSE").context


def test_long_flat_and_deep_sentences_are_read(codebook: Codebook) -> None:
    flat = "Chad attacked Sudan, " * 400 + "and Mali."
    deep = "Peru said that " * 300 + "Chad attacked Sudan."
    rules = Reader(codebook, learned=False)
    for text in (flat, deep):
        assert any(one.type == "ASSAULT" for one in rules.draft(Report(id="long", text=text)).candidates)


def test_the_same_text_gives_the_same_candidates(draft_of: Read) -> None:
    text = "Chad and Niger accused Libya of arming rebels. Libya denied it and recalled its ambassador to Chad."
    assert draft_of(text).candidates == draft_of(text).candidates


def test_deeds_that_one_verb_carries_have_their_recipients_in_common(draft_of: Read) -> None:
    draft = draft_of("Chad answered with air strikes, shelling and ground raids on Sudanese posts near the river.")
    found = events(draft)
    assert found
    assert all(recipients == {"SDN"} for _, _, recipients in found), found
    assert len(found) == len({kind for kind, _, _ in found}), found


@pytest.mark.parametrize(
    ("text", "kind", "thing"),
    [
        ("Angola deported dozens of miners held since March in a camp near the border.", "COERCE", "dozens of miners"),
        ("Rebels set fire to the town hall of Oruro.", None, None),
    ],
)
def test_an_object_is_a_short_phrase_and_no_word_of_the_trigger(
    draft_of: Read, text: str, kind: str | None, thing: str | None
) -> None:
    draft = draft_of(text)
    found = [one for one in draft.candidates if one.kind is ClaimKind.EVENT and kind in {None, one.type}]
    assert found
    assert [one.object and draft.text[slice(*one.object)] for one in found] == [thing] * len(found)


def test_a_title_that_the_parse_puts_above_the_name_is_its_bearer(draft_of: Read) -> None:
    draft = draft_of("Chilean president Rosa Fuentes and Syrian de facto leader Omar al-Khatib hold a meeting in Lima.")
    met = only(draft, "CONSULT")
    assert ids(met) == {"person/rosa-fuentes", "person/omar-al-khatib"}
    offices = [one for one in draft.candidates if one.type == "office-holder"]
    assert all("SYR" not in countries(draft, one.recipients) for one in offices if "person/rosa-fuentes" in ids(one))


@pytest.mark.parametrize(
    "text",
    [
        "The Chadian army and Sudan blame each other for the raid.",
        "Chad and Sudan accused one another of spying.",
        "Chad and Sudan fired rockets at each other.",
    ],
)
def test_what_two_do_to_each_other_is_done_to_both(draft_of: Read, text: str) -> None:
    draft = draft_of(text)
    told = [found for found in events(draft) if len(found[1]) == 2]
    assert told
    assert all(actors == recipients == {"TCD", "SDN"} for _, actors, recipients in told), events(draft)


def test_a_result_is_the_deed_of_who_struck(draft_of: Read) -> None:
    draft = draft_of("The hospital in Arica was hit by a Peruvian missile, injuring 20 people.")
    assert [actors for kind, actors, _ in events(draft) if kind == "ASSAULT"] == [{"PER"}, {"PER"}]


def test_who_is_cited_is_not_harmed(draft_of: Read) -> None:
    draft = draft_of("Two people were killed and 14 others were injured in a Peruvian raid, according to Rosa Fuentes.")
    harmed = {actor for one in draft.candidates for party in one.recipients for actor in party.actors}
    assert "person/rosa-fuentes" not in harmed


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Kenya, Uganda and Chad condemned the attack on Mali.", set()),
        ("Kenya condemned the killing of nine farmers in Mali.", set()),
        ("Kenya condemned Chad's attack on Mali.", {"TCD"}),
        ("Kenya condemned the attack by Chad on Mali.", {"TCD"}),
    ],
)
def test_who_condemns_a_deed_accuses_whoever_did_it(draft_of: Read, text: str, accused: set[str]) -> None:
    draft = draft_of(text)
    assert countries(draft, only(draft, "ACCUSE").recipients) == accused


def test_a_title_in_the_plural_is_all_whom_it_stands_before(draft_of: Read) -> None:
    draft = draft_of("Foreign ministers Ana Sol of Chile and Jorge Paz of Peru signed the treaty.")
    names = {actor for party in only(draft, "AGREE").actors for actor in party.actors}
    assert names == {"person/ana-sol", "person/jorge-paz"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A Kenyan withdrawal from Somalia is unlikely before 2027, Anna Berg said.", ("RETREAT", {"KEN"}, {"SOM"})),
        (
            "The accord between Kenya and Uganda, which covers flood data, entered into force on Monday.",
            ("AGREE", {"KEN", "UGA"}, {"KEN", "UGA"}),
        ),
        ("Kenya will send trainers to Somalia, its minister said on Monday.", ("AID", {"KEN"}, {"SOM"})),
    ],
)
def test_what_is_not_so_yet_keeps_the_type_of_its_words(
    draft_of: Read, text: str, event: tuple[str, set[str], set[str]]
) -> None:
    assert event in events(draft_of(text))


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("Kenya's prime minister, Ana Sol, signed the Abu Dhabi Declaration on Wednesday.", "person/ana-sol"),
        ("Kenya's parliament is unlikely to ratify the declaration this year.", "KEN/parliament"),
    ],
)
def test_who_signs_a_paper_agrees_whatever_its_name(draft_of: Read, text: str, acting: str) -> None:
    draft = draft_of(text)
    deal = only(draft, "AGREE")
    assert acting in {actor for party in deal.actors for actor in party.actors}
    assert "ARE" not in {actor for party in deal.recipients for actor in party.actors}
