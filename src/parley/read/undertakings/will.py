"""Undertakings by a maker's own "will"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import (
    ACT_VERBS,
    CAUSATIVES,
    COOPERATIVE,
    FORCE,
    HOSTILE,
)
from parley.read.analysis import Analysis
from parley.read.clauses import (
    conjoined,
    extent,
    is_negated,
    is_passive,
    objects,
    subject,
)
from parley.read.undertakings.classes import act_of, is_of_none
from parley.read.undertakings.prices import has_condition
from parley.read.undertakings.restraint import is_restraint, keeps
from parley.read.undertakings.senses import (
    is_about_its_object,
    is_due,
    is_guessed,
    is_of_the_public,
    is_other_sense,
    takes_sides,
)
from parley.read.undertakings.undertaking import (
    Undertaking,
    as_makers,
    can_promise,
    is_joint,
    makers,
    undertaking,
)
from parley.read.undertakings.voices import sides_speaking
from parley.read.undertakings.welcome import is_welcome
from parley.records import AUTHOR_ID

_POSSESSIVES = frozenset({"my", "our", "his", "her", "its", "their"})
_OWN = frozenset("country government force troop army side party group movement nation".split())
_WILL = frozenset({"will", "would", "shall"})
#: Bodies that the issuers of a joint document set up, by which they themselves act.
_JOINT_BODIES = frozenset(
    "committee commission mechanism team centre center group secretariat delegation council".split()
)
_BEING = frozenset("be have become remain seem prove mean need want hope".split())
#: Words for what was promised before: to honour it promises nothing new.
_PROMISED = frozenset("bargain word promise pledge commitment side part end obligation".split())


def own_will(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a maker's own "will" about a welcome act, or "will not" about force."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    if holder is None or has_condition(verb) or is_passive(verb) or not can_promise(holder):
        return
    if is_guessed(verb) or is_of_the_public(holder) or is_about_its_object(verb):
        return
    by, also = makers(analysis, verb)
    speaker = analysis.voice(verb.idx)[0]
    if holder.ent_type_ == "PERSON" and ":" in by.id and by.id != speaker.id:
        return  # what a rival or a colleague will do is no promise of the speaker's
    jointly = is_joint(analysis, verb)
    if jointly and holder.lemma_.lower() in _JOINT_BODIES:
        by, also = as_makers((analysis.issuer, *analysis.also_issuers))
    elif _is_own_side(holder) and speaker.id != AUTHOR_ID:
        by = by if by.id else speaker
    elif not by.side or by.side not in sides_speaking(analysis, verb):
        return
    done = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}  # "our forces" act
    force = done & FORCE or lemma in HOSTILE
    if is_negated(verb) or is_of_none(verb):
        if force or is_restraint(verb):
            yield undertaking(verb, by, also, *extent(verb, condition=False))
        return
    act = _caused(is_to(verb) or verb)
    if any(t.lemma_.lower() in _PROMISED for t in objects(act)):
        return
    for index, deed in enumerate((act, *conjoined(act))):
        welcome = deed.lemma_.lower() in ACT_VERBS and not is_other_sense(deed)
        welcome = welcome or (deed.lemma_.lower() in COOPERATIVE and is_due(deed))
        welcome = welcome or keeps(deed) or (jointly and deed.lemma_.lower() not in _BEING)
        if not welcome or not is_welcome(deed) or is_passive(deed) or takes_sides(deed):
            continue
        if deed.lemma_ == "meet" and act_of(deed) == "talk" and not jointly:
            continue  # an entry of a diary
        head = verb if index == 0 else deed
        yield undertaking(deed, by, also, *extent(head, condition=False))


def is_to(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the act of "is to withdraw", `None` where there is none."""
    acts = (c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB")
    scheduled = verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP")
    return next((a for a in acts if scheduled and any(c.lower_ == "to" for c in a.lefts)), None)


def _is_own_side(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is the speaker or his own: "we", "his country", "our troops"."""
    if holder.lower_ in ("i", "we"):
        return True
    own = any(c.dep_ == "poss" and c.lower_ in _POSSESSIVES for c in holder.lefts)
    return own and holder.lemma_.lower() in _OWN


def _caused(verb: Any) -> Any:  # noqa: ANN401
    """Return the act itself in "will tell the guards to leave", "will help rebuild"."""
    for _ in range(3):
        inner = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None)
        inner = inner or next(
            (g for c in verb.rights if c.lower_ == "on" for g in c.children), None
        )
        if verb.lemma_.lower() not in CAUSATIVES or inner is None or inner.pos_ != "VERB":
            break
        verb = inner
    return verb
