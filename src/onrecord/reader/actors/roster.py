"""The roster of one report: mentions as they are found, the actors behind them, and who was named how before."""

from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.reader.draft import Draft
from onrecord.vocabulary import Actor, ActorKind, Mention, MentionKind


@dataclass
class Entry:
    """A mention in the making: tokens `[start, end)`, the head token, and the ids of the actors it stands for."""

    start: int
    end: int
    head: int
    actors: tuple[str, ...]
    kind: MentionKind
    plural: bool = False
    adjective: bool = False
    """A demonym or possessor inside another name or nominal ("Israeli" in "Israeli jets")."""


@dataclass
class Roster:
    """Mentions found so far in one report. `at` maps a token to the entry that holds it, inner entries first."""

    doc: Doc
    actors: dict[str, Actor] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    at: dict[int, Entry] = field(default_factory=dict)
    _order: list[tuple[int, int]] = field(default_factory=list)
    """(end, index into `entries`) in order of the text."""

    def add(self, entry: Entry, *actors: Actor) -> Entry:
        """Keep a mention of `actors`; its head, and for names every token, now leads to it."""
        for actor in actors:
            self.actors.setdefault(actor.id, actor)
        insort(self._order, (entry.end, len(self.entries)))
        self.entries.append(entry)
        tokens = range(entry.start, entry.end) if entry.kind is MentionKind.NAME else (entry.head,)
        for token in tokens:
            self.at.setdefault(token, entry)
        return entry

    def actor_at(self, token: Token) -> Actor | None:
        """The one actor that the mention at `token` stands for; null when there is none or there are several."""
        entry = self.at.get(token.i)
        return self.actors[entry.actors[0]] if entry and len(entry.actors) == 1 else None

    def learn(self, actor_id: str, *, country: str | None, sector: str | None) -> None:
        """Fill in what a title or apposition tells of an actor, without overruling what is known."""
        known = self.actors[actor_id]
        self.actors[actor_id] = Actor(
            id=known.id,
            name=known.name,
            kind=known.kind,
            country=known.country or country,
            sector=known.sector or sector,
            wikidata=known.wikidata,
        )

    def rename(self, actor_id: str, better: Actor) -> None:
        """Put `better` in the place of an actor wherever it was mentioned."""
        self.actors[better.id] = better
        for entry in self.entries:
            if actor_id in entry.actors:
                entry.actors = tuple(better.id if one == actor_id else one for one in entry.actors)

    def before(self, token: int) -> Iterator[Entry]:
        """The mentions that end at or before `token`, the latest first."""
        for position in range(bisect_right(self._order, (token, len(self.entries))) - 1, -1, -1):
            yield self.entries[self._order[position][1]]

    def is_person(self, entry: Entry) -> bool:
        """Whether the mention names one person, by name or by office."""
        kind = self.actors[entry.actors[0]].kind
        return len(entry.actors) == 1 and not entry.plural and kind in (ActorKind.PERSON, ActorKind.OFFICE)

    def write(self, draft: Draft) -> None:
        """Put mentions into the draft in order of the text, and the actors that they name."""
        text = draft.text
        ordered = sorted(self.entries, key=lambda one: (one.start, -one.end, one.head))
        position = {id(entry): index for index, entry in enumerate(ordered)}
        for index, entry in enumerate(ordered):
            start = self.doc[entry.start].idx
            last = self.doc[entry.end - 1]
            end = last.idx + len(last)
            mention = Mention(start=start, end=end, text=text[start:end], actor=entry.actors[0], kind=entry.kind)
            draft.mentions.append(mention)
            if len(entry.actors) > 1:
                draft.parties[index] = entry.actors
            for one in entry.actors:
                draft.actors.setdefault(one, self.actors[one])
        draft.named.update({token: position[id(entry)] for token, entry in sorted(self.at.items())})
