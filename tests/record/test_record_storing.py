"""What goes into a record comes out again, once, whatever is read again."""

import pytest
from msgspec.structs import replace

from made_reports import CHILE, NORWAY, TEXT, many, numbered, shipment, with_text
from onrecord.record import Filters, Outcome, Record
from onrecord.vocabulary import Annotations, Claim, ClaimKind, Report, ReportError, Trigger, from_json, to_json


@pytest.mark.parametrize("made", [shipment(), numbered(7), Annotations(report=Report(id="bare", text=""))])
def test_annotations_come_back_as_they_went_in(record: Record, made: Annotations):
    record.store(made, "v1")
    assert to_json(record.annotations(made.report.id)) == to_json(made)


def test_the_same_report_again_changes_nothing(record: Record, said):
    assert record.store(shipment(), "v1").outcome is Outcome.NEW
    before = said(record)
    assert record.store(shipment(), "v2").outcome is Outcome.KNOWN
    assert said(record) == before
    assert record.counts().claims == 6


def test_same_id_with_another_text_is_another_report(record: Record):
    record.store(shipment(), "v1")
    other = with_text(shipment(), "Norway said nothing.")
    stored = record.store(other, "v1")
    assert stored.outcome is Outcome.NEW
    assert stored.id.startswith("shipment~")
    assert len(stored.id) == len("shipment~") + 8
    assert record.annotations(stored.id).report.text == "Norway said nothing."
    assert record.annotations("shipment").report.text == TEXT
    assert record.store(other, "v1") == replace(stored, outcome=Outcome.KNOWN)


def test_actors_of_one_report_follow_its_new_id(record: Record):
    record.store(with_text(shipment(), "Norway said nothing."), "v1")
    stored = record.store(shipment(), "v1")
    (told,) = (one for one in record.statements() if one.source_text == "analysts")
    assert told.holder == f"{stored.id}/analysts"
    assert {"shipment/analysts", f"{stored.id}/analysts"} <= {one.id for one in record.actors()}


def test_a_report_named_like_a_state_does_not_rename_that_states_organs(record: Record):
    first = with_text(shipment("NOR"), "Norway said nothing.")
    record.store(first, "v1")
    record.store(shipment("NOR"), "v1")
    assert "NOR/navy" in {actor for claim in record.claims() for actor in claim.actors}


def test_two_texts_under_one_id_differ_also_in_the_order_of_arrival(record: Record):
    texts = ["One.", "Two.", "Three."]
    ids = [record.store(with_text(shipment(), text), "v1").id for text in texts]
    assert len(set(ids)) == 3
    assert [record.annotations(one).report.text for one in ids] == texts


def test_rereading_replaces_what_was_read(record: Record, said):
    record.store(shipment(), "v1")
    record.store(numbered(1), "v1")
    others = list(record.claims(Filters(report="made-000001")))
    fewer = replace(shipment(), claims=shipment().claims[:1], statements=shipment().statements[:1])
    assert record.store(fewer, "v2", reread=True).outcome is Outcome.REREAD
    assert to_json(record.annotations("shipment")) == to_json(fewer)
    assert record.counts().claims == 1 + 5
    assert list(record.claims(Filters(report="made-000001"))) == others
    record.store(shipment(), "v2", reread=True)
    record.store(fewer, "v3", reread=True)
    assert to_json(record.annotations("shipment")) == to_json(fewer)


def test_rereading_the_same_leaves_the_same_record(record: Record, said):
    for made in (shipment(), *many(5)):
        record.store(made, "v1")
    before = said(record)
    for made in (*many(5), shipment()):
        record.store(made, "v1", reread=True)
    assert said(record) == before
    assert [hit.report for hit in record.search("radars")] == ["shipment"]


def test_actors_that_no_report_knows_any_more_go(record: Record):
    record.store(shipment(), "v1")
    record.store(with_text(shipment("other"), "Norway and Chile."), "v1")
    record.store(Annotations(report=shipment().report), "v2", reread=True)
    ids = {one.id for one in record.actors()}
    assert {"NOR", "CHL"} <= ids
    assert "shipment/analysts" not in ids


def test_standing_tells_what_is_known_before_anyone_reads(record: Record):
    record.store(shipment(), "v1")
    known, other, new = record.standings(
        [shipment().report, replace(shipment().report, text="Else."), replace(shipment().report, id="new")]
    )
    assert (known.id, known.known, known.reader_version) == ("shipment", True, "v1")
    assert (other.known, other.reader_version) == (False, None)
    assert other.id == record.store(with_text(shipment(), "Else."), "v1").id
    assert (new.id, new.known) == ("new", False)


def test_what_reports_know_of_an_actor_adds_up(record: Record):
    bare = replace(NORWAY, name="Norge", country=None)
    record.store(Annotations(report=Report(id="a", text="Norge."), actors=(bare,)), "v1")
    record.store(Annotations(report=Report(id="b", text="Norway."), actors=(NORWAY,)), "v1")
    record.store(Annotations(report=Report(id="c", text="Norge!"), actors=(bare,)), "v1")
    assert record.named(["NOR"]) == {"NOR": NORWAY}
    assert record.get("NOR").names == ("Norge", "Norway")


BROKEN = {
    "actor": {"actors": ("XXX",)},
    "recipient": {"recipients": ("XXX",)},
    "holder": {"holders": ("s9",)},
    "condition": {"condition": "c9"},
    "quantity": {"quantities": (3,)},
    "place": {"place": 0},
}


@pytest.mark.parametrize("what", BROKEN)
def test_annotations_that_contradict_themselves_are_refused_whole(record: Record, what: str):
    claim = Claim(
        id="c1", kind=ClaimKind.EVENT, type="AID", trigger=Trigger(start=0, end=6, text="Norway"), actors=("NOR",)
    )
    broken = replace(claim, **BROKEN[what])
    made = Annotations(report=Report(id="a", text="Norway."), actors=(NORWAY, CHILE), claims=(claim, broken))
    with pytest.raises(ReportError) as raised:
        record.store(made, "v1")
    assert (raised.value.code, raised.value.report_id) == ("annotations-broken", "a")
    assert record.counts().reports == 0


def test_half_a_surrogate_is_refused(record: Record):
    with pytest.raises(ReportError) as raised:
        record.store(Annotations(report=Report(id="a", text="Norway \ud800")), "v1")
    assert raised.value.code == "report-not-text"
    assert record.counts().reports == 0


def test_every_script_and_sign_survives(record: Record):
    text = "Осло 🛰 said: “no” \x0b' OR 1=1; -- \u202e\u0000 end"
    made = Annotations(report=Report(id="ид 1/2 ~%_", text=text, headline=text))
    record.store(made, "v1")
    assert record.annotations("ид 1/2 ~%_") == from_json(to_json(made))
