"""Whom names and ids stand for, looked up in brief or together, is whom filters take them for."""

import pytest

from made_reports import shipment
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Filters, Record
from onrecord.vocabulary import UsageError

NAMES = ("Norway", "PER", "NOR/navy", "lund", "misti", "Fjord Courier")


@pytest.fixture(params=[False, True], ids=["apart", "merged"])
def shipped(record: Record, request: pytest.FixtureRequest) -> Record:
    """A record, and one in which a person and a group are of another state by hand."""
    record.store(shipment(), "v1")
    if request.param:
        record.merge("person/ingrid-lund", "PER", by="Ana")
        record.merge("group/misti-front", "CHL", by="Ana")
    bring_up_to_date(record, record.codebook)
    return record


def test_ids_together_stand_for_whom_each_does(shipped: Record) -> None:
    ids = [*(one.id for one in shipped.actors()), "PER", "group/misti-front", "person/ingrid-lund", "nobody"]
    alone = {one: shipped.called(one) for one in ids}
    assert {"PER", "NOR/navy"} <= alone["PER"] | alone["NOR"]
    assert shipped.called_each(ids) == {one: found for one, found in alone.items() if found}
    assert shipped.called_each([]) == {}


@pytest.mark.parametrize("name", NAMES)
def test_actors_in_brief_are_the_actors(shipped: Record, name: str) -> None:
    whole = [(one.id, one.kind, one.country, one.linked) for one in shipped.actors(Filters(actor=name))]
    assert [(one.id, one.kind, one.country, one.linked) for one in shipped.actors_called(name)] == whole != []


def test_nobody_is_called_by_an_unknown_name(shipped: Record) -> None:
    with pytest.raises(UsageError) as raised:
        shipped.actors_called("Norwy")
    assert raised.value.code == "unknown-actor"
