"""Records of the reports in `matter_reports`, with their ledgers."""

from collections.abc import Iterator

import pytest
from matter_reports import PAST, REPORTS

from onrecord.ledger.update import bring_up_to_date
from onrecord.reader import Reader
from onrecord.record import Record, open_record, read_into


@pytest.fixture(scope="session")
def quarrel(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """To be asked, not changed."""
    with open_record(tmp_path_factory.mktemp("quarrel") / "onrecord.db") as record:
        read_into(record, REPORTS, reader)
        bring_up_to_date(record, record.codebook)
        yield record


@pytest.fixture(scope="session")
def quarrel_and_past(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """The same with a report that looks back, and names places; to be asked, not changed."""
    with open_record(tmp_path_factory.mktemp("past") / "onrecord.db") as record:
        read_into(record, (*REPORTS, PAST), reader)
        bring_up_to_date(record, record.codebook)
        yield record
