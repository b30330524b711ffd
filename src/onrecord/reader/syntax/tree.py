"""Who does what to whom in a dependency parse, whatever the events mean: subjects, objects, prepositions, clauses.

Works on ClearNLP labels as spaCy's English pipelines give them. Every walk has a fixed number of steps and every list a
fixed length, so that reading stays linear in the length of a sentence, however deep or flat its tree is.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.vocabulary import Span as Offsets

MOST_CHILDREN = 80
MOST_STEPS = 12
MOST_CONJUNCTS = 30
SUBJECT_CONTROL = frozenset(
    {"promise", "threaten", "vow", "pledge", "use", "take", "need", "have", "make", "get", "lose"}
)
"""Verbs whose infinitive is done by their subject though they have an object ("used drones to attack")."""
BLAMED_BY = frozenset({"of", "for", "from", "into", "over"})
"""Prepositions after which an object, not the subject, does what follows ("accused Iran of supplying")."""
PAPERS = frozenset(
    {"declaration", "statement", "letter", "resolution", "report", "decree", "order", "bill", "message", "communique"}
    | {"petition", "lawsuit", "note", "campaign", "speech", "interview", "post", "tweet", "article", "call", "effort"}
)
"""What people use to speak: "issued a statement condemning" is done by who issued it."""
RELATIVE_TAGS = frozenset({"WDT", "WP"})
INTENTS = frozenset(
    {"plan", "bid", "effort", "attempt", "decision", "proposal", "offer", "threat", "promise", "pledge", "vow", "move"}
    | {"push", "intention", "refusal", "readiness", "willingness", "desire", "failure", "mission", "operation"}
    | {"ambition", "scheme", "plot", "drive", "campaign"}
)
"""Nouns whose infinitive their owner does, whoever backs it or rules it out: "rejects a Greek plan to send troops"."""
PEOPLES = frozenset({"NORP", "GPE", "ORG"})


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which blanks divide, as a set to look into."""
    return frozenset(text.split())


def before(token: Token, most: int) -> Iterator[Token]:
    """The tokens before `token` in its sentence, nearest first, at most so many.

    Steps back one by one: asking spaCy for the sentence costs its whole length.
    """
    doc, place = token.doc, token.i
    while most > 0 and place > 0 and not doc[place].is_sent_start:
        place, most = place - 1, most - 1
        yield doc[place]


ASKED_BY = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "demand": ("from", "of")}
"""Verbs of asking with the prepositions before who is asked to do it: "appealed to Chad to leave"."""


CHARGES = frozenset({"charge", "claim", "allegation", "accusation", "assertion", "suggestion", "report"})
"""Nouns that sum up what has just been said."""


def sums_up(noun: Token) -> bool:
    """Whether "a charge", "an allegation" sums up the clause before it."""
    return noun.lemma_ in CHARGES and any(kid.lower_ in {"a", "an"} for kid in noun.lefts)


def answering(noun: Token) -> Token | None:
    """Who answers in "…, a charge Chad has rejected", where the parse takes him for an apposition of the charge."""
    if not sums_up(noun):
        return None
    return next(
        (kid for kid in noun.rights if kid.dep_ == "appos" and kid.pos_ == "PROPN" and kid.i - noun.i < 4), None
    )


class Tree:
    """The parse of one document with its children laid out once."""

    def __init__(self, doc: Doc) -> None:
        """One pass over the tokens; a head keeps at most `MOST_CHILDREN` children."""
        self.doc = doc
        self._kids: list[list[Token]] = [[] for _ in range(len(doc))]
        for token in doc:
            head = token.head
            if head.i != token.i and len(self._kids[head.i]) < MOST_CHILDREN:
                self._kids[head.i].append(token)

    def kids(self, token: Token) -> list[Token]:
        """The children of `token` in the text's order."""
        return self._kids[token.i]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first child with one of the labels."""
        return next((kid for kid in self._kids[token.i] if kid.dep_ in deps), None)

    def with_conjuncts(self, token: Token) -> list[Token]:
        """`token` and what is coordinated with it after it: "Iran, Iraq and Syria" from "Iran"."""
        found, position = [token], 0
        while position < len(found) < MOST_CONJUNCTS:
            found += [kid for kid in self._kids[found[position].i] if kid.dep_ == "conj"]
            position += 1
        return found[:MOST_CONJUNCTS]

    # -- prepositions ------------------------------------------------------------------------------------------------

    def preps(self, token: Token) -> Iterator[tuple[str, Token]]:
        """Each preposition below `token` with the noun it governs; "to" for an indirect object of either shape."""
        for kid in self._kids[token.i]:
            if kid.dep_ in {"prep", "agent", "dative", "prt"} and kid.pos_ in {"ADP", "SCONJ", "PART", "VERB", "ADV"}:
                yield from self._governed(kid)
            elif kid.dep_ == "dative":
                yield "to", kid

    def _governed(self, prep: Token, steps: int = 3) -> Iterator[tuple[str, Token]]:
        """The noun below a preposition, also through a compound one: "because of", "out of", "up to"."""
        for kid in self._kids[prep.i]:
            if kid.dep_ in {"pobj", "pcomp"}:
                yield prep.lower_, kid
            elif kid.dep_ == "prep" and steps:
                yield from self._governed(kid, steps - 1)

    def after(self, token: Token, preposition: str) -> list[Token]:
        """The nouns that `preposition` ties to `token`."""
        return [noun for word, noun in self.preps(token) if word == preposition and noun.dep_ != "pcomp"]

    # -- verbs -------------------------------------------------------------------------------------------------------

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb's surface subject undergoes it."""
        for _ in range(MOST_STEPS):
            aux = False
            for kid in self._kids[verb.i]:
                if kid.dep_ in {"nsubjpass", "auxpass", "csubjpass"}:
                    return True
                aux = aux or kid.dep_ in {"aux", "nsubj"}
            if verb.tag_ != "VBN" or aux:
                return False
            if verb.dep_ in {"acl", "amod", "advcl", "relcl", "oprd"}:
                return True
            if verb.dep_ != "conj":
                return self.child(verb, "agent") is not None
            verb = verb.head
        return False

    def surface_subject(self, verb: Token) -> list[Token]:
        """The subject, found through coordination, control, relative clauses and participles; empty when unsaid."""
        for _ in range(MOST_STEPS):
            own = self.child(verb, "nsubj", "nsubjpass")
            if own is not None:
                return [answering(own) or self.antecedent(own, verb)]
            deed = self.child(verb, "csubj")
            if deed is not None and deed.tag_ == "VBG" and any(link == "by" for link, _ in self.preps(deed)):
                return [deed]
            step = self._governor(verb)
            if isinstance(step, list):
                return step
            verb = step
        return []

    def _governor(self, verb: Token) -> Token | list[Token]:
        """Where a verb without a subject of its own takes it from: another verb, or the nouns themselves."""
        head, dep = verb.head, verb.dep_
        if dep in {"xcomp", "ccomp"}:
            return self._controller(verb, head)
        if dep in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return self._of_noun_clause(verb, head)
        if dep == "pcomp":
            return self._of_prepositional(head)
        if dep in {"conj", "advcl", "dep", "prep", "acomp", "attr", "oprd", "acl"} and head.i != verb.i:
            return head if head.pos_ in {"VERB", "AUX", "ADJ"} else self._of_phrase(head)
        return []

    def _controller(self, verb: Token, head: Token) -> Token | list[Token]:
        if head.pos_ not in {"VERB", "AUX"}:
            return head if head.pos_ == "ADJ" else self._of_phrase(head)
        if head.lemma_ not in SUBJECT_CONTROL and not self.is_passive(head):
            held = [kid for kid in self._kids[head.i] if kid.dep_ in {"dobj", "dative"} and kid.i < verb.i]
            if held and held[0].pos_ != "ADP":
                return [held[0]]
            called = [
                noun for link in ASKED_BY.get(head.lemma_, ()) for noun in self.after(head, link) if noun.i < verb.i
            ]
            if called:
                return called[:1]
        return head

    def _of_noun_clause(self, verb: Token, noun: Token) -> Token | list[Token]:
        """A "plan to attack" is its owner's or of who has it; in "drones supplied" it is the noun."""
        infinitive = verb.tag_ == "VB" and any(kid.lower_ == "to" for kid in self._kids[verb.i])
        said = verb.tag_ == "VBG" and noun.lemma_ in PAPERS
        return self._of_phrase(noun) if infinitive or said else [noun]

    def _of_phrase(self, noun: Token) -> Token | list[Token]:
        owner = self.child(noun, "poss") or self._intending(noun)
        if owner is not None:
            return [owner]
        governor = noun.head
        for _ in range(3):
            if governor.pos_ in {"VERB", "AUX"} or governor.i == governor.head.i:
                break
            governor = governor.head
        return governor if governor.pos_ in {"VERB", "AUX"} and governor.i != noun.i else []

    def _intending(self, noun: Token) -> Token | None:
        """Whose intent a noun names by a modifier or "by": "the Greek plan", "a bid by Chad"."""
        if noun.lemma_ not in INTENTS:
            return None
        by = self.after(noun, "by")
        shown = (kid for kid in self._kids[noun.i] if kid.dep_ in {"amod", "compound"} and kid.ent_type_ in PEOPLES)
        return by[0] if by else next(shown, None)

    def _of_prepositional(self, prep: Token) -> Token | list[Token]:
        head = prep.head
        if head.pos_ in {"VERB", "AUX"}:
            held = self.child(head, "dobj")
            if held is not None and prep.lower_ in BLAMED_BY and not self.is_passive(head):
                return [held]
            return head
        if head.pos_ in {"NOUN", "PROPN"}:
            if prep.lower_ in BLAMED_BY:
                blamed = self.after(head, "of") or self.after(head, "against")
                if blamed:
                    return blamed[:1]
                if head.dep_ == "dobj" and head.ent_type_:
                    return [head]
            return self._of_phrase(head)
        return head if head.pos_ == "ADJ" else []

    def antecedent(self, token: Token, verb: Token) -> Token:
        """The noun that a relative pronoun stands for; any other token is its own."""
        if token.tag_ in RELATIVE_TAGS or (token.lower_ == "that" and token.pos_ in {"PRON", "SCONJ"}):
            for _ in range(MOST_STEPS):
                if verb.dep_ == "relcl":
                    return verb.head
                if verb.dep_ not in {"conj", "xcomp", "ccomp"}:
                    break
                verb = verb.head
        return token

    def doers(self, verb: Token) -> list[Token]:
        """Heads of the phrases that do what the verb says: the subject, or the agent of a passive."""
        if not self.is_passive(verb):
            return self.surface_subject(verb)
        return [noun for kid in self._kids[verb.i] if kid.lower_ == "by" for _, noun in self._governed(kid)][:1]

    def undergoers(self, verb: Token) -> list[Token]:
        """Heads of the direct objects: of an active verb, a passive's subject, a relative clause's antecedent."""
        if self.is_passive(verb):
            return self.surface_subject(verb)
        held = self.child(verb, "dobj", "obj") or self._up_to(verb)
        if held is None:
            return self._gap(verb)
        return [self.antecedent(held, verb)]

    def _up_to(self, verb: Token) -> Token | None:
        """The object that the parser hangs on "up": "kidnapped up to 16 engineers"."""
        for kid in self._kids[verb.i]:
            if kid.lower_ in {"up", "to"} and kid.i in (verb.i + 1, verb.i + 2):
                below = [kid, *self._kids[kid.i]]
                found = [
                    noun for one in below if one.lower_ == "to" for noun in self._kids[one.i] if noun.dep_ == "pobj"
                ]
                if found and any(one.dep_ == "nummod" for one in self._kids[found[0].i]):
                    return found[0]
        return None

    def _gap(self, verb: Token) -> list[Token]:
        """The object of a clause that shows none: "the attack it launched", "attacked and killed the guards"."""
        if verb.dep_ == "relcl":
            subject = self.child(verb, "nsubj")
            if subject is not None and subject.tag_ not in RELATIVE_TAGS and subject.lower_ != "that":
                return [verb.head]
        for kid in self._kids[verb.i]:
            if kid.dep_ == "conj" and kid.pos_ == "VERB" and kid.i - verb.i <= 3:
                shared = self.child(kid, "dobj")
                return [shared] if shared is not None else []
        return []

    def complement(self, verb: Token) -> Token | None:
        """The verb of the clause that says what is agreed, asked or threatened."""
        found = self.child(verb, "xcomp", "ccomp")
        if found is None or found.pos_ == "ADJ":
            quality = found or self.child(verb, "acomp")
            found = self.child(quality, "xcomp", "ccomp") if quality is not None else None
        if found is None:
            for kid in self._kids[verb.i]:
                if kid.dep_ == "prep":
                    found = self.child(kid, "pcomp")
                    if found is not None:
                        break
        return found if found is not None and found.pos_ in {"VERB", "AUX"} else None

    # -- stretches of text -------------------------------------------------------------------------------------------

    def phrase(self, noun: Token, *prepositions: str) -> Offsets:
        """The words of a noun phrase: modifiers before it and an "of" after it, with `prepositions` too if given."""
        last = self._phrase_end(noun, ("of", *prepositions))
        first = noun.left_edge
        while first.i < noun.i and (first.is_punct or first.is_space or first.dep_ in {"cc", "preconj"}):
            first = self.doc[first.i + 1]
        return first.idx, last.idx + len(last)

    def _phrase_end(self, noun: Token, prepositions: tuple[str, ...], steps: int = 4) -> Token:
        """The last word of a noun phrase, less the clauses that tell more of it: "dozens of miners | held in Arica"."""
        ends = [noun]
        for kid in self._kids[noun.i]:
            if kid.dep_ != "prep" or kid.lower_ not in prepositions or kid.i < noun.i:
                continue
            inner = [one for one in self._kids[kid.i] if one.dep_ == "pobj" and one.pos_ in {"NOUN", "PROPN", "NUM"}]
            if not inner or not steps:
                ends.append(kid.right_edge)
            else:
                heads = self.with_conjuncts(inner[0])
                ends += [self._phrase_end(head, prepositions, steps - 1) for head in heads]
        return max(ends, key=lambda token: token.i)

    def clause_verb(self, token: Token) -> Token:
        """The verb, or head of a verbless fragment, whose clause holds `token`."""
        for _ in range(2 * MOST_STEPS):
            if token.pos_ in {"VERB", "AUX"} or token.head.i == token.i:
                break
            token = token.head
        return token

    def clause(self, token: Token) -> Offsets:
        """The smallest clause around `token`, less the clauses coordinated with it or put beside it."""
        verb = self.clause_verb(token)
        first, last = verb, verb
        for kid in self._kids[verb.i]:
            beside = kid.dep_ in {"parataxis", "dep"} or (
                kid.dep_ in {"conj", "ccomp"} and not kid.i < token.i <= kid.i
            )
            apart = beside and kid.pos_ in {"VERB", "AUX"} and (kid.dep_ != "ccomp" or kid.i < verb.i)
            if apart or kid.is_punct or kid.is_space or kid.dep_ == "cc":
                continue
            edges = kid.left_edge, kid.right_edge
            first, last = min(first, edges[0], key=_place), max(last, edges[1], key=_place)
        first, last = min(first, token, key=_place), max(last, token, key=_place)
        return first.idx, last.idx + len(last)


def _place(token: Token) -> int:
    return token.i
