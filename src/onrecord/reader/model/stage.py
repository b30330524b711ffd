"""Stage: the model reads the report once; later stages ask its answers."""

from onrecord.codebook import Codebook
from onrecord.reader.draft import Draft
from onrecord.vocabulary import Span


def consult_model(draft: Draft, _codebook: Codebook) -> None:
    """Fill in the draft's answers, window by window; none when the draft has no model."""
    ask_model(draft)
    draft.answers = [one.result() for one in draft.asked]


def ask_model(draft: Draft) -> None:
    """Have the model begin to read; it does so beside whatever comes next."""
    if draft.model is not None and not draft.asked:
        draft.asked = draft.model.ask(draft.text, _paragraphs(draft))


def _paragraphs(draft: Draft) -> list[list[Span]]:
    """The spans of the readable sentences, those of one section together."""
    paragraphs: list[list[Span]] = []
    section = None
    for sentence in draft.sentences():
        here = draft.section_at(sentence.start_char)
        if not paragraphs or here is not section:
            paragraphs.append([])
            section = here
        paragraphs[-1].append((sentence.start_char, sentence.end_char))
    return paragraphs
