"""Which word governs another, by what link, and what the codebook says of such governors; used to weigh factuality.

A link is how a word hangs on its governor: an infinitive (`to`), a finite clause (`that`), a question (`whether`), a
gerund (`ing`), an `object`, a `subject`, a `modifier`, or the preposition between the two.
"""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.codebook import Codebook
from onrecord.codebook.modality import PREPOSITIONS, EventNoun, Hedge, Modal, Operator, PartOfSpeech, Signature

NEAREST = 32
"""How many dependents of one word are looked at, so that a hostile sentence costs no more than its length."""
NOUNS = frozenset(("NOUN", "PROPN"))
VERBS = frozenset(("VERB", "AUX"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "our"))
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "am"))
MISREAD = {"hop": "hope", "plann": "plan", "threate": "threaten"}
"""Lemmas that small pipelines get wrong for common news verbs."""
WORD = re.compile(r"n't|[a-z]+(?=n't)|[\w]+|[^\w\s]")


@dataclass(frozen=True)
class Lexicon:
    """The codebook's modality files as look-up tables."""

    operators: dict[tuple[str, str], Operator]
    hedges: dict[str, tuple[tuple[tuple[str, ...], Hedge], ...]]
    event_nouns: frozenset[str]


def build_lexicon(codebook: Codebook) -> Lexicon:
    """Look-up tables from hedges.yaml, modals.yaml, signatures.yaml and event_nouns.yaml.

    Where a word is in both modals and signatures, links that the modal takes go to the modal, others to the signature.
    """
    operators: dict[tuple[str, str], Operator] = {}
    for entry in (*codebook.entries(Signature), *codebook.entries(Modal)):
        for link in entry.takes:
            operators[f"{entry.word}/{entry.pos}", link] = entry
    hedges: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for hedge in codebook.entries(Hedge):
        words = tuple(WORD.findall(hedge.words.replace("cannot", "can not")))
        hedges.setdefault(words[0], []).append((words, hedge))
    longest_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in hedges.items()}
    return Lexicon(operators, longest_first, frozenset(entry.noun for entry in codebook.entries(EventNoun)))


@dataclass
class Web:
    """A parsed report's dependents by head, and its hedges by the word that they weaken or govern."""

    kids: dict[int, list[Token]] = field(default_factory=dict)
    hedges: dict[int, list[tuple[Hedge, int, int]]] = field(default_factory=dict)
    governing: dict[int, tuple[Hedge, int, int]] = field(default_factory=dict)


def web_of(doc: Doc, lexicon: Lexicon) -> Web:
    """The web of `doc`, made once and kept with it."""
    kept = doc.user_data.get("onrecord.web")
    if isinstance(kept, Web):
        return kept
    web = Web()
    for token in doc:
        if token.head.i != token.i:
            web.kids.setdefault(token.head.i, []).append(token)
    for head, kids in web.kids.items():
        if len(kids) > NEAREST:
            nearest = sorted(kids, key=lambda kid: abs(kid.i - head))[:NEAREST]
            web.kids[head] = sorted(nearest, key=lambda kid: kid.i)
    _find_hedges(doc, lexicon, web)
    doc.user_data["onrecord.web"] = web
    return web


def _find_hedges(doc: Doc, lexicon: Lexicon, web: Web) -> None:
    position = 0
    while position < len(doc):
        for words, hedge in lexicon.hedges.get(doc[position].lower_, ()):
            end = position + len(words)
            if end <= len(doc) and all(doc[position + k].lower_ == word for k, word in enumerate(words)):
                _place_hedge(doc, web, hedge, position, end)
                position = end - 1
                break
        position += 1


def _place_hedge(doc: Doc, web: Web, hedge: Hedge, start: int, end: int) -> None:
    """Say which word the hedge weakens: the clause or noun that it modifies, or what hangs on its last word."""
    last = doc[end - 1]
    outside = [token for token in doc[start:end] if token.head.i == token.i or not start <= token.head.i < end]
    top = outside[0] if outside else last
    if end - start == 1 and (last.pos_ == "ADJ" or last.dep_ == "appos"):
        return  # a predicate ("an attack is likely"): modals.yaml knows those
    if last.dep_ == "prep" or (last.pos_ == "ADP" and last.dep_ not in ("mark", "aux")):
        for position in range(start, end):
            web.governing[position] = (hedge, start, end)
    elif last is not top and not start <= last.head.i < end:
        web.hedges.setdefault(last.head.i, []).append((hedge, start, end))
    elif top.pos_ in VERBS or top.head.i == top.i:
        for position in range(start, end):
            web.governing[position] = (hedge, start, end)
        if end - start > 1 and top.head.i != top.i:  # "the king, rumour has it, left"
            web.hedges.setdefault(top.head.i, []).append((hedge, start, end))
    else:
        web.hedges.setdefault(top.head.i, []).append((hedge, start, end))


@dataclass(frozen=True)
class Link:
    """How `child` hangs on `governor` (over a preposition at `via`, when there is one)."""

    child: Token
    governor: Token
    kind: str
    via: Token | None = None


def has_to(token: Token, web: Web) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in web.kids.get(token.i, ()))


def is_definite(noun: Token, web: Web) -> bool:
    """Whether the noun is presented as known: "the attack", "its attack", "Israel's attack"."""
    return any(
        kid.dep_ in ("poss", "nummod") or (kid.dep_ == "det" and kid.lower_ in DEFINITE)
        for kid in web.kids.get(noun.i, ())
    )


def mark_of(clause: Token, web: Web) -> Token | None:
    """The word that introduces a subordinate clause: "after", "if", "because", "when"."""
    for kid in web.kids.get(clause.i, ()):
        if kid.dep_ == "mark" or (kid.dep_ == "advmod" and kid.lower_ in ("when", "once", "where", "why", "how")):
            return kid
    return None


def link_of(token: Token, web: Web) -> Link | None:
    """The link from `token` to its governor; null at the root."""
    head, dep = token.head, token.dep_
    if head.i == token.i:
        return None
    if dep in ("pobj", "pcomp") and head.head.i != head.i:
        return Link(token, head.head, head.lower_, head)
    before = token.nbor(-1) if token.i else token
    if token.tag_ == "VBG" and dep in ("acl", "advcl") and before.dep_ == "pobj":
        preposition = before.head  # "opposed to Chile joining", "reports of troops shooting"
        return Link(token, preposition.head, preposition.lower_, preposition)
    if token.tag_ == "VBG" and dep == "amod" and before.i == head.head.i and before.pos_ == "VERB":
        return Link(token, before, "ing")  # "denied shelling villages" misread as a kind of villages
    if dep in ("conj", "relcl", "appos"):
        return Link(token, head, dep)
    if dep in ("dobj", "nsubjpass", "obj", "attr", "oprd", "dative") and token.pos_ in NOUNS:
        return Link(token, head, "object")
    if dep == "nsubj":
        return Link(token, head, "subject")
    if dep in ("amod", "compound", "nmod"):
        return Link(token, head, "modifier")
    return Link(token, head, _clause_kind(token, dep, web))


def _clause_kind(token: Token, dep: str, web: Web) -> str:
    if has_to(token, web):
        return "purpose" if dep == "advcl" else "to"
    mark = mark_of(token, web)
    if dep in ("ccomp", "xcomp") and mark is not None and mark.lower_ in ("whether", "if"):
        return "whether"
    if dep == "advcl":
        return "adverbial"
    if token.tag_ == "VBG" and dep in ("xcomp", "dobj", "csubj", "ccomp", "acl"):
        return "ing"
    if dep == "xcomp":
        return "to"
    if dep in ("ccomp", "csubj", "csubjpass", "parataxis"):
        return "that"
    if dep == "acl":
        return "that" if mark is not None else "participle"
    return dep


def _part_of_speech(token: Token) -> tuple[PartOfSpeech, ...]:
    if token.pos_ in NOUNS:
        return ("noun",)
    if token.pos_ == "ADJ":
        return ("adjective", "verb")
    if token.pos_ in VERBS:
        return ("verb", "adjective") if token.tag_ == "VBN" else ("verb",)
    return ("adjective",) if token.pos_ == "ADV" else ()


def names_of(token: Token, web: Web, preposition: str = "") -> list[str]:
    """What the codebook may call the word: with its particle or preposition first, then by lemma and by form."""
    lemma = MISREAD.get(token.lemma_.lower(), token.lemma_.lower())
    names = [f"{lemma} {kid.lower_}" for kid in web.kids.get(token.i, ()) if kid.dep_ == "prt"]
    if preposition:
        names.append(f"{lemma} {preposition}")
    return [*names, lemma, token.lower_]


def operator_of(link: Link, web: Web, lexicon: Lexicon) -> tuple[Operator, Token] | None:
    """The codebook's entry for the governor under this link, and the word itself.

    With a copula the predicate decides ("an attack is likely"), or the subject ("their aim is to attack").
    """
    kinds = _kinds(link)
    found = _operator(link.governor, kinds, web, lexicon)
    if found is not None:
        return found, link.governor
    if link.governor.lemma_.lower() == "be":
        for kid in web.kids.get(link.governor.i, ()):
            if kid.i != link.child.i and kid.dep_ in ("acomp", "attr", "oprd", "nsubj"):
                found = _operator(kid, kinds, web, lexicon)
                if found is not None:
                    return found, kid
    if "to" in kinds and _is_followed_by_to(link.governor):
        name = "is to" if link.governor.lower_ in BE else f"{link.governor.lower_} to"
        auxiliary = lexicon.operators.get((f"{name}/auxiliary", "clause"))
        if auxiliary is not None:
            return auxiliary, link.governor
    return None


def _is_followed_by_to(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "to"


def _kinds(link: Link) -> tuple[str, ...]:
    if link.kind == "to" and link.via is not None:  # "open to talks", but not "subjected to attacks"
        return ("to",) if link.child.tag_ == "VBG" or link.governor.pos_ == "ADJ" else ()
    if link.via is not None:
        gerund = link.child.tag_ == "VBG" and link.kind in PREPOSITIONS - {"in"}
        return (link.kind, "ing") if gerund else (link.kind,)
    if link.kind == "purpose":
        return ("to",)
    # Small pipelines read "want Chile to stop" and "see Peru joining" as finite clauses.
    return {"that": ("that", "ing", "to"), "ing": ("ing", "that", "to")}.get(link.kind, (link.kind,))


def _operator(word: Token, kinds: tuple[str, ...], web: Web, lexicon: Lexicon) -> Operator | None:
    preposition = kinds[0] if kinds and kinds[0] not in ("to", "that", "object") else ""
    for pos in _part_of_speech(word):
        for name in names_of(word, web, preposition):
            for kind in kinds:
                entry = lexicon.operators.get((f"{name}/{pos}", kind))
                if entry is not None:
                    return entry
    return None
