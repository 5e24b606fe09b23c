"""The words for one aspect of a deal that is denied while the deal stands."""

from alleged.model.claim import Aspect

DENIED = {
    Aspect.MONEY: "that money was given",
    Aspect.GOODS: "that goods were given",
    Aspect.ARMS: "that arms were given",
    Aspect.PEOPLE: "that prisoners were given",
    Aspect.LEAVING: "that anybody was to leave",
    Aspect.PLACE: "that a place belongs to it",
    Aspect.NUMBER: "a number",
    Aspect.MEDIATION: "that somebody mediated or pressed for it",
    Aspect.PART: "that it, or another, had a part in it",
    Aspect.KNOWLEDGE: "that it knew of it",
    Aspect.BREACH: "that it was broken",
    Aspect.CRITICISM: "what critics make of it",
}
"""What is denied, after "denies" or "it is"."""
