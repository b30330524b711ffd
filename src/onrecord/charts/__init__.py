"""Charts of what is on record: from the structs of `inquiry` to Altair charts, and from charts to files.

Altair and the Vega renderer are loaded when a chart is made, not before. Every chart takes a `look` (`LIGHT` or
`DARK`), has a description for screen readers, holds its data itself, and tells by colour nothing that it does not tell
by place, shape or dashes too. What reports say is only ever data in it, never an expression.
"""

from onrecord.charts.accounts import timeline_of_accounts
from onrecord.charts.active import active_dyads, active_holders
from onrecord.charts.between import between_by_month
from onrecord.charts.browser import browser_bundle
from onrecord.charts.days import balance_by_day, volume_by_day
from onrecord.charts.events_map import events_map
from onrecord.charts.look import DARK, LIGHT, LOOKS, Look, look_named
from onrecord.charts.network import network
from onrecord.charts.rendering import FORMS, rendered, spec_of, to_html, to_json, to_png, to_svg
from onrecord.charts.scores import forecast_scores

__all__ = [
    "DARK",
    "FORMS",
    "LIGHT",
    "LOOKS",
    "Look",
    "active_dyads",
    "active_holders",
    "balance_by_day",
    "between_by_month",
    "browser_bundle",
    "events_map",
    "forecast_scores",
    "look_named",
    "network",
    "rendered",
    "spec_of",
    "timeline_of_accounts",
    "to_html",
    "to_json",
    "to_png",
    "to_svg",
    "volume_by_day",
]
