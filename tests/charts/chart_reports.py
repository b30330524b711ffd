"""Structs made by hand for charts, hostile names among them, and every chart that is made of them."""

from collections.abc import Callable
from typing import Any

from onrecord import charts
from onrecord.charts import Look
from onrecord.inquiry.active import ActiveHolder, Dyad
from onrecord.inquiry.between import Balance, Between, Month
from onrecord.inquiry.days import Day, Days
from onrecord.inquiry.network import Link, Network, Node
from onrecord.inquiry.places import CountryOfEvents, PlaceOfEvents, Places
from onrecord.inquiry.told import Telling
from onrecord.vocabulary import Actor, ActorKind, HolderScore

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e {{7*7}} datum.x"
NAMES = {
    "CHL": Actor(id="CHL", name="Chile", kind=ActorKind.STATE, country="CHL"),
    "PER": Actor(id="PER", name="Peru", kind=ActorKind.STATE, country="PER"),
    "person/x": Actor(id="person/x", name=HOSTILE, kind=ActorKind.PERSON),
}
DAYS = Days(
    since="2024-02-01",
    until="2024-02-04",
    days=(
        Day(day="2024-02-01", events=2, cooperation=1.9, conflict=10.0),
        Day(day="2024-02-03", events=1, cooperation=0.0, conflict=6.8),
    ),
    events=3,
    inexact=1,
)
BETWEEN = Between(
    a="CHL",
    b="PER",
    ties=(),
    events=(),
    agreements=(),
    forecasts=(),
    first="2024-02-01",
    last="2024-04-03",
    series=(
        Month(
            month="2024-02",
            cooperation=0.0,
            conflict=10.0,
            events=1,
            by_a=Balance(conflict=10.0, events=1),
        ),
        Month(
            month="2024-04",
            cooperation=1.9,
            conflict=0.0,
            events=1,
            together=Balance(cooperation=1.9, events=1),
        ),
    ),
)
NETWORK = Network(
    nodes=(
        Node(id="CHL", name="Chile", kind="state", country="CHL", weight=4),
        Node(id="PER", name="Peru", kind="state", country="PER", weight=2),
        Node(id="person/x", name=HOSTILE, kind="person", country=None, weight=2),
    ),
    links=(
        Link(a="CHL", b="PER", sign=-0.9, events=2, ties=(), claims=("one/c1",)),
        Link(a="CHL", b="person/x", sign=0.1, events=1, ties=("partner",), claims=("one/c2",)),
    ),
    left_out=3,
)
PLACES = Places(
    places=(
        PlaceOfEvents(
            name="Arica",
            country="CHL",
            lat=-18.5,
            lon=-70.3,
            is_country=False,
            events=2,
            cooperation=0.0,
            conflict=10.0,
            ids=("event/a", "event/b"),
        ),
        PlaceOfEvents(
            name=HOSTILE,
            country=None,
            lat=None,
            lon=None,
            is_country=False,
            events=1,
            cooperation=0.0,
            conflict=0.0,
            ids=("event/c",),
        ),
    ),
    countries=(CountryOfEvents(country="CHL", name="Chile", lat=-30.0, lon=-71.0, events=2),),
    unlocated=(HOSTILE,),
    unplaced=4,
)
SCORES = (
    HolderScore(holder="CHL", settled=3, right=2, wrong=1, weighed=2, brier=0.13),
    HolderScore(holder=None, open=2),
)
DYADS = (Dyad(a="CHL", b="PER", events=2, cooperation=1.9, conflict=10.0, claims=("one/c1",)),)
HOLDERS = (ActiveHolder(holder="person/x", events=2, denials=1, claims=("one/c1", "one/c2")),)
TELLINGS = (
    Telling(
        claim="one/c1",
        holder="PER",
        published="2024-02-02",
        publisher="Andes Post",
        factuality="CT+",
        modality="actual",
        denies=False,
        text="Chile attacked Peru",
    ),
    Telling(
        claim="two/c1",
        holder="person/x",
        published="2024-02-05",
        publisher=None,
        factuality="PR-",
        modality="actual",
        denies=True,
        text=HOSTILE,
    ),
    Telling(
        claim="three/c1",
        holder=None,
        published=None,
        publisher=None,
        factuality="CT+",
        modality="actual",
        denies=False,
        text="x",
    ),
)
CHARTS: dict[str, Callable[[Look], Any]] = {
    "volume": lambda look: charts.volume_by_day(DAYS, look),
    "balance": lambda look: charts.balance_by_day(DAYS, look),
    "between": lambda look: charts.between_by_month(BETWEEN, NAMES, look),
    "network": lambda look: charts.network(NETWORK, look),
    "map": lambda look: charts.events_map(PLACES, look),
    "near map": lambda look: charts.events_map(PLACES, look, near=True),
    "scores": lambda look: charts.forecast_scores(SCORES, NAMES, look),
    "dyads": lambda look: charts.active_dyads(DYADS, NAMES, look),
    "holders": lambda look: charts.active_holders(HOLDERS, NAMES, look),
    "accounts": lambda look: charts.timeline_of_accounts(TELLINGS, NAMES, look),
}
