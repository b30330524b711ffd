"""Two programs that bring one ledger up to date at once come to what one comes to alone."""

import shutil
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


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record whose ledger has yet to be made; to be copied, not changed."""
    path = tmp_path_factory.mktemp("behind") / "onrecord.db"
    stored(path).close()
    return path


@pytest.fixture(scope="module")
def alone(behind: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What one program comes to alone."""
    path = shutil.copy(behind, tmp_path_factory.mktemp("alone") / "onrecord.db")
    with open_record(path) as record:
        bring_up_to_date(record)
    return derived(path)


@pytest.mark.parametrize("other", ["update", "rebuild"])
def test_two_processes_at_once(
    behind: Path, alone: dict[str, list[tuple[object, ...]]], tmp_path: Path, other: str
) -> None:
    together = shutil.copy(behind, tmp_path / "together.db")
    running = [subprocess.Popen([sys.executable, "-c", BRING_UP, str(together), how]) for how in ("update", other)]
    assert [one.wait(timeout=100) for one in running] == [0, 0]
    with open_record(together) as record:
        bring_up_to_date(record)
        assert not record.ledger_is_behind()
    assert derived(together) == alone
