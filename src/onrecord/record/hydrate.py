"""Makes claims and statements on record out of what was stored of their report; nothing here touches a database."""

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from onrecord.record.found import ClaimOnRecord, StatementOnRecord
from onrecord.vocabulary import Annotations, Claim, Place, Quantity, Report, Statement, cut


class Kept(Struct, frozen=True, kw_only=True):
    """The part of a report's stored annotations that its claims and statements need."""

    report: Report
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()


_KEPT = msgspec.json.Decoder(Kept)
_ANNOTATIONS = msgspec.json.Decoder(Annotations)


def whole(found: str, text: str) -> Annotations:
    """All annotations of a report, as they were stored; raises `msgspec.MsgspecError` when they are damaged."""
    annotations = _ANNOTATIONS.decode(found)
    return replace(annotations, report=replace(annotations.report, text=text))


class Shelf:
    """One report's claims and statements, by their position. `publisher` is the outlet's actor id."""

    def __init__(self, found: str, text: str, publisher: str | None) -> None:
        """Decode what was stored; raises `msgspec.MsgspecError` when it is damaged."""
        self._kept = _KEPT.decode(found)
        self._text = text
        self._publisher = publisher
        self._statements = {one.id: one for one in self._kept.statements}
        self._claims = {one.id: one for one in self._kept.claims}

    def claim(self, position: int) -> ClaimOnRecord:
        """The claim at `position`."""
        kept, text, report = self._kept, self._text, self._kept.report
        claim = kept.claims[position]
        holders = [self._statements[one] for one in claim.holders]
        condition = self._claims.get(claim.condition) if claim.condition else None
        fields = asdict(claim) | {
            "id": self._qualified(claim.id),
            "holders": tuple(self._qualified(one) for one in claim.holders),
            "condition": self._qualified(claim.condition) if claim.condition else None,
        }
        return ClaimOnRecord(
            **fields,
            report=report.id,
            publisher=report.publisher,
            published=report.published,
            text=cut(text, claim.evidence),
            actors_text=tuple(text[start:end] for start, end in claim.actor_spans),
            recipients_text=tuple(text[start:end] for start, end in claim.recipient_spans),
            quantities_text=tuple(kept.quantities[one].text for one in claim.quantities),
            place_name=kept.places[claim.place].name if claim.place is not None else None,
            holder_actors=tuple(one.holder for one in holders) if holders else self._own_actors(),
            holder_words=tuple(cut(text, one.source) for one in holders) if holders else self._own_words(),
            condition_text=cut(text, condition.evidence) if condition else None,
            why_text=tuple(cut(text, reason.words) for reason in claim.why),
        )

    def statement(self, position: int) -> StatementOnRecord:
        """The statement at `position`."""
        report = self._kept.report
        one = self._kept.statements[position]
        return StatementOnRecord(
            id=self._qualified(one.id),
            report=report.id,
            holder=one.holder,
            text=cut(self._text, one.content),
            directness=one.directness,
            channel=one.channel,
            addressee=one.addressee,
            claims=tuple(self._qualified(claim.id) for claim in self._kept.claims if one.id in claim.holders),
            within=self._qualified(one.within) if one.within else None,
            source=cut(self._text, one.source),
            cue=cut(self._text, one.cue),
            publisher=report.publisher,
            published=report.published,
        )

    def _qualified(self, local: str) -> str:
        return f"{self._kept.report.id}/{local}"

    def _own_actors(self) -> tuple[str | None, ...]:
        return (self._publisher,) if self._publisher else ()

    def _own_words(self) -> tuple[str, ...]:
        return (self._kept.report.publisher or "",) if self._publisher else ()
