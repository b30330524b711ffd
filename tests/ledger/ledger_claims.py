"""Claims of made-up reports, as the deciders on "same event?" see them."""

from typing import Any

from onrecord.ledger.traits import Traits

RUS, UKR, ISR, IRN = "RUS", "UKR", "ISR", "IRN"


def strike(claim: str, report: str, **differs: Any) -> Traits:
    """A Russian strike on Kyiv in the night to 4 March 2025, as one outlet tells of it the day after."""
    told: dict[str, Any] = {
        "published": "2025-03-04",
        "type": "ASSAULT",
        "family": "material-conflict",
        "trigger": "strike",
        "kin": frozenset({"attack"}),
        "actors": frozenset({RUS}),
        "recipients": frozenset({UKR}),
        "countries": frozenset({RUS, UKR}),
        "by": frozenset({RUS}),
        "upon": frozenset({UKR}),
        "first": "2025-03-04",
        "last": "2025-03-04",
        "places": frozenset({"kyiv", UKR}),
        "towns": frozenset({"kyiv"}),
    }
    if "places" in differs:
        told["towns"] = frozenset(place for place in differs["places"] if place.islower())
    return Traits(claim=claim, report=report, **told | differs)


def words(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
