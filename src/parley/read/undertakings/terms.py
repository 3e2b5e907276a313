"""What sides put on a table and ask in return: acts, things and conditions."""

from typing import Any

from parley.read.acts import (
    ACCORDS,
    ACT_NOUNS,
    ACT_VERBS,
    COMMITMENTS,
    COOPERATIVE,
    CURRENCIES,
    OWN_HANDS,
    RESOURCES,
)
from parley.read.analysis import Analysis
from parley.read.clauses import is_negated
from parley.read.undertakings.classes import act_of
from parley.records import Actor

#: What parties put on a table, besides the acts, means and accords of the shared lists.
_GOODS = (
    ACT_NOUNS.keys()
    | RESOURCES
    | ACCORDS
    | CURRENCIES
    | frozenset(
        """amnesty pardon immunity passage autonomy independence federation federalism statehood
    concession compromise incentive guarantee assurance plan formula model roadmap timetable
    framework scheme map text draft term condition zone corridor buffer referendum vote election
    mediation arbitration office service venue site post seat ministry portfolio share percent
    membership status citizenship territory land island district border base treaty summit round
    reform power-sharing power rule order government legislature committee commission inquiry
    list package prisoner peace normalisation normalization tie relation embassy trade million
    billion measure step gesture branch helicopter plane bus transport visa""".split()
    )
)
#: Acts a side has to give, where it makes them hang on a condition.
GIVEN = frozenset(ACT_VERBS) | COOPERATIVE | OWN_HANDS | {"accept", "sign", "recognise", "lay"}
JOINING = frozenset("join attend participate enter share take discuss talk negotiate meet".split())
_TABLED = frozenset(
    """hold form create establish mediate broker host drop disarm set begin launch convene step
    resign compensate apologise apologize compromise share cede concede extend delay postpone
    ratify agree commit pledge let keep swap sit leave come""".split()
)


def is_bargained(act: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is one that sides offer each other, or to leave undone."""
    known = act.lemma_.lower() in GIVEN | JOINING | _TABLED
    return is_negated(act) or known or act_of(act) != "other"


def is_given(thing: Any) -> bool:  # noqa: ANN401
    """Tell whether a thing is one that parties give: "an amnesty", no "glimpse" and no "tax"."""
    if thing.lemma_.lower() in COMMITMENTS:
        return False  # "offered its word that": a promise
    words = {thing, *(c for c in thing.lefts if c.dep_ in ("compound", "nmod"))}
    return any(w.lemma_.lower() in _GOODS for w in words)


#: Subjects of conditions that are asked of nobody.
_NOBODYS = frozenset("that this there".split())


def asks_another(analysis: Analysis, verb: Any, fronted: Any | None, by: Actor) -> bool:  # noqa: ANN401
    """Tell whether a condition is an act of another side: not "if elected", "if he wins"."""
    asked = fronted if fronted is not None else _condition(verb)
    if asked is None:
        return True  # "on condition that", "the moment": parsed as no clause
    holder = next((c for c in asked.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if holder is None:
        return bool(asked.tag_ != "VBN")
    actor = analysis.cast.actor(holder)
    return holder.lower_ not in _NOBODYS and (not actor.id or actor.id != by.id)


def _condition(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the verb of the condition behind an act, `None` where none is parsed."""
    clauses = (t for t in verb.subtree if t.dep_ in ("advcl", "ccomp") and t.i > verb.i)
    return next((t for t in clauses if any(c.lower_ in _IFS for c in t.lefts)), None)


_IFS = frozenset({"if", "once", "provided"})
