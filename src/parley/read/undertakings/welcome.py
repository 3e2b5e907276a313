"""Whether an act is one that others ask for, and one that can be seen done."""

from typing import Any

from parley.read.actors.nominals import is_individual
from parley.read.acts import ARMED_ACTS, COOPERATIVE, HOSTILE
from parley.read.clauses import is_negated, objects
from parley.read.undertakings.classes import act_of

#: Verbs that take up or keep up what their object names.
_PURSUING = frozenset("resume continue begin start launch restart renew intensify open".split())
#: Acts against others' aims, that nobody whom they concern asks for.
_UNWELCOME = frozenset(
    """block thwart undermine sabotage oppose reject veto deport expel degrade eradicate annihilate
    wipe liquidate neutralise neutralize sacrifice resist defy outlaw tax penalise penalize sue
    dismiss deny overthrow topple oust depose unseat outlast weaken isolate conquer recapture
    retake reconquer dominate humiliate bury smash rout repel confront counter combat win prevail
    beat bombard blockade blacklist trash tear rip""".split()
)
#: Acts that shut people out or stop them, welcome where they are done to things.
_SHUTTING_OUT = frozenset("ban bar exclude stop halt block end eliminate curb deter".split())
#: Verbs of taking back land and of setting people free.
_TAKING = frozenset("liberate free reclaim regain recover restore".split())
_LAND = frozenset("territory land province region homeland city town village country area".split())


def is_welcome(act: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is none that a side does to its enemies: "resume attacks" is one."""
    lemma, things = act.lemma_.lower(), objects(act)
    denied = is_negated(act)
    if lemma in _PURSUING and any(t.lemma_.lower() in ARMED_ACTS for t in things):
        return denied
    if lemma in _SHUTTING_OUT and any(_is_of_people(t) for t in things):
        return denied  # "ban all Dutchmen"
    if lemma in _TAKING and any(_is_land(t) for t in things):
        return denied  # "liberate the province"
    if lemma == "go" and any(c.lower_ in ("after", "against") for c in act.rights):
        return denied
    return lemma not in HOSTILE and (denied or lemma not in _UNWELCOME)


def _is_of_people(thing: Any) -> bool:  # noqa: ANN401
    named = thing.ent_type_ in ("NORP", "PERSON") and thing.pos_ in ("PROPN", "NOUN")
    return named or thing.lower_ in ("him", "her", "them") or is_individual(thing)


def _is_land(thing: Any) -> bool:  # noqa: ANN401
    return thing.ent_type_ in ("GPE", "LOC") or thing.lemma_.lower() in _LAND


def is_checkable(act: Any) -> bool:  # noqa: ANN401
    """Tell whether an act is of a class that a side can be seen to do or not to do."""
    return act_of(act) != "other" or act.lemma_.lower() in COOPERATIVE
