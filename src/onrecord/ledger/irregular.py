"""Forms of English words that no stemmer brings together, by the form that stands for all."""

_GROUPS = """
beat beaten|become became|begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown
|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|deal dealt
|do did done does|dig dug|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt
|fight fought|find found|flee fled|fly flew flown|forbid forbade forbidden|freeze froze frozen|get got gotten
|give gave given|go went gone goes|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hold held
|keep kept|know knew known|lay laid|lead led|leave left|lend lent|light lit|lose lost|make made|mean meant|meet met
|overcome overcame|overthrow overthrew overthrown|pay paid|ride rode ridden|rise rose risen|run ran|say said
|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shoot shot|show shown|shrink shrank shrunk
|sing sang sung|sink sank sunk|sit sat|slay slew slain|slide slid|speak spoke spoken|spend spent|spring sprang sprung
|stand stood|steal stole stolen|stick stuck|strike struck stricken|swear swore sworn|sweep swept|swim swam swum
|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone
|undertake undertook undertaken|win won|withdraw withdrew withdrawn|withhold withheld|write wrote written
|be am is are was were been being|die dies died dying dead death deaths
"""

IRREGULAR: dict[str, str] = {
    form: first for first, *forms in (group.split() for group in _GROUPS.split("|")) for form in forms
}
"""The base form by every other form: "struck" gives "strike"."""
