"""How charts look: light and dark, in colours that colour-blind people tell apart (Okabe and Ito 2008)."""

from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from onrecord.vocabulary import UsageError

if TYPE_CHECKING:
    import altair as alt

T = TypeVar("T", bound="alt.TopLevelMixin")


class Look(Struct, frozen=True, kw_only=True):
    """Colours of a chart as `#rrggbb`; contrast with `background` is at least 4.5 for text, 3 for marks (WCAG 2.2).

    `first` is for what is neither good nor bad; `land`, `told` (land with events in it) and `border` are those of maps.
    """

    name: str
    background: str
    text: str
    quiet: str
    """Axis labels, subtitles and what is only context."""
    grid: str
    cooperation: str
    conflict: str
    neither: str
    first: str
    land: str
    told: str
    border: str


LIGHT = Look(
    name="light",
    background="#ffffff",
    text="#1b1b1f",
    quiet="#55555f",
    grid="#dedee4",
    cooperation="#0072b2",
    conflict="#c24e00",
    neither="#6b6b76",
    first="#0072b2",
    land="#efede8",
    told="#d9d5c9",
    border="#bab6aa",
)
"""Okabe and Ito's blue and vermilion, the latter a little darker, on white."""
DARK = Look(
    name="dark",
    background="#16171b",
    text="#ececf1",
    quiet="#b3b3bf",
    grid="#34353d",
    cooperation="#56b4e9",
    conflict="#e69f00",
    neither="#9c9ca8",
    first="#56b4e9",
    land="#24262c",
    told="#3b3e49",
    border="#555865",
)
"""Okabe and Ito's sky blue and orange on near black."""
LOOKS = {look.name: look for look in (LIGHT, DARK)}
"""Looks by name."""

FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
"""Fonts that are there already; none is fetched."""


def look_named(name: str) -> Look:
    """The look with this name; raises `UsageError` (`unknown-value`) when there is none."""
    if name not in LOOKS:
        raise UsageError("unknown-value", f"There is no look {name!r}.", f"It is one of {', '.join(LOOKS)}.")
    return LOOKS[name]


def config(look: Look) -> dict[str, Any]:
    """The look as a Vega-Lite configuration."""
    words = {"labelColor": look.quiet, "titleColor": look.quiet, "labelFontSize": 11, "titleFontSize": 11}
    return {
        "background": look.background,
        "font": FONT,
        "padding": 12,
        "view": {"stroke": None},
        "title": {
            "color": look.text,
            "subtitleColor": look.quiet,
            "fontSize": 15,
            "subtitleFontSize": 12,
            "fontWeight": 600,
            "anchor": "start",
            "frame": "group",
            "offset": 12,
            "subtitlePadding": 4,
        },
        "axis": {
            **words,
            "titleFontWeight": "normal",
            "gridColor": look.grid,
            "domainColor": look.grid,
            "tickColor": look.grid,
            "labelLimit": 220,
        },
        "header": {"labelColor": look.text, "titleColor": look.quiet, "labelFontSize": 12, "labelAnchor": "start"},
        "legend": {**words, "titleFontWeight": "normal", "orient": "top", "symbolSize": 90, "labelLimit": 220},
        "text": {"color": look.text, "fontSize": 11},
    }


def finished(chart: T, look: Look) -> T:
    """A chart in a look."""
    found: T = chart.configure(**config(look))
    return found
