"""Lasting relations between actors: "Iran's proxies", "a close ally of Peru", "has joined NATO", "is part of BRICS"."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import TieWords
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.hollow import is_former
from onrecord.reader.events.parties import SCENES
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.triggers import LINKS, grouped, noun_parts
from onrecord.reader.syntax.tree import MOST_STEPS, Tree, word_set
from onrecord.vocabulary import ActorKind, ClaimKind, Reason, TieType

RELATING = ("of", "to", "with", "for", "from", "against", "between")
"""Prepositions before the other party of a relational noun."""

APPOINT = word_set("appoint name install elect re-elect reelect select designate choose reappoint pick crown confirm")
"""Verbs that put someone into an office."""


@dataclass(frozen=True)
class TiePattern:
    """One way of stating a tie; `inverse` when the words name its parties the other way round."""

    entry: TieWords
    groups: tuple[tuple[str, ...], ...]
    modifiers: tuple[str, ...] = ()
    inverse: bool = False
    plural: bool = False


@dataclass(frozen=True)
class TieLexicon:
    """The tie words by lemma, longer patterns first."""

    nouns: dict[str, tuple[TiePattern, ...]]
    verbs: dict[str, tuple[TiePattern, ...]]


def tie_lexicon(codebook: Codebook) -> TieLexicon:
    """The look-up tables of ties.yaml; use through `codebook.compiled`."""
    nouns: dict[str, list[TiePattern]] = {}
    verbs: dict[str, list[TiePattern]] = {}
    for entry in codebook.entries(TieWords):
        for words in (*entry.nouns, *entry.inverse_nouns, *entry.plural):
            modifiers, lemma, rest = noun_parts(words)
            inverse, plural = words in entry.inverse_nouns, words in entry.plural
            nouns.setdefault(lemma, []).append(TiePattern(entry, grouped(rest), modifiers, inverse, plural))
        for words in (*entry.verbs, *entry.inverse_verbs):
            lemma, *rest = words.split()
            if lemma == "be" and rest and rest[0] not in LINKS and rest[0].endswith("ed"):
                lemma = "be " + rest.pop(0)
            pattern = TiePattern(entry, grouped(rest), inverse=words in entry.inverse_verbs)
            verbs.setdefault(lemma, []).append(pattern)
    return TieLexicon(_ranked(nouns), _ranked(verbs))


def _ranked(table: dict[str, list[TiePattern]]) -> dict[str, tuple[TiePattern, ...]]:
    return {
        lemma: tuple(sorted(found, key=lambda one: len(one.modifiers) + len(one.groups), reverse=True))
        for lemma, found in table.items()
    }


class TieFinder:
    """Finds ties in one draft."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree, casting: Casting) -> None:
        """`casting` resolves noun phrases to parties."""
        self.draft, self.tree, self.casting = draft, tree, casting
        self.lexicon = codebook.compiled(tie_lexicon)

    def at(self, token: Token) -> Candidate | None:
        """The tie that `token` names, if it names one between two known parties."""
        if token.pos_ in {"NOUN", "PROPN"}:
            return self._noun(token)
        if token.pos_ in {"VERB", "AUX"}:
            return self._verb(token)
        return None

    # -- nouns -------------------------------------------------------------------------------------------------------

    def _noun(self, token: Token) -> Candidate | None:
        for pattern in self.lexicon.nouns.get(token.lemma_.lower(), ()):
            shown = {kid.lemma_.lower() for kid in self.tree.kids(token)} if pattern.modifiers else set()
            if not shown.issuperset(pattern.modifiers):
                continue
            if pattern.plural:
                return self._mutual(pattern, token)
            if pattern.entry.type is TieType.OFFICE_HOLDER and (verb := self._appointing(token)) is not None:
                return self._appointed(pattern, token, verb)
            return self._made(pattern, token, self._bearers(token), self._others(token))
        return None

    def _appointing(self, title: Token) -> Token | None:
        """The verb that gives someone the office: "appoints X as premier", "named X foreign minister"."""
        verb = title.head if title.dep_ in {"oprd", "attr", "dobj", "ccomp"} else None
        if title.dep_ == "pobj" and title.head.lower_ in {"as", "to"}:
            verb = self.tree.clause_verb(title)
        return verb if verb is not None and verb.lemma_.lower() in APPOINT else None

    def _appointed(self, pattern: TiePattern, title: Token, verb: Token) -> Candidate | None:
        """Who is put into office holds it, of whom the title names or else of the state whose bodies appoint."""
        named = [kid for kid in self.tree.kids(title) if kid.dep_ in {"nmod", "nsubj", "compound"}]
        heads = [one for one in (*self.tree.undergoers(verb), *named) if one.i != title.i]
        bearers = [one for one in self._known(heads) if self._is_person(one)][:1]
        sides = self._others(title) or self._known(self.tree.doers(verb))
        states = [self.casting.state_of(one) for one in sides]
        others = [one for one in states if one is not None]
        return self._made(pattern, title, bearers, others[:1])

    def _others(self, noun: Token) -> list[Party]:
        """To whom the bearer of a relational noun is tied: its possessor, demonym or the noun after "of" or "to".

        Also after a second "of", where the first only says in what: "minister of finance of Peru".
        """
        found = [*self._owners(noun), *self._linked(noun, RELATING)]
        for field in self.tree.after(noun, "of") if not found else ():
            found += self._linked(field, ("of",))
        return found

    def _owners(self, noun: Token) -> list[Party]:
        kids = [kid for kid in self.tree.kids(noun) if kid.dep_ in {"poss", "amod", "compound", "nmod"}]
        return self._known(kids)

    def _linked(self, noun: Token, links: tuple[str, ...]) -> list[Party]:
        return self._known([inner for link, inner in self.tree.preps(noun) if link in links and inner.dep_ != "pcomp"])

    def _known(self, heads: list[Token]) -> list[Party]:
        return [one for one in self.casting.parties(heads) if self.casting.is_known(one.actors)]

    def _bearers(self, noun: Token) -> list[Party]:
        """Who is the ally or proxy: what the noun is predicated of, or stands beside."""
        heads: list[Token] = []
        governor = noun.head
        if self.casting.titled(noun).i != noun.i:
            return [self.casting.party(noun)]
        if noun.dep_ in {"attr", "oprd"} or (noun.dep_ == "conj" and governor.dep_ == "attr"):
            verb = governor if noun.dep_ != "conj" else governor.head
            heads = self.tree.surface_subject(verb)
        elif self._is_beside_place(noun):
            heads = [kid for kid in self.tree.kids(noun) if kid.dep_ == "appos"]
        elif noun.dep_ == "appos" or (noun.dep_ == "conj" and self.draft.actors_of(governor) and not self._own(noun)):
            heads = self._coordinated(governor) if noun.tag_ in {"NNS", "NNPS"} else [governor]
        elif noun.dep_ == "pobj" and governor.lower_ == "as":
            verb = self.tree.clause_verb(noun)
            heads = self.tree.surface_subject(verb)
        elif noun.dep_ in {"compound", "nmod"} and self.draft.actors_of(governor):
            one = self.casting.party(governor)
            return [one] if self.casting.is_known(one.actors) else []
        if not heads:
            heads = [kid for kid in self.tree.kids(noun) if kid.dep_ == "appos"]
        return [one for one in self.casting.parties(heads) if self.casting.is_known(one.actors)]

    def _is_beside_place(self, noun: Token) -> bool:
        """Whether the parse takes someone for another name of the town where he is: "in Lima, the Greek envoy"."""
        place = noun.head
        person = self.draft.actors_of(noun) and self._is_person(self.casting.party(noun))
        where = place.dep_ == "pobj" and place.head.lower_ in SCENES and place.ent_type_ != "PERSON"
        return bool(noun.dep_ == "appos" and person and where) and not self._is_person(self.casting.party(place))

    @staticmethod
    def _coordinated(noun: Token) -> list[Token]:
        """The first of the nouns with which `noun` is coordinated: what follows a plural apposition's whole list."""
        for _ in range(MOST_STEPS):
            if noun.dep_ != "conj":
                break
            noun = noun.head
        return [noun]

    def _own(self, noun: Token) -> bool:
        return bool(self.draft.actors_of(noun))

    def _mutual(self, pattern: TiePattern, token: Token) -> Candidate | None:
        """A tie of all its owners: "the alliance between X and Y", "X and Y's pact", "X has a partnership with Y"."""
        if token.dep_ in {"compound", "nmod"}:
            return None
        sides = [*self._owners(token), *self._linked(token, ("between", "of"))]
        others = self._linked(token, ("with", "against"))
        if others or (not sides and token.dep_ in {"pobj", "attr"}):
            sides = [*(sides or self._havers(token)), *others]
            if len(sides) == len(others) and others:
                return None
        if len({actor for party in sides for actor in party.actors}) < 2:
            return None
        return self._candidate(pattern, token, sides, sides)

    def _havers(self, noun: Token) -> list[Party]:
        verb = noun.head
        if noun.dep_ == "pobj" and verb.lower_ in {"in", "into"}:
            verb = verb.head
        elif noun.dep_ != "dobj":
            return []
        if verb.pos_ not in {"VERB", "AUX"}:
            return []
        return self._known(self.tree.doers(verb))

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _verb(self, token: Token) -> Candidate | None:
        if token.dep_ in {"aux", "auxpass"}:
            return None
        if token.dep_ == "amod":
            return self._backed(token)
        lemma = token.lemma_.lower()
        passive = self.tree.is_passive(token)
        for key in [f"be {token.lower_}"] if passive else [lemma]:
            for pattern in self.lexicon.verbs.get(key, ()):
                found = self._stated(pattern, token, passive)
                if found is not None:
                    return found
        return None

    def _backed(self, token: Token) -> Candidate | None:
        """ "Hezbollah, an Iran-backed group": the participle's first half is the patron of what it modifies."""
        pattern = next(iter(self.lexicon.verbs.get(f"be {token.lower_}", ())), None)
        if pattern is None or pattern.entry.type is not TieType.PATRON:
            return None
        noun = token.head
        backers = [
            kid for kid in self.tree.kids(token) if kid.dep_ in {"npadvmod", "compound", "amod", "advmod", "nmod"}
        ]
        patrons = [one for one in self.casting.parties(backers) if self.casting.is_known(one.actors)]
        own = self.casting.parties([noun])[:1] if self.draft.actors_of(noun) else []
        backed = [one for one in own if self.casting.is_known(one.actors)] or self._bearers(noun)
        return self._made(pattern, token, backed, patrons)

    def _stated(self, pattern: TiePattern, token: Token, passive: bool) -> Candidate | None:
        """The tie of a verb whose pattern fits: subject and the noun after the pattern's last word."""
        below: list[Token] = [token]
        for group in pattern.groups:
            step = next((kid for one in below[-1:] for kid in self.tree.kids(one) if self._fits(kid, group)), None)
            if step is None:
                return None
            below.append(step)
        subjects = self.tree.surface_subject(token)
        last = below[-1]
        if last.dep_ in {"prep", "agent"}:
            heads = [kid for kid in self.tree.kids(last) if kid.dep_ == "pobj"]
        else:
            heads = self.tree.undergoers(last) if last.pos_ == "VERB" and not passive else self._after(last)
        bearers = [one for one in self.casting.parties(subjects) if self.casting.is_known(one.actors)]
        others = [one for one in self.casting.parties(heads) if self.casting.is_known(one.actors)]
        if pattern.entry.type is TieType.RECOGNISES and not pattern.groups:
            others = [one for one in others if self._is_state(one)]  # and not its efforts
        return self._made(pattern, token, bearers, others)

    def _is_state(self, party: Party) -> bool:
        """Whether the words name a state itself."""
        named = [self.draft.actors[actor] for actor in self.draft.actors_of(self.draft.doc[party.head])]
        return bool(named) and all(actor.kind is ActorKind.STATE for actor in named)

    def _after(self, noun: Token) -> list[Token]:
        return [inner for link, inner in self.tree.preps(noun) if link in RELATING and inner.dep_ != "pcomp"]

    def _fits(self, kid: Token, group: tuple[str, ...]) -> bool:
        *modifiers, head = group
        if head not in (kid.lower_, kid.lemma_.lower()):
            return False
        return not modifiers or {one.lemma_.lower() for one in self.tree.kids(kid)}.issuperset(modifiers)

    # -- candidates --------------------------------------------------------------------------------------------------

    def _made(self, pattern: TiePattern, token: Token, bearers: list[Party], others: list[Party]) -> Candidate | None:
        """A candidate when both sides are known and differ; armed groups and states alone have patrons."""
        sides = {actor for party in bearers for actor in party.actors}
        others = [one for one in others if not sides.issuperset(one.actors)]
        if not bearers or not others:
            return None
        if pattern.entry.type is TieType.MEMBER:
            bodies, members = (bearers, others) if pattern.inverse else (others, bearers)
            if self._are_party(bodies) and self._are_party(members):
                return None  # one party joins another in a vote, not its ranks
            if not self._is_body(bodies) or not all(self.draft.actors_of(self.draft.doc[one.head]) for one in members):
                return None
        if pattern.entry.type is TieType.OFFICE_HOLDER:
            others = [one for one in others if not self._is_person(one)]
            if not others or is_former(token):
                return None
        if pattern.entry.type is TieType.PATRON:
            bearers, others = self._groups_first(pattern, bearers, others)
            if all(map(self._is_person, others if pattern.inverse else bearers)):
                return None  # a lawyer's client is nobody's proxy
        if pattern.inverse:
            bearers, others = others, bearers
        return self._candidate(pattern, token, bearers, others)

    def _groups_first(
        self, pattern: TiePattern, bearers: list[Party], others: list[Party]
    ) -> tuple[list[Party], list[Party]]:
        """Where armed groups are among the proxies, the states beside them only say where they are."""
        proxies = bearers if pattern.inverse else others
        groups = [one for one in proxies if any(self.draft.actors[actor].kind == "group" for actor in one.actors)]
        proxies = groups or proxies
        return (proxies, others) if pattern.inverse else (bearers, proxies)

    def _is_body(self, parties: list[Party]) -> bool:
        kinds = {self.draft.actors[actor].kind.value for party in parties for actor in party.actors}
        return bool(kinds & {"bloc", "organisation", "party", "group", "government"})

    def _are_party(self, parties: list[Party]) -> bool:
        return all(self.draft.actors[actor].kind.value == "party" for party in parties for actor in party.actors)

    def _is_person(self, party: Party) -> bool:
        return all(self.draft.actors[actor].kind.value == "person" for actor in party.actors)

    def _candidate(self, pattern: TiePattern, token: Token, actors: list[Party], recipients: list[Party]) -> Candidate:
        clause = self.tree.clause(token)
        spans = [party.span for party in (*actors, *recipients)]
        clause = min([clause[0], *(span[0] for span in spans)]), max([clause[1], *(span[1] for span in spans)])
        trigger = token.idx, token.idx + len(token)
        by = f"ties/{pattern.entry.type.value}"
        reasons = [Reason(field="type", by=by, words=(trigger,))]
        for field, parties in (("actors", actors), ("recipients", recipients)):
            reasons.append(Reason(field=field, by=f"roles/{field}", words=tuple(party.span for party in parties)))
        return Candidate(
            kind=ClaimKind.TIE,
            type=pattern.entry.type.value,
            trigger=token.i,
            trigger_span=trigger,
            clause=clause,
            actors=tuple(actors),
            recipients=tuple(recipients),
            confidence=0.7,
            why=tuple(reasons),
        )
