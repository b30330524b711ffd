"""The record's part that tells whom names and ids stand for."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from onrecord.codebook import Codebook
from onrecord.record.actor_rows import ActorInBrief, actors_in_brief
from onrecord.record.connected import Connected
from onrecord.record.filters import Filters
from onrecord.record.names import actors_named, find, find_each
from onrecord.record.queries import actors_asked, ask
from onrecord.record.schema import actors
from onrecord.vocabulary import Actor, ActorKind


class SqlActors(Connected):
    """What `SqlRecord` knows of actors by their names and ids, as the Protocol says."""

    _codebook: Codebook

    def named(self, ids: Iterable[str]) -> dict[str, Actor]:
        """As the Protocol says."""
        with self._reading() as connection:
            return actors_named(connection, ids)

    def called(self, name: str, *, without: Sequence[ActorKind] = ()) -> frozenset[str]:
        """As the Protocol says."""
        with self._reading() as connection:
            found = find(connection, name, self._codebook)
            return frozenset(row.id for row in connection.execute(found.select(*without))) if found else frozenset()

    def called_each(self, ids: Iterable[str]) -> dict[str, frozenset[str]]:
        """As the Protocol says."""
        with self._reading() as connection:
            found = find_each(connection, sorted(set(ids)), self._codebook)
            everyone = _by_country(connection, {code for parties in found.values() for code in parties.countries})
            return {
                one: frozenset(parties.ids).union(*(everyone.get(code, ()) for code in parties.countries))
                for one, parties in found.items()
            }

    def actors_called(self, name: str) -> list[ActorInBrief]:
        """As the Protocol says."""
        with self._reading() as connection:
            asked = ask(connection, Filters(actor=name), self._codebook)
            return list(actors_in_brief(connection, connection.execute(actors_asked(asked)).all()))


def _by_country(connection: Connection, countries: Iterable[str]) -> dict[str, set[str]]:
    """Everyone of some countries, by country."""
    found: dict[str, set[str]] = {}
    rows = connection.execute(select(actors.c.country, actors.c.id).where(actors.c.country.in_(sorted(countries))))
    for country, one in rows:
        found.setdefault(country, set()).add(one)
    return found
