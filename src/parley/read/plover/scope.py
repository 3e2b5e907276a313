"""Whether an act is told as done: polarity, time and what governs it."""

from dataclasses import dataclass
from typing import Any

from parley.read.clauses import modals
from parley.read.plover.matching import lemma

#: Verbs that leave the act they govern as it is: it begins, goes on, is finished.
ASPECT = frozenset(
    {
        "begin", "start", "continue", "resume", "keep", "complete", "finish", "proceed", "manage",
        "renew", "persist", "go", "remain", "launch", "press", "come", "help", "vote", "approve",
        "use", "step", "rush",
    }
)  # fmt: skip
#: Words under which an act is meant but not done.
PLAN = frozenset(
    {
        "plan", "decide", "intend", "prepare", "mean", "choose", "opt", "aim", "schedule", "expect",
        "move", "resolve", "determine", "order", "propose", "arrange", "set", "due",
        "decision", "preparation", "intention", "seek", "look", "consider", "vow", "scheduled", "expected",
    }
)  # fmt: skip
#: Words under which an act is under way.
EFFORT = frozenset({"work", "effort", "try", "attempt", "campaign", "bid", "strive", "struggle"})
#: Words that take an act back.
STOP = frozenset({"fail", "stop", "cease", "halt", "avoid", "prevent", "refrain", "end", "forgo"})
#: Words that deny an act.
DENY = frozenset({"deny", "denial", "refute"})
#: Words that only imagine an act.
IRREALIS = frozenset(
    {"hope", "want", "wish", "fear", "like", "need", "possibility", "chance", "risk", "prefer",
     "possible", "likely", "prospect", "fear", "concern", "worry", "able", "unlikely", "aimed"}
)  # fmt: skip
#: Nouns whose `of` names what is only aimed at.
AIMS = frozenset({"goal", "aim", "hope", "purpose", "possibility", "idea", "way", "prospect", "view",
                  "intention", "objective", "chance", "point"})  # fmt: skip
_CONDITION = frozenset({"if", "unless", "until", "whether", "lest", "once"})
_FUTURE = frozenset({"will", "shall", "would"})
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_MUST = frozenset({"must", "should", "ought"})
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "without"})
#: Dependencies along which meaning is handed down to an act.
_DOWN = frozenset({"xcomp", "ccomp", "pcomp", "acl", "conj", "acomp", "advcl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How a text presents an act.

    Attributes:
        future: It is to come ("will", "plans to").
        possible: It may be ("could").
        must: Somebody ought to do it ("must").
        negated: It is not done.
        denied: Somebody denies it.
        imagined: It is hoped for, feared, or stands in a purpose or a question.
        condition: It is the condition of something else ("if X attacks").
        conditional: It hangs on a condition ("if", "until").
        unless: It hangs on somebody else's not giving way ("unless").
        effort: It is being tried.
        aspect: It begins, continues or is resumed.
        ongoing: Its tense says that it goes on.
    """

    future: bool = False
    possible: bool = False
    must: bool = False
    negated: bool = False
    denied: bool = False
    imagined: bool = False
    condition: bool = False
    conditional: bool = False
    unless: bool = False
    effort: bool = False
    aspect: bool = False
    ongoing: bool = False


def scope_of(anchor: Any) -> Scope:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return how the text presents the act whose clause or phrase `anchor` heads."""
    found: dict[str, bool] = {}
    token, steps = anchor, 0
    while True:
        _own(token, found, head=token.i == anchor.i)
        above = token.head
        if above.i == token.i or steps > 8:
            break
        if token.dep_ == "conj":
            if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts):
                above = _first(token)
                if above.dep_ not in ("ccomp",):
                    break
            token, steps = token.head, steps + 1
            continue
        if token.dep_ not in _DOWN or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
            break
        if token.dep_ in ("advcl", "acl"):
            _clause(token, found)
            if token.dep_ == "advcl":
                break
        if token.dep_ == "pcomp":
            _aim(token, found)
            above = above.head
        _governor(above, token, found)
        if token.dep_ == "ccomp":
            break
        token, steps = above, steps + 1
    return Scope(**found)


def _first(token: Any) -> Any:  # noqa: ANN401
    while token.dep_ == "conj":
        token = token.head
    return token


def _aim(gerund: Any, found: dict[str, bool]) -> None:  # noqa: ANN401
    """Note that a gerund is what somebody works towards ("toward reaching", "the goal of ending")."""
    preposition = gerund.head
    if preposition.lower_ in ("toward", "towards") or lemma(preposition.head) in AIMS:
        found["imagined"] = True


def _own(token: Any, found: dict[str, bool], *, head: bool) -> None:  # noqa: ANN401
    words = modals(token) if token.pos_ in ("VERB", "AUX") else frozenset()
    if words & _FUTURE:
        found["future"] = True
    if words & _POSSIBLE:
        found["possible"] = True
    if words & _MUST:
        found["must"] = True
    for child in token.children:
        if child.dep_ == "neg" or (
            child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "det", "preconj")
        ):
            found["negated"] = not found.get("negated", False)
        elif child.dep_ == "conj" and not found.get("conditional") and any(
            c.dep_ == "mark" and c.lower_ in ("if", "unless")
            for grandchild in child.rights if grandchild.dep_ == "advcl" for c in grandchild.lefts
        ):  # fmt: skip
            found["conditional"] = True
        elif child.dep_ == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in ("if", "unless", "until") for c in child.lefts
        ):
            found["conditional"] = True
            found["unless"] = any(c.lower_ == "unless" for c in child.lefts)
        elif child.dep_ in ("dobj", "nsubj", "nsubjpass") and any(
            c.dep_ == "det" and c.lower_ == "no" for c in child.lefts
        ):
            found["negated"] = True
    if head and any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in token.lefts):
        found["condition"] = True
    if head and token.tag_ in ("VBZ", "VBP"):
        found["ongoing"] = True
    if head and token.tag_ == "VBG" and any(
        c.dep_ == "aux" and lemma(c) == "be" for c in token.lefts
    ):
        found["ongoing"] = True


def _clause(token: Any, found: dict[str, bool]) -> None:  # noqa: ANN401
    """Note what an adverbial or noun-bound clause says by its form."""
    if any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in token.lefts):
        found["condition"] = True
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.lefts)
    if infinitive and lemma(token.head) not in PLAN | EFFORT:
        found["imagined"] = True


def _governor(above: Any, token: Any, found: dict[str, bool]) -> None:  # noqa: ANN401
    """Note what the word that governs an act does to it."""
    word = lemma(above)
    if word == "be" and token.dep_ == "xcomp" and any(c.lower_ == "to" for c in token.lefts):
        found["future"] = True
    elif word in PLAN and token.dep_ in ("xcomp", "acl", "ccomp"):
        found["future"] = True
    elif word in EFFORT:
        found["effort"] = True
    elif word in STOP and token.dep_ in ("xcomp", "pcomp", "prep"):
        found["negated"] = True
    elif word in DENY:
        found["denied"] = True
    elif word in IRREALIS:
        found["imagined"] = True
    elif word in ASPECT and token.dep_ in ("xcomp", "pcomp"):
        found["aspect"] = True
