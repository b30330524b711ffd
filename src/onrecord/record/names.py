"""Whom a name stands for, among the actors on record."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, Select, or_, select

from onrecord.codebook import Codebook
from onrecord.codebook.world import State
from onrecord.record.hydrate import actors_from
from onrecord.record.ledger_schema import actor_links
from onrecord.record.schema import actor_names, actors
from onrecord.record.those import THOSE, those
from onrecord.vocabulary import Actor, ActorKind, MentionKind, UsageError

_ARTICLES = ("the ", "a ", "an ")
_SUGGESTIONS = 5
_NEAR = 0.7
_KEPT, _ACTORS = "onrecord_names", "onrecord_actors"
"""Where a connection has the names, and the actors by id, that were looked up over it, while it may keep them."""
_NAMED = select(actors).where(actors.c.id.in_(THOSE))
_PAIRS = select(actor_links.c.actor, actor_links.c.linked)
AGAINST = (ActorKind.GROUP, ActorKind.MEDIA)
"""Who does not stand for the state in whose country it is: what rebels do, or suffer, is no dealing of that state."""


def fold(name: str) -> str:
    """A name as it is compared: without case, leading article, possessive and spare spaces."""
    plain = " ".join(name.replace("’", "'").casefold().split()).removesuffix("'s").removesuffix("'")
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain


class Parties(Struct, frozen=True):
    """The actors that a name stands for: these ids, and everyone of these countries (alpha-3).

    With each come those whom the ledger takes to be the same.
    """

    ids: tuple[str, ...]
    countries: tuple[str, ...] = ()

    def chosen(self, *without: ActorKind, of: FromClause = actors) -> ColumnElement[bool]:
        """The condition on `actors`, or on it under another name; those of the kinds `without` count only when they are
        named, not by country.
        """
        by_country: ColumnElement[bool] = of.c.country.in_(self.countries)
        if without:
            by_country = by_country & of.c.kind.not_in([kind.value for kind in without])
        return or_(of.c.id.in_(self.ids), by_country)

    def select(self, *without: ActorKind) -> Select[tuple[str]]:
        """Their ids; `without` as in `chosen`."""
        return select(actors.c.id).where(self.chosen(*without))


def resolve(connection: Connection, name: str, codebook: Codebook) -> Parties:
    """Whom `name` stands for: an actor's id, a country's code, a name, a nominal, a country's other name, a part.

    The first of these that someone on record answers to decides; a state brings everyone of its country with it.
    Raises `UsageError` (`unknown-actor`) with near names when nobody does.
    """
    found = find(connection, name, codebook)
    if found is None:
        near = suggestions(connection, name)
        advice = f"Did you mean {', '.join(near)}?" if near else "`onrecord actors` lists who is on record."
        raise UsageError("unknown-actor", f"Nobody on record is called {name!r}.", advice)
    return found


@contextmanager
def names_kept(connection: Connection) -> Iterator[None]:
    """Let each name, and each actor, be looked up once in the block, in which nothing may change that is read."""
    connection.info.update({_KEPT: {}, _ACTORS: {}})
    try:
        yield
    finally:
        connection.info.pop(_KEPT, None)
        connection.info.pop(_ACTORS, None)


def actors_named(connection: Connection, ids: Iterable[str]) -> dict[str, Actor]:
    """The actors with these ids, by id and in its order, those left out that nobody knows."""
    kept: dict[str, Actor | None] = connection.info.get(_ACTORS, {})
    wanted = sorted(set(ids))
    unread = [one for one in wanted if one not in kept]
    if unread:
        kept |= dict.fromkeys(unread)
        kept |= actors_from(connection.execute(_NAMED, those(unread)))
    return {one: actor for one in wanted if (actor := kept[one]) is not None}


def find(connection: Connection, name: str, codebook: Codebook) -> Parties | None:
    """As `resolve`, null when nobody answers to `name`."""
    kept: dict[str, Parties | None] = connection.info.get(_KEPT, {})
    if name not in kept:
        kept[name] = _found(connection, name, codebook)
    return kept[name]


def find_each(connection: Connection, ids: Iterable[str], codebook: Codebook) -> dict[str, Parties]:
    """Whom each of some actors' ids stands for, as `find` says, all looked up together; null ones are left out."""
    known, links = actors_named(connection, ids), _links(connection)
    found: dict[str, Parties | None] = {}
    for one in ids:
        if one not in known:
            found[one] = find(connection, one, codebook)
            continue
        of_state = known[one].country if known[one].kind is ActorKind.STATE else None
        countries = (of_state,) if of_state else ()
        found[one] = Parties(ids=links.with_linked((one,), countries), countries=countries)
    return {one: parties for one, parties in found.items() if parties is not None}


def _found(connection: Connection, name: str, codebook: Codebook) -> Parties | None:
    folded = fold(name)
    if not folded:
        return None
    steps: tuple[Callable[[], Parties | None], ...] = (
        lambda: _with_countries(connection, actors.c.id == name.strip()),
        lambda: _country(connection, name.strip().upper()),
        lambda: _called(connection, actor_names.c.folded == folded, MentionKind.NAME),
        lambda: _called(connection, actor_names.c.folded == folded, MentionKind.NOMINAL),
        lambda: _country(connection, codebook.compiled(countries_by_name).get(folded)),
        lambda: _called(connection, actor_names.c.folded.contains(folded, autoescape=True), MentionKind.NAME),
    )
    return next((found for step in steps if (found := step())), None)


def suggestions(connection: Connection, name: str) -> list[str]:
    """Names on record that look like `name`, the nearest first."""
    query = (
        select(actor_names.c.folded, actor_names.c.name)
        .where(actor_names.c.kind == MentionKind.NAME.value)
        .order_by(actor_names.c.folded, actor_names.c.name)
        .distinct()
    )
    names: dict[str, str] = {}
    for folded, shown in connection.execute(query):
        names.setdefault(folded, shown)
    return [names[near] for near in difflib.get_close_matches(fold(name), list(names), _SUGGESTIONS, _NEAR)]


def countries_by_name(codebook: Codebook) -> dict[str, str]:
    """Alpha-3 codes by every folded name that the codebook and ISO 3166 have for a state."""
    import pycountry

    found: dict[str, str] = {}
    for state in codebook.entries(State):
        for name in (state.name, *state.aliases, *state.demonyms):
            if name:
                found.setdefault(fold(name), state.code)
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name", "alpha_2"):
            if hasattr(country, field):
                found.setdefault(fold(getattr(country, field)), country.alpha_3)
    return found


def _called(connection: Connection, condition: ColumnElement[bool], kind: MentionKind) -> Parties | None:
    called = select(actor_names.c.actor).where(condition, actor_names.c.kind == kind.value)
    return _with_countries(connection, actors.c.id.in_(called))


def _with_countries(connection: Connection, condition: ColumnElement[bool]) -> Parties | None:
    query = select(actors.c.id, actors.c.kind, actors.c.country).where(condition).order_by(actors.c.id)
    rows = connection.execute(query).all()
    if not rows:
        return None
    states = tuple(dict.fromkeys(row.country for row in rows if row.kind == ActorKind.STATE.value and row.country))
    return Parties(ids=_links(connection).with_linked([row.id for row in rows], states), countries=states)


def _country(connection: Connection, code: str | None) -> Parties | None:
    """Everyone of a country, when anyone on record is."""
    if code is None or len(code) != 3:
        return None
    known = connection.execute(select(actors.c.id).where(actors.c.country == code).limit(1)).first()
    return Parties(ids=_links(connection).with_linked([], (code,)), countries=(code,)) if known else None


class _Links(Struct, frozen=True):
    """Which actors the ledger takes to be which others, in pairs, with all that are in a pair."""

    pairs: list[tuple[str, str]]
    actors: dict[str, Actor]

    def with_linked(self, ids: Iterable[str], countries: Sequence[str]) -> tuple[str, ...]:
        """Some actors with those whom the ledger takes to be the same, or to be someone of the countries."""
        of_country = (one.id for one in self.actors.values() if one.country in countries and one.kind not in AGAINST)
        known = {*ids, *of_country}
        heads = {linked for actor, linked in self.pairs if actor in known or linked in known}
        return tuple(sorted({*ids, *heads, *(actor for actor, linked in self.pairs if linked in heads)}))


def _links(connection: Connection) -> _Links:
    pairs = [(row.actor, row.linked) for row in connection.execute(_PAIRS)]
    return _Links(pairs, actors_named(connection, chain.from_iterable(pairs)) if pairs else {})
