"""Roles: who reads, who also corrects and adds, and by what name."""

import getpass
from dataclasses import dataclass

from onrecord.record.tokens import TokenHost
from onrecord.settings import Settings


@dataclass(frozen=True)
class Access:
    """What whoever sends a request may do. `by` is the name that corrections are signed with."""

    role: str
    by: str

    @property
    def reads(self) -> bool:
        """Whether they see what is on record."""
        return self.role in ("reader", "editor")

    @property
    def edits(self) -> bool:
        """Whether they correct and add."""
        return self.role == "editor"


ANYONE = Access(role="", by="")
"""Somebody without a token: sees the page to sign in, and nothing else."""


def local_access(settings: Settings) -> Access:
    """The user of this machine is the editor, under the name in the settings or the login's."""
    try:
        name = settings.by or getpass.getuser()
    except (KeyError, OSError):
        name = "local"
    return Access(role="editor", by=name)


def access_of(host: TokenHost, secret: str) -> Access | None:
    """What a token opens; null when it is unknown, past its day or revoked."""
    token = host.check_token(secret)
    return Access(role=token.role.value, by=token.name or token.id) if token else None
