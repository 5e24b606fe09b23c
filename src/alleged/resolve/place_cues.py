"""Words that speak for or against a place name beside them."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of named entities that are places."""

LOCATIVE = frozenset(
    {
        *("in", "at", "near", "outside", "inside", "throughout", "across", "around", "within"),
        *("toward", "towards", "via", "above", "between", "along", "beyond", "amid", "onto"),
    }
)
"""Prepositions that mostly stand before places."""

MOTION = frozenset(
    {
        *("from", "to", "into", "of", "for", "through", "over", "off", "by", "on", "with"),
    }
)
"""Prepositions that often stand before places, and before much else."""

DIRECTIONS = frozenset(
    {
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western"),
        *("central", "northeast", "northwest", "southeast", "southwest", "northeastern"),
        *("northwestern", "southeastern", "southwestern", "upper", "lower", "downtown"),
        *("greater", "rural", "mid", "north-east", "north-west", "south-east", "south-west"),
        *("midtown", "metro", "suburban", "northward", "southward", "eastward", "westward", "n."),
        *("s.", "e.", "w.", "inner", "outer"),
    }
)

SETTLEMENTS = frozenset(
    {
        *("town", "towns", "city", "cities", "village", "villages", "hamlet", "suburb"),
        *("suburbs", "capital", "port", "settlement", "neighbourhood", "neighborhood", "camp"),
        *("camps", "island", "islands", "municipality", "outskirts", "coast", "enclave"),
        *("borough", "community", "countryside", "area", "areas", "region", "regions"),
        *("district", "districts", "province", "provinces", "state", "states", "county"),
        *("counties", "governorate", "governorates", "republic", "oblast", "prefecture"),
        *("department", "valley", "peninsula", "territory", "parish", "township", "resort"),
        *("locality", "subdistrict", "sub-district", "place", "places"),
    }
)
"""Nouns for places: "the town of X", "X province"."""

PROVINCES = frozenset(
    {
        *("province", "provinces", "state", "governorate", "oblast", "region", "prefecture"),
        *("krai", "department", "emirate", "canton"),
    }
)
DISTRICTS = frozenset(
    {
        *("county", "parish", "district", "borough", "township", "twp", "co", "shire"),
        *("subdistrict", "sub-district", "counties", "districts", "rayon", "raion"),
        *("municipality", "lga"),
    }
)
TOWNS = frozenset(
    {
        *("city", "town", "village", "suburb", "hamlet", "borough"),
    }
)

NAMED_PLACES = frozenset(
    {
        *("county", "parish", "province", "district", "state", "governorate", "oblast"),
        *("township", "region", "island", "islands", "river", "valley", "lake", "mountains"),
        *("mountain", "hills", "city", "twp", "bay", "peninsula", "desert", "coast", "beach"),
        *("springs", "falls", "creek", "heights", "village", "town", "sea", "strait", "canyon"),
        *("forest", "plateau", "delta", "borough", "prefecture", "territory", "harbor"),
        *("harbour", "canal", "reservoir", "gulf", "park", "airport", "base", "camp", "sound"),
        *("basin", "ocean", "isles", "archipelago"),
    }
)
"""Last words of longer place names: "Kemra Province", "Lake" and "River" among them."""

WATERS = frozenset(
    {
        *("lake", "mount", "mt", "cape", "gulf", "river", "bay", "port", "isle", "strait"),
    }
)
"""First words of place names: "Lake Dorun"."""

ROADS = frozenset(
    {
        *("street", "st", "road", "rd", "avenue", "ave", "drive", "dr", "lane", "ln"),
        *("boulevard", "blvd", "highway", "hwy", "route", "court", "ct", "place", "pike", "way"),
        *("parkway", "trail", "interstate", "circle", "terrace", "square", "bridge", "streets"),
        *("expressway", "freeway", "turnpike", "roads", "crescent", "close", "bypass"),
    }
)

BODIES = frozenset(
    {
        *("university", "college", "school", "schools", "hospital", "police", "department"),
        *("office", "council", "court", "church", "club", "association", "society", "company"),
        *("inc", "corp", "bank", "group", "union", "party", "institute", "foundation", "center"),
        *("centre", "museum", "library", "authority", "agency", "committee", "commission"),
        *("board", "team", "league", "times", "post", "news", "herald", "tribune", "gazette"),
        *("journal", "star", "press", "daily", "ministry", "army", "navy", "brigade"),
        *("battalion", "front", "movement", "bureau", "service", "services", "academy", "high"),
        *("elementary", "middle", "fire", "sheriff", "chamber", "medical", "hotel", "theatre"),
        *("theater", "conference", "treaty", "agreement", "accord", "accords", "festival", "cup"),
        *("games", "open", "series", "market", "stadium", "arena", "prison", "jail", "regional"),
        *("national", "international", "public", "health", "community", "memorial", "historical"),
        *("water", "power", "electric", "energy", "oil", "gas", "airlines", "radio"),
        *("television", "tv", "fm", "week", "day", "house", "hall", "building", "tower", "fund"),
        *("project", "program", "programme", "initiative", "unit", "division", "corps", "guard"),
        *("patrol", "force", "forces", "legislature", "senate", "parliament", "assembly"),
        *("supreme", "republicans", "democrats", "democratic", "republican", "united", "state"),
        *("city", "county"),
    }
)
"""Words of names of bodies that begin with a place: "Kemra Police Department"."""

OFFICES = frozenset(
    {
        *("mayor", "gov", "governor", "sen", "senator", "rep", "president", "police", "sheriff"),
        *("judge", "councilman", "councilwoman", "councillor", "commissioner", "superintendent"),
        *("deputy", "minister", "chief", "attorney", "representative", "officials", "resident"),
        *("residents", "native", "man", "woman", "men", "women", "authorities", "firefighters"),
        *("voters", "couple", "teenager", "student", "students", "teacher", "lawmakers"),
        *("leaders", "court", "courts", "family", "families", "home", "homes", "hospital"),
        *("area", "based", "metropolitan", "store", "school", "schools", "businessman", "lawyer"),
        *("journalist", "airport", "prison", "jail", "government", "officers", "detectives"),
        *("troops", "teen", "girl", "boy", "mother", "father"),
    }
)
"""Words that follow the place somebody or something is of: "a Kemra man"."""

TITLES = frozenset(
    {
        *("mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "president", "gen", "general"),
        *("col", "colonel", "sgt", "capt", "captain", "lt", "maj", "rev", "sen", "senator"),
        *("rep", "gov", "governor", "judge", "prof", "professor", "sheikh", "prime", "minister"),
        *("king", "queen", "prince", "princess", "pope", "saint", "father", "sister", "brother"),
        *("mayor", "coach", "officer", "deputy", "detective", "ayatollah", "imam", "chairman"),
        *("secretary", "chancellor"),
    }
)
"""Words before a person's name."""

SPEECH = frozenset(
    {
        *("said", "says", "told", "added", "asked", "explained", "stated", "argued", "recalled"),
        *("wrote", "noted", "testified", "thinks", "believes", "hopes", "joked", "smiled", "who"),
        *("whose",),
    }
)

NOT_PLACES = frozenset(
    {
        *("interior", "justice", "defence", "defense", "finance", "law", "church", "congress"),
        *("senate", "parliament", "centre", "center", "republic", "kingdom", "federation"),
        *("liberation", "freedom", "unity", "victory", "peace", "hope", "islam", "english"),
        *("police", "army", "navy", "guard", "union", "party", "front", "council", "assembly"),
        *("government", "opposition", "coalition", "alliance", "resistance", "commission"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january"),
        *("february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "ramadan", "christmas", "easter", "time", "times", "post"),
        *("hamas", "fatah", "hezbollah", "taliban", "red cross", "red crescent", "christian"),
        *("muslim", "sunni", "shia", "shiite", "druze", "jew", "god", "state", "county", "city"),
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
    }
)
"""Names that some hamlet bears, and that hardly ever mean it."""
