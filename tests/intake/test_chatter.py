import pytest

from onrecord.intake.sections import sections_of

LEAD = "Latvia closed the crossing on Monday after guards had found a drone in a field nearby, its ministry said."
MORE = "Belarus denied that the drone was its own, and its embassy in Riga asked for proof of what reporters were told."


def told(paragraph: str) -> tuple[list[str], list[str]]:
    """The chatter and the body of a report with `paragraph` in the middle."""
    text = f"Latvia shuts crossing\n{LEAD}\n{paragraph}\n{MORE}\n{LEAD}"
    found = [(s.kind.value, text[s.start : s.end]) for s in sections_of(text) if s.start > len(LEAD) + 20]
    middle = [(kind, words) for kind, words in found if words in paragraph]
    return [w for k, w in middle if k == "chatter"], [w for k, w in middle if k == "body"]


@pytest.mark.parametrize(
    "words",
    [
        "Hey there, news lovers!",
        "Hello everyone, and welcome back!",
        "Dear readers, this one is for you.",
        "It's your friendly neighborhood bot, back with another update.",
        "I'm here to break down what happened.",
        "As an AI language model, I have no opinions on this.",
        "But wait, there's more!",
        "Now, let's dive into the details of the dispute.",
        "Buckle up, because this gets wild.",
        "Stay tuned for more updates!",
        "Stick around for more on this story.",
        "And that's a wrap, folks!",
        "So there you have it.",
        "Let me know what you think in the comments.",
        "Feel free to ask if you have any questions.",
        "You might be wondering why any of this matters.",
        "So, what does this mean?",
        "Yikes!",
        "Talk about awkward!",
        "Here's a summary of the article:",
        "Thanks for reading!",
        "Don't forget to subscribe.",
        "I'm sorry, but I cannot verify this.",
        "Harbour Gossip Bot here, bringing you the news from Riga!",
        "Well, well, well, look who finally signed something.",
        "Let that sink in.",
        "Only time will tell whether it holds.",
        "Now, hold onto your hats, folks!",
    ],
)
def test_talk_to_the_reader_is_chatter(words: str) -> None:
    assert told(words) == ([words], [])


@pytest.mark.parametrize(
    "words",
    [
        "The minister, let's face it, has few friends left in Riga.",
        "Don't expect Latvia to open the crossing any time soon.",
        '"Let me know if you find proof," the spokesman told reporters in Minsk.',
        '"Stay tuned for more," Mr. Berzins said. "We are not done!"',
        "I'm here to tell you that the ministers of Latvia and Estonia agreed on a wall.",
        "Believe it or not, Latvia sent the drone back to Belarus.",
        "Did you know that Belarus sent forty guards to the border?",
        "You cannot cross there without a visa, the ministry said.",
        "Let the talks begin, said the envoy of Estonia.",
        "Why did Belarus send its guards to the border when nobody had asked it to?",
        "Latvia won 3-0!",
        "Long story short, Latvia lets Estonia use its harbour.",
        "Oh, and Belarus paid Latvia $40 million.",
        "Reporters gathered here, with police watching.",
        "Here's the deal: Belarus wants a share of the toll.",
        "Hello Holdings of Riga closed its office on Tuesday.",
        "Thank you notes were sent to the guards by the ministry in Riga.",
    ],
)
def test_news_is_never_chatter(words: str) -> None:
    assert told(words) == ([], [words])


def test_chatter_in_a_paragraph_is_cut_out_sentence_by_sentence() -> None:
    chatter, body = told(
        "Oh boy! The U.S. Senate approved $4.5 million for guards on Jan. 5. Gen. Anna Kalnina praised it. "
        "Stay tuned for more! Estonia did not comment."
    )
    assert chatter == ["Oh boy!", "Stay tuned for more!"]
    assert body == [
        "The U.S. Senate approved $4.5 million for guards on Jan. 5. Gen. Anna Kalnina praised it.",
        "Estonia did not comment.",
    ]


def test_chatter_beside_a_quotation_leaves_the_quotation_whole() -> None:
    chatter, body = told('Wow! "We saw it. Stay tuned. It was armed," the guard said. And there you have it!')
    assert chatter == ["Wow!", "And there you have it!"]
    assert body == ['"We saw it. Stay tuned. It was armed," the guard said.']


def test_chatter_before_the_body_is_not_the_headline() -> None:
    text = f"Hello everyone!\n{LEAD}\n{MORE}"
    assert [s.kind.value for s in sections_of(text)] == ["chatter", "body", "body"]
