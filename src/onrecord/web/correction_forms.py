"""What the fields of a form ask to have corrected, as wishes."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from starlette.datastructures import FormData

from onrecord.inquiry.filters import date_from
from onrecord.record import Changes, ClaimOnRecord, Record
from onrecord.vocabulary import Factuality, ForecastOutcome, Modality, UsageError
from onrecord.web.correcting import Accept, Change, Merge, Part, Reject, SetHead, Settle, Undo, Wish

Value = TypeVar("Value", bound=StrEnum)
Wished = Callable[[Record, FormData], Wish | Undo]
"""What a form asks to have corrected on a record."""


def accept(_: Record, form: FormData) -> Wish | Undo:
    """`claim` stands as it was read, for the reason `why`."""
    return Accept(claim=needed(form, "claim"), why=given(form, "why"))


def reject(_: Record, form: FormData) -> Wish | Undo:
    """`claim` was misread."""
    return Reject(claim=needed(form, "claim"), why=given(form, "why"))


def change(record: Record, form: FormData) -> Wish | Undo:
    """`claim` has other values: of all fields that the form shows, those that differ from what is on record."""
    claim_id = needed(form, "claim")
    claim = record.get(claim_id)
    if not isinstance(claim, ClaimOnRecord):
        raise UsageError("not-a-claim", f"{claim_id!r} is no claim.", "Choose one from the list of claims.")
    return Change(claim=claim_id, changes=changes_in(record, claim, form), why=given(form, "why"))


def set_head(_: Record, form: FormData) -> Wish | Undo:
    """`report` was `published` on another day, or by another `publisher`; empty fields stay as they are."""
    day = date_from(given(form, "published"), last=False)
    if day != date_from(given(form, "published"), last=True):
        raise UsageError("not-a-date", f"{form['published']!r} is more than a day.", "Write the day as 2024-10-22.")
    publisher, why = given(form, "publisher"), given(form, "why")
    return SetHead(report=needed(form, "report"), published=day, publisher=publisher, why=why)


def merge(_: Record, form: FormData) -> Wish | Undo:
    """`first` and `second` are one actor, event or agreement."""
    return Merge(first=needed(form, "first"), second=needed(form, "second"), why=given(form, "why"))


def part(_: Record, form: FormData) -> Wish | Undo:
    """`target` is not `others`: some of its claims, or another actor, event or agreement."""
    others = listed(form, "others")
    if not others:
        raise UsageError("cannot-part", "Nothing is named to be parted.", "Tick some claims, or name another id.")
    return Part(target=needed(form, "target"), others=tuple(others), why=given(form, "why"))


def settle(_: Record, form: FormData) -> Wish | Undo:
    """What came of `forecast`, and the `claims` that show it."""
    known = {one.value: one for one in ForecastOutcome}
    outcome = needed(form, "outcome")
    if outcome not in known:
        raise UsageError("unknown-value", f"There is no outcome {outcome!r}.", f"It is one of {', '.join(known)}.")
    forecast, claims = needed(form, "forecast"), tuple(listed(form, "claims"))
    return Settle(forecast=forecast, outcome=known[outcome], claims=claims, why=given(form, "why"))


def undo(_: Record, form: FormData) -> Wish | Undo:
    """The correction of this `number` is in force no more."""
    number = needed(form, "number")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise UsageError("unknown-correction", f"There is no correction {number!r}.", "Choose one from the log.")
    return Undo(number=int(number))


WISHES: dict[str, Wished] = {
    "accept": accept,
    "reject": reject,
    "change": change,
    "set": set_head,
    "merge": merge,
    "part": part,
    "settle": settle,
    "undo": undo,
}
"""What can be asked for, by the last part of the address that a form is sent to."""


def changes_in(record: Record, claim: ClaimOnRecord, form: FormData) -> Changes:
    """The fields in which a form differs from a claim; those that the form does not hold are not asked for.

    An actor given by the name that it has in the claim is that actor, whoever else is called so.
    """
    names = record.named({*claim.actors, *claim.recipients})
    ids = {actor.name: one for one, actor in names.items()}
    time = (claim.time and claim.time.from_, claim.time and claim.time.to)
    old: dict[str, Any] = {
        "type": claim.type,
        "factuality": claim.factuality,
        "modality": claim.modality,
        "object": claim.object,
        "since": time[0],
        "until": time[1],
        "actors": claim.actors,
        "recipients": claim.recipients,
    }
    new: dict[str, Any] = {name: given(form, name) for name in ("type", "object") if name in form}
    kinds: dict[str, type[Factuality] | type[Modality]] = {"factuality": Factuality, "modality": Modality}
    new |= {name: _one_of(kind, name, needed(form, name)) for name, kind in kinds.items() if name in form}
    new |= {name: _day(form, name) for name in ("since", "until") if name in form}
    for name in ("actors", "recipients"):
        if name in form:
            new[name] = tuple(ids.get(one, one) for one in listed(form, name))
    if _plain(new.get("object")) == _plain(claim.object):
        new.pop("object", None)
    return Changes(**{name: value for name, value in new.items() if value != old[name]})


def given(form: FormData, name: str) -> str | None:
    """The words in a field; null when there are none."""
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def needed(form: FormData, name: str) -> str:
    """The words in a field that has to be filled in."""
    value = given(form, name)
    if value is None:
        raise UsageError("wrong-value", f"The form says nothing for {name}.", "Fill it in and send it again.")
    return value


def listed(form: FormData, name: str) -> Sequence[str]:
    """The words in all fields of one name."""
    return [value.strip() for value in form.getlist(name) if isinstance(value, str) and value.strip()]


def _plain(words: str | None) -> str | None:
    """Words as they come back from a field of one line."""
    return " ".join(words.split()) if words else None


def _day(form: FormData, name: str) -> str | None:
    return date_from(given(form, name), last=name == "until")


def _one_of(kind: type[Value], name: str, word: str) -> Value:
    known = {str(one): one for one in kind}
    if word not in known:
        raise UsageError("unknown-value", f"There is no {name} {word!r}.", f"It is one of {', '.join(known)}.")
    return known[word]
