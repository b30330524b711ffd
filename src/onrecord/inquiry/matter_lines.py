"""Any matter as a line that leads to its page: what it is, how it stands, on what day, and from how many claims."""

from collections.abc import Iterable

from msgspec import Struct

from onrecord.inquiry.explain_matters import matter_sentence
from onrecord.inquiry.matters import KINDS, Matter, matter
from onrecord.inquiry.naming import Names, as_sentence
from onrecord.inquiry.telling import agreement_named, event_told, forecast_words, tie_told
from onrecord.record import MatterOnRecord, Record
from onrecord.record.desk_rows import FIRST_DAY
from onrecord.vocabulary import Agreement, Event, Forecast, TieOverTime, Transfer, UsageError


class MatterLine(Struct, frozen=True, kw_only=True):
    """A matter in a sentence; `status` is the outcome of a forecast, `day` the first that it is about, else is told on.

    `until` is the last day of an event or tie whose first is known. `reports` counts the reports of its claims.
    """

    id: str
    kind: str
    type: str | None
    sentence: str
    status: str | None
    day: str | None
    until: str | None = None
    claims: tuple[str, ...]
    reports: int


def matter_with(record: Record, any_id: str, kind: str, as_of: str | None) -> tuple[MatterOnRecord, Matter]:
    """The matter of a kind with this id, as it stood on a day.

    Raises `UsageError`: `unknown-id`, `not-yet` when nothing had been published of it by that day.
    """
    row = record.matters_named([any_id]).get(any_id)
    if row is None or row.kind != kind:
        record.get(any_id)  # Says which ids are near when there is none.
        raise UsageError("unknown-id", f"{any_id!r} is no {kind}.", f"The list of {kind}s gives their ids.")
    then = matter(record, row, as_of)
    if then is None:
        raise UsageError(
            "not-yet", f"As of {as_of} nothing is on record of {any_id!r}.", "Ask as of a later day, or of none."
        )
    return row, then


def matter_line(one: Matter, names: Names, day: str | None = None) -> MatterLine:
    """The line of a matter; `day` is that of its first claim, for want of a better one."""
    kind = next(name for name, made in KINDS.items() if isinstance(one, made))
    about, status = _about(one), one.outcome if isinstance(one, Forecast) else getattr(one, "status", None)
    claims = getattr(one, "claims", ()) or tuple(claim for side in getattr(one, "sides", ()) for claim in side.claims)
    return MatterLine(
        id=one.id,
        kind=kind,
        type=getattr(one, "type", None),
        sentence=words_of(one, names),
        status=status.value if status else None,
        day=about or (None if day == FIRST_DAY else day),
        until=one.to if isinstance(one, Event | TieOverTime) and one.from_ else None,
        claims=claims,
        reports=len({claim.rpartition("/")[0] for claim in claims}),
    )


def matter_lines(those: Iterable[tuple[MatterOnRecord, Matter]], names: Names) -> tuple[MatterLine, ...]:
    """The lines of some matters, in their order."""
    return tuple(matter_line(one, names, row.first) for row, one in those)


def words_of(one: Matter, names: Names) -> str:
    """A matter in plain words, as they begin a line."""
    return as_sentence(_words(one, names))


def _words(one: Matter, names: Names) -> str:
    match one:
        case Event():
            return event_told(one, names)
        case Forecast():
            return forecast_words(one, names)
        case Agreement():
            return agreement_named(one, names)
        case TieOverTime():
            return tie_told(one, names)
        case _:
            return matter_sentence(one, names)


def latest_lines(
    those: Iterable[tuple[MatterOnRecord, Matter]], names: Names, most: int | None = None
) -> tuple[MatterLine, ...]:
    """The lines of some matters by day, the latest first and those without a day last; at most so many."""
    ordered = sorted(those, key=lambda pair: (day_told(*pair) or "", pair[0].id), reverse=True)
    return matter_lines(ordered[:most], names)


def day_told(row: MatterOnRecord, one: Matter) -> str | None:
    """The first day that a matter is about, else that of its first claim; null when unknown."""
    return _about(one) or (None if row.first == FIRST_DAY else row.first)


def _about(one: Matter) -> str | None:
    match one:
        case Event() | TieOverTime():
            return one.from_ or one.to
        case Forecast():
            return one.made
        case Agreement():
            return next((step.date for step in one.history if step.date), None)
        case Transfer():
            return one.date
        case _:
            return one.since
