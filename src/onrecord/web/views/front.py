"""The start page: what is new since a day, and the figures behind it."""

from onrecord.inquiry.front_page import FrontPage, front_page
from onrecord.web.asking import Asked, OnRecord
from onrecord.web.showing import Views

views = Views(tag="brief")


@views.show("/", template="front.html", title="Brief", api="/brief")
def brief(record: OnRecord, asked: Asked) -> FrontPage:
    """What is new since a day: events, disputes, promises, forecasts due or settled, each with its source.

    Without `since` it is about the latest seven days with reports on record.
    """
    return front_page(record, asked)
