"""Where claims are said to happen: the places that were read in their reports, coordinates and all."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import BindParameter, Connection, bindparam, select

from onrecord.record.schema import claims, reports
from onrecord.vocabulary import Place

_MANY = 400
"""Ids put into one condition at most."""
_REPORTS: BindParameter[Any] = bindparam("reports", expanding=True)
_LOCAL: BindParameter[Any] = bindparam("local", expanding=True)
_CLAIMS = (
    select(reports.c.id.label("report"), claims.c.id, claims.c.key, claims.c.place)
    .join(reports, reports.c.key == claims.c.report)
    .where(reports.c.id.in_(_REPORTS), claims.c.id.in_(_LOCAL), claims.c.place.is_not(None))
)
_HEADS = select(reports.c.id, reports.c.found).where(reports.c.id.in_(_REPORTS))
_WHOLE = select(claims.c.key, claims.c.found).where(claims.c.key.in_(bindparam("keys", expanding=True)))


class _Placed(Struct, gc=False):
    """The one field of a claim that is needed: an index into the report's places."""

    place: int


class _Places(Struct, gc=False):
    """The one field of a report's annotations that is needed; the rest is skipped, which makes it quick."""

    places: tuple[Place, ...] = ()


_CLAIM = msgspec.json.Decoder(_Placed)
_HEAD = msgspec.json.Decoder(_Places)


def places_of(connection: Connection, ids: Sequence[str]) -> dict[str, Place]:
    """The places of claims, by claim id; raises `msgspec.MsgspecError` when what was stored is damaged."""
    found: dict[str, Place] = {}
    for start in range(0, len(ids), _MANY):
        found |= _page(connection, frozenset(ids[start : start + _MANY]))
    return found


def _page(connection: Connection, ids: frozenset[str]) -> dict[str, Place]:
    """Where a report has one place of a name, the name tells which; where it has several, the claim is read for it."""
    pairs = [one.rpartition("/") for one in ids]
    asked = {"reports": sorted({report for report, _, _ in pairs}), "local": sorted({local for _, _, local in pairs})}
    placed = [row for row in connection.execute(_CLAIMS, asked) if f"{row.report}/{row.id}" in ids]
    wanted = {"reports": sorted({row.report for row in placed})}
    heads = {one: _HEAD.decode(found).places for one, found in connection.execute(_HEADS, wanted)} if placed else {}
    found: dict[str, Place] = {}
    unsure: dict[int, tuple[str, str]] = {}
    for report, local, key, name in placed:
        named = [place for place in heads[report] if place.name == name]
        if len(named) == 1:
            found[f"{report}/{local}"] = named[0]
        else:
            unsure[key] = report, local
    for key, whole in connection.execute(_WHOLE, {"keys": sorted(unsure)}) if unsure else ():
        report, local = unsure[key]
        found[f"{report}/{local}"] = heads[report][_CLAIM.decode(whole).place]
    return found
