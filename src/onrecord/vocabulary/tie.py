"""Ties as many claims put them over time, and transfers from a giver to a receiver.

Claims and reports are named by their ids on record, actors by theirs. Dates are ISO, inclusive; null when unknown.
"""

from msgspec import Struct, field

from onrecord.vocabulary.event import EventStatus


class TieOverTime(Struct, frozen=True, kw_only=True, gc=False):
    """A tie (ACE relation) between two actors as claims put it over time; `status` is as of an event.

    `office` is what claims most often call the office that `a` holds; null for other ties.
    """

    id: str
    type: str
    a: str
    b: str
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    status: EventStatus = EventStatus.REPORTED
    claims: tuple[str, ...] = ()
    office: str | None = None


class Transfer(Struct, frozen=True, kw_only=True, gc=False):
    """Something that passes from a giver to a receiver (ACE Transfer-Ownership): an AID or COOPERATE event with an
    object and quantities.
    """

    id: str
    event: str
    giver: str
    receiver: str
    object: str
    quantities: tuple[str, ...] = ()
    price: str | None = None
    date: str | None = None
    status: EventStatus = EventStatus.REPORTED
    claims: tuple[str, ...] = ()
