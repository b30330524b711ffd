"""What the ledger's desk looks up and does about actors: their names and keys, and who is the same."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from onrecord.record.desk_rows import as_json, chunks
from onrecord.record.hydrate import actor_of
from onrecord.record.ledger_schema import actor_keys, actor_links
from onrecord.record.schema import actor_names, actors
from onrecord.vocabulary import Actor

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_LINKS = select(actor_links.c.actor, actor_links.c.linked)
_ACTORS = select(actors).where(actors.c.id.in_(_IDS))


class DeskActors(ABC):
    """The part of a desk that is about actors."""

    _db: Connection

    def __init__(self) -> None:
        """Nothing is looked up yet."""
        self._links: dict[str, str] | None = None
        self._actors: dict[str, Actor] = {}

    @abstractmethod
    def repost(self, chosen: Any) -> None:
        """Give reports back to the ledger: those of a subquery of their keys."""

    def names_in(self, keys: Sequence[int]) -> dict[str, tuple[Actor, list[str]]]:
        """The actors that some reports name, with the names those reports give them."""
        query = (
            select(actors, actor_names.c.name.label("called"))
            .join(actor_names, actor_names.c.actor == actors.c.id)
            .where(actor_names.c.report.in_(list(keys)), actor_names.c.kind == "name")
            .order_by(actors.c.id, actor_names.c.name)
        )
        found: dict[str, tuple[Actor, list[str]]] = {}
        for row in self._db.execute(query):
            found.setdefault(row.id, (actor_of(row), []))[1].append(row.called)
        return found

    def keyed_actors(self, keys: Iterable[str]) -> dict[str, list[Actor]]:
        """Actors by the name keys that they share with others."""
        wanted = sorted(set(keys))
        found: dict[str, list[Actor]] = {}
        for some in chunks(wanted):
            query = (
                select(actor_keys.c.name_key, actors)
                .join(actors, actors.c.id == actor_keys.c.actor)
                .where(actor_keys.c.name_key.in_(some))
                .order_by(actor_keys.c.name_key, actors.c.id)
            )
            for row in self._db.execute(query):
                found.setdefault(row.name_key, []).append(actor_of(row))
        return found

    def key_actor(self, actor: str, keys: Iterable[str]) -> None:
        """Let an actor be found by these name keys."""
        there = set(self._db.execute(select(actor_keys.c.name_key).where(actor_keys.c.actor == actor)).scalars())
        rows = [{"actor": actor, "name_key": key} for key in sorted(set(keys) - there)]
        if rows:
            self._db.execute(insert(actor_keys), rows)

    def links(self, wanted: Iterable[str]) -> dict[str, str]:
        """The linked actor of each of the given that is another."""
        if self._links is None:
            self._links = {row.actor: row.linked for row in self._db.execute(_LINKS)}
        known = self._links
        return {one: known[one] for one in wanted if one in known}

    def linked_to(self, linked: Iterable[str]) -> list[str]:
        """The actors that are linked to some."""
        query = select(actor_links.c.actor).where(actor_links.c.linked.in_(sorted(set(linked))))
        return sorted(self._db.execute(query).scalars())

    def link(self, members: Iterable[str], linked: str, why: Mapping[str, float]) -> None:
        """Let actors be one; the dockets of their claims are to be decided again."""
        changed = sorted(set(members))
        self._links = None
        self._db.execute(delete(actor_links).where(actor_links.c.actor.in_(changed)))
        rows = [{"actor": one, "linked": linked, "why": as_json(dict(why))} for one in changed if one != linked]
        if rows:
            self._db.execute(insert(actor_links), rows)
        self.repost(select(actor_names.c.report).where(actor_names.c.actor.in_(changed)))

    def actors(self, ids: Iterable[str]) -> dict[str, Actor]:
        """Actors by id; the ledger never changes one, so that each is looked up once."""
        wanted = set(ids)
        for some in chunks(sorted(wanted - self._actors.keys())):
            self._actors |= {row.id: actor_of(row) for row in self._db.execute(_ACTORS, {"ids": list(some)})}
        return {one: self._actors[one] for one in sorted(wanted) if one in self._actors}
