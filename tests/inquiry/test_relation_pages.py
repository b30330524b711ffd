"""Pages of ties and transfers."""

import pytest

from onrecord.inquiry.matters import ties, transfers
from onrecord.inquiry.relation_pages import tie_page, transfer_page
from onrecord.record import Record
from onrecord.vocabulary import TieType, UsageError


def alliance(lagoon: Record) -> str:
    """The id of the one tie that is no office's."""
    (found,) = (tie.id for tie in ties(lagoon) if tie.type == TieType.ALLY)
    return found


def test_a_tie_is_told_in_words_with_its_claims(lagoon: Record) -> None:
    page = tie_page(lagoon, alliance(lagoon))
    assert page.sentence == "Benin is an ally of Ghana"
    assert (page.told_from, page.told_to, page.left_out) == ("2024-05-18", "2024-05-18", 0)
    assert [line.report for line in page.lines] == ["kept"]
    assert not page.others


def test_a_transfer_names_giver_receiver_thing_and_its_event(lagoon: Record) -> None:
    earlier, later = (one.id for one in transfers(lagoon))
    page = transfer_page(lagoon, later)
    assert (page.giver.name, page.receiver.name) == ("Ghana", "Togo")
    assert "40 trucks" in page.sentence
    assert page.event is not None
    assert page.event.id == page.transfer.event
    assert [line.report for line in page.lines] == ["kept"]
    assert [line.id for line in page.others] == [earlier]


def test_before_it_was_told_of_there_is_none(lagoon: Record) -> None:
    with pytest.raises(UsageError) as raised:
        tie_page(lagoon, alliance(lagoon), as_of="2024-05-17")
    assert raised.value.code == "not-yet"
    with pytest.raises(UsageError) as raised:
        transfer_page(lagoon, "transfer/kept/c1000")
    assert raised.value.code == "unknown-id"
