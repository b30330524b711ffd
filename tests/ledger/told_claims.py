"""Claims of made-up reports as the ledger takes them up, without a parser."""

from typing import Any

from onrecord.codebook import Codebook
from onrecord.ledger.entry import Entry
from onrecord.ledger.kinds import kinds_of
from onrecord.ledger.taking import make_entry
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import Actor, ActorKind, ClaimKind, Factuality, Trigger

STATES = {
    code: Actor(id=code, name=name, kind=ActorKind.STATE, country=code)
    for code, name in (("NOR", "Norway"), ("KEN", "Kenya"), ("CHL", "Chile"), ("PER", "Peru"))
}
OUTLETS = {
    one: Actor(id=one, name=one, kind=ActorKind.MEDIA)
    for one in ("media/andes-post", "media/lima-star", "media/fjord-courier")
}
LUND = Actor(id="person/ingrid-lund", name="Ingrid Lund", kind=ActorKind.PERSON, country="NOR", sector="GOV")
MISTI = Actor(id="group/misti-front", name="Misti Front", kind=ActorKind.GROUP)
ACTORS = {**STATES, **OUTLETS, LUND.id: LUND, MISTI.id: MISTI}

NOT = Factuality.CERTAINLY_NOT


def claim(name: str, **differs: Any) -> ClaimOnRecord:
    """Norway shipped radars to Kenya, as the Andes Post has it in its own voice; `name` is `REPORT/ID`."""
    trigger = differs.pop("trigger", "shipped")
    by = differs.pop("by", "media/andes-post")
    told: dict[str, Any] = {
        "kind": ClaimKind.EVENT,
        "type": "AID",
        "actors": ("NOR",),
        "recipients": ("KEN",),
        "object": "radars",
        "published": "2024-05-03",
        "text": "Norway shipped radars to Kenya",
        "holder_actors": (by,),
    }
    start = differs.pop("start", 0)
    place = Trigger(start=start, end=start + len(trigger), text=trigger)
    return ClaimOnRecord(id=name, report=name.partition("/")[0], trigger=place, **told | differs)


def entry(codebook: Codebook, name: str, *, origin: str | None = None, **differs: Any) -> Entry:
    """The entry of `claim(name, …)`; its report copies nobody unless `origin` says so."""
    made = claim(name, **differs)
    return make_entry(
        made,
        ACTORS,
        codebook.compiled(kinds_of),
        day=made.published or "0001-01-01",
        origin=origin or made.report,
        story=frozenset(),
    )
