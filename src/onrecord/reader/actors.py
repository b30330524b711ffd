"""Stage: which words name which actors: names, nominals and pronouns, in that order.

ACE's mention types (NAM, NOM, PRO). Names come from the codebook's index and the parser's entities, nominals ("the
Iranian parliament", "Putin's press secretary") from `institutions.yaml` with the state that owns them, pronouns and
"both nations" from what was named before.
"""

from spacy.tokens import Span

from onrecord.codebook import Codebook
from onrecord.codebook.world import ThinkTankPattern
from onrecord.reader.draft import Draft
from onrecord.reader.names import Match, NameIndex, NameRole, name_index, slug
from onrecord.reader.nominals import find_nominals, institution_nouns, settle_at_home
from onrecord.reader.offices import OfficeBook, office_book
from onrecord.reader.people import HONORIFICS, find_people, find_surnames, is_locative
from onrecord.reader.pronouns import resolve_pronouns
from onrecord.reader.roster import Entry, Roster
from onrecord.vocabulary import Actor, ActorKind, MentionKind

PAPERS = frozenset({"Treaty", "Agreement", "Accord", "Accords", "Charter", "Act", "Pact", "Constitution", "Convention"})
"""Words of names that are no actors but what actors sign."""
SHORT = 4
"""Initials are up to this long; longer words in capitals are set so for looks."""
TITLES_OF_THINGS = frozenset({"EVENT", "WORK_OF_ART", "PRODUCT"})
"""Entities that only borrow a state's name: "the French Open"."""
COMPASS = frozenset({"New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
CONTESTS = frozenset({"Open", "Cup", "Championship", "Championships", "Prix", "Olympics", "League", "Masters", "Games"})


def find_actors(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's actors, mentions, `named` and `parties`."""
    roster = Roster(draft.doc)
    index, offices = codebook.compiled(name_index), codebook.compiled(office_book)
    _known_names(draft, roster, index)
    surnames = find_people(draft, roster, codebook)
    find_surnames(draft, roster, surnames)
    _organisations(draft, roster, codebook, offices)
    find_nominals(draft, roster, codebook)
    settle_at_home(draft, roster)
    resolve_pronouns(draft, roster, codebook)
    roster.write(draft)


def _known_names(draft: Draft, roster: Roster, index: NameIndex) -> None:
    entities = {token.i: entity for entity in draft.doc.ents for token in entity}
    for match in index.matches(draft.text):
        span = draft.tokens((match.start, match.end))
        if span is None or not draft.is_readable(match.start, match.end) or _is_part_of_name(span, entities):
            continue
        if match.named.role is NameRole.CAPITAL and is_locative(span):
            continue
        adjective = match.named.role is NameRole.DEMONYM and span.root.dep_ in ("amod", "compound", "nmod", "poss")
        entry = Entry(_with_article(span), span.end, span.root.i, (match.named.actor.id,), MentionKind.NAME)
        entry.adjective = adjective
        entry.plural = match.named.role is NameRole.DEMONYM and span.root.tag_ in ("NNPS", "NNS")
        _people_of(match, span, entry, roster)


def _people_of(match: Match, span: Span, entry: Entry, roster: Roster) -> None:
    """A plural demonym that stands alone ("26 Palestinians") names people, not their state."""
    actor = match.named.actor
    if entry.plural and not entry.adjective:
        actor = Actor(
            id=f"{actor.id}/people",
            name=f"people of {actor.name}",
            kind=ActorKind.POPULATION,
            country=actor.country,
            sector="CVL",
        )
        entry.actors = (actor.id,)
    roster.add(entry, actor)


def _with_article(span: Span) -> int:
    """The first token of the name, its article included."""
    if span.start > 0 and not span[0].is_sent_start:
        before = span.doc[span.start - 1]
        if before.lower_ == "the" and span.start <= before.head.i < span.end:
            return int(span.start) - 1
    return int(span.start)


def _is_part_of_name(span: Span, entities: dict[int, Span]) -> bool:
    """Whether the known words are only a part of a longer name: "Jordan" in "Michael Jordan"."""
    root, doc = span.root, span.doc
    if root.pos_ == "PROPN" and root.dep_ in ("compound", "amod") and root.head.ent_type_ in ("GPE", "LOC"):
        return bool(root.head.i >= span.end)  # "British Columbia"
    if not CONTESTS.isdisjoint(token.text for token in doc[span.end : span.end + 2]):
        return True
    if span.start and doc[span.start - 1].text in COMPASS and doc[span.start - 1].head.i == root.i:
        return True  # "New South Wales"
    entity = next((entities[token.i] for token in span if token.i in entities), None)
    return entity is not None and _borrows(span, entity)


def _borrows(span: Span, entity: Span) -> bool:
    """Whether a longer entity has the known words as a mere part."""
    before = entity.start < span.start and span.doc[span.start - 1].text[0].isupper()
    after = entity.end > span.end and span.doc[span.end].text[0].isupper()
    if entity.label_ in TITLES_OF_THINGS:
        return before or after
    if entity.label_ in ("GPE", "LOC", "FAC"):
        return before and span.doc[span.start - 1].lower_ != "the"
    titled = span.doc[span.start - 1].lower_ in HONORIFICS
    return entity.label_ == "PERSON" and ((before and not titled) or after)


def _organisations(draft: Draft, roster: Roster, codebook: Codebook, offices: OfficeBook) -> None:
    """Entities that the parser takes for organisations and that the codebook does not know."""
    patterns, nouns = codebook.entries(ThinkTankPattern), codebook.compiled(institution_nouns)
    for entity in draft.doc.ents:
        if entity.label_ != "ORG" or entity.root.i in roster.at or not draft.is_readable(*_offsets(entity)):
            continue
        if entity.root.lower_ in nouns and any(token.i in roster.at for token in entity):
            continue  # "the Fijian Cabinet": a nominal with its owner says more than a name
        if not entity[0].text[0].isupper() and entity[0].lower_ != "the":
            continue
        name = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        if "\n" in name or not any(map(str.isalpha, name)) or not PAPERS.isdisjoint(name.split()):
            continue
        if entity[0].is_sent_start and name.isupper() and len(name) > SHORT:
            continue  # the capitals of a dateline: "MAPUTO (AP) —"
        person = offices.by_surname(name, draft.report.published)
        if person is not None:  # the parser takes bare surnames in headlines for organisations
            roster.add(Entry(entity.start, entity.end, entity.root.i, (person.id,), MentionKind.NAME), person)
            continue
        kind, sector = ActorKind.ORGANISATION, None
        for pattern in patterns:
            if any(f" {word} " in f" {name} " for word in pattern.words):
                kind, sector = pattern.kind, pattern.sector
                break
        owner = next((roster.actor_at(token) for token in entity if token.i in roster.at), None)
        country = owner.country if owner else None
        actor = Actor(id=f"org/{slug(name)}", name=name, kind=kind, country=country, sector=sector)
        roster.add(Entry(entity.start, entity.end, entity.root.i, (actor.id,), MentionKind.NAME), actor)


def _offsets(span: Span) -> tuple[int, int]:
    return span.start_char, span.end_char
