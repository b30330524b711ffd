"""What of a claim tells which event it is of."""

from msgspec import Struct


class Traits(Struct, frozen=True, kw_only=True):
    """A claim as the deciders on "same event?" compare it; every field may be empty or null when nothing is known.

    `type` is the PLOVER type and `family` its quad class; `trigger` the stem of the event word and `kin` the names of
    the sorts of happening that it can name; `bare` says that it names nothing by itself ("take"). `actors` and
    `recipients` are actor ids as the record links them; `countries` the alpha-3 codes of all parties, `by` those of who
    acts, `upon` those of who is acted upon; `sorts` the stems of what the latter are called where that tells any apart
    ("soldier"). `first` and `last` are ISO dates between which the event lies; `dated` says that the report's words
    give them (else they come from the day of publication), `recalled` that the report only looks back on it ("following
    the arrest"). `places` are names without case and alpha-3 codes, `towns` the names among them that are of towns;
    `figures` the stated quantities as (value, thing counted), `toll` how many are acted upon ("11 people"), `thing` the
    stems of the object, `words` the stems of the evidence and `names` the names of places in it, without those of
    nations and parties; `story` the telling words of the whole report. `published` is an ISO date or null.
    """

    claim: str
    report: str
    published: str | None = None
    type: str | None = None
    family: str | None = None
    trigger: str = ""
    kin: frozenset[str] = frozenset()
    bare: bool = False
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    upon: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    dated: bool = False
    recalled: bool = False
    places: frozenset[str] = frozenset()
    towns: frozenset[str] = frozenset()
    figures: frozenset[tuple[float, str]] = frozenset()
    toll: frozenset[float] = frozenset()
    thing: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
