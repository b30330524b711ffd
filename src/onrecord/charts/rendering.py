"""A chart as a file: a page that needs nothing else, SVG, PNG, or JSON. Nothing is ever fetched."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from onrecord.charts.browser import browser_bundle
from onrecord.charts.look import FONT
from onrecord.vocabulary import OnrecordError, UsageError

if TYPE_CHECKING:
    import altair as alt

Chart = "alt.TopLevelMixin | Mapping[str, Any]"
"""An Altair chart, or a Vega specification (for what Vega-Lite cannot draw)."""

FORMS = ("html", "svg", "png", "json")
"""What a chart can be written as."""
_ID = re.compile(r'((?:<clipPath id="|clip-path="url\(#))(clip\d+)')
_NOBODY: list[str] = []
"""Addresses that a chart may load from."""


def spec_of(chart: "alt.TopLevelMixin | Mapping[str, Any]") -> dict[str, Any]:
    """The Vega-Lite or Vega specification, its data within it."""
    if isinstance(chart, Mapping):
        return dict(chart)
    import altair as alt

    # Large data must stay within the specification, whatever a notebook has set up for its own charts.
    with alt.data_transformers.enable("default", max_rows=None):
        found: dict[str, Any] = chart.to_dict()
    return found


def to_json(chart: "alt.TopLevelMixin | Mapping[str, Any]") -> str:
    """The specification as JSON."""
    return _json(spec_of(chart))


def to_svg(chart: "alt.TopLevelMixin | Mapping[str, Any]") -> str:
    """The chart as SVG, a `<svg>` element with a label for screen readers; raises `OnrecordError` (`chart-broken`).

    Other threads wait meanwhile; the web application draws in a process of its own.
    """
    return drawn(to_json(chart))


def to_png(chart: "alt.TopLevelMixin | Mapping[str, Any]", scale: float = 2.0) -> bytes:
    """The chart as PNG, `scale` pixels to a unit of the chart; raises `OnrecordError` (`chart-broken`)."""
    import vl_convert

    spec = spec_of(chart)
    draw = vl_convert.vegalite_to_png if _is_lite(spec) else vl_convert.vega_to_png
    try:
        return bytes(draw(spec, scale=scale, allowed_base_urls=_NOBODY))
    except ValueError as error:
        raise _broken(error) from error


def to_html(chart: "alt.TopLevelMixin | Mapping[str, Any]") -> str:
    """The chart as one page with all scripts and data in it.

    Its Content-Security-Policy lets nothing run but the script it came with (by its hash), and nothing be loaded. The
    first call of a process takes two to three seconds; raises `OnrecordError` (`chart-bundle`).
    """
    spec = spec_of(chart)
    background = str(spec.get("config", {}).get("background") or spec.get("background") or "#ffffff")
    text = str(spec.get("config", {}).get("title", {}).get("color", "#1b1b1f"))
    style = (
        f"body{{margin:1em;font:14px {FONT};background:{background};color:{text}}}"
        f".chart-tip{{background:{background};border:1px solid;padding:.3em .6em;max-width:24em}}"
    )
    script = browser_bundle().replace("</script", "<\\/script")
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:"
    told = escape(str(spec.get("description") or "Chart"), quote=True)
    # Within JSON, "<" can be written as an escape, so that no text can end the element that it stands in.
    data = _json(spec).replace("<", "\\u003c")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">'
        f'<meta name="viewport" content="width=device-width"><title>{told}</title><style>{style}</style></head>\n'
        f'<body><div id="onrecord-chart"></div>\n<script type="application/json" id="onrecord-chart-spec">{data}'
        f"</script>\n<script>{script}</script></body></html>\n"
    )


def rendered(chart: "alt.TopLevelMixin | Mapping[str, Any]", form: str) -> bytes:
    """The chart as a file of the `form` html, svg, png or json; raises `UsageError` (`unknown-value`) for another."""
    if form == "png":
        return to_png(chart)
    makers = {"html": to_html, "svg": to_svg, "json": to_json}
    if form not in makers:
        raise UsageError("unknown-value", f"There is no form {form!r} of a chart.", f"It is one of {', '.join(FORMS)}.")
    return makers[form](chart).encode("utf-8")


def drawn(text: str) -> str:
    """The SVG of a specification as JSON; raises `OnrecordError` (`chart-broken`)."""
    import vl_convert

    spec = json.loads(text)
    draw = vl_convert.vegalite_to_svg if _is_lite(spec) else vl_convert.vega_to_svg
    try:
        svg = str(draw(spec, allowed_base_urls=_NOBODY))
    except ValueError as error:
        raise _broken(error) from error
    told = escape(str(spec.get("description") or "Chart"), quote=True)
    return _own_ids(svg, text).replace("<svg", f'<svg role="img" aria-label="{told}"', 1)


def _own_ids(svg: str, text: str) -> str:
    """The drawing with ids of its own: Vega counts them up over all that a process has drawn.

    So one chart is always drawn the same way, and two can stand in one page.
    """
    numbers: dict[str, str] = {}
    mark = hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
    return _ID.sub(lambda found: f"{found[1]}c{mark}-{numbers.setdefault(found[2], str(len(numbers)))}", svg)


def _is_lite(spec: Mapping[str, Any]) -> bool:
    return "vega-lite" in str(spec.get("$schema"))


def _json(spec: Mapping[str, Any]) -> str:
    return json.dumps(spec, ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _broken(error: ValueError) -> OnrecordError:
    return OnrecordError(
        "chart-broken", f"The chart cannot be drawn: {str(error).splitlines()[0]}", "Try json or html."
    )
