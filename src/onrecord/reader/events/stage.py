"""Stage: events, ties and obligations become candidates, from the parse and the codebook's lexicon."""

from dataclasses import replace

import msgspec
from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.codebook.happenings import EventTrigger
from onrecord.reader.actors.names import name_index
from onrecord.reader.draft import Candidate, Draft, Party
from onrecord.reader.events.contexts import Contexts
from onrecord.reader.events.demands import find_demands
from onrecord.reader.events.fusion import Fusion
from onrecord.reader.events.hollow import Hollow
from onrecord.reader.events.obligations import DutyFinder
from onrecord.reader.events.outlets import without_outlets
from onrecord.reader.events.parties import Roles
from onrecord.reader.events.results import by_the_deed
from onrecord.reader.events.roles import Casting
from onrecord.reader.events.ties import TieFinder
from onrecord.reader.events.triggers import Match, Matcher, event_lexicon, light_verbs
from onrecord.reader.events.typing import Question
from onrecord.reader.events.untyped import find_untyped
from onrecord.reader.syntax.tree import Tree
from onrecord.vocabulary import MUTUAL_DEEDS, ActorKind, ClaimKind, EventType, Reason
from onrecord.vocabulary import Span as Offsets

WIDEST_TRIGGER = 8
"""In tokens; a trigger whose words lie further apart is quoted by its main word alone."""
HARMS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST})
RULING = frozenset({"GOV", "LEG", "JUD"})
"""The sectors of those who make a country's rules and lift them."""
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "PRODUCT", "LOC"})


def find_events(draft: Draft, codebook: Codebook) -> None:
    """Fill `draft.candidates` with events, ties and obligations of the readable sections, in the text's order.

    The lexicon finds them; where the draft has a model, what they are is decided with its help, and others are added.
    """
    tree = Tree(draft.doc)
    finder = _EventFinder(draft, codebook, tree)
    found = _by_rules(draft, codebook, finder)
    if draft.model is not None:
        found = Fusion(draft, codebook, tree, finder.casting).fused(found)
    found = [finder.conceded_at_home(one) for one in without_outlets(draft, tree, found)]
    found += find_untyped(draft, codebook, tree, finder.casting, found)
    draft.candidates = sorted(found, key=lambda one: (one.trigger, one.kind.value, one.type or ""))


def event_questions(draft: Draft, codebook: Codebook) -> list[list[Question]]:
    """What has to be decided about the events of a draft that has a model, by sentence; for fitting the decision."""
    tree = Tree(draft.doc)
    finder = _EventFinder(draft, codebook, tree)
    return Fusion(draft, codebook, tree, finder.casting).questions(_by_rules(draft, codebook, finder))


def _by_rules(draft: Draft, codebook: Codebook, finder: "_EventFinder") -> list[Candidate]:
    """What the codebook's words name."""
    ties = TieFinder(draft, codebook, finder.tree, finder.casting)
    duties = DutyFinder(draft, codebook, finder.tree, finder.casting, finder.matcher)
    found: list[Candidate] = []
    for sentence in draft.sentences():
        tokens = list(sentence)
        found += finder.in_tokens(tokens)
        found += [one for token in tokens for one in (ties.at(token), *duties.at(token)) if one is not None]
    found += find_demands(draft, finder.tree, finder.casting)
    owed = {one.trigger for one in found if one.kind is ClaimKind.OBLIGATION}
    return [one for one in found if one.trigger not in owed or one.type != EventType.REQUEST or _is_duty(one)]


def _is_duty(candidate: Candidate) -> bool:
    return candidate.kind is ClaimKind.OBLIGATION


class _EventFinder:
    """Finds events in one draft."""

    def __init__(self, draft: Draft, codebook: Codebook, tree: Tree) -> None:
        self.draft, self.tree = draft, tree
        self.matcher = Matcher(tree, codebook.compiled(event_lexicon))
        self.hollow = Hollow(draft, tree)
        self.contexts = Contexts(draft, codebook, tree)
        self.names = codebook.compiled(name_index)
        self.casting = Casting(draft, tree, codebook.compiled(light_verbs), self.names)

    def in_tokens(self, tokens: list[Token]) -> list[Candidate]:
        """The events that the words of one sentence name."""
        found: list[Candidate] = []
        taken: set[int] = set()
        for token in tokens:
            if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "aux", "auxpass", "compound"}:
                match = self.matcher.verb(token)
                if match is None:
                    continue
                candidate = self._candidate(match, self.casting.of_verb(match))
                if candidate is not None:
                    found.append(candidate)
                    taken.update(word.i for word in match.words)
        for token in tokens:
            if token.i not in taken and self._may_be_event_noun(token):
                match = self.matcher.noun(token)
                if match is not None:
                    candidate = self._candidate(match, self.casting.of_noun(match))
                    if candidate is not None:
                        found.append(candidate)
        return self._told_once(by_the_deed(_carried_together(found), self.tree))

    def _told_once(self, found: list[Candidate]) -> list[Candidate]:
        """Without the event nouns that a verb of the same type has as its object: "the accord that they signed"."""
        verbs = {one.trigger: one for one in found if self.draft.doc[one.trigger].pos_ in {"VERB", "AUX"}}
        return [one for one in found if one.trigger in verbs or not self._is_told_by(one, verbs)]

    def _is_told_by(self, candidate: Candidate, verbs: dict[int, Candidate]) -> bool:
        noun = self.draft.doc[candidate.trigger]
        around = [
            kid for kid in self.tree.kids(noun) if kid.dep_ in {"acl", "relcl"} and noun in self.tree.undergoers(kid)
        ]
        if noun.dep_ in {"dobj", "nsubjpass"}:
            around.append(noun.head)
        return any(
            verb.i in verbs and verbs[verb.i].type == candidate.type and _known(verbs[verb.i]) >= _known(candidate)
            for verb in around
        )

    def _may_be_event_noun(self, token: Token) -> bool:
        if token.pos_ == "PROPN":
            return token.i not in self.draft.named and token.ent_type_ not in NAMES and token.dep_ != "compound"
        return token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod", "amod", "npadvmod"}

    def _candidate(self, match: Match, roles: Roles) -> Candidate | None:
        entry = self._as_threat(match)
        self._share(match, roles)
        self._between(entry, roles)
        at_home = self._at_home(entry, roles)
        roles.actors, roles.recipients = map(self.casting.with_antecedents, (roles.actors, roles.recipients))
        if not self._is_worth_keeping(match, roles) or self.hollow.is_hollow(match, roles):
            return None
        trigger = roles.carrier if roles.carrier is not None else match.token
        words = sorted({*match.words, trigger}, key=lambda token: token.i)
        span = words[0].idx, words[-1].idx + len(words[-1])
        if words[-1].i - words[0].i > WIDEST_TRIGGER:
            span = match.token.idx, match.token.idx + len(match.token)
        clause = self.tree.clause(match.token)
        clause = min(clause[0], span[0]), max(clause[1], span[1])
        return Candidate(
            kind=ClaimKind.EVENT,
            type=entry.type.value,
            trigger=trigger.i,
            trigger_span=span,
            clause=self._with_parties(clause, (*roles.actors, *roles.recipients)),
            mode=entry.mode,
            context=self.contexts.of(
                match.words,
                (*roles.recipients, *roles.actors),
                roles.object,
                is_clause=roles.object_is_clause,
            ),
            cameo=entry.cameo,
            actors=tuple(roles.actors),
            recipients=tuple(roles.recipients),
            object=self._object_span(match, roles),
            confidence=self._confidence(match, roles),
            why=(*self._reasons(match, roles, span), *at_home),
        )

    def _at_home(self, entry: EventTrigger, roles: Roles) -> tuple[Reason, ...]:
        """A protest against nobody named is against the state of those who protest, as PLOVER's coders take it."""
        known = any(party.actors for party in roles.recipients)
        if entry.type is not EventType.PROTEST or known or not roles.actors:
            return ()
        home = self._home(roles.actors[0])
        if home is None:
            return ()
        roles.recipients = [*roles.recipients, home]
        return (Reason(field="recipients", by="protest-at-home", words=(home.span,)),)

    def conceded_at_home(self, candidate: Candidate) -> Candidate:
        """A state's concession to nobody named ("lifted the curfew") is to its own country, as PLOVER's coders take it.

        Only where the lexicon's words say that something is conceded; other candidates are handed back as they are.
        """
        by_words = any(one.field == "type" and one.by.startswith("triggers/") for one in candidate.why)
        known = any(party.actors for party in candidate.recipients)
        if candidate.type != EventType.CONCEDE or not by_words or known or not candidate.actors:
            return candidate
        actors = [self.draft.actors[one] for one in candidate.actors[0].actors]
        rule = any(one.kind is ActorKind.STATE or one.sector in RULING for one in actors)
        home = self._home(candidate.actors[0]) if rule else None
        if home is None:
            return candidate
        reason = Reason(field="recipients", by="concession-at-home", words=(home.span,))
        others = tuple(one for one in candidate.why if one.field != "recipients")
        return replace(candidate, recipients=(*candidate.recipients, home), why=(*others, reason))

    def _home(self, party: Party) -> Party | None:
        """The state of the party's first actor that has one, by the same words."""
        home = next((self.draft.actors[one].country for one in party.actors if self.draft.actors[one].country), None)
        if home is None:
            return None
        self.draft.actors.setdefault(home, self.names.state(home))
        return Party(party.head, party.span, (home,))

    def _as_threat(self, match: Match) -> EventTrigger:
        """What is promised decides: "vowed to attack" is a threat, "vowed to help" agrees."""
        entry = match.entry
        complement = self.tree.complement(match.token) if entry.type is EventType.AGREE else None
        promised = self.matcher.verb(complement) if complement is not None else None
        if promised is None or promised.entry.type not in HARMS:
            return entry
        return msgspec.structs.replace(entry, type=EventType.THREATEN, mode=None, cameo="130")

    def _is_worth_keeping(self, match: Match, roles: Roles) -> bool:
        """Weak words need known parties: a noun and a mutual event two, a verb an actor or a passive subject."""
        acting, acted = (any(party.actors for party in side) for side in (roles.actors, roles.recipients))
        is_noun = match.token.pos_ in {"NOUN", "PROPN"}
        heads = (self.draft.doc[party.head].lemma_.lower() for party in roles.actors)
        if is_noun and not set(match.entry.not_subjects).isdisjoint(heads):
            return False
        if not match.entry.weak:
            return acting or acted or (bool(roles.recipients) and not is_noun)
        if is_noun and match.entry.type is EventType.PROTEST and self._is_aimed(roles):
            return True
        if is_noun and roles.host is not None and not match.entry.symmetric:
            return acting or acted
        if is_noun or match.entry.symmetric:
            return acting and acted
        return acting or (acted and self.tree.is_passive(match.token))

    def _is_aimed(self, roles: Roles) -> bool:
        """Whether someone known stands behind "against": a protest whose marchers go without saying."""
        return any(
            party.actors and self.draft.doc[party.head].head.lower_ in {"against", "at", "outside"}
            for party in roles.recipients
        )

    def _share(self, match: Match, roles: Roles) -> None:
        """In a mutual event all who take part act and are acted upon; a plural subject is enough."""
        if len({actor for party in roles.actors for actor in party.actors}) > 1 and self._is_reciprocal(match):
            roles.recipients = roles.actors
            return
        if not match.entry.symmetric or roles.borrowed:
            if len({actor for party in roles.actors for actor in party.actors}) > 1 and match.entry.symmetric:
                roles.recipients = roles.actors
            return
        everyone = {party.head: party for party in (*roles.actors, *roles.recipients)}
        ids = {actor for party in everyone.values() for actor in party.actors}
        if roles.actors and (len(everyone) > 1 or len(ids) > 1):
            roles.actors = roles.recipients = list(everyone.values())

    def _between(self, entry: EventTrigger, roles: Roles) -> None:
        """Of what "was signed between Chad and Niger" both are parties."""
        heads = [self.draft.doc[party.head] for party in roles.recipients]
        ids = {actor for party in roles.recipients for actor in party.actors}
        named = any(head.dep_ == "pobj" and head.head.lower_ == "between" for head in heads)
        if named and not roles.actors and len(ids) > 1 and entry.type.value in MUTUAL_DEEDS:
            roles.actors = roles.recipients

    def _is_reciprocal(self, match: Match) -> bool:
        """Whether those who act do it to "each other", "one another"."""
        heads = [*self.tree.undergoers(match.token), *(noun for _, noun in self.tree.preps(match.token))]
        near = (self.draft.doc[max(head.i - 1, 0) : head.i + 2].text.lower() for head in heads)
        return any("each other" in words or "one another" in words for words in near)

    def _object_span(self, match: Match, roles: Roles) -> Offsets | None:
        """What is given, said or done; null where the trigger's own words say it: "set fire to", "held talks"."""
        phrase = {word.i for word in match.words} if not match.entry.objects else set()
        if roles.object is None or roles.object.i in phrase:
            return None
        if roles.object_is_clause:
            return roles.object.left_edge.idx, roles.object.right_edge.idx + len(roles.object.right_edge)
        return self.tree.phrase(roles.object)

    def _with_parties(self, clause: Offsets, parties: tuple[Party, ...]) -> Offsets:
        """The clause, widened to participants before it in the same sentence ("Iran … and attacked")."""
        starts = [party.span[0] for party in parties if clause[0] > party.span[0] >= clause[0] - 200]
        ends = [party.span[1] for party in parties if clause[1] < party.span[1] <= clause[1] + 200]
        return min([clause[0], *starts]), max([clause[1], *ends])

    def _confidence(self, match: Match, roles: Roles) -> float:
        sides = sum(any(party.actors for party in side) for side in (roles.actors, roles.recipients))
        return round(0.4 + 0.2 * sides - (0.1 if match.entry.weak else 0.0), 2)

    def _reasons(self, match: Match, roles: Roles, span: Offsets) -> tuple[Reason, ...]:
        reasons = [Reason(field="type", by=f"triggers/{match.entry.id}", words=(span,))]
        for name, parties in (("actors", roles.actors), ("recipients", roles.recipients)):
            if parties:
                words = tuple(party.span for party in parties)
                reasons.append(Reason(field=name, by=f"roles/{name}", words=words))
        return tuple(reasons)


def _carried_together(found: list[Candidate]) -> list[Candidate]:
    """Deeds that one verb carries have their recipients in common: "answered with strikes and shelling on Arica"."""
    kept: list[Candidate] = []
    for one in found:
        beside = [other for other in kept if other.trigger == one.trigger and other.actors == one.actors]
        shared = next((other.recipients for other in beside if other.recipients), ())
        whole = one if one.recipients else replace(one, recipients=shared)
        if not any(other.type == whole.type and other.recipients == whole.recipients for other in beside):
            kept.append(whole)
    return kept


def _known(candidate: Candidate) -> int:
    """How many of a candidate's sides name an actor."""
    return sum(any(party.actors for party in side) for side in (candidate.actors, candidate.recipients))
