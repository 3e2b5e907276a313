"""What is expected: "expects the army to stay", "is expected to win", "nobody expects a deal"."""

from collections.abc import Iterator
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import infinitives, is_negated, is_passive, modals, objects, subject
from parley.read.futures.judging import is_outdated
from parley.read.futures.plans import DIARY, SCHEDULED
from parley.read.undertakings import is_somebody

EXPECTING = frozenset({"expect", "anticipate", "foresee", "forecast", "predict"})
#: Verbs by which a thing, no person, brings a danger near.
_LOOMING = frozenset({"threaten", "risk"})
_ADDRESSED = frozenset("you me us one".split())
_NOBODY = frozenset({"nobody", "none", "no", "neither"})
_FEW = frozenset({"few", "hardly", "scarcely", "barely", "little"})


def of_expecting(verb: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Yield the head of what is expected and its step: `remote` where nobody should expect it."""
    if verb.lemma_.lower() not in EXPECTING or verb.tag_ in ("VBG",) or is_outdated(verb):
        return
    modal = modals(verb)
    step = _step(verb, modal)
    if modal and not (step == "remote" and modal & {"should", "must", "can"}):
        return
    acts = [a for a in infinitives(verb) if a.dep_ in ("ccomp", "xcomp") and _is_infinitive(a)]
    if subject(verb) is None and verb.tag_ in ("VB", "VBP") and objects(verb):
        yield verb, step
    for act in acts[:1]:
        if step == "likely" and act.lemma_.lower() in DIARY | SCHEDULED:
            continue
        if any(c.dep_ == "nsubj" and c.lower_ in _ADDRESSED for c in act.lefts):
            continue  # "they expect you to clear the snow": a demand
        if is_passive(verb) or step != "likely":
            yield verb, step
        elif any(c.dep_ == "nsubj" for c in act.lefts):
            yield act, step


def of_looming(analysis: Analysis, verb: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401
    """Yield what a thing may bring: "the killing threatens to derail the talks"."""
    if verb.lemma_.lower() not in _LOOMING or is_negated(verb) or modals(verb):
        return
    holder = subject(verb)
    acts = [c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBG")]
    if holder is None or holder.pos_ != "NOUN" or not acts:
        return
    if not is_somebody(holder) and not analysis.cast.actor(holder).id:
        yield verb, "unstated"


def _step(verb: Any, modal: frozenset[str]) -> str:  # noqa: ANN401
    """Return how likely the expected is: `likely`, or less where it is not expected."""
    holder = subject(verb)
    words = {holder.lower_, *(c.lower_ for c in holder.lefts)} if holder is not None else set()
    if words & _FEW:
        return "unlikely"
    denied = is_negated(verb) or bool(words & _NOBODY)
    if not denied:
        return "likely"
    warned = modal & {"should", "must", "can"} or (holder is None and not is_passive(verb))
    return "remote" if warned else "unlikely"


def _is_infinitive(act: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts)
