"""What a list is asked for, from the address: the shared filters, words, choices, order, and which page."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Query

from onrecord.inquiry.listing import TITLES
from onrecord.record import Asked
from onrecord.record.asked import MOST, SIZE
from onrecord.record.lists import LISTS
from onrecord.web.asking import LONGEST_WORD, filters_from

_WORD = Annotated[str, Query(max_length=LONGEST_WORD)]
MOST_CHOICES = 50
"""Values of one field that can be chosen at once."""
LONGEST_CURSOR = 2_000
_ANY = "any of the values given"


def asking(kind: str) -> Callable[..., Asked]:
    """FastAPI's dependency that makes an `Asked` for a list; its parameters are those that the list has."""
    facets = tuple(LISTS[kind].facets)
    shared = {
        name: one for name, one in inspect.signature(filters_from).parameters.items() if name not in (*facets, "kind")
    }
    own = _parameters(kind)

    def asked(**given: Any) -> Asked:
        chosen = {name: tuple(one for one in given[name] or () if one) for name in facets}
        return Asked(
            filters=filters_from(**{name: given[name] for name in shared}),
            words=given["words"] or None,
            chosen={name: some for name, some in chosen.items() if some},
            confidence=given.get("confidence"),
            sort=given["sort"] or None,
            size=given["size"],
            after=given["after"] or None,
        )

    asked.__signature__ = inspect.Signature([*shared.values(), *own], return_annotation=Asked)  # type: ignore[attr-defined]
    return asked


def _parameters(kind: str) -> list[inspect.Parameter]:
    rows = LISTS[kind]
    found: dict[str, tuple[Any, Any]] = {
        "words": (
            Annotated[
                str | None,
                Query(
                    max_length=LONGEST_WORD,
                    description='Words that all have to occur; "…" for a phrase, …* for a prefix.',
                ),
            ],
            None,
        )
    }
    for field in rows.facets:
        which = "any of the outlets given, by id or by any of their names" if field == "publisher" else _ANY
        told = f"{TITLES[field]}: {which} (it may be given several times; `unknown` stands for none)."
        found[field] = (Annotated[list[_WORD] | None, Query(description=told, max_length=MOST_CHOICES)], None)
    if rows.confidence is not None:
        told = "The reader's own confidence (0 to 1) at least."
        found["confidence"] = (Annotated[float | None, Query(ge=0, le=1, description=told)], None)
    orders = ", ".join(rows.sorts)
    found["sort"] = (Annotated[str | None, Query(max_length=20, description=f"The order, one of: {orders}.")], None)
    found["size"] = (Annotated[int, Query(ge=1, le=MOST, description="How many rows make a page.")], SIZE)
    told = "The cursor to a page: an earlier answer's `next` or `previous`."
    found["after"] = (Annotated[str | None, Query(max_length=LONGEST_CURSOR, description=told)], None)
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind_of)
        for name, (kind_of, default) in found.items()
    ]
