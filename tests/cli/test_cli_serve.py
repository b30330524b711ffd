"""`onrecord serve` as it starts."""

from pathlib import Path

from cli_runs import apart


def test_a_file_that_is_no_record_is_told_of_before_anything_is_served(tmp_path: Path) -> None:
    junk = tmp_path / "junk.db"
    junk.write_bytes(b"Norway attacked Chile. " * 200)
    ran = apart("serve", "--record", junk, "--port", 0)
    assert (ran.status, ran.out) == (1, "")
    assert "[record-not-a-record]" in ran.err
    assert "Traceback" not in ran.err
    assert "is shown at" not in ran.err
    assert junk.read_bytes().startswith(b"Norway attacked")
