"""What a Python user imports, and what importing it does not load."""

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.vocabulary import OnrecordError, RecordError


def test_importing_loads_nothing_heavy():
    look = "import onrecord, sys; print([one for one in ('spacy', 'sqlalchemy', 'alembic') if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_asking_a_record_does_not_load_the_parser(tmp_path: Path):
    onrecord.open_record(tmp_path / "onrecord.db").close()
    look = (
        "import onrecord, sys\n"
        "with onrecord.open_record(sys.argv[1]) as record: list(record.claims())\n"
        "print([one for one in ('spacy', 'alembic', 'trafilatura') if one in sys.modules])"
    )
    command = [sys.executable, "-c", look, str(tmp_path / "onrecord.db")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_annotate_text_and_file_and_store_it(tmp_path: Path):
    text = "Norway shipped radars to Chile in May 2024. Peru condemned the shipment."
    given = onrecord.annotate(text, published="2024-06-01", publisher="Andes Post")
    assert (given.report.text, given.report.published, given.report.publisher) == (text, "2024-06-01", "Andes Post")
    path = tmp_path / "radars.txt"
    path.write_text(text, encoding="utf-8")
    assert onrecord.annotate(path).report.text.strip() == text
    with onrecord.open_record(tmp_path / "onrecord.db") as record:
        record.store(given, "test")
        assert record.counts().reports == 1


def test_errors_are_coded(tmp_path: Path):
    with pytest.raises(OnrecordError):
        onrecord.annotate("")
    with pytest.raises(OnrecordError):
        onrecord.annotate(tmp_path / "missing.txt")
    with pytest.raises(RecordError) as raised:
        onrecord.open_record(tmp_path / "missing.db", create=False)
    assert raised.value.code == "record-missing"
