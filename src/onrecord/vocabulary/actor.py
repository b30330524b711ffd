"""Actors and the words that name them (CAMEO and PLOVER actors, ACE mentions)."""

from enum import StrEnum

from msgspec import Struct


class ActorKind(StrEnum):
    """What sort of party to world affairs an actor is (after CAMEO chapter 3 and PLOVER's sectors)."""

    STATE = "state"
    GOVERNMENT = "government"
    """A state's organ: cabinet, ministry, parliament, army, court, embassy."""
    OFFICE = "office"
    """A post whoever holds it: "the Israeli prime minister" where the holder is not known."""
    PERSON = "person"
    PARTY = "party"
    """A political party."""
    GROUP = "group"
    """An armed group: rebels, militia, cartel."""
    ORGANISATION = "organisation"
    BLOC = "bloc"
    """States that act together: EU, NATO, BRICS, "the Western allies"."""
    COMPANY = "company"
    MEDIA = "media"
    POPULATION = "population"
    """People without an organisation: civilians, protesters, unnamed analysts and witnesses."""


class Actor(Struct, frozen=True, kw_only=True, gc=False):
    """A party to world affairs.

    `id` is stable: `RUS` for a state, `RUS/…` for its organs, `person/…`, `org/…`, `group/…`, `media/…`; an actor that
    only one report can tell apart (unnamed "analysts") has that report's id in front. `country` is ISO 3166-1 alpha-3,
    `sector` one of PLOVER's sector codes (GOV MIL REB OPP PTY LEG JUD COP SPY MED BUS NGO IGO EDU REL CVL CRM UAF LAB
    REF), `wikidata` a Q-number; each null when unknown.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None


class MentionKind(StrEnum):
    """How the words name the actor (ACE 2005 entity mention types NAM, NOM, PRO)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """The words `text` at `[start, end)` that name the actor whose id is `actor` (ACE mention)."""

    start: int
    end: int
    text: str
    actor: str
    kind: MentionKind
