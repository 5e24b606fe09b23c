"""Words that tell how a speaker stands to what is said: of claims, of falsehood, of evasion."""

import re

CLAIM_NOUNS = {
    "claim", "allegation", "accusation", "charge", "report", "rumour", "rumor", "suggestion",
    "assertion", "statement", "story", "notion", "idea", "version", "account", "finding", "talk",
    "speculation", "criticism", "insinuation", "news", "narrative", "theory", "argument",
    "accusations", "revelation", "characterization", "characterisation", "assessment", "remark",
    "comment", "article", "document", "footage", "video", "evidence", "testimony", "figure",
    "suspicion", "implication", "contention", "interpretation", "it", "this", "that", "which",
    "them", "claims", "publication", "leak", "recording", "conclusion", "reporting", "hint",
}  # fmt: skip
FALSE = re.compile(
    r"\b(false|untrue|lies?|baseless|unfounded|groundless|fabricat\w+|invent(?:ed|ion)s?|fake"
    r"|fictions?|fictitious|slander\w*|libel\w*|smears?|propaganda|nonsense|rubbish|absurd"
    r"|ridiculous|ludicrous|misinformation|disinformation|incorrect|inaccurate|wrong|hoax|myth"
    r"|without (?:any )?(?:foundation|basis|merit|truth|substance)|no (?:truth|basis|foundation)"
    r"|mischievous|misleading|defamat\w+|distort\w+|exaggerat\w+|concoct\w+|trumped[- ]up"
    r"|made[- ]up|fantas(?:y|ies)|fables?|bogus|phone?y|hogwash|forger(?:y|ies)|calumn\w+)\b"
)
OPINION = re.compile(r"\b(wrong|absurd|ridiculous|ludicrous|mischievous|misleading)\b")
"""Words that deny a claim, and only find fault with whatever else is called so."""

UNSURE = re.compile(
    r"\b(unclear|unknown|uncertain|unconfirmed|unproven|unverified|doubtful"
    r"|not (?:yet |entirely |immediately |fully |quite |at all )*"
    r"(?:been |made )*(?:clear|known|certain|confirmed|sure|verified|proven|established)"
    r"|not (?:yet )?possible to (?:verify|confirm|say|establish)"
    r"|(?:cannot|can't|couldn't|not|never|could no) (?:yet |so far )?(?:be |been )?"
    r"(?:independently |officially |immediately )?"
    r"(?:verified|confirmed|established|substantiated|ascertained)"
    r"|no (?:\w+ )?confirmation|remains to be seen|open to (?:doubt|question)|in doubt)\b"
)
NO_WORDS = {"no", "none", "nothing", "nobody", "neither", "nor", "never", "nowhere"}
REFUSAL_NEEDED = {
    "discuss", "give", "answer", "tell", "name", "mention", "release", "acknowledge", "admit",
}  # fmt: skip
"""Not doing these evades only where it is a refusal: "would not discuss", "declined to give"."""
NEGATED_EVASION = {
    "say", "confirm", "disclose", "reveal", "explain", "comment", "specify", "elaborate", "verify",
    "discuss", "give", "clarify", "tell", "answer", "know", "identify", "name", "detail",
    "release", "corroborate", "state", "establish", "mention", "admit", "acknowledge", "indicate",
    "prove",
}  # fmt: skip
POSITION_VERBS = {
    "want", "support", "accept", "recognise", "recognize", "like", "agree", "need", "matter",
    "care", "believe", "think", "hope", "trust", "tolerate", "understand", "expect", "intend",
    "plan", "obey", "approve", "deserve", "help", "solve", "bode", "seem", "appear", "mean", "mind",
    "fear", "suffice", "bind", "forget", "yield", "let", "regret", "apologise", "apologize", "hide",
    "hesitate", "worry", "blame", "envy", "rush",
}  # fmt: skip
KEPT = {"know", "comment", "elaborate", "disclose", "reveal"}
"""What somebody who does not do it leaves open."""

NAMING = {"call", "describe", "brand", "label", "term", "characterise", "characterize"}
TOO_GOOD = re.compile(r"\b(?:hard|difficult|impossible|too \w+) to (?:believe|be true)\b")
CONFIRMING = {"confirm", "verify", "corroborate", "substantiate"}
CONCEDING = {
    "admit", "concede", "acknowledge", "confess", "complain", "lament", "regret", "recall", "warn",
    "accuse", "predict", "forecast", "expect", "fear", "worry", "estimate", "show", "demonstrate",
}  # fmt: skip
"""Cues of one who tells that something is not so without anybody having said it is."""

SELF = {"he", "she", "it", "they", "we", "i"}
FUTURE = {"will", "would", "wo", "'ll", "shall", "should", "must", "can", "may", "might", "ca"}
SCEPTICAL = {"sceptical", "skeptical", "doubtful", "unconvinced", "unsure", "uncertain"}
PROOFS = {
    "evidence", "proof", "paper", "document", "recording", "video", "photograph", "picture",
    "footage", "list", "body", "record", "letter", "claim",
}  # fmt: skip
"""Things to be shown by one who is not believed."""
