"""The record's part that keeps tokens."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Column, Table, Text, insert, select, update

from onrecord.record.connected import Connected
from onrecord.record.schema import Words, metadata
from onrecord.record.tokens import NewToken, Role, Token, digest_of, new_secret
from onrecord.vocabulary import UsageError

LONGEST_NAME = 200
MOST_DAYS = 36_500

tokens = Table(
    "tokens",
    metadata,
    Column("id", Words, primary_key=True),
    Column("role", Words, nullable=False, comment="reader or editor"),
    Column("name", Text, comment="what people call it"),
    Column("digest", Words, nullable=False, unique=True, comment="SHA-256 of the secret, hex"),
    Column("made", Words, nullable=False, comment="ISO time, UTC"),
    Column("expires", Words, comment="ISO time, UTC; null for never"),
    Column("revoked", Words, comment="ISO time, UTC"),
    comment="Who may use the record over the network; never derived",
)
_KEPT = [column for column in tokens.c if column.name != "digest"]


class SqlTokens(Connected):
    """What `SqlRecord` does as a `TokenHost`."""

    def create_token(self, role: Role, *, name: str | None = None, days: int | None = None) -> NewToken:
        """As the Protocol says."""
        called = (name or "").strip() or None
        if called is not None and len(called) > LONGEST_NAME:
            raise UsageError("wrong-value", f"A token's name has at most {LONGEST_NAME} characters.", "Shorten it.")
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise UsageError("wrong-value", f"A token cannot be good for {days} days.", f"Give 1 to {MOST_DAYS:,}.")
        made, secret = datetime.now(UTC), new_secret()
        token = Token(
            id=secrets.token_hex(4),
            role=role,
            name=called,
            made=_iso(made),
            expires=_iso(made + timedelta(days=days)) if days is not None else None,
        )
        with self._writing() as connection:
            connection.execute(insert(tokens), msgspec.to_builtins(token) | {"digest": digest_of(secret)})
        return NewToken(token=token, secret=secret)

    def check_token(self, secret: str) -> Token | None:
        """As the Protocol says."""
        digest = digest_of(secret)
        if digest is None:
            return None
        with self._reading() as connection:
            row = connection.execute(select(*_KEPT).where(tokens.c.digest == digest)).first()
        token = _token(row) if row else None
        if token is None or token.revoked is not None:
            return None
        return token if token.expires is None or token.expires > _iso(datetime.now(UTC)) else None

    def revoke_token(self, token_id: str) -> Token:
        """As the Protocol says."""
        with self._writing() as connection:
            row = connection.execute(select(*_KEPT).where(tokens.c.id == token_id)).first()
            if row is None:
                raise UsageError(
                    "unknown-token", f"There is no token {token_id!r}.", "`onrecord token list` lists them."
                )
            token = _token(row)
            if token.revoked is not None:
                raise UsageError("already-revoked", f"Token {token_id} was revoked at {token.revoked}.")
            revoked = replace(token, revoked=_iso(datetime.now(UTC)))
            connection.execute(update(tokens).where(tokens.c.id == token_id).values(revoked=revoked.revoked))
        return revoked

    def tokens(self) -> Iterator[Token]:
        """As the Protocol says."""
        with self._reading() as connection:
            yield from [_token(row) for row in connection.execute(select(*_KEPT).order_by(tokens.c.made, tokens.c.id))]


def _token(row: Any) -> Token:
    kept = dict(row._mapping)
    return Token(**kept | {"role": Role(kept["role"])})


def _iso(moment: datetime) -> str:
    """With a fixed number of digits, so that times compare as words."""
    return moment.isoformat(timespec="seconds")
