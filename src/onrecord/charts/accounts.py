"""The timeline of the accounts of one event: who said so, and who denied it, day by day."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.charts.days import WIDTH, title_of, values_of
from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.words import actor_label, counted, label
from onrecord.inquiry.naming import Names
from onrecord.inquiry.told import Telling

if TYPE_CHECKING:
    import altair as alt

_ROW = 28
"""Pixels that a holder takes."""
_QUOTE = 160
"""Characters of a quote in a tooltip."""
_SAYS, _DENIES = "says so", "denies it"


def timeline_of_accounts(
    tellings: Sequence[Telling], names: Names | None = None, look: Look = LIGHT, *, width: int = WIDTH
) -> "alt.Chart":
    """A row a holder, a mark a claim on the day it was published: a circle says so, a cross denies it.

    What is less than certain is drawn hollow. Claims of undated reports are counted below the title.
    """
    import altair as alt

    dated = [one for one in tellings if one.published]
    labels = list(dict.fromkeys(actor_label(one.holder, names) for one in dated))
    rows = [
        {
            "day": one.published,
            "holder": actor_label(one.holder, names),
            "stance": _DENIES if one.denies else _SAYS,
            "factuality": one.factuality,
            "modality": one.modality,
            "sure": "yes" if one.factuality in ("CT+", "CT-") else "no",
            "publisher": label(one.publisher or "unknown"),
            "claim": one.claim,
            "quote": label(one.text, _QUOTE),
        }
        for one in dated
    ]
    denials = sum(one.denies for one in dated)
    told = f"{counted(len(dated), 'account')} by {counted(len(labels), 'holder')}, {counted(denials, 'denial')}"
    undated = f"{counted(len(tellings) - len(dated), 'claim')} without a date" if len(dated) < len(tellings) else ""
    stances = alt.Scale(domain=[_SAYS, _DENIES], range=[look.cooperation, look.conflict])
    shapes = alt.Scale(domain=[_SAYS, _DENIES], range=["circle", "cross"])
    chart: alt.Chart = (
        alt.Chart(values_of(rows), description=f"Who told of it when: {told}.")
        .mark_point(size=130, strokeWidth=1.8)
        .encode(
            x=alt.X(
                "utcyearmonthdate(day):T",
                title=None,
                scale=alt.Scale(type="utc", padding=12),
                axis=alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=6),
            ),
            y=alt.Y("holder:N", sort=labels, title=None, axis=alt.Axis(labelLimit=260, grid=True)),
            stroke=alt.Stroke("stance:N", scale=stances, title=None),
            fill=alt.Fill("stance:N", scale=stances, title=None),
            fillOpacity=alt.condition("datum.sure == 'yes'", alt.value(0.9), alt.value(0.0)),
            shape=alt.Shape("stance:N", scale=shapes, title=None),
            tooltip=[
                "day:N",
                "holder:N",
                "stance:N",
                "factuality:N",
                "modality:N",
                "publisher:N",
                "quote:N",
                "claim:N",
            ],
        )
        .properties(width=width, height=_ROW * max(len(labels), 1), title=title_of(f"Who told of it: {told}", undated))
    )
    return finished(chart, look)
