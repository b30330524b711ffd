"""`onrecord token`: the secret is printed once and never again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import ESCAPES, Ran

from made_reports import new_record
from onrecord.record import open_record


@pytest.fixture
def path(tmp_path: Path) -> str:
    new_record(tmp_path / "onrecord.db").close()
    return str(tmp_path / "onrecord.db")


def test_made_listed_and_revoked(onrecord: Callable[..., Ran], path: str):
    made = onrecord("token", "create", "--role", "editor", "--name", ESCAPES, "--days", 7, "--record", path)
    secret = made.out.strip()
    assert made.status == 0
    assert "not shown again" in made.err
    with open_record(path) as record:
        token = record.check_token(secret)
    assert token is not None

    listed = onrecord("token", "list", "--record", path)
    assert token.id in listed.out
    assert secret not in listed.out
    assert "\x1b" not in listed.out
    (row,) = onrecord("token", "list", "--json", "--record", path).rows
    assert (row["id"], row["role"], row["expires"]) == (token.id, "editor", token.expires)
    assert "digest" not in row

    assert onrecord("token", "revoke", token.id, "--record", path).out == f"Token {token.id} is revoked.\n"
    with open_record(path) as record:
        assert record.check_token(secret) is None
    again = onrecord("token", "revoke", token.id, "--record", path)
    assert (again.status, "[already-revoked]" in again.err) == (2, True)


def test_as_json_the_secret_is_a_field(onrecord: Callable[..., Ran], path: str):
    (row,) = onrecord("token", "create", "--role", "reader", "--json", "--record", path).rows
    with open_record(path) as record:
        assert record.check_token(str(row["secret"])) is not None


def test_usage_errors(onrecord: Callable[..., Ran], path: str, tmp_path: Path):
    assert "[wrong-value]" in onrecord("token", "create", "--role", "owner", "--record", path).err
    assert "[wrong-value]" in onrecord("token", "create", "--role", "reader", "--days", 0, "--record", path).err
    assert "[record-missing]" in onrecord("token", "list", "--record", tmp_path / "none.db").err
