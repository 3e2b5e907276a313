"""Orders by which a side holds its own forces back: "ordered its troops to cease fire"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.acts import FIGHTERS, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import conjoined, is_negated, modals, subject
from parley.read.undertakings.classes import act_of
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import Undertaking, makers, undertaking
from parley.read.undertakings.welcome import is_welcome
from parley.records import AUTHOR_ID

_ORDERING = frozenset({"order", "instruct", "command", "direct", "tell"})
_ORDERS = frozenset({"order", "instruction", "command"})
#: Who gives orders of another kind, and what denies one.
_NONE = frozenset("no court judicial legal executive restraining gag purchase eviction".split())
#: What a side orders its own forces only to the benefit of the other.
_BENIGN = frozenset({"cease", "reduce", "withdraw", "refrain", "release", "open"})
_FIRING = frozenset({"shoot", "fire", "open", "attack", "act", "return"})
_ONLY = frozenset({"only", "unless"})
_OWN = frozenset({"its", "his", "her", "their", "our", "my", "all"})
_ARMS = frozenset({"arm", "weapon", "fire"})


def ordered(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "ordered its fighters to stop X"; orders to fight are no pledges."""
    if verb.lemma_.lower() not in _ORDERING or is_negated(verb) or modals(verb):
        return
    by, also = makers(analysis, verb)
    if by.id in ("", AUTHOR_ID):
        return
    for act in verb.rights:
        if act.dep_ not in ("xcomp", "ccomp") or act.pos_ != "VERB" or not _is_ordered(act):
            continue
        forces = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < act.i), None)
        forces = forces if forces is not None else subject(act)
        if forces is None or not _are_own(analysis, forces, by.side):
            continue
        for index, deed in enumerate((act, *conjoined(act))):
            if kind := _restraint(deed):
                start, end = clause(deed)
                start = min(start, clause(verb)[0]) if index == 0 else start
                yield replace(undertaking(deed, by, also, start, end), act=kind)


def under_orders(analysis: Analysis, noun: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "the army has orders to shoot only if attacked", "are under orders to hold fire"."""
    if noun.lemma_.lower() not in _ORDERS or any(c.lower_ in _NONE for c in noun.lefts):
        return
    holding = noun.head
    if noun.dep_ == "pobj" and holding.lower_ == "under":
        holding = holding.head
    elif noun.dep_ != "dobj" or holding.lemma_ not in ("have", "receive", "get"):
        return
    by, also = makers(analysis, holding)
    act = next((c for c in noun.rights if c.dep_ in ("acl", "relcl")), None)
    if act is None:
        act = next((c for c in holding.rights if c.dep_ in ("xcomp", "advcl")), None)
    if act is None or by.id in ("", AUTHOR_ID):
        return
    only = any(t.lower_ in _ONLY and t.i > act.i for t in holding.subtree)
    if kind := "refrain" if only and act.lemma_.lower() in _FIRING else _restraint(act):
        start, _ = clause(holding)
        last = [t for t in (holding if only else act).subtree if not t.is_punct][-1]
        end = last.idx + len(last)
        yield replace(undertaking(act, by, also, start, end), act=kind)


def _is_ordered(act: Any) -> bool:  # noqa: ANN401
    """Tell an order ("to stop", "that they stop") from what somebody is told to be so."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts)
    bare = act.tag_ == "VB" and not any(c.dep_ == "aux" for c in act.lefts)
    return infinitive or bare or bool(modals(act))


def _are_own(analysis: Analysis, forces: Any, side: str) -> bool:  # noqa: ANN401
    """Tell whether an order goes to the giver's own forces."""
    whose = analysis.cast.actor(forces).side
    own = any(c.lower_ in _OWN for c in forces.lefts if c.dep_ in ("poss", "det"))
    named = forces.lemma_.lower() in FIGHTERS
    return named and (own or whose in ("", side))


def _restraint(act: Any) -> str:  # noqa: ANN401
    """Return the class of an act of restraint, `""` for any other."""
    only = any(t.lower_ in _ONLY for t in act.subtree)
    lemma = act.lemma_.lower()
    things = {c.lemma_.lower() for c in act.rights if c.dep_ in ("dobj", "prt", "nmod")}
    if lemma in _FIRING | HOSTILE and (only or is_negated(act)):
        return "refrain"
    if lemma in ("hold", "withhold") and "fire" in things:
        return "refrain"
    if lemma in ("lay", "put", "drop") and things & _ARMS:
        return "cease"
    kind = act_of(act)
    return kind if kind in _BENIGN and is_welcome(act) else ""
