"""How a deed is told by the share that somebody had in it: "had no role in the raid", "had nothing to do with it"."""

from spacy.tokens import Token

SHARES = frozenset({"part", "role", "hand", "involvement", "participation", "complicity"})
"""Nouns of which "in" right behind them tells in what."""
HAVING = frozenset({"have", "play", "take"})
"""Verbs by which somebody has a share in a deed: whoever had "a hand in the attack" attacked."""
DEALINGS = frozenset({"nothing", "anything", "something"})
"""What one has to do with a deed."""


def is_dealing(verb: Token) -> bool:
    """Whether the verb is the "do" of "had nothing to do with"."""
    return verb.lemma_ == "do" and verb.head.lower_ in DEALINGS


def is_shared(deed: Token) -> bool:
    """Whether the noun of a deed stands behind somebody's share in it."""
    link = deed.head
    return deed.dep_ == "pobj" and (link.head.lemma_ in SHARES or is_dealing(link.head))
