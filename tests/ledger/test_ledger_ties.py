"""Ties as many claims put them, and what passed from whom to whom."""

from typing import Any

import pytest
from told_claims import ACTORS, NOT, entry

from onrecord.codebook import Codebook
from onrecord.ledger.entry import Entry
from onrecord.ledger.events import make_event
from onrecord.ledger.ties import make_tie, make_transfer, tie_id, tie_pair
from onrecord.vocabulary import ClaimKind, ClaimTime, EventStatus, Transfer


def tie(codebook: Codebook, name: str, **differs: Any) -> Entry:
    told: dict[str, Any] = {"kind": ClaimKind.TIE, "type": "ally", "trigger": "ally", "object": None}
    return entry(codebook, name, **told | differs)


def transfer(*entries: Entry) -> Transfer | None:
    return make_transfer(make_event("event/r1/c1", entries, ACTORS), entries, ACTORS)


@pytest.mark.parametrize(
    ("differs", "pair"),
    [
        ({}, ("KEN", "NOR")),
        ({"type": "patron"}, ("NOR", "KEN")),
        ({"actors": ("person/ingrid-lund",)}, ("KEN", "NOR")),
        ({"type": "office-holder", "actors": ("person/ingrid-lund",)}, ("person/ingrid-lund", "KEN")),
        ({"actors": ("NOR", "KEN"), "recipients": ()}, ("KEN", "NOR")),
        ({"actors": ("person/ingrid-lund",), "recipients": ("NOR",)}, None),
        ({"recipients": ()}, None),
    ],
)
def test_the_two_sides(codebook: Codebook, differs: dict[str, Any], pair: tuple[str, str] | None) -> None:
    assert tie_pair(tie(codebook, "r1/c1", **differs), ACTORS) == pair


def test_a_mutual_tie_has_one_id_either_way_round(codebook: Codebook) -> None:
    one, other = tie(codebook, "r1/c1"), tie(codebook, "r2/c1", actors=("KEN",), recipients=("NOR",))
    ids = {tie_id(each, pair) for each in (one, other) if (pair := tie_pair(each, ACTORS))}
    assert ids == {"tie/ally/KEN/NOR"}


def test_days_and_status_are_those_of_the_claims(codebook: Codebook) -> None:
    since = tie(codebook, "r1/c1", time=ClaimTime(value="2020", from_="2020-01-01", to="2020-12-31"))
    other = tie(codebook, "r2/c1", by="media/lima-star")
    no = tie(codebook, "r3/c1", by="KEN", factuality=NOT, published="2024-06-01")
    pair = ("KEN", "NOR")
    assert make_tie("t", [other, since], pair, ACTORS).from_ == "2020-01-01"
    assert make_tie("t", [since, other], pair, ACTORS).to is None
    for told, status in (
        ([since], EventStatus.REPORTED),
        ([since, other], EventStatus.CONFIRMED),
        ([since, no], EventStatus.DISPUTED),
        ([no], EventStatus.DENIED),
    ):
        assert make_tie("t", told, pair, ACTORS).status is status


def test_an_office_is_told_as_most_claims_call_it(codebook: Codebook) -> None:
    told = [
        tie(
            codebook,
            f"r{number}/c1",
            type="office-holder",
            actors=("person/ingrid-lund",),
            trigger="envoy",
            actors_text=(words,),
        )
        for number, words in enumerate(["Ingrid Lund", "the Norwegian envoy Ingrid Lund", "Norwegian envoy Lund"])
    ]
    pair = ("person/ingrid-lund", "KEN")
    assert make_tie("t", told, pair, ACTORS).office == "Norwegian envoy"
    assert make_tie("t", told[:1], pair, ACTORS).office == "envoy"
    assert make_tie("t", told, pair, {}).office
    assert make_tie("t", [tie(codebook, "r1/c1")], ("KEN", "NOR"), ACTORS).office is None


def test_a_thing_that_passes_is_a_transfer(codebook: Codebook) -> None:
    day = ClaimTime(value="2024-05-02", from_="2024-05-02", to="2024-05-02")
    found = transfer(entry(codebook, "r1/c1", time=day, quantities_text=("40 radars", "$3 million")))
    assert found is not None
    assert (found.giver, found.receiver, found.object, found.date) == ("NOR", "KEN", "radars", "2024-05-02")
    assert (found.quantities, found.price) == (("40 radars",), "$3 million")
    assert found.id == "transfer/r1/c1"


@pytest.mark.parametrize(
    "differs",
    [
        {"recipients": ()},
        {"object": None},
        {"object": "its full support"},
        {"type": "CONSULT"},
        {"trigger": "praised"},
        {"actors": ("person/ingrid-lund",), "recipients": ("NOR",)},
    ],
)
def test_where_nothing_passes_there_is_no_transfer(codebook: Codebook, differs: dict[str, Any]) -> None:
    assert transfer(entry(codebook, "r1/c1", **differs)) is None
