"""Whether an act is told as done: polarity, time and what governs it."""

from dataclasses import dataclass
from typing import Any

from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import first_conjunct, lemma, upwards

_CONDITION = frozenset({"if", "unless", "until", "whether", "lest", "once"})
_MODALS = frozenset(
    {"will", "would", "shall", "should", "may", "might", "could", "can", "must", "'ll", "’ll", "wo"}
)
_FUTURE = frozenset({"will", "shall", "would"})
_POSSIBLE = frozenset({"may", "might", "could", "can"})
_MUST = frozenset({"must", "should", "ought"})
_DUE = frozenset({"due", "scheduled", "expected", "set", "slated", "booked"})
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "without"})
#: Words for anybody at all: what is said of them is said of nobody yet.
_ANYBODY = frozenset({"any", "anyone", "anybody", "whoever", "whichever"})
#: Nouns whose clause is a condition ("on condition that X leave").
_CONDITION_NOUNS = frozenset({"condition", "proviso"})
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
        condition: It is the condition of something else ("if X attacks").
        conditional: It hangs on a condition ("if", "until").
        unless: It hangs on somebody else's not giving way ("unless").
        effort: It is being tried.
        aspect: It is begun, continued or resumed.
        ongoing: Its tense says that it goes on.
    """

    future: bool = False
    possible: bool = False
    must: bool = False
    negated: bool = False
    denied: bool = False
    condition: bool = False
    conditional: bool = False
    unless: bool = False
    effort: bool = False
    aspect: bool = False
    ongoing: bool = False


def modal_words(verb: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the modal verbs over a verb, those of the first verb it is joined to included."""
    own = any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.lefts)
    verb = verb if own else first_conjunct(verb)
    found = {c.lower_ for c in verb.lefts if c.dep_ == "aux"} & _MODALS
    return frozenset("will" if word in ("'ll", "’ll", "wo") else word for word in found)


def is_intent(word: str) -> bool:
    """Tell whether an infinitive under a word is what somebody plans or tries."""
    return in_class(word, "plan") or in_class(word, "effort")


def scope_of(anchor: Any) -> Scope:  # noqa: ANN401  (spaCy ships no types we follow)
    """Return how the text presents the act whose clause or phrase `anchor` heads."""
    found: dict[str, bool] = {}
    token, steps, same = anchor, 0, True
    while True:
        _own(token, found, head=token.i == anchor.i, same=same)
        same = same and token.dep_ == "xcomp"
        above = token.head
        if above.i == token.i or steps > 8:
            break
        if token.dep_ == "conj":
            if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts):
                above = first_conjunct(token)
                if above.dep_ not in ("ccomp",):
                    break
            token, steps = token.head, steps + 1
            continue
        if token.dep_ in ("relcl", "acl") and _is_anybody(above):
            found["condition"] = True
        if token.dep_ in ("relcl", "acl", "ccomp") and lemma(above) in _CONDITION_NOUNS:
            found["condition"] = True
        if token.dep_ not in _DOWN or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
            break
        if token.dep_ in ("advcl", "acl"):
            _clause(token, found)
            if token.dep_ == "advcl":
                break
        if token.dep_ == "pcomp":
            above = above.head
        _governor(above, token, found)
        if token.dep_ == "ccomp":
            break
        token, steps = above, steps + 1
    return Scope(**found)


def _is_anybody(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun is about whoever it may be ("any side that breaks the truce")."""
    return noun.lower_ in _ANYBODY or any(c.lower_ in _ANYBODY for c in noun.lefts)


def is_price(anchor: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is what is asked for another ("in exchange for X pulling back")."""
    for token in upwards(anchor):
        if token.lower_ == "for" and token.dep_ == "prep":
            return token.head.lower_ in ("exchange", "return") and token.head.dep_ == "pobj"
    return False


def _own(token: Any, found: dict[str, bool], *, head: bool, same: bool) -> None:  # noqa: ANN401
    words = modal_words(token) if token.pos_ in ("VERB", "AUX") else frozenset()
    if words & _FUTURE:
        found["future"] = True
    if words & _POSSIBLE:
        found["possible"] = True
    if words & _MUST:
        found["must"] = True
    if head and any(c.dep_ == "acomp" and lemma(c) in _DUE for c in token.rights):
        found["future"] = True
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
    if same and any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in token.lefts):
        found["condition"] = True
    if head and token.tag_ in ("VBZ", "VBP"):
        found["ongoing"] = True
    if (
        head
        and token.tag_ == "VBG"
        and any(c.dep_ == "aux" and lemma(c) == "be" for c in token.lefts)
    ):
        found["ongoing"] = True


def _clause(token: Any, found: dict[str, bool]) -> None:  # noqa: ANN401
    """Note what an adverbial or noun-bound clause says by its form."""
    if any(c.dep_ == "mark" and c.lower_ in _CONDITION for c in token.lefts):
        found["condition"] = True


def _governor(above: Any, token: Any, found: dict[str, bool]) -> None:  # noqa: ANN401
    """Note what the word that governs an act does to it."""
    word = lemma(above)
    if any(c.dep_ == "acomp" and in_class(lemma(c), "ready") for c in above.rights):
        return  # "remained ready to resume talks"
    if word == "be" and token.dep_ == "xcomp" and any(c.lower_ == "to" for c in token.lefts):
        found["future"] = True
    elif in_class(word, "plan") and token.dep_ in ("xcomp", "acl", "ccomp"):
        found["future"] = True
    elif in_class(word, "effort"):
        found["effort"] = True
    elif in_class(word, "stop") and token.dep_ in ("xcomp", "pcomp", "prep"):
        found["negated"] = True
    elif in_class(word, "deny"):
        found["denied"] = True
    elif in_class(word, "continuing") and token.dep_ in ("xcomp", "pcomp"):
        found["aspect"] = True
