"""What a list is narrowed down by that neither its form nor its facets show, in words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from starlette.datastructures import QueryParams

from onrecord.inquiry.naming import Names
from onrecord.inquiry.telling import who
from onrecord.record import TakenPart


class Condition(NamedTuple):
    """A condition in words, and the names of the parameters that have to go when it is taken away."""

    words: str
    parameters: tuple[str, ...]


def conditions(query: QueryParams, names: Names, shown: Iterable[str]) -> list[Condition]:
    """The conditions in an address, but those on parameters that are `shown` anyway; `names` has actors by id."""
    seen = set(shown)
    return [one for one in _conditions(query, names) if seen.isdisjoint(one.parameters)]


def _conditions(query: QueryParams, names: Names) -> Iterator[Condition]:
    pair = [who(one, names) for one in query.getlist("between") if one.strip()]
    if len(pair) == 2:
        yield Condition(f"between {pair[0]} and {pair[1]}", ("between", "part"))
    if query.get("part"):
        yield Condition(_acting(query, pair, names), ("part",))
    if query.get("on"):
        yield Condition(f"of {query['on']} alone", ("on",))
    if query.get("report"):
        yield Condition(f"told in the report {query['report']}", ("report",))
    if query.get("holder"):
        yield Condition(f"said by {who(query['holder'], names)}", ("holder",))
    for name in ("type", "kind", "factuality", "modality"):
        if query.get(name):
            yield Condition(f"of claims whose {name} is {' or '.join(query.getlist(name))}", (name,))
    if query.get("confidence"):
        yield Condition(f"read with a confidence of {query['confidence']} or more", ("confidence",))


def _acting(query: QueryParams, pair: list[str], names: Names) -> str:
    """Who acts, of two or of one."""
    part = query["part"].casefold()
    first = pair[0] if pair else who(query.get("actor"), names)
    if part == TakenPart.BOTH:
        return "both act"
    if part == TakenPart.RECIPIENT:
        return f"{pair[1]} acts, {first} does not" if len(pair) == 2 else f"{first} is acted upon"
    return f"{first} acts, {pair[1]} does not" if len(pair) == 2 else f"{first} acts"
