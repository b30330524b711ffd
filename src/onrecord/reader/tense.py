"""Whether a clause speaks of what has been or of what is to come, from its verb."""

from spacy.tokens import Token

AHEAD = frozenset("will would shall 'll ’ll wo may might could should can must".split())
PLANS = frozenset("schedule expect plan set slate due intend hope aim want vow pledge promise threaten seek".split())
HAPPENED = frozenset("begin start fail manage continue stop use force help allow decide".split())
CLIMB = 12


def direction(token: Token) -> int:
    """1 when the clause around `token` looks ahead, -1 when it looks back, 0 when it does not say (present, no verb)."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.lemma_ in ("due", "likely"):
            found = _of_verb(token)
            if found is not None:
                return found
        if token.head is token:
            return 0
        token = token.head
    return 0


def _of_verb(verb: Token) -> int | None:
    """The verb's own direction, null when its head's counts."""
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    tag = verb.tag_
    if auxiliaries & AHEAD and "have" not in auxiliaries:
        return 1
    if verb.lemma_ in PLANS and (tag == "VBN" or verb.lemma_ in ("due", "plan", "intend", "hope", "want")):
        return 1
    if verb.lemma_ in ("due", "likely"):
        return 1
    if "to" in auxiliaries:
        if "have" in auxiliaries:
            return -1
        return None if verb.head is not verb and verb.head.lemma_ in HAPPENED else 1
    if tag in ("VBD", "VBN") or auxiliaries & {"had", "has", "have", "was", "were", "did"}:
        return -1
    if verb.lemma_ == "go" and tag == "VBG" and any(child.dep_ == "xcomp" for child in verb.rights):
        return 1
    return 0 if tag in ("VBZ", "VBP") else None
