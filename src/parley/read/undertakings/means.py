"""What a side says its means and forces will come to, put of no doer: "the money will go to"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.acts import FIGHTERS
from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, is_passive, modals, objects, phrase, subject
from parley.read.undertakings.classes import act_of, act_of_noun
from parley.read.undertakings.prices import has_condition
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import (
    Undertaking,
    as_makers,
    parties,
    undertaking,
)
from parley.read.undertakings.voices import deciding_voice

_WILL = frozenset({"will", "would", "shall"})


def granted(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read what a side says its means will do: "20 million dollars will go to the schools"."""
    thing, lemma = subject(verb), verb.lemma_.lower()
    if thing is None or is_negated(verb) or not modals(verb) & _WILL or has_condition(verb):
        return
    if verb.dep_ == "relcl":
        return  # "those who would be sent to fight" are only described
    goes = lemma in _FLOWING and any(c.lower_ in _TOWARDS for c in verb.rights)
    given = is_passive(verb) and (lemma in _SPENDING or (lemma == "make" and _is_available(verb)))
    if not (goes or given or (lemma == "be" and _is_available(verb))):
        return
    if act_of(verb) in ("release", "withdraw", "open"):
        return  # "the soldiers will be sent home"
    side = deciding_voice(analysis, verb, bodies=True)
    if side is not None and act_of_noun(thing) == "provide":
        item = undertaking(verb, side, (), *clause(verb))
        yield replace(item, act="provide", object=phrase(thing))


_FLOWING = frozenset("go flow come reach arrive".split())
_TOWARDS = frozenset("to towards toward for into".split())
_SPENDING = frozenset(
    """give provide spend allocate earmark disburse send ship deliver channel invest contribute
    donate pay supply fly airlift distribute commit direct transfer set""".split()
)


def _is_available(verb: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ in ("available", "ready", "aside") for c in verb.rights)


#: Word for a state -> the act that brings it about.
_STATES = {
    word: act
    for act, words in {
        "withdraw": "out gone home away",
        "cease": "silent quiet still",
        "open": "open passable navigable",
        "release": "free",
    }.items()
    for word in words.split()
}
_ARMS = frozenset("gun weapon cannon artillery rifle mortar front".split())
_WAYS = frozenset("border crossing road port airport bridge corridor route gate".split())
_HELD = frozenset("prisoner hostage detainee captive pilot soldier sailor man woman".split())
#: Of what a state is said: "our soldiers will be home", "the guns will be silent".
_OF = {"withdraw": FIGHTERS, "cease": _ARMS, "open": _WAYS, "release": _HELD}


_PARTS = frozenset("last rest all most some half remainder bulk first none".split())


def _whole(thing: Any) -> Any:  # noqa: ANN401
    """Return what a part is of: "units" of "the last of its units"."""
    of = (g for p in thing.rights if p.lower_ == "of" for g in p.children)
    return next(of, thing) if thing.lower_ in _PARTS else thing


def brought_about(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a state that a side says it will bring about: "our soldiers will be home by May"."""
    thing = subject(verb)
    if thing is None or not modals(verb) & _WILL:
        return
    thing = _whole(thing)
    side = deciding_voice(analysis, verb)
    if side is None or is_negated(verb) or has_condition(verb):
        return
    acts = [_STATES[c.lower_] for c in verb.rights if c.lower_ in _STATES]
    acts = acts if verb.lemma_ in ("be", "fall", "go") else []
    if verb.lower_ == "gone":
        acts = ["withdraw"]
    if verb.lemma_ in ("open", "reopen") and not objects(verb):
        acts = ["open"]  # "the crossing will open on Thursday"
    act = next((a for a in acts if thing.lemma_.lower() in _OF[a]), "")
    by, _ = as_makers(parties(analysis, thing))
    if act and (act in ("open", "release") or by.side in ("", side.side)):
        yield replace(undertaking(verb, side, (), *clause(verb)), act=act, object=phrase(thing))
