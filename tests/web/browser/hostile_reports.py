"""Reports whose words mean harm: each has its words in all places that a page shows, and a word to be found by.

They are made by hand: no reader would take such words for the name of an actor.
"""

from dataclasses import dataclass

from onrecord.ledger.update import bring_up_to_date
from onrecord.record.sql import SqlRecord
from onrecord.vocabulary import (
    Actor,
    ActorKind,
    Annotations,
    Claim,
    ClaimKind,
    ClaimTime,
    Mention,
    MentionKind,
    Place,
    Report,
    Statement,
    Trigger,
)

NORWAY = Actor(id="NOR", name="Norway", kind=ActorKind.STATE, country="NOR")
CHILE = Actor(id="CHL", name="Chile", kind=ActorKind.STATE, country="CHL")
FIRST_OF_LONG = 60
"""So many letters of long words have to be seen; pages may shorten what follows."""


@dataclass(frozen=True)
class Hostile:
    """A report with hostile `words`; `shown` is how pages have to show them, the words themselves by default."""

    name: str
    words: str
    shown: str | None = None
    url: str = "javascript:window.hostile=1"

    @property
    def report(self) -> str:
        return f"hostile-{self.name}"

    @property
    def actor(self) -> str:
        return f"person/hostile-{self.name}"

    @property
    def seen(self) -> str:
        """The letters that a page has to show, without spaces."""
        return "".join((self.shown or self.words).split())[:FIRST_OF_LONG]


HOSTILE = (
    Hostile("script", "<script>window.hostile=1;alert('script')</script>"),
    Hostile("image", "<img src=x onerror=\"window.hostile=1;alert('image')\">", url="JaVaScRiPt:alert(1)"),
    Hostile("frame", "<iframe src=https://evil.example/></iframe>", url="data:text/html,<script>alert(1)</script>"),
    Hostile("attribute", 'x" onmouseover="window.hostile=1" autofocus onfocus=\'window.hostile=1\' a='),
    Hostile("closing", "</q></a></main></body></html></title></textarea></option><script>window.hostile=1</script>"),
    Hostile("data", "]]><svg onload=window.hostile=1>--><![CDATA["),
    Hostile("template", "{{ 7*7 }} {% for one in (1, 2) %} {{ config }} ${7*7} #{7*7} {# gone #}"),
    Hostile("entity", "&lt;b&gt; &amp;amp; &#60;script&#62; &colon;"),
    Hostile(
        "bidi",
        "Ola \u202eneslO ydeN\u202c \u2066Olsen\u2069",
        "Ola ⟦U+202E⟧neslO ydeN⟦U+202C⟧ ⟦U+2066⟧Olsen⟦U+2069⟧",
    ),
    Hostile("unseen", "Nor\u200bwe\u2060gi\ufeffans", "Nor⟦U+200B⟧we⟦U+2060⟧gi⟦U+FEFF⟧ans"),
    Hostile("control", "bell\x07 escape\x1b[31m nul\x00 end", "bell⟦U+0007⟧ escape⟦U+001B⟧[31m nul⟦U+0000⟧ end"),
    Hostile("formula", '=HYPERLINK("https://evil.example","open")'),
    Hostile("command", "@SUM(1+1)*cmd|' /C calc'!A0"),
    Hostile("word", "W" + "o" * 9_999),
    Hostile("headline", "Very long headline about ships " * 300),
    Hostile("leftward", "קמברה הודיעה על הסכם חדש עם ליברוויל", url="https://news.example/\u202egpj.exe"),
)


def annotated(hostile: Hostile) -> Annotations:
    """The report: whoever bears the hostile name said that Norway shelled Chile, over those very words."""
    words = hostile.words
    head, deed = f"{words} said that ", f"Norway shelled Chile over {words} near Puno"
    text = f"{head}{deed}. The markword{hostile.name} stands here.\n\nChile denied {words}."
    content = (len(head), len(head) + len(deed))
    verb, over = text.index("shelled"), content[0] + deed.index(words)
    speaker = Actor(id=hostile.actor, name=words, kind=ActorKind.PERSON, country="NOR", sector="GOV")
    puno = text.index("Puno")
    return Annotations(
        report=Report(
            id=hostile.report, text=text, headline=words, publisher=words, published="2024-03-04", url=hostile.url
        ),
        actors=(NORWAY, CHILE, speaker),
        mentions=(
            Mention(start=0, end=len(words), text=words, actor=speaker.id, kind=MentionKind.NAME),
            Mention(start=content[0], end=content[0] + 6, text="Norway", actor="NOR", kind=MentionKind.NAME),
        ),
        places=(Place(start=puno, end=puno + 4, text=words, name=words, country="PER", lat=-15.84, lon=-70.02),),
        statements=(
            Statement(
                id="s1",
                source=((0, len(words)),),
                cue=((len(words) + 1, len(words) + 5),),
                content=(content,),
                holder=speaker.id,
                channel=words,
            ),
        ),
        claims=(
            Claim(
                id="c1",
                kind=ClaimKind.EVENT,
                type="ASSAULT",
                trigger=Trigger(start=verb, end=verb + 7, text="shelled"),
                actors=("NOR",),
                actor_spans=((content[0], content[0] + 6),),
                recipients=("CHL", speaker.id),
                object=text[over : over + len(words)],
                time=ClaimTime(value="2024-03-03", from_="2024-03-03", to="2024-03-03"),
                place=0,
                holders=("s1",),
                evidence=(content,),
                confidence=0.8,
            ),
        ),
    )


def put_on_record(record: SqlRecord) -> None:
    """All of them, compared with what is on record."""
    for hostile in HOSTILE:
        record.store(annotated(hostile), "1 made by hand")
    bring_up_to_date(record, record.codebook)
