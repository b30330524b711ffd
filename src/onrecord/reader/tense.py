"""Whether a clause speaks of what has been or of what is to come, from its verb."""

from spacy.tokens import Token

AHEAD = frozenset(["will", "would", "shall", "'ll", "’ll", "wo", "may", "might", "should", "can", "must"])
PLANS = frozenset(
    [
        "schedule",
        "expect",
        "plan",
        "set",
        "slate",
        "due",
        "intend",
        "hope",
        "aim",
        "want",
        "vow",
        "pledge",
        "promise",
        "threaten",
        "seek",
    ]
)
HAPPENED = frozenset(
    ["begin", "start", "fail", "manage", "continue", "stop", "use", "force", "help", "allow", "decide"]
)
CLIMB = 12


def direction(token: Token) -> int:
    """1 when the clause around `token` looks ahead, -1 when it looks back, 0 when it does not say."""
    if _until(token):
        return 1
    aside = False
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.lemma_ in ("due", "likely"):
            found = _of_verb(token, aside)
            if found is not None:
                return found
        aside = aside or (token.pos_ in ("NOUN", "PROPN") and token.head.pos_ != "ADP" and token.dep_ != "npadvmod")
        if token.head is token:
            return 0
        token = token.head
    return 0


def _until(token: Token) -> bool:
    """Whether the date is an end still to come at the time spoken of: "until Tuesday"."""
    return token.head.lower_ == "until" or token.head.head.lower_ == "until"


def _of_verb(verb: Token, aside: bool) -> int | None:
    """The verb's own direction, null when its head's counts.

    `aside` means that the date belongs to a noun ("Friday's ruling"): what is done about that noun may lie ahead all
    the same, so that only the plain tenses tell.
    """
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    tag = verb.tag_
    if auxiliaries & AHEAD and "have" not in auxiliaries:
        return 0 if aside else 1
    if verb.lemma_ in PLANS and (tag == "VBN" or verb.lemma_ in ("due", "plan", "intend", "hope", "want")):
        return 1
    if verb.lemma_ in ("due", "likely"):
        return 1
    if "to" in auxiliaries:
        if "have" in auxiliaries:
            return -1
        return None if aside or (verb.head is not verb and verb.head.lemma_ in HAPPENED) else 1
    if tag in ("VBD", "VBN") or auxiliaries & {"had", "has", "have", "was", "were", "did"}:
        return -1
    if verb.lemma_ == "go" and tag == "VBG" and any(child.dep_ == "xcomp" for child in verb.rights):
        return 1
    return 0 if tag in ("VBZ", "VBP") else None
