"""What a brief tells from several reports."""

from pathlib import Path

from onrecord.inquiry.ledger_brief import ledger_sections
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Filters, Record, open_record, read_into
from onrecord.vocabulary import Report


def test_what_most_say_comes_first_with_its_claim(quarrel: Record) -> None:
    sections = {section.name: section for section in ledger_sections(quarrel)}
    assert {"events", "intentions", "agreements"} <= set(sections)
    first = sections["events"].lines[0]
    assert first.sentence.startswith("Chile attacked Peru (ASSAULT), on 2024-02-01: confirmed by 2 origins (")
    assert first.matter is not None
    assert first.matter.startswith("event/")
    assert all(line.claim and line.quote for section in sections.values() for line in section.lines)


def test_all_origins_of_an_event_count_whoever_speaks_in_them(tmp_path: Path, reader: Reader) -> None:
    """Three outlets that each say so themselves are more than the two that make it confirmed, and a copy is none."""
    words = "Chile attacked Peru in Arequipa on 3 May 2024. Norwegian envoys in the port called it a grave mistake."
    told = {
        "a": ("Andes Post", words),
        "b": ("Fjord Courier", "Peru was attacked by Chile in Arequipa on 3 May 2024, as clouds hung over the city."),
        "c": ("Harbour News Agency", "On 3 May 2024 Chile attacked Peru in Arequipa. The market had closed early."),
        "d": ("Fjord Courier", words),
    }
    reports = [Report(id=one, published="2024-05-04", publisher=by, text=text) for one, (by, text) in told.items()]
    with open_record(tmp_path / "onrecord.db") as record:
        read_into(record, reports, reader)
        bring_up_to_date(record, record.codebook)
        (first, *_), *_ = [one.lines for one in ledger_sections(record) if one.name == "events"]
        assert "confirmed by 3 origins (" in first.sentence
        assert first.reports == len(told)
        (event,) = [row for row in record.matters(["event"]) if row.id == first.matter]
        assert event.origins == 3


def test_since_bounds_it(quarrel: Record) -> None:
    lines = [line for one in ledger_sections(quarrel, Filters(since="2024-04")) for line in one.lines]
    assert lines
    assert not [line for line in lines if "2024-02-01" in line.sentence]


def test_nothing_without_a_ledger(tmp_path: Path) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        assert ledger_sections(record) == ()


def test_a_promise_is_news_when_it_is_made(tmp_path: Path, reader: Reader) -> None:
    text = "Norway will ship 40 radars to Kenya by the end of May, Defence Minister Ingrid Lund said on Monday."
    with open_record(tmp_path / "onrecord.db") as record:
        read_into(record, [Report(id="a", published="2024-05-06", publisher="Andes Post", text=text)], reader)
        bring_up_to_date(record, record.codebook)
        for since, told in (("2024-05-06", True), ("2024-05-07", False)):
            found = {one.name for one in ledger_sections(record, Filters(since=since, until="2024-05-31"))}
            assert ("intentions" in found) is told
