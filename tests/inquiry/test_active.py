"""Who was most active, and who told of an event when."""

from msgspec.structs import replace

from onrecord.inquiry.active import active, active_holders, speaking_of
from onrecord.inquiry.matters import events
from onrecord.inquiry.told import make_tellings, tellings
from onrecord.record import Filters, Record
from onrecord.vocabulary import Account, Event


def test_dyads_come_by_their_events(quarrel: Record) -> None:
    found = active(quarrel).dyads
    assert (found[0].a, found[0].b, found[0].events) == ("CHL", "PER", 4)
    assert (found[0].cooperation, found[0].conflict) == (1.9, 25.8)
    assert "three/c6" in found[0].claims
    assert len(active(quarrel, most=1).dyads) == len(active(quarrel, Filters(limit=1)).dyads) == 1


def test_outlets_are_listed_apart_from_who_else_speaks(quarrel: Record) -> None:
    found = active(quarrel)
    assert [one.holder for one in found.outlets] == ["media/andes-post", "media/fjord-courier"]
    assert "person/rui-sarmento" in {one.holder for one in found.holders}
    assert not {one.holder for one in found.holders} & {one.holder for one in found.outlets}


def test_periods_are_heeded(quarrel: Record) -> None:
    found = active(quarrel, Filters(since="2024-02-10", until="2024-02-20"))
    assert [(one.a, one.b) for one in found.dyads] == [("BRA", "CHL")]


def test_denials_are_counted_and_local_voices_left_out() -> None:
    def account(holder: str | None, factuality: str, *claims: str) -> Account:
        return Account(holder=holder, factuality=factuality, modality="actual", claims=claims, origins=1)

    told = Event(
        id="event/a",
        type="AID",
        reports=("one",),
        accounts=(
            account("CHL", "CT-", "one/c1"),
            account("CHL", "CT+", "one/c2"),
            account("one~witnesses", "CT+", "one/c3"),
            account(None, "CT+", "one/c4"),
        ),
    )
    speaking = speaking_of([told, replace(told, id="event/b", accounts=told.accounts[2:])])
    (only,) = active_holders(speaking, 10)
    assert (only.holder, only.events, only.denials, only.claims) == ("CHL", 1, 1, ("one/c1", "one/c2"))


def test_equals_are_ranked_by_their_claims_however_few_are_shown() -> None:
    def told(event: str, holder: str, *claims: str) -> Event:
        said = Account(holder=holder, factuality="CT+", modality="actual", claims=claims, origins=1)
        return Event(id=event, type="AID", accounts=(said,))

    speaking = speaking_of([told("event/a", "CHL", "one/c1"), told("event/b", "PER", "two/c1", "two/c2")])
    assert [one.holder for one in active_holders(speaking, 1)] == ["PER"]
    assert [one.holder for one in active_holders(speaking, 2)] == ["PER", "CHL"]


def test_tellings_come_by_day_with_their_words(quarrel: Record) -> None:
    event = next(one for one in events(quarrel) if "three/c6" in one.claims)
    found = tellings(quarrel, event)
    assert [(one.published, one.claim) for one in found] == [("2024-02-02", "three/c6"), ("2024-03-04", "one/c216")]
    assert not any(one.denies for one in found)
    assert "attacked Peru" in found[0].text
    assert make_tellings(event, {}) == ()
