"""Two small reports on one quarrel, as several outlets would tell of it."""

from onrecord.vocabulary import Report

TREATY = (
    "Peru and Brazil signed the Lima Defence Treaty on 2 March 2024. The treaty does not oblige Brazil to send troops "
    "if Peru is attacked. The treaty obliges Brazil to provide ammunition to Peru if it is attacked.\n\n"
    "Chile attacked Peru on 1 February 2024, officials in Lima said. Brazil condemned Chile on 10 February 2024. "
    "Bolivia is a close ally of Peru."
)
THREAT = (
    "Chile threatened to attack Peru. If Chile attacks Peru, Brazil will send ammunition to Lima, the Brazilian "
    "defence minister, Rui Sarmento, said.\n\nThe analyst Ines Quiroga, of the Andean Institute, does not expect "
    "Brazil to give Peru any military support. Chile attacked Peru again on 1 April 2024. Peru and Chile held talks "
    "on 3 April 2024."
)
AGAIN = "Chile attacked Peru on 1 February 2024, witnesses told the Andes Post."
REPORTS = (
    Report(id="one", published="2024-03-04", publisher="Fjord Courier", text=TREATY),
    Report(id="two", published="2024-04-04", publisher="Andes Post", text=THREAT),
    Report(id="three", published="2024-02-02", publisher="Andes Post", text=AGAIN),
)
PAST = Report(
    id="past",
    published="2024-04-05",
    publisher="Harbour News Agency",
    text=(
        "Chile attacked Peru in Arequipa on 3 May 1991. Peruvian rebels attacked Chilean soldiers in Tacna on 4 April "
        "2024. Peru condemned Chile in the valley of Quellomarca on 4 April 2024."
    ),
)
"""What happened long ago, and where."""
