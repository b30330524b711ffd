"""Charts of days: how many events there were, and how they stand between conflict and cooperation."""

from typing import TYPE_CHECKING, Any

from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.words import counted, period
from onrecord.inquiry.days import Days
from onrecord.ledger.days import days_after

if TYPE_CHECKING:
    import altair as alt

_AIRY = 100
"""Days up to which bars stand apart."""
WIDTH = 640
"""Width in pixels, unless another is asked for."""


def volume_by_day(found: Days, look: Look = LIGHT, *, width: int = WIDTH, height: int = 130) -> "alt.Chart":
    """A bar a day, as high as the number of its events, with a range to drag over the days (parameter `period`)."""
    import altair as alt

    told = f"{counted(found.events, 'event')} by day, {period(found.since, found.until)}".removesuffix(", ")
    dragged = alt.selection_interval(name="period", encodings=["x"])
    chart: alt.Chart = (
        alt.Chart(values_of([{"day": day.day, "events": day.events} for day in found.days]), description=_long(found))
        .mark_bar(color=look.first, binSpacing=_gap(found))
        .encode(
            x=_day_axis(found),
            y=alt.Y("events:Q", title="events", axis=alt.Axis(tickMinStep=1, tickCount=4)),
            opacity=alt.condition(dragged, alt.value(1.0), alt.value(0.35)),
            tooltip=[alt.Tooltip("day:N", title="day"), alt.Tooltip("events:Q", title="events")],
        )
        .add_params(dragged)
        # Altair would number it over all charts that a process has made, and no two would be the same.
        .properties(name="days")
        .properties(width=width, height=height, title=title_of(told, left_out(found)))
    )
    return finished(chart, look)


def balance_by_day(found: Days, look: Look = LIGHT, *, width: int = WIDTH, height: int = 200) -> "alt.Chart":
    """Each day's cooperation as a bar upwards, its conflict as a bar downwards, on PLOVER's scale."""
    import altair as alt

    rows = [
        {"day": day.day, "side": side, "sum": value, "shown": value * sign, "events": day.events}
        for day in found.days
        for side, value, sign in (("cooperation", day.cooperation, 1), ("conflict", day.conflict, -1))
        if value
    ]
    told = f"Cooperation and conflict by day, {period(found.since, found.until)}".removesuffix(", ")
    chart: alt.Chart = (
        alt.Chart(values_of(rows), description=f"{told}. {_balance_words(found)}")
        .mark_bar(binSpacing=_gap(found))
        .encode(
            x=_day_axis(found),
            y=two_sided("shown", "← conflict · cooperation →"),
            color=sides_colour(look),
            tooltip=[
                alt.Tooltip("day:N", title="day"),
                alt.Tooltip("side:N", title="side"),
                alt.Tooltip("sum:Q", title="sum on PLOVER's scale"),
                alt.Tooltip("events:Q", title="events of the day"),
            ],
        )
        .properties(width=width, height=height, title=title_of(told, left_out(found)))
    )
    return finished(chart, look)


def sides_colour(look: Look) -> "alt.Color":
    """The colours of cooperation and conflict, which are told apart by up and down as well."""
    import altair as alt

    scale = alt.Scale(domain=["cooperation", "conflict"], range=[look.cooperation, look.conflict])
    return alt.Color("side:N", scale=scale, title=None)


def two_sided(field: str, title: str) -> "alt.Y":
    """An axis with zero in the middle, whose labels below it are without sign too."""
    import altair as alt

    axis = alt.Axis(labelExpr="format(abs(datum.value), ',')", tickCount=6)
    return alt.Y(f"{field}:Q", title=title, axis=axis)


def left_out(found: Days) -> str:
    """What the days do not show, in words; empty when they show all."""
    parts = [
        f"{counted(found.earlier, 'earlier event')} left out" if found.earlier else "",
        f"{counted(found.inexact, 'event')} without an exact day" if found.inexact else "",
    ]
    return "; ".join(part for part in parts if part)


def _day_axis(found: Days) -> "alt.X":
    """Days in UTC wherever the chart is drawn, so that no day slips into the one before."""
    import altair as alt

    ends: Any = alt.Undefined
    if found.since and found.until:
        ends = [_date(found.since), _date(days_after(found.until, 1))]
    scale = alt.Scale(type="utc", domain=ends) if ends is not alt.Undefined else alt.Scale(type="utc")
    return alt.X(
        "utcyearmonthdate(day):T",
        title=None,
        scale=scale,
        axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=6, grid=False),
    )


def _gap(found: Days) -> int:
    """Pixels between two bars: none where the bars themselves are a few pixels wide."""
    return 1 if len(found.days) <= _AIRY else 0


def _date(day: str) -> "alt.DateTime":
    import altair as alt

    year, month, date = (int(part) for part in day.split("-"))
    return alt.DateTime(year=year, month=month, date=date, utc=True)


def values_of(rows: list[dict[str, Any]]) -> "alt.InlineData":
    """Rows within the specification itself."""
    import altair as alt

    return alt.InlineData(values=rows)


def title_of(told: str, more: str) -> "alt.TitleParams":
    """A title with a line below it; never an expression, whatever the words are."""
    import altair as alt

    return alt.TitleParams(text=told, subtitle=more) if more else alt.TitleParams(text=told)


def _long(found: Days) -> str:
    top = max(found.days, key=lambda day: day.events, default=None)
    most = f" Most on {top.day}: {top.events}." if top else ""
    on = f"{counted(found.events, 'event')} on {counted(len(found.days), 'day')}"
    return f"{on}, {period(found.since, found.until)}.{most}"


def _balance_words(found: Days) -> str:
    up, down = sum(day.cooperation for day in found.days), sum(day.conflict for day in found.days)
    return f"In all {up:,.1f} of cooperation and {down:,.1f} of conflict on PLOVER's scale."
