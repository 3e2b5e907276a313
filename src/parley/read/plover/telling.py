"""Whether a text tells an act as an event, and of which type and status: the guide's rules."""

from typing import Any

from parley.read.factuality import standing
from parley.read.plover.coding import Act
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import lemma, thing, words_of
from parley.read.plover.scope import Scope, is_price, scope_of
from parley.read.status import DENIED_TO, TOLD_FROM

#: Acts that words alone perform: done once said, never under way or alleged.
SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
#: Acts the other side or the public would welcome: promised, they are pledges.
WELCOME = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
#: Governing acts that take what they govern for granted: the governed act is told as well.
_FACTIVE = frozenset({"SUPPORT", "ACCUSE", "CONSULT"})
#: Acts that a demand or a refusal speaks about as a fact ("an end to the assault").
_PRESUPPOSED = frozenset({"ASSAULT", "COERCE", "CONSULT", "AGREE"})
#: Verbs that promise or offer: pledges and offers have no event beside them.
_COMMISSIVE = frozenset(
    {"promise", "pledge", "vow", "swear", "undertake", "commit", "guarantee", "offer", "propose"}
)
_VOWS = frozenset({"promise", "pledge", "vow", "swear"})
#: Verbs whose present tense is a standing attitude: a position, not an event.
_STANDING = frozenset(
    {"support", "back", "oppose", "resist", "uphold", "reject", "demand", "want", "seek", "defend",
     "refuse", "insist", "require", "accept", "favour", "favor", "prefer", "approve"}
)  # fmt: skip
#: Words that say that an act told by a noun is under way.
_ONGOING = frozenset({"ongoing", "continued", "continuing", "current", "stalled", "sustained"})
#: Verbs that say that the act their subject names goes on.
_GOES_ON = frozenset(
    {"resume", "continue", "escalate", "rage", "intensify", "spread", "persist", "increase", "grow"}
)
#: Nouns and verbs of how somebody stands, whatever the tense.
_STANCES = frozenset({"support", "backing", "sympathy", "opposition", "objection", "defiance"})
_TASTES = frozenset({"oppose", "favour", "favor", "prefer", "want"})
_ALL = frozenset({"everything", "nothing", "anything"})
_ALWAYS = frozenset({"long", "always", "ever", "traditionally", "consistently", "historically"})
#: Modal verbs under which a clause says what is to be done.
_TO_BE = frozenset({"should", "would", "will", "must", "shall", "may", "can"})
#: What those who speak to the press ask for or refuse.
_PRESS = frozenset({"name", "identify", "quote", "comment", "elaborate"})
#: What a truce does while it is kept.
_LASTS = frozenset(
    {"hold", "be", "remain", "stay", "observe", "keep", "respect", "honour", "honor"}
)
_ORDERS = frozenset({"order", "command", "instruct"})
_SHARES = frozenset({"half", "majority", "most", "part", "quarter", "share", "third", "two-third"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "another", "some"})


def told(act: Act, governor: Act | None, inner: list[Act]) -> tuple[str, str] | None:
    """Return type and status of an act that is told as an event, `None` for any other.

    Args:
        act: The act.
        governor: The act that governs it.
        inner: The acts it governs.
    """
    type_ = act.type
    if not type_ or act.has("stance") or act.has("pledge") or _is_asked(act):
        return None
    if is_price(act.head) or _is_polled(act) or _is_statement(act) or _is_unquoted(act):
        return None
    if _is_other_meaning(act):
        return None
    if governor is not None:
        return _governed(act, governor, type_)
    scope, stands = _scope(act), standing(act.trigger)
    if scope.denied:
        return type_, "denied"
    future = scope.future or stands.ahead
    if stands.value <= DENIED_TO or (stands.value < TOLD_FROM and not future):
        return None
    return _asserted(act, type_, inner, future=future, conditional=scope.conditional)


def _asserted(
    act: Act, type_: str, inner: list[Act], *, future: bool, conditional: bool
) -> tuple[str, str] | None:
    word = lemma(act.trigger)
    if type_ in WELCOME - {"SUPPORT"} and word in _COMMISSIVE:
        vowed = next((a for a in inner if word in _VOWS and _is_harm_vowed(a, act)), None)
        if vowed is None or future:
            return None
        return ("THREATEN", "happened") if vowed.scope.conditional else (vowed.type, "planned")
    if word in _STANDING and _is_attitude(act.trigger):
        return None
    if word in _ORDERS and any(a.type in HOSTILE for a in inner):
        return next(a.type for a in inner if a.type in HOSTILE), "planned"
    if act.has("breakoff"):
        type_ = "REJECT"
    if act.has("signing"):
        return "AGREE", "planned" if future else "happened"
    if future:
        if conditional:  # "he'll tear up the treaty if they do not pay"
            return ("THREATEN", "happened") if type_ in HOSTILE else None
        return None if type_ in WELCOME - {"AID"} or word in _ORDERS else (type_, "planned")
    return type_, "ongoing" if type_ not in SPOKEN and _is_ongoing(act) else "happened"


def _governed(act: Act, governor: Act, type_: str) -> tuple[str, str] | None:
    """Return how an act is told inside another one: a charge alleges, praise takes for granted."""
    if governor.type == "ACCUSE" and not governor.has("probe") and type_ in HOSTILE | {"AID"}:
        return type_, "alleged"
    if not act.nominal:
        return (type_, "ongoing") if act.scope.effort and governor.type in _FACTIVE else None
    known = not is_indefinite(act.trigger)
    if governor.type in SPOKEN - _FACTIVE | {"CONCEDE"}:
        known = known and bool(act.sources) and type_ in _PRESUPPOSED
    if known or (governor.type not in SPOKEN and act.sources and act.targets):
        return type_, "ongoing" if type_ not in SPOKEN and _is_ongoing(act) else "happened"
    return None


def _scope(act: Act) -> Scope:
    """Return an act's scope; an indefinite phrase shares that of the clause it stands in."""
    if not act.nominal or not is_indefinite(act.trigger):
        return act.scope
    token: Any = act.trigger
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    return scope_of(token)


def is_indefinite(noun: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether a phrase introduces its act, rather than refer to a known one."""
    left = [c for c in noun.lefts if c.dep_ in ("det", "poss")]
    return not left or any(c.lower_ in _INDEFINITE for c in left)


def _is_ongoing(act: Act) -> bool:
    if act.nominal:
        dated = any(t.ent_type_ in ("DATE", "TIME") for t in words_of(act.trigger))
        marked = any(c.lower_ in _ONGOING for c in act.trigger.lefts)
        return marked or (act.has("lasting") and not dated)
    if act.trigger.pos_ == "NOUN" and in_class(lemma(act.head), "occur"):
        perfect = any(c.lower_ in ("has", "have", "'ve") for c in act.head.lefts)
        return lemma(act.head) in _GOES_ON and (perfect or act.scope.ongoing)
    if any(c.lower_ in _ONGOING for c in act.trigger.lefts):
        return True
    if act.has("truce") and lemma(act.trigger) in _LASTS:  # "has held since May"
        return act.scope.ongoing or any(c.lower_ in ("has", "have") for c in act.trigger.lefts)
    return act.scope.ongoing or act.scope.aspect or act.scope.effort


def _is_polled(act: Act) -> bool:
    """Tell whether a share of the people is said to hold a view ("two thirds favour it")."""
    if act.type not in ("SUPPORT", "REJECT", "REQUEST", "AGREE"):
        return False
    return any(
        t.lower_ in ("percent", "%", "majority", "respondents") or t.ent_type_ == "PERCENT"
        or (t.pos_ in ("NOUN", "NUM") and thing(t) is not t and lemma(t) in _SHARES)
        for t in act.sources
    )  # fmt: skip


def _is_other_meaning(act: Act) -> bool:
    """Tell whether a word of politics is used of something else, or of how somebody stands.

    "His support for X" is a stance, "talk of war" no talks, "prices shot up" no shooting, and
    "nothing is agreed" nobody's accord.
    """
    verb, word = act.trigger, lemma(act.trigger)
    if any(c.lower_ in _ALL and c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in verb.children):
        return True
    if act.nominal:
        return word in _STANCES or (word == "talk" and verb.tag_ == "NN")
    if word in _TASTES:
        return True
    if word == "decline":
        return not any(c.dep_ in ("xcomp", "dobj") for c in verb.rights)
    alone = not any(c.dep_ == "dobj" for c in verb.rights)
    return word == "shoot" and alone and any(c.lower_ == "up" for c in verb.rights)


def _is_harm_vowed(act: Act, vow: Act) -> bool:
    """Tell whether a vow is to do harm: it announces that, and is no pledge."""
    harm = act.type in ("ASSAULT", "SANCTION", "MOBILIZE") and not act.nominal
    return harm and act.trigger.dep_ == "xcomp" and act.trigger.head.i == vow.trigger.i


def _is_attitude(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb of attitude says how somebody stands: now, or as ever."""
    lasting = any(c.lower_ in _ALWAYS for c in verb.children)
    enjoyed = any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.lefts)
    return lasting or enjoyed or verb.tag_ in ("VBZ", "VBP")


def _is_statement(act: Act) -> bool:
    """Tell whether somebody says that something is so: a statement, whatever verb reports it.

    What somebody asks or agrees *that* be done is an act all the same.
    """
    if act.nominal or act.type not in SPOKEN - {"THREATEN"}:
        return False
    for clause in act.trigger.rights:
        if clause.dep_ != "ccomp" or clause.pos_ not in ("VERB", "AUX"):
            continue
        first = {c.lower_ for c in clause.lefts if c.dep_ in ("aux", "auxpass")}
        asked = "to" in first or "be" in first or (clause.tag_ == "VB" and not first)
        agreed = act.type == "AGREE" and bool(first & _TO_BE)
        if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in clause.lefts):
            return not (asked or agreed)
    return False


def _is_unquoted(act: Act) -> bool:
    """Tell whether somebody only keeps his name or his view to himself ("declined to comment")."""
    return act.has("op") and any(
        lemma(c) in _PRESS and any(t.lower_ == "to" for t in c.lefts)
        for c in act.trigger.rights
        if c.dep_ in ("xcomp", "ccomp", "advcl")
    )


def _is_asked(act: Act) -> bool:
    """Tell whether an act stands in a question."""
    return bool(act.head.sent.text.rstrip("”\"'’ \n").endswith("?"))
