"""What is marked in a report: statements, claims, actors, places, times and quantities; pure functions."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from onrecord.inquiry.marking import Layer, Mark, MarkPart, merged
from onrecord.inquiry.naming import Names
from onrecord.inquiry.sentences import sentence, when
from onrecord.record import ClaimOnRecord
from onrecord.vocabulary import Annotations, ClaimTime, Place, Quantity, Span, Statement

ALL_LAYERS = tuple(Layer)


def report_marks(
    annotations: Annotations,
    claims: Sequence[ClaimOnRecord],
    names: Names,
    layers: Collection[Layer] = ALL_LAYERS,
) -> tuple[Mark, ...]:
    """The marks of some layers in order of their place; `claims` are those to be marked, also rejected ones."""
    found: list[Mark] = []
    if Layer.STATEMENTS in layers:
        found.extend(_statements(annotations, names))
    if Layer.CLAIMS in layers:
        found.extend(_claims(claims, names))
    if Layer.ACTORS in layers:
        found.extend(
            _one(Layer.ACTORS, MarkPart.MENTION, (each.start, each.end), _name(each.actor, names), each.actor)
            for each in annotations.mentions
        )
    if Layer.PLACES in layers:
        found.extend(
            _one(Layer.PLACES, MarkPart.PLACE, (each.start, each.end), _place(each)) for each in annotations.places
        )
    if Layer.TIMES in layers:
        found.extend(
            _one(
                Layer.TIMES,
                MarkPart.TIME,
                (each.start, each.end),
                when(ClaimTime(from_=each.from_, to=each.to)) or each.value or "no date known",
            )
            for each in annotations.times
        )
    if Layer.QUANTITIES in layers:
        found.extend(
            _one(Layer.QUANTITIES, MarkPart.QUANTITY, (each.start, each.end), _quantity(each))
            for each in annotations.quantities
        )
    return merged(found)


def depths(statements: Iterable[Statement]) -> dict[str, int]:
    """How many statements stand around each, by id."""
    within = {one.id: one.within for one in statements}
    found: dict[str, int] = {}
    for one in within:
        chain = [one]
        while (outer := within.get(chain[-1])) is not None and outer in within and outer not in chain:
            chain.append(outer)
        found[one] = len(chain) - 1
    return found


def _statements(annotations: Annotations, names: Names) -> Iterator[Mark]:
    deep = depths(annotations.statements)
    text = annotations.report.text
    for one in annotations.statements:
        said = " ".join(" ".join(text[start:end] for start, end in one.source).split())
        note = f"{_name(one.holder, names) or said or 'someone unnamed'} says"
        parts = ((MarkPart.CONTENT, one.content), (MarkPart.SOURCE, one.source), (MarkPart.CUE, one.cue))
        for part, spans in parts:
            for span in spans:
                yield _one(Layer.STATEMENTS, part, span, note, f"{annotations.report.id}/{one.id}", depth=deep[one.id])


def _claims(claims: Iterable[ClaimOnRecord], names: Names) -> Iterator[Mark]:
    for one in claims:
        note = sentence(one, names)
        for span in one.evidence:
            yield _one(Layer.CLAIMS, MarkPart.EVIDENCE, span, note, one.id)
        yield _one(Layer.CLAIMS, MarkPart.TRIGGER, (one.trigger.start, one.trigger.end), note, one.id)


def _one(layer: Layer, part: MarkPart, span: Span, note: str, *of: str, depth: int = 0) -> Mark:
    return Mark(layer=layer, part=part, start=span[0], end=span[1], of=of, note=note, depth=depth)


def _name(actor: str | None, names: Names) -> str:
    return names[actor].name if actor and actor in names else actor or ""


def _place(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country else place.name


def _quantity(quantity: Quantity) -> str:
    value = f"{quantity.value:,}" if isinstance(quantity.value, int) else f"{quantity.value:,g}"
    parts = (quantity.bound and quantity.bound.value, value, quantity.unit, quantity.of and f"of {quantity.of}")
    return " ".join(part for part in parts if part)
