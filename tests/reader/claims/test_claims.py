"""Claims end to end: who holds what, how sure, when, and on what evidence. All persons are invented."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.vocabulary import Annotations, ClaimKind, Report, cut


def claim(found, kind=ClaimKind.EVENT, **wanted):
    """The first claim with these fields, and a failure that lists what was claimed instead."""
    for one in found.claims:
        if one.kind == kind and all(getattr(one, field) == value for field, value in wanted.items()):
            return one
    listed = [(one.type, one.actors, one.recipients, one.factuality, one.modality) for one in found.claims]
    raise AssertionError(f"no {kind} with {wanted} among {listed}")


def holders(found, one):
    statements = {statement.id: statement for statement in found.statements}
    return [statements[each].holder for each in one.holders]


def test_the_reports_own_voice_has_no_holder(annotate):
    found = annotate("Chad invaded Niger in March 2023.")
    one = claim(found, type="ASSAULT", actors=("TCD",), recipients=("NER",))
    assert (one.holders, one.factuality, one.modality) == ((), "CT+", "actual")
    assert (one.time.from_, one.time.to) == ("2023-03-01", "2023-03-31")


def test_chain_of_holders_is_outermost_first(annotate):
    found = annotate("Reuters reported that Kenya said that Ethiopia attacked Somalia.")
    one = claim(found, type="ASSAULT", actors=("ETH",), recipients=("SOM",))
    assert holders(found, one) == ["media/reuters", "KEN"]


@pytest.mark.parametrize(
    ("text", "factuality", "modality"),
    [
        ("Peru attacked Bolivia.", "CT+", "actual"),
        ("Peru did not attack Bolivia.", "CT-", "actual"),
        ("Peru may attack Bolivia.", "PS+", None),
        ("Peru reportedly attacked Bolivia.", "PR+", None),
        ("Chile denied that Peru attacked Bolivia.", "CT-", "actual"),
        ("Chile believes that Peru attacked Bolivia.", "PR+", "believed"),
        ("Peru threatened to attack Bolivia.", None, "threatened"),
        ("Peru vowed to attack Bolivia.", None, "promised"),
        ("Peru plans to attack Bolivia.", None, "planned"),
        ("Peru has no plans to attack Bolivia.", "PR-", "planned"),
        ("Chile expects Peru to attack Bolivia.", "PR+", "predicted"),
    ],
)
def test_factuality_and_modality_of_the_holder(annotate, text, factuality, modality):
    one = claim(annotate(text), type="ASSAULT", actors=("PER",), recipients=("BOL",))
    assert factuality in (None, one.factuality)
    assert modality in (None, one.modality)


def test_what_a_vow_takes_as_given_is_not_vowed(annotate):
    found = annotate("Jordan vowed to punish the gunmen who attacked Lebanon.")
    assert claim(found, type="ASSAULT", recipients=("LBN",)).modality == "actual"


def test_condition_points_to_the_claim_that_must_come_first(annotate):
    found = annotate("Sudan will invade Chad if Libya attacks Egypt.")
    main = claim(found, type="ASSAULT", actors=("SDN",))
    assert main.condition == claim(found, type="ASSAULT", actors=("LBY",)).id


def test_ids_tell_where_the_trigger_stands(annotate):
    text = "Mali attacked Niger. Ghana attacked Togo."
    found = annotate(text)
    assert {f"c{text.index('attacked')}", f"c{text.rindex('attacked')}"} <= {one.id for one in found.claims}
    assert len({one.id for one in found.claims}) == len(found.claims)


def test_every_claim_says_why(annotate):
    one = claim(annotate("Ghana said Togo attacked Benin."), type="ASSAULT")
    assert {"type", "holders"} <= {reason.field for reason in one.why}


def test_title_of_someone_who_will_sign_is_not_foreseen(annotate):
    found = annotate("Norwegian President Kari Lund will sign the treaty with Estonia on Friday.")
    ties = [one for one in found.claims if one.kind is ClaimKind.TIE]
    assert all((one.factuality, one.modality, one.time) == ("CT+", "actual", None) for one in ties)


def test_we_in_an_officials_mouth_is_the_state(annotate):
    text = '"We attacked Estonia," Norwegian Defence Minister Kari Lund said.'
    one = claim(annotate(text), type="ASSAULT", recipients=("EST",))
    assert one.actors == ("NOR",)


def test_a_denied_report_denies_what_it_reports(annotate):
    found = annotate("Vietnam denied a report that Cambodia had attacked Thailand.")
    assert claim(found, type="ASSAULT", actors=("KHM",)).factuality == "CT-"


def test_to_deny_any_is_to_deny_all(annotate):
    found = annotate("Norway and Peru deny any arms exchanges.")
    assert claim(found, type="COOPERATE").factuality == "CT-"


def test_evidence_has_no_blanks_at_its_ends(annotate):
    found = annotate("Chad attacked Niger\n\n- Mali said on Monday that Togo attacked Benin \n\n")
    for one in found.claims:
        for start, end in one.evidence:
            assert found.report.text[start:end] == found.report.text[start:end].strip()


def test_our_soldiers_are_those_of_whom_we_speak_for(annotate):
    text = '"The rebels attacked our soldiers," Norwegian Defence Minister Kari Lund said in Chad.'
    assert claim(annotate(text), type="ASSAULT").recipients == ("NOR/soldiers",)


def spans_of(found: Annotations):
    for one in (*found.mentions, *found.times, *found.places, *found.quantities, *found.predicates):
        yield (one.start, one.end), one.text
    for one in found.claims:
        yield (one.trigger.start, one.trigger.end), one.trigger.text
        for span in (*one.evidence, *one.actor_spans, *one.recipient_spans):
            yield span, None
    for one in found.statements:
        for span in (*one.source, *one.cue, *one.content):
            yield span, None


WORDS = ["Iran", "said", "that", "attacked", "Israel", "on Friday", "denied", "he", "will", "if", "must", "not", "of"]
MARKS = [
    "“",
    "”",
    '"',
    ".",
    ",",
    "\n\n",
    "$5bn",
    "٣ مايو",
    "e\u0301",
    "\U0001f469\u200d\U0001f467",
    "\u202e",
    "\t",
    "’s",
]
PIECES = st.sampled_from([*WORDS, *MARKS])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=120))
def test_every_span_quotes_the_text(reader, text):
    found = reader.read(Report(id="any", text=text, published="2024-10-22"))
    for (start, end), words in spans_of(found):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words


def test_same_output_alone_and_in_company(reader):
    texts = ["Iran attacked Israel on Friday.", "Kenya said Uganda would send troops.", "A storm hit Fiji."] * 12
    reports = [Report(id=str(number), text=text, published="2024-10-22") for number, text in enumerate(texts)]
    assert list(reader.read_many(reports)) == [reader.read(report) for report in reports]


@pytest.mark.parametrize(
    ("text", "type_", "factuality", "modality"),
    [
        ("Kenya's minister Ana Deiye said Kenya would attack Chad.", "ASSAULT", "PR+", "planned"),
        ("Kenya will attack Chad, its minister Ana Deiye vowed.", "ASSAULT", "PR+", "promised"),
        ("Togo said Kenya would attack Chad.", "ASSAULT", "PR+", "predicted"),
        ("Togo says Kenya would attack Chad.", "ASSAULT", "PS+", "predicted"),
        ("Kenya said it would not attack a single town in Chad.", "ASSAULT", "PR-", "planned"),
        ("If Togo leaves, Kenya is unlikely to attack Chad, Ghana said.", "ASSAULT", "PS-", "conditional"),
        ("Not a single shell was fired at Chad by Kenya.", "ASSAULT", "CT-", "actual"),
        ("Kenya has denied any role in the bombing of Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya's ministry said Kenya had no role in the attack on Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya took no part in the raid on Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya took part in the raid on Chad.", "ASSAULT", "CT+", "actual"),
        ("Kenya denied any part in the killing of nine farmers in Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya denied having anything to do with the attack on Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya had nothing to do with the attack on Chad.", "ASSAULT", "CT-", "actual"),
        ("Kenya denied any delivery of weapons to Chad.", "COOPERATE", "CT-", "actual"),
        ("The capital of Chad may fall to Kenya.", "ASSAULT", "PS+", "believed"),
        ("Kenya walked out of the talks with Chad.", "SANCTION", "CT+", "actual"),
    ],
)
def test_how_sure_and_in_what_mode_deeds_are_told(
    annotate: Callable[..., Annotations], text: str, type_: str, factuality: str, modality: str
) -> None:
    found = [claim for claim in annotate(text).claims if claim.type == type_ and "KEN" in claim.actors]
    assert [(claim.factuality, claim.modality) for claim in found] == [(factuality, modality)]


def test_the_raid_of_another_in_which_one_had_no_part_took_place(annotate: Callable[..., Annotations]) -> None:
    (raid,) = (
        claim for claim in annotate("Kenya had no role in Peru's raid on Chad.").claims if claim.type == "ASSAULT"
    )
    assert (raid.actors, raid.factuality) == (("PER",), "CT+")


def test_who_is_cited_is_the_innermost_holder(annotate: Callable[..., Annotations]) -> None:
    text = "The Sahel Courier, quoting diplomats who attended the talks, reported that Kenya had shelled Chad."
    found = annotate(text)
    (shelling,) = (claim for claim in found.claims if claim.type == "ASSAULT")
    named = {statement.id: cut(text, statement.source) for statement in found.statements}
    assert [named[holder] for holder in shelling.holders] == [
        "The Sahel Courier",
        "diplomats who attended the talks",
    ]


def test_a_deal_is_dated_by_the_clause_that_tells_of_its_signing(annotate: Callable[..., Annotations]) -> None:
    text = "The accord between Kenya and Uganda, which was signed on 3 June 2024, entered into force on Monday."
    (accord,) = (claim for claim in annotate(text).claims if claim.type == "AGREE")
    assert accord.time is not None
    assert accord.time.from_ == "2024-06-03"


def test_what_was_wanted_and_came_is_told_as_so(annotate: Callable[..., Annotations]) -> None:
    found = annotate("Kenya withdrew its troops from Chad, as Mali had demanded.")
    (retreat,) = (claim for claim in found.claims if claim.type == "RETREAT")
    assert (retreat.factuality, retreat.modality, retreat.holders) == ("CT+", "actual", ())
