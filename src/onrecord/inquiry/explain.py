"""Why a claim is as it is, in sentences: every field, the rule or head that decided, and the words it went by."""

from msgspec import Struct

from onrecord.inquiry.brief import actors_in
from onrecord.inquiry.naming import Names, name_list, name_words
from onrecord.inquiry.sentences import says, sentence, when
from onrecord.record import ClaimOnRecord, Record
from onrecord.vocabulary import Reason, UsageError


class Because(Struct, frozen=True, kw_only=True):
    """One reason: the rule or head (`by`), the words quoted, the alternatives' scores, and all of it in a sentence."""

    by: str
    words: str
    alternatives: dict[str, float]
    sentence: str


class FieldWhy(Struct, frozen=True, kw_only=True):
    """One field of a claim, its value in words (empty when null) and the reasons for it."""

    field: str
    value: str
    reasons: tuple[Because, ...]


class Explanation(Struct, frozen=True, kw_only=True):
    """A claim in one sentence, the words quoted, where they stand, and why each field is as it is."""

    claim: str
    sentence: str
    quote: str
    report: str
    publisher: str | None
    published: str | None
    fields: tuple[FieldWhy, ...]


def explain(record: Record, claim_id: str) -> Explanation:
    """The explanation of the claim with this id; raises `UsageError` (`unknown-id`, `not-a-claim`)."""
    claim = record.get(claim_id)
    if not isinstance(claim, ClaimOnRecord):
        raise UsageError("not-a-claim", f"{claim_id!r} is no claim.", "`onrecord claims` lists claims with their ids.")
    return explain_claim(claim, record.named(actors_in([claim])))


def explain_claim(claim: ClaimOnRecord, names: Names) -> Explanation:
    """The same for a claim at hand; a pure function."""
    reasons: dict[str, list[Because]] = {}
    for reason, words in zip(claim.why, claim.why_text, strict=True):
        reasons.setdefault(reason.field, []).append(_because(reason, words))
    values = _values(claim, names)
    order = [*values, *(field for field in reasons if field not in values)]
    fields = tuple(
        FieldWhy(field=field, value=values.get(field, ""), reasons=tuple(reasons.get(field, ())))
        for field in order
        if values.get(field) or field in reasons
    )
    return Explanation(
        claim=claim.id,
        sentence=sentence(claim, names),
        quote=claim.text,
        report=claim.report,
        publisher=claim.publisher,
        published=claim.published,
        fields=fields,
    )


def _values(claim: ClaimOnRecord, names: Names) -> dict[str, str]:
    """Every field of a claim that says something, in words; empty when null."""
    return {
        "kind": claim.kind.value,
        "type": claim.type or "",
        "mode": claim.mode or "",
        "context": ", ".join(claim.context),
        "cameo": claim.cameo or "",
        "trigger": claim.trigger.text,
        "actors": name_list(claim.actors, names) or name_words(claim.actors_text),
        "recipients": name_list(claim.recipients, names) or name_words(claim.recipients_text),
        "object": claim.object or "",
        "quantities": ", ".join(claim.quantities_text),
        "time": when(claim.time) or (claim.time.value or "" if claim.time else ""),
        "place": claim.place_name or "",
        "holders": says(claim, names),
        "factuality": claim.factuality.value,
        "modality": claim.modality.value,
        "condition": claim.condition_text or "",
        "confidence": f"{claim.confidence:.2f}",
    }


def _because(reason: Reason, words: str) -> Because:
    quoted = " ".join(words.split())
    told = f"{reason.by} decided by “{quoted}”" if quoted else f"{reason.by} decided"
    others = sorted(reason.alternatives.items(), key=lambda one: (-one[1], one[0]))
    if others:
        told += f"; it weighed {', '.join(f'{name} at {score:.2f}' for name, score in others)}"
    return Because(by=reason.by, words=quoted, alternatives=dict(others), sentence=f"{told}.")
