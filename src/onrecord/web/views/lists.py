"""Lists to look through, of all that is on record; each view can be taken away whole, as CSV, JSON Lines or Parquet."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord.inquiry.exporting import MEDIA_TYPES, ExportForm, export
from onrecord.inquiry.listing import Listing, listing
from onrecord.record import ActorOnRecord, Asked, ClaimOnRecord, ReportOnRecord, StatementOnRecord
from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer
from onrecord.web.api.files import file_content
from onrecord.web.asking import OnRecord
from onrecord.web.asking_lists import asking
from onrecord.web.exporting import WholeList
from onrecord.web.showing import API, Through, Views

KINDS: dict[str, tuple[Any, str]] = {
    "events": (Event, "Events: who did what to whom, how it stands, who says so."),
    "disputes": (Dispute, "Disputes: events of which holders say what cannot both be true."),
    "agreements": (Agreement, "Agreements: deals with their parties, life and obligations."),
    "forecasts": (Forecast, "Forecasts: predictions, promises, threats and plans, and what came of them."),
    "transfers": (Transfer, "Transfers: what passed from whom to whom."),
    "ties": (TieOverTime, "Ties: lasting relations between actors, over time."),
    "claims": (ClaimOnRecord, "Claims: who says that who did what to whom, and how sure."),
    "statements": (StatementOnRecord, "Statements: who says what to whom, in the words of the report."),
    "actors": (ActorOnRecord, "Actors: who is on record, under what names."),
    "reports": (ReportOnRecord, "Reports: what has been read."),
}
"""What each list holds, and what it is, in the order of the pages."""

views = Views(tag="lists")


def _show(kind: str, row: Any, told: str) -> None:
    def view(record: Any, asked: Any) -> Any:
        return listing(record, kind, asked)

    view.__name__, view.__doc__ = (
        kind,
        f"{told}\n\nA page of rows, how many there are in all, and counts to narrow down.",
    )
    view.__annotations__ = {
        "record": OnRecord,
        "asked": Annotated[Asked, Depends(asking(kind))],
        "return": Listing[row],
    }
    views.show(f"/{kind}", template="list.html", title=kind.capitalize(), api=f"/{kind}", told=told)(view)


def whole_lists() -> Iterator[BaseRoute]:
    """The routes by which lists are taken away: of the pages and of the API, which share what is worked out once."""
    for kind in KINDS:
        asked = _whole(kind)
        yield asked
        yield Route(asked.path.removeprefix(API), Through(asked), methods=["GET"])


def _whole(kind: str) -> APIRoute:
    def whole(request: Request, record: Any, asked: Any, form: ExportForm) -> Response:
        headers = {"Content-Disposition": f'attachment; filename="{kind}.{form.value}"'}
        crowd = request.app.state.exporting
        return WholeList(lambda: export(record, kind, asked, form), crowd, MEDIA_TYPES[form], headers)

    whole.__annotations__ = {
        "request": Request,
        "record": OnRecord,
        "asked": Annotated[Asked, Depends(asking(kind))],
        "form": Annotated[ExportForm, Path(description="CSV, JSON Lines or Parquet.")],
        "return": Response,
    }
    return APIRoute(
        f"{API}/{kind}.{{form}}",
        whole,
        methods=["GET"],
        tags=["lists"],
        summary=f"{kind.capitalize()}, whole, as a file",
        description="All rows as asked, in the order asked for, whatever page; `size` and `after` do not count. "
        "JSON Lines has a row as the list has it on each line; CSV and Parquet have a column a field.",
        operation_id=f"{kind}_whole",
        response_class=Response,
        responses={200: {"description": "All rows, in a stream.", "content": file_content(kind, KINDS[kind][0])}},
    )


for _kind, (_row, _told) in KINDS.items():
    _show(_kind, _row, _told)
