"""Which actor publishes a report: an outlet is an actor like any other.

Reports are counted and asked for by this actor, whatever they call it: "The Guardian" and "Guardian" are one.
"""

from sqlalchemy import Connection, or_, select

from onrecord.codebook import Codebook
from onrecord.codebook.actors import outlet_actor
from onrecord.codebook.world import Outlet
from onrecord.record.names import fold
from onrecord.record.schema import actor_names, actors, reports
from onrecord.vocabulary import Actor, ActorKind, Annotations, MentionKind


def publisher_actor(annotations: Annotations, codebook: Codebook) -> Actor | None:
    """The outlet that a report names as its publisher; null when it names none.

    An outlet that the report itself mentions, else the codebook's with that name or alias, else a new one.
    """
    name = annotations.report.publisher
    if not name or not fold(name):
        return None
    named = {mention.actor for mention in annotations.mentions if fold(mention.text) == fold(name)}
    for actor in annotations.actors:
        if actor.kind is ActorKind.MEDIA and (actor.id in named or fold(actor.name) == fold(name)):
            return actor
    known = codebook.compiled(outlets_by_name).get(fold(name))
    return known or Actor(id=f"media/{'-'.join(fold(name).split())}", name=name, kind=ActorKind.MEDIA, sector="MED")


def outlets_by_name(codebook: Codebook) -> dict[str, Actor]:
    """The codebook's outlets as actors, by each of their folded names; a proper name goes before an alias."""
    found: dict[str, Actor] = {}
    entries = [(entry, outlet_actor(entry)) for entry in codebook.entries(Outlet)]
    for entry, actor in entries:
        found.setdefault(fold(entry.name), actor)
    for entry, actor in entries:
        for alias in entry.aliases:
            found.setdefault(fold(alias), actor)
    return found


def publishers_called(connection: Connection, codebook: Codebook, words: str) -> tuple[str, ...]:
    """The ids of those who publish reports on record and have this id, or are called so; none when nobody is."""
    folded = fold(words)
    known = codebook.compiled(outlets_by_name).get(folded)
    named = select(actor_names.c.actor).where(
        actor_names.c.folded == folded, actor_names.c.kind == MentionKind.NAME.value
    )
    is_meant = or_(actors.c.id.in_({words, known.id if known else words}), actors.c.id.in_(named))
    publishes = select(reports.c.key).where(reports.c.publisher_actor == actors.c.id).exists()
    return tuple(connection.execute(select(actors.c.id).where(is_meant, publishes).order_by(actors.c.id)).scalars())
