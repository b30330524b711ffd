"""Nouns of violence, which say whose deed it is and not where anyone is from."""

from onrecord.reader.syntax.tree import word_set

EVENT_LIKE = word_set(
    "attack strike airstrike raid bombing shelling assault offensive ambush bombardment operation invasion "
    "crackdown fire shooting blast clash massacre shootout firefight gunfight stabbing crossfire skirmish ramming"
)
"""Nouns whose owner is who acts in "killed in an Israeli strike"."""
DEEDS = EVENT_LIKE | word_set("killing murder assassination execution slaying kidnapping abduction slaughter beheading")
"""Those, and nouns for what is done to people: whoever condemns one accuses those who did it, and not who suffered."""
ARMS = word_set("missile drone rocket bomb artillery mortar air airstrike gun")
"""Weapons that the parse may take for the head of "missile and drone strikes"."""
