"""Stage: "I" and "we" inside a quotation mean who speaks, "you" in a question who is asked.

"I" is the holder; "we" in the mouth of someone who speaks for a state is that state, otherwise the holder. "You" is
the addressee in questions only: elsewhere it often means anybody ("you know how it is").
"""

import msgspec
from spacy.tokens import Token

from onrecord.codebook import Codebook
from onrecord.reader.actors.names import name_index
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Directness, Mention, MentionKind, Statement

SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
ASKED = frozenset({"you", "your", "yours", "yourself"})
CLOSING = " \t\r\n\u00a0\"'”’"
"""Blanks and marks behind a sentence's own."""
SPEAKS_FOR_STATE = frozenset({"GOV", "MIL"})


def name_speakers(draft: Draft, codebook: Codebook) -> None:
    """Add pronouns in quoted content to the draft's mentions; the innermost quotation decides.

    A statement within the quotation whose source is such a pronoun is held by whom it means.
    """
    meant: dict[int, str] = {}
    for statement in sorted(draft.statements, key=_extent):
        if statement.directness is Directness.INDIRECT:
            continue
        for span in statement.content:
            for token in draft.tokens(span) or ():
                actor = None if token.i in draft.named else _meant(draft, statement, token, codebook)
                if actor is None:
                    continue
                meant[token.idx] = actor
                draft.named[token.i] = len(draft.mentions)
                end = token.idx + len(token)
                draft.mentions.append(
                    Mention(start=token.idx, end=end, text=token.text, actor=actor, kind=MentionKind.PRONOUN)
                )
                if token.dep_ == "poss":
                    _adopt(draft, token, actor)
    draft.statements = [_held(one, meant) for one in draft.statements]


def _meant(draft: Draft, statement: Statement, token: Token, codebook: Codebook) -> str | None:
    """The actor whom a pronoun in the statement's words means; null when it is none of ours or nobody is known."""
    word = token.lower_
    if word in ASKED:
        line = draft.text[token.idx : token.sent.end_char].split("\n", maxsplit=1)[0]
        return statement.addressee if line.rstrip(CLOSING).endswith("?") else None
    if statement.holder is None or word not in SINGULAR | PLURAL:
        return None
    return statement.holder if word in SINGULAR else _we(draft, statement.holder, codebook)


def _held(statement: Statement, meant: dict[int, str]) -> Statement:
    """The statement with its holder, where its source is a pronoun that has just been understood."""
    if statement.holder is not None or len(statement.source) != 1 or statement.source[0][0] not in meant:
        return statement
    return msgspec.structs.replace(statement, holder=meant[statement.source[0][0]])


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
