"""A report with its marks, and one claim or statement of it."""

from typing import Annotated, Any

from fastapi import Query

from onrecord.inquiry import date_from
from onrecord.inquiry.claim_page import ClaimPage, StatementPage, claim_page, statement_page
from onrecord.inquiry.marking import Layer
from onrecord.inquiry.report_page import ReportPage, report_page
from onrecord.vocabulary import EventType, Factuality, Modality, TieType, UsageError
from onrecord.web.asking import AnyId, AsOf, OnRecord
from onrecord.web.marked_text import anchor, holds_unseen, marked_words
from onrecord.web.showing import Views

SHOWN = (Layer.STATEMENTS, Layer.CLAIMS, Layer.ACTORS)
"""The layers that are marked unless others are asked for."""
NO_LAYER = "none"

views = Views(tag="reports")
_CHOICES = {
    "event_types": [one.value for one in EventType],
    "tie_types": [one.value for one in TieType],
    "factualities": [one.value for one in Factuality],
    "modalities": [one.value for one in Modality],
}
_ASPECTS = {
    "figures": "Figures",
    "factuality": "How sure",
    "holders": "Who says so",
    "time": "When",
    "place": "Where",
    "denied": "Who denies it",
}
_HELP: dict[str, Any] = {
    "marked_words": marked_words,
    "holds_unseen": holds_unseen,
    "anchor": anchor,
    "report_of": lambda identity: identity.rpartition("/")[0],
    "all_layers": [one.value for one in Layer],
    "aspects": _ASPECTS,
    "here_label": "This report",
    **_CHOICES,
}

Layers = Annotated[
    list[str] | None,
    Query(
        max_length=len(Layer) + 1,
        description=f"Layers of marks: {', '.join(Layer)}; or {NO_LAYER}. By default {', '.join(SHOWN)}.",
    ),
]


@views.show("/reports/{id:path}", template="report.html", title="Report", api="/reports/{id:path}", **_HELP)
def report(record: OnRecord, id: AnyId, layers: Layers = None, as_of: AsOf = None) -> ReportPage:  # noqa: A002
    """One report: its text with marks, its claims and statements in full, other reports beside it.

    Runs of words point into the list of marks, which are those of the layers asked for.
    """
    return report_page(record, id, layers=_layers(layers), as_of=date_from(as_of or None, last=True))


@views.show(
    "/claims/{id:path}",
    template="claim.html",
    title="Claim",
    api="/claims/{id:path}",
    **{**_HELP, "here_label": "This claim"},
)
def claim(record: OnRecord, id: AnyId, as_of: AsOf = None) -> ClaimPage:  # noqa: A002
    """One claim: who says so, how sure, when and where, why it was read so, and what it is part of."""
    return claim_page(record, id, as_of=date_from(as_of or None, last=True))


@views.show("/statements/{id:path}", template="statement.html", title="Statement", api="/statements/{id:path}", **_HELP)
def statement(record: OnRecord, id: AnyId, as_of: AsOf = None) -> StatementPage:  # noqa: A002
    """One statement: who says what to whom, the claims in it, and the statements around and inside it."""
    return statement_page(record, id, as_of=date_from(as_of or None, last=True))


def _layers(asked: list[str] | None) -> tuple[Layer, ...]:
    if asked is None:
        return SHOWN
    known = {one.value: one for one in Layer}
    odd = next((one for one in asked if one not in known and one not in (NO_LAYER, "")), None)
    if odd is not None:
        raise UsageError("unknown-value", f"There is no layer {odd!r}.", f"It is one of {', '.join(known)}.")
    return tuple(known[one] for one in asked if one in known)
