"""The data of a report's page: its text with marks, its claims with what people made of them, reports beside it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from made_reports import TEXT, at, many, new_record, shipment
from onrecord.inquiry.claim_page import claim_page, statement_page
from onrecord.inquiry.marking import Layer, MarkPart, joined
from onrecord.inquiry.report_marks import depths
from onrecord.inquiry.report_page import report_page, web_address
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Changes, Record, open_record, read_into
from onrecord.vocabulary import Factuality, Report, Statement, UsageError

SEEN = "Chile attacked the port of Ilo in Peru on 4 May 2024, killing 12 people, the Peruvian interior minister said."
DENIED = "Chile denied that it had attacked the port of Ilo in Peru on 4 May 2024."
COUNTED = "Chile attacked the port of Ilo in Peru on 4 May 2024, killing 30 people, according to the Peruvian army."
ATTACK = (
    Report(id="seen", published="2024-05-05", publisher="Andes Post", text=SEEN),
    Report(id="copied", published="2024-05-06", publisher="Fjord Courier", text=SEEN),
    Report(id="counted", published="2024-05-07", publisher="Harbour News", text=COUNTED),
    Report(id="denied", published="2024-05-09", publisher="Lakes Wire", text=DENIED),
)


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Record:
    record = open_record(tmp_path_factory.mktemp("attack") / "onrecord.db")
    read_into(record, ATTACK, reader)
    bring_up_to_date(record, record.codebook)
    return record


@pytest.fixture
def shipped(tmp_path: Path) -> Record:
    record = new_record(tmp_path / "onrecord.db")
    record.store(shipment(), "1")
    bring_up_to_date(record, record.codebook)
    return record


def test_the_text_is_whole_and_marked_in_the_layers_asked_for(shipped: Record) -> None:
    page = report_page(shipped, "shipment")
    assert joined(page.sections) == TEXT
    parts = {(mark.part, mark.of) for mark in page.marks}
    assert (MarkPart.EVIDENCE, ("shipment/c1",)) in parts
    assert (MarkPart.TRIGGER, ("shipment/c2",)) in parts
    assert (MarkPart.CUE, ("shipment/s2",)) in parts
    trigger = next(mark for mark in page.marks if mark.of == ("shipment/c5",) and mark.part is MarkPart.TRIGGER)
    assert (trigger.start, trigger.end) == at(TEXT, "fought")
    assert trigger.note.startswith("Peru and the Misti Front attacked (ASSAULT)")
    few = report_page(shipped, "shipment", layers=[Layer.ACTORS])
    assert {mark.layer for mark in few.marks} == {Layer.ACTORS}
    assert joined(few.sections) == TEXT
    assert few.claims == page.claims


def test_claims_come_in_order_of_the_text_and_say_all(shipped: Record) -> None:
    page = report_page(shipped, "shipment")
    assert [one.id for one in page.claims] == [f"shipment/c{number}" for number in (1, 2, 3, 4, 5, 6)]
    first = page.claims[0]
    assert [(one.statement, one.holder.name, one.words) for one in first.voices] == [
        ("shipment/s1", "analysts", "analysts")
    ]
    assert (first.factuality, first.when, first.actors[0].name) == ("PR+", "on 2024-10-03", "Norway")
    assert {one.field for one in first.why} >= {"type", "factuality"}
    assert "reportedly" in next(one for one in first.why if one.field == "factuality").reasons[0].sentence
    fought = page.claims[4]
    assert (fought.place, fought.place_country) == ("Arequipa", "PER")
    assert [one.holder.name for one in fought.voices] == ["Andes Post"]
    assert [one.kind for one in page.claims[5].matters] == ["tie"]


def test_actors_are_counted_in_mentions_and_claims(shipped: Record) -> None:
    counted = {one.id: (one.mentions, one.claims) for one in report_page(shipped, "shipment").actors}
    assert counted["CHL"] == (1, 4)
    assert counted["person/ingrid-lund"] == (1, 0)
    assert "media/fjord-courier" not in counted


def test_corrections_show_what_was_read_and_rejected_claims_stay_visible(shipped: Record) -> None:
    shipped.reject("shipment/c5", by="Ada", why="a film")
    shipped.change("shipment/c1", Changes(factuality=Factuality.POSSIBLE), by="Ada")
    bring_up_to_date(shipped, shipped.codebook)
    page = report_page(shipped, "shipment")
    cards = {one.id: one for one in page.claims}
    rejected, changed = cards["shipment/c5"], cards["shipment/c1"]
    assert (rejected.review, rejected.corrections[0].why, rejected.matters) == ("rejected", "a film", ())
    assert (changed.review, changed.factuality, changed.as_read) == ("changed", "PS+", {"factuality": "PR+"})
    assert [(one.number, one.done, one.value) for one in changed.corrections] == [(2, "changed", "factuality PS+")]
    assert any(mark.of == ("shipment/c5",) for mark in page.marks)
    assert next(one.claims for one in page.actors if one.id == "PER") == 1
    shipped.set_head("shipment", publisher="Lakes Wire", by="Ada")
    assert [one.value for one in report_page(shipped, "shipment").corrections] == ["publisher Lakes Wire"]


def test_copies_stand_apart_from_other_reports_of_the_event(attack: Record) -> None:
    page = report_page(attack, "seen")
    assert [one.id for one in page.copies] == ["copied"]
    told = {report.id: report for event in page.same_events for report in event.reports}
    assert "copied" not in told
    assert "seen" not in told
    assert told["counted"].publisher == "Harbour News"
    assert told["denied"].denies


def test_where_reports_differ_both_sides_name_their_claims(attack: Record) -> None:
    page = report_page(attack, "seen")
    found = {
        one.aspect: one
        for event in page.same_events
        if "counted" in {each.id for each in event.reports}
        for one in event.differences
    }
    figures = found["figures"]
    assert ["12" in said.words for said in figures.here] == [True]
    assert any("30" in said.words for said in figures.there)
    assert all(claim.startswith("seen/") for said in figures.here for claim in said.claims)
    assert all(not claim.startswith(("seen/", "copied/")) for said in figures.there for claim in said.claims)
    assert [said.words for said in found["denied"].there] == ["Chile"]
    assert found["denied"].here == ()
    assert {"CT-"} <= {said.words for said in found["factuality"].there}


def test_as_of_a_day_nothing_later_stands_beside_it(attack: Record) -> None:
    page = report_page(attack, "seen", as_of="2024-05-07")
    assert {report.id for event in page.same_events for report in event.reports} == {"counted"}
    assert not report_page(attack, "seen", as_of="2024-05-05").copies
    with pytest.raises(UsageError) as caught:
        report_page(attack, "counted", as_of="2024-05-06")
    assert caught.value.code == "not-yet"
    with pytest.raises(UsageError, match="no-such"):
        report_page(attack, "no-such")


def test_a_claim_has_a_page_also_when_it_is_rejected(shipped: Record) -> None:
    page = claim_page(shipped, "shipment/c2")
    assert page.claim.sentence.startswith("Ingrid Lund denies")
    assert [one.id for one in page.statements] == ["shipment/s2"]
    assert page.report.publisher == "Andes Post"
    shipped.reject("shipment/c2", by="Ada")
    assert claim_page(shipped, "shipment/c2").claim.review == "rejected"
    with pytest.raises(UsageError) as caught:
        claim_page(shipped, "shipment/s2")
    assert caught.value.code == "not-a-claim"
    with pytest.raises(UsageError) as caught:
        claim_page(shipped, "shipment/c2", as_of="2024-10-03")
    assert caught.value.code == "not-yet"


def test_a_statement_has_a_page_with_what_is_around_and_inside(tmp_path: Path) -> None:
    made = shipment()
    outer = Statement(id="s9", cue=(at(TEXT, "Fjord"),), content=((0, 99),), holder="NOR")
    within = tuple(replace(one, within="s9") if one.id == "s1" else one for one in made.statements)
    record = new_record(tmp_path / "onrecord.db")
    record.store(replace(made, statements=(*within, outer)), "1")
    page = statement_page(record, "shipment/s1")
    assert (page.statement.depth, [one.id for one in page.around]) == (1, ["shipment/s9"])
    assert [one.id for one in page.claims] == ["shipment/c1"]
    assert [one.id for one in statement_page(record, "shipment/s9").inside] == ["shipment/s1"]
    with pytest.raises(UsageError) as caught:
        statement_page(record, "shipment/c1")
    assert caught.value.code == "not-a-statement"


def test_statements_that_hold_each_other_have_an_end() -> None:
    circle = (Statement(id="a", within="b"), Statement(id="b", within="a"), Statement(id="c", within="gone"))
    assert depths(circle) == {"a": 1, "b": 1, "c": 0}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript://news.example/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//news.example/",
        "https:///no-host",
        "https://news.example/\u202etxt",
        "https://news.example/a b",
        "http://[bad",
        "",
        None,
    ],
)
def test_only_web_addresses_are_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert web_address("HTTPS://news.example/a?b=<c>") == "HTTPS://news.example/a?b=<c>"


def test_look_ups_of_many_leave_out_what_is_not_there(tmp_path: Path) -> None:
    record = new_record(tmp_path / "onrecord.db")
    for one in many(3):
        record.store(one, "1")
    ids = [f"made-00000{number}/c{claim}" for number in range(3) for claim in range(5)]
    assert list(record.claims_named([*ids, "made-000001/c77", "nothing"])) == ids
    assert list(record.reports_named(["made-000002", "made-000000", "x"])) == ["made-000000", "made-000002"]
    assert record.copies("made-000000") == []
    assert record.corrections_on(ids) == []
