"""Codebook entries for what happens: event types, CAMEO's codes, the words that name events, ties and obligations."""

import re
from typing import ClassVar, Literal

from msgspec import Struct

from onrecord.codebook.entries import Entry
from onrecord.vocabulary import EventType, TieType

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
CAMEO_CODE = re.compile(r"\d{2,4}")


class Mode(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finer kind of an event type (PLOVER's mode field)."""

    name: str
    definition: str


class EventKind(Entry, frozen=True, kw_only=True):
    """One of PLOVER's sixteen event types, with its modes, quad class and place on the conflict-cooperation scale.

    `scale` runs from -10.0 (most conflictual) to 10.0 (most cooperative), in the manner of Goldstein 1992.
    """

    FILE: ClassVar[str] = "plover"
    KEY: ClassVar[str] = "type"
    type: EventType
    definition: str
    quad: Quad
    scale: float
    modes: tuple[Mode, ...] = ()
    intended: EventType | None = None
    refused: EventType | None = None

    def check(self) -> None:
        """The scale keeps its bounds and its sign agrees with the quad class."""
        if not -10.0 <= self.scale <= 10.0 or (self.scale > 0) != self.quad.endswith("cooperation"):
            raise ValueError(f"scale {self.scale} does not fit {self.quad}")


class Context(Entry, frozen=True, kw_only=True):
    """A matter that an event is about (PLOVER's context field), and the lemmas that show it."""

    FILE: ClassVar[str] = "contexts"
    KEY: ClassVar[str] = "name"
    name: str
    definition: str
    cues: tuple[str, ...]


class CameoCode(Entry, frozen=True, kw_only=True):
    """A CAMEO 1.1b3 code (digits as text, leading zeros kept) and what PLOVER makes of it; type null where nothing."""

    FILE: ClassVar[str] = "cameo"
    KEY: ClassVar[str] = "code"
    code: str
    name: str
    type: EventType | None = None
    mode: str | None = None

    def check(self) -> None:
        """The code is two to four digits."""
        if not CAMEO_CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} is not a CAMEO code of 2 to 4 digits")


class EventTrigger(Entry, frozen=True, kw_only=True):
    """Words that name one sort of event, and how their dependents fill its roles.

    A pattern is a lemma and what must go with it: `call on` (a particle or preposition), `open fire` (an object),
    `call for boycott` (a preposition and its noun), `be willing` (an adjective). In `nouns` the words before the head
    are modifiers: `phone call`. `objects`: the verb counts only with one of these nouns as its object; `$person`
    among them is anyone called by name. `recipients`: where the one acted upon stands, in order of preference:
    `object`, `subject` (of a complement clause), a preposition, or `in:` and a preposition for the phrase below the
    object; left out, by the defaults in `reader/events/roles.py`. `stative`: only as a participle whose subject acts
    ("is opposed to"). `owner`: what a possessor ("Iran's attack") or a demonym is to a noun. `weak`: counts only when
    known actors take part. `inverse`: the subject is acted upon by what stands after the preposition ("fell to the
    rebels"). `symmetric`: all who take part are actors and recipients alike. `transfer`: the object is
    a thing that changes hands. `not_subjects`, `not_objects`: lemmas with which the words mean something else.
    """

    FILE: ClassVar[str] = "triggers"
    id: str
    type: EventType
    mode: str | None = None
    cameo: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    owner: Literal["actor", "recipient"] = "actor"
    weak: bool = False
    symmetric: bool = False
    inverse: bool = False
    transfer: bool = False
    stative: bool = False
    not_subjects: tuple[str, ...] = ()
    not_objects: tuple[str, ...] = ()

    def check(self) -> None:
        """It has words, and its CAMEO code is one."""
        if not self.verbs and not self.nouns:
            raise ValueError("neither verbs nor nouns")
        if self.cameo is not None and not CAMEO_CODE.fullmatch(self.cameo):
            raise ValueError(f"{self.cameo!r} is not a CAMEO code")


class LightVerb(Entry, frozen=True, kw_only=True):
    """Verbs that only carry an event noun: what their subject is to it ("launch an attack", "face sanctions").

    A `beneficiary` is who would receive what is given, and nothing to other events ("called for aid").
    Without `carries` the verb lends its subject but is not itself what names the event ("denied the attack").
    """

    FILE: ClassVar[str] = "light_verbs"
    id: str
    subject: Literal["actor", "recipient", "beneficiary"]
    carries: bool = True
    verbs: tuple[str, ...]


class TieWords(Entry, frozen=True, kw_only=True):
    """A lasting relation between actors and the words that state it.

    `nouns` relate their bearer to a possessor or the noun after "of", "to" or "with" ("a close ally of Iran");
    `verbs` their subject to their object or the noun after their preposition; `plural` nouns relate their owners to
    each other. `inverse` words name the parties the other way round ("proxy of": the possessor is the patron).
    `sign` is 1 for a friendly tie, -1 for a hostile one, 0 for one that is neither.
    """

    FILE: ClassVar[str] = "ties"
    KEY: ClassVar[str] = "type"
    type: TieType
    definition: str
    sign: Literal[-1, 0, 1] = 0
    symmetric: bool = False
    nouns: tuple[str, ...] = ()
    inverse_nouns: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    inverse_verbs: tuple[str, ...] = ()


class DutyWords(Entry, frozen=True, kw_only=True):
    """Words that put a duty on someone (ATOP obligations): must, need not, must not.

    `force`: `must`, `may-not` (a prohibition). `modals` stand before the act's verb; `subject_verbs` bind their
    subject ("undertakes to"), `object_verbs` their object ("obliges either side to"), `nouns` their owner or bearer
    ("its obligation to").
    """

    FILE: ClassVar[str] = "obligations"
    id: str
    force: Literal["must", "may-not"]
    definition: str
    modals: tuple[str, ...] = ()
    subject_verbs: tuple[str, ...] = ()
    object_verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Kindred(Entry, frozen=True, kw_only=True):
    """A sort of happening that reports name by several words, so that two of these may tell of one event.

    `words` are lemmas of any word class; they are compared by their stem. A word may name several sorts. A `bare` entry
    names no sort: its words tell so little by themselves ("take") that two claims that share one may be of any events.
    """

    FILE: ClassVar[str] = "kindred"
    KEY: ClassVar[str] = "name"
    name: str
    words: tuple[str, ...]
    bare: bool = False

    def check(self) -> None:
        """It has two different words at least, in lower case."""
        if len(set(self.words)) < 2 or any(word != word.lower() for word in self.words):
            raise ValueError("two words or more are wanted, in lower case")
