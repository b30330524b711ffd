"""Words around place names, by which places are told from people, bodies and plain words."""

LOCATIVE = frozenset(("in", "at", "near", "from", "to", "outside", "around", "across", "into", "through", "toward"))
LOCATIVE |= {"towards", "over", "inside", "within", "throughout", "off", "along", "beyond", "between", "above", "via"}
JOINERS = frozenset(("of", "the", "and", "de", "del", "la", "el", "al", "-", "'", "’", "'s", "upon", "on", "ez", "."))
COMPASS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"))
COMPASS |= {"northeastern", "northwestern", "southeastern", "southwestern", "nearby", "in", "upstate", "rural"}
SETTLEMENTS = frozenset(("city", "town", "village", "port", "capital", "province", "region", "district", "suburb"))
SUFFIXES = frozenset(("County", "Parish", "Township", "Province", "Oblast", "District", "Island", "Islands"))
PUBLIC = frozenset(
    (
        "Police",
        "County",
        "City",
        "Town",
        "School",
        "Schools",
        "High",
        "Elementary",
        "Middle",
        "Fire",
        "Sheriff",
        "Court",
    )
) | {
    *("Hospital", "Airport", "International", "Regional", "Municipal", "Superior", "District", "Community", "Public"),
    *("Senior", "Chamber", "Commission", "Council", "Department", "Board", "Planning", "National", "State", "General"),
    *("Township", "Village", "Area", "Central", "Park", "Library", "Mayor", "Governor", "Circuit", "Health", "Medical"),
    *("Historical", "Independent", "Republican", "Democratic", "Democrats", "Republicans", "Legislature", "House"),
    *("Senate", "Supreme", "Attorney", "Army", "Air", "Naval", "Border", "Post", "Road", "Street", "Avenue", "River"),
    *(
        "Lake",
        "Civic",
        "Convention",
        "Theatre",
        "Theater",
        "Museum",
        "Market",
        "Prison",
        "Jail",
        "Courthouse",
        "Office",
    ),
    *("Coroner", "Arts", "Government", "Downtown", "Metropolitan", "Metro", "Port", "Harbor", "Harbour", "Stadium"),
    *("Governorate", "Oblast", "Province", "Refinery", "Military", "Base", "Barracks", "Prefecture", "Parish"),
}
"""What follows a place's name in the name of a public body or site that stands there: "Norfolk Police Department"."""
COMMON = frozenset(
    ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
) | {
    *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter"),
    *("Street", "Center", "Centre", "Police", "College", "Metro", "Trail", "District", "Central", "West", "East"),
    *("North", "South", "Airport", "Man", "County", "Republic", "Reserve", "Highway", "City", "Town", "Park", "Mary"),
    *("George", "Patrick", "King", "Grand", "Santa Claus", "Woodlands", "City Park", "City Hall", "Union", "Mission"),
    *("Reading", "Post", "University", "School", "Church", "Road", "Avenue", "Bank", "Valley", "Lake", "River", "Hill"),
    *(
        "Bell",
        "Smith",
        "Jones",
        "Taylor",
        "Island",
        "Beach",
        "Bridge",
        "Station",
        "Hospital",
        "Court",
        "Young",
        "Price",
    ),
    *("Major", "General", "Mayor", "Warden", "President", "Governor", "Democrat", "Independence", "Liberty", "Best"),
    *(
        "Media",
        "Nice",
        "White House",
        "Earth",
        "Supreme",
        "Gran",
        "Olympic",
        "Superior",
        "Emerald",
        "Most",
        "Split",
        "Same",
        "Of",
        "As",
        "Green",
        "Brown",
        "White",
        "Black",
        "Long",
        "Same",
        "Bar",
    ),
}
"""Words that are small towns' names, too, but hardly ever mean them."""
LANDFORMS = frozenset(
    ("River", "Lake", "Bay", "Creek", "Mountain", "Mountains", "Valley", "Canal", "Strait", "Sea", "Gulf", "Peninsula")
) | {
    *("Island", "Islands", "Bridge", "Airport", "Canyon", "Desert", "Forest", "Harbor", "Harbour", "Pass", "Reservoir"),
    *(
        "Street",
        "Road",
        "Avenue",
        "Drive",
        "Boulevard",
        "Lane",
        "Square",
        "Highway",
        "Plateau",
        "Basin",
        "Reef",
        "Shoal",
    ),
}
"""The last word of landforms, roads and sites, which are places whether or not the gazetteer knows them."""
PLURALS = {
    "counties": "County",
    "oblasts": "Oblast",
    "provinces": "Province",
    "regions": "region",
    "governorates": "Governorate",
    "districts": "District",
}
"""Nouns that end a list of places, and what each member is: "Harper and Kingman counties"."""
