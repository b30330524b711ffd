"""One event, dispute, transfer, tie or agreement, with every claim that it is made of."""

from onrecord.inquiry.agreement_page import AgreementPage, agreement_page
from onrecord.inquiry.event_page import EventPage, dispute_page, event_page
from onrecord.inquiry.filters import date_from
from onrecord.inquiry.relation_pages import TiePage, TransferPage, tie_page, transfer_page
from onrecord.web.asking import AnyId, AsOf, OnRecord
from onrecord.web.showing import Views

views = Views(tag="matters")


@views.show("/events/{id:path}", template="event.html", title="Event", api="/events/{id:path}")
def event(record: OnRecord, id: AnyId, as_of: AsOf = None) -> EventPage:  # noqa: A002  (the address's name for it)
    """An event: who said what of it and when, the sides of a dispute, figures, and the forecasts of it."""
    return event_page(record, id, as_of=date_from(as_of or None, last=True))


@views.show("/disputes/{id:path}", template="event.html", title="Dispute", api="/disputes/{id:path}")
def dispute(record: OnRecord, id: AnyId, as_of: AsOf = None) -> EventPage:  # noqa: A002
    """The event that a dispute is about, with its sides."""
    return dispute_page(record, id, as_of=date_from(as_of or None, last=True))


@views.show("/transfers/{id:path}", template="transfer.html", title="Transfer", api="/transfers/{id:path}")
def transfer(record: OnRecord, id: AnyId, as_of: AsOf = None) -> TransferPage:  # noqa: A002
    """A transfer: what passed from whom to whom, its claims, and what else passed between the two."""
    return transfer_page(record, id, as_of=date_from(as_of or None, last=True))


@views.show("/ties/{id:path}", template="tie.html", title="Tie", api="/ties/{id:path}")
def tie(record: OnRecord, id: AnyId, as_of: AsOf = None) -> TiePage:  # noqa: A002
    """A tie over time with its claims, and the other ties between the two."""
    return tie_page(record, id, as_of=date_from(as_of or None, last=True))


@views.show("/agreements/{id:path}", template="agreement.html", title="Agreement", api="/agreements/{id:path}")
def agreement(record: OnRecord, id: AnyId, as_of: AsOf = None) -> AgreementPage:  # noqa: A002
    """An agreement: its life step by step, its parties, and what it obliges whom to do."""
    return agreement_page(record, id, as_of=date_from(as_of or None, last=True))
