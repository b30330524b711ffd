"""Records of the reports in `matter_reports` and `lagoon_reports`, with their ledgers."""

from collections.abc import Iterator

import pytest
from lagoon_reports import LAGOON
from matter_reports import REPORTS

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
def lagoon(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Record]:
    """To be asked, not changed: a disputed attack, a promise that is kept, a treaty, a tie."""
    with open_record(tmp_path_factory.mktemp("lagoon") / "onrecord.db") as record:
        read_into(record, LAGOON, reader)
        bring_up_to_date(record, record.codebook)
        yield record
