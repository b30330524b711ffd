"""A person's word on claims and reports: how it shows, that it outlives every re-reading, and how it is undone."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from made_reports import CHILE, COURIER, PERU, shipment
from onrecord.record import Changes, ClaimOnRecord, Filters, Outcome, Record
from onrecord.vocabulary import (
    Actor,
    Annotations,
    ClaimKind,
    CorrectionAction,
    Factuality,
    Modality,
    RecordError,
    UsageError,
)

Said = Callable[[Record], list[bytes]]
READER = "reader 1"


def claim(record: Record, claim_id: str) -> ClaimOnRecord:
    found = record.get(claim_id)
    assert isinstance(found, ClaimOnRecord)
    return found


def without(annotations: Annotations, *claims: str) -> Annotations:
    """What a reader finds that does not find some claims, nor what only they refer to."""
    left = tuple(one for one in annotations.claims if one.id not in claims)
    held = {holder for one in left for holder in one.holders}
    return replace(
        annotations,
        claims=tuple(replace(one, condition=None) if one.condition in claims else one for one in left),
        statements=tuple(one for one in annotations.statements if one.id in held),
    )


def test_an_accepted_claim_says_so(record: Record) -> None:
    record.store(shipment(), READER)
    made = record.accept("shipment/c1", by="Ana", why="I was there")
    assert (made.number, made.by, made.why, made.action) == (1, "Ana", "I was there", CorrectionAction.ACCEPT)
    assert made.at.endswith("+00:00")
    found = claim(record, "shipment/c1")
    assert (found.review, found.as_read) == ("accepted", None)
    assert list(record.corrections()) == [made]


def test_a_rejected_claim_counts_nowhere_but_can_be_shown(record: Record) -> None:
    record.store(shipment(), READER)
    record.reject("shipment/c1", by="Ana")
    assert "shipment/c1" not in [one.id for one in record.claims()]
    assert record.counts().claims == 5
    (report,) = record.reports()
    assert report.claims == 5
    assert [one.claims for one in record.statements()] == [(), ("shipment/c2",)]
    assert "c1" not in [one.id for one in record.annotations("shipment").claims]
    assert [hit.claims for hit in record.search("radars Chile")] == [()]
    shown = claim(record, "shipment/c1")
    assert (shown.review, shown.text) == ("rejected", "Norway has reportedly shipped 40 radars to Chile")
    assert list(record.rejected()) == [shown]


def test_a_rejected_condition_is_no_condition(record: Record) -> None:
    record.store(shipment(), READER)
    record.reject("shipment/c4", by="Ana")
    assert claim(record, "shipment/c3").condition is None
    assert record.annotations("shipment")


def test_a_changed_claim_is_found_by_its_new_values_only(record: Record) -> None:
    record.store(shipment(), READER)
    changes = Changes(
        type="SANCTION",
        factuality=Factuality.CERTAIN,
        modality=Modality.PLANNED,
        actors=("Peru",),
        recipients=("CHL",),
        object="sonars",
        since="2023-02-01",
        until="2023-02-28",
    )
    record.change("shipment/c1", changes, by="Ana")
    found = claim(record, "shipment/c1")
    assert (found.type, found.actors, found.recipients, found.object) == ("SANCTION", ("PER",), ("CHL",), "sonars")
    assert found.review == "changed"
    assert {one.by for one in found.why if one.field in ("type", "factuality", "actors", "time")} == {"a person"}
    assert found.as_read == {
        "type": "AID",
        "factuality": "PR+",
        "modality": "actual",
        "actors": ["NOR"],
        "object": "radars",
        "time": {"value": "2024-10-03", "from": "2024-10-03", "to": "2024-10-03"},
    }
    asked = Filters(type="SANCTION", actor="PER", since="2023-02-01", until="2023-02-28", modality=Modality.PLANNED)
    assert [one.id for one in record.claims(asked)] == ["shipment/c1"]
    assert list(record.claims(Filters(type="AID", actor="NOR", modality=Modality.ACTUAL))) != [found]
    assert [one.id for one in record.claims(Filters(type="AID"))] == ["shipment/c2"]


@pytest.mark.parametrize("action", ["accept", "reject", "change"])
def test_undoing_restores_what_was(record: Record, said: Said, action: str) -> None:
    record.store(shipment(), READER)
    before, annotations = said(record), record.annotations("shipment")
    correct(record, action)
    assert said(record) != before
    undone = record.undo(1, by="Bo")
    assert undone.undone_by == "Bo"
    assert said(record) == before
    assert record.annotations("shipment") == annotations
    assert list(record.corrections()) == [undone]
    assert list(record.rejected()) == []


@pytest.mark.parametrize("action", ["accept", "reject", "change"])
def test_a_correction_is_in_force_after_reading_again(record: Record, said: Said, action: str) -> None:
    record.store(shipment(), READER)
    untouched = said(record)
    correct(record, action)
    corrected = said(record)
    assert record.store(shipment(), "reader 2", reread=True).outcome is Outcome.REREAD
    assert said(record) == corrected
    record.undo(1, by="Ana")
    assert said(record) == untouched


@pytest.mark.parametrize("action", ["accept", "change"])
def test_a_claim_that_a_later_reader_does_not_find_is_put_back(record: Record, said: Said, action: str) -> None:
    record.store(shipment(), READER)
    correct(record, action)
    before = claim(record, "shipment/c1")
    record.store(without(shipment(), "c1"), "reader 2", reread=True)
    after = claim(record, "shipment/c1")
    assert after == before
    assert "shipment/c1" in [one.id for one in record.claims(Filters(actor="CHL", holder="analysts"))]
    record.undo(1, by="Ana")
    assert "shipment/c1" not in [one.id for one in record.claims()]
    plain = said(record)
    record.store(without(shipment(), "c1"), "reader 2", reread=True)
    assert said(record) == plain


def test_a_rejected_claim_that_a_later_reader_does_not_find_needs_nothing(record: Record) -> None:
    record.store(shipment(), READER)
    record.reject("shipment/c1", by="Ana")
    record.store(without(shipment(), "c1"), "reader 2", reread=True)
    assert record.counts().claims == 5
    assert list(record.rejected()) == []
    record.store(shipment(), "reader 3", reread=True)
    assert [one.id for one in record.rejected()] == ["shipment/c1"]


def test_a_claim_under_another_id_is_known_by_its_words(record: Record) -> None:
    record.store(shipment(), READER)
    record.reject("shipment/c4", by="Ana")
    record.change("shipment/c1", Changes(type="SUPPORT"), by="Ana")
    again = shipment()
    ids = {"c1": "x1", "c4": "x4"}
    claims = tuple(
        replace(one, id=ids.get(one.id, one.id), condition=ids.get(one.condition or "", one.condition))
        for one in again.claims
    )
    record.store(replace(again, claims=claims), "reader 2", reread=True)
    assert [one.id for one in record.claims(Filters(type="SUPPORT"))] == ["shipment/c1", "shipment/c3"]
    assert [one.id for one in record.rejected()] == ["shipment/c4"]
    assert record.counts().claims == 5


def test_corrections_of_one_claim_add_up_and_the_later_wins(record: Record) -> None:
    record.store(shipment(), READER)
    record.change("shipment/c1", Changes(type="SUPPORT"), by="Ana")
    record.change("shipment/c1", Changes(type="COOPERATE", object="sonars"), by="Bo")
    found = claim(record, "shipment/c1")
    assert (found.type, found.object) == ("COOPERATE", "sonars")
    assert found.as_read == {"type": "AID", "object": "radars"}
    record.undo(2, by="Bo")
    found = claim(record, "shipment/c1")
    assert (found.type, found.object, found.as_read) == ("SUPPORT", "radars", {"type": "AID"})
    record.undo(1, by="Bo")
    assert claim(record, "shipment/c1").review is None


def test_the_date_and_publisher_of_a_report_can_be_set(record: Record, said: Said) -> None:
    record.store(shipment(published=None, publisher=None), READER)
    before = said(record)
    made = record.set_head("shipment", published="2024-10-05", publisher="Fjord Courier", by="Ana")
    assert [one.action for one in made] == [CorrectionAction.DATE, CorrectionAction.PUBLISHER]
    (report,) = record.reports(Filters(as_of="2024-10-05"))
    assert (report.published, report.publisher) == ("2024-10-05", "Fjord Courier")
    own = claim(record, "shipment/c6")
    assert (own.published, own.publisher, own.holder_actors) == ("2024-10-05", "Fjord Courier", (COURIER.id,))
    asked = Filters(since="2024-10-05", until="2024-10-05", holder="Fjord Courier")
    assert "shipment/c6" in [one.id for one in record.claims(asked)]
    corrected = said(record)
    record.store(shipment(published=None, publisher=None), "reader 2", reread=True)
    assert said(record) == corrected
    record.undo(1, by="Ana")
    assert next(record.reports()).published is None
    record.undo(2, by="Ana")
    assert said(record) == before


def test_reading_again_goes_by_the_date_that_was_set(record: Record, said: Said) -> None:
    record.store(shipment(), READER)
    before = said(record)
    record.set_head("shipment", published="2024-10-09", publisher="Fjord Courier", by="Ana")
    (standing,) = record.standings([shipment().report])
    assert (standing.published, standing.publisher) == ("2024-10-09", "Fjord Courier")
    read_so = shipment(published="2024-10-09", publisher="Fjord Courier")
    record.store(read_so, "reader 2", reread=True)
    record.undo(1, by="Ana")
    record.undo(2, by="Ana")
    assert said(record) == before


def test_whom_only_a_correction_names_stays_on_record(record: Record) -> None:
    kenya = Actor(id="KEN", name="Kenya", kind=CHILE.kind, country="KEN")
    other = replace(shipment("other"), actors=(*shipment("other").actors, kenya))
    record.store(shipment(), READER)
    record.store(other, READER)
    record.change("shipment/c1", Changes(actors=("KEN",)), by="Ana")
    record.store(shipment("other"), "reader 2", reread=True)
    assert [one.id for one in record.claims(Filters(actor="Kenya"))] == ["shipment/c1"]
    record.store(shipment(), "reader 2", reread=True)
    assert claim(record, "shipment/c1").actors == ("KEN",)
    record.undo(1, by="Ana")
    assert record.named(["KEN"]) == {}


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(type="AID"),
        Filters(kind=ClaimKind.TIE),
        Filters(actor="Chile"),
        Filters(actor="Misti Front"),
        Filters(between=("NOR", "CHL")),
        Filters(between=("CHL", "NOR")),
        Filters(between=("PER", "NOR")),
        Filters(holder="analysts"),
        Filters(holder="Andes Post"),
        Filters(since="2024-05-15", until="2024-06-01"),
        Filters(since="2024-10-04"),
        Filters(as_of="2024-10-03"),
        Filters(factuality=Factuality.CERTAINLY_NOT),
        Filters(modality=Modality.PROMISED),
        Filters(report="other"),
        Filters(limit=2),
    ],
)
def test_rejected_claims_are_filtered_as_others_are(record: Record, filters: Filters) -> None:
    record.store(shipment(), READER)
    record.store(shipment("other", published="2024-10-02"), READER)
    asked = [one.id for one in record.claims(filters)]
    for one in [one.id for one in record.claims()]:
        record.reject(one, by="Ana")
    assert [one.id for one in record.rejected(filters)] == asked
    assert list(record.claims()) == []


def test_other_reports_are_left_alone(record: Record) -> None:
    record.store(shipment(), READER)
    record.store(shipment("other"), READER)
    others = list(record.claims(Filters(report="other")))
    record.reject("shipment/c1", by="Ana")
    record.change("shipment/c5", Changes(actors=("PER",)), by="Ana")
    assert list(record.claims(Filters(report="other"))) == others
    assert PERU.id in record.named(["PER"])


def correct(record: Record, action: str) -> None:
    if action == "accept":
        record.accept("shipment/c1", by="Ana")
    elif action == "reject":
        record.reject("shipment/c1", by="Ana")
    else:
        record.change("shipment/c1", Changes(type="SUPPORT", actors=("PER", "NOR"), since="2024-09-01"), by="Ana")


REFUSED: list[tuple[str, Callable[[Record], object]]] = [
    ("unknown-id", lambda record: record.accept("shipment/c99", by="Ana")),
    ("unknown-id", lambda record: record.reject("nothing", by="Ana")),
    ("not-a-claim", lambda record: record.reject("shipment", by="Ana")),
    ("not-a-claim", lambda record: record.accept("NOR", by="Ana")),
    ("not-a-claim", lambda record: record.accept("shipment/s1", by="Ana")),
    ("nobody", lambda record: record.accept("shipment/c1", by=" ")),
    ("wrong-value", lambda record: record.change("shipment/c1", Changes(type="ally"), by="Ana")),
    ("wrong-value", lambda record: record.change("shipment/c1", Changes(type=None), by="Ana")),
    ("wrong-value", lambda record: record.change("shipment/c1", Changes(since="2025-01-01"), by="Ana")),
    ("not-a-date", lambda record: record.change("shipment/c1", Changes(since="2024-02-30"), by="Ana")),
    ("not-a-date", lambda record: record.set_head("shipment", published="20241005", by="Ana")),
    ("wrong-value", lambda record: record.set_head("shipment", publisher=" ", by="Ana")),
    ("nothing-to-change", lambda record: record.change("shipment/c1", Changes(type="AID"), by="Ana")),
    ("nothing-to-change", lambda record: record.change("shipment/c1", Changes(), by="Ana")),
    ("unknown-actor", lambda record: record.change("shipment/c1", Changes(actors=("Atlantis",)), by="Ana")),
    ("unknown-id", lambda record: record.set_head("nothing", published="2024-10-05", by="Ana")),
    ("nothing-to-change", lambda record: record.set_head("shipment", published="2024-10-04", by="Ana")),
    ("unknown-correction", lambda record: record.undo(7, by="Ana")),
]


@pytest.mark.parametrize(("code", "doing"), REFUSED)
def test_what_cannot_be_corrected_is_refused(
    record: Record, said: Said, code: str, doing: Callable[[Record], object]
) -> None:
    record.store(shipment(), READER)
    before = said(record)
    with pytest.raises((UsageError, RecordError)) as refused:
        doing(record)
    assert refused.value.code == code
    assert refused.value.advice
    assert said(record) == before
    assert list(record.corrections()) == []


def test_what_is_so_already_is_refused(record: Record) -> None:
    record.store(shipment(), READER)
    record.accept("shipment/c1", by="Ana")
    record.change("shipment/c2", Changes(type="SUPPORT"), by="Ana")
    record.reject("shipment/c3", by="Ana")
    record.undo(1, by="Ana")
    record.accept("shipment/c1", by="Bo")
    for code, doing in (
        ("already-accepted", lambda: record.accept("shipment/c1", by="Ana")),
        ("already-changed", lambda: record.accept("shipment/c2", by="Ana")),
        ("is-rejected", lambda: record.accept("shipment/c3", by="Ana")),
        ("is-rejected", lambda: record.reject("shipment/c3", by="Ana")),
        ("is-rejected", lambda: record.change("shipment/c3", Changes(type="AID"), by="Ana")),
        ("already-undone", lambda: record.undo(1, by="Ana")),
    ):
        with pytest.raises(UsageError) as refused:
            doing()
        assert refused.value.code == code
