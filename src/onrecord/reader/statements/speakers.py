"""Stage: "I" and "we" inside a quotation mean who speaks.

"I" is the holder; "we" in the mouth of someone who speaks for a state is that state, otherwise the holder.
"""

import msgspec
from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.actors.names import name_index
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Directness, Mention, MentionKind, Statement

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SPEAKS_FOR_STATE = frozenset({"GOV", "MIL"})


def name_speakers(draft: Draft, codebook: Codebook) -> None:
    """Add first-person pronouns in quoted content to the draft's mentions; the innermost quotation decides."""
    for statement in sorted(draft.statements, key=_extent):
        if statement.holder is None or statement.directness is Directness.INDIRECT:
            continue
        for span in statement.content:
            for token in draft.tokens(span) or ():
                word = token.lower_
                if token.i in draft.named or word not in SINGULAR | PLURAL:
                    continue
                actor = statement.holder if word in SINGULAR else _we(draft, statement.holder, codebook)
                draft.named[token.i] = len(draft.mentions)
                end = token.idx + len(token)
                draft.mentions.append(
                    Mention(start=token.idx, end=end, text=token.text, actor=actor, kind=MentionKind.PRONOUN)
                )
                if token.dep_ == "poss":
                    _adopt(draft, token, actor)


def _extent(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _adopt(draft: Draft, pronoun: Token, owner: str) -> None:
    """ "Our soldiers" belong to whom "our" means."""
    index = draft.named.get(pronoun.head.i)
    country = draft.actors[owner].country
    if index is None or country is None:
        return
    mention = draft.mentions[index]
    prefix, _, stem = mention.actor.partition("~")
    if prefix != draft.report.id or not stem:
        return
    owned = msgspec.structs.replace(draft.actors[mention.actor], id=f"{country}/{stem}", country=country)
    draft.actors.setdefault(owned.id, owned)
    draft.mentions[index] = msgspec.structs.replace(mention, actor=owned.id)


def _we(draft: Draft, holder: str, codebook: Codebook) -> str:
    actor = draft.actors[holder]
    if actor.country is None or actor.sector not in SPEAKS_FOR_STATE:
        return holder
    draft.actors.setdefault(actor.country, codebook.compiled(name_index).state(actor.country))
    return actor.country
