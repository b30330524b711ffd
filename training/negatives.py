"""Honest NONE pairs: two parties of one sentence between whom nothing happens, as rows for the event head.

python -m training.negatives --corpora DIR --out FILE [--most N] [--limit N] [--seed WORD]

Rows are as in `training.silver`, with `type` "NONE", `from` "gold" (sentences of the marked pairs) or "reports", and
`kind`, the reason why nothing happens from the first to the second:

reversed     an event goes the other way, and neither its type nor its words are mutual
coordinated  both are members of one coordination whose clause is not mutual: "Kenya and Peru condemned …"
modifier     the one owns or modifies the other's noun: "Kenya's | president"
of-phrase    the one stands behind "of" below the other: "the president | of Kenya"
clauses      each is the subject of a clause of its own, put beside the other's by "and", "while" or "but"
reporter     the first is a medium, a witness or an unnamed official that tells what the second does

Of 20 or more of each kind that were read, at least 95 % were true. Kinds that were tried and given up, because too many
were events after all: who accuses or asks someone, and whom that one harms (support for the victim); who speaks or
meets, and where; who acts in one event and whom another one harms (too few of both).

At most N rows a kind and origin, chosen by the SHA-1 of seed and row: the same rows on every machine.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Token

from benchmarks.events import PAIRS, touches
from onrecord.reader import Reader
from onrecord.reader.draft import Draft, Party
from onrecord.reader.events.parties import RELATIVES
from onrecord.reader.syntax.tree import Tree, word_set
from onrecord.vocabulary import ActorKind, ClaimKind, MentionKind, Report, Section, SectionKind, Span, cut, overlap
from training.corpora import marked
from training.silver import Row, drafts, once, reports_below, sentence_around, sentence_spans, sides, write_rows

NONE = "NONE"
SYMMETRIC = frozenset({"AGREE", "CONSULT", "COOPERATE"})
MUTUAL = re.compile(
    r"\b(each other|one another|unless|if\b|tit\b|swap|mutual|joint|bilateral|trilateral|both|between|together|with|"
    r"clash|fight|fought|battl|war\b|combat|exchang|crossfire|shootout|gunfight|firefight|talk|relations|ties|rival|"
    r"versus|vs|summit|negotiat|meet|met\b|agree|accord|treaty|sign|deal|pact|ceasefire|truce|cooperat|collaborat|"
    r"alliance|ally|allies|partner|normali[sz]|trade|restor|conflict|respectively|reciproc|retaliat|respon|"
    r"in return)\w*",
    re.IGNORECASE,
)
"""Words with which an event often goes both ways."""
ANSWERED = re.compile(
    r"\b(comment|remark|statement|accus|alleg|threat|request|appeal|claim|call|propos|demand|offer|plea|critici|attack|"
    r"protest|strike|aggression|motion|complain|lawsuit|petition|insist|denied|denial|decision|raid|sanction|tariff)\w*",
    re.IGNORECASE,
)
"""Words for what the one acted upon did first."""
REASON = re.compile(
    r"\b(?:over (?!\d)|after|following|because|due to|counter|accus|refus|violat|interrupt|"
    r"(?:ban|threats?) (?:by|from)\b|strike for)",
    re.IGNORECASE,
)
"""Words before what the one acted upon did to deserve it."""
ANSWERS = frozenset({"REJECT", "CONCEDE", "YIELD", "RETREAT"})
"""Types that often answer what the recipient did to the actor."""
ASIDE = frozenset({"and", "but", "while", "whereas"})
TELLERS = word_set("official source witness resident observer medic rescuer agency television newspaper radio")
TELLING = re.compile(
    r"(?:(?:has|have|had|also|was|were|is|are|it|he|she)\s+)*(?:sa(?:id|ys?)|report(?:s|ed)?|according to|told)\b", re.I
)
OWNING = frozenset({"poss", "compound", "amod", "nmod"})

Found = tuple[str, Span, Span, Span | None]
"""A kind, the words of the first and of the second party, and the word between them that might name an event."""


class Sight:
    """One sentence of a draft: its parties, its candidates, and which pairs an event joins."""

    def __init__(self, draft: Draft, tree: Tree, sentence: Span) -> None:
        """`tree` is the parse of `draft`."""
        self.draft, self.tree, self.span = draft, tree, sentence
        self.tokens = [token for token in draft.tokens(sentence) or () if sentence[0] <= token.idx < sentence[1]]
        self.candidates = [one for one in draft.candidates if sentence[0] <= one.trigger_span[0] < sentence[1]]
        self.events = [one for one in self.candidates if one.kind is ClaimKind.EVENT and one.type is not None]
        self.text = draft.text[sentence[0] : sentence[1]]
        self.heads = self._heads()

    def _heads(self) -> dict[int, int]:
        """The head token of each mention that is no pronoun, with the mention's index."""
        found: dict[int, int] = {}
        for token in self.tokens:
            index = self.draft.named.get(token.i)
            if index is None or self.draft.mentions[index].kind is MentionKind.PRONOUN:
                continue
            mention = self.draft.mentions[index]
            words = self.draft.tokens((mention.start, mention.end))
            if words is not None and words.root.i == token.i:
                found[token.i] = index
        return found

    def words(self, token: Token) -> Span:
        """The phrase that `token` heads, as the reader's parties have it."""
        return self.tree.phrase(token)

    def mention_words(self, token: Token) -> Span:
        """The words of the mention at `token` alone."""
        mention = self.draft.mentions[self.heads[token.i]]
        return mention.start, mention.end

    def trigger(self, token: Token) -> Span | None:
        """The verb of the clause around `token`, which a proposer would take for the event's word."""
        verb = self.tree.clause_verb(token)
        return (verb.idx, verb.idx + len(verb)) if verb.pos_ == "VERB" else None

    def said(self, token: Token) -> str:
        """The words of the clause around `token`."""
        start, end = self.tree.clause(token)
        return self.draft.text[start:end]

    def joined(self, first: Span, second: Span) -> bool:
        """Whether a candidate goes from the first to the second, by their words or by the actors behind these."""
        acting, acted = self.actors_in(first), self.actors_in(second)
        return any(
            self._on(first, acting, one.actors) and self._on(second, acted, one.recipients) for one in self.candidates
        )

    def actors_in(self, words: Span) -> set[str]:
        """The actors that words of `words` name."""
        found: set[str] = set()
        for token in self.draft.tokens(words) or ():
            found.update(self.draft.actors_of(token))
        return found

    def same(self, first: Span, second: Span) -> bool:
        """Whether both name one actor."""
        return overlap(first, second) or not self.actors_in(first).isdisjoint(self.actors_in(second))

    @staticmethod
    def _on(words: Span, actors: set[str], parties: Iterable[Party]) -> bool:
        return any(overlap(words, party.span) or not actors.isdisjoint(party.actors) for party in parties)


def is_mutual(words: str) -> bool:
    """Whether the words tell of something that often goes both ways."""
    return MUTUAL.search(words) is not None


def is_answer(kind: str, sentence: str, recipient: str) -> bool:
    """Whether the event answers something that its recipient may have done to its actor."""
    return (
        REASON.search(sentence) is not None or ANSWERED.search(sentence if kind in ANSWERS else recipient) is not None
    )


def reversed_events(sight: Sight) -> Iterator[Found]:
    """Events of one direction, turned round."""
    for one in sight.events:
        acting, acted = sides(one)
        known = any(party.actors for party in acting) and any(party.actors for party in acted)
        if one.type in SYMMETRIC or not known or is_mutual(sight.text):
            continue
        if not is_answer(one.type or "", sight.text, cut(sight.draft.text, (acted[0].span,))):
            yield "reversed", acted[0].span, acting[0].span, one.trigger_span


def coordinated(sight: Sight) -> Iterator[Found]:
    """The members of one coordination, both ways."""
    for token in sight.tokens:
        if token.i not in sight.heads or token.dep_ == "conj":
            continue
        members = [one for one in sight.tree.with_conjuncts(token) if one.i in sight.heads]
        linked = any(kid.dep_ == "cc" for one in sight.tree.with_conjuncts(token) for kid in sight.tree.kids(one))
        if len(members) < 2 or not linked or is_mutual(sight.said(token)):
            continue
        for a, b in pairwise(members):
            for first, second in ((a, b), (b, a)):
                yield "coordinated", sight.mention_words(first), sight.mention_words(second), sight.trigger(token)


def inside_phrases(sight: Sight) -> Iterator[Found]:
    """A noun and who owns or modifies it, and a noun and who stands behind its "of"."""
    for token in sight.tokens:
        if token.i not in sight.heads or token.lemma_.lower() in RELATIVES:
            continue
        for kid in sight.tree.kids(token):
            if kid.dep_ in OWNING and kid.i in sight.heads:
                head = token.idx, token.idx + len(token)
                yield "modifier", sight.mention_words(kid), head, sight.trigger(token)
        for noun in sight.tree.after(token, "of"):
            if noun.i in sight.heads:
                yield "of-phrase", sight.mention_words(token), sight.mention_words(noun), sight.trigger(token)
                yield "of-phrase", sight.mention_words(noun), sight.mention_words(token), sight.trigger(token)


def clauses(sight: Sight) -> Iterator[Found]:
    """The subjects of two clauses beside each other, neither of which leaves open who is acted upon."""
    open_ended = {one.trigger for one in sight.events if not one.actors or not one.recipients}
    for verb in sight.tokens:
        head = verb.head
        if verb.pos_ != "VERB" or head.pos_ != "VERB" or verb.i == head.i or verb.dep_ not in {"conj", "advcl"}:
            continue
        links = {kid.lower_ for kid in (*sight.tree.kids(verb), *sight.tree.kids(head)) if kid.dep_ in {"cc", "mark"}}
        own, other = (sight.tree.child(one, "nsubj") for one in (verb, head))
        told = is_mutual(sight.text) or ANSWERED.search(sight.text) or not open_ended.isdisjoint({verb.i, head.i})
        if own is None or other is None or not links & ASIDE or told:
            continue
        if own.i in sight.heads and other.i in sight.heads:
            for a, b in ((own, other), (other, own)):
                yield "clauses", sight.words(a), sight.words(b), (verb.idx, verb.idx + len(verb))


def reporters(sight: Sight) -> Iterator[Found]:
    """A medium, a witness or an unnamed official, and who takes part in what it tells."""
    for one in sight.draft.statements:
        sources = [span for span in one.source if sight.span[0] <= span[0] < sight.span[1]]
        holder = sight.draft.actors.get(one.holder or "")
        if not sources or not one.cue or not TELLING.match(cut(sight.draft.text, one.cue)):
            continue
        words = sight.draft.tokens(sources[0])
        tells = words is not None and words.root.lemma_.lower() in TELLERS
        if not tells and (holder is None or holder.kind is not ActorKind.MEDIA):
            continue
        for event in sight.events:
            if any(start <= event.trigger_span[0] < end for start, end in one.content):
                for party in (*event.actors[:1], *event.recipients[:1]):
                    if party.actors and sight.draft.doc[party.head].pos_ != "PRON":
                        yield "reporter", sources[0], party.span, one.cue[0]


KINDS = (reversed_events, coordinated, inside_phrases, clauses, reporters)


def pairs_in(sight: Sight) -> Iterator[Found]:
    """All pairs of one sentence between which no candidate stands and which are two parties."""
    for finder in KINDS:
        for found in finder(sight):
            _, first, second, _ = found
            inside = all(sight.span[0] <= a and b <= sight.span[1] for a, b in (first, second))
            if inside and not sight.same(first, second) and not sight.joined(first, second):
                yield found


def none_row(draft: Draft, sentence: Span, found: Found, origin: str) -> Row:
    """The row of one pair, with offsets from the sentence's start."""
    kind, first, second, trigger = found
    start, end = sentence
    if trigger is not None and not (start <= trigger[0] and trigger[1] <= end):
        trigger = None
    return {
        "text": draft.text[start:end],
        "actor": [(first[0] - start, first[1] - start)],
        "recipient": [(second[0] - start, second[1] - start)],
        "trigger": (trigger[0] - start, trigger[1] - start) if trigger is not None else None,
        "type": NONE,
        "from": origin,
        "kind": kind,
        "report": draft.report.id,
    }


def report_rows(draft: Draft) -> Iterator[Row]:
    """The NONE rows of one report."""
    tree = Tree(draft.doc)
    for sentence in sentence_spans(draft):
        for found in pairs_in(Sight(draft, tree, sentence)):
            yield none_row(draft, sentence, found, "reports")


class Marked:
    """The marked pairs by bare sentence."""

    def __init__(self, path: Path) -> None:
        """Read the file of the marked pairs."""
        self.pairs: dict[str, list[tuple[list[Span], list[Span], str]]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text, actors, recipients = marked(row)
            self.pairs.setdefault(text, []).append((actors, recipients, row["gold_root"]))

    def reports(self) -> Iterator[Report]:
        """Each sentence as a report with one body section."""
        for number, text in enumerate(self.pairs):
            body = (Section(kind=SectionKind.BODY, start=0, end=len(text)),)
            yield Report(id=f"marked-{number}", text=text, sections=body)

    def joins(self, text: str, first: Span, second: Span) -> bool:
        """Whether a marked pair has words of both, in either direction."""
        return any(
            (touches([first], a) and touches([second], b)) or (touches([first], b) and touches([second], a))
            for a, b, _ in self.pairs[text]
        )


def gold_rows(draft: Draft, gold: Marked) -> Iterator[Row]:
    """The NONE rows of one marked sentence: its pairs turned round, and pairs that are not marked."""
    text, tree = draft.text, Tree(draft.doc)
    whole = 0, len(text)
    sight = Sight(draft, tree, whole)
    for actors, recipients, kind in gold.pairs[text]:
        if not actors or not recipients:
            continue
        first, second = recipients[0], actors[0]
        turned = kind not in SYMMETRIC and not is_mutual(text) and not is_answer(kind, text, cut(text, (first,)))
        if turned and not sight.joined(first, second) and not overlap(first, second):
            yield none_row(draft, whole, ("reversed", first, second, None), "gold")
    spans = sentence_spans(draft)
    for sentence in spans:
        for found in pairs_in(Sight(draft, tree, sentence)):
            if not gold.joins(text, found[1], found[2]) and sentence_around(spans, found[1][0]) == sentence:
                yield none_row(draft, whole, found, "gold")


def chosen(rows: Iterable[Row], most: int, seed: str) -> list[Row]:
    """At most so many rows a kind and origin, those whose SHA-1 with the seed is smallest, sorted by it."""
    by_kind: dict[tuple[str, str], list[tuple[str, Row]]] = {}
    for row in rows:
        key = hashlib.sha1((seed + json.dumps(row, ensure_ascii=False)).encode("utf-8")).hexdigest()
        by_kind.setdefault((row["kind"], row["from"]), []).append((key, row))
    kept = [one for group in by_kind.values() for one in sorted(group, key=lambda pair: pair[0])[:most]]
    return [row for _, row in sorted(kept, key=lambda pair: pair[0])]


MOST, LIMIT, SEED = 800, 2500, "none"
"""Rows a kind and origin, reports of each corpus, and what the choice of rows is drawn by."""


def make(corpora: Path, out: Path, most: int = MOST, limit: int = LIMIT, seed: str = SEED) -> None:
    """Read the marked sentences and the reports below `corpora` by the rules alone and write the rows to `out`."""
    reader, gold = Reader(learned=False), Marked(corpora / PAIRS)
    rows = [row for draft in drafts(reader, gold.reports()) for row in gold_rows(draft, gold)]
    rows += [row for draft in drafts(reader, reports_below(corpora, limit)) for row in report_rows(draft)]
    write_rows(chosen(once(rows), most, seed), out)


def main() -> None:
    """Make the rows that the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--most", type=int, default=MOST, help="rows a kind and origin")
    options.add_argument("--limit", type=int, default=LIMIT, help="so many reports of each corpus")
    options.add_argument("--seed", default=SEED)
    taken = options.parse_args()
    make(taken.corpora, taken.out, taken.most, taken.limit, taken.seed)


if __name__ == "__main__":
    main()
