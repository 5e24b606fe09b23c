"""Lemmas on demand: rules look at few words, so the pipeline does not lemmatise them all."""

from functools import lru_cache

from spacy.tokens import Token

_IRREGULAR_VERBS = {
    "said": "say",
    "says": "say",
    "told": "tell",
    "made": "make",
    "struck": "strike",
    "cut": "cut",
    "held": "hold",
    "kept": "keep",
    "let": "let",
    "paid": "pay",
    "sold": "sell",
    "bought": "buy",
    "gave": "give",
    "given": "give",
    "got": "get",
    "took": "take",
    "taken": "take",
    "left": "leave",
    "met": "meet",
    "broke": "break",
    "broken": "break",
    "fell": "fall",
    "fallen": "fall",
    "went": "go",
    "gone": "go",
    "came": "come",
    "saw": "see",
    "seen": "see",
    "knew": "know",
    "known": "know",
    "thought": "think",
    "spoke": "speak",
    "spoken": "speak",
    "wrote": "write",
    "written": "write",
    "found": "find",
    "put": "put",
    "set": "set",
    "brought": "bring",
    "sent": "send",
    "fought": "fight",
    "won": "win",
    "lost": "lose",
    "was": "be",
    "were": "be",
    "is": "be",
    "are": "be",
    "been": "be",
    "am": "be",
    "being": "be",
    "be": "be",
    "had": "have",
    "has": "have",
    "having": "have",
    "did": "do",
    "does": "do",
    "done": "do",
    "began": "begin",
    "begun": "begin",
    "swore": "swear",
    "sworn": "swear",
    "laid": "lay",
    "lain": "lie",
    "agreed": "agree",
    "freed": "free",
    "dealt": "deal",
    "led": "lead",
    "fled": "flee",
    "shot": "shoot",
    "felt": "feel",
    "meant": "mean",
    "heard": "hear",
    "showed": "show",
    "shown": "show",
    "drew": "draw",
    "drawn": "draw",
    "drove": "drive",
    "driven": "drive",
    "flew": "fly",
    "flown": "fly",
    "grew": "grow",
    "hid": "hide",
    "hidden": "hide",
    "rose": "rise",
    "shook": "shake",
    "stood": "stand",
    "understood": "understand",
    "undertook": "undertake",
    "undertaken": "undertake",
    "withdrew": "withdraw",
    "withdrawn": "withdraw",
    "bound": "bind",
    "sought": "seek",
    "caught": "catch",
    "built": "build",
    "lent": "lend",
    "read": "read",
    "ran": "run",
    "run": "run",
    "sat": "sit",
    "slain": "slay",
    "stuck": "stick",
    "taught": "teach",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "admitted": "admit",
    "permitted": "permit",
    "committed": "commit",
    "swapped": "swap",
    "stopped": "stop",
    "dropped": "drop",
    "planned": "plan",
    "referred": "refer",
    "occurred": "occur",
    "bused": "bus",
    "bussed": "bus",
}
_IRREGULAR_NOUNS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "bodies": "body",
    "sources": "source",
    "truces": "truce",
    "ceasefires": "ceasefire",
    "releases": "release",
    "exchanges": "exchange",
    "news": "news",
    "forces": "force",
    "armies": "army",
    "buses": "bus",
    "premises": "premise",
    "promises": "promise",
    "lives": "life",
    "wives": "wife",
}
_KEEP_E = ("at", "iz", "v", "c", "g", "s", "u", "l", "r", "z", "dg", "k", "p", "n", "m", "t", "d")


@lru_cache(maxsize=65536)
def verb_lemma(word: str) -> str:
    """Return the base form of a lower-case English verb form.

    >>> [verb_lemma(w) for w in ("denied", "brokered", "released", "swapping", "said", "pulls")]
    ['deny', 'broker', 'release', 'swap', 'say', 'pull']
    """
    if word in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _stem(word[: -len(ending)])
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_ENDS_IN_E = frozenset(
    """release free agree evacuate exchange negotiate mediate facilitate guarantee arrange conclude
    trade escort supervise oversee announce declare acknowledge accuse allege believe describe
    dispute refute refuse reprise give take make receive leave leave move observe serve approve
    include ensure ease cease use store dispute invite cite quote note state write continue decide
    promise propose provide pledge purchase resume reprieve ratify require force come arrive
    celebrate coordinate cooperate collude collaborate communicate stipulate violate terminate
    liberate repudiate relocate formalise formalize finalise finalize organise organize recognise
    recognize criticise criticize realise realize authorise authorize surmise advise disguise
    advance surface produce reduce introduce pronounce renounce denounce influence finance commence
    notice sacrifice practise practice charge urge merge emerge engage manage arrange change
    challenge judge hope tape escape shape cope type wipe strike like invoke revoke evoke provoke
    fire hire acquire inspire expire prepare declare compare share spare care ignore explore
    restore insure secure measure capture rescue issue argue value pursue sue continue rule schedule
    handle settle battle tackle struggle file style smile compile reconcile people disable enable
    imagine combine examine determine decline undermine define refine confine line join abandone
    complete delete compete dispute execute contribute distribute attribute substitute institute
    constitute prosecute persecute vote promote devote note quote date relate create operate
    translate violate indicate dedicate delegate deliberate demonstrate dictate donate dominate
    educate eliminate estimate evaluate exaggerate generate hesitate illustrate imitate initiate
    integrate investigate isolate locate mandate nominate obligate participate penetrate
    perpetrate predicate regulate reiterate repatriate replicate separate speculate stimulate
    tolerate validate vindicate wake bake rate hate waste paste taste decide divide provide
    collide persuade invade trade parade blockade degrade evade guide hide ride side reside
    preside outline dine assume consume presume resume presume name blame frame shame tame
    welcome overcome become receive perceive deceive conceive achieve believe relieve retrieve
    behave save wave have love prove improve move remove approve drive arrive survive derive
    revive solve involve resolve evolve dissolve preserve reserve deserve leave close lose choose
    impose oppose propose expose suppose compose dispose enclose disclose release lease cease
    increase decrease purchase phrase erase chase base license promise raise praise exercise
    advertise surprise supervise suppose pause cause accuse excuse abuse confuse fuse pledge
    lodge dodge budge nudge trudge bridge acknowledge hinge cringe range arrange exchange
    plunge lounge scrounge stage age wage engage rampage salvage ravage damage manage envisage
    oblige allege besiege enrage""".split()
)


def _stem(stem: str) -> str:
    if stem + "e" in _ENDS_IN_E:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    if len(stem) > 4 and stem.endswith("ll") and stem[-3] in "aeiou" and stem not in _LL:
        return stem[:-1]
    return stem


_LL = frozenset(
    {"kill", "call", "pull", "fill", "roll", "sell", "tell", "spell", "install", "recall"}
)


@lru_cache(maxsize=65536)
def noun_lemma(word: str) -> str:
    """Return the singular of a lower-case English noun.

    >>> [noun_lemma(w) for w in ("deals", "parties", "truces", "fighters", "hostages", "men")]
    ['deal', 'party', 'truce', 'fighter', 'hostage', 'man']
    """
    if word in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def lemma(token: Token) -> str:
    """Return the lower-case base form of a token by its part of speech."""
    word = token.lower_
    pos = token.pos_
    if pos in ("VERB", "AUX"):
        return verb_lemma(word)
    if pos in ("NOUN", "PROPN"):
        return noun_lemma(word)
    return word
