"""Forecasts on a board: open, due, settled; and how the holders do."""

from onrecord.inquiry.forecast_board import Standing, forecast_board, make_board
from onrecord.record import Filters, Record
from onrecord.vocabulary import Forecast, ForecastKind, ForecastOutcome


def told(name: str, *, deadline: str | None = None, outcome: str = "open", likelihood: float | None = None) -> Forecast:
    return Forecast(
        id=f"forecast/{name}",
        holder="person/ama",
        made="2024-01-01",
        kind=ForecastKind.PREDICTION,
        type="AID",
        deadline=deadline,
        outcome=ForecastOutcome(outcome),
        settled=None if outcome == "open" else "2024-03-01",
        likelihood=likelihood,
    )


def test_what_is_near_or_past_its_deadline_is_due() -> None:
    board = make_board(
        [
            told("far", deadline="2024-12-31"),
            told("never"),
            told("near", deadline="2024-05-31"),
            told("past", deadline="2024-04-28"),
            told("over", deadline="2024-04-01", outcome="did not"),
        ],
        "2024-05-01",
        {},
    )
    assert [line.id for line in board.due.lines] == ["forecast/past", "forecast/near"]
    assert [line.days_left for line in board.due.lines] == [-3, 30]
    assert {line.id for line in board.open.lines} == {"forecast/far", "forecast/never"}
    assert [line.id for line in board.settled.lines] == ["forecast/over"]


def test_scores_count_all_forecasts_of_a_holder() -> None:
    found = [told("right", outcome="came true", likelihood=0.9), told("wrong", outcome="did not", likelihood=0.8)]
    board = make_board([*found, told("still")], "2024-05-01", {})
    (score,) = board.scores
    assert (score.score.right, score.score.wrong, score.score.open) == (1, 1, 1)
    assert score.score.brier == 0.325
    assert all(line.score == score.score for line in (*board.open.lines, *board.settled.lines))


def test_a_long_column_is_cut_and_says_so() -> None:
    board = make_board([told(f"{number:03}") for number in range(100)], "2024-05-01", {})
    assert board.open.total == 100
    assert board.open.left_out == 100 - len(board.open.lines) > 0


def test_as_of_a_day_a_forecast_is_where_it_was(lagoon: Record) -> None:
    now, then = forecast_board(lagoon), forecast_board(lagoon, Filters(as_of="2024-05-10"))
    assert (now.settled.total, now.due.total) == (1, 0)
    assert now.settled.lines[0].outcome == "came true"
    assert (then.settled.total, then.due.total) == (0, 1)
    assert then.due.lines[0].days_left == 10
    assert then.due.lines[0].standing is Standing.DUE


def test_an_empty_record_has_an_empty_board() -> None:
    board = make_board([], None, {})
    assert (board.open.total, board.due.total, board.settled.total, board.scores) == (0, 0, 0, ())
