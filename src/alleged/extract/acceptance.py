"""How much a candidate of a word as a cue weighs: a sum of named terms, learned by counting."""

import json
from functools import cache
from importlib.resources import files

from alleged.extract.candidate import Candidate
from alleged.extract.cues import Cue
from alleged.extract.syntax import Syntax

_PRONOUNS = {"PRP", "PRP$", "WP", "WDT", "DT"}


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature, in log odds; `training/attribution.py` makes the file."""
    text = (files("alleged.data") / "cues" / "attribution_weights.json").read_text(encoding="utf-8")
    loaded: dict[str, float] = json.loads(text)
    return loaded


def is_hopeless(word: str) -> bool:
    """Say whether a word (`walk/VERB`) was seen often in training and never attributed."""
    return f"never={word}" in weights()


def log_odds(features: list[str], *, bias: bool = True) -> float:
    """Return the summed weight of the features; above 0 the candidate is more likely right."""
    table = weights()
    total = table.get("bias", 0.0) if bias else 0.0
    for feature in features:
        if feature in table:
            total += table[feature]
    return total


def shared_features(syntax: Syntax, head: int, in_quote: bool) -> list[str]:
    """Return what is true of the cue word itself, whatever its candidate."""
    tag = syntax.tag[head]
    out = [f"tag={tag}", f"dep={syntax.dep[head]}"]
    if in_quote:
        out.append("in quote")
    for k in syntax.kids[head]:
        if k < head:
            if syntax.dep[k] == "neg":
                out.append("negated")
            elif syntax.tag[k] == "MD":
                out.append("modal")
                out.append(f"modal={syntax.word[k]}")
            elif syntax.dep[k] == "aux":
                out.append(f"aux={syntax.word[k]}")
            elif syntax.dep[k] == "mark":
                out.append(f"mark={syntax.word[k]}")
    above = syntax.head[head]
    if above != head and syntax.dep[head] in ("xcomp", "ccomp", "relcl", "acl"):
        out.append(f"dep={syntax.dep[head]} of {syntax.lemma(above)}")
    return out


def main_features(syntax: Syntax, candidate: Candidate, cue: Cue) -> list[str]:
    """Return the features that decide most: the word, how the content hangs on it, who speaks."""
    frame = candidate.frame
    word = f"{syntax.lemma(candidate.head)}/{syntax.pos[candidate.head]}"
    speaker = _speaker(syntax, candidate)
    return [
        f"frame={frame}",
        f"lemma={word}",
        f"lemma={word} frame={frame}",
        f"speaker={speaker}",
        f"speaker={speaker} frame={frame}",
        f"speaker={speaker} lemma={word}",
        f"kind={cue.kind}",
        f"kind={cue.kind} frame={frame}",
        f"attitude={cue.attitude}",
        f"attitude={cue.attitude} frame={frame}",
    ]


def features(
    syntax: Syntax, candidate: Candidate, quoted: list[int], frames: set[str]
) -> list[str]:
    """Return the further features of one candidate, its content completed."""
    head, frame = candidate.head, candidate.frame
    first = candidate.content[0][0] if candidate.content else 0
    size = sum(b - a for a, b in candidate.content)
    size_class = (
        "0"
        if size == 0
        else "1"
        if size == 1
        else "2-3"
        if size < 4
        else ("4-7" if size < 8 else "8-15" if size < 16 else "16-40" if size < 41 else "41-")
    )
    opens = syntax.word[first] if size else ""
    said = candidate.content_head
    out = [
        f"size={size_class}",
        f"size={size_class} frame={frame}",
        f"content tag={syntax.tag[said]}",
        f"content tag={syntax.tag[said]} frame={frame}",
        f"content entity={syntax.entity[said]}",
    ]
    if ">" in frame and (between := syntax.head[said]) != head:
        noun = between if syntax.pos[between] != "ADP" else syntax.head[between]
        out.append(f"noun={syntax.lemma(noun)}")
        out.append(f"noun={syntax.lemma(noun)} frame={frame}")
    if opens in ("that", "whether", "if", "to", "how", "why", "what", "“", '"', "''", "``"):
        out.append(f"opens={opens}")
        out.append(f"opens={opens} frame={frame}")
    if any(quoted[a] >= 0 or quoted[b - 1] >= 0 for a, b in candidate.content if a < b):
        out.append("quotes")
        out.append(f"quotes frame={frame}")
    if candidate.source is not None:
        who = candidate.source_head if candidate.source_head is not None else candidate.source[0]
        word = syntax.word[who]
        if syntax.pos[who] != "PROPN":
            out.append(f"who={word}")
        out.append(f"who tag={syntax.tag[who]}")
        length = candidate.source[1] - candidate.source[0]
        out.append("who long" if length > 12 else "who short")
        if syntax.sentence[who] != syntax.sentence[head]:
            out.append("who elsewhere")
    if first > head and first - head > 8:
        out.append("far")
    if len(candidate.content) > 1:
        out.append("split")
    if size and syntax.sentence[first] != syntax.sentence[head]:
        out.append("content elsewhere")
    out.extend(f"{frame} beside {other}" for other in frames if other != frame)
    return out


def _speaker(syntax: Syntax, candidate: Candidate) -> str:
    who = candidate.source_head
    if candidate.source is None or who is None:
        return "none"
    if syntax.tag[who] in _PRONOUNS:
        return syntax.word[who]
    if syntax.entity[who]:
        return "person" if syntax.entity[who] == "PERSON" else "body"
    return (
        "proper" if syntax.pos[who] == "PROPN" else "plural" if syntax.tag[who] == "NNS" else "noun"
    )
