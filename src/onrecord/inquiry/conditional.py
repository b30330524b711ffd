"""What holders say would be done in a case, from claims on a condition that the ledger settles nothing about."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from onrecord.ledger.entry import Actors
from onrecord.ledger.sides import sides
from onrecord.record import ClaimOnRecord, Filters, Record
from onrecord.vocabulary import NEGATIVE, ClaimKind, EventType, Forecast, ForecastKind, Modality, UsageError

_AHEAD = re.compile(
    r"\b(?:will|would|'ll|’ll|shall|vow\w*|promis\w+|pledg\w+|ready|prepared|threat\w*|warn\w*)\b", re.IGNORECASE
)
_HOSTILE = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.THREATEN))


def conditional(record: Record, actors: Iterable[str], filters: Filters) -> Iterator[Forecast]:
    """Words of named holders on what some actors do, or suffer, on a condition; each as a forecast."""
    found: dict[str, ClaimOnRecord] = {}
    for one in dict.fromkeys(actors):
        asked = replace(filters, actor=one, kind=ClaimKind.EVENT, modality=Modality.CONDITIONAL)
        try:
            found |= {claim.id: claim for claim in record.claims(asked)}
        except UsageError:
            continue
    conditions = {claim.condition for claim in found.values()}
    held = [
        claim
        for claim in found.values()
        if claim.holders and claim.actors and claim.id not in conditions and _AHEAD.search(claim.text)
    ]
    known = record.named({one for claim in held for one in (*claim.actors, *claim.holder_actors) if one})
    for claim in held:
        yield _as_forecast(claim, known)


def _as_forecast(claim: ClaimOnRecord, known: Actors) -> Forecast:
    speaker = claim.holder_actors[-1] if claim.holder_actors else None
    own = speaker is not None and not sides([speaker], known).isdisjoint(sides(claim.actors, known))
    hostile = claim.type in _HOSTILE
    kind = ForecastKind.PREDICTION
    if own:
        kind = ForecastKind.THREAT if hostile else ForecastKind.PROMISE
    return Forecast(
        id=claim.id,
        holder=speaker,
        holder_words=None if speaker or not claim.holder_words else claim.holder_words[-1] or None,
        made=claim.published,
        kind=kind,
        type=claim.type,
        trigger=claim.trigger.text,
        cameo=claim.cameo,
        actors=claim.actors,
        recipients=claim.recipients,
        by=tuple(sorted(sides(claim.actors, known))),
        upon=tuple(sorted(sides(claim.recipients, known))),
        object=claim.object,
        place=claim.place_name,
        negated=claim.factuality in NEGATIVE,
        conditional=True,
        claims=(claim.id,),
    )
