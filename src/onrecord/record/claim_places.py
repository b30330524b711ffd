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
    select(reports.c.id.label("report"), claims.c.id, claims.c.found)
    .join(reports, reports.c.key == claims.c.report)
    .where(reports.c.id.in_(_REPORTS), claims.c.id.in_(_LOCAL))
)
_HEADS = select(reports.c.id, reports.c.found).where(reports.c.id.in_(_REPORTS))


class _Placed(Struct):
    """The one field of a claim that is needed: an index into the report's places."""

    place: int | None = None


class _Places(Struct):
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
    pairs = [one.rpartition("/") for one in ids]
    asked = {"reports": sorted({report for report, _, _ in pairs}), "local": sorted({local for _, _, local in pairs})}
    placed: dict[str, tuple[str, int]] = {}
    for row in connection.execute(_CLAIMS, asked):
        one = f"{row.report}/{row.id}"
        if one in ids and (index := _CLAIM.decode(row.found).place) is not None:
            placed[one] = row.report, index
    wanted = {"reports": sorted({report for report, _ in placed.values()})}
    heads = {row.id: _HEAD.decode(row.found).places for row in connection.execute(_HEADS, wanted)} if placed else {}
    return {one: heads[report][index] for one, (report, index) in placed.items()}
