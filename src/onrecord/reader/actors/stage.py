"""Stage: which words name which actors: names, nominals and pronouns, in that order.

ACE's mention types (NAM, NOM, PRO). Names come from the codebook's index and the parser's entities, nominals ("the
Iranian parliament", "Putin's press secretary") from `institutions.yaml` with the state that owns them, pronouns and
"both nations" from what was named before.
"""

from collections.abc import Collection

from spacy.tokens import Span

from onrecord.codebook import Codebook
from onrecord.codebook.world import ThinkTankPattern
from onrecord.reader.actors.names import Match, NameIndex, NameRole, name_index
from onrecord.reader.actors.nominals import find_nominals, settle_at_home
from onrecord.reader.actors.noun_phrases import Nouns, institution_nouns, is_noun, noun_at
from onrecord.reader.actors.offices import office_book
from onrecord.reader.actors.outlets import find_outlets
from onrecord.reader.actors.owners import is_hyphenated
from onrecord.reader.actors.people import HONORIFICS, find_people, find_surnames, find_titled
from onrecord.reader.actors.pronouns import resolve_pronouns
from onrecord.reader.actors.roster import Entry, Roster
from onrecord.reader.actors.wording import slug, tidy
from onrecord.reader.draft import Draft
from onrecord.reader.places.localities import is_locative, is_place
from onrecord.vocabulary import Actor, ActorKind, MentionKind

PAPERS = frozenset(
    {"Treaty", "Agreement", "Accord", "Accords", "Charter", "Act", "Pact", "Constitution", "Convention"}
) | {*("Declaration", "Protocol", "Memorandum", "Communique", "Framework")}
"""Words of names that are no actors but what actors sign."""
SHORT = 4
"""Initials are up to this long; longer words in capitals are set so for looks."""
TITLES_OF_THINGS = frozenset({"EVENT", "WORK_OF_ART", "PRODUCT"})
"""Entities that only borrow a state's name: "the French Open"."""
COMPASS = frozenset({"New", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western"})
# fmt: off
PLATFORMS = frozenset((
    "Telegram", "X", "Twitter", "Facebook", "Instagram", "WhatsApp", "Signal", "YouTube", "TikTok", "Weibo",
    "WeChat", "Zalo", "Viber", "Bluesky", "Threads", "VK", "VKontakte", "LinkedIn", "Reddit", "Mastodon",
    "Snapchat", "Rumble", "Discord", "Zoom",
))
# fmt: on
"""Services on which things are said: where, not who, after "on" or "via"."""
MEDIA_PREPOSITIONS = frozenset({"on", "via", "through", "over"})
CLOCKS = frozenset({"UTC", "GMT", "EST", "EDT", "CET", "CEST", "PST", "PDT", "BST", "IST"})
# fmt: off
QUESTION_OPENERS = frozenset((
    "will", "can", "could", "should", "would", "may", "might", "must", "does", "did", "do", "is", "are", "was",
    "has", "have", "why", "how",
))
# fmt: on
CONTESTS = frozenset({"Open", "Cup", "Championship", "Championships", "Prix", "Olympics", "League", "Masters", "Games"})


def find_actors(draft: Draft, codebook: Codebook) -> None:
    """Fill in the draft's actors, mentions, `named` and `parties`."""
    roster = Roster(draft.doc)
    _known_names(draft, roster, codebook.compiled(name_index), codebook.compiled(institution_nouns))
    find_outlets(draft, roster)
    surnames = find_people(draft, roster, codebook)
    find_surnames(draft, roster, surnames)
    _organisations(draft, roster, codebook, surnames)
    find_titled(draft, roster, codebook.compiled(institution_nouns))
    find_nominals(draft, roster, codebook)
    settle_at_home(draft, roster, codebook.compiled(name_index))
    resolve_pronouns(draft, roster, codebook)
    roster.write(draft)


def _known_names(draft: Draft, roster: Roster, index: NameIndex, nouns: Nouns) -> None:
    entities = {token.i: entity for entity in draft.doc.ents for token in entity}
    for match in index.matches(draft.text):
        span = draft.tokens((match.start, match.end))
        if (
            span is None
            or not draft.is_readable(match.start, match.end)
            or _is_part_of_name(span, entities, match.named.role)
        ):
            continue
        if match.named.role is NameRole.CAPITAL and is_locative(span):
            continue
        if match.named.actor.kind is ActorKind.POPULATION and (_is_surname(span) or _goes_on(span)):
            continue
        if span.start > 0 and draft.doc[span.start - 1].tag_ == "POS" and is_noun([one.lower_ for one in span], nouns):
            continue  # "Kenya's Red Cross" is Kenya's own: a nominal
        if _is_channel(span) or draft.text[match.end : match.end + 1] == "$":
            continue  # "a message on Telegram", "US$4"
        adjective = match.named.role is NameRole.DEMONYM and span.root.dep_ in ("amod", "compound", "nmod", "poss")
        entry = Entry(_with_article(span), span.end, span.root.i, (match.named.actor.id,), MentionKind.NAME)
        entry.adjective = adjective or is_hyphenated(span[0]) or _opens_compound(span)
        entry.plural = _is_many(match, span)
        _people_of(match, span, entry, roster)


def _is_surname(span: Span) -> bool:
    """Whether a people's name stands behind a given name: "Amina Tuareg", unlike "Syrian Kurds"."""
    before = span.doc[span.start - 1] if span.start > 0 else None
    if before is None or span.root.ent_type_ == "NORP" or before.pos_ != "PROPN" or before.is_sent_start:
        return span.root.ent_type_ == "PERSON" and span.root.ent_iob_ == "I"
    return (
        before.ent_type_ not in ("NORP", "GPE") and before.dep_ == "compound" and span.start <= before.head.i < span.end
    )


def _goes_on(span: Span) -> bool:
    """Whether the words only begin a longer name: "Tamil Nadu", "Hazara National Congress"."""
    after = span.doc[span.end : span.end + 1]
    return bool(len(after)) and after[0].ent_iob_ == "I" and after[0].text[0].isupper()


def _is_channel(span: Span) -> bool:
    """ "On Telegram", "via X": where something was said."""
    root = span.root
    posted = root.dep_ == "pobj" and root.head.lower_ in MEDIA_PREPOSITIONS
    return span.text in PLATFORMS and (posted or span.doc[span.start - 1].lower_ in MEDIA_PREPOSITIONS)


def _opens_compound(span: Span) -> bool:
    """ "US-backed": the state is no part of the clause."""
    after = span.doc[span.end : span.end + 2]
    return len(after) == 2 and after[0].text == "-" and after[1].text.islower() and not span[-1].whitespace_


def _is_many(match: Match, span: Span) -> bool:
    """ "Palestinians" are many, and so are forces by their name: "the Rapid Support Forces say that they …"."""
    tagged = span.root.tag_ in ("NNPS", "NNS")
    return match.named.actor.kind is ActorKind.POPULATION or (match.named.role is NameRole.DEMONYM and tagged)


def _people_of(match: Match, span: Span, entry: Entry, roster: Roster) -> None:
    """A plural demonym that stands alone ("26 Palestinians") names people, not their state."""
    actor = match.named.actor
    alone = match.named.role is NameRole.DEMONYM and any(child.lower_ in ("a", "an") for child in span.root.children)
    if (entry.plural or alone) and not entry.adjective and match.named.role is NameRole.DEMONYM:
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


def _is_part_of_name(span: Span, entities: dict[int, Span], role: NameRole) -> bool:
    """Whether the known words are only a part of a longer name: "Jordan" in "Michael Jordan"."""
    root, doc = span.root, span.doc
    if role is NameRole.PERSON:
        return doc[span.start - 1].text == "-" or doc[span.end : span.end + 1].text == "-"
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
    if entity[0].is_sent_start and entity.start == span.start - 1 and entity[0].lower_ in QUESTION_OPENERS:
        return False  # "Will Turkey join?"
    before = entity.start < span.start and span.doc[span.start - 1].text[0].isupper()
    after = entity.end > span.end and span.doc[span.end].text[0].isupper()
    if entity.label_ in TITLES_OF_THINGS:
        return before or after
    if entity.label_ in ("GPE", "LOC", "FAC"):
        return before and span.doc[span.start - 1].lower_ != "the"
    titled = span.doc[span.start - 1].lower_ in HONORIFICS
    if after and entity.start == span.start and span.doc[span.start - 1].lower_ == "of":
        return False  # "the president of Gabon Anna Sorel"
    return entity.label_ == "PERSON" and ((before and not titled) or after)


def _organisations(draft: Draft, roster: Roster, codebook: Codebook, surnames: Collection[str]) -> None:
    """Entities that the parser takes for organisations and that the codebook does not know."""
    patterns, offices = codebook.entries(ThinkTankPattern), codebook.compiled(office_book)
    for entity in draft.doc.ents:
        if entity.label_ != "ORG" or entity.root.i in roster.at or not draft.is_readable(*_offsets(entity)):
            continue
        name = entity.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")
        if not _is_body(entity, name, roster, codebook.compiled(institution_nouns)):
            continue
        name = tidy(name)
        person = offices.by_surname(name, draft.report.published)
        if person is not None:  # the parser takes bare surnames in headlines for organisations
            roster.add(Entry(entity.start, entity.end, entity.root.i, (person.id,), MentionKind.NAME), person)
            continue
        if is_place(entity, codebook, surnames):
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


def _is_body(entity: Span, name: str, roster: Roster, nouns: Nouns) -> bool:
    """Whether an entity that the parser takes for an organisation has a name of its own and is one."""
    doc, words = entity.doc, name.split()
    if entity.root.lower_ in nouns and any(token.i in roster.at for token in entity):
        return False  # "the Fijian Cabinet": a nominal with its owner says more than a name
    if is_noun([token.lower_ for token in entity if token.lower_ != "the" and token.tag_ != "POS"], nouns):
        return False  # "the Supreme Court", "Parliament"
    if _is_part_of_title(entity, nouns):
        return False
    if not entity[0].text[0].isupper() and entity[0].lower_ != "the":
        return False
    if "\n" in name or not any(map(str.isalpha, name)) or name in CLOCKS or _is_channel(entity):
        return False
    behind = doc[entity.end : entity.end + 4]
    if not PAPERS.isdisjoint(words) or (behind.text.startswith("and ") and any(one.text in PAPERS for one in behind)):
        return False
    if entity[0].is_sent_start and name.isupper() and len(name) > SHORT:
        return False  # the capitals of a dateline: "MAPUTO (AP) —"
    if entity[0].is_sent_start and len(words) > 1 and all(word.islower() for word in words[1:]):
        return False  # only the sentence's own capital: "Unlike most armies"
    people = [entry for entry in (roster.at.get(token.i) for token in entity) if entry and roster.is_person(entry)]
    return not (people and len(words) > 1)


def _is_part_of_title(entity: Span, nouns: Nouns) -> bool:
    """ "Supreme" of "Supreme Leader", "Defense" of "Defense Minister"."""
    doc = entity.doc
    for token in doc[entity.end : entity.end + 2]:
        found = noun_at(token, nouns)
        if found is not None and found.first <= entity.start:
            return True
    return False


def _offsets(span: Span) -> tuple[int, int]:
    return span.start_char, span.end_char
