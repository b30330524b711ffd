"""Agreements across reports: one under all its names, others apart, with their parties, lives and obligations."""

from itertools import permutations

import pytest
from agreement_reports import agreements_of, entries_of, homes_of

from onrecord.ledger.agreements import KnownAgreement, attach, make_agreement
from onrecord.reader import Reader
from onrecord.vocabulary import Agreement, AgreementStatus

PROPOSED, NEGOTIATED, SIGNED, RATIFIED, IN_FORCE, SUSPENDED, ENDED = AgreementStatus

RIVERS = (
    (
        "2025-03-04",
        "Lusaka Gazette",
        "Zambia and Mozambique signed the Treaty on Shared Rivers in Lusaka on Tuesday. Zambian President Mwansa "
        "Phiri and Mozambican President Abel Macuacua met after two years of talks. The treaty does not oblige "
        "either country to pay for the other's dams.",
    ),
    (
        "2025-03-06",
        "Maputo Herald",
        "Opposition lawmakers in Mozambique criticised the Lusaka Treaty. Mozambique agreed to the treaty with "
        "Zambia under pressure, they said.",
    ),
    (
        "2025-05-20",
        "Zambezi Post",
        "The Mozambican parliament ratified the rivers treaty with Zambia on Monday. Under the treaty, Zambia must "
        "share its flood data with Mozambique.",
    ),
)
TRUCE_AND_TRADE = (
    (
        "2025-02-10",
        "Nile Courier",
        "Sudan and Ethiopia agreed to a ceasefire along their border on Sunday. Ethiopian Defence Minister Hailu "
        "Demeke said that the truce would hold.",
    ),
    (
        "2025-02-11",
        "Red Sea Times",
        "Ethiopia and Sudan signed a trade agreement in Khartoum on Tuesday. The trade deal lowers tariffs on coffee.",
    ),
    (
        "2025-02-20",
        "Nile Courier",
        "The ceasefire between Sudan and Ethiopia collapsed on Wednesday. Sudan accused Ethiopia of shelling a town.",
    ),
    ("2025-03-01", "Red Sea Times", "The Ethiopian parliament ratified the trade agreement with Sudan."),
)
GAS = (
    (
        "2025-06-09",
        "Altiplano Daily",
        "Peru and Bolivia postponed the signing of the gas supply agreement on Monday. Bolivian Energy Minister Tito "
        "Quispe said that talks would go on.",
    ),
    (
        "2025-07-15",
        "Andes Post",
        "Bolivian President Inti Choque and Peruvian President Rosa Salcedo signed the gas supply "
        "agreement on Tuesday.",
    ),
)
WATER = (
    ("2024-01-15", "Caspian Wire", "Kazakhstan and Kyrgyzstan signed the Naryn Water Accord in Bishkek on Monday."),
    ("2024-04-10", "Bishkek Mail", "The Kyrgyz parliament ratified the Naryn Water Accord on Wednesday."),
    (
        "2024-09-03",
        "Steppe Observer",
        "Kyrgyzstan suspended the Naryn Water Accord on Tuesday. Kazakhstan called the decision a mistake.",
    ),
    ("2025-01-20", "Caspian Wire", "Kazakhstan withdrew from the Naryn Water Accord with Kyrgyzstan on Monday."),
)
DEFENCE = (
    (
        "2025-04-01",
        "Baltic Morning",
        "Norway and Iceland signed a defence pact in Bergen on Tuesday. The pact does not require Norway to send "
        "troops to Iceland if it is attacked. It requires both countries to share radar data.",
    ),
    (
        "2025-04-02",
        "Reykjavik Sun",
        "The defence pact between Iceland and Norway doesn't oblige Norway to send soldiers. Iceland must open its "
        "ports to Norwegian ships.",
    ),
)


def only(found: list[Agreement]) -> Agreement:
    assert [one.name for one in found] == [found[0].name]
    return found[0]


def life(agreement: Agreement) -> list[tuple[AgreementStatus, str | None]]:
    return [(step.status, step.date) for step in agreement.history]


def test_a_treaty_under_three_names_is_one(reader: Reader) -> None:
    treaty = only(agreements_of(reader, *RIVERS))
    assert treaty.name == "Treaty on Shared Rivers"
    assert {"Lusaka Treaty", "rivers treaty"} <= set(treaty.names)
    assert treaty.parties == ("MOZ", "ZMB")
    assert life(treaty) == [(SIGNED, "2025-03-04"), (RATIFIED, "2025-05-19")]
    assert treaty.status is RATIFIED
    assert treaty.why["parties"] > 0


def test_what_a_treaty_does_not_oblige_to_is_told_from_what_it_does(reader: Reader) -> None:
    free, bound = only(agreements_of(reader, *RIVERS)).obligations
    assert (free.binding, free.bearer) == (False, ("MOZ", "ZMB"))
    assert (bound.binding, bound.bearer, bound.action) == (True, ("ZMB",), "share its flood data with Mozambique")


def test_deals_of_the_same_parties_on_other_subjects_stay_apart(reader: Reader) -> None:
    truce, trade = agreements_of(reader, *TRUCE_AND_TRADE)
    assert truce.name == "ceasefire between Ethiopia and Sudan"
    assert trade.name == "trade agreement between Ethiopia and Sudan"
    assert truce.parties == trade.parties == ("ETH", "SDN")
    assert [step.status for step in truce.history] == [NEGOTIATED, ENDED]
    assert [step.status for step in trade.history] == [SIGNED, RATIFIED]


def test_a_second_treaty_is_another(reader: Reader) -> None:
    fish, crime = agreements_of(
        reader,
        ("2025-02-01", "Pacific Star", "Fiji and Tonga signed a fisheries treaty in Suva on Saturday."),
        ("2025-04-01", "Tonga Voice", "Tonga and Fiji signed a new extradition treaty on Tuesday."),
        ("2025-05-01", "Pacific Star", "The Fijian parliament ratified the fisheries treaty with Tonga on Thursday."),
    )
    assert ("fisheries" in fish.name, fish.status) == (True, RATIFIED)
    assert ("extradition" in crime.name, crime.status) == (True, SIGNED)


def test_a_postponed_signing_is_none(reader: Reader) -> None:
    assert only(agreements_of(reader, *GAS[:1])).status is NEGOTIATED


def test_what_was_postponed_is_the_same_when_it_is_signed(reader: Reader) -> None:
    deal = only(agreements_of(reader, *GAS))
    assert deal.parties == ("BOL", "PER")
    assert life(deal) == [(NEGOTIATED, "2025-06-09"), (SIGNED, "2025-07-15")]


def test_ratified_by_one_side_then_suspended_then_ended(reader: Reader) -> None:
    accord = only(agreements_of(reader, *WATER))
    assert accord.name == "Naryn Water Accord"
    assert accord.parties == ("KAZ", "KGZ")
    assert [step.status for step in accord.history] == [SIGNED, RATIFIED, SUSPENDED, ENDED]
    assert accord.status is ENDED


@pytest.mark.parametrize(("reports", "status"), [(1, SIGNED), (2, RATIFIED), (3, SUSPENDED), (4, ENDED)])
def test_the_status_is_the_latest_step_so_far(reader: Reader, reports: int, status: AgreementStatus) -> None:
    assert only(agreements_of(reader, *WATER[:reports])).status is status


def test_one_of_many_who_leaves_does_not_end_a_treaty(reader: Reader) -> None:
    treaty = only(
        agreements_of(reader, ("2025-06-19", "Baltic Morning", "Latvia withdrew from the Cluster Arms Treaty."))
    )
    assert (treaty.name, treaty.status) == ("Cluster Arms Treaty", None)


def test_obligations_are_told_once_with_bearer_trigger_and_force(reader: Reader) -> None:
    pact = only(agreements_of(reader, *DEFENCE))
    troops, radar, ports = pact.obligations
    assert (troops.bearer, troops.binding, troops.trigger) == (("NOR",), False, "if it is attacked")
    assert len(troops.claims) == 2
    assert (radar.bearer, radar.binding) == (("ISL", "NOR"), True)
    assert (ports.bearer, ports.binding) == (("ISL",), True)


def test_a_duty_without_a_deal_is_no_agreement(reader: Reader) -> None:
    text = (
        "Kenya must pay its teachers by May, Labour Minister Otieno Wekesa said. Drivers are banned from the old town."
    )
    assert agreements_of(reader, ("2025-04-01", "Rift Post", text)) == []


def test_mediators_are_no_parties(reader: Reader) -> None:
    truce = only(
        agreements_of(
            reader,
            (
                "2025-08-01",
                "Gulf Ledger",
                "Armenia and Azerbaijan reached a ceasefire agreement mediated by Qatar on Friday. Qatari Prime "
                "Minister Faisal Al-Harith announced the deal in Doha.",
            ),
            (
                "2025-08-03",
                "Tehran Letter",
                "The Qatari-brokered truce between Azerbaijan and Armenia took effect on Sunday.",
            ),
        )
    )
    assert truce.parties == ("ARM", "AZE")
    assert truce.status is IN_FORCE


def test_a_ceasefire_is_found_again_under_the_place_where_it_was_signed(reader: Reader) -> None:
    accord = only(
        agreements_of(
            reader,
            (
                "2025-01-10",
                "Harbour News",
                "The government of Mali and the Azawad Front signed a ceasefire in Nouakchott on Friday.",
            ),
            ("2025-01-25", "Bamako Times", "Mali accused the Azawad Front of violating the Nouakchott Accord."),
        )
    )
    assert accord.name == "Nouakchott Accord"
    assert accord.parties[0] == "MLI"
    assert "MRT" not in accord.parties


def test_a_foreseen_signing_is_at_most_negotiated(reader: Reader) -> None:
    deal = only(agreements_of(reader, ("2025-05-01", "Mekong Mail", "Laos and Thailand will sign a power agreement.")))
    assert (deal.status, deal.parties) == (NEGOTIATED, ("LAO", "THA"))


def test_a_denied_signing_is_no_step(reader: Reader) -> None:
    deal = only(
        agreements_of(
            reader,
            (
                "2025-05-05",
                "Sahel Monitor",
                "Niger has signed a uranium agreement with Turkey, an airport official said.",
            ),
            (
                "2025-05-06",
                "Niamey Star",
                "Niger's Mines Minister Issa Garba denied that Niger had signed a uranium agreement with Turkey.",
            ),
        )
    )
    assert SIGNED not in [step.status for step in deal.history]


def test_talks_come_before_the_agreement(reader: Reader) -> None:
    deal = only(
        agreements_of(
            reader,
            ("2025-03-01", "Delta Wire", "Vietnam proposed a fisheries agreement with Malaysia on Saturday."),
            ("2025-03-10", "Strait Post", "Vietnam and Malaysia are negotiating the fisheries agreement in Hanoi."),
            ("2025-03-20", "Strait Post", "Malaysia and Vietnam reached a fisheries agreement on Thursday."),
        )
    )
    assert [step.status for step in deal.history] == [PROPOSED, NEGOTIATED]


def test_an_unknown_date_stays_unknown(reader: Reader) -> None:
    accord = only(agreements_of(reader, (None, "Pacific Star", "Chile and Peru signed the Arica Fisheries Accord.")))
    assert life(accord) == [(SIGNED, None)]


def test_deals_that_share_one_party_stay_apart(reader: Reader) -> None:
    found = agreements_of(
        reader,
        ("2025-07-15", "Delta Wire", "Kenya and Ghana signed a trade agreement on Tuesday."),
        ("2025-07-16", "Rift Post", "Kenya and Egypt signed a trade agreement on Wednesday."),
    )
    assert [one.parties for one in found] == [("GHA", "KEN"), ("EGY", "KEN")]


def test_the_order_of_input_does_not_matter(reader: Reader) -> None:
    entries, actors = entries_of(reader, [("2025-02-11", name, text) for _, name, text in TRUCE_AND_TRADE[:3]])
    expected = attach(entries, [], actors)
    assert len(set(expected.values())) == 2
    for shuffled in (entries[::-1], entries[1:] + entries[:1]):
        assert attach(shuffled, [], actors) == expected
    homes = homes_of(entries, actors)
    for name, members in homes.items():
        made = {repr(make_agreement(name, order, actors)) for order in permutations(members)}
        assert len(made) == 1


def test_known_agreements_in_any_order_take_up_the_same_claims(reader: Reader) -> None:
    entries, actors = entries_of(reader, TRUCE_AND_TRADE)
    before = [entry for entry in entries if entry.day < "2025-02-20"]
    known = [KnownAgreement(id=name, entries=tuple(of)) for name, of in homes_of(before, actors).items()]
    today = [entry for entry in entries if entry.day == "2025-02-20"]
    found = attach(today, known, actors)
    assert found
    assert found == attach(today, known[::-1], actors)
    assert set(found.values()) <= {one.id for one in known}


def test_an_agreement_is_called_after_its_first_claim(reader: Reader) -> None:
    entries, actors = entries_of(reader, WATER)
    (name,) = homes_of(entries, actors)
    first = min(entries, key=lambda entry: entry.order)
    assert name == f"agreement/{first.claim.id}"


def test_what_a_party_must_do_besides_is_no_term(reader: Reader) -> None:
    deal = only(
        agreements_of(
            reader,
            (
                "2025-03-04",
                "Lusaka Gazette",
                "Kenya and Uganda signed a fisheries agreement in Kisumu on Tuesday. Kenya must hold elections by "
                "August. Ugandan Opposition Leader Amon Kato said that Kenya must pay Uganda for the boats it "
                "seized. The agreement bans night fishing by Ugandan boats. It obliges Kenya to patrol the lake.",
            ),
        )
    )
    assert [(duty.bearer, duty.action) for duty in deal.obligations] == [(("KEN",), "patrol the lake")]


def test_each_side_is_both_parties(reader: Reader) -> None:
    text = (
        "Kenya and Uganda signed a mutual defence agreement in Kampala on Tuesday. The agreement obliges each side "
        "to help the other if it is attacked."
    )
    (duty,) = only(agreements_of(reader, ("2025-03-04", "Lusaka Gazette", text))).obligations
    assert duty.bearer == duty.beneficiary == ("KEN", "UGA")
    assert duty.trigger == "if it is attacked"


def test_two_deals_of_one_report_keep_their_news_apart(reader: Reader) -> None:
    truce, treaty = agreements_of(
        reader,
        (
            "2025-03-04",
            "Harbour News",
            "Chile and Peru signed a copper treaty in Arica on Monday. The treaty sets a common price. Meanwhile, "
            "Ecuador and Colombia reached a ceasefire with the Putumayo Front.",
        ),
        (
            "2025-03-09",
            "Sierra Post",
            "The Peruvian Congress ratified the treaty with Chile on Saturday. The Putumayo Front broke the "
            "ceasefire, Colombian Defence Minister Lucia Rojas said.",
        ),
    )
    assert (treaty.name, treaty.status) == ("copper treaty between Chile and Peru", RATIFIED)
    assert treaty.parties == ("CHL", "PER")
    assert {"COL", "ECU"} < set(truce.parties)
    assert {claim[:2] for claim in truce.claims} == {"r0", "r1"}


def test_a_name_is_found_beside_what_it_names(reader: Reader) -> None:
    treaty = only(
        agreements_of(
            reader,
            (
                "2025-01-04",
                "Harbour News",
                "The Tokyo Treaty, a security agreement between Japan and Indonesia, entered into force on Saturday.",
            ),
        )
    )
    assert (treaty.name, treaty.parties, treaty.status) == ("Tokyo Treaty", ("IDN", "JPN"), IN_FORCE)


def test_a_treaty_is_ratified_long_after_and_is_no_ceasefire(reader: Reader) -> None:
    treaty, truce = agreements_of(
        reader,
        ("2024-03-04", "Lake Courier", "Chad and Gabon signed a security treaty in Libreville on Monday."),
        ("2024-03-20", "Lake Courier", "Chad and Gabon agreed to a ceasefire on Wednesday."),
        ("2024-12-04", "Gabon Matin", "The Gabonese parliament ratified the treaty with Chad on Wednesday."),
    )
    assert life(treaty) == [(SIGNED, "2024-03-04"), (RATIFIED, "2024-12-04")]
    assert truce.status is NEGOTIATED
