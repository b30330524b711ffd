"""Duties: who must, need not or must not do what for whom (ATOP): "must", "is not obliged to", "requires them to"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import DutyWords
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.triggers import Matcher
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import MAY_NOT, ClaimKind, EventType, Reason

AGREEMENTS = word_set(
    "treaty pact agreement accord deal charter convention law constitution resolution article clause rule "
    "memorandum protocol alliance partnership ruling verdict order ceasefire truce act sanction contract statute "
    "roadmap declaration framework compact covenant arrangement armistice communique mandate draft wording language "
    "it which that document text provision requirement plan proposal term"
)
"""What binds others; "require" with any other subject is a need ("the work requires")."""
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
INFINITIVE_ONLY = frozenset({"have", "need", "commit", "undertake", "owe"})
"""Verbs that bind their subject only when an infinitive follows ("has to leave")."""
TREATY_PARTIES = word_set("party signatory side country state nation member government ally neighbour neighbor capital")
"""Who is bound by a treaty's own words, without a name: "each party shall notify the other"."""
BOUND_AS_SUCH = frozenset({"party", "signatory"})
"""Of these, who is bound without "each", "both" or "the two" before it."""
OF_ALL = frozenset({"each", "either", "neither", "both", "all", "no", "two", "three", "four"})
ALONE = frozenset({"each", "either", "neither", "both", "other", "two", "three", "four"})
"""Who is bound by these words alone: "it commits neither to", "the other must come to its aid"."""
NONE = frozenset({"nothing", "none", "neither", "no", "nobody", "nowhere"})
RELIEVES = word_set("lack omit exclude avoid relieve absolve free release exempt spare")
"""Verbs that deny a duty which is their object or which they free from: "lacks any obligation to"."""
VOWED = word_set("promise pledge guarantee undertaking")
"""What is a duty only where a treaty is said to hold it: "contains no pledge to"."""
AGREES = word_set("agree pledge promise consent accept")
"""Verbs of what is a duty where it is agreed in a treaty: "under the accord, Chile agreed to"."""
DEEMS = word_set("treat consider regard deem see view count")
"""How treaties make one's cause the other's: "an attack on one shall be considered an attack on both"."""
BESIDE = frozenset({"while", "whereas", "and", "but", "although", "though"})
HELP = word_set("aid help assistance rescue defence defense support side")
"""What one comes to, or gives: "come to Peru's aid"."""
AGAINST = frozenset({"short", "without", "rather", "instead"})
FORBIDDEN = "forbidden"
"""The word of duty whose entry "must not" and "shall not" are of."""
NOMINAL_ACTS = frozenset({"dobj", "pobj", "attr"})


@dataclass(frozen=True)
class DutyLexicon:
    """Duty words by lemma."""

    modals: dict[str, DutyWords]
    passives: dict[str, DutyWords]
    subjects: dict[str, DutyWords]
    objects: dict[str, DutyWords]
    nouns: dict[str, DutyWords]
    denied: dict[str, DutyWords]
    """Words that forbid only together with a negation: "not allowed to", "pledged not to"."""


def duty_lexicon(codebook: Codebook) -> DutyLexicon:
    """The look-up tables of obligations.yaml; use through `codebook.compiled`."""
    lexicon = DutyLexicon({}, {}, {}, {}, {}, {})
    for entry in codebook.entries(DutyWords):
        lexicon.modals.update(dict.fromkeys(entry.modals, entry))
        lexicon.nouns.update(dict.fromkeys(entry.nouns, entry))
        for words in entry.object_verbs:
            lexicon.objects.setdefault(words, entry)
        for words in entry.subject_verbs:
            head, *rest = words.split()
            if "not" in rest or "never" in rest:
                lexicon.denied.setdefault(rest[-1] if head == "be" else head, entry)
                continue
            table = lexicon.passives if head == "be" else lexicon.subjects
            table.setdefault(rest[-1] if head == "be" else head, entry)
    return lexicon


@dataclass
class Duty:
    """A duty under construction: its words, the verb or noun of the act and who bears it.

    `negated` turns the weighing of claims around, for a denial that is part of a prohibition ("must not"). `denied`:
    there is no such duty, wherever the words say so ("nothing in it obliges"). `ruled`: a treaty lays it down.
    """

    entry: DutyWords
    token: Token
    act: Token | None
    bearers: list[Token]
    negated: bool = False
    denied: bool = False
    ruled: bool = False


class DutyFinder:
    """Finds obligations in one draft."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree, casting: Casting, matcher: Matcher) -> None:
        """`matcher` types the act that is owed, `casting` its parties."""
        self.draft, self.tree, self.casting, self.matcher = draft, tree, casting, matcher
        self.lexicon = codebook.compiled(duty_lexicon)

    def at(self, token: Token) -> list[Candidate]:
        """The obligation that `token` states, if any, and what is set against it ("but not to")."""
        duty = self._duty(token)
        if duty is None or (duty.act is not None and duty.act.tag_ in {"WP", "WDT"}):
            return []
        bearers = self.casting.parties(duty.bearers)
        known = any(self.casting.is_known(party.actors) for party in bearers)
        by_agreement = duty.ruled or duty.entry.id in {"binds", "prohibits", "provides"}
        by_treaty = any(self._is_treaty_party(one) for one in duty.bearers)
        if not known and not by_agreement and not by_treaty:
            return []
        candidate = self._candidate(duty, bearers)
        laid = duty.ruled and duty.entry.id == "duty-noun"
        if not known and not by_treaty and candidate.type is None and not laid:
            return []
        return [candidate, *(self._candidate(one, bearers) for one in self._but_not(duty))]

    def _but_not(self, duty: Duty) -> Iterator[Duty]:
        """The acts that are set against what is owed: "obliges it to consult Peru, but not to fight for it"."""
        if duty.act is None or duty.denied or duty.entry.force == MAY_NOT:
            return
        for kid in (*self.tree.kids(duty.act), *self.tree.kids(duty.token)):
            beside = kid.dep_ == "conj" and kid.tag_ == "VB" and kid.i > duty.act.i
            if beside and self._negated(kid) and not self._has_modal(kid):  # unlike "and must not let"
                yield replace(duty, token=kid, act=kid, denied=True)

    @staticmethod
    def _is_treaty_party(bearer: Token) -> bool:
        """Whether a treaty's parties are meant, each or all of them: "neither side", "the parties"."""
        lemma, words = bearer.lemma_.lower(), {kid.lower_ for kid in bearer.children}
        if bearer.lower_ in ALONE:
            return bearer.lower_ in {"each", "either", "neither", "both"} or "the" in words
        several = bearer.tag_ == "NNS" and "the" in words and lemma in BOUND_AS_SUCH
        return lemma in TREATY_PARTIES and (several or not words.isdisjoint(OF_ALL))

    # -- recognising -------------------------------------------------------------------------------------------------

    def _duty(self, token: Token) -> Duty | None:
        lemma, lower = token.lemma_.lower(), token.lower_
        if token.dep_ == "aux" and lower in self.lexicon.modals:
            verb = token.head
            if self._is_inference(verb):
                return None
            # "Must not" forbids: the denial is part of the duty and is turned back where claims are weighed.
            bearers = self.tree.surface_subject(verb)
            forbids = any(self._negated(one) for one in (verb, *bearers))
            entry = self.lexicon.passives[FORBIDDEN] if forbids else self.lexicon.modals[lower]
            return Duty(entry, token, verb, bearers, forbids)
        if token.dep_ == "aux" and lower == "need":
            return self._need(token)
        duty = None
        if token.pos_ in {"VERB", "ADJ", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            duty = self._bound(token) or self._binding(token, lemma) or self._mutual(token, lemma)
        elif token.pos_ == "NOUN" and (lemma in self.lexicon.nouns or lemma in VOWED):
            duty = self._called(token, lemma)
        elif token.tag_ == "NNS" and lower.endswith("s"):
            duty = self._binding(token, lower[:-1])  # a verb that the parser took for a noun: "the protocol obliges"
        if duty is not None and not duty.denied:
            duty.denied = self._is_denied(duty)
        return duty

    def _need(self, token: Token) -> Duty | None:
        """ "Need not send" denies a duty, "need only consult" sets its bounds; a plain need is none."""
        verb, bearers = token.head, self.tree.surface_subject(token.head)
        none = any(self._says_none(one) for one in bearers)
        only = any(kid.lower_ == "only" for kid in self.tree.kids(verb))
        if not (none or only or self._negated(verb)):
            return None
        return Duty(self.lexicon.subjects["need"], token, verb, bearers, denied=none)

    def _mutual(self, token: Token, lemma: str) -> Duty | None:
        """A clause that makes an attack on one an attack on all of a treaty's parties."""
        if lemma not in DEEMS or token.tag_ != "VBN":
            return None
        attack = self.tree.child(token, "nsubjpass", "nsubj") or next(iter(self.tree.surface_subject(token)), None)
        again = [*self.tree.after(token, "as"), *(kid for kid in self.tree.kids(token) if kid.dep_ == "oprd")]
        if attack is None or all(one.lemma_ != attack.lemma_ for one in again):
            return None
        hit = self.tree.after(attack, "on") or self.tree.after(attack, "against")
        if not hit or not (
            self._is_treaty_party(hit[0]) or hit[0].lower_ in {"one", "any"} or hit[0].lemma_ == "member"
        ):
            return None
        return Duty(self.lexicon.nouns["commitment"], token, token, [], ruled=True)

    def _called(self, token: Token, lemma: str) -> Duty | None:
        """A duty that a noun names: "its obligation to defend", "places no duty on it to", "the duty of defending"."""
        kids = self.tree.kids(token)
        act = next((kid for kid in kids if kid.dep_ in {"acl", "advcl"} and kid.tag_ == "VB"), None)
        of = (one for kid in kids if kid.lower_ == "of" for one in self.tree.kids(kid))
        act = act or next((one for one in of if one.tag_ == "VBG"), None)
        verb = self.tree.clause_verb(token)
        # "gives Norway the duty of defending": the parser may hang the infinitive on the verb.
        if act is None and token.dep_ == "dobj":
            act = next((kid for kid in self.tree.kids(verb) if kid.dep_ == "advcl" and kid.tag_ == "VB"), None)
        if act is None:
            return None
        giver = self.tree.surface_subject(verb) if verb.i != token.i else []
        ruled = bool(giver) and self._is_rule(giver[0]) and self.tree.child(token, "poss") is None
        if lemma in VOWED and not ruled:
            return None
        own = self.tree.child(act, "nsubj", "nsubjpass")
        laid = [own] if own is not None else [*self.tree.after(token, "on"), *self.tree.after(token, "upon")]
        laid = laid or self.tree.after(token, "for") or [kid for kid in self.tree.kids(verb) if kid.dep_ == "dative"]
        if not laid and ruled:
            laid = [*self.tree.after(verb, "on"), *self.tree.after(verb, "upon")]
        bearers = laid or ([] if ruled else self.tree.surface_subject(act))
        entry = self.lexicon.nouns.get(lemma) or self.lexicon.nouns["commitment"]
        return Duty(entry, token, act, bearers, ruled=ruled)

    def _is_denied(self, duty: Duty) -> bool:
        """Whether the words around say that there is no such duty: "nothing in it obliges", "stops short of"."""
        token = duty.token
        if duty.entry.force == MAY_NOT:
            return False
        subject = self.tree.surface_subject(token) if token.pos_ != "NOUN" or token.tag_ == "NNS" else []
        if any(self._says_none(one) for one in (*duty.bearers, *subject)):
            return True
        cleft = self._cleft(token)
        if any(kid.dep_ == "neg" for one in (token, cleft) if one is not None for kid in self.tree.kids(one)):
            return True
        head = token.head
        if token.dep_ in {"pcomp", "pobj"} and (head.lower_ in AGAINST or head.head.lower_ in AGAINST):
            return True
        if token.pos_ != "NOUN" or token.tag_ == "NNS":
            return False
        verb = self.tree.clause_verb(token)
        giver = self.tree.surface_subject(verb)
        says_none = self._says_none(token) or any(self._says_none(one) for one in giver)
        return says_none or self._negated(verb) or verb.lemma_.lower() in RELIEVES

    def _says_none(self, word: Token) -> bool:
        return word.lower_ in NONE or any(
            kid.lower_ in NONE and kid.dep_ in {"det", "preconj", "neg", "cc"} for kid in self.tree.kids(word)
        )

    @staticmethod
    def _is_inference(verb: Token) -> bool:
        """ "Must have known" and "must be" conclude something; they oblige no one."""
        return verb.lemma_ == "be" or any(kid.lower_ == "have" and kid.dep_ == "aux" for kid in verb.lefts)

    def _bound(self, token: Token) -> Duty | None:
        """The subject is bound: "is required to", "has to", "commits to"."""
        lemma, lower = token.lemma_.lower(), token.lower_
        passive = self.tree.is_passive(token) or token.dep_ == "acomp"
        act = self.tree.child(token, "xcomp") or (self._infinitive(token) if lower in self.lexicon.passives else None)
        if (
            passive
            and lower in self.lexicon.passives
            and (act is not None or lower in {"prohibited", "barred", "banned"})
        ):
            act = act or self.tree.complement(token)
            entry = self.lexicon.passives[lower]
            return Duty(entry, token, act, self.tree.surface_subject(token)) if act else None
        if passive and lower in self.lexicon.denied and act is not None and self._negated(token):
            return Duty(self.lexicon.denied[lower], token, act, self.tree.surface_subject(token), negated=True)
        if passive or act is None or act.tag_ != "VB":
            return None
        if lemma in AGREES and (self._stands_under(token) or self._fronted(token)):
            if self._negated(act):  # "agreed in the pact not to arm"
                return Duty(self.lexicon.passives[FORBIDDEN], token, act, self.tree.surface_subject(token))
            return Duty(self.lexicon.subjects["undertake"], token, act, self.tree.surface_subject(token))
        if lemma not in self.lexicon.subjects:
            return None
        if lemma in INFINITIVE_ONLY and self._holds_another(token):
            return None
        if lemma == "need" and not self._negated(token):
            return None
        return Duty(self.lexicon.subjects[lemma], token, act, self.tree.surface_subject(token))

    def _holds_another(self, token: Token) -> bool:
        """Whether the verb has an object that is not its subject: "commits both to", but not "commits itself to"."""
        held = self.tree.child(token, "dobj")
        return held is not None and not held.lower_.endswith(("self", "selves"))

    def _stands_under(self, token: Token) -> bool:
        """Whether what is agreed is agreed in a treaty: "pledged in the pact to"."""
        return any(self._is_rule(one) for word in ("in", "under") for one in self.tree.after(token, word))

    def _binding(self, token: Token, lemma: str) -> Duty | None:
        """An agreement or authority binds the object: "does not oblige either side to", "bars members from"."""
        entry = self.lexicon.objects.get(lemma)
        if entry is None or token.pos_ not in {"VERB", "NOUN"} or self.tree.is_passive(token):
            return None
        subject = self._laying_down(token)
        ruled = bool(subject) and self._is_rule(subject[0])
        if not ruled and (lemma not in {"prohibit", "oblige", "obligate"} or token.pos_ == "NOUN"):
            return None
        act = self.tree.child(token, "xcomp", "ccomp") or self._infinitive(token) or self.tree.complement(token)
        held = self.tree.child(token, "dobj", "dative", "npadvmod", *(["appos"] if token.pos_ == "NOUN" else []))
        bearers = [held] if held is not None else []
        if act is not None:
            own = self.tree.child(act, "nsubj", "nsubjpass") if act.pos_ in {"VERB", "AUX"} else None
            bearers = [own] if own is not None else bearers
            bearers = bearers or self.tree.surface_subject(act)
        elif entry.force == MAY_NOT:
            act = next(iter(self.tree.after(token, "from")), None)
        elif held is not None:
            act, bearers = held, []  # of a rule that requires a thing ("requires ratification") no bearer is said
        if act is None:
            return None
        if token.pos_ == "NOUN" and act.tag_ != "VB":
            return None
        return Duty(entry, token, act, bearers, ruled=ruled)

    def _laying_down(self, token: Token) -> list[Token]:
        """The subject of a verb that binds; that of its governor in "goes nowhere near obliging"."""
        found = self.tree.surface_subject(token)
        if not found and token.tag_ == "NNS" and (own := self.tree.child(token, "compound")) is not None:
            return [own]
        cleft = self._cleft(token)
        if not found and cleft is not None:
            return self.tree.surface_subject(cleft)
        if found or token.dep_ != "pcomp":
            return found
        return self.tree.surface_subject(self.tree.clause_verb(token.head))

    def _cleft(self, token: Token) -> Token | None:
        """The "do" of "what it does not do is require it to": what is denied there is denied of the verb."""
        above = self.tree.child(token.head, "csubj") if token.head.lemma_ == "be" and token.head.i < token.i else None
        return above if above is not None and above.lemma_ == "do" else None

    def _infinitive(self, token: Token) -> Token | None:
        """An infinitive that the parser took for a purpose: "obliges Peru to send"."""
        held = [kid for kid in self.tree.kids(token) if kid.dep_ == "advcl" and kid.tag_ == "VB" and kid.i > token.i]
        return held[0] if held else None

    def _is_rule(self, subject: Token) -> bool:
        if subject.lower_ in {"nothing", "none", "neither"}:
            inside = (one for word in ("in", "of", "under") for one in self.tree.after(subject, word))
            return any(self._is_rule(one) for one in inside)
        return subject.lemma_.lower() in AGREEMENTS or any(
            kid.lemma_.lower() in AGREEMENTS for kid in self.tree.kids(subject) if kid.dep_ in {"compound", "nmod"}
        )

    def _negated(self, token: Token) -> bool:
        return any(kid.dep_ == "neg" or kid.lower_ in NEGATIONS for kid in self.tree.kids(token))

    # -- making ------------------------------------------------------------------------------------------------------

    def _candidate(self, duty: Duty, bearers: list[Party]) -> Candidate:
        act, token = duty.act or duty.token, duty.token
        match = self.matcher.verb(act) if act.pos_ in {"VERB", "AUX"} else self.matcher.noun(act)
        match = None if duty.entry.id == "duty-noun" and act.lemma_ in DEEMS else match
        recipients: list[Party] = []
        kind = mode = cameo = None
        helped = self._helped(act)
        if match is not None:
            roles = self.casting.of_verb(match) if act.pos_ in {"VERB", "AUX"} else self.casting.of_noun(match)
            kind, mode, cameo = match.entry.type.value, match.entry.mode, match.entry.cameo
            recipients = [one for one in roles.recipients if self.casting.is_known(one.actors)]
        if helped and not recipients:
            kind = kind or EventType.AID.value
            recipients = [one for one in self.casting.parties(helped) if self.casting.is_known(one.actors)]
        if match is None and not recipients:
            recipients = self._concerned(act, bearers)
        left = act.left_edge if act.dep_ in {"xcomp", "acl", *NOMINAL_ACTS} else act
        right = self._last_of(act)
        clause = self.tree.clause(act if token.dep_ == "aux" else token)
        under = self._fronted(act if token.dep_ == "aux" else token)
        giver = self._laying_down(token) if duty.ruled and token.dep_ == "pcomp" else []
        first = min((one.left_edge.idx for one in (under, *giver) if one is not None), default=clause[0])
        clause = (min(clause[0], first), clause[1])
        while right.i > act.i and (right.is_punct or right.is_space):
            right = self.draft.doc[right.i - 1]
        done = left.idx, right.idx + len(right)
        clause = min(clause[0], done[0]), max(clause[1], done[1])
        span = token.idx, token.idx + len(token)
        reasons = [Reason(field="type", by=f"obligations/{duty.entry.id}", words=(span,))]
        if bearers:
            words = tuple(party.span for party in bearers)
            reasons.append(Reason(field="actors", by="roles/bearer", words=words))
        return Candidate(
            kind=ClaimKind.OBLIGATION,
            type=kind,
            trigger=token.i if token.dep_ != "aux" else act.i,
            trigger_span=span,
            clause=clause,
            mode=MAY_NOT if duty.entry.force == MAY_NOT else mode,
            cameo=cameo,
            actors=tuple(bearers),
            recipients=tuple(recipients),
            object=done,
            negated=duty.negated,
            denied=duty.denied,
            confidence=0.7 if match is not None else 0.5,
            why=tuple(reasons),
        )

    def _concerned(self, act: Token, bearers: list[Party]) -> list[Party]:
        """Whom an act that the lexicon does not know concerns: "share flow data with Peru", "inform Peru"."""
        held = self.tree.undergoers(act) if act.pos_ == "VERB" else []
        words = (act, *held)
        heads = [one for place in ("with", "to", "for") for word in words for one in self.tree.after(word, place)]
        bound = {actor for party in bearers for actor in party.actors}
        found = [one for one in self.casting.parties([*held, *heads]) if self.casting.is_known(one.actors)]
        return [one for one in found if bound.isdisjoint(one.actors)]

    def _helped(self, act: Token) -> list[Token]:
        """Those to whose aid somebody is to come: "come to Peru's defence", "to the aid of Peru"."""
        for noun in self.tree.after(act, "to"):
            if noun.lemma_.lower() in HELP:
                owner = self.tree.child(noun, "poss")
                return [owner] if owner is not None else self.tree.after(noun, "of")
        return []

    def _fronted(self, token: Token) -> Token | None:
        """The "Under the pact" before the clause, or before the one that goes before it ("…, while Chile must")."""
        verb = self.tree.clause_verb(token)
        for _ in range(4):
            for kid in self.tree.kids(verb):
                before = kid.dep_ == "prep" and kid.lower_ == "under" and kid.i < verb.i
                if before and any(self._is_rule(one) for one in self.tree.after(verb, "under")):
                    return kid
            if verb.dep_ not in {"advcl", "conj", "ccomp", "xcomp", "parataxis"} or verb.head.i == verb.i:
                return None
            verb = verb.head
        return None

    def _has_modal(self, verb: Token) -> bool:
        return any(kid.dep_ == "aux" and kid.tag_ == "MD" for kid in self.tree.kids(verb))

    def _last_of(self, act: Token) -> Token:
        """The last word of what is to be done, less a clause put beside it: "…, while Chile is required to"."""
        for kid in self.tree.kids(act):
            first = kid.left_edge
            own = self.tree.child(kid, "nsubj", "nsubjpass") is not None or self._has_modal(kid)
            beside = kid.dep_ in {"conj", "advcl"} and own
            while beside and first.i > act.i + 1 and (first.is_punct or first.dep_ == "cc"):
                first = first.nbor(1)
            joint = first.lower_ if kid.dep_ == "advcl" else "and"
            if beside and kid.i > act.i and joint in BESIDE and first.i > act.i + 1:
                last = self.draft.doc[first.i - 1]
                while last.i > act.i and (last.is_punct or last.is_space or last.dep_ == "cc"):
                    last = self.draft.doc[last.i - 1]
                return last
        return act.right_edge
