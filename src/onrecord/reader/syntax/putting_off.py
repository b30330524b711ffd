"""Verbs of putting off: "postpone", "push back"."""

from spacy.tokens import Token

VERBS = frozenset({"postpone", "delay", "defer", "reschedule", "adjourn"})
PARTICLES = frozenset({("put", "off"), ("push", "back")})


def puts_off(verb: Token) -> bool:
    """Whether a verb, with its particle, says that something comes later than was said before."""
    lemma = verb.lemma_.lower()
    if lemma in VERBS:
        return True
    return any((lemma, kid.lower_) in PARTICLES for kid in verb.children if kid.dep_ in {"prt", "advmod", "prep"})
