"""From FactBank's values to the scale of −3 (certainly not) to 3 (certainly).

The figures were fitted by hand, between mean and median, on the training parts of UW's (Lee et al. 2015) and MEANTIME's
factuality sets. People rate what is only planned, asked or believed surprisingly high, and a denial far lower when it
stands at the event word itself ("did not attack") than when it is passed down to it.
"""

from onrecord.vocabulary import Factuality, Modality

DEFAULT: dict[Factuality, float] = {
    Factuality.CERTAIN: 2.5,
    Factuality.PROBABLE: 2.2,
    Factuality.POSSIBLE: 1.7,
    Factuality.UNKNOWN: 1.3,
    Factuality.POSSIBLY_NOT: 0.7,
    Factuality.PROBABLY_NOT: 0.4,
    Factuality.CERTAINLY_NOT: 0.0,
}
BY_MODALITY: dict[tuple[Factuality, Modality], float] = {
    (Factuality.CERTAIN, Modality.ACTUAL): 2.9,
    (Factuality.PROBABLE, Modality.BELIEVED): 2.3,
    (Factuality.PROBABLE, Modality.PLANNED): 2.1,
    (Factuality.PROBABLE, Modality.PREDICTED): 2.4,
    (Factuality.PROBABLE, Modality.PROMISED): 2.0,
    (Factuality.POSSIBLE, Modality.BELIEVED): 1.5,
    (Factuality.POSSIBLE, Modality.PREDICTED): 2.0,
    (Factuality.POSSIBLE, Modality.THREATENED): 0.8,
    (Factuality.UNKNOWN, Modality.ASKED): 1.1,
    (Factuality.UNKNOWN, Modality.CONDITIONAL): 0.9,
    (Factuality.UNKNOWN, Modality.REQUESTED): 1.5,
    (Factuality.PROBABLY_NOT, Modality.PREDICTED): -0.1,
    (Factuality.CERTAINLY_NOT, Modality.BELIEVED): -0.7,
    (Factuality.CERTAINLY_NOT, Modality.PERMITTED): -0.5,
}
DENIED: dict[Factuality, float] = {
    Factuality.CERTAINLY_NOT: -2.1,
    Factuality.PROBABLY_NOT: -2.1,
    Factuality.POSSIBLY_NOT: -1.5,
    Factuality.UNKNOWN: 0.0,
}


def score_of(factuality: Factuality, modality: Modality, *, denied: bool) -> float:
    """The place on the scale; `denied` says that the negation stands at the event word itself."""
    if denied and factuality in DENIED:
        return DENIED[factuality]
    return BY_MODALITY.get((factuality, modality), DEFAULT[factuality])
