"""The chart of two sides by month: what each does to the other, and what they do together."""

from typing import TYPE_CHECKING, Any

from onrecord.charts.days import WIDTH, sides_colour, title_of, two_sided, values_of
from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.words import actor_label, counted
from onrecord.inquiry.between import Between
from onrecord.inquiry.naming import Names

if TYPE_CHECKING:
    import altair as alt

_FEW, _MANY = 8, 19
"""Months below which bars leave room beside them, and beyond which not each has a tick."""


def between_by_month(
    found: Between, names: Names | None = None, look: Look = LIGHT, *, width: int = WIDTH, height: int = 110
) -> "alt.Chart":
    """A row for each direction and one for what both do: cooperation upwards, conflict downwards, month by month.

    The rows share their scales. `names` has the actors by id (`record.named((found.a, found.b))`).
    """
    import altair as alt

    a, b = actor_label(found.a, names), actor_label(found.b, names)
    who = {"by_a": f"{a} → {b}", "by_b": f"{b} → {a}", "together": "together"}
    rows = _rows(found, who)
    told = f"{a} and {b} by month"
    days = f", {found.first} to {found.last}" if found.first else ""
    happened = sum(month.events for month in found.series)
    chart: alt.Chart = (
        alt.Chart(values_of(rows), description=f"{told}: {counted(happened, 'event')}. {_sums(found, a, b)}")
        .mark_bar(binSpacing=1, width=_breadth(found))
        .encode(
            x=alt.X(
                "utcyearmonth(month):T",
                title=None,
                scale=alt.Scale(type="utc"),
                axis=alt.Axis(
                    format="%b %Y", labelOverlap=True, grid=False, labelAlign="left", tickCount=_ticks(found)
                ),
            ),
            y=two_sided("shown", "← confl. · coop. →"),
            color=sides_colour(look),
            row=alt.Row(
                "who:N", title=None, sort=list(who.values()), header=alt.Header(labelOrient="top", labelAnchor="start")
            ),
            tooltip=[
                alt.Tooltip("month:N", title="month"),
                alt.Tooltip("who:N", title="who"),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("sum:Q", title="sum on PLOVER's scale"),
                alt.Tooltip("events:Q", title="events of the month"),
            ],
        )
        .properties(width=width, height=height, title=title_of(told, f"{counted(happened, 'event')}{days}"))
    )
    return finished(chart, look)


def _ticks(found: Between) -> Any:
    """A tick a month, or a year where there are many."""
    import altair as alt

    return alt.TimeIntervalStep(interval="month", step=1) if _months(found) <= _MANY else 8


def _breadth(found: Between) -> Any:
    """How much of its month a bar takes: less where there are few, or one month would be a wall."""
    import altair as alt

    few = _months(found) < _FEW
    return alt.RelativeBandSize(band=_months(found) / _FEW) if few else alt.Undefined


def _months(found: Between) -> int:
    """Months from the first in which something happened to the last, at least 1."""
    first, last = (found.series[end].month for end in (0, -1)) if found.series else ("2000-01", "2000-01")
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _rows(found: Between, who: dict[str, str]) -> list[dict[str, Any]]:
    """A row of data for each month, direction and side; months without any keep their place."""
    rows = []
    for share, words in who.items():
        balances = [(month.month, getattr(month, share)) for month in found.series]
        if not any(balance.events for _, balance in balances):
            continue
        for month, balance in balances:
            for side, value, sign in (("cooperation", balance.cooperation, 1), ("conflict", balance.conflict, -1)):
                rows.append(
                    {
                        "month": f"{month}-01",
                        "who": words,
                        "side": side,
                        "sum": value,
                        "shown": value * sign,
                        "events": balance.events,
                    }
                )
    return rows


def _sums(found: Between, a: str, b: str) -> str:
    parts = []
    for share, words in (("by_a", f"{a} to {b}"), ("by_b", f"{b} to {a}"), ("together", "together")):
        up = sum(getattr(month, share).cooperation for month in found.series)
        down = sum(getattr(month, share).conflict for month in found.series)
        if up or down:
            parts.append(f"{words} {up:,.1f} of cooperation and {down:,.1f} of conflict")
    return f"{'; '.join(parts)}.".capitalize() if parts else ""
