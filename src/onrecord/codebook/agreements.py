"""Codebook entries for agreements: the nouns that name them, what they are about, the words for their steps."""

from typing import ClassVar

from onrecord.codebook.entries import Entry
from onrecord.vocabulary import AgreementStatus


class DealNoun(Entry, frozen=True, kw_only=True):
    """Nouns that name an agreement between parties ("treaty"), in the singular.

    `subject` is what a deal so called is about by itself (a truce: `ceasefire`), one of `deal_subjects.yaml`. `plain`
    nouns say nothing more than that there is a deal. `weak` nouns also mean other things ("the party's convention") and
    count only as part of a name, or as what is signed.
    """

    FILE: ClassVar[str] = "deals"
    id: str
    nouns: tuple[str, ...]
    subject: str | None = None
    plain: bool = False
    weak: bool = False


class DealSubject(Entry, frozen=True, kw_only=True):
    """What an agreement is about, and the words that show it, in the singular.

    Deals of the same parties on different subjects are different deals, unless one is among the other's `near` ones.
    """

    FILE: ClassVar[str] = "deal_subjects"
    id: str
    words: tuple[str, ...]
    near: tuple[str, ...] = ()


class DealStep(Entry, frozen=True, kw_only=True):
    """Words for a step in an agreement's life: verbs (with their particles) whose object or subject it is, and nouns.

    Without a `status` they put off the step that is named with them ("postponed the signing").
    `by`: words that name who takes the step, where it counts only as theirs; done by others it is `otherwise`.
    `one_sided` steps are one party's own (it leaves): they end an agreement only where there are two.
    `short_of` is the step that the agreement has got to while this one is only foreseen, planned or put off.
    """

    FILE: ClassVar[str] = "deal_steps"
    id: str
    status: AgreementStatus | None = None
    verbs: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    otherwise: AgreementStatus | None = None
    one_sided: bool = False
    short_of: AgreementStatus | None = None


class DealWording(Entry, frozen=True, kw_only=True):
    """Small words by which an agreement's name, its parties and its steps are told apart in a sentence."""

    FILE: ClassVar[str] = "deal_wordings"
    id: str
    about: str
    words: tuple[str, ...]
