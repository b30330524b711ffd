"""Who is named, by name, office or pronoun. All officials but those the codebook knows are invented."""

import pytest

from onrecord.reader.actors import find_actors
from onrecord.reader.actors.wording import tidy
from onrecord.vocabulary import ActorKind, MentionKind


@pytest.fixture(scope="module")
def named(draft_of):
    """The draft of a text after the actors stage alone."""

    def read(text, **head):
        return draft_of(text, stages=(find_actors,), **head)

    return read


def actor_of(draft, words):
    """The id of the actor that the first mention with these words stands for."""
    return next(mention.actor for mention in draft.mentions if mention.text == words)


def actor(draft, actor_id):
    return draft.actors[actor_id]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Kremlin rejected the offer.", "The Kremlin", "RUS/government"),
        ("Downing Street welcomed the vote.", "Downing Street", "GBR/government"),
        ("Tehran warned Baghdad on Monday.", "Tehran", "IRN"),
        ("Kenyan troops crossed the border.", "Kenyan", "KEN"),
        ("NATO sent ships to the Baltic.", "NATO", "org/nato"),
        ("Hezbollah fired rockets at the town.", "Hezbollah", "group/hezbollah"),
    ],
)
def test_codebook_names(named, text, words, expected):
    assert actor_of(named(text), words) == expected


def test_a_capital_where_something_happens_is_no_actor(named):
    found = named("Protesters gathered in Nairobi on Monday.")
    assert not [mention for mention in found.mentions if mention.text == "Nairobi"]


@pytest.mark.parametrize("text", ["Michael Jordan visited the school.", "She won the French Open on Sunday."])
def test_part_of_a_longer_name_names_no_state(named, text):
    assert not [one for one in named(text).actors.values() if one.kind is ActorKind.STATE]


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-10-22", "person/benjamin-netanyahu"), ("2021-12-01", "person/naftali-bennett"), (None, None)],
)
def test_office_is_resolved_by_the_date_of_publication(named, published, expected):
    found = named("The Israeli prime minister flew to Rome.", published=published)
    nominal = next(one for one in found.mentions if one.kind is MentionKind.NOMINAL)
    assert nominal.actor == (expected or "ISR/prime-minister")


def test_who_is_elected_is_not_who_held_the_office(named):
    found = named("Marta Olsen was elected president of Estonia.", published="2024-10-22")
    assert actor_of(found, "Marta Olsen") == "person/marta-olsen"
    assert "person/alar-karis" not in [one.id for one in found.actors.values()]


@pytest.mark.parametrize(
    ("text", "actor_id", "name"),
    [
        ("The Netanyahu government rejected the offer.", "ISR/government", "Israeli government"),
        ("Boeing engineers in Chile went on strike.", "USA/engineer", "American engineers"),
        ("Hamas-run police closed the road.", "PSE/police", "Palestinian police"),
        ("Norway's soldiers and sailors left.", "NOR/soldier", "Norwegian soldiers"),
        (
            "Peru closed the port. Opposition parties protested.",
            "PER/opposition-parties",
            "Peruvian opposition parties",
        ),
        ("Protests went on in Peru. The army moved in.", "PER/army", "Peruvian army"),
        ("Anna Sorel of Peru resigned. Her government fell.", "PER/government", "Peruvian government"),
    ],
)
def test_whoever_is_of_a_country_by_id_is_so_by_name(named, text, actor_id, name):
    assert actor(named(text), actor_id).name == name


def test_an_armed_group_has_men_of_its_own(named):
    found = named("Hezbollah fighters fired at the town. M23 forces crossed the river, a Hezbollah spokesman said.")
    forces, spokesman = actor(found, "group/m23/force"), actor(found, "group/hezbollah/spokesman")
    assert (forces.name, forces.kind, forces.country, forces.sector) == ("M23 forces", ActorKind.GROUP, "COD", "REB")
    assert (spokesman.name, spokesman.kind) == ("Hezbollah spokesman", ActorKind.OFFICE)
    assert not [one for one in found.actors if one.startswith(("COD/", "LBN/"))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A 23-year-old suspect was held on Monday.", "suspect"),
        ("The navy launched 5,000-tonne destroyers.", "destroyers"),
        ("Government-backed rebels took the town.", "Government-backed rebels"),
    ],
)
def test_what_hangs_on_a_figure_is_no_part_of_a_name(named, text, name):
    assert name in {one.name for one in named(text).actors.values()}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Isle of Skua,", "Isle of Skua"),
        ('"Voice of Arica', "Voice of Arica"),
        ('Ana "La Paloma" Sorel', 'Ana "La Paloma" Sorel'),
        ("Juan “El Tigre", "Juan El Tigre"),
        ("Fuentes\nBank Ltd.", "Fuentes Bank Ltd."),
    ],
)
def test_names_have_no_loose_punctuation(written, name):
    assert tidy(written) == name


def test_nominal_takes_its_owner_from_adjective_possessor_or_phrase(named):
    found = named("The Peruvian parliament met. Chile's army stayed home. The government of Bolivia resigned.")
    assert actor_of(found, "The Peruvian parliament") == "PER/parliament"
    assert actor_of(found, "Chile's army") == "CHL/army"
    assert actor_of(found, "The government") == "BOL/government"
    assert actor(found, "PER/parliament").sector == "LEG"


def test_coordinated_owners_give_several_parties(named):
    draft = named("Senior Hungarian and Romanian officials met in Vienna.")
    officials = next(token for token in draft.doc if token.text == "officials")
    assert set(draft.actors_of(officials)) == {"HUN/official", "ROU/official"}


def test_apposition_tells_the_country_of_an_unknown_person(named):
    found = named("Pavel Orlenko, the Ukrainian foreign ministry spokesman, denied the report.")
    person = actor(found, "person/pavel-orlenko")
    assert (person.country, person.sector) == ("UKR", "GOV")


def test_title_tells_the_country_of_an_unknown_person(named):
    found = named("Norwegian Defence Minister Kari Lund met reporters. Lund said little.")
    assert actor(found, "person/kari-lund").country == "NOR"
    assert actor_of(found, "Lund") == "person/kari-lund"


def test_persons_of_one_surname_stay_apart(named):
    found = named("Maria Olsen met Peter Silva in Lima. Carla Olsen stayed at home.")
    assert {"person/maria-olsen", "person/carla-olsen"} <= {one.id for one in found.actors.values()}


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("Dalia Brandt arrived on Monday. She met the press.", "She", "person/dalia-brandt"),
        ("Iran said it would answer.", "it", "IRN"),
        ("Iran assured the United States that it would wait.", "it", "IRN"),
        ("Egypt wants weapons to defend itself.", "itself", "EGY"),
    ],
)
def test_pronouns(named, text, pronoun, expected):
    assert actor_of(named(text), pronoun) == expected


def test_empty_it_stands_for_nobody(named):
    found = named("France waited. It is expected that talks will resume.")
    assert "It" not in [one.text for one in found.mentions]


def test_both_nations_are_two_parties(named):
    draft = named("Armenia and Azerbaijan met in Geneva. Both nations denied the report.")
    nations = next(token for token in draft.doc if token.text == "nations")
    assert draft.actors_of(nations) == ("ARM", "AZE")


def test_one_nation_is_no_pair(named):
    draft = named("Armenia stayed silent. Both nations denied the report.")
    nations = next(token for token in draft.doc if token.text == "nations")
    assert draft.actors_of(nations) == ()


def test_unnamed_people_belong_to_their_report(named):
    found = named("Analysts expect little.")
    assert actor_of(found, "Analysts") == "test~analysts"


def test_its_parliament_belongs_to_whom_its_means(named):
    found = named("Peru recalled its ambassador.")
    assert actor_of(found, "its ambassador") == "PER/ambassador"


def test_treaties_are_no_actors(named):
    found = named("Norway ratified the Arctic Waters Treaty.")
    assert not [one for one in found.actors.values() if "Treaty" in one.name]


def test_in_a_report_of_one_state_its_organs_need_no_owner(named):
    found = named("Kenya closed the border. The army sent troops, and tourists left.")
    assert actor_of(found, "The army") == "KEN/army"
    assert actor(found, actor_of(found, "tourists")).country is None


def test_between_two_states_an_organ_without_an_owner_stays_unknown(named):
    found = named("Kenya and Uganda closed the border. The army sent troops.")
    assert actor(found, actor_of(found, "The army")).country is None


def test_a_common_surname_alone_goes_to_the_person_of_the_report(named):
    found = named("Marianna Belova spoke in Riga. Belova did not expect a vote.")
    assert {one.actor for one in found.mentions if one.text.endswith("Belova")} == {"person/marianna-belova"}


def test_they_are_all_who_were_named_together(named):
    draft = named("Peru and Chile closed the border. They blamed each other.")
    they = next(token for token in draft.doc if token.text == "They")
    assert set(draft.actors_of(they)) == {"PER", "CHL"}


def test_capitals_of_a_dateline_name_nobody(named):
    found = named("MAPUTO (Coast Wire) - Rwanda sent troops on Monday.")
    assert [one.id for one in found.actors.values() if "maputo" in one.id] == []


def test_a_longer_name_is_not_an_office_holder_of_the_same_surname(named):
    found = named("Somalia's transport minister, Warsame Diriye Hassan, arrived.", published="2025-06-09")
    assert not [one for one in found.actors.values() if one.wikidata and one.kind is ActorKind.PERSON]
    assert "person/warsame-diriye-hassan" in found.actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soldiers reached the town of Kaluru on Monday.", "Kaluru"),
        ("A drone fell in Changwon, South Korea.", "Changwon"),
        ("The bells of Saint Olaf Cathedral rang.", "Saint Olaf Cathedral"),
        ("The army attacked Zaporizhzhia at dawn.", "Zaporizhzhia"),
        ("The ship left at 14:00 UTC.", "UTC"),
        ("In a message on Telegram, the group claimed the raid.", "Telegram"),
        ("The contract is worth US$4 million.", "US$"),
        ("Crowds marched in opposition to the plan.", "opposition"),
        ("The crew was held hostage.", "hostage"),
    ],
)
def test_where_and_when_and_how_is_nobody(named, text, words):
    assert not [mention.text for mention in named(text).mentions if words in mention.text]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Will Turkey join the talks?", "Turkey", "TUR"),
        ("Hamas-run police closed the road.", "Hamas-run police", "PSE/police"),
        ("The ombudsman's office in Chile opened a case.", "The ombudsman's office", "CHL/ombudsman-s-office"),
        ("The UN mission in Colombia asked for staff.", "The UN mission", "org/un/un-mission"),
        ("Chile's army moved north. The army met no resistance.", "The army", "CHL/army"),
        ("The ministry of defence of Kenya denied the report.", "The ministry of defence", "KEN/ministry-of-defence"),
        ("The Supreme Court in Kenya freed him.", "The Supreme Court", "KEN/supreme-court"),
        ("The president of Gabon Anna Sorel resigned.", "Anna Sorel", "person/anna-sorel"),
        ("Anna Sorel was shot. Anna died on Monday.", "Anna", "person/anna-sorel"),
    ],
)
def test_bodies_and_persons_by_the_words_around_them(named, text, words, expected):
    assert actor_of(named(text), words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("US-backed rebels attacked the town.", "US-backed rebels"),
        ("Pro-Russian separatists denied the charge.", "Pro-Russian separatists"),
        ("An anti-Syria journalist was shot.", "An anti-Syria journalist"),
    ],
)
def test_a_state_in_a_hyphenated_word_owns_nobody(named, text, words):
    found = named(text)
    assert actor(found, actor_of(found, words)).country is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the IAEA warned Peru.", "person/rafael-grossi"),
        ("The NATO chief warned Peru.", "person/mark-rutte"),
    ],
)
def test_heads_of_organisations_by_date(named, text, expected):
    found = named(text, published="2025-03-01")
    assert actor_of(found, found.mentions[0].text) == expected


def test_one_gunman_is_a_person_and_many_are_a_group(named):
    found = named("A gunman fled the bank. Gunmen robbed a shop.")
    assert actor(found, actor_of(found, "A gunman")).kind is ActorKind.PERSON
    assert actor(found, actor_of(found, "Gunmen")).kind is ActorKind.GROUP


def test_coordinated_titles_belong_to_the_name_behind_them(named):
    found = named("Retired agent and terrorism specialist Anna Sorel spoke. She left.")
    assert actor_of(found, "She") == "person/anna-sorel"


def test_a_general_of_a_state_is_of_that_state(named):
    found = named("General Ali Sorou of Ghana spoke.")
    assert actor(found, "person/ali-sorou").country == "GHA"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya spoke on Monday. The minister could not rule it out.",
        "Kenya spoke on Monday. Djibouti denied it.",
        "Kenya and Uganda signed a pact. It prohibits mining near the river.",
        "Kenya, France and Poland threatened sanctions if it does not leave.",
    ],
)
def test_it_that_is_no_actor_stays_unresolved(named, text):
    assert not [one.actor for one in named(text).mentions if one.text.lower() == "it"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The Northern Front group said so. In a message on Telegram it claimed the attack.",
            "it",
            "org/northern-front",
        ),
        ("The UN mission in Colombia said it had asked for staff.", "it", "org/un/un-mission"),
        ("China's embassy in Lima asked for calm. It alleged that Peru had lied.", "It", "CHN/embassy"),
        ("The Rapid Support Forces say that they took the town.", "they", "group/rapid-support-forces"),
    ],
)
def test_pronouns_mean_the_body_that_acts(named, text, words, expected):
    assert actor_of(named(text), words) == expected


def test_the_two_countries_are_the_pair_in_focus(named):
    draft = named("China's embassy opened. Kenya and Uganda met in Nairobi. The two countries signed a pact.")
    countries = next(token for token in draft.doc if token.text == "countries")
    assert set(draft.actors_of(countries)) == {"KEN", "UGA"}


def test_both_countries_are_those_the_report_is_about(named):
    found = named(
        "Peru and Chile neared a deal. Peru's president met Chile's president on Monday. Chile and Peru want it. "
        "Peru may buy ships from Norway. An analyst expects little. It would oblige both countries to share gas."
    )
    countries = next(token for token in found.doc if token.text == "countries")
    assert set(found.actors_of(countries)) == {"PER", "CHL"}


def test_both_sides_may_be_an_army_and_rebels_but_not_who_speaks_to_them(named):
    found = named("Mali's army fought the Rapid Support Forces. Norway threatened both sides with sanctions.")
    sides = next(token for token in found.doc if token.text == "sides")
    assert set(found.actors_of(sides)) == {"MLI", "group/rapid-support-forces"}


def test_the_army_is_not_the_rebels_who_call_themselves_an_army(named):
    found = named("Colombia's air force bombed a camp of the National Liberation Army, the army said.")
    assert actor_of(found, "the army") != actor_of(found, "the National Liberation Army")


@pytest.mark.parametrize(
    "text",
    [
        "Governor of Poltava Oblast Ivo Sorel said that two people were hurt.",
        "The head of Arica Province Ivo Sorel said that two people were hurt.",
    ],
)
def test_a_place_before_a_person_is_no_part_of_the_name(named, text):
    assert "person/ivo-sorel" in named(text).actors


def test_unnamed_people_are_named_without_their_number_or_measure(named):
    found = named("Eleven officers met. The entire Peruvian cabinet left. A certain Chilean judge stayed.")
    assert {one.name for one in found.actors.values()} >= {"officers", "Peruvian cabinet", "Chilean judge"}


@pytest.mark.parametrize("words", ["both sides", "the two governments", "the two countries"])
def test_those_just_named_together_are_the_pair(named, words):
    found = named(
        "Norway bombed a port of Sweden. Norway's envoy met Sweden's minister. Norway and Sweden want peace. "
        f"Chad and Niger signed a pact on Monday. Under it, {words} shall share charts."
    )
    noun = next(token for token in found.doc if token.text == words.split()[-1])
    assert set(found.actors_of(noun)) == {"TCD", "NER"}


def test_a_counterpart_is_of_the_state_that_an_adjective_names(named):
    found = named(
        "Peru's foreign minister, Ana Sorel, met her Chilean counterpart. She called her counterpart on Monday."
    )
    first, second = (token for token in found.doc if token.text == "counterpart")
    assert found.actors_of(first) == ("CHL/counterpart",)
    assert found.actors_of(second) == ()


def test_a_counterpart_named_once_is_known_again(named):
    found = named(
        "Peru's foreign minister, Ana Sorel, met her Chilean counterpart, Luis Prado, in Lima on Monday. "
        "Her Chilean counterpart said that the talks would go on."
    )
    _, again = (token for token in found.doc if token.text == "counterpart")
    assert found.actors_of(again) == ("person/luis-prado",)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Philippine Red Cross", "PHL/red-cross"),
        ("The Kenya Red Cross", "KEN/red-cross"),
        ("Kenya's Red Cross", "KEN/red-cross"),
        ("The Jordanian Red Crescent Society", "JOR/red-crescent"),
        ("The Palestinian Red Crescent", "org/palestine-red-crescent"),
        ("The Red Cross", "org/icrc"),
        ("The International Committee of the Red Cross", "org/icrc"),
    ],
)
def test_a_national_society_is_its_countrys_own(named, words, expected):
    found = named(f"{words} sent food to the town.")
    assert actor_of(found, words) == expected
    assert actor(found, expected).sector == "NGO"


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Opposition lawmaker Ana Sorel left.", "OPP"),
        ("Ruling-party senator Ana Sorel left.", "LEG"),
        ("Army spokesman Lt. Col. Ana Sorel left.", "MIL"),
        ("Military spokesman Col. Ana Sorel left.", "MIL"),
        ("Human rights lawyer Dr Ana Sorel left.", "JUD"),
        ("The union leader Ana Sorel left.", "LAB"),
        ("Hezbollah spokesman Ana Sorel left.", "REB"),
        ("A court jailed the leader of the largest opposition party Ana Sorel.", "OPP"),
    ],
)
def test_a_name_behind_a_role_is_a_person_in_it(named, text, sector):
    found = actor(named(text), "person/ana-sorel")
    assert (found.kind, found.sector) == (ActorKind.PERSON, sector)


def test_a_name_behind_a_body_is_the_bodys(named):
    assert actor_of(named("The militia Desert Star attacked the town."), "Desert Star") == "group/desert-star"
