"""Tokens: made once, known by their hash, good until their day or until they are revoked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from made_reports import new_record
from onrecord.record import Record, Role
from onrecord.vocabulary import UsageError


def test_a_token_is_known_by_its_secret_alone(record: Record):
    made = record.create_token(Role.EDITOR, name=" desk ")
    assert made.secret.startswith("onrecord_")
    assert (made.token.role, made.token.name, made.token.expires) == (Role.EDITOR, "desk", None)
    assert record.check_token(made.secret) == made.token
    other = made.secret[:-1] + ("A" if made.secret[-1] != "A" else "B")
    for wrong in (
        other,
        made.secret.upper(),
        made.token.id,
        "",
        "onrecord_",
        made.secret + "\n",
        "onrecord_" + "ü" * 43,
    ):
        assert record.check_token(wrong) is None


def test_the_file_does_not_hold_the_secret(tmp_path: Path):
    with new_record(tmp_path / "onrecord.db") as record:
        secret = record.create_token(Role.READER).secret
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"tokens" in kept
    assert secret.encode() not in kept
    assert secret.removeprefix("onrecord_").encode() not in kept


def test_a_revoked_token_is_good_for_nothing_and_stays_in_the_list(record: Record):
    made = [record.create_token(Role.READER, name=str(number)) for number in range(3)]
    revoked = record.revoke_token(made[1].token.id)
    assert revoked.revoked is not None
    assert record.check_token(made[1].secret) is None
    assert record.check_token(made[0].secret) == made[0].token
    assert {one.id: one.revoked for one in record.tokens()} == {
        one.token.id: revoked.revoked if one is made[1] else None for one in made
    }
    with pytest.raises(UsageError) as again:
        record.revoke_token(made[1].token.id)
    assert again.value.code == "already-revoked"
    with pytest.raises(UsageError) as unknown:
        record.revoke_token("none")
    assert unknown.value.code == "unknown-token"


def test_a_token_past_its_day_is_good_for_nothing(tmp_path: Path):
    path = tmp_path / "onrecord.db"
    with new_record(path) as record:
        made = record.create_token(Role.READER, days=1)
        assert record.check_token(made.secret) == made.token
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE tokens SET expires = '2001-01-01T00:00:00+00:00'")
            connection.commit()
        assert record.check_token(made.secret) is None
        assert [one.expires for one in record.tokens()] == ["2001-01-01T00:00:00+00:00"]


@pytest.mark.parametrize("wrong", [{"days": 0}, {"days": -1}, {"days": 10**9}, {"name": "x" * 201}])
def test_what_no_token_can_be(record: Record, wrong: dict[str, object]):
    with pytest.raises(UsageError) as error:
        record.create_token(Role.READER, **wrong)  # type: ignore[arg-type]
    assert error.value.code == "wrong-value"
    assert list(record.tokens()) == []
