"""Annotations made by hand for tests of the record and of inquiry: no parser is needed, and every word is our own."""

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from onrecord.record import Record, open_record
from onrecord.vocabulary import (
    Actor,
    ActorKind,
    Annotations,
    Claim,
    ClaimKind,
    ClaimTime,
    Directness,
    Factuality,
    Mention,
    MentionKind,
    Modality,
    Place,
    Quantity,
    Reason,
    Report,
    Span,
    Statement,
    TieType,
    Trigger,
)

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR")
NAVY = Actor(id="NOR/navy", name="navy of Norway", kind=ActorKind.GOVERNMENT, country="NOR", sector="MIL")
LUND = Actor(id="person/ingrid-lund", name="Ingrid Lund", kind=ActorKind.PERSON, country="NOR", sector="GOV")
CHILE = Actor(id="CHL", name="Chile", kind=ActorKind.STATE, country="CHL")
PERU = Actor(id="PER", name="Peru", kind=ActorKind.STATE, country="PER")
MISTI = Actor(id="group/misti-front", name="Misti Front", kind=ActorKind.GROUP, country="PER", sector="REB")
COURIER = Actor(id="media/fjord-courier", name="Fjord Courier", kind=ActorKind.MEDIA, country="NOR", sector="MED")
KNOWN = (NORWAY, NAVY, LUND, CHILE, PERU, MISTI, COURIER)

TEXT = (
    "Norway has reportedly shipped 40 radars to Chile, analysts told the Fjord Courier on 3 October 2024. "
    "Ingrid Lund denied that the navy had shipped radars. "
    "Norway promised to defend Chile if Peru attacks it. "
    "Peru and the Misti Front fought in Arequipa in May 2024. "
    "Norway is an ally of Chile."
)


@cache
def _no_reports() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "onrecord.db"
        open_record(path).close()
        return path.read_bytes()


def new_record(path: Path) -> Record:
    """A record without reports at `path`; copied, because migrating takes a quarter of a second."""
    path.write_bytes(_no_reports())
    return open_record(path)


def at(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return start, start + len(words)


def quote(text: str, words: str) -> Trigger:
    """`words` as a trigger."""
    start, end = at(text, words)
    return Trigger(start=start, end=end, text=words)


def mention(text: str, words: str, actor: Actor, kind: MentionKind = MentionKind.NAME) -> Mention:
    """`words` as a mention of `actor`."""
    start, end = at(text, words)
    return Mention(start=start, end=end, text=words, actor=actor.id, kind=kind)


def shipment(
    report_id: str = "shipment", *, published: str | None = "2024-10-04", publisher: str | None = "Andes Post"
) -> Annotations:
    """A report with one claim of each sort; `analysts` are an actor that only this report can tell apart."""
    analysts = Actor(id=f"{report_id}/analysts", name="analysts", kind=ActorKind.POPULATION)
    claims = tuple(_shipment_claims())
    return Annotations(
        report=Report(
            id=report_id,
            text=TEXT,
            published=published,
            publisher=publisher,
            headline="Radars for Chile?",
            url="https://news.example/radars",
        ),
        actors=(NORWAY, NAVY, LUND, CHILE, PERU, MISTI, COURIER, analysts),
        mentions=(
            mention(TEXT, "Norway", NORWAY),
            mention(TEXT, "Chile", CHILE),
            mention(TEXT, "analysts", analysts, MentionKind.NOMINAL),
            mention(TEXT, "Ingrid Lund", LUND),
            mention(TEXT, "the navy", NAVY, MentionKind.NOMINAL),
            mention(TEXT, "Peru", PERU),
        ),
        places=(Place(start=0, end=0, text="Arequipa", name="Arequipa", country="PER", lat=-16.4, lon=-71.5),),
        quantities=(Quantity(start=30, end=32, text="40", value=40, of="radars"),),
        statements=(
            Statement(
                id="s1",
                source=(at(TEXT, "analysts"),),
                cue=(at(TEXT, "told"),),
                content=(at(TEXT, "Norway has reportedly shipped 40 radars to Chile"),),
                holder=analysts.id,
                addressee=COURIER.id,
            ),
            Statement(
                id="s2",
                source=(at(TEXT, "Ingrid Lund"),),
                cue=(at(TEXT, "denied"),),
                content=(at(TEXT, "that the navy had shipped radars"),),
                holder=LUND.id,
                directness=Directness.INDIRECT,
            ),
        ),
        claims=claims,
    )


def _shipment_claims() -> Iterator[Claim]:
    yield Claim(
        id="c1",
        kind=ClaimKind.EVENT,
        type="AID",
        mode="military",
        trigger=quote(TEXT, "shipped"),
        actors=("NOR",),
        actor_spans=(at(TEXT, "Norway"),),
        recipients=("CHL",),
        recipient_spans=(at(TEXT, "Chile"),),
        object="radars",
        quantities=(0,),
        time=ClaimTime(value="2024-10-03", from_="2024-10-03", to="2024-10-03"),
        holders=("s1",),
        factuality=Factuality.PROBABLE,
        evidence=(at(TEXT, "Norway has reportedly shipped 40 radars to Chile"),),
        confidence=0.8,
        why=(
            Reason(field="type", by="triggers/aid", words=(at(TEXT, "shipped"),), alternatives={"COOPERATE": 0.25}),
            Reason(field="factuality", by="hedges/reportedly", words=(at(TEXT, "reportedly"),)),
        ),
    )
    yield Claim(
        id="c2",
        kind=ClaimKind.EVENT,
        type="AID",
        trigger=Trigger(start=TEXT.rindex("shipped"), end=TEXT.rindex("shipped") + 7, text="shipped"),
        actors=("NOR/navy",),
        object="radars",
        holders=("s2",),
        factuality=Factuality.CERTAINLY_NOT,
        evidence=(at(TEXT, "Ingrid Lund denied that the navy had shipped radars"),),
        confidence=0.7,
    )
    yield Claim(
        id="c3",
        kind=ClaimKind.OBLIGATION,
        type="SUPPORT",
        trigger=quote(TEXT, "defend"),
        actors=("NOR",),
        recipients=("CHL",),
        modality=Modality.PROMISED,
        condition="c4",
        evidence=(at(TEXT, "Norway promised to defend Chile if Peru attacks it"),),
    )
    yield Claim(
        id="c4",
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=quote(TEXT, "attacks"),
        actors=("PER",),
        recipients=("CHL",),
        modality=Modality.CONDITIONAL,
        factuality=Factuality.UNKNOWN,
        evidence=(at(TEXT, "Peru attacks it"),),
    )
    yield Claim(
        id="c5",
        kind=ClaimKind.EVENT,
        type="ASSAULT",
        trigger=quote(TEXT, "fought"),
        actors=("PER", "group/misti-front"),
        place=0,
        time=ClaimTime(value="2024-05", from_="2024-05-01", to="2024-05-31"),
        evidence=(at(TEXT, "Peru and the Misti Front fought in Arequipa in May 2024"),),
        confidence=0.9,
    )
    yield Claim(
        id="c6",
        kind=ClaimKind.TIE,
        type=TieType.ALLY.value,
        trigger=quote(TEXT, "ally"),
        actors=("NOR",),
        recipients=("CHL",),
        evidence=(at(TEXT, "Norway is an ally of Chile"),),
    )


PLACES = ("Osorno", "Tacna", "Bodø", "Iquique", "Tromsø", "Puno")
DEEDS = (("shelled", "ASSAULT"), ("armed", "AID"), ("praised", "SUPPORT"), ("sanctioned", "SANCTION"))
STATES = ("NOR", "CHL", "PER", "KEN", "FJI", "LAO", "OMN", "MLT", "TGO", "NRU", "BTN", "GUY")


def many(count: int, first: int = 0) -> Iterator[Annotations]:
    """`count` short reports of some 60 words with five claims each, always the same for the same numbers."""
    for number in range(first, first + count):
        yield numbered(number)


def numbered(number: int) -> Annotations:
    """The short report with this number."""
    dice = random.Random(number)
    report_id = f"made-{number:06}"
    actors = {code: Actor(id=code, name=f"Land {code}", kind=ActorKind.STATE, country=code) for code in STATES}
    speaker = Actor(
        id=f"person/speaker-{number % 900}", name=f"Speaker {number % 900}", kind=ActorKind.PERSON, country="NOR"
    )
    paper = Actor(id=f"media/paper-{number % 40}", name=f"Paper {number % 40}", kind=ActorKind.MEDIA, sector="MED")
    sentences, claims, mentions, statements, position = [], [], [], [], 0
    for index in range(5):
        who, whom = dice.sample(STATES, 2)
        verb, event = dice.choice(DEEDS)
        head = f"Speaker {number % 900} said that "
        line = f"{head}Land {who} {verb} Land {whom} near {dice.choice(PLACES)}."
        body = (position + len(head), position + len(line) - 1)
        start = position + line.index(verb)
        statements.append(
            Statement(
                id=f"s{index}",
                source=((position, position + len(head) - 11),),
                cue=((position + line.index("said"), position + line.index("said") + 4),),
                content=(body,),
                holder=speaker.id,
            )
        )
        claims.append(
            Claim(
                id=f"c{index}",
                kind=ClaimKind.EVENT,
                type=event,
                trigger=Trigger(start=start, end=start + len(verb), text=verb),
                actors=(who,),
                recipients=(whom,),
                holders=(f"s{index}",) if index % 2 else (),
                factuality=dice.choice(list(Factuality)),
                evidence=(body,),
                confidence=dice.randint(1, 9) / 10,
                why=tuple(Reason(field=name, by="rule", words=(body,)) for name in ("type", "factuality", "holders")),
            )
        )
        for code in (who, whom):
            offset = position + line.index(f"Land {code}")
            mentions.append(
                Mention(start=offset, end=offset + 8, text=f"Land {code}", actor=code, kind=MentionKind.NAME)
            )
        sentences.append(line)
        position += len(line) + 1
    day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    text = " ".join(sentences)
    report = Report(id=report_id, text=text, published=day, publisher=paper.name, headline=sentences[0])
    return Annotations(
        report=report,
        actors=(*actors.values(), speaker, paper),
        mentions=tuple(mentions),
        statements=tuple(statements),
        claims=tuple(claims),
    )


def with_text(annotations: Annotations, text: str) -> Annotations:
    """The same report id over another text, with nothing found in it but its actors."""
    report = replace(annotations.report, text=text)
    return Annotations(report=report, actors=annotations.actors)
