"""What a user types as filters becomes `Filters`, or an error that says what can be typed."""

import calendar
import difflib
import re
from collections.abc import Iterable

from onrecord.record import Filters, TakenPart
from onrecord.vocabulary import ClaimKind, EventType, Factuality, Modality, TieType, UsageError

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NEAR = 0.5


def make_filters(
    *,
    actor: str | None = None,
    between: tuple[str, str] | None = None,
    part: str | None = None,
    type: str | None = None,  # noqa: A002  the name that users, JSON and tables have for it
    holder: str | None = None,
    since: str | None = None,
    until: str | None = None,
    on: str | None = None,
    report: str | None = None,
    as_of: str | None = None,
    kind: str | None = None,
    factuality: str | None = None,
    modality: str | None = None,
    limit: int | None = None,
) -> Filters:
    """`Filters` from words: values in any case, dates as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    A year or month is its first day for `since`, its last for `until` and `as_of`, itself for `on`. Names are resolved
    by the record when it is asked. Raises `UsageError`: `unknown-value` with the nearest ones, `not-a-date`,
    `not-a-limit`, and `part-of-whom` for a `part` without `actor` or `between`.
    """
    if limit is not None and limit < 1:
        raise UsageError("not-a-limit", f"A limit of {limit} answers leaves none.", "Give 1 or more.")
    whose = between or actor
    if part is not None and (whose is None or (between is None and part.strip().casefold() == TakenPart.BOTH)):
        advice = "Name one in `actor` (part actor or recipient), or two in `between` (actor, recipient or both)."
        raise UsageError("part-of-whom", f"Nobody is named who could have the part {part!r}.", advice)
    return Filters(
        actor=actor,
        between=between,
        part=TakenPart(found) if (found := one_of("part", part, TakenPart)) else None,
        type=one_of("type", type, [*EventType, *TieType]),
        holder=holder,
        since=date_from(since, last=False),
        until=date_from(until, last=True),
        on=on.strip() if on is not None and date_from(on, last=True) else None,
        report=report,
        as_of=date_from(as_of, last=True),
        kind=ClaimKind(found) if (found := one_of("kind", kind, ClaimKind)) else None,
        factuality=Factuality(found) if (found := one_of("factuality", factuality, Factuality)) else None,
        modality=Modality(found) if (found := one_of("modality", modality, Modality)) else None,
        limit=limit,
    )


def date_from(words: str | None, *, last: bool) -> str | None:
    """The ISO date of a day, or of the first (or `last`) day of a month or year; raises `UsageError` (`not-a-date`)."""
    if words is None:
        return None
    match = _DATE.fullmatch(words.strip())
    if match:
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        if year >= 1 and 1 <= month <= 12:
            days = calendar.monthrange(year, month)[1]
            day = int(match[3] or (days if last else 1))
            if 1 <= day <= days:
                return f"{year:04}-{month:02}-{day:02}"
    raise UsageError("not-a-date", f"{words!r} is not a date.", "Write it as 2024, 2024-10 or 2024-10-22.")


def one_of(name: str, value: str | None, allowed: Iterable[str]) -> str | None:
    """The one of the values `allowed` that is meant, in any case; raises `UsageError` (`unknown-value`) for none."""
    if value is None:
        return None
    known = {str(one).casefold(): str(one) for one in allowed}
    found = known.get(value.strip().casefold())
    if found is None:
        near = [known[one] for one in difflib.get_close_matches(value.casefold(), list(known), 3, _NEAR)]
        advice = f"Did you mean {', '.join(near)}?" if near else f"It is one of {', '.join(known.values())}."
        raise UsageError("unknown-value", f"There is no {name} {value!r}.", advice)
    return found
