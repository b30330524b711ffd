"""Indirect speech: from a cue and the parse to who speaks and what is said."""

from onrecord.codebook.cues import Frame, Strength
from onrecord.reader.statements.cue_match import CueMatch
from onrecord.reader.statements.labels import label
from onrecord.reader.statements.sources import EMPTY_SUBJECTS, Attribution, inverted, set_source
from onrecord.reader.syntax.index_tree import PASSIVE_SUBJECTS, IndexTree, Range, without
from onrecord.reader.syntax.tree import CHARGES

# fmt: off
LIGHT = frozenset((
    "make", "issue", "give", "have", "express", "offer", "voice", "raise", "release", "deliver", "repeat", "send",
    "hold", "share", "state", "publish", "reiterate", "post", "face", "take", "announce", "put", "bear",
))
# fmt: on
"""Verbs that lend a noun cue their subject: "issued a warning that"."""
LEADING = frozenset(("refuse", "decline", "fail", "seem", "appear", "continue", "begin", "go", "try", "seek", "hasten"))
"""Verbs that are part of the cue below them: "refused to say", "went on to say"."""
EMPTY_CONTENT = frozenset(("you", "me", "us", "it"))
ARISING = frozenset(("arise", "emerge", "grow", "mount", "spread", "swirl", "circulate", "persist", "rise", "be"))
"""Verbs after which the clause of their subject may stand: "speculation has arisen that"."""
LIGHT_REACH = 5
LOST_SUBJECT = 10
CLAUSAL = ("ccomp", "xcomp")
MODIFIERS = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))


def attribution_at(tree: IndexTree, match: CueMatch) -> Attribution:
    """What the parse says of the cue `match`; content is empty when the cue has none in its own sentence."""
    if match.cue.pos == "verb":
        return _verb(tree, match)
    if match.cue.pos == "noun":
        return _noun(tree, match)
    if match.cue.pos == "adjective":
        return _adjective(tree, match)
    return _phrase(tree, match)


def cue_tokens(tree: IndexTree, found: Attribution) -> list[int]:
    """The cue's words with what belongs to them: "has also repeatedly said", "issued a warning", "warned of"."""
    match = found.match
    words = set(match.words)
    at = match.at
    if match.cue.pos == "adjective" and tree.lemma[tree.head[at]] == "be":
        words.add(tree.head[at])
    if match.cue.pos == "noun" and (light := _light_verb(tree, at)) is not None and at - light <= LIGHT_REACH:
        words.update(range(light, at))
    if tree.dep[at] == "xcomp" and 0 < at - tree.head[at] <= LIGHT_REACH and tree.lemma[tree.head[at]] in LEADING:
        words.update(range(tree.head[at], at))
    near = [child for word in sorted(words) for child in tree.children[word] if tree.dep[child] in MODIFIERS]
    for child in sorted(near, reverse=True):
        if child + 1 in words and child < at:
            words.add(child)
    if found.content and tree.word[found.content[0][0] - 1] in match.cue.prepositions:
        words.add(found.content[0][0] - 1)
    return sorted(words)


def _light_verb(tree: IndexTree, at: int) -> int | None:
    head = tree.head[at]
    return head if head < at and tree.dep[at] == "dobj" and tree.lemma[head] in LIGHT else None


# Verbs


def _verb(tree: IndexTree, match: CueMatch) -> Attribution:
    found = Attribution(match, None)
    at, cue = match.at, match.cue
    # "Asked whether they would stay, the crew …": the crew did not ask.
    asked = cue.addressed and tree.tag[at] == "VBN" and tree.child(at, "aux", "nsubj") is None
    passive = tree.is_passive(at) or asked
    if passive:
        _passive_source(tree, found)
    else:
        subject = tree.subject(at)
        set_source(tree, found, inverted(tree, match) if subject is None else subject)
    for frame, content in (*_complements(tree, match, passive=passive), _as_clause(tree, match)):
        if content and (frame in cue.takes or tree.word[content[0][0] - 1] in cue.prepositions):
            found.frame, found.content = frame, _says_something(tree, _outside_cue(tree, found, content))
            break
    return found


def _passive_source(tree: IndexTree, found: Attribution) -> None:
    agent = tree.child(found.match.at, "agent")
    if agent is not None:
        set_source(tree, found, tree.child(agent, "pobj"))
    charge = _misplaced_charge(tree, found.match)
    if charge is not None and found.source is not None:
        found.source = found.source[0], min(found.source[1], charge)


def _misplaced_charge(tree: IndexTree, match: CueMatch) -> int | None:
    """The "of" of what someone "was accused by inspectors of hiding", where the parse hangs it on the inspectors."""
    agent = tree.child(match.at, "agent") if Frame.CHARGE in match.cue.takes else None
    accuser = tree.child(agent, "pobj") if agent is not None else None
    if accuser is None:
        return None
    for child in tree.children[accuser]:
        if tree.word[child] in match.cue.prepositions and tree.child(child, "pcomp") is not None:
            return child
    return None


def _complements(tree: IndexTree, match: CueMatch, *, passive: bool) -> list[tuple[Frame | None, list[Range]]]:
    """Every reading of the verb's complements as a frame with its content, the likeliest first."""
    at, cue = match.at, match.cue
    last = match.words[-1]
    found: list[tuple[Frame | None, list[Range]]] = []
    clauses = [
        child
        for child in tree.children[at]
        if tree.dep[child] in CLAUSAL and child not in match.words and not _is_set_apart(tree, child, at)
    ]
    after = [clause for clause in clauses if clause > at]
    if after and Frame.INFINITIVE in cue.takes and tree.has_to(after[0]):
        clauses = after  # "Army takes airport, rebels vow to fight on": two clauses, and only the second is vowed
    thing = tree.child(at, "dobj")
    subject = tree.child(at, *PASSIVE_SUBJECTS)
    charge = _misplaced_charge(tree, match) if passive else None
    if charge is not None and subject is not None:
        found.append((Frame.CHARGE, [tree.span(subject), tree.span(charge)]))
    found.extend(_clause(tree, match, clause, thing, subject if passive else None) for clause in clauses)
    told = tree.child(at, "agent") is not None or cue.strength is Strength.DENYING
    if passive and told and subject is not None and tree.word[subject] not in EMPTY_SUBJECTS and not cue.addressed:
        found.append((Frame.NOUN, [tree.span(subject)]))
    if thing is not None and not cue.addressed and thing not in match.words:
        found.append(_object(tree, match, thing))
    found.extend(
        (Frame.NOUN, [(child + 1, tree.span(child)[1])])
        for child in tree.children[at]
        if tree.dep[child] in ("prep", "agent") and tree.word[child] in cue.prepositions
    )
    if passive and subject is not None and Frame.CHARGE in cue.takes and found and found[-1][0] is Frame.NOUN:
        # "Norway is accused of spying": who is accused belongs to the accusation.
        ((start, end),) = found[-1][1]
        whom = tree.span(subject)
        # An apposition behind the verb ("…, a charge that Peru denies") may hang on the subject.
        found[-1] = (Frame.CHARGE, [whom if whom[1] <= at else (whom[0], subject + 1), (start - 1, end)])
    if last != at:
        found.append(_after(tree, match))
    return found


def _is_set_apart(tree: IndexTree, clause: int, at: int) -> bool:
    """Whether the clause before the cue is not what is said: "They left: Chile said …", "…, a charge Peru denies"."""
    end = tree.span(clause)[1]
    summed_up = (index for index in range(end, at) if tree.lemma[index] in CHARGES)
    if end <= at and any(tree.word[index - 1] in ("a", "an") for index in summed_up):
        return True
    return end <= at and any(tree.word[index] in (":", ";") for index in range(end - 1, min(end + 2, at)))


def _clause(
    tree: IndexTree, match: CueMatch, clause: int, thing: int | None, subject: int | None
) -> tuple[Frame | None, list[Range]]:
    span = tree.span(clause)
    own = tree.child(clause, "nsubj", "nsubjpass", "expl")
    if tree.has_to(clause) and not _is_finite(tree, clause):
        if subject is not None:
            return Frame.REQUEST if Frame.REQUEST in match.cue.takes else Frame.INFINITIVE, [tree.span(subject), span]
        if own is not None:
            return Frame.REQUEST, [span]
        if thing is not None and Frame.REQUEST in match.cue.takes and thing < clause:
            return Frame.REQUEST, [(tree.span(thing)[0], span[1])]
        return Frame.INFINITIVE, [span]
    if tree.tag[clause] == "VBG" and own is None and not _is_finite(tree, clause):
        return Frame.GERUND, [span]
    if not _is_finite(tree, clause) and own is not None and Frame.NAMING in match.cue.takes:
        return Frame.NAMING, [span]
    return Frame.CLAUSE, [_with_lost_subject(tree, match, span, own)]


def _with_lost_subject(tree: IndexTree, match: CueMatch, span: Range, own: int | None) -> Range:
    """The clause with the words before it that the parse has taken for an object: "estimate ten villages fell"."""
    start = match.words[-1] + 1
    if own is not None or match.cue.addressed or not start < span[0] <= start + LOST_SUBJECT:
        return span
    if tree.pos[span[0]] not in ("VERB", "AUX") or any(tree.doc[index].is_punct for index in range(start, span[0])):
        return span
    return (start, span[1])


def _is_finite(tree: IndexTree, clause: int) -> bool:
    if tree.tag[clause] in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(
        tree.tag[child] in ("VBD", "VBZ", "VBP", "MD")
        for child in tree.children[clause]
        if tree.dep[child] in ("aux", "auxpass", "cop")
    )


def _object(tree: IndexTree, match: CueMatch, thing: int) -> tuple[Frame | None, list[Range]]:
    start, end = tree.span(thing)
    takes = match.cue.takes
    for child in tree.children[match.at]:
        if child <= thing:
            continue
        if tree.dep[child] == "prep" and tree.word[child] in match.cue.prepositions and Frame.CHARGE in takes:
            return Frame.CHARGE, [(start, tree.span(child)[1])]
        names = tree.dep[child] in ("oprd", "xcomp") or (tree.dep[child] == "prep" and tree.word[child] == "as")
        if names and Frame.NAMING in takes:
            return Frame.NAMING, [(start, tree.span(child)[1])]
    if Frame.CHARGE in takes and Frame.NOUN not in takes:
        return Frame.CHARGE, [(start, end)]
    return Frame.NOUN, [(start, end)]


def _after(tree: IndexTree, match: CueMatch) -> tuple[Frame | None, list[Range]]:
    """The content after the last word of a cue such as "call for" or "rule out"."""
    last = match.words[-1]
    end = tree.span(last)[1]
    frame = Frame.NOUN
    for child in tree.children[match.at]:
        if (
            child > last
            and tree.dep[child] in ("xcomp", "ccomp", "advcl", "dobj", "pobj")
            and tree.dep[child] != "advcl"
        ):
            end = max(end, tree.span(child)[1])
            frame = Frame.REQUEST if tree.has_to(child) and Frame.REQUEST in match.cue.takes else frame
    if tree.dep[last] == "mark":
        end = tree.span(tree.head[last])[1]
        frame = Frame.REQUEST if Frame.REQUEST in match.cue.takes else frame
    return frame, [(last + 1, end)] if end > last + 1 else []


def _as_clause(tree: IndexTree, match: CueMatch) -> tuple[Frame | None, list[Range]]:
    """ "As the ministry reported, …": the clause that the cue's own clause hangs on."""
    at = match.at
    if Frame.CLAUSE not in match.cue.takes or tree.head[at] == at:
        return None, []
    marked = any(tree.word[child] == "as" for child in tree.children[at] if child < at)
    inserted = tree.dep[at] == "parataxis"
    if tree.child(at, "ccomp", "xcomp", "dobj") is not None or not (inserted or (marked and tree.dep[at] == "advcl")):
        return None, []
    host = tree.head[at]
    return Frame.CLAUSE, [tree.span(host)]


def _outside_cue(tree: IndexTree, found: Attribution, content: list[Range]) -> list[Range]:
    """Content without the cue and its source, where these stand inside it."""
    at = found.match.at
    low, high = at, found.match.words[-1] + 1
    for child in tree.children[at]:
        if tree.dep[child] in (
            "nsubj",
            "aux",
            "auxpass",
            "advmod",
            "neg",
            "prep",
            "npadvmod",
            "mark",
            "dobj",
            "dative",
        ):
            span = tree.span(child)
            if child not in range(*content[0]) or tree.dep[at] in ("parataxis", "advcl"):
                low, high = min(low, span[0]), max(high, span[1])
    kept: list[Range] = []
    for part in content:
        kept.extend(without(part, (low, high)) if part[0] <= at < part[1] else [part])
    return kept


def _says_something(tree: IndexTree, content: list[Range]) -> list[Range]:
    """Content without a dangling "and" or "but"; empty when all it has is a pronoun ("thanked him")."""
    kept = []
    for start, end in content:
        stop = end
        while stop > start and (tree.dep[stop - 1] == "cc" or tree.doc[stop - 1].is_punct):
            stop -= 1
        dangling = stop < end and any(tree.dep[index] == "cc" for index in range(stop, end))
        kept.append((start, stop if dangling else end))
    if len(kept) == 1 and kept[0][1] - kept[0][0] == 1 and tree.word[kept[0][0]] in EMPTY_CONTENT:
        return []
    return [part for part in kept if part[0] < part[1]]


# Nouns, adjectives, phrases


def _noun(tree: IndexTree, match: CueMatch) -> Attribution:
    found = Attribution(match, None)
    at = match.at
    speaker = tree.child(at, "poss")
    light = _light_verb(tree, at)
    for child in tree.children[at]:
        if speaker is None and tree.dep[child] == "prep" and tree.word[child] in ("by", "from"):
            speaker = tree.child(child, "pobj")
    if speaker is None and light is not None:
        speaker = tree.subject(light)
    if speaker is not None:
        set_source(tree, found, speaker)
    for child in tree.children[at]:
        if child < at:
            continue
        if tree.dep[child] in ("acl", "ccomp", "relcl", "xcomp"):
            frame = _noun_clause(tree, child)
            if frame in match.cue.takes and (frame is Frame.CLAUSE or found.source is not None):
                found.frame, found.content = frame, [tree.span(child)]
                break
        if tree.dep[child] == "prep" and tree.word[child] in match.cue.prepositions and found.source is not None:
            found.frame, found.content = Frame.NOUN, [(child + 1, tree.span(child)[1])]
            break
    if not found.content and tree.dep[at] == "nsubj" and tree.lemma[tree.head[at]] in ARISING:
        clause = tree.child(tree.head[at], "ccomp")
        if clause is not None and clause > at and Frame.CLAUSE in match.cue.takes:
            found.frame, found.content = Frame.CLAUSE, [tree.span(clause)]
    return found


def _noun_clause(tree: IndexTree, clause: int) -> Frame | None:
    if tree.has_to(clause) and not _is_finite(tree, clause):
        return Frame.INFINITIVE
    first = tree.span(clause)[0]
    if tree.dep[clause] == "relcl" or not _is_finite(tree, clause):
        return None
    return Frame.CLAUSE if tree.word[first] in ("that", "whether") or tree.tag[first] in ("WRB", "WP") else None


def _adjective(tree: IndexTree, match: CueMatch) -> Attribution:
    found = Attribution(match, None)
    at = match.at
    if tree.dep[at] != "acomp" and tree.tag[at] != "VBN":
        return found
    set_source(tree, found, tree.subject(tree.head[at] if tree.dep[at] == "acomp" else at))
    for child in tree.children[at]:
        if child > at and tree.dep[child] in ("ccomp", "xcomp"):
            frame = Frame.INFINITIVE if tree.has_to(child) and not _is_finite(tree, child) else Frame.CLAUSE
            if frame in match.cue.takes:
                found.frame, found.content = frame, [tree.span(child)]
                break
        if child > at and tree.dep[child] == "prep" and tree.word[child] in match.cue.prepositions:
            found.frame, found.content = Frame.NOUN, [(child + 1, tree.span(child)[1])]
            break
    return found


def _phrase(tree: IndexTree, match: CueMatch) -> Attribution:
    """ "According to X, …": the clause around the phrase."""
    found = Attribution(match, None)
    first, last = match.at, match.words[-1]
    if tree.word[first] == ":":
        return label(tree, found)
    speaker = tree.child(last, "pobj")
    if speaker is None:
        # "Rumour has it that …" names nobody, and the rest of the sentence is its content.
        end = tree.sentence(first)[1]
        found.frame, found.content = Frame.CLAUSE, [(last + 1, end)] if end > last + 1 else []
        return found
    span = tree.span(speaker)
    found.speaker, found.source = speaker, span
    host = tree.head[first]
    for above in (host, *tree.ancestors(first)):
        host = above
        if tree.pos[above] in ("VERB", "AUX"):
            break
    found.frame, found.content = Frame.CLAUSE, without(tree.span(host), (first, span[1]))
    return found


def drop_leading(tree: IndexTree, found: list[Attribution]) -> list[Attribution]:
    """The attributions without those of verbs that only lead to another cue: "refused to rule out …" is one."""
    led = {
        tree.head[one.match.at]
        for one in found
        if tree.dep[one.match.at] == "xcomp" and (one.content or one.cue.direct) and one.match.cue.pos == "verb"
    }
    return [one for one in found if one.match.at not in led or tree.lemma[one.match.at] not in LEADING]


def share_participles(tree: IndexTree, found: list[Attribution]) -> None:
    """Hand "…, adding that …" to the main speaker where the parse has put it inside what is said.

    `found` are the attributions of one sentence. The participle gets the outer cue's source, and the outer content
    ends before it.
    """
    by_cue = {attribution.match.at: attribution for attribution in found}
    for inner in found:
        at = inner.match.at
        if tree.tag[at] != "VBG" or not inner.cue.direct or tree.word[at - 1] not in (",", "and"):
            continue
        for above in tree.ancestors(at):
            outer = by_cue.get(above)
            if outer is None or outer.source is None or not outer.cue.direct or above > at:
                continue
            if any(start < at < end for start, end in outer.content):
                inner.source, inner.speaker = outer.source, outer.speaker
                outer.content = [(start, min(end, at - 1) if start < at - 1 else end) for start, end in outer.content]
