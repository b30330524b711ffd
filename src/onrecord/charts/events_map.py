"""The map of events: points by place on an outline of the world, and countries by how many events they had."""

from typing import TYPE_CHECKING, Any

from onrecord.charts import zoom
from onrecord.charts.days import title_of, values_of
from onrecord.charts.look import LIGHT, Look, finished
from onrecord.charts.outline import world
from onrecord.charts.words import counted, label
from onrecord.inquiry.places import PlaceOfEvents, Places

if TYPE_CHECKING:
    import altair as alt

WIDTH, HEIGHT = 820, 390
_MARGIN = 3.0
"""Degrees around the points of a map that is drawn near."""
_NAMED = 5
"""Places without coordinates that are named below the title."""
_WORLD_WIDE, _WORLD_HIGH = 5.48, 2.36
"""How wide and high the land is in the projection Natural Earth, in its own units."""
_EQUATOR = 0.2
"""How far the equator is below the middle of the land, likewise."""
_SHAPES = {"cooperation": "circle", "conflict": "diamond", "neither": "square"}


def events_map(
    found: Places, look: Look = LIGHT, *, width: int = WIDTH, height: int = HEIGHT, near: bool = False
) -> "alt.LayerChart":
    """Places as points: the larger the more events, in colour and shape by what outweighs, hollow for a whole country.

    Countries with events are shaded; `near` draws no more of the world than the points need. Places of which no
    coordinates are known are named below the title and drawn nowhere.
    """
    import altair as alt

    rows = [row for place in found.places if (row := _row(place))]
    told = f"{counted(sum(row['events'] for row in rows), 'event')} in {counted(len(rows), 'place')}"
    chart = alt.layer(
        _countries(found, look),
        _points(rows, look),
        description=f"A map of {told}. {_most(found)}",
    )
    drawn: Any = chart.project(**_near(rows)) if near and rows else _world(chart)
    sized: alt.LayerChart = drawn.properties(
        width=width, height=height, title=title_of(f"Where: {told}", _left_out(found))
    )
    return finished(sized, look)


def _world(chart: Any) -> Any:
    """The whole world, which can be gone nearer to: its signals are those of `charts/zoom.py`."""
    import altair as alt

    size = f"min(width / {_WORLD_WIDE}, height / {_WORLD_HIGH})"
    across = f"width / 2 - {zoom.ACROSS} * {zoom.ZOOM}"
    down = f"height / 2 + ({_EQUATOR} * {size} - {zoom.DOWN}) * {zoom.ZOOM}"
    return chart.project(
        type="naturalEarth1", scale=alt.expr(f"{size} * {zoom.ZOOM}"), translate=alt.expr(f"[{across}, {down}]")
    ).add_params(*(alt.param(name=name, value=value) for name, value in zoom.SIGNALS.items()))


def _near(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The box around some points with a margin."""
    west, east = (pick(row["lon"] for row in rows) for pick in (min, max))
    south, north = (pick(row["lat"] for row in rows) for pick in (min, max))
    corners = [
        [x, y]
        for x in (max(west - _MARGIN, -180), min(east + _MARGIN, 180))
        for y in (max(south - _MARGIN, -85), min(north + _MARGIN, 85))
    ]
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": corners}}
    return {"type": "mercator", "fit": shape}


def _countries(found: Places, look: Look) -> "alt.Chart":
    import altair as alt

    outline = alt.InlineData(values=world(), format=alt.TopoDataFormat(feature="countries", type="topojson"))
    there = [one.country for one in found.countries]
    has_events = alt.FieldOneOfPredicate(field="id", oneOf=there)
    countries: alt.Chart = (
        alt.Chart(outline)
        .mark_geoshape(clip=True, stroke=look.border, strokeWidth=0.5)
        .encode(fill=alt.condition(has_events, alt.value(look.told), alt.value(look.land)))
    )
    return countries


def _points(rows: list[dict[str, Any]], look: Look) -> "alt.Chart":
    import altair as alt

    leans = list(_SHAPES)
    colours = [look.cooperation, look.conflict, look.neither]
    most = max((row["events"] for row in rows), default=1)
    points: alt.Chart = (
        alt.Chart(values_of(rows))
        .mark_point(strokeWidth=1.6, clip=True)
        .encode(
            longitude="lon:Q",
            latitude="lat:Q",
            size=alt.Size(
                "events:Q",
                scale=alt.Scale(type="linear", domain=[0, most], range=[0, 700]),
                legend=alt.Legend(title="events", tickMinStep=1, symbolFillColor=look.quiet, values=_steps(most)),
            ),
            stroke=alt.Stroke("leans:N", scale=alt.Scale(domain=leans, range=colours), title="mostly"),
            shape=alt.Shape("leans:N", scale=alt.Scale(domain=leans, range=list(_SHAPES.values())), title="mostly"),
            fill=alt.Fill("leans:N", scale=alt.Scale(domain=leans, range=colours), title="mostly"),
            fillOpacity=alt.condition("datum.whole == 'yes'", alt.value(0.0), alt.value(0.45)),
            order=alt.Order("events:Q", sort="descending"),
            tooltip=[
                alt.Tooltip("place:N", title="place"),
                alt.Tooltip("country:N", title="country"),
                alt.Tooltip("events:Q", title="events"),
                alt.Tooltip("cooperation:Q", title="cooperation"),
                alt.Tooltip("conflict:Q", title="conflict"),
                alt.Tooltip("whole:N", title="names the whole country"),
            ],
        )
    )
    return points


def _row(place: PlaceOfEvents) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    more = place.cooperation - place.conflict
    return {
        "place": label(place.name),
        "country": place.country or "unknown",
        "lat": place.lat,
        "lon": place.lon,
        "events": place.events,
        "cooperation": place.cooperation,
        "conflict": place.conflict,
        "leans": "cooperation" if more > 0 else "conflict" if more < 0 else "neither",
        "whole": "yes" if place.is_country else "no",
    }


def _steps(most: int) -> list[int]:
    """Sizes that the legend shows."""
    return sorted({1, max(most // 2, 1), most})


def _left_out(found: Places) -> str:
    parts = []
    if found.unlocated:
        names = ", ".join(label(name, 30) for name in found.unlocated[:_NAMED])
        more = len(found.unlocated) - _NAMED
        others = f" and {more} more" if more > 0 else ""
        parts.append(f"No coordinates known: {names}{others}")
    if found.unplaced:
        parts.append(f"{counted(found.unplaced, 'event')} without a place")
    return ". ".join(parts)


def _most(found: Places) -> str:
    return " ".join(f"{label(one.name)}: {counted(one.events, 'event')}." for one in found.countries[:5])
