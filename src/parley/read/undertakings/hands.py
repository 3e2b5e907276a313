"""Undertakings put as passives: what a side says will be done with what lies in its hands."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.acts import ARMED_ACTS, OWN_HANDS, TRUCES
from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, is_passive, modals, subject
from parley.read.undertakings.classes import act_of
from parley.read.undertakings.prices import has_condition
from parley.read.undertakings.restraint import is_spared
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import (
    Undertaking,
    as_makers,
    doer,
    is_joint,
    parties,
    undertaking,
)
from parley.read.undertakings.voices import deciding_voice, sides_speaking
from parley.read.undertakings.welcome import is_welcome

_WILL = frozenset({"will", "would", "shall"})
#: Harm to a truce; a side that says there will be none keeps it.
_HARMING = frozenset(
    "affect break violate breach abandon cancel revoke jeopardise jeopardize harm undermine".split()
)
_SUSPENDING = frozenset("suspend halt freeze stop cease pause discontinue".split())
#: Verbs whose particle makes the act: "set free", "let go", "taken down".
_LIGHT = frozenset("set let send fly take bring put call pull give lay draw turn".split())


def done_with_its_own(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read what a side says will be done, of no doer: "the checkpoints will be removed".

    With it goes what stands beside it as already under way: "the towers are coming down".
    """
    kept, jointly = _keeps_a_truce(verb), is_joint(analysis, verb)
    lies_with_it = _is_in_its_hands(verb) or is_spared(verb) or (jointly and _is_settled(verb))
    if not (kept or lies_with_it) or has_condition(verb):
        return
    side = deciding_voice(analysis, verb)
    if side is None:
        return
    if kept:
        yield replace(undertaking(verb, side, (), *clause(verb)), act="cease")
        return
    joint = analysis.also_issuers if jointly else ()
    by, also = doer(analysis, verb, as_makers((side, *joint)))
    if is_spared(verb):
        by, also = side, joint
    if by.side and by.side not in sides_speaking(analysis, verb):
        return
    yield undertaking(verb, by, also, *clause(verb))
    beside = [
        c for c in verb.children if c.dep_ in ("ccomp", "conj", "parataxis") and c.i != verb.i
    ]
    for other in beside:
        if other.tag_ == "VBG" and not modals(other) and act_of(other) in ("withdraw", "reduce"):
            yield undertaking(other, by, also, *clause(other))


def _keeps_a_truce(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a passive says that a truce will not suffer: "it will not be broken"."""
    holder = subject(verb)
    harmed = verb.lemma_.lower() in _HARMING and is_negated(verb) and is_passive(verb)
    kept = holder is not None and bool(TRUCES.search(f" {holder.lower_}"))
    return harmed and kept and bool(modals(verb) & _WILL)


def _is_settled(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a joint document says what will be done, of no doer: its issuers' own act."""
    told = is_passive(verb) and bool(modals(verb) & _WILL) and not is_negated(verb)
    goes_on = verb.dep_ == "conj" and not any(c.dep_ == "nsubjpass" for c in verb.lefts)
    return told and not goes_on and is_welcome(verb) and verb.lemma_.lower() not in _SAYING


_SAYING = frozenset("say note see know need require expect consider regard affect".split())


def _is_in_its_hands(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a passive is about an act that lies with the side that speaks."""
    lemma = verb.lemma_.lower()
    if not is_passive(verb) or is_negated(verb) or _is_of_those(verb):
        return False
    if modals(verb) & _WILL:
        return lemma in OWN_HANDS or (lemma in _LIGHT and act_of(verb) != "other")
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    return perfect and lemma in _SUSPENDING and _is_armed(subject(verb))


def _is_of_those(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause only says who is meant: "the men who would be sent"."""
    return verb.dep_ == "relcl" and any(c.lower_ == "who" for c in verb.lefts)


def _is_armed(thing: Any) -> bool:  # noqa: ANN401
    """Tell whether a thing is an armed act: "all operations", but no "election campaign"."""
    if thing is None or thing.lemma_.lower() not in ARMED_ACTS:
        return False
    if thing.lemma_.lower() not in _CIVIL_TOO:
        return True
    return any({c.lower_, c.lemma_.lower()} & _OF_ARMS for c in thing.lefts)


#: Words for armed acts that name civil ones as well, and what tells them apart.
_CIVIL_TOO = frozenset({"campaign", "activity"})
_OF_ARMS = ARMED_ACTS - _CIVIL_TOO | frozenset(
    """military armed army naval air aerial ground combat guerrilla rebel insurgent bomb terror
    offensive hostile all""".split()
)


def suspended(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a side's own "we have suspended all attacks"."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    holder = subject(verb)
    if verb.lemma_.lower() not in ("suspend", "freeze") or is_negated(verb) or modals(verb):
        return
    if holder is None or not any(_is_armed(t) for t in things) or is_passive(verb):
        return
    by, also = as_makers(parties(analysis, holder))
    if by.side and by.side in sides_speaking(analysis, verb):
        yield undertaking(verb, by, also, *clause(verb))
