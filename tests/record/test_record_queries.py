"""Filters, names and order of what a record answers."""

import msgspec
import pytest
from msgspec.structs import replace

from made_reports import TEXT, many, shipment
from onrecord.record import ClaimOnRecord, Filters, Record, ReportOnRecord, StatementOnRecord
from onrecord.vocabulary import ClaimKind, Factuality, Modality, UsageError


@pytest.fixture
def shipped(record: Record) -> Record:
    record.store(shipment(), "v1")
    return record


def claims(record: Record, **asked: object) -> list[str]:
    return [one.id.removeprefix("shipment/") for one in record.claims(Filters(**asked))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "c1 c2 c3 c4 c5 c6"),
        ({"actor": "NOR"}, "c1 c2 c3 c6"),
        ({"actor": "Norway"}, "c1 c2 c3 c6"),
        ({"actor": "norway"}, "c1 c2 c3 c6"),
        ({"actor": "NOR/navy"}, "c2"),
        ({"actor": "navy"}, "c2"),
        ({"actor": "misti"}, "c5"),
        ({"actor": "Kingdom of Norway"}, "c1 c2 c3 c6"),
        ({"between": ("Norway", "Chile")}, "c1 c3 c6"),
        ({"between": ("Chile", "Norway")}, "c1 c3 c6"),
        ({"between": ("Peru", "group/misti-front")}, "c5"),
        ({"between": ("Norway", "Peru")}, ""),
        ({"type": "ASSAULT"}, "c4 c5"),
        ({"type": "ally"}, "c6"),
        ({"holder": "Ingrid Lund"}, "c2"),
        ({"holder": "lund"}, "c2"),
        ({"holder": "analysts"}, "c1"),
        ({"holder": "Andes Post"}, "c3 c4 c5 c6"),
        ({"holder": "Norway"}, "c2"),
        ({"since": "2024-10-04"}, "c2 c3 c4 c6"),
        ({"on": "2024-05-15"}, ""),
        ({"on": "2024-05"}, "c5"),
        ({"on": "2024-06"}, ""),
        ({"until": "2024-10-03"}, "c1 c5"),
        ({"since": "2024-05-15", "until": "2024-05-15"}, "c5"),
        ({"report": "shipment"}, "c1 c2 c3 c4 c5 c6"),
        ({"report": "nowhere"}, ""),
        ({"as_of": "2024-10-04"}, "c1 c2 c3 c4 c5 c6"),
        ({"as_of": "2024-10-03"}, ""),
        ({"kind": ClaimKind.TIE}, "c6"),
        ({"factuality": Factuality.CERTAINLY_NOT}, "c2"),
        ({"modality": Modality.CONDITIONAL}, "c4"),
        ({"limit": 2}, "c1 c2"),
        ({"actor": "Norway", "type": "AID", "holder": "Ingrid Lund"}, "c2"),
    ],
)
def test_claims_as_asked(shipped: Record, asked: dict[str, object], expected: str):
    assert claims(shipped, **asked) == expected.split()


def test_between_takes_who_faces_whom_and_no_rebels_for_their_state(record: Record):
    base = shipment()
    one = base.claims[3]
    cases = {
        "c1": (("CHL",), ("group/misti-front",)),  # Chile on rebels of Peru: nothing of Peru's
        "c2": (("CHL", "PER"), ("NOR",)),  # both on a third
        "c3": (("CHL", "PER"), ("CHL", "PER")),
        "c4": (("CHL", "PER"), ()),
        "c5": (("PER",), ("NOR", "CHL")),
        "c6": (("NOR",), ("CHL", "PER")),
    }
    made = tuple(replace(one, id=name, actors=who, recipients=whom) for name, (who, whom) in cases.items())
    record.store(replace(base, claims=made), "v1")
    assert claims(record, between=("Chile", "Peru")) == ["c3", "c4", "c5"]
    assert claims(record, between=("Peru", "Chile")) == ["c3", "c4", "c5"]
    assert claims(record, between=("Chile", "Misti Front")) == ["c1"]
    assert claims(record, actor="Peru") == ["c1", "c2", "c3", "c4", "c5", "c6"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "s1 s2"),
        ({"holder": "lund"}, "s2"),
        ({"actor": "NOR/navy"}, "s2"),
        ({"actor": "Norway"}, "s1 s2"),
        ({"type": "ASSAULT"}, ""),
        ({"factuality": Factuality.PROBABLE}, "s1"),
        ({"since": "2024-10-05"}, ""),
        ({"since": "2024-10-04", "type": "AID", "holder": "analysts"}, "s1"),
    ],
)
def test_statements_as_asked(shipped: Record, asked: dict[str, object], expected: str):
    found = [one.id for one in shipped.statements(Filters(**asked))]  # type: ignore[arg-type]
    assert found == [f"shipment/{one}" for one in expected.split()]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"actor": "Norway"}, ["NOR", "NOR/navy", "media/fjord-courier", "person/ingrid-lund"]),
        ({"type": "ally"}, ["CHL", "NOR"]),
        ({"actor": "Norway", "type": "ally"}, ["NOR"]),
        ({"limit": 1}, ["CHL"]),
    ],
)
def test_actors_as_asked(shipped: Record, asked: dict[str, object], expected: list[str]):
    assert [one.id for one in shipped.actors(Filters(**asked))] == expected  # type: ignore[arg-type]


def test_reports_as_asked(shipped: Record):
    for made in many(3):
        shipped.store(made, "v1")
    assert [one.id for one in shipped.reports(Filters(type="ally"))] == ["shipment"]
    assert [one.id for one in shipped.reports(Filters(since="2024-10-01"))] == ["shipment"]
    assert [one.id for one in shipped.reports(Filters(as_of="2024-02-02"))] == ["made-000000", "made-000001"]
    assert next(shipped.reports(Filters(report="shipment"))).claims == 6


def test_an_unknown_name_suggests_near_ones(shipped: Record):
    with pytest.raises(UsageError, match="Norway") as raised:
        list(shipped.claims(Filters(actor="Norwy")))
    assert raised.value.code == "unknown-actor"
    with pytest.raises(UsageError) as raised:
        list(shipped.claims(Filters(holder="Ingrit Lund")))
    assert raised.value.code == "unknown-holder"
    assert "Ingrid Lund" in raised.value.advice


@pytest.mark.parametrize("sign", ["%", "_", "'", '"', "\\", "", " "])
def test_signs_that_sql_knows_are_only_words(shipped: Record, sign: str):
    with pytest.raises(UsageError):
        list(shipped.claims(Filters(actor=sign)))
    with pytest.raises(UsageError):
        list(shipped.claims(Filters(holder=sign)))


def test_a_speaker_without_an_actor_is_found_by_the_words(record: Record):
    made = shipment()
    record.store(replace(made, statements=(replace(made.statements[0], holder=None), made.statements[1])), "v1")
    assert claims(record, holder="analyst") == ["c1"]
    (found,) = record.claims(Filters(holder="analyst"))
    assert (found.holder_actors, found.holder_words) == ((None,), ("analysts",))


def test_everything_comes_by_date_then_report_then_offset(record: Record):
    for made in (
        shipment("b", published="2024-10-04"),
        shipment("a", published="2024-10-04"),
        shipment("c", published="2023-01-01"),
        shipment("d", published=None),
    ):
        record.store(made, "v1")
    assert [one.id for one in record.reports()] == ["d", "c", "a", "b"]
    assert [one.report for one in record.claims()] == [one for one in "dcab" for _ in range(6)]
    assert [one.id for one in record.statements()] == [f"{one}/{local}" for one in "dcab" for local in ("s1", "s2")]
    offsets = [one.trigger.start for one in record.claims(Filters(report="a"))]
    assert offsets == sorted(offsets)


def test_an_unknown_publication_date_is_never_taken_for_one(record: Record):
    record.store(shipment("undated", published=None), "v1")
    assert claims(record, as_of="2030-01-01") == []
    assert [one.id for one in record.claims(Filters(since="2020-01-01"))] == ["undated/c1", "undated/c5"]


def test_bounds_of_an_unknown_date_count_where_they_decide(record: Record):
    made = shipment("undated", published=None)
    bounded = replace(made, report=replace(made.report, published_bounds=("2024-10-03", "2024-10-31")))
    record.store(bounded, "v1")
    assert claims(record, as_of="2024-10-30") == []
    assert len(claims(record, as_of="2024-10-31")) == 6
    assert "undated/c2" in claims(record, since="2024-10-31")
    assert "undated/c2" not in claims(record, since="2024-11-01")


def test_a_claim_on_record_can_be_read_apart_from_its_report(shipped: Record):
    first = next(shipped.claims())
    assert first.text == "Norway has reportedly shipped 40 radars to Chile"
    assert (first.report, first.published, first.publisher) == ("shipment", "2024-10-04", "Andes Post")
    assert first.holders == ("shipment/s1",)
    assert first.holder_actors == ("shipment/analysts",)
    assert first.quantities_text == ("40",)
    assert first.why_text == ("shipped", "reportedly")
    third, fifth = shipped.get("shipment/c3"), shipped.get("shipment/c5")
    assert isinstance(third, ClaimOnRecord)
    assert (third.condition, third.condition_text) == ("shipment/c4", "Peru attacks it")
    assert third.holder_words == ("Andes Post",)
    assert isinstance(fifth, ClaimOnRecord)
    assert fifth.place_name == "Arequipa"


def test_json_has_the_names_of_the_format(shipped: Record):
    claim = msgspec.to_builtins(next(shipped.claims()))
    assert claim["time"] == {"value": "2024-10-03", "from": "2024-10-03", "to": "2024-10-03"}
    assert {"id", "kind", "type", "holders", "evidence", "why", "report", "text"} <= set(claim)
    assert list(msgspec.to_builtins(next(shipped.reports()))) == [
        "id",
        "url",
        "publisher",
        "published",
        "headline",
        "origin",
        "claims",
    ]
    assert list(msgspec.to_builtins(next(shipped.actors()))) == (
        ["id", "name", "names", "kind", "country", "sector", "wikidata", "claims", "linked"]
    )
    statement = msgspec.to_builtins(next(shipped.statements()))
    assert {"id", "report", "holder", "text", "directness", "channel", "addressee", "claims"} <= set(statement)
    assert statement["claims"] == ("shipment/c1",)


def test_get_finds_whatever_has_the_id(shipped: Record):
    assert isinstance(shipped.get("shipment"), ReportOnRecord)
    assert isinstance(shipped.get("shipment/s2"), StatementOnRecord)
    assert shipped.get("NOR").claims == 3
    with pytest.raises(UsageError, match="shipment") as raised:
        shipped.get("shipmen")
    assert raised.value.code == "unknown-id"
    with pytest.raises(UsageError):
        shipped.annotations("shipment/c1")


def test_an_unknown_publisher_holds_nothing(record: Record):
    record.store(shipment(publisher=None), "v1")
    assert record.get("shipment/c5").holder_actors == ()


def test_an_outlet_of_the_codebook_publishes_under_its_name(record: Record):
    record.store(shipment(publisher="Reuters"), "v1")
    assert record.get("shipment/c5").holder_actors == ("media/reuters",)
    assert len(claims(record, holder="Reuters")) == 4
    record.store(shipment("second", publisher="Fjord Courier"), "v1")
    assert record.get("second/c5").holder_actors == ("media/fjord-courier",)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("radars", ["c1", "c2"]),
        ("radar", ["c1", "c2"]),
        ("RADARS Chile", ["c1"]),
        ('"attacks it"', ["c3", "c4"]),
        ('"it attacks"', None),
        ("arequ*", ["c5"]),
        ("radars AND nowhere", None),
        ("nowhere", None),
        ("NEAR(radars", None),
        ('radars"', ["c1", "c2"]),
    ],
)
def test_search(shipped: Record, words: str, found: list[str] | None):
    for made in many(3):
        shipped.store(made, "v1")
    hits = list(shipped.search(words))
    assert [hit.report for hit in hits] == ([] if found is None else ["shipment"])
    if found is not None:
        assert [one.removeprefix("shipment/") for one in hits[0].claims] == found
        assert hits[0].excerpt.strip("…") in TEXT


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"holder": "lund"}, "c2"),
        ({"actor": "Chile"}, "c1"),
        ({"actor": "Chile", "since": "2024-10-04"}, "c1"),
        ({"type": "ally"}, ""),
    ],
)
def test_search_lists_the_claims_that_are_as_asked(shipped: Record, asked: dict[str, str], found: str):
    (hit,) = shipped.search("radars", Filters(**asked))  # type: ignore[arg-type]
    assert [one.removeprefix("shipment/") for one in hit.claims] == found.split()


def test_search_with_filters_and_without_words(shipped: Record):
    assert list(shipped.search("radars", Filters(as_of="2020-01-01"))) == []
    assert list(shipped.search("radars", Filters(type="PROTEST"))) == []
    assert len(list(shipped.search("radars", Filters(type="ally")))) == 1
    for nothing in ("", "  ", '""', "*", "- ,"):
        with pytest.raises(UsageError) as raised:
            list(shipped.search(nothing))
        assert raised.value.code == "nothing-to-search"


def test_answers_are_lazy_and_survive_writing_meanwhile(record: Record):
    for made in many(30):
        record.store(made, "v1")
    answers = record.claims()
    first = next(answers)
    record.store(shipment(published="2020-01-01"), "v1")
    rest = list(answers)
    assert len([first, *rest]) == 150
    assert record.counts().claims == 156
