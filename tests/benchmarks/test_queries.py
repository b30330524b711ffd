"""What is asked of a record to measure how long it takes, and the figures made of it."""

from collections.abc import Iterator
from datetime import date

import pytest

from benchmarks.page import QUESTIONS, TARGETS
from benchmarks.queries import DEEDS, Asked, asked_of, figures, questions
from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Filters, Record, open_record, read_into
from onrecord.vocabulary import Report


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """Two reports of two months."""
    texts = {"2024-03-04": "Chile attacked Peru on Monday. Chile shelled Peru.", "2024-04-04": "Norway met Chile."}
    reports = [Report(id=day, published=day, publisher="Andes Post", text=text) for day, text in texts.items()]
    with open_record(tmp_path_factory.mktemp("queries") / "onrecord.db") as opened:
        read_into(opened, reports, reader)
        bring_up_to_date(opened, opened.codebook)
        yield opened


def test_whom_it_asks_about_is_on_record(record: Record) -> None:
    asked = asked_of(record)
    assert set(asked.pairs) == {("Chile", "Peru"), ("Chile", "Norway")}
    assert asked.actors[0] == "CHL"
    assert asked.months == ["2024-03", "2024-04"]
    assert asked.last == date(2024, 4, 4)


def test_lists_are_narrowed_down_by_actors_and_months() -> None:
    asked = list(Asked(pairs=[], actors=["CHL"], months=["2024-02"], last=date(2024, 2, 29)).filters())
    assert asked[1:] == [
        Filters(actor="CHL"),
        Filters(since="2024-02-01", until="2024-02-29"),
        Filters(actor="CHL", as_of="2024-02-29"),
    ]


def test_every_kind_of_question_is_asked_and_has_figures(record: Record, reader: Reader) -> None:
    kinds = [kind for kind, _ in questions(record, asked_of(record), reader)]
    assert set(kinds) == set(QUESTIONS)
    assert kinds.count("scenario") == kinds.count("between") == 2 < len(DEEDS)
    found = figures(record, reader, rounds=1)
    assert found["questions"] == len(kinds)
    assert set(TARGETS["queries"]) < set(found)
    assert all(found[f"{kind}_p50_ms"] <= found[f"{kind}_p95_ms"] for kind in QUESTIONS)
