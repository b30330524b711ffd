"""Who is in a matter."""

from collections.abc import Iterable

from onrecord.vocabulary import Agreement, Dispute, Event, Forecast, TieOverTime, Transfer


def actors_of(matter: Event | Dispute | Agreement | Forecast | TieOverTime | Transfer) -> list[str]:
    """The ids of all actors that a matter names, in order, each once."""
    match matter:
        case Event():
            found: Iterable[str | None] = (*matter.actors, *matter.recipients, *(one.holder for one in matter.accounts))
        case Dispute():
            found = (one for side in matter.sides for one in side.holders)
        case Agreement():
            duties = (one for duty in matter.obligations for one in (*duty.bearer, *duty.beneficiary))
            found = (*matter.parties, *duties)
        case Forecast():
            found = (*matter.actors, *matter.recipients, matter.holder)
        case TieOverTime():
            found = (matter.a, matter.b)
        case Transfer():
            found = (matter.giver, matter.receiver)
    return list(dict.fromkeys(one for one in found if one))
