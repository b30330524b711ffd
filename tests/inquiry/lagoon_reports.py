"""Reports of an attack that is denied, of a promise that is kept, and of a treaty, from several outlets."""

from onrecord.vocabulary import Report

PROMISE = (
    "The Ghanaian transport minister, Akosua Boaten, said that Ghana will probably deliver 40 trucks to Togo by 20 May "
    "2024.\n\nGhana and Togo signed the Keta Transport Treaty on 2 May 2024. The treaty obliges Ghana to "
    "provide trucks to Togo if the lagoon floods. The treaty does not oblige Togo to open its ports."
)
ATTACK = (
    "Togo attacked Benin on 5 May 2024 and killed 12 people in Porto-Novo, Beninese police said on Monday.\n\n"
    "The port was closed for a day, and fishermen were told to stay at home until the weekend."
)
MORE = "Togo attacked Benin on 5 May 2024 and killed 15 people in Porto-Novo, Ghanaian officials said."
DENIAL = "Togo denied that it attacked Benin on 5 May 2024. Officials in Lomé said that the army was in its barracks."
KEPT = (
    "Ghana delivered 40 trucks to Togo on 17 May 2024, the Togolese transport ministry said. Benin is a close ally of "
    "Ghana."
)
BOATS = "Ghana gave three boats to Togo on 10 May 2024, fishermen said."
LAGOON = (
    Report(id="promise", published="2024-05-03", publisher="Accra Ledger", text=PROMISE),
    Report(id="attack", published="2024-05-06", publisher="Lagoon Post", text=ATTACK),
    Report(id="copied", published="2024-05-06", publisher="Coast Wire", text=ATTACK),
    Report(id="more", published="2024-05-07", publisher="Accra Ledger", text=MORE),
    Report(id="denial", published="2024-05-09", publisher="Coast Wire", text=DENIAL),
    Report(id="boats", published="2024-05-11", publisher="Lagoon Post", text=BOATS),
    Report(id="kept", published="2024-05-18", publisher="Lagoon Post", text=KEPT),
)
