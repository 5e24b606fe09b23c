"""A state and its army: when they are one party to a deal, and which of them is named for it."""

from collections.abc import Mapping, Sequence

from alleged.model.actor import ActorKind


def on_one_side(
    key: str, other: str, kinds: Mapping[str, set[ActorKind]], names: Mapping[str, str]
) -> bool:
    """Whether they are a state and its army: then the likelier one speaks for both.

    Names that begin alike say so, too: "Ornish government", "Ornish army".
    """
    if key.removesuffix("-army") == other.removesuffix("-army"):
        return True
    one, two = sorted(((names.get(k) or "-").split()[0] for k in (key, other)), key=len)
    pair = kinds[key] | kinds[other]
    ruled = pair & {ActorKind.STATE, ActorKind.GOVERNMENT} and ActorKind.MILITARY in pair
    return bool(ruled) and one[:1].isupper() and two.startswith(one) and len(two) - len(one) <= 2


def states_for_armies(
    chosen: Sequence[str], kinds: Mapping[str, set[ActorKind]], known: set[str]
) -> list[str]:
    """Put the state for its army where the other side is a state too, and the text names both.

    In a war at home the army is a side of its own.
    """
    states = {key for key in chosen if kinds[key] & {ActorKind.STATE, ActorKind.GOVERNMENT}}
    found = (
        state if (state := key.removesuffix("-army")) in known and states - {state} else key
        for key in chosen
    )
    return list(dict.fromkeys(found))
