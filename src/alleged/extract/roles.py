"""What an actor has to do with a deal: party, mediator, or neither, and which words say so.

The features name the ways in which texts tie an actor to a deal: the path through the syntax from
its name to the word that tells of the deal, the verb it governs, how often the deal's sentences
name it. Their weights are learned (training/deals.py).
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from alleged.extract.anchors import Anchor
from alleged.extract.reading import Reading, governing_verb
from alleged.model.actor import ActorKind, Mention

_LONGEST_PATH = 5
_DEALS = {"deal_noun", "truce_noun", "swap_noun", "paper_noun"}
_MAKING = {"agree_verb", "make_verb", "swap_verb", "truce_verb"}
_TIES: tuple[tuple[str, set[str], set[str]], ...] = (
    ("makes it", {"nsubj", "by"}, _MAKING),
    ("with whom", {"with", "alongside"}, _DEALS | _MAKING | {"talk", "protect", "trade", "ransom"}),
    ("between", {"between"}, _DEALS | {"talk", "swap_verb", "trade", "fight", "make_verb"}),
    ("its deal", {"poss", "compound", "nmod"}, _DEALS),
    ("mediates", {"nsubj", "by", "poss", "of", "compound", "appos", "npadvmod", "through", "via",
                  "amod", "nsubjpass", "from"}, {"broker"}),
    ("guarantees", {"nsubj", "by", "poss", "of", "as"}, {"guarantee"}),
    ("approves", {"nsubj", "by", "of", "poss"}, {"approve", "welcome"}),
    ("holds", {"nsubj", "by"}, {"hold"}),
    ("held", {"dobj", "nsubjpass"}, {"hold"}),
    ("frees", {"nsubj", "by"}, {"release"}),
    ("its captives", {"poss", "amod", "compound", "of", "nmod"}, {"captive"}),
    ("moves", {"nsubj", "nsubjpass"}, {"evacuate", "surrender"}),
    ("lets go", {"nsubj", "by"}, {"passage"}),
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
    key: str,
    sentences: Sequence[int],
    anchors: Sequence[Anchor],
    earlier: frozenset[str] = frozenset(),
) -> dict[str, float]:
    """Return how the text ties one actor to one deal, by name.

    `earlier` holds the parties of the deals told before: texts seldom name them again.
    """
    features: dict[str, float] = {}
    if earlier:
        features["party to a deal told before" if key in earlier else "new to the deals"] = 1.0
    told = set(sentences)
    here = [n for number in sentences for n in reading.by_sentence[number]]
    mine = [n for n in here if reading.mentions[n].key == key]
    everywhere = [m for m in reading.mentions if m.key == key]
    anchors_in: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        anchors_in.setdefault(anchor.sentence, []).append(anchor)
    for n in mine:
        head = reading.doc[reading.heads[n]]
        form = reading.mentions[n].form
        features[f"form={form}"] = 1.0
        _context(reading, head, features)
        for anchor in anchors_in.get(reading.sentence_of[head.i], ()):
            _tie(reading, head, anchor, features)
    elsewhere: dict[str, float] = {}
    nearest = 9
    for n, mention in enumerate(reading.mentions):
        number = reading.sentence_of.get(reading.heads[n])
        if mention.key == key and number is not None and number not in told:
            _context(reading, reading.doc[reading.heads[n]], elsewhere)
            nearest = min(nearest, *(abs(number - other) for other in told), 9)
    features.update({f"elsewhere {name}": 1.0 for name in elsewhere})
    if not mine:
        features[f"sentences away={min(nearest, 3)}"] = 1.0
    _presence(reading, key, told, mine, everywhere, features)
    return features


def _presence(
    reading: Reading,
    key: str,
    told: set[int],
    mine: Sequence[int],
    everywhere: Sequence[Mention],
    features: dict[str, float],
) -> None:
    kind = _kind(everywhere)
    for name in [name for name in features if name.startswith("tie: ")]:
        features[f"{name}&{_SORT.get(kind, 'other')}"] = 1.0
    features[f"kind={kind}"] = 1.0
    features["listed" if everywhere[0].actor else "unlisted"] = 1.0
    features["named" if any(m.form == "name" for m in everywhere) else "only described"] = 1.0
    named_in = {reading.sentence_of[reading.heads[n]] for n in mine}
    features["share of its sentences"] = len(named_in) / max(1, len(told))
    features[f"sentences={min(len(named_in), 3)}"] = 1.0
    counts: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.kind is not ActorKind.OUTLET:
            counts[mention.key] = counts.get(mention.key, 0) + 1
    rank = sorted(counts.values(), reverse=True).index(counts[key]) if key in counts else 9
    features[f"rank by mentions={min(rank, 4)}"] = 1.0
    features[f"rank&{kind}={min(rank, 2)}"] = 1.0
    order: list[str] = []
    for n in sorted(n for number in told for n in reading.by_sentence[number]):
        if reading.mentions[n].key not in order:
            order.append(reading.mentions[n].key)
    features[f"order={min(order.index(key), 4) if key in order else 5}"] = 1.0
    if any(word in reading.document.title.casefold() for word in _title_words(everywhere)):
        features["in title"] = 1.0
    alike = {m.key for m in reading.mentions if m.kind is everywhere[0].kind}
    features[f"of its kind={min(len(alike), 4)}"] = 1.0
    alike_here = {
        reading.mentions[n].key
        for number in told
        for n in reading.by_sentence[number]
        if reading.mentions[n].kind is everywhere[0].kind
    }
    features[f"of its kind here={min(len(alike_here), 4)}&{kind}"] = 1.0
    families: set[str] = set()
    for number in told:
        families |= reading.sentence_families[number]
    for family in ("broker", "swap_noun", "release", "ransom", "truce_noun", "evacuate", "trade"):
        if family in families:
            features[f"{family}&{kind}"] = 1.0


def _title_words(mentions: Iterable[Mention]) -> set[str]:
    return {m.text.casefold() for m in mentions if m.form == "name"}


def _kind(mentions: Sequence[Mention]) -> str:
    kinds = [m.kind.value for m in mentions if m.form != "pronoun"] or [mentions[0].kind.value]
    return max(set(kinds), key=lambda k: (kinds.count(k), k))


def _context(reading: Reading, head: Token, features: dict[str, float]) -> None:
    dep = head.dep_
    governor = head.head
    _ties(reading, head, features)
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


def _ties(reading: Reading, head: Token, features: dict[str, float]) -> None:
    dep, governor = head.dep_, head.head
    while dep in {"conj", "appos"} and governor.head is not governor:
        dep, governor = governor.dep_, governor.head
    if dep in {"pobj", "pcomp"}:
        dep, governor = governor.lower_, governor.head
    elif dep == "agent":
        dep = "by"
    met = set(reading.families_of(governor))
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


_SORT = {
    "state": "state", "government": "state", "military": "state", "coalition": "state",
    "agency": "state", "armed group": "armed", "political body": "armed", "person": "person",
}  # fmt: skip


def _tie(reading: Reading, head: Token, anchor: Anchor, features: dict[str, float]) -> None:
    token = reading.doc[anchor.token]
    path = path_between(head, token)
    if path is None:
        features["far from anchor"] = 1.0
        return
    features[f"path={path}"] = 1.0
    features[f"path={path}>{anchor.family}"] = 1.0
    features["near anchor"] = 1.0
    features["before anchor" if head.i < token.i else "behind anchor"] = 1.0


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
    while token.head is not token and len(steps) < 10:
        label = token.dep_
        if label == "prep":
            label = token.lower_
        elif label in {"conj", "pobj"}:
            label = ""
        steps.append((token.head, _MERGED.get(label, label)))
        token = token.head
    return steps
