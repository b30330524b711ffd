"""Agreements: named and unnamed deals between parties, their lives and obligations (ATOP).

Claims and reports are named by their ids on record, actors by theirs. Dates are ISO, inclusive; null when unknown.
"""

from enum import StrEnum

from msgspec import Struct


class AgreementStatus(StrEnum):
    """The life of an agreement (ATOP phases)."""

    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in force"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Step(Struct, frozen=True, kw_only=True, gc=False):
    """One step in an agreement's life, its day where known, and the claims that tell of it."""

    status: AgreementStatus
    date: str | None
    claims: tuple[str, ...]


class Duty(Struct, frozen=True, kw_only=True, gc=False):
    """An obligation under an agreement (ATOP): who owes what to whom, when it is triggered.

    `binding` is false where the text says that it is expressly not owed. `bearer` and `beneficiary` are actor ids; both
    may be several.
    """

    bearer: tuple[str, ...]
    action: str
    beneficiary: tuple[str, ...] = ()
    trigger: str | None = None
    type: str | None = None
    binding: bool = True
    forbidden: bool = False
    claims: tuple[str, ...] = ()


class Agreement(Struct, frozen=True, kw_only=True, gc=False):
    """A deal between parties under all its names, with its life and its obligations (ATOP)."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    status: AgreementStatus | None = None
    history: tuple[Step, ...] = ()
    obligations: tuple[Duty, ...] = ()
    claims: tuple[str, ...] = ()
    why: dict[str, float] = {}
