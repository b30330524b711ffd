"""What a person would have otherwise in a claim, checked before it is written down."""

from datetime import date
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from onrecord.vocabulary import Claim, ClaimKind, ClaimTime, EventType, Factuality, Modality, TieType, UsageError


class Changes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New values of a claim's fields; those left out stay. `since` and `until` bound its time, null for an open end.

    `actors` and `recipients` are names or ids of actors on record.
    """

    type: str | UnsetType | None = UNSET
    factuality: Factuality | UnsetType = UNSET
    modality: Modality | UnsetType = UNSET
    actors: tuple[str, ...] | UnsetType = UNSET
    recipients: tuple[str, ...] | UnsetType = UNSET
    object: str | UnsetType | None = UNSET
    since: str | UnsetType | None = UNSET
    until: str | UnsetType | None = UNSET


def changed_fields(claim: Claim, changes: Changes) -> dict[str, Any]:
    """The fields of the claim that the changes leave otherwise, as plain data.

    Raises `UsageError`: `wrong-value` when a value does not suit the claim, `not-a-date`, `nothing-to-change` when all
    is so already.
    """
    _check_type(claim, changes)
    wanted: dict[str, Any] = {
        name: getattr(changes, name)
        for name in ("type", "factuality", "modality", "actors", "recipients", "object")
        if getattr(changes, name) is not UNSET
    }
    if changes.since is not UNSET or changes.until is not UNSET:
        wanted["time"] = _time(claim, changes)
    found = {name: value for name, value in wanted.items() if value != getattr(claim, name)}
    if not found:
        raise UsageError(
            "nothing-to-change", "The claim is already as you would have it.", "Name a field and another value."
        )
    plain: dict[str, Any] = msgspec.to_builtins(found)
    return plain


def check_day(day: str | None) -> None:
    """Raise `UsageError` (`not-a-date`) unless it is an ISO date or null."""
    try:
        if day is not None and date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    if day is not None:
        raise UsageError("not-a-date", f"{day!r} is not a date.", "Write it as 2024-10-22.")


def _check_type(claim: Claim, changes: Changes) -> None:
    if changes.type is UNSET or changes.type is None:
        if changes.type is None and claim.kind is not ClaimKind.OBLIGATION:
            raise UsageError("wrong-value", "Only an obligation can be without a type.", "Name a type.")
        return
    allowed = [one.value for one in (TieType if claim.kind is ClaimKind.TIE else EventType)]
    if changes.type not in allowed:
        raise UsageError(
            "wrong-value",
            f"{claim.id} is of the kind {claim.kind.value}, which cannot be of the type {changes.type}.",
            f"It is one of {', '.join(allowed)}.",
        )


def _time(claim: Claim, changes: Changes) -> ClaimTime | None:
    for day in (changes.since, changes.until):
        if day is not UNSET:
            check_day(day)
    old = claim.time or ClaimTime()
    first = old.from_ if changes.since is UNSET else changes.since
    last = old.to if changes.until is UNSET else changes.until
    if first and last and first > last:
        raise UsageError("wrong-value", f"A time cannot begin on {first} and end on {last}.", "Change both ends.")
    if not first and not last:
        return None
    if (first, last) == (old.from_, old.to):
        return old
    return ClaimTime(value=first if first == last else None, from_=first, to=last)
