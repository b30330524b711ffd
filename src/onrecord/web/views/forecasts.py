"""The board of forecasts, and one forecast."""

from onrecord.inquiry.filters import date_from
from onrecord.inquiry.forecast_board import ForecastBoard, forecast_board
from onrecord.inquiry.forecast_page import ForecastPage, forecast_page
from onrecord.web.asking import AnyId, Asked, AsOf, OnRecord
from onrecord.web.showing import Views

views = Views(tag="forecasts")


@views.show("/forecasts/board", template="board.html", title="Forecasts on a board", api="/forecasts/board")
def board(record: OnRecord, asked: Asked) -> ForecastBoard:
    """Forecasts that are open, due (their deadline has passed or is within 30 days) and settled; how the holders do."""
    return forecast_board(record, asked)


@views.show("/forecasts/{id:path}", template="forecast.html", title="Forecast", api="/forecasts/{id:path}")
def forecast(record: OnRecord, id: AnyId, as_of: AsOf = None) -> ForecastPage:  # noqa: A002  (the address's name for it)
    """A forecast: who foretold what, how surely and until when, what came of it, and the claims that show it."""
    return forecast_page(record, id, as_of=date_from(as_of or None, last=True))
