"""What an actor has to do with a deal: party, mediator, or neither, and which words say so.

The features name the ways in which texts tie an actor to a deal: the path through the syntax from
its name to the word that tells of the deal, the verb it governs, how often the deal's sentences
name it. Their weights are learned (training/deals.py).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from alleged.extract.acting_for import man_of
from alleged.extract.anchors import Anchor
from alleged.extract.arguments import arguments_of
from alleged.extract.hand_in import hand_in
from alleged.extract.hints import ranked
from alleged.extract.lemmas import lemma
from alleged.extract.reading import Reading, governing_verb
from alleged.extract.standing_between import acts_so, is_called_so
from alleged.model.actor import ActorKind, Mention

_LONGEST_PATH = 5
_WINDOW = 25
"""Sentences before and behind a deal's in which its parties are looked for."""

BETWEEN = ("tie: mediates", "tie: arranges", "tie: assists")
"""Ties of somebody who stands between the sides."""

CALLED = "called a mediator"
"""What a text says of somebody in so many words."""

_DEALS = {"deal_noun", "truce_noun", "swap_noun", "paper_noun"}
_MAKING = {"agree_verb", "make_verb", "swap_verb", "truce_verb"}
_TIES: tuple[tuple[str, set[str], set[str]], ...] = (
    ("makes it", {"nsubj", "by"}, _MAKING),
    ("with whom", {"with", "alongside"}, _DEALS | _MAKING | {"talk", "protect", "trade", "ransom"}),
    ("between", {"between"}, _DEALS | {"talk", "swap_verb", "trade", "fight", "make_verb"}),
    ("its deal", {"poss", "compound", "nmod"}, _DEALS),
    ("mediates", {"nsubj", "by", "poss", "of", "compound", "appos", "npadvmod", "through", "via",
                  "amod", "nsubjpass", "from"}, {"broker"}),
    ("arranges", {"nsubj", "by", "through"}, {"arrange"}),
    ("assists", {"nsubj", "by", "of"}, {"assist"}),
    ("guarantees", {"nsubj", "by", "poss", "of", "as", "amod"}, {"guarantee"}),
    ("supervises", {"nsubj", "by", "poss", "of", "under"}, {"supervise"}),
    ("approves", {"nsubj", "by", "of", "poss"}, {"approve", "welcome"}),
    ("holds", {"nsubj", "by"}, {"hold"}),
    ("held", {"dobj", "nsubjpass"}, {"hold"}),
    ("frees", {"nsubj", "by"}, {"release"}),
    ("its captives", {"poss", "amod", "compound", "of", "nmod"}, {"captive"}),
    ("moves", {"nsubj", "nsubjpass"}, {"evacuate", "surrender"}),
    ("lets go", {"nsubj", "by"}, {"passage"}),
    ("shelters", {"nsubj", "by"}, {"protect"}),
    ("let go", {"dobj"}, {"passage", "evacuate", "release"}),
    ("trades", {"nsubj", "by", "from", "to"}, {"trade", "ransom"}),
    ("speaks", {"nsubj", "to"}, {"say", "announce"}),
    ("accuses", {"nsubj"}, {"accuse"}),
    ("accused", {"dobj", "nsubjpass"}, {"accuse", "alleged"}),
    ("denies", {"nsubj"}, {"deny"}),
    ("breaks", {"nsubj", "by", "of"}, {"broken"}),
    ("fights", {"nsubj", "by", "dobj", "against", "on", "with", "between"}, {"fight"}),
    ("opposes", {"nsubj"}, {"oppose"}),
)  # fmt: skip
"""Ties that texts put in many ways, each one name: relation to a word, families of that word."""
_MERGED = {"nmod": "compound", "nsubjpass": "nsubjpass", "appos": "appos"}


def role_features(
    reading: Reading,
    sentences: Sequence[int],
    anchors: Sequence[Anchor],
    earlier: frozenset[str] = frozenset(),
) -> dict[str, dict[str, float]]:
    """Return how the text ties each of its actors to one deal: features by name, by key.

    `earlier` holds the parties of the deals told before: texts seldom name them again. Outlets
    are left out: they tell of deals.
    """
    told = set(sentences)
    anchors_in: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        anchors_in.setdefault(anchor.sentence, []).append(anchor)
    by_key: dict[str, list[int]] = {}
    for number in range(max(0, min(told) - _WINDOW), max(told) + _WINDOW + 1):
        for n in reading.by_sentence[number] if number < len(reading.sentences) else ():
            by_key.setdefault(reading.mentions[n].key, []).append(n)
    crowd = _Crowd(reading, told)
    found = {}
    for key, places in by_key.items():
        if any(reading.mentions[n].kind is not ActorKind.OUTLET for n in places):
            features = _alone(reading, places, told, anchors_in)
            crowd.place(key, [reading.mentions[n] for n in places], features)
            if earlier:
                known = "party to a deal told before" if key in earlier else "new to the deals"
                features[known] = 1.0
            found[key] = features
    named: dict[str, int] = {}
    for anchor in anchors:
        told_here = arguments_of(reading, reading.doc[anchor.token])
        for key in told_here.all:
            named[key] = max(named.get(key, 0), min(len(told_here.all), 2))
    for key, features in found.items():
        others = len(set(named) - {key})
        features[f"named a side={named.get(key, 0)}, others={min(others, 2)}"] = 1.0
    _among_others(found)
    if reading.hints is not None and anchors:
        tokens = [anchor.token for anchor in anchors]
        for key, features in found.items():
            runs = [reading.runs[n] for n in by_key[key]]
            for role in ("party", "mediator"):
                odds = reading.hints.role(role, tokens, runs)
                if odds is not None:
                    features[f"model: {role}"] = odds
        ranked(found, "model: party")
    return found


def _alone(
    reading: Reading, places: Sequence[int], told: set[int], anchors: dict[int, list[Anchor]]
) -> dict[str, float]:
    """Return how the mentions of one actor are tied to the deal."""
    features: dict[str, float] = {}
    elsewhere: dict[str, float] = {}
    named_in: set[int] = set()
    nearest = 9
    for n in places:
        head = reading.doc[reading.heads[n]]
        number = reading.sentence_of.get(head.i)
        if number in told:
            named_in.add(number)
            mention = reading.mentions[n]
            features[f"form={'leader' if '@' in mention.key else mention.form}"] = 1.0
            _context(reading, head, features)
            for anchor in anchors.get(number, ()):
                _tie(reading, head, anchor, features)
        elif number is not None:
            _context(reading, head, elsewhere)
            nearest = min(nearest, *(abs(number - other) for other in told), 9)
    features.update({f"elsewhere {name}": 1.0 for name in elsewhere})
    if not named_in:
        features[f"sentences away={min(nearest, 3)}"] = 1.0
    features["share of its sentences"] = len(named_in) / max(1, len(told))
    features[f"sentences={min(len(named_in), 3)}"] = 1.0
    return features


_CLOSE = ("tie: makes it", "tie: with whom", "tie: between", "tie: its deal")
_LOOSE = ("tie: frees", "tie: shelters", "tie: holds", "tie: trades", "tie: lets go",
          "tie: moves", "tie: let go", "tie: its captives", "tie: held")  # fmt: skip


def _among_others(found: dict[str, dict[str, float]]) -> None:
    """Note how each actor is tied beside the others: where two are tied closely, a third is not."""
    ties = {
        key: "closely" if any(t in f for t in _CLOSE) else
        "loosely" if any(t in f for t in _LOOSE) else
        "elsewhere" if any(f"elsewhere {t}" in f for t in _CLOSE) else "not"
        for key, f in found.items()
    }  # fmt: skip
    close = sum(tie == "closely" for tie in ties.values())
    loose = sum(tie == "loosely" for tie in ties.values())
    for key, features in found.items():
        mine = ties[key]
        others = close - (mine == "closely")
        features[f"tied {mine}, others closely={min(others, 2)}"] = 1.0
        if not others:
            more = loose - (mine == "loosely")
            features[f"tied {mine}, others loosely={min(more, 2)}"] = 1.0


class _Crowd:
    """Who else the text speaks of: an actor is seen among the others."""

    def __init__(self, reading: Reading, told: set[int]) -> None:
        self.kinds = reading.keys_of_kind
        self.rank = reading.rank
        self.kinds_here: dict[ActorKind, set[str]] = {}
        self.order: dict[str, int] = {}
        for number in sorted(told):
            for n in reading.by_sentence[number]:
                mention = reading.mentions[n]
                self.kinds_here.setdefault(mention.kind, set()).add(mention.key)
                self.order.setdefault(mention.key, len(self.order))
        self.families: set[str] = set()
        for number in told:
            self.families |= reading.sentence_families[number]
        self.title = reading.document.title.casefold()

    def place(self, key: str, mentions: Sequence[Mention], features: dict[str, float]) -> None:
        """Add to an actor's features what it is and how it stands among the others."""
        kind = _kind(mentions)
        for name in [name for name in features if name.startswith("tie: ")]:
            features[f"{name}&{_SORT.get(kind, 'other')}"] = 1.0
        features[f"kind={kind}"] = 1.0
        features["listed" if mentions[0].actor else "unlisted"] = 1.0
        features["named" if any(m.form == "name" for m in mentions) else "only described"] = 1.0
        rank = self.rank.get(key, 9)
        features[f"rank by mentions={min(rank, 4)}"] = 1.0
        features[f"rank&{kind}={min(rank, 2)}"] = 1.0
        features[f"order={min(self.order.get(key, 5), 5)}"] = 1.0
        if any(m.form == "name" and m.text.casefold() in self.title for m in mentions):
            features["in title"] = 1.0
        features[f"of its kind={min(len(self.kinds[mentions[0].kind]), 4)}"] = 1.0
        here = self.kinds_here.get(mentions[0].kind, ())
        features[f"of its kind here={min(len(here), 4)}&{kind}"] = 1.0
        for family in _COLOURS & self.families:
            features[f"{family}&{kind}"] = 1.0


_COLOURS = {"broker", "swap_noun", "release", "ransom", "truce_noun", "evacuate", "trade"}


def _kind(mentions: Sequence[Mention]) -> str:
    """Return what an actor mostly is called; a leader's mentions count only if alone."""
    shown = [m for m in mentions if m.form != "pronoun"] or list(mentions)
    kinds = [m.kind.value for m in shown if m.kind is not ActorKind.PERSON]
    kinds = kinds or [m.kind.value for m in shown]
    return max(set(kinds), key=lambda k: (kinds.count(k), k))


def _context(reading: Reading, head: Token, features: dict[str, float]) -> None:
    """Add what stands around a name; many passages ask it of the same name."""
    known = reading.contexts.get(head.i)
    if known is None:
        known = reading.contexts[head.i] = {}
        _look_around(reading, head, known)
    features.update(known)


def _look_around(reading: Reading, head: Token, features: dict[str, float]) -> None:
    dep = head.dep_
    governor = head.head
    _ties(reading, head, features)
    man = man_of(head)
    if man is not None:
        his: dict[str, float] = {}
        _ties(reading, man, his)
        features.update({f"by its man, {name}": 1.0 for name in his if name in _BETWEEN})
    if dep == "conj":
        features["in a list"] = 1.0
        while dep == "conj":
            dep, governor = governor.dep_, governor.head
    if dep == "pobj":
        features[f"after {governor.lower_}"] = 1.0
        above = governor.head
        for family in reading.families_of(above):
            features[f"after {governor.lower_} of {family}"] = 1.0
        if governor.lower_ in {"by", "with", "between"} and above.pos_ in {"NOUN", "VERB"}:
            features[f"{governor.lower_} of {above.pos_}"] = 1.0
        return
    features[f"dep={dep}"] = 1.0
    if dep in {"poss", "compound", "amod", "nmod"}:
        for family in reading.families_of(governor):
            features[f"{dep} of {family}"] = 1.0
        if governor.ent_type_ == "PERSON":
            features["of a person"] = 1.0
        return
    verb = governor if governor.pos_ in {"VERB", "AUX"} else governing_verb(head)
    if verb is None:
        return
    families = reading.families_of(verb)
    for family in families:
        features[f"{dep} of {family}"] = 1.0
    if not families:
        features[f"{dep} of another verb"] = 1.0
    if dep == "nsubj":
        for child in verb.children:
            if child.dep_ == "xcomp":
                for family in reading.families_of(child):
                    features[f"nsubj of to {family}"] = 1.0


_BETWEEN = {"tie: mediates", "tie: arranges", "tie: assists", "tie: guarantees", "tie: supervises"}


def _ties(reading: Reading, head: Token, features: dict[str, float]) -> None:
    dep, governor = head.dep_, head.head
    while (
        dep in {"conj", "appos"} or (dep == "nmod" and _is_listed(head))
    ) and governor.head.i != governor.i:
        dep, governor = governor.dep_, governor.head
    if dep in {"pobj", "pcomp"}:
        dep, governor = governor.lower_, governor.head
    elif dep == "agent":
        dep = "by"
    met = set(reading.families_of(governor))
    called = is_called_so(reading, head)
    if called:
        features[CALLED] = 1.0
    if called or acts_so(reading, head) or hand_in(reading, head):
        features["tie: mediates"] = 1.0
    if dep == "nsubj":
        for child in governor.children:
            if child.dep_ in {"xcomp", "dobj", "conj", "attr"}:
                met |= reading.families_of(child) - {"captive", "fight"}
            elif child.dep_ == "prep" and child.lower_ == "as":
                for served in child.children:
                    met |= reading.families_of(served) & {"broker", "guarantee"}
    for name, relations, families in _TIES:
        if dep in relations and met & families:
            features[f"tie: {name}"] = 1.0
    if "tie: approves" in features and _consents(reading, governor):
        features["tie: consents"] = 1.0


def _consents(reading: Reading, word: Token) -> bool:
    """Say whether somebody approves, and does so; who "welcomes" a deal only comments on it, and
    who backs "groups supported by Orn" has approved of no deal.
    """
    if lemma(word) == "welcome" or any(child.dep_ == "neg" for child in word.children):
        return False
    if word.dep_ in {"acl", "relcl"} and not reading.families_of(word.head) & _DEALS:
        return False
    if any(child.dep_ == "dobj" and child.i in reading.mention_at for child in word.children):
        return False
    above = word.head if word.dep_ == "xcomp" else word
    return not reading.families_of(above) & {"refused", "deny"}


def _is_listed(head: Token) -> bool:
    """Say whether "and" follows: of "Varsk and Orn's guard" the parser hangs Varsk on the guard."""
    return any(child.dep_ == "cc" for child in head.children)


_SORT = {
    "state": "state", "government": "state", "military": "state", "coalition": "state",
    "agency": "state", "armed group": "armed", "political body": "armed", "person": "person",
}  # fmt: skip


def _tie(reading: Reading, head: Token, anchor: Anchor, features: dict[str, float]) -> None:
    pair = head.i, anchor.token
    if pair not in reading.paths:
        reading.paths[pair] = path_between(head, reading.doc[anchor.token])
    path = reading.paths[pair]
    if path is None:
        features["far from anchor"] = 1.0
        return
    features[f"path={path}"] = 1.0
    features[f"path={path}>{anchor.family}"] = 1.0
    features["near anchor"] = 1.0
    features["before anchor" if head.i < anchor.token else "behind anchor"] = 1.0


def path_between(head: Token, anchor: Token) -> str | None:
    """Return the way through the syntax from an actor's head word to an anchor, or None if long.

    `nsubj/dobj` reads: up as the subject of a verb, down to its object. Prepositions stand by
    their word, lists are skipped: "A and B" tie alike.
    """
    up = _steps(head)
    down = _steps(anchor)
    if not down and not up:
        return None
    above = {token: place for place, (token, _) in enumerate(down)}
    for place, (token, _) in enumerate(up):
        if token in above:
            left = [label for _, label in up[1 : place + 1] if label]
            right = [label for _, label in down[1 : above[token] + 1] if label]
            if len(left) + len(right) > _LONGEST_PATH:
                return None
            return "^".join(left) + "/" + "^".join(reversed(right))
    return None


def _steps(token: Token) -> list[tuple[Token, str]]:
    """Return the token and its ancestors, each with the label of the step that led to it."""
    steps = [(token, "")]
    while token.head.i != token.i and len(steps) < 10:
        label = token.dep_
        if label == "prep":
            label = token.lower_
        elif label in {"conj", "pobj"}:
            label = ""
        steps.append((token.head, _MERGED.get(label, label)))
        token = token.head
    return steps
