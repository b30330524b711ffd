"""News outlets as actors: those whom reports cite, and those who publish them."""

from onrecord.codebook.world import Outlet
from onrecord.vocabulary import Actor, ActorKind


def outlet_actor(entry: Outlet) -> Actor:
    """The actor that a codebook outlet is, wherever it is met."""
    return Actor(
        id=f"media/{entry.id}",
        name=entry.name,
        kind=ActorKind.MEDIA,
        country=entry.country,
        sector="MED",
        wikidata=entry.wikidata,
    )
