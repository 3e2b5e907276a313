"""Words of acts that only state, describe or suppose, and do nothing between parties.

"Let everyone know", a proposal of things, an idea that is embraced, a warning that something is
so, what a situation demands, what an office is there for, and what people do as a rule.
"""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.lexicon import in_class
from parley.read.plover.matching import noun_entry
from parley.read.plover.phrases import lemma, object_heads
from parley.read.plover.reported import ReportedAct
from parley.read.plover.telling import SPOKEN

_PERCEIVING = frozenset(
    """know see hear think believe understand say speak tell remember imagine recall be feel
    guess wonder forget""".split()
)
_THOUGHTS = frozenset(
    "idea notion concept thought view vision prospect possibility belief philosophy".split()
)
#: Endings of nouns that name what somebody does, which can be proposed to somebody.
_DOING = ("tion", "sion", "ment", "ing", "al", "ance", "ence", "ure", "off", "down", "out", "swap")
_WARNING = frozenset("warn caution alert".split())
#: What who is warned will undergo, or how the warner answers, whoever the subject is.
_PAYING = frozenset(
    """face pay regret suffer meet answer punish respond retaliate treat repel crush strike
    hit destroy attack consequence price punishment retaliation response force""".split()
)
_THINGS = frozenset("it this that which what there".split())
_ROLES = frozenset("role post job position capacity office function duty title rank".split())
# Tokens before "in which" among which the office it is about stands.
_ROLE_REACH = 10
_SUBJECTS = ("nsubj", "nsubjpass", "expl")


def is_figurative(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether an act's words state, describe or suppose, and are no act between parties.

    Args:
        analysis: The text.
        item: An act told as an event, with its parties.
    """
    if item.act.nominal:
        return False
    return (
        _is_let_know(item)
        or _is_proposed_thing(item)
        or _is_embraced_thought(item)
        or _is_warned_of(analysis, item)
        or _is_asked_by_things(analysis, item)
        or _is_a_role(item.act.head)
        or _is_a_rule(item.act.head)
    )


def _is_let_know(item: ReportedAct) -> bool:
    """Tell whether "let" yields nothing: "let everyone know", or it only bids ("let us go")."""
    verb = item.act.trigger
    if lemma(verb) != "let":
        return False
    bids = verb.tag_ == "VB" and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.lefts)
    known = any(c.dep_ in ("ccomp", "xcomp") and lemma(c) in _PERCEIVING for c in verb.rights)
    return bids or known


def _is_proposed_thing(item: ReportedAct) -> bool:
    """Tell whether what is proposed is a thing, and nothing that somebody is to do."""
    verb = item.act.trigger
    if item.type != "REQUEST" or lemma(verb) != "propose":
        return False
    things = object_heads(verb)[:1]
    if not things or any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights):
        return False
    return not any(
        noun_entry(t) is not None
        or lemma(t).endswith(_DOING)
        or any(in_class(lemma(t), name) for name in ("talks", "deal", "truce", "plan"))
        or any(c.dep_ in ("acl", "xcomp") and c.tag_ == "VB" for c in t.rights)
        for t in things
    )


def _is_embraced_thought(item: ReportedAct) -> bool:
    """Tell whether somebody likes an idea: that binds them to nothing."""
    liked = item.type in ("AGREE", "COOPERATE") and item.act.trigger.pos_ == "VERB"
    return liked and any(lemma(t) in _THOUGHTS for t in object_heads(item.act.trigger))


def _is_warned_of(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether a warning says that something is so, and not what the warner will do."""
    verb = item.act.trigger
    if item.type != "THREATEN" or lemma(verb) not in _WARNING:
        return False
    clause = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if clause is None:
        return False
    told = {lemma(t) for t in (clause, *clause.rights)} | {
        lemma(t) for c in clause.rights for t in c.children
    }
    if told & _PAYING:
        return False
    subject = next((c for c in clause.lefts if c.dep_ in _SUBJECTS), None)
    own = {analysis.cast.party_of(a).id for a in item.sources} | {a.id for a in item.sources}
    if subject is None or subject.dep_ == "nsubjpass":
        return True
    meant = analysis.cast.actor(subject)
    mine = bool({meant.id, analysis.cast.party_of(meant).id, meant.side} & (own - {""}))
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.lefts)
    return not (mine and modal)


def _is_asked_by_things(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether an "it" or "that" within a quotation asks or blames: a situation does."""
    if item.type not in SPOKEN:
        return False
    subjects = [t for t in item.act.sources if t.lower_ in _THINGS]
    voiced = any(
        a.mode != "indirect" and a.start <= item.act.trigger.idx < a.end
        for a in analysis.attributions
    )
    return bool(subjects) and voiced


def _is_a_role(verb: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether a clause says what an office is there for: "a role in which she advises"."""
    if verb.dep_ != "relcl" or verb.tag_ not in ("VBZ", "VBP"):
        return False
    first = verb.left_edge
    before = verb.doc[max(first.sent.start, first.i - _ROLE_REACH) : first.i]
    within = first.lower_ == "in" or lemma(verb.head) in _ROLES
    return within and any(lemma(t) in _ROLES for t in before)


def _is_a_rule(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether people in general do something as a rule: "people fight over water"."""
    if verb.tag_ != "VBP" or any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None:
        return False
    bare = subject.tag_ == "NNS" and not subject.ent_type_
    return bare and not any(c.dep_ not in ("punct", "cc", "conj") for c in subject.children)
