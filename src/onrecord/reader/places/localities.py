"""Names that the parser takes for somebody although they only say where: "in Changwon", "the town of Walikale"."""

from collections.abc import Collection

from spacy.tokens import Doc, Span, Token

from onrecord.codebook import Codebook
from onrecord.reader.places.gazetteer import build_gazetteer

LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "into", "throughout", "inside", "within"})
WHERE = LOCATIVE | {"over", "towards", "toward", "from", "between", "on", "along", "off", "above", "through"}
# fmt: off
PLACE_NOUNS = frozenset((
    "governorate", "oblast", "province", "region", "district", "county", "river", "island", "islands", "state",
    "city", "territory", "raion", "regency", "reef", "department", "prefecture", "voivodeship", "canton",
    "municipality", "village", "town", "valley", "mountain", "mountains", "corridor", "strait", "sea", "lake",
    "bay", "canal", "peninsula", "desert", "forest", "park", "street", "road", "highway", "square", "avenue",
    "bridge", "gulf", "delta", "basin", "heights", "border", "crossing", "pipeline", "stadium", "arena", "camp",
    "airport", "cathedral", "hills", "hill", "plateau", "neighborhood", "neighbourhood", "suburb", "area",
    "chiefdom", "parish", "township", "plain", "coast", "shoal",
))
# fmt: on
"""Last words of names, and nouns that follow them, that make them names of places."""
# fmt: off
SITES = frozenset((
    "church", "mosque", "temple", "prison", "hospital", "base", "plant", "facility", "port", "station", "hotel",
    "school", "mall", "mine", "dam",
))
# fmt: on
"""The same, unless something is said or done by them: "the hospital said"."""
LARGE = 20_000
"""Towns of this many people are known enough to be meant without a word that says where."""


def is_place(span: Span, codebook: Codebook, people: Collection[str] = ()) -> bool:
    """Whether an entity of unknown standing is a place. `people` are surnames of the report's persons."""
    root, last = span.root, span[-1] if span[-1].tag_ != "POS" or len(span) == 1 else span[-2]
    if last.lower_ in PLACE_NOUNS and len(span) > 1:
        return last.lower_ != "department" or _is_where(root) or _is_followed_by_state(span)
    acts = root.dep_ == "nsubj" and root.head.pos_ in ("VERB", "AUX")
    if last.lower_ in SITES and len(span) > 1:
        return not acts
    if root.dep_ in ("compound", "nmod", "amod") and root.head.lower_ in PLACE_NOUNS | SITES:
        return root.head.i >= span.end
    name = _bare(span)
    if acts or root.dep_ == "poss" or last.text in people:
        return False
    if _is_where(root) and (_names_more(span) or len(span) < 3):
        spots = codebook.compiled(build_gazetteer).look_up(name)
        return bool(spots) or _is_followed_by_state(span) or _is_in_town(root)
    if len(span) > 2 and not name.isascii():
        return False
    spots = codebook.compiled(build_gazetteer).look_up(name)
    return bool(spots) and (spots[0].weight >= LARGE or _is_followed_by_state(span))


def _bare(span: Span) -> str:
    return " ".join(token.text for token in span if token.tag_ != "POS" and token.lower_ != "the")


def _is_where(root: Token) -> bool:
    """Whether the phrase, or the one that it is joined to, tells where something is."""
    token = root
    for _ in range(4):
        if token.dep_ == "pobj":
            return token.head.lower_ in WHERE or _is_in_town(token)
        if token.dep_ not in ("conj", "appos"):
            return False
        token = token.head
    return False


def _is_in_town(token: Token) -> bool:
    """ "The town of Walikale"."""
    above = token.head
    return bool(token.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in PLACE_NOUNS)


def _names_more(span: Span) -> bool:
    return _is_followed_by_state(span) or _is_in_town(span.root)


def _is_followed_by_state(span: Span) -> bool:
    """ "Muridke, Pakistan": an address."""
    doc: Doc = span.doc
    after = doc[span.end : span.end + 3]
    if len(after) < 2 or after[0].text != ",":
        return False
    return after[1].ent_type_ == "GPE" or (len(after) == 3 and after[2].ent_type_ == "GPE" and after[1].tag_ == "JJ")


def is_locative(span: Span) -> bool:
    """Whether a capital's name tells where rather than who."""
    head = span.root.head
    after = span.doc[span.end : span.end + 2]
    if len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE":
        return True  # "Jakarta, Indonesia": an address
    return bool(span.root.dep_ == "pobj" and head.lower_ in LOCATIVE)
