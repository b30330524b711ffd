"""From FactBank's values to the scale of −3 (certainly not) to 3 (certainly)."""

from onrecord.vocabulary import Factuality, Modality

PLAIN: dict[Factuality, float] = {
    Factuality.CERTAIN: 3.0,
    Factuality.PROBABLE: 1.8,
    Factuality.POSSIBLE: 1.0,
    Factuality.UNKNOWN: 0.6,
    Factuality.POSSIBLY_NOT: 0.2,
    Factuality.PROBABLY_NOT: -0.8,
    Factuality.CERTAINLY_NOT: -2.4,
}
FITTED: dict[tuple[str, str, bool], float] = {}


def score_of(factuality: Factuality, modality: Modality, *, reported: bool) -> float:
    """The place on the scale of a value in its mode, told by the author or by somebody else (`reported`)."""
    return FITTED.get((factuality.value, modality.value, reported), PLAIN[factuality])
