"""Duties: who must, need not or must not do what for whom (ATOP): "must", "is not obliged to", "requires them to"."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import DutyWords
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.triggers import Matcher
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import MAY_NOT, ClaimKind, Reason

AGREEMENTS = word_set(
    "treaty pact agreement accord deal charter convention law constitution resolution article clause rule "
    "memorandum protocol alliance partnership ruling verdict order ceasefire truce act sanction contract statute "
    "it which that document text provision requirement plan proposal term"
)
"""What binds others; "require" with any other subject is a need ("the work requires")."""
NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither"})
INFINITIVE_ONLY = frozenset({"have", "need", "commit", "undertake", "owe"})
"""Verbs that bind their subject only when an infinitive follows ("has to leave")."""
TREATY_PARTIES = frozenset({"party", "signatory", "side"})
"""Who is bound by a treaty's own words, without a name: "each party shall notify the other"."""
OF_ALL = frozenset({"each", "either", "neither", "both", "all", "no"})
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

    `negated` turns the weighing of claims around: for a denial that does not stand at the duty's own word, where it
    would be seen, and for one that is part of a prohibition ("must not").
    """

    entry: DutyWords
    token: Token
    act: Token | None
    bearers: list[Token]
    negated: bool


class DutyFinder:
    """Finds obligations in one draft."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree, casting: Casting, matcher: Matcher) -> None:
        """`matcher` types the act that is owed, `casting` its parties."""
        self.draft, self.tree, self.casting, self.matcher = draft, tree, casting, matcher
        self.lexicon = codebook.compiled(duty_lexicon)

    def at(self, token: Token) -> Candidate | None:
        """The obligation that `token` states, if it states one."""
        duty = self._duty(token)
        if duty is None:
            return None
        bearers = self.casting.parties(duty.bearers)
        known = any(self.casting.is_known(party.actors) for party in bearers)
        by_agreement = duty.entry.id in {"binds", "prohibits", "provides"}
        by_treaty = any(self._is_treaty_party(one) for one in duty.bearers)
        if not known and not by_agreement and not by_treaty:
            return None
        candidate = self._candidate(duty, bearers)
        return candidate if known or by_treaty or candidate.type is not None else None

    @staticmethod
    def _is_treaty_party(bearer: Token) -> bool:
        """Whether a treaty's parties are meant, each or all of them: "neither side", "the parties"."""
        lemma, words = bearer.lemma_.lower(), {kid.lower_ for kid in bearer.children}
        several = bearer.tag_ == "NNS" and "the" in words and lemma != "side"
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
        if token.pos_ == "AUX" and token.dep_ == "aux" and lower == "need" and self._negated(token.head):
            return Duty(self.lexicon.subjects["need"], token, token.head, self.tree.surface_subject(token.head), False)
        if token.pos_ in {"VERB", "ADJ", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            return self._bound(token) or self._binding(token, lemma)
        if token.pos_ == "NOUN" and lemma in self.lexicon.nouns:
            act = next((kid for kid in self.tree.kids(token) if kid.dep_ == "acl" and kid.tag_ == "VB"), None)
            if act is not None:
                negated = self._negated(self.tree.clause_verb(token))
                return Duty(self.lexicon.nouns[lemma], token, act, self.tree.surface_subject(act), negated)
        return None

    @staticmethod
    def _is_inference(verb: Token) -> bool:
        """ "Must have known" and "must be" conclude something; they oblige no one."""
        return verb.lemma_ == "be" or any(kid.lower_ == "have" and kid.dep_ == "aux" for kid in verb.lefts)

    def _bound(self, token: Token) -> Duty | None:
        """The subject is bound: "is required to", "has to", "commits to"."""
        lemma, lower = token.lemma_.lower(), token.lower_
        passive = self.tree.is_passive(token) or token.dep_ == "acomp"
        act = self.tree.child(token, "xcomp")
        if (
            passive
            and lower in self.lexicon.passives
            and (act is not None or lower in {"prohibited", "barred", "banned"})
        ):
            act = act or self.tree.complement(token)
            entry = self.lexicon.passives[lower]
            return Duty(entry, token, act, self.tree.surface_subject(token), False) if act else None
        if passive and lower in self.lexicon.denied and act is not None and self._negated(token):
            return Duty(self.lexicon.denied[lower], token, act, self.tree.surface_subject(token), True)
        if passive or lemma not in self.lexicon.subjects or act is None or act.tag_ != "VB":
            return None
        if lemma in INFINITIVE_ONLY and self.tree.child(token, "dobj") is not None and lemma != "commit":
            return None
        if lemma == "need" and not self._negated(token):
            return None
        return Duty(self.lexicon.subjects[lemma], token, act, self.tree.surface_subject(token), False)

    def _binding(self, token: Token, lemma: str) -> Duty | None:
        """An agreement or authority binds the object: "does not oblige either side to", "bars members from"."""
        entry = self.lexicon.objects.get(lemma)
        if entry is None or token.pos_ != "VERB" or self.tree.is_passive(token):
            return None
        subject = self.tree.surface_subject(token)
        if lemma not in {"prohibit", "oblige", "obligate"} and not (subject and self._is_rule(subject[0])):
            return None
        act = self.tree.child(token, "xcomp", "ccomp") or self._infinitive(token) or self.tree.complement(token)
        held = self.tree.child(token, "dobj")
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
        return Duty(entry, token, act, bearers, False)

    def _infinitive(self, token: Token) -> Token | None:
        """An infinitive that the parser took for a purpose: "obliges Peru to send"."""
        held = [kid for kid in self.tree.kids(token) if kid.dep_ == "advcl" and kid.tag_ == "VB" and kid.i > token.i]
        return held[0] if held else None

    def _is_rule(self, subject: Token) -> bool:
        return subject.lemma_.lower() in AGREEMENTS or any(
            kid.lemma_.lower() in AGREEMENTS for kid in self.tree.kids(subject) if kid.dep_ in {"compound", "nmod"}
        )

    def _negated(self, token: Token) -> bool:
        return any(kid.dep_ == "neg" or kid.lower_ in NEGATIONS for kid in self.tree.kids(token))

    # -- making ------------------------------------------------------------------------------------------------------

    def _candidate(self, duty: Duty, bearers: list[Party]) -> Candidate:
        act, token = duty.act or duty.token, duty.token
        match = self.matcher.verb(act) if act.pos_ in {"VERB", "AUX"} else self.matcher.noun(act)
        recipients: list[Party] = []
        kind = mode = cameo = None
        if match is not None:
            roles = self.casting.of_verb(match) if act.pos_ in {"VERB", "AUX"} else self.casting.of_noun(match)
            kind, mode, cameo = match.entry.type.value, match.entry.mode, match.entry.cameo
            recipients = [one for one in roles.recipients if self.casting.is_known(one.actors)]
        left, right = act.left_edge if act.dep_ in {"xcomp", "acl", *NOMINAL_ACTS} else act, act.right_edge
        clause = self.tree.clause(token)
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
            confidence=0.7 if match is not None else 0.5,
            why=tuple(reasons),
        )
