"""The chart of those who foretell: how often each was right and wrong."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.charts.days import WIDTH, title_of, values_of
from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.words import actor_label, counted
from onrecord.inquiry.naming import Names
from onrecord.vocabulary import HolderScore

if TYPE_CHECKING:
    import altair as alt

_ROW = 26
"""Pixels that a holder takes."""


def forecast_scores(
    scores: Iterable[HolderScore], names: Names | None = None, look: Look = LIGHT, *, width: int = WIDTH, most: int = 20
) -> "alt.LayerChart":
    """A row a holder: forecasts that came true to the right, those that did not to the left, with the Brier score.

    Holders without a settled forecast are counted below the title, and so are those beyond `most`.
    """
    import altair as alt

    given = list(scores)
    settled = sorted(
        (one for one in given if one.settled), key=lambda one: (-one.settled, -one.right, one.holder or "~")
    )
    shown = settled[:most]
    labels = _labels(shown, names)
    rows = [
        {
            "id": one.holder,
            "holder": labels[at],
            "outcome": outcome,
            "forecasts": number,
            "shown": number * sign,
            "brier": _brier(one),
        }
        for at, one in enumerate(shown)
        for outcome, number, sign in (("came true", one.right, 1), ("did not", one.wrong, -1))
        if number
    ]
    waiting = len(given) - len(settled)
    more = [f"{counted(waiting, 'holder')} without a settled forecast"] if waiting else []
    more += [f"{counted(len(settled) - most, 'holder')} more"] if len(settled) > most else []
    outcomes = alt.Scale(domain=["came true", "did not"], range=[look.cooperation, look.conflict])
    most_of_one = max((max(one.right, one.wrong) for one in shown), default=1)
    x = alt.X(
        "shown:Q",
        title="← did not · came true →",
        scale=alt.Scale(domain=[-most_of_one * 1.15, most_of_one * 1.15], nice=False),
        axis=alt.Axis(labelExpr="format(abs(datum.value), ',')", values=_ticks(most_of_one)),
    )
    bars = (
        alt.Chart()
        .mark_bar()
        .encode(
            x=x,
            color=alt.Color("outcome:N", scale=outcomes, title=None),
            tooltip=["holder:N", "outcome:N", "forecasts:Q", alt.Tooltip("brier:N", title="Brier score")],
        )
    )
    numbers = alt.Chart().mark_text(dx=alt.expr("datum.shown < 0 ? -10 : 10"), color=look.text)
    texts = numbers.encode(x=x, text="forecasts:Q")
    told = "Forecasts that came true, and that did not"
    chart = alt.layer(bars, texts, data=values_of(rows), description=f"{told}. {_told(shown, labels)}").encode(
        y=alt.Y("holder:N", sort=labels, title=None, axis=alt.Axis(labelLimit=260))
    )
    sized = chart.properties(width=width, height=max(_ROW * len(shown), _ROW), title=title_of(told, "; ".join(more)))
    return finished(sized, look)


def _ticks(most: int) -> list[int]:
    """Whole numbers to both sides of zero."""
    step = max(most // 5, 1)
    return sorted({sign * number for number in range(0, most + 1, step) for sign in (1, -1)})


def _labels(shown: Iterable[HolderScore], names: Names | None) -> list[str]:
    """Names of the holders, those of two who are called the same with their ids."""
    found: list[str] = []
    for one in shown:
        name = actor_label(one.holder, names)
        found.append(f"{name} ({one.holder})" if name in found else name)
    return found


def _brier(one: HolderScore) -> str:
    return f"{one.brier:.2f} over {counted(one.weighed, 'forecast')}" if one.brier is not None else "none stated"


def _told(shown: list[HolderScore], labels: list[str]) -> str:
    return " ".join(f"{name}: {one.right} of {one.settled}." for one, name in zip(shown, labels, strict=True))
