"""Records of the reports in `matter_reports` and `lagoon_reports`, with their ledgers."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from lagoon_reports import LAGOON
from matter_reports import PAST, REPORTS

from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Record, open_record, read_into
from onrecord.vocabulary import Report


@pytest.fixture(scope="session")
def quarrel(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """To be asked, not changed."""
    yield from _holding(tmp_path_factory.mktemp("quarrel"), REPORTS, reader)


@pytest.fixture(scope="session")
def quarrel_and_past(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """The same with a report that looks back, and names places; to be asked, not changed."""
    yield from _holding(tmp_path_factory.mktemp("past"), (*REPORTS, PAST), reader)


@pytest.fixture(scope="session")
def lagoon(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """To be asked, not changed: a disputed attack, a promise that is kept, a treaty, a tie."""
    yield from _holding(tmp_path_factory.mktemp("lagoon"), LAGOON, reader)


def _holding(folder: Path, reports: Sequence[Report], reader: Reader) -> Iterator[Record]:
    with open_record(folder / "onrecord.db") as record:
        read_into(record, reports, reader)
        bring_up_to_date(record, record.codebook)
        yield record
