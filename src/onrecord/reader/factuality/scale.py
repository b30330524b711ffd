"""How FactBank's values combine, and where they stand on the scale of −3 (certainly not) to 3 (certainly).

The figures were fitted by hand, between mean and median, on the training parts of UW's (Lee et al. 2015) and MEANTIME's
factuality sets. People rate what is only planned, asked or believed surprisingly high, and a denial far lower when it
stands at the event word itself ("did not attack") than when it is passed down to it.
"""

from onrecord.vocabulary import Factuality, Modality

STRENGTH = {"CT": 3, "PR": 2, "PS": 1, "Uu": 0}
PREFIX = {3: "CT", 2: "PR", 1: "PS"}
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


def strength(value: Factuality) -> int:
    """3 for certain, 2 for probable, 1 for possible, 0 for unknown, whatever the polarity."""
    return STRENGTH[value.value[:2]]


def is_negative(value: Factuality) -> bool:
    """Whether the value says that it is not so."""
    return value.value.endswith("-")


def combine(outer: Factuality, inner: Factuality) -> Factuality:
    """`inner` seen through `outer`: the weaker certainty, the product of the polarities."""
    weaker = min(strength(outer), strength(inner))
    if weaker == 0:
        return Factuality.UNKNOWN
    return Factuality(PREFIX[weaker] + ("-" if is_negative(outer) != is_negative(inner) else "+"))


def through(outer: Factuality, positive: Factuality, negative: Factuality) -> Factuality:
    """What a governor that itself has the value `outer` leaves to its complement (its signature's two outcomes)."""
    if positive == negative == Factuality.CERTAIN:
        return positive
    outcome = negative if is_negative(outer) else positive
    weaker = min(strength(outer), strength(outcome))
    if weaker == 0:
        return Factuality.UNKNOWN
    return Factuality(PREFIX[weaker] + ("-" if is_negative(outcome) else "+"))


def score_of(factuality: Factuality, modality: Modality, *, denied: bool) -> float:
    """The place on the scale; `denied` says that the negation stands at the event word itself."""
    if denied and factuality in DENIED:
        return DENIED[factuality]
    return BY_MODALITY.get((factuality, modality), DEFAULT[factuality])
