"""A claim that names one party finds the pair whose deed it tells of."""

import random
from pathlib import Path
from typing import Any

import pytest
from told_claims import ACTORS, entry

from made_reports import CHILE, NORWAY, at, quote
from onrecord.codebook import Codebook
from onrecord.ledger.pairing import companions
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import open_record
from onrecord.vocabulary import Annotations, Claim, ClaimKind, Report

STRUCK: dict[str, Any] = {
    "type": "ASSAULT",
    "trigger": "shelled",
    "object": "the harbour",
    "text": "Norway shelled the harbour of Port Vargas",
    "place_name": "Port Vargas",
}


def test_who_did_it_is_told_by_another_report_of_these_days(codebook: Codebook) -> None:
    whole = entry(codebook, "r1/c1", **STRUCK)
    lone = entry(codebook, "r2/c1", **STRUCK | {"recipients": (), "published": "2024-05-04"})
    assert companions([lone], [whole], ACTORS) == {"r2/c1": "KEN|NOR"}
    later = entry(codebook, "r3/c1", **STRUCK | {"recipients": (), "published": "2024-05-09"})
    assert companions([later], [whole], ACTORS) == {}


@pytest.mark.parametrize(
    "differs",
    [
        {"trigger": "deported", "type": "COERCE", "text": "Norway deported fishermen", "object": "fishermen"},
        {"text": "Norway shelled the harbour of Punta Gris", "place_name": "Punta Gris", "place_country": "CHL"},
    ],
)
def test_another_deed_of_the_party_does_not(codebook: Codebook, differs: dict[str, Any]) -> None:
    whole = entry(codebook, "r1/c1", **STRUCK | {"place_country": "KEN"})
    lone = entry(codebook, "r2/c1", **STRUCK | {"recipients": ()} | differs)
    assert companions([lone], [whole], ACTORS) == {}


def test_the_likest_pair_is_taken_and_claims_of_one_event_go_together(codebook: Codebook) -> None:
    there = entry(codebook, "r1/c1", **STRUCK)
    other = entry(
        codebook, "r1/c2", **STRUCK | {"recipients": ("CHL",), "trigger": "attacked", "object": "a lighthouse"}
    )
    strike = entry(codebook, "r2/c1", **STRUCK | {"recipients": ()})
    same = entry(codebook, "r2/c2", **STRUCK | {"recipients": (), "trigger": "shelling", "start": 60})
    found = companions([same, strike], [other, there], ACTORS)
    assert found == companions([strike, same], [there, other], ACTORS) == {"r2/c1": "KEN|NOR", "r2/c2": "KEN|NOR"}


def told(name: str, day: str, text: str, *, upon: bool) -> Annotations:
    claim = Claim(
        id="c1",
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=quote(text, "shelled"),
        actors=(NORWAY.id,),
        recipients=(CHILE.id,) if upon else (),
        object="the harbour",
        evidence=(at(text, text),),
    )
    report = Report(id=name, text=text, published=day, publisher="Andes Post")
    return Annotations(report=report, actors=(NORWAY, CHILE), claims=(claim,))


REPORTS = (
    told("a", "2024-05-02", "Norway shelled the harbour of Port Vargas at dawn.", upon=False),
    told("b", "2024-05-03", "Norway shelled the harbour of Port Vargas in Chile.", upon=True),
    told("c", "2024-05-04", "Norway shelled the harbour of Port Vargas again, it said.", upon=False),
    told("d", "2024-05-20", "Norway shelled the harbour of Port Vargas.", upon=False),
)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_of_reading_gives_one_event_and_rebuilding_the_same(tmp_path: Path, seed: int) -> None:
    reports = list(REPORTS)
    random.Random(seed).shuffle(reports)
    with open_record(tmp_path / "r.db") as record:
        for report in reports:
            record.store(report, "v1")
            bring_up_to_date(record, record.codebook)
        found = [(one.docket, one.found) for one in record.matters(["event"])]
        rebuild(record, record.codebook)
        assert [(one.docket, one.found) for one in record.matters(["event"])] == found
    assert [docket for docket, _ in found] == ["CHL|NOR", "NOR"]
    assert '"claims":["a/c1","b/c1","c/c1"]' in found[0][1]


def test_a_claim_goes_back_when_what_it_followed_is_rejected(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        for report in REPORTS[:2]:
            record.store(report, "v1")
        bring_up_to_date(record, record.codebook)
        assert [one.docket for one in record.matters(["event"])] == ["CHL|NOR"]
        record.reject("b/c1", by="Ana")
        bring_up_to_date(record, record.codebook)
        assert [one.docket for one in record.matters(["event"])] == ["NOR"]
