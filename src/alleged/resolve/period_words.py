"""The vocabulary of time: names, numbers, and the words that show which is meant."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def _counted(names: str, *, start: int) -> dict[str, int]:
    """Return words by their place in a list; words joined by a stroke share one."""
    return {
        name: number
        for number, group in enumerate(names.split(), start=start)
        for name in group.split("/")
    }


MONTHS = _counted(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
    "september/sept/sep october/oct november/nov december/dec",
    start=1,
)
FULL_MONTHS = frozenset(m for m in MONTHS if len(m) > 4) | words("may june july")
WEEKDAYS = _counted(
    "monday/mon tuesday/tues/tue wednesday/wed thursday/thurs/thur/thu friday/fri saturday/sat "
    "sunday/sun",
    start=0,
)
FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
NUMBERS = _counted(
    "one/a/an two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty",
    start=1,
) | {"thirty": 30, "forty": 40, "a couple of": 2, "a dozen": 12}
ORDINALS = _counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    start=1,
) | {"thirtieth": 30}
VAGUE_NUMBERS = {"a few": (2, 5), "few": (2, 5), "several": (3, 9), "a number of": (3, 9)}
"""How few and how many an inexact number may mean."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each, as north of the tropics; a text from the far south is read wrongly."""

HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
    "new year": (1, 1),
    "nowruz": (3, 21),
}
MOVING_HOLIDAYS = frozenset(("easter", "easter sunday", "good friday"))
LUNAR_HOLIDAYS = {"ramadan": (9, 1, 30), "eid al-fitr": (10, 1, 3), "eid al-adha": (12, 10, 4)}
"""Month and day of the Islamic calendar on which each begins, and its days."""

PARTS = {
    "first half": "first half",
    "second half": "second half",
    **dict.fromkeys(words("early start beginning earlier outset"), "early"),
    **dict.fromkeys(words("mid middle midway"), "mid"),
    **dict.fromkeys(words("late end close later"), "late"),
}

AMBIGUOUS = words("may march august")
"""Months that are ordinary words too: they need a capital, and a word before them."""

BEFORE_ANCHOR = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | frozenset(NUMBERS)
    | frozenset(ORDINALS)
    | frozenset(PARTS)
    | words(
        "from between the of in on to and or until and till through up half last next this past "
        "previous following preceding coming current recent these that same very few several "
        "couple number some about around roughly nearly almost more than over less at least just "
        "only barely little st nd rd th week month year day before after for new good morning "
        "afternoon evening night"
    )
)
"""Words that a phrase may hold before its anchor."""

NOT_A_WEEKDAY = words("every each black bloody good palm ash holy super cyber")
NOT_AFTER_WEEKDAY = words(
    "times telegraph mirror express mail herald tribune newspaper newspapers paper papers sermon "
    "prayer prayers mosque school schools"
)
NOT_BEFORE_LAST = words("to will would can could may might must should did not cannot")
"""Words after which "last three days" is the verb."""

NOT_A_YEAR = words(
    "resolution no number route flight article unit page room some nearly almost than at "
    "approximately roughly law order decree section highway mm"
)
"""Words before four digits that make them something else than a year."""

NOT_AFTER_YEAR = words(
    "percent per km kilometres kilometers metres meters miles hours gmt utc local dollars euros "
    "tonnes tons barrels kg soldiers people fighters men"
)
YEAR_PREPOSITIONS = words("in since during the mid early late until till by")
MONTH_PREPOSITIONS = words(
    "in since by until till of from during before after through to mid early late the a an"
)

FUTURE_AUXILIARIES = words("will shall 'll ’ll wo")
OPEN_AUXILIARIES = words("would could can may might must should")
"""Verbs of what may be ahead of the speaker, and yet behind the reader."""

FUTURE_HEADS = words(
    "due set scheduled expected planned likely unlikely going hope hopes plan plans intend intends "
    "expect expects is are"
)
TOWARDS = words("until till by before from to")
"""Words before a date that lies as often ahead as behind."""
