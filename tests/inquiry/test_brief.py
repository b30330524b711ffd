"""The brief, a claim's sentence and its explanation, over claims made by hand."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from made_reports import CHILE, KNOWN, NORWAY, TEXT, at, many, new_record, shipment
from onrecord.inquiry import actors_in, brief, explain, make_brief, search, sentence
from onrecord.record import Filters, Record
from onrecord.vocabulary import (
    Annotations,
    Claim,
    ClaimKind,
    ClaimTime,
    Factuality,
    Modality,
    Reason,
    Report,
    Statement,
    Trigger,
    UsageError,
)

NAMES = {actor.id: actor for actor in KNOWN}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with new_record(tmp_path / "onrecord.db") as opened:
        opened.store(shipment(), "v1")
        yield opened


def told(record: Record, claim_id: str) -> str:
    claim = record.get(claim_id)
    return sentence(claim, record.named(actors_in([claim])))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("c1", "Norway gave military aid to Chile (AID: radars; 40), reportedly, on 2024-10-03, says analysts"),
        ("c2", "Ingrid Lund denies that the navy of Norway gave aid (AID: radars)"),
        ("c3", "Norway must support Chile (SUPPORT), promised, if “Peru attacks it”, says Andes Post"),
        ("c4", "Peru to attack Chile (ASSAULT), on a condition, says Andes Post"),
        ("c5", "Peru and the Misti Front attacked (ASSAULT), in 2024-05, in Arequipa, says Andes Post"),
        ("c6", "Norway is an ally of Chile, says Andes Post"),
    ],
)
def test_a_claim_in_one_line(record: Record, claim: str, expected: str):
    assert told(record, f"shipment/{claim}") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"factuality": Factuality.POSSIBLE}, "Norway gave aid to Chile (AID), possibly, says the report"),
        ({"factuality": Factuality.UNKNOWN}, "it is unclear whether Norway gave aid to Chile (AID), says the report"),
        ({"factuality": Factuality.PROBABLY_NOT}, "Norway probably did not give aid to Chile (AID), says the report"),
        (
            {"factuality": Factuality.CERTAINLY_NOT, "modality": Modality.PLANNED},
            "Norway to give aid to Chile (AID), not planned, says the report",
        ),
        ({"modality": Modality.PREDICTED}, "Norway will give aid to Chile (AID), foreseen, says the report"),
        ({"modality": Modality.REQUESTED}, "Norway to give aid to Chile (AID), asked for, says the report"),
        ({"time": ClaimTime(from_="2024-10-01")}, "Norway gave aid to Chile (AID), from 2024-10-01, says the report"),
        ({"time": ClaimTime(to="2024-10-01")}, "Norway gave aid to Chile (AID), until 2024-10-01, says the report"),
        ({"time": ClaimTime(value="PAST_REF")}, "Norway gave aid to Chile (AID), says the report"),
        (
            {"kind": ClaimKind.OBLIGATION, "factuality": Factuality.CERTAINLY_NOT, "modality": Modality.OBLIGED},
            "Norway need not give aid to Chile (AID), says the report",
        ),
        ({"actors": ("NOR", "CHL", "PER", "media/fjord-courier", "NOR/navy")}, None),
        ({"actors": (), "actor_spans": ((0, 6),)}, "Norway gave aid to Chile (AID), says the report"),
        ({"actors": (), "recipients": ()}, "someone gave aid (AID), says the report"),
        ({"type": None}, "Norway and Chile: shipped, says the report"),
        ({"holders": ("s1",)}, "Norway gave aid to Chile (AID), says someone unnamed"),
        ({"holders": ("s2", "s1")}, "Norway gave aid to Chile (AID), says someone unnamed, according to Ingrid Lund"),
    ],
)
def test_how_surely_when_and_who_says_so(tmp_path: Path, changes: dict[str, object], expected: str | None):
    claim = Claim(
        id="c1",
        kind=ClaimKind.EVENT,
        type="AID",
        trigger=Trigger(start=22, end=29, text="shipped"),
        actors=("NOR",),
        recipients=("CHL",),
        evidence=((0, 47),),
    )
    made = Annotations(
        report=Report(id="a", text=TEXT),
        actors=KNOWN,
        statements=(
            Statement(id="s1", cue=(at(TEXT, "told"),)),
            Statement(id="s2", source=(at(TEXT, "Ingrid Lund"),), holder="person/ingrid-lund"),
        ),
        claims=(replace(claim, **changes),),
    )
    with new_record(tmp_path / "one.db") as record:
        record.store(made, "v1")
        line = told(record, "a/c1")
    assert line == (expected or "Norway, Peru, Fjord Courier and 1 more gave aid to Chile (AID), says the report")


def test_the_brief_puts_each_claim_in_its_place(record: Record):
    found = brief(record)
    lines = {section.name: [line.claim for line in section.lines] for section in found.sections}
    assert lines == {
        "deeds": ["shipment/c5"],
        "said": ["shipment/c1"],
        "denied": ["shipment/c2"],
        "ahead": ["shipment/c4"],
        "ties": ["shipment/c6"],
        "obligations": ["shipment/c3"],
    }
    assert (found.claims, found.reports) == (6, 1)
    line = found.sections[1].lines[0]
    assert (line.report, line.publisher, line.published) == ("shipment", "Andes Post", "2024-10-04")
    assert line.quote == "Norway has reportedly shipped 40 radars to Chile"


def test_the_brief_takes_filters(record: Record):
    found = brief(record, Filters(type="ally"))
    assert [section.name for section in found.sections] == ["ties"]
    assert brief(record, Filters(type="PROTEST")).sections == ()


def test_what_many_say_alike_is_one_line(record: Record):
    record.store(shipment("second", published="2024-10-05"), "v1")
    found = brief(record)
    ties = next(section for section in found.sections if section.name == "ties")
    (line,) = ties.lines
    assert (line.claim, line.also, line.reports) == ("second/c6", ("shipment/c6",), 2)


def test_the_brief_is_short_and_does_not_depend_on_order(tmp_path: Path):
    with new_record(tmp_path / "many.db") as record:
        for made in many(40):
            record.store(made, "v1")
        claims = list(record.claims())
        names = record.named(actors_in(claims))
        found = brief(record, per_section=3)
    shuffled = Random(3).sample(claims, len(claims))
    assert make_brief(shuffled, names, per_section=3) == found
    for section in found.sections:
        assert len(section.lines) == 3
        assert section.left_out > 0
        assert len({line.sentence for line in section.lines}) == 3
        assert section.lines[0].confidence >= section.lines[-1].confidence or section.lines[0].reports > 1


def test_clear_claims_go_first():
    def claim(number: int, **changes: object) -> Annotations:
        base = Claim(
            id="c1",
            kind=ClaimKind.EVENT,
            type="AID",
            trigger=Trigger(start=0, end=6, text="Norway"),
            actors=("NOR",),
            recipients=("CHL",),
            object=f"thing {number}",
            evidence=((0, 7),),
            confidence=0.5,
        )
        report = Report(id=f"r{number}", text="Norway.", published="2024-10-04")
        return Annotations(report=report, actors=(NORWAY, CHILE), claims=(replace(base, **changes),))

    from onrecord.record.hydrate import claims_on_record

    given = [
        claim(0, recipients=(), confidence=0.9),
        claim(1, type=None, confidence=0.9),
        claim(2),
        claim(3, confidence=0.6),
        claim(4, actors=(), recipients=()),
    ]
    claims = [one for made in given for one in claims_on_record(made, None)]
    (section,) = make_brief(claims, NAMES).sections
    assert [line.report for line in section.lines] == ["r3", "r2", "r1", "r0"]


def test_why_a_claim_is_as_it_is(record: Record):
    found = explain(record, "shipment/c1")
    why = {field.field: field for field in found.fields}
    assert found.quote == "Norway has reportedly shipped 40 radars to Chile"
    assert why["type"].value == "AID"
    assert why["type"].reasons[0].sentence == ("triggers/aid decided by “shipped”; it weighed COOPERATE at 0.25.")
    assert why["factuality"].reasons[0].words == "reportedly"
    assert why["holders"].value == "analysts"
    assert why["quantities"].value == "40"
    assert "place" not in why
    assert explain(record, "shipment/c5").fields != ()


def test_a_reason_for_a_field_that_is_null_is_told_too(tmp_path: Path):
    made = shipment()
    reasons = (Reason(field="recipients", by="roles/none", words=()), Reason(field="polarity", by="negation"))
    changed = replace(made.claims[4], why=reasons)
    with new_record(tmp_path / "one.db") as record:
        record.store(replace(made, claims=(*made.claims[:4], changed, made.claims[5])), "v1")
        why = {field.field: field for field in explain(record, "shipment/c5").fields}
    assert (why["recipients"].value, why["recipients"].reasons[0].sentence) == ("", "roles/none decided.")
    assert why["polarity"].reasons[0].by == "negation"


def test_only_claims_have_reasons(record: Record):
    with pytest.raises(UsageError) as raised:
        explain(record, "shipment")
    assert raised.value.code == "not-a-claim"
    with pytest.raises(UsageError) as raised:
        explain(record, "shipment/c99")
    assert raised.value.code == "unknown-id"


def test_search_shows_what_is_claimed_in_the_words(record: Record):
    (found,) = search(record, "radars", per_report=1)
    assert found.report == "shipment"
    assert found.claims == (("shipment/c1", told(record, "shipment/c1")),)
    assert found.left_out == 1
    assert list(search(record, "radars", Filters(as_of="2020-01-01"))) == []
