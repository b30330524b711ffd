"""What two sides have to do with each other: ties, events, agreements, forecasts, and the balance by month (PLOVER)."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import EventKind
from onrecord.inquiry.dating import day_of, exact_month
from onrecord.inquiry.matters import matters_asked
from onrecord.inquiry.parties import Party, facing, party
from onrecord.record import EVERYTHING, Filters, MatterOnRecord, Record, TakenPart
from onrecord.record.facing import part_between
from onrecord.vocabulary import Agreement, Event, EventStatus, Forecast, TieOverTime

HAPPENED = frozenset((EventStatus.CONFIRMED, EventStatus.REPORTED, EventStatus.DISPUTED))
"""Events that someone says did happen; the others count in no balance."""
KINDS_BETWEEN = ("tie", "event", "agreement", "forecast")
"""The kinds of matter that two sides have with each other."""


class Balance(Struct, frozen=True, kw_only=True):
    """Sums on PLOVER's scale, without their sign, and the number of events."""

    cooperation: float = 0.0
    conflict: float = 0.0
    events: int = 0


NOTHING = Balance()
"""No event."""


class Month(Struct, frozen=True, kw_only=True):
    """How a month went (`2025-06`) on PLOVER's scale, each event counted once.

    `cooperation` adds up the values of the cooperative events, `conflict` those of the others, without their sign.
    `by_a`, `by_b` and `together` are the same of what one side does to the other, and of what both do.
    """

    month: str
    cooperation: float
    conflict: float
    events: int
    by_a: Balance = NOTHING
    by_b: Balance = NOTHING
    together: Balance = NOTHING


class Between(Struct, frozen=True, kw_only=True):
    """What is on record between two sides; `first` and `last` are the days of the first and the last event.

    `inexact` counts the events that happened and are in no month of `series`: it is not known in which one they were.
    """

    a: str
    b: str
    ties: tuple[TieOverTime, ...]
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    forecasts: tuple[Forecast, ...]
    series: tuple[Month, ...]
    first: str | None = None
    last: str | None = None
    inexact: int = 0


def between(record: Record, a: str, b: str, filters: Filters = EVERYTHING) -> Between:
    """What two sides, given by name, code or id, have to do with each other.

    A state stands for its organs and officials, not for the armed groups in it. Raises `UsageError` (`unknown-actor`).
    """
    one, other = party(record, a), party(record, b)
    asked = replace(filters, between=(a, b))
    told: list[Event | Forecast] = []
    tied: list[TieOverTime] = []
    agreed: list[Agreement] = []
    rows: dict[str, MatterOnRecord] = {}
    for row, matter in matters_asked(record, KINDS_BETWEEN, asked):
        if isinstance(matter, Event | Forecast) and facing(matter, one, other):
            told.append(matter)
            rows[matter.id] = row
        elif isinstance(matter, TieOverTime) and matter.a != matter.b:
            tied.append(matter)
        elif isinstance(matter, Agreement):
            agreed.append(matter)
    found = [event for event in told if isinstance(event, Event)]
    published = {one: row.first for one, row in rows.items()}
    days = {event.id: day for event in found if (day := day_of(event, published))}
    happened = [event for event in found if event.status in HAPPENED]
    months = {event.id: month for event in happened if (month := exact_month(event, rows[event.id]))}
    contacts = sorted(days[event.id] for event in happened if event.id in days)
    return Between(
        a=one.id,
        b=other.id,
        ties=tuple(tied),
        events=tuple(sorted(found, key=lambda event: (days.get(event.id, ""), event.id))),
        agreements=tuple(agreed),
        forecasts=tuple(one for one in told if isinstance(one, Forecast)),
        series=series(happened, months, record.codebook, (one, other)),
        first=contacts[0] if contacts else None,
        last=contacts[-1] if contacts else None,
        inexact=len(happened) - len(months),
    )


def series(
    happened: Iterable[Event], months: Mapping[str, str], codebook: Codebook, sides: tuple[Party, Party]
) -> tuple[Month, ...]:
    """The balance of events between two sides by month, the months in which something happened, in order.

    `months` has each event's month by id; what is in none of them counts nowhere.
    """
    scale = codebook.compiled(scales)
    told: dict[str, list[tuple[str, float]]] = {}
    for event in happened:
        if event.id in months:
            told.setdefault(months[event.id], []).append((_doer(event, *sides), scale.get(event.type or "", 0.0)))
    return tuple(_month(month, told[month]) for month in sorted(told))


def _month(month: str, told: Sequence[tuple[str, float]]) -> Month:
    whole = balance(value for _, value in told)
    shares = {who: balance(value for doer, value in told if doer == who) for who in ("by_a", "by_b", "together")}
    return Month(month=month, cooperation=whole.cooperation, conflict=whole.conflict, events=whole.events, **shares)


def _doer(event: Event, a: Party, b: Party) -> str:
    """Which of two sides does it to the other: `by_a`, `by_b`, or `together` when both act."""
    part = part_between(event.actors, event.recipients, a.members, b.members)
    return "by_a" if part is TakenPart.ACTOR else "by_b" if part is TakenPart.RECIPIENT else "together"


def balance(values: Iterable[float]) -> Balance:
    """What values on PLOVER's scale add up to."""
    found = tuple(values)
    return Balance(
        cooperation=round(sum((value for value in found if value > 0), 0.0), 1),
        conflict=round(sum((-value for value in found if value < 0), 0.0), 1),
        events=len(found),
    )


def scales(codebook: Codebook) -> dict[str, float]:
    """Each event type's place on the scale from conflict (-10) to cooperation (10)."""
    return {str(kind.type): kind.scale for kind in codebook.entries(EventKind)}


def origins_of(event: Event) -> int:
    """How many origins an event has at least: as many as its best attested account, two where it is confirmed."""
    most = max((account.origins for account in event.accounts), default=0)
    return max(most, 2) if event.status is EventStatus.CONFIRMED else most
