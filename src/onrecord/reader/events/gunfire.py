"""Which fire is shot or laid, and which only burns: "rocket fire", "opened fire", but "caught fire", "a fire at"."""

from spacy.tokens import Token

from onrecord.reader.syntax.tree import before, word_set

FIRING = word_set("open return exchange trade draw under hold cease set direct come take")
"""Before "fire" that is shot, or laid."""
WEAPONS = word_set(
    "rocket artillery mortar gun machine-gun heavy friendly hostile enemy small-arms tank sniper anti-aircraft live "
    "cross-border indirect covering naval automatic"
)
CATCHING = frozenset({"catch", "on"})
"""Before "fire" that only burns."""


def is_shot(fire: Token) -> bool:
    """Whether it is fired or laid: "opened fire", "rocket fire", "set fire to"; not "caught fire", "a fire at"."""
    near = list(before(fire, 2))
    words = {one.lemma_.lower() for one in near} | {one.lower_.removesuffix("es") for one in near}
    if not CATCHING.isdisjoint(words):
        return False
    return fire.pos_ == "VERB" or not words.isdisjoint(FIRING | WEAPONS)
