"""Seven small reports that copy, deny, promise and keep, for tests of what the ledger makes of them."""

from onrecord.vocabulary import Report

STRIKE = (
    "Chile attacked Peru with missiles on 3 March 2024, officials in Lima said. At least {} soldiers were killed near "
    "Tacna, the Peruvian defence minister, Rosa Quispe, told reporters. The attack hit a radar station and two fuel "
    "depots, and fires burned until the morning, residents said."
)
DENIAL = (
    "Chile denied that it had attacked Peru. The Chilean foreign minister, Ignacio Soto, said that Chile had not "
    "attacked Peru on 3 March 2024."
)
TREATY = (
    "Peru and Brazil signed the Lima Defence Treaty on 2 April 2024. The treaty does not oblige Brazil to send troops "
    "if Peru is attacked. The treaty obliges Brazil to provide ammunition to Peru if it is attacked. Brazil is a close "
    "ally of Peru."
)
PROMISE = (
    "Brazil will deliver 40 howitzers to Peru by 30 April 2024, the Brazilian defence minister, Rui Sarmento, said."
)
DELIVERY = "Brazil delivered 40 howitzers to Peru on 24 April 2024. Aleksei Sokolov praised Peru in Lima."
VISIT = "Alexey Sokolov praised Peru. The United Nations condemned Chile."


def report(name: str, published: str, publisher: str, text: str) -> Report:
    """A report with a headline of its own."""
    return Report(id=name, published=published, publisher=publisher, headline=f"On {name}", text=text)


REPORTS = (
    report("strike", "2024-03-04", "Fjord Courier", STRIKE.format(12)),
    report("copy", "2024-03-05", "Andes Post", STRIKE.format(14)),
    report("denial", "2024-03-06", "Harbour News Agency", DENIAL),
    report("treaty", "2024-04-02", "Harbour News Agency", TREATY),
    report("promise", "2024-04-10", "Andes Post", PROMISE),
    report("delivery", "2024-04-25", "Fjord Courier", DELIVERY),
    report("visit", "2024-04-26", "Andes Post", VISIT),
)
KINDS = ("events", "disputes", "agreements", "forecasts", "ties", "transfers")
