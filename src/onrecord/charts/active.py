"""Charts of who was most active: pairs of actors, and who said most."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.charts.days import WIDTH, sides_colour, title_of, values_of
from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.words import actor_label, counted
from onrecord.inquiry.active import ActiveHolder, Dyad
from onrecord.inquiry.naming import Names

if TYPE_CHECKING:
    import altair as alt

_ROW = 24
"""Pixels that a row takes."""


def active_dyads(
    dyads: Sequence[Dyad], names: Names | None = None, look: Look = LIGHT, *, width: int = WIDTH
) -> "alt.Chart":
    """A row a dyad: its conflict to the left, its cooperation to the right, on PLOVER's scale."""
    import altair as alt

    labels = [f"{actor_label(one.a, names)} – {actor_label(one.b, names)}" for one in dyads]
    rows = [
        {"a": one.a, "b": one.b, "dyad": name, "side": side, "sum": value, "shown": value * sign, "events": one.events}
        for name, one in zip(labels, dyads, strict=True)
        for side, value, sign in (("cooperation", one.cooperation, 1), ("conflict", one.conflict, -1))
    ]
    told = " ".join(f"{name}: {counted(one.events, 'event')}." for name, one in zip(labels, dyads, strict=True))
    axis = alt.Axis(labelExpr="format(abs(datum.value), ',')", tickCount=6)
    chart: alt.Chart = (
        alt.Chart(values_of(rows), description=f"The most active pairs. {told}")
        .mark_bar()
        .encode(
            x=alt.X("shown:Q", title="← conflict · cooperation →", axis=axis),
            y=alt.Y("dyad:N", sort=labels, title=None, axis=alt.Axis(labelLimit=300)),
            color=sides_colour(look),
            tooltip=["dyad:N", "side:N", alt.Tooltip("sum:Q", title="sum on PLOVER's scale"), "events:Q"],
        )
        .properties(width=width, height=_ROW * max(len(labels), 1), title=title_of("The most active pairs", ""))
    )
    return finished(chart, look)


def active_holders(
    holders: Sequence[ActiveHolder], names: Names | None = None, look: Look = LIGHT, *, width: int = WIDTH
) -> "alt.Chart":
    """A row a holder, as long as the number of events of which it gives an account."""
    import altair as alt

    labels = [actor_label(one.holder, names) for one in holders]
    rows = [
        {"id": one.holder, "holder": name, "events": one.events, "claims": len(one.claims), "denials": one.denials}
        for name, one in zip(labels, holders, strict=True)
    ]
    told = " ".join(f"{name}: {counted(one.events, 'event')}." for name, one in zip(labels, holders, strict=True))
    chart: alt.Chart = (
        alt.Chart(values_of(rows), description=f"Who gives most accounts. {told}")
        .mark_bar(color=look.first)
        .encode(
            x=alt.X("events:Q", title="events told of", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("holder:N", sort=labels, title=None, axis=alt.Axis(labelLimit=300)),
            tooltip=["holder:N", "events:Q", "claims:Q", "denials:Q"],
        )
        .properties(width=width, height=_ROW * max(len(labels), 1), title=title_of("Who gives most accounts", ""))
    )
    return finished(chart, look)
