"""Tokens: who may use a record over the network, and as what. Only a token's hash is kept."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

PREFIX = "onrecord_"
"""What every token begins with, so that people and secret scanners know one when they see it."""
_SECRET = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")


class Role(StrEnum):
    """What the bearer of a token may do."""

    READER = "reader"
    """Look at everything."""
    EDITOR = "editor"
    """Also add reports and correct."""


class Token(Struct, frozen=True, kw_only=True):
    """A token as it is kept: everything but its secret. Times are ISO 8601, UTC; `expires` is null for never."""

    id: str
    role: Role
    name: str | None = None
    made: str
    expires: str | None = None
    revoked: str | None = None


class NewToken(Struct, frozen=True, kw_only=True):
    """A token that was just made, with its `secret`, which nobody can ask for again."""

    token: Token
    secret: str


class TokenHost(Protocol):
    """What is asked of a store that keeps tokens."""

    def create_token(self, role: Role, *, name: str | None = None, days: int | None = None) -> NewToken:
        """Make a token, good for `days` (at least 1, at most 36,500; null for ever).

        Raises `UsageError` (`wrong-value`) and `RecordError`.
        """

    def check_token(self, secret: str) -> Token | None:
        """The token with this secret; null when there is none, or when it is revoked or past its day."""

    def revoke_token(self, token_id: str) -> Token:
        """Let a token be good for nothing from now on; raises `UsageError`: `unknown-token`, `already-revoked`."""

    def tokens(self) -> Iterator[Token]:
        """All tokens in the order in which they were made, also those revoked or past their day."""


def new_secret() -> str:
    """A secret of 256 random bits behind the prefix."""
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str | None:
    """The SHA-256 by which a secret is kept and looked up, hex; null for what cannot be a secret.

    Secrets are random through and through, so that a plain hash is enough; and whoever measures how long a look-up by
    hash takes learns nothing of the secret.
    """
    return hashlib.sha256(secret.encode("ascii")).hexdigest() if _SECRET.fullmatch(secret) else None
