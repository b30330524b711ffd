"""When "it" stands for what is said or done, or for a document or a thing, rather than for an actor."""

from spacy.tokens import Token

SAYING = frozenset((
    "say", "deny", "confirm", "rule", "announce", "claim", "know", "think", "believe", "doubt", "mean", "do", "make",
    "see", "call", "describe", "consider", "discuss", "report", "repeat", "mention", "explain", "expect", "want",
    "understand", "find", "put", "regret", "celebrate", "post", "publish", "deem", "exclude", "dismiss", "hear",
    "add", "admit", "acknowledge", "dispute", "sign", "ratify", "approve", "pass", "read", "write", "happen", "take",
))  # fmt: skip
"""Verbs whose object "it" is seldom an actor."""
ABOUT = frozenset({"about", "on", "for", "after", "before", "since", "despite", "over", "like", "in", "into"})
PAPERS = frozenset((
    "treaty", "pact", "agreement", "accord", "deal", "law", "bill", "act", "resolution", "charter", "constitution",
    "convention", "protocol", "contract", "document", "statement", "letter", "report", "declaration", "decree",
    "order", "plan", "ceasefire", "truce", "memorandum", "text", "article", "clause", "measure", "proposal", "ruling",
    "sanction", "ban", "rule", "amendment", "budget", "policy", "strategy", "study", "survey", "book",
))  # fmt: skip
PROVIDES = frozenset((
    "prohibit", "oblige", "require", "allow", "permit", "provide", "stipulate", "apply", "expire", "enter", "bind",
    "cover", "contain", "include", "read", "entitle", "regulate", "forbid", "state", "envisage", "foresee", "last",
    "commit", "define", "exempt", "mandate", "take", "set", "limit", "ban", "restrict", "specify", "consist",
))  # fmt: skip
"""What a document does."""
OCCASIONS = frozenset({"time", "day", "year", "case", "fact", "matter", "way", "reason", "place", "problem", "pity"})
BACK = 60
"""How many words back a document may be named."""


def is_proposition(token: Token) -> bool:
    """Whether "it" as an object most likely stands for what was said or done: "cannot rule it out"."""
    verb = token.head
    if token.dep_ == "dobj":
        return verb.lemma_ in SAYING
    if token.dep_ == "pobj":
        return verb.lower_ in ABOUT
    if token.dep_ in ("nsubj", "nsubjpass"):
        clausal = verb.dep_ in ("ccomp", "xcomp") and verb.i < token.i
        occasion = any(child.dep_ == "attr" and child.lemma_ in OCCASIONS for child in verb.children)
        return not clausal and verb.lemma_ == "be" and occasion
    return False


def is_document(token: Token) -> bool:
    """Whether "it" is a document named just before: in "They signed a pact. It prohibits mining" the pact."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in PROVIDES:
        return False
    here = token.sent.start
    earlier = token.doc[max(0, here - BACK) : here]
    return any(one.pos_ == "NOUN" and one.lemma_.lower() in PAPERS and _matters(one) for one in earlier)


def _matters(noun: Token) -> bool:
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "conj") or noun.head.lower_ in (
        "to",
        "on",
        "with",
    )


def is_emphatic(token: Token) -> bool:
    """ "The lava itself": no reference of its own."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and before.pos_ in ("NOUN", "PROPN") and token.dep_ in ("appos", "npadvmod", "nmod")
