"""Matters as asked: by holders known only in words, and as they stood on an earlier day."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from made_reports import CHILE, KNOWN, NORWAY, PERU, at, new_record, quote
from onrecord.inquiry import matters
from onrecord.ledger.update import bring_up_to_date
from onrecord.record import Filters, Record, TakenPart
from onrecord.vocabulary import Annotations, Claim, ClaimKind, Factuality, Modality, Report, Statement, UsageError

FIRST = "Norway attacked Chile at Punta Lobos, local anglers said."
SECOND = "Norway attacked Chile at Punta Lobos."
PLAN = "Chile will attack Peru, according to retired surveyors."


def attack(name: str, published: str, text: str, *, by_words: str | None = None, **differs: object) -> Annotations:
    """A report with one attack by Norway on Chile in it, told by someone known only in words, or by the report."""
    said = (
        (
            Statement(
                id="s1", source=(at(text, by_words),), cue=(at(text, by_words),), content=((0, len(text)),), holder=None
            ),
        )
        if by_words
        else ()
    )
    claim = Claim(
        id="c1",
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=quote(text, "attack"),
        actors=("NOR",),
        recipients=("CHL",),
        holders=("s1",) if by_words else (),
        evidence=((0, len(text)),),
    )
    return Annotations(
        report=Report(id=name, text=text, published=published, publisher="Fjord Courier"),
        actors=KNOWN,
        statements=said,
        claims=(replace(claim, **differs),),
    )


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = new_record(tmp_path / "onrecord.db")
    plan = {"actors": (CHILE.id,), "recipients": (PERU.id,), "modality": Modality.PREDICTED}
    for one in (
        attack("a", "2024-05-01", FIRST, by_words="local anglers"),
        attack("b", "2024-05-03", SECOND, factuality=Factuality.CERTAIN),
        attack("c", "2024-06-01", FIRST.replace("Norway", "Norway "), by_words="local anglers"),
        attack("d", "2024-05-02", PLAN, by_words="retired surveyors", factuality=Factuality.PROBABLE, **plan),
    ):
        opened.store(one, "v1")
    bring_up_to_date(opened, opened.codebook)
    return opened


def ids(found: object) -> list[str]:
    return [one.id for one in found]  # type: ignore[attr-defined]


def test_who_is_known_only_in_words_holds_accounts_and_forecasts(record: Record) -> None:
    assert ids(matters.events(record, Filters(holder="anglers"))) == ["event/a/c1", "event/c/c1"]
    assert ids(matters.forecasts(record, Filters(holder="surveyors"))) == ["forecast/d/c1"]
    assert not list(matters.forecasts(record, Filters(holder="anglers")))
    with pytest.raises(UsageError) as raised:
        list(matters.events(record, Filters(holder="smugglers")))
    assert raised.value.code == "unknown-holder"


def test_accounts_count_from_the_day_they_were_given(record: Record) -> None:
    assert ids(matters.events(record, Filters(holder="Fjord Courier", type="ASSAULT"))) == ["event/a/c1"]
    assert not list(matters.events(record, Filters(holder="Fjord Courier", as_of="2024-05-02")))
    assert ids(matters.events(record, Filters(holder="anglers", as_of="2024-05-02"))) == ["event/a/c1"]


def test_filters_are_asked_of_the_matter_as_it_stood(tmp_path: Path) -> None:
    with new_record(tmp_path / "onrecord.db") as record:
        other = {"actors": (NORWAY.id, PERU.id), "type": "COERCE"}
        for one in (
            attack("a", "2024-05-01", FIRST, by_words="local anglers"),
            attack("b", "2024-05-02", FIRST.replace("said", "say"), by_words="local anglers", **other),
            attack("c", "2024-05-03", FIRST.replace("said", "tell"), by_words="local anglers", **other),
        ):
            record.store(one, "v1")
        bring_up_to_date(record, record.codebook)
        (event,) = matters.events(record)
        assert event.type == "COERCE"
        for asked, on_first, now in (
            (Filters(type="ASSAULT"), ["event/a/c1"], []),
            (Filters(type="COERCE"), [], ["event/a/c1"]),
            (Filters(actor="Peru"), [], ["event/a/c1"]),
            (Filters(between=("Norway", "Peru")), [], []),
            (Filters(between=("Peru", "Chile")), [], ["event/a/c1"]),
            (Filters(between=("Chile", "Peru"), part=TakenPart.RECIPIENT), [], ["event/a/c1"]),
            (Filters(between=("Chile", "Peru"), part=TakenPart.ACTOR), [], []),
            (Filters(actor="Chile", part=TakenPart.RECIPIENT), ["event/a/c1"], ["event/a/c1"]),
            (Filters(actor="Peru", part=TakenPart.ACTOR), [], ["event/a/c1"]),
            (Filters(actor="Chile", part=TakenPart.ACTOR), [], []),
            (Filters(on="2024-05-01"), ["event/a/c1"], ["event/a/c1"]),
            (Filters(on="2024-05"), ["event/a/c1"], ["event/a/c1"]),
            (Filters(on="2024-05-02"), [], []),
            (Filters(between=("Norway", "Chile")), ["event/a/c1"], ["event/a/c1"]),
            (Filters(report="c"), [], ["event/a/c1"]),
            (Filters(until="2024-05-01"), ["event/a/c1"], ["event/a/c1"]),
            (Filters(since="2024-05-02"), [], []),
        ):
            assert ids(matters.events(record, asked)) == now
            assert ids(matters.events(record, replace(asked, as_of="2024-05-01"))) == on_first


def test_a_limit_counts_what_stood_on_the_day(tmp_path: Path) -> None:
    with new_record(tmp_path / "onrecord.db") as record:
        for one in (
            attack("a", "2024-05-01", FIRST, by_words="local anglers"),
            attack("b", "2024-05-02", SECOND, type="COERCE"),
            attack("c", "2024-05-03", FIRST, type="COERCE", by_words="local anglers"),
            attack("e", "2024-05-01", SECOND, type="COERCE", actors=("PER",)),
        ):
            record.store(one, "v1")
        bring_up_to_date(record, record.codebook)
        coerced = Filters(type="COERCE", limit=1)
        assert ids(matters.events(record, coerced)) == ["event/a/c1"]
        assert ids(matters.events(record, replace(coerced, as_of="2024-05-01"))) == ["event/e/c1"]
