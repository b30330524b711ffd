"""Whether a clause speaks of what has been or of what is to come, from its verb."""

from itertools import islice

from spacy.tokens import Token

from onrecord.reader.syntax.putting_off import puts_off

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
    [
        "allow",
        "appear",
        "attempt",
        "begin",
        "cease",
        "come",
        "continue",
        "dare",
        "fail",
        "force",
        "gather",
        "go",
        "happen",
        "help",
        "manage",
        "move",
        "neglect",
        "proceed",
        "prove",
        "refuse",
        "return",
        "rush",
        "seem",
        "start",
        "stop",
        "struggle",
        "travel",
        "try",
        "use",
    ]
)
"""What is done along with the infinitive under it, so that its own tense tells: "tried to land on Friday"."""
FIRST = frozenset(["first", "second", "third", "last", "latest", "only", "next"])
COMING = frozenset(["due", "likely", "unlikely", "effective", "payable"])
"""Adjectives whose date lies ahead."""
FORESEES = frozenset(["expect", "predict", "forecast", "anticipate", "foresee", "await"])
"""What is said in the present of a day to come: "forecasters predict landfall on Saturday"."""
SENSES = frozenset(["see", "hear", "feel", "smell", "tell", "remember"])
"""What "could" says was done: "they could hear shelling on Friday"."""
NEITHER = frozenset(["neither", "nor", "no", "none", "nobody", "hardly", "barely", "only"])
BALLOTS = frozenset(
    ["election", "vote", "referendum", "runoff", "ballot", "primary", "caucus", "contest", "deadline", "race"]
)
"""What is spoken of before and after its day alike, so that the clause tells: "to win the November election"."""
TAKES_PART = frozenset(["attend", "hold", "host", "join", "boycott", "skip", "miss", "chair", "contest", "watch"])
"""What is done on the day of what is done: "she will attend Friday's funeral"."""
AT_EVENT = frozenset(["before", "at", "during", "until", "till", "by"])
"""What places a clause on the day of an event or up to it: "he will speak at Friday's summit"."""
LASTING = frozenset(["extend", "last", "continue", "run", "remain", "stay", "valid", "good"])
"""What goes on "through" a date still to come."""
LASTED = frozenset(
    ["be", "continue", "fight", "govern", "head", "last", "lead", "live", "remain", "reign", "rule", "serve", "work"]
)
"""What, told of the past, was over at the date "until" which it went on: "he led the party until May"."""
PROMISES = frozenset(["promise", "pledge", "vow", "threaten", "agree"])
"""What is said of days to come whenever it is said."""
SOONEST = frozenset(["early", "soon", "late"])
SCHEDULED = frozenset(
    [
        "arrive",
        "begin",
        "close",
        "conclude",
        "depart",
        "end",
        "expire",
        "face",
        "fly",
        "go",
        "head",
        "hold",
        "host",
        "leave",
        "meet",
        "open",
        "play",
        "reconvene",
        "reopen",
        "resume",
        "return",
        "start",
        "take",
        "travel",
        "visit",
        "vote",
    ]
)
"""What a report in the present tense says of a day to come: "the talks start on Monday"."""
PRESENT = frozenset(["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"])
DAYS = ("day", "morning", "afternoon", "evening", "night")
FINITE = frozenset(["had", "has", "have", "was", "were", "did", "is", "are", "'s", "been"])
CLIMB = 12
PUT_OFF_WITHIN = 4
"""Words between a verb and the day to which it puts something off, at most."""


def direction(token: Token) -> int:
    """1 when the clause around `token` looks ahead, -1 when it looks back, 0 when it does not say."""
    end = _end_to_come(token)
    if end is not None:
        return end
    aside, deadline, date = False, token.head.lower_ == "by", token
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") or token.lemma_ in COMING:
            found = _of_verb(token, aside, date)
            if found is not None:
                return found
        aside = (aside or (not deadline and _belongs_to_noun(token))) and token.head.lower_ not in AT_EVENT
        if token.head == token:
            return 0
        token = token.head
    return 0


def is_told_in_past(token: Token) -> bool:
    """Whether the finite verb around `token` is in the past tense, or "would" and "could" stand for the future."""
    for _ in range(CLIMB):
        words = {child.lower_ for child in token.lefts if child.dep_ in ("aux", "auxpass")}
        if token.tag_ == "VBD" or words & {"was", "were", "had", "would", "could"}:
            return True
        if token.tag_ in ("VBZ", "VBP") or words & {"will", "'ll", "’ll", "shall", "is", "are", "has", "have"}:
            return False
        token = token.head
    return False


def _belongs_to_noun(token: Token) -> bool:
    """Whether what `token` heads describes a noun: "Friday's ruling"."""
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.head.pos_ != "ADP"
        and token.dep_ not in ("npadvmod", "attr", "pobj")
        and not BALLOTS & {token.lemma_, token.head.lemma_}
    )


def _end_to_come(token: Token) -> int | None:
    """1 for an end still to come at the time spoken of: "until Tuesday", "as early as May", "postponed to March".

    Null when there is none.

    -1 where the sentence opens with it and what held until then is past: "Until Tuesday, no one had known".
    """
    for link in (token, token.head, token.head.head):
        word = link.lower_
        if word in ("until", "till"):
            return -1 if _is_over_by(link) else 1
        if word == "to" and link.pos_ == "ADP" and any(map(puts_off, islice(link.ancestors, PUT_OFF_WITHIN))):
            return 1
        if word == "ahead" or (word == "of" and link.head.lower_ == "ahead"):
            return 1
        if word == "through" and link.head.lemma_ in LASTING:
            return 1
        if word == "by" and link == token.head and _is_promised(link.head):
            return 1
        if word == "for" and link == token.head and link.head.pos_ == "VERB" and token.lower_.endswith(DAYS):
            return -1 if _of_verb(link.head, aside=False) == -1 and _plans(link.head) else 1
        if word == "as" and link.i > 0 and link.nbor(-1).lower_ in SOONEST:
            found = next((_of_verb(each, aside=False) for each in link.ancestors if each.pos_ in ("VERB", "AUX")), None)
            return -1 if found == -1 else 1
    return None


def _is_over_by(until: Token) -> bool:
    """Whether what held "until" a date is past: the sentence opens with it, it "had" held, or the verb says so."""
    verb = until.head if until.head.pos_ in ("VERB", "AUX") or until.head.head == until.head else until.head.head
    if verb.pos_ not in ("VERB", "AUX") or _of_verb(verb, aside=False) != -1:
        return False
    opens = until.i < verb.i and any(until.i < child.i < verb.i for child in _subjects(verb))
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.lefts)
    return opens or had or (verb.lemma_ in LASTED and (verb == until.head or verb.lemma_ == "be"))


def _is_promised(verb: Token) -> bool:
    """Whether it is what somebody said that he would do: "had promised to leave by June", the next one."""
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_ in PROMISES


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]


def _of_verb(verb: Token, aside: bool, date: Token | None = None) -> int | None:
    """The verb's own direction, null when its head's counts.

    `aside` means that the date belongs to a noun ("Friday's ruling"): what is done about that noun may lie ahead all
    the same, so that only the plain tenses tell. A deadline ("flights by May") belongs to the verb. `date` is where
    the climb to the verb began.
    """
    auxiliaries = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    tag = verb.tag_
    if _looks_ahead(verb, auxiliaries):
        return 0 if aside and verb.lemma_ not in TAKES_PART else 1
    if _plans(verb):
        named = aside and date is not None and _precedes_noun(date) and not _takes_part(verb)
        return 0 if named else -1 if "had" in auxiliaries or _had(verb) else 1
    if tag == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in ("after", "since"):
        return -1
    if "to" in auxiliaries:
        if "have" in auxiliaries:
            return -1
        return None if (aside and verb.lemma_ not in TAKES_PART) or _goes_with_head(verb) else 1
    if tag in ("VBG", "VBN") and auxiliaries & PRESENT and (tag == "VBG" or "being" in auxiliaries):
        return 0 if aside or (date is not None and _opens_with_noun(verb, date)) else 1
    if tag == "VBN" and not auxiliaries and verb.dep_ in ("ccomp", "oprd", "xcomp") and verb.head.tag_ == "VB":
        return None
    if tag == "VBN" and auxiliaries & {"being", "getting", "be", "get"} and not auxiliaries & FINITE:
        return None if verb.head != verb else 0
    if tag in ("VBD", "VBN") or auxiliaries & {"had", "has", "have", "was", "were", "did"}:
        return -1
    if verb.lemma_ == "go" and tag == "VBG" and any(child.dep_ == "xcomp" for child in verb.rights):
        return 1
    if tag in ("VBZ", "VBP") and verb.lemma_ == "be" and not aside:
        return 1 if _says_when(verb, date) else 0
    if tag in ("VBZ", "VBP"):
        return 1 if verb.lemma_ in SCHEDULED and not aside else 0
    return None


def _looks_ahead(verb: Token, auxiliaries: set[str]) -> bool:
    """Whether it is said with "will", "may" and their like: "could win on Sunday", but not "could not move"."""
    if "could" in auxiliaries:
        negated = any(
            child.dep_ == "neg" or child.lower_ in NEITHER for left in verb.lefts for child in (left, *left.lefts)
        )
        return "have" not in auxiliaries and not negated and verb.lemma_ not in SENSES
    if auxiliaries & {"will", "'ll", "’ll", "shall"}:
        return True
    return bool(auxiliaries & AHEAD) and "have" not in auxiliaries


def _opens_with_noun(verb: Token, date: Token) -> bool:
    """Whether the date belongs to what the sentence opens with: "after a fall in sales on Friday, it is closing"."""
    return any(date.i < child.i for child in _subjects(verb)) and date.head.head not in (verb, date.head)


def _says_when(copula: Token, date: Token | None) -> bool:
    """ "The deadline is Friday", "the vote is on Friday": nothing else is said of the subject."""
    said = [child for child in copula.rights if not child.is_punct]
    if len(said) != 1 or (date is not None and date.i < copula.i):
        return False
    return said[0].dep_ in ("attr", "npadvmod") or said[0].lower_ in ("on", "in", "at")


def _plans(verb: Token) -> bool:
    """Whether it speaks of a plan: "is due", "scheduled for", "set to"; but not "a record set on Friday"."""
    if verb.lemma_ in COMING:
        return not _gives_cause(verb)
    if verb.lemma_ == "be" and any(child.dep_ == "acomp" and child.lemma_ in COMING for child in verb.rights):
        return not any(_gives_cause(child) for child in verb.rights)
    if verb.lemma_ in FORESEES and verb.tag_ in ("VBZ", "VBP"):
        return True
    if verb.lemma_ == "set":
        return verb.tag_ == "VBN" and any(
            child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ == "for") for child in verb.rights
        )
    return verb.lemma_ in PLANS and (verb.tag_ == "VBN" or verb.lemma_ in ("plan", "intend", "hope", "want"))


def _precedes_noun(date: Token) -> bool:
    """Whether the date stands before the noun that it describes: "Friday's ruling", "her March speech"."""
    return date.head.i > date.i and date.head.pos_ in ("NOUN", "PROPN") and date.dep_ in ("poss", "compound", "nmod")


def _takes_part(plan: Token) -> bool:
    """Whether what is planned is done on the day of an event: "she plans to attend Friday's funeral"."""
    return any(each.lemma_ in TAKES_PART for each in (plan, *plan.rights))


def _gives_cause(due: Token) -> bool:
    """Whether "due to" is "because of": "closed due to the storm on Friday"."""
    return due.lower_ == "due" and any(child.lower_ == "to" and child.tag_ == "IN" for child in due.rights)


def _had(adjective: Token) -> bool:
    """ "had been due": the plan is over."""
    head = adjective.head
    return adjective.pos_ == "ADJ" and any(child.lower_ == "had" and child.dep_ == "aux" for child in head.lefts)


def _goes_with_head(infinitive: Token) -> bool:
    """Whether an infinitive tells of what its head tells: "tried to land on Friday", "the first state to sign it".

    So does a purpose ("they staged a parade to mark the anniversary on Friday"), and what was planned shares the
    tense of the plan ("had been due to expire on Friday").
    """
    head = infinitive.head
    if head == infinitive:
        return False
    if any(child.dep_ == "advmod" and child.tag_ == "WRB" for child in infinitive.lefts):
        return True
    if infinitive.dep_ in ("relcl", "acl", "csubj"):
        return _is_first(head)
    if head.lemma_ == "become" and any(_is_first(child) for child in head.rights if child.dep_ == "attr"):
        return True
    if head.lemma_ == "have" and head.tag_ == "VBD":
        return True
    return head.lemma_ in HAPPENED or _plans(head) or infinitive.dep_ == "advcl"


def _is_first(noun: Token) -> bool:
    return noun.lower_ in FIRST or any(child.lower_ in FIRST for child in noun.lefts)
