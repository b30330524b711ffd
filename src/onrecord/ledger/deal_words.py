"""The codebook's words on agreements, made ready to be looked up: nouns, subjects, steps, and the names of states."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.codebook import Codebook, default_codebook
from onrecord.codebook.agreements import DealNoun, DealStep, DealSubject, DealWording
from onrecord.codebook.countries import countries
from onrecord.codebook.world import ArmedGroup, Office, Organisation

WORD = re.compile(r"[^\W_](?:[\w’'./&-]*[\w])?")
"""A word as agreements' names are read: letters and digits with inner hyphens, dots, slashes and apostrophes."""
_IRREGULAR = {
    "strike": ("struck",),
    "withdraw": ("withdrew", "withdrawn"),
    "quit": ("quit", "quitting"),
    "leave": ("left", "leaving"),
    "seek": ("sought",),
    "come": ("came", "come", "coming"),
    "take": ("took", "taken"),
    "hold": ("held",),
    "begin": ("began", "begun", "beginning"),
    "go": ("went", "gone", "goes"),
    "break": ("broke", "broken"),
    "fall": ("fell", "fallen"),
    "tear": ("tore", "torn"),
    "rip": ("ripped", "ripping"),
    "put": ("put", "putting"),
    "cut": ("cut", "cutting"),
    "run": ("ran", "running"),
    "make": ("made",),
    "give": ("gave", "given"),
    "forge": (),
    "bury": ("buried",),
    "scrap": ("scrapped", "scrapping"),
    "annul": ("annulled", "annulling"),
    "cancel": ("cancelled", "cancelling"),
}


class StepWords(NamedTuple):
    """The step that words name: its entry, and whether they are a verb's (else a noun's)."""

    entry: DealStep
    verb: bool


class DealWords(NamedTuple):
    """All that is looked up: lower-case words to what they mean.

    `begins` are the beginnings of all nouns for deals. `heads` are the singular nouns (several words joined by a space)
    with their entries, `plurals` the plural of each; `subjects` words to the ids of subjects, `near` the subjects that
    are often one deal's; `steps` the forms of words to steps, `longest` the most words that a form has. `states`,
    `demonyms` and `capitals` are names to alpha-3 codes, `bodies` names of organisations and armed groups to their ids,
    `parents` ids of a bloc's organs to the bloc's, `officers` names of an organisation's office-holders to its id.
    """

    begins: tuple[str, ...]
    heads: dict[str, DealNoun]
    plurals: dict[str, str]
    subjects: dict[str, str]
    near: dict[str, frozenset[str]]
    steps: dict[str, StepWords]
    longest: int
    states: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    bodies: dict[str, str]
    parents: dict[str, str]
    officers: dict[str, str]


def words_of(codebook: Codebook) -> DealWords:
    """The look-up tables of one codebook."""
    heads = {noun: entry for entry in codebook.entries(DealNoun) for noun in entry.nouns}
    subjects: dict[str, str] = {}
    for subject in codebook.entries(DealSubject):
        for word in subject.words:
            subjects.setdefault(word, subject.id)
            subjects.setdefault(_plural(word), subject.id)
    steps: dict[str, StepWords] = {}
    for step in codebook.entries(DealStep):
        for verb in step.verbs:
            for form in _verb_forms(verb):
                steps.setdefault(form, StepWords(step, True))
        for noun in step.nouns:
            for form in (noun, _plural(noun)):
                steps.setdefault(form, StepWords(step, False))
    return DealWords(
        begins=tuple(sorted({noun.split(" ")[0].removesuffix("y") for noun in heads})),
        heads=heads,
        plurals={_plural(noun): noun for noun in heads},
        subjects=subjects,
        near={subject.id: frozenset(subject.near) for subject in codebook.entries(DealSubject)},
        steps=steps,
        longest=max(form.count(" ") + 1 for form in steps),
        states=_names(codebook, "names"),
        demonyms=_names(codebook, "demonyms"),
        capitals=_names(codebook, "capitals"),
        bodies=_bodies(codebook),
        parents=_parents(codebook),
        officers=_officers(codebook),
    )


@cache
def deal_words() -> DealWords:
    """Our codebook's tables, made once a process."""
    return default_codebook().compiled(words_of)


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one entry of `deal_wordings.yaml`."""
    return next(frozenset(entry.words) for entry in default_codebook().entries(DealWording) if entry.id == name)


def _names(codebook: Codebook, kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries(codebook):
        for name in getattr(country, kind):
            found.setdefault(name.lower(), country.code)
    return found


def _bodies(codebook: Codebook) -> dict[str, str]:
    kinds: tuple[tuple[str, type[Organisation] | type[ArmedGroup]], ...] = (
        ("org", Organisation),
        ("group", ArmedGroup),
    )
    found: dict[str, str] = {}
    for prefix, kind in kinds:
        for entry in codebook.entries(kind):
            for name in (entry.name, *entry.aliases):
                found.setdefault(name.lower().removeprefix("the "), f"{prefix}/{entry.id}")
    return found


def _parents(codebook: Codebook) -> dict[str, str]:
    every = {entry.id: entry for entry in codebook.entries(Organisation)}
    organs = ((entry, every.get(entry.parent or "")) for entry in every.values())
    return {f"org/{one.id}": f"org/{parent.id}" for one, parent in organs if parent and parent.kind == "bloc"}


def _officers(codebook: Codebook) -> dict[str, str]:
    """Who now holds an organisation's office."""
    found: dict[str, str] = {}
    for office in codebook.entries(Office):
        for holder in office.holders:
            if office.organisation and not holder.to:
                found.setdefault(holder.name.lower(), f"org/{office.organisation}")
    return found


def _plural(noun: str) -> str:
    first, of, rest = noun.partition(" of ")
    if first.endswith("y") and not first.endswith(("ay", "ey", "oy")):
        plural = f"{first[:-1]}ies"
    elif first.endswith(("s", "x", "ch", "sh")):
        plural = f"{first}es"
    else:
        plural = f"{first}s"
    return f"{plural}{of}{rest}"


def _verb_forms(verb: str) -> list[str]:
    head, space, rest = verb.partition(" ")
    forms = [head, *_IRREGULAR.get(head, ())]
    stem = head.removesuffix("e")
    if head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        forms += [f"{head[:-1]}ies", f"{head[:-1]}ied", f"{head}ing"]
    else:
        forms += [f"{head}es" if head.endswith(("s", "x", "ch", "sh")) else f"{head}s", f"{stem}ed", f"{stem}ing"]
    return [f"{form}{space}{rest}" for form in forms]
