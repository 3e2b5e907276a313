"""Acts that can be promised: verb tables, and the guide's class of an act."""

import re
from typing import Any

from parley.read.clauses import is_negated

#: Verbs of undertaking; what they govern is the promised act.
COMMISSIVES = frozenset(
    """pledge promise vow commit undertake swear guarantee agree decide resolve consent intend
    assure""".split()
)
#: Nouns of undertaking with the act in an infinitive or a prepositional phrase.
COMMITMENTS = frozenset({"commitment", "promise", "pledge", "vow", "assurance", "undertaking"})
DECISIONS = frozenset({"decision", "agreement", "deal", "accord"})
#: Truces: the noun itself is the undertaking.
TRUCES = re.compile(
    r"\b(?:cease-?\s?fires?|truces?|armistices?|cessations? of hostilities|the (?:calm|lull)"
    r"|(?:humanitarian|operational|extended) pauses?)\b",
    re.IGNORECASE,
)
#: Nouns of what a deal holds -> the promised act.
ACT_NOUNS: dict[str, str] = {
    noun: act
    for act, nouns in {
        "cease": "halt cessation end stop suspension ceasefire truce pause freeze",
        "reduce": "reduction cut",
        "withdraw": "withdrawal pullout pullback evacuation",
        "release": "release exchange swap liberation",
        "open": "opening reopening entry passage access renewal resumption lifting",
        "provide": "delivery provision",
        "recognise": "recognition",
    }.items()
    for noun in nouns.split()
}
#: Verbs between a deal and what it holds.
HOLDING = frozenset("entail include involve provide contain comprise secure envisage".split())
DEALS = frozenset(
    "deal agreement accord initiative arrangement truce plan announcement pact settlement".split()
)
TRUCE_VERBS = frozenset(
    """declare announce extend accept agree reach call observe expire renew sign begin take hold
    broker implement establish enter order proclaim keep""".split()
)
#: A firm frame of mind to do something.
RESOLVED = frozenset({"determined", "committed", "resolved", "intent"})
_UPHOLDING = frozenset(
    "observe extend respect implement keep declare accept honor honour maintain announce".split()
)
_MEETING = frozenset("hold continue resume join attend facilitate return enter restart".split())
_TALKS = frozenset("talk negotiation consultation dialogue discussion meeting".split())
#: Verbs by which a maker has others do the act.
CAUSATIVES = frozenset({"order", "instruct", "direct", "tell", "help", "continue", "work", "begin"})
#: What fire is, as a noun: "conduct no operations" refrains from it.
FORCE = frozenset("operation attack strike force fire raid offensive assault hostility".split())

#: Verb lemma -> act; the classes are those of the interchange guide.
ACT_VERBS: dict[str, str] = {
    verb: act
    for act, verbs in {
        "cease": "cease stop end halt suspend freeze ban eliminate discontinue quit terminate",
        "reduce": "reduce decrease cut lower limit scale curb shrink ease lessen minimise minimize",
        "withdraw": "withdraw pull leave evacuate redeploy retreat vacate relocate",
        "refrain": "refrain avoid abstain exclude prevent forgo renounce forswear",
        "provide": "provide give deliver send fund supply donate grant contribute finance support "
        "patrol deploy lead",
        "release": "release free liberate return hand",
        "open": "open reopen restore allow permit lift unblock enhance facilitate resume",
        "talk": "talk negotiate meet consult discuss",
        "recognise": "recognise recognize acknowledge",
    }.items()
    for verb in verbs.split()
}
#: Verbs that make a maker's own "will" an undertaking the other side would welcome.
COOPERATIVE = frozenset(
    """work help ensure respect honour honor observe abide comply implement protect assist join
    participate attend cooperate allow strive maintain assure""".split()
)
#: Acts nobody welcomes: a vow to do them is no pledge.
HOSTILE = frozenset(
    """attack strike fight retaliate bomb shell kill destroy invade punish crush defeat assault
    respond press occupy annex boycott impose threaten target seize capture expel
    execute wage pursue""".split()
)


#: Nouns that name a motive when an act is said to be one.
MOTIVES = frozenset(
    """feint ploy trick ruse tactic manoeuvre maneuver smokescreen pretext balloon signal
    attempt bluff gesture response retaliation self-defense self-defence bid
    distraction cover test""".split()
)


def act_of(verb: Any) -> str:  # noqa: ANN401
    """Return the guide's class of a promised act."""
    lemma = verb.lemma_.lower()
    if is_negated(verb):
        return "refrain"
    act = ACT_VERBS.get(lemma, "")
    nouns = {t.lemma_.lower() for t in verb.subtree if t.pos_ == "NOUN"}
    if lemma in _MEETING and nouns & _TALKS:
        return "talk"
    if lemma in ("allow", "permit") and any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights):
        return "other"  # "allow him to write": a favour, no access
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if lemma == "scale" or (lemma == "cut" and "off" not in particles):
        return "reduce"
    if lemma == "return" and not any(c.dep_ == "dobj" for c in verb.rights):
        return "other"  # "return to the capital"
    if lemma == "pull" and not particles & {"out", "back"}:
        return "other"
    if lemma == "hand" and "over" not in particles:
        return "other"
    if act:
        return act
    for inner in verb.children:
        if inner.dep_ in ("xcomp", "ccomp", "pcomp") and inner.pos_ == "VERB":
            return act_of(inner)
    if lemma in _UPHOLDING and any(TRUCES.search(noun) for noun in nouns):
        return "cease"
    return "other"
