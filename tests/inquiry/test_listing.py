"""Lists: pages that hold each row once, counts that hold what choosing gives, cursors that cannot be forged."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.inquiry.listing import Listing, listing
from onrecord.inquiry.wording import whole_time
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Asked, Filters, Record
from onrecord.record.lists import LISTS
from onrecord.vocabulary import Event, UsageError
from tests.made_reports import many, new_record, shipment

ORDERS = [(kind, sort) for kind, rows in LISTS.items() for sort in rows.sorts]
FACETS = [(kind, field) for kind, rows in LISTS.items() for field in rows.facets]
WHOLE = 200


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Some thirty reports with all kinds of matters; to be asked, not changed."""
    with new_record(tmp_path_factory.mktemp("listed") / "onrecord.db") as record:
        for annotations in (
            *many(24),
            shipment(),
            shipment("again", published="2024-10-09", publisher="Fjord Courier"),
        ):
            record.store(annotations, "test")
        bring_up_to_date(record, record.codebook)
        yield record


def pages(record: Record, kind: str, asked: Asked) -> list[Listing]:
    found = [listing(record, kind, asked)]
    while found[-1].next:
        found.append(listing(record, kind, replace(asked, after=found[-1].next)))
    return found


def ids(found: Listing) -> list[str]:
    return [row.id for row in found.rows]


def test_a_value_that_no_row_can_have_is_refused_and_one_in_any_case_is_known(made: Record):
    with pytest.raises(UsageError, match="no type 'ASALT'") as refused:
        listing(made, "events", Asked(chosen={"type": ("ASALT",)}))
    assert "ASSAULT" in refused.value.advice
    for kind, field, value in (("events", "status", "asserted"), ("claims", "factuality", "CT"), ("ties", "type", "x")):
        with pytest.raises(UsageError) as refused:
            listing(made, kind, Asked(chosen={field: (value,)}))
        assert refused.value.code == "unknown-value"
    page = listing(made, "events", Asked(chosen={"type": ("assault", "unknown")}))
    assert page.rows == listing(made, "events", Asked(chosen={"type": ("ASSAULT", "unknown")})).rows
    assert {row.type for row in page.rows} == {"ASSAULT"}
    assert [one.value for one in page.facets[1].values if one.chosen] == ["ASSAULT", "unknown"]
    assert not listing(made, "events", Asked(chosen={"type": ("ally",), "place": ("Nowhere",)})).rows


@settings(max_examples=20, deadline=None)
@given(order=st.sampled_from(ORDERS), size=st.integers(1, 40), as_of=st.sampled_from([None, "2024-06-30"]))
def test_pages_of_any_size_hold_each_row_once_in_order(
    made: Record, order: tuple[str, str], size: int, as_of: str | None
):
    kind, sort = order
    asked = Asked(sort=sort, size=WHOLE, filters=Filters(as_of=as_of))
    whole = [one for page in pages(made, kind, asked) for one in ids(page)]
    forth = pages(made, kind, replace(asked, size=size))
    assert [one for page in forth for one in ids(page)] == whole
    assert len(set(whole)) == len(whole) == forth[0].total
    assert {page.total for page in forth} == {len(whole)}
    back = [forth[-1]]
    while back[0].previous:
        back.insert(0, listing(made, kind, replace(asked, size=size, after=back[0].previous)))
    assert [one for page in back for one in ids(page)] == whole


@pytest.mark.parametrize("as_of", [None, "2024-06-30"])
@pytest.mark.parametrize(("kind", "field"), FACETS)
def test_a_count_is_what_choosing_the_value_gives(made: Record, kind: str, field: str, as_of: str | None):
    asked = Asked(filters=Filters(as_of=as_of), size=1)
    facets = {facet.field: facet for facet in listing(made, kind, asked).facets}
    for value in facets[field].values[:3]:
        chosen = replace(asked, chosen={field: (value.value,)})
        narrowed = listing(made, kind, chosen)
        assert narrowed.total == value.count
        again = {facet.field: facet for facet in narrowed.facets}
        assert {one.value for one in again[field].values if one.chosen} == {value.value}
        others = [(one.value, one.count) for one in facets[field].values if one.value != value.value]
        assert [(one.value, one.count) for one in again[field].values if not one.chosen][: len(others)] == others
        for other, facet in again.items():
            if other != field and facet.values:
                both = replace(asked, chosen={field: (value.value,), other: (facet.values[0].value,)})
                assert listing(made, kind, both).total == facet.values[0].count


def test_several_values_of_a_field_are_any_of_them_and_fields_combine(made: Record):
    either = listing(made, "events", Asked(chosen={"type": ("ASSAULT", "AID")}, size=WHOLE))
    alone = [listing(made, "events", Asked(chosen={"type": (one,)})).total for one in ("ASSAULT", "AID")]
    assert either.total == sum(alone) > max(alone) > 0
    both = listing(made, "events", Asked(chosen={"type": ("ASSAULT", "AID"), "country": ("NOR",)}, size=WHOLE))
    assert 0 < both.total < either.total
    assert all(isinstance(row, Event) and "NOR" in (*row.actors, *row.recipients) for row in both.rows)


def test_a_shared_filter_that_is_a_facet_is_a_choice(made: Record):
    by_filter = listing(made, "claims", Asked(filters=Filters(type="AID", limit=1)))
    by_choice = listing(made, "claims", Asked(chosen={"type": ("AID",)}))
    assert msgspec.json.encode(by_filter) == msgspec.json.encode(by_choice)
    assert by_filter.total > 1


def test_a_value_that_nobody_has_is_shown_as_chosen_with_no_row(made: Record):
    found = listing(made, "events", Asked(chosen={"place": ("Atlantis",)}))
    assert (found.rows, found.total) == ((), 0)
    (place,) = (facet for facet in found.facets if facet.field == "place")
    assert [(one.value, one.count) for one in place.values if one.chosen] == [("Atlantis", 0)]


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        ("reports", '"radars to Chile"', {"shipment", "again"}),
        ("reports", '"radars for Chile" arequip*', {"shipment", "again"}),
        ("reports", "zeppelin", set()),
        ("claims", "Misti fought", {"shipment/c5", "again/c5"}),
        ("statements", "navy radars", {"shipment/s2", "again/s2"}),
        ("actors", "misti", {"group/misti-front"}),
        ("actors", "cour*", {"media/fjord-courier"}),
        ("actors", "cour", set()),
        ("ties", "ally of Chile", {"tie/ally/CHL/NOR"}),
    ],
)
def test_words(made: Record, kind: str, words: str, expected: set[str]):
    assert set(ids(listing(made, kind, Asked(words=words)))) == expected


def test_words_of_matters_as_of_a_day_are_those_published_by_then(made: Record):
    asked = Asked(words="Misti fought", filters=Filters(as_of="2024-10-04"))
    (event,) = listing(made, "events", asked).rows
    assert event.reports == ("shipment",)
    assert not listing(made, "events", replace(asked, filters=Filters(as_of="2024-10-03"))).rows


def test_orders(made: Record):
    newest = listing(made, "reports", Asked(size=WHOLE)).rows
    assert [row.published for row in newest] == sorted((row.published for row in newest), reverse=True)
    sure = [row.confidence for row in listing(made, "claims", Asked(sort="confidence", size=WHOLE)).rows]
    assert sure == sorted(sure, reverse=True)
    told = [len(row.claims) for row in listing(made, "events", Asked(sort="claims", size=WHOLE)).rows]
    assert told == sorted(told, reverse=True)
    assert told[0] > 1
    named = [row.name.lower() for row in listing(made, "actors", Asked(sort="name", size=WHOLE)).rows]
    assert named == sorted(named)
    counted = [row.claims for row in listing(made, "actors", Asked(size=WHOLE)).rows]
    assert counted == sorted(counted, reverse=True)


def test_of_chosen_days_what_is_dated_less_exactly_comes_last(made: Record):
    week = Filters(since="2024-05-01", until="2024-12-31")
    page = listing(made, "claims", Asked(filters=week, size=WHOLE))
    assert page.sort == "latest day"
    days = [(row.time.from_ if row.time else None) or row.published or "" for row in page.rows]
    assert days == sorted(days, reverse=True)
    assert days[-1] == "2024-05-01"  # what happened "in May", told in October
    assert page.rows[-1].published > "2024-09"
    assert listing(made, "claims").sort == listing(made, "reports", Asked(filters=week)).sort == "newest"


@pytest.mark.parametrize("as_of", [None, "2024-12-31"])
def test_what_is_of_a_month_or_year_comes_behind_its_days(made: Record, as_of: str | None):
    rows = listing(made, "events", Asked(sort="earliest day", size=WHOLE, filters=Filters(as_of=as_of))).rows
    dated = [(row, whole_time(row.from_, row.to)) for row in rows if row.from_ and row.to]
    days = [row.to if whole else row.from_ for row, whole in dated]
    assert days == sorted(days)
    assert 0 < len([whole for _, whole in dated if whole]) < len(dated)


def test_confidence_at_least(made: Record):
    rows = listing(made, "claims", Asked(confidence=0.8, size=WHOLE)).rows
    everything = listing(made, "claims", Asked(size=WHOLE)).rows
    assert {row.id for row in rows} == {row.id for row in everything if row.confidence >= 0.8}


def test_names_and_events_of_the_rows(quarrel: Record):
    found = listing(quarrel, "events")
    assert {one for row in found.rows for one in (*row.actors, *row.recipients)} <= set(found.names)
    disputes = listing(quarrel, "disputes")
    assert {row.event for row in disputes.rows} == set(disputes.events)


@pytest.mark.parametrize("kind", ["events", "ties", "transfers", "forecasts", "disputes"])
def test_rows_come_with_the_days_on_which_they_are_told_of(made: Record, kind: str):
    """The newest first means: by the last of these days."""
    found = listing(made, kind, Asked(size=WHOLE, sort="newest"))
    assert set(found.told) == set(ids(found)) != set()
    assert all((one.told_from or "") <= (one.told_to or "") for one in found.told.values())
    last = [found.told[one].told_to or "" for one in ids(found)]
    assert last == sorted(last, reverse=True)
    assert listing(made, "claims").told == {}


def test_as_of_a_day_nothing_is_told_of_later(made: Record):
    now = listing(made, "events", Asked(size=WHOLE)).told
    day = min(one.told_from for one in now.values() if one.told_from != one.told_to and one.told_from)
    then = listing(made, "events", Asked(size=WHOLE, filters=Filters(as_of=day))).told
    assert any(one.told_to == day < (now[name].told_to or "") for name, one in then.items())
    assert all(one.told_to <= day for one in then.values() if one.told_to)


def test_as_of_a_day_lists_what_stood_then(quarrel: Record):
    now, then = (listing(quarrel, "events", Asked(filters=Filters(as_of=day))) for day in (None, "2024-03-01"))
    assert then.total == len(then.rows) < now.total
    assert {report for row in then.rows for report in row.reports} == {"three"}


def test_a_row_written_meanwhile_moves_nothing(tmp_path_factory: pytest.TempPathFactory):
    with new_record(tmp_path_factory.mktemp("growing") / "onrecord.db") as record:
        for annotations in many(6):
            record.store(annotations, "test")
        asked = Asked(size=3)
        first = listing(record, "reports", asked)
        record.store(shipment("newest", published="2024-12-31"), "test")
        second = listing(record, "reports", replace(asked, after=first.next))
        assert len({*ids(first), *ids(second)}) == 6
        assert "newest" not in ids(second)
        assert ids(listing(record, "reports", replace(asked, after=second.previous))) == ids(first)


def test_an_outlet_is_counted_once_whatever_reports_call_it_and_found_by_either_name(tmp_path: Path):
    with new_record(tmp_path / "onrecord.db") as record:
        for number, publisher in enumerate(
            ["The Harbour Gazette", "Harbour Gazette", "harbour gazette", "Andes Post", None]
        ):
            record.store(shipment(f"r{number}", publisher=publisher), "test")
        bring_up_to_date(record, record.codebook)
        for kind in ("reports", "claims", "statements"):
            page = listing(record, kind, Asked())
            (facet,) = (one for one in page.facets if one.field == "publisher")
            each = page.total // 5
            counts = {one.name: one.count for one in facet.values}
            assert counts == {"The Harbour Gazette": 3 * each, "Andes Post": each, "unknown": each}
            for asked in ("The Harbour Gazette", "harbour gazette", facet.values[0].value):
                chosen = listing(record, kind, Asked(chosen={"publisher": (asked,)}))
                assert chosen.total == 3 * each
                (value,) = (one for facet in chosen.facets for one in facet.values if one.chosen)
                assert (value.value, value.name, value.count) == (asked, "The Harbour Gazette", 3 * each)
            assert listing(record, kind, Asked(chosen={"publisher": ("unknown", "Andes Post")})).total == 2 * each
            assert not listing(record, kind, Asked(chosen={"publisher": ("Peru",)})).total
        assert {report.publisher for report in record.reports()} >= {"The Harbour Gazette", "Harbour Gazette"}


def test_without_facets_none_are_counted(made: Record):
    found = listing(made, "claims", Asked(facets=False))
    assert found.facets == ()
    assert found.total == listing(made, "claims").total


@pytest.mark.parametrize("word", ["x", "é", "!!!!", "W10", "WyJjbGFpbXMiLCJuZXdlc3QiLGZhbHNlLFsxXV0", "A" * 3000])
@pytest.mark.parametrize("as_of", [None, "2024-06-30"])
def test_a_forged_cursor_is_refused(made: Record, word: str, as_of: str | None):
    for kind in ("claims", "events"):
        with pytest.raises(UsageError) as raised:
            listing(made, kind, Asked(after=word, filters=Filters(as_of=as_of)))
        assert raised.value.code == "not-a-cursor"


def test_a_cursor_of_another_list_or_order_is_refused(made: Record):
    after = listing(made, "events", Asked(size=1)).next
    for kind, sort in (("forecasts", "newest"), ("events", "oldest")):
        with pytest.raises(UsageError, match="no place in this list"):
            listing(made, kind, Asked(size=1, sort=sort, after=after))


@pytest.mark.parametrize(
    ("kind", "asked", "code"),
    [
        ("ghosts", Asked(), "unknown-list"),
        ("events", Asked(chosen={"colour": ("red",)}), "unknown-filter"),
        ("events", Asked(confidence=0.5), "unknown-filter"),
        ("events", Asked(sort="beauty"), "unknown-value"),
        ("events", Asked(size=0), "not-a-size"),
        ("events", Asked(size=201), "not-a-size"),
        ("claims", Asked(words="*"), "nothing-to-search"),
        ("actors", Asked(words='""'), "nothing-to-search"),
        ("events", Asked(filters=Filters(actor="Nobody at all")), "unknown-actor"),
    ],
)
def test_what_cannot_be_asked_is_refused(made: Record, kind: str, asked: Asked, code: str):
    with pytest.raises(UsageError) as raised:
        listing(made, kind, asked)
    assert raised.value.code == code


def test_words_are_no_language(made: Record):
    for words in ("radars OR", "NEAR(radars)", 'evidence: "', "radars%", "a_b%c", "'; DROP TABLE claims; --"):
        for kind in LISTS:
            listing(made, kind, Asked(words=words))
