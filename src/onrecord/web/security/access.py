"""Roles: who reads, who also corrects and adds, and by what name."""

import getpass
from dataclasses import dataclass
from typing import Protocol

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


class Doorkeeper(Protocol):
    """Tells what a token opens."""

    def local(self) -> Access:
        """What whoever sits at this machine may do."""

    def access(self, token: str) -> Access | None:
        """What the token opens; null when it is unknown, expired or revoked."""


def local_access(settings: Settings) -> Access:
    """The user of this machine is the editor, under the name in the settings or the login's."""
    try:
        name = settings.by or getpass.getuser()
    except (KeyError, OSError):
        name = "local"
    return Access(role="editor", by=name)
