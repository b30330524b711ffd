"""Two programs that bring one ledger up to date at once come to what one comes to alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from test_ledger_kill import derived, stored

from onrecord import bring_up_to_date
from onrecord.record import open_record

BRING_UP = """
import sys
from onrecord.ledger.update import bring_up_to_date, rebuild
from onrecord.record import open_record
with open_record(sys.argv[1]) as record:
    {"rebuild": rebuild, "update": bring_up_to_date}[sys.argv[2]](record, record.codebook)
"""


@pytest.mark.parametrize("other", ["update", "rebuild"])
def test_two_processes_at_once(tmp_path: Path, other: str):
    alone, together = tmp_path / "alone.db", tmp_path / "together.db"
    with stored(alone) as record:
        bring_up_to_date(record)
    stored(together).close()
    running = [subprocess.Popen([sys.executable, "-c", BRING_UP, str(together), how]) for how in ("update", other)]
    assert [one.wait(timeout=100) for one in running] == [0, 0]
    with open_record(together) as record:
        bring_up_to_date(record)
        assert not record.ledger_is_behind()
    assert derived(together) == derived(alone)
