"""Undertakings by a maker's own "will", and by what a side says will be done with its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.acts import (
    ACT_VERBS,
    ARMED_ACTS,
    CAUSATIVES,
    COOPERATIVE,
    FORCE,
    HOSTILE,
    OWN_HANDS,
    TRUCES,
)
from parley.read.analysis import Analysis
from parley.read.clauses import (
    conjoined,
    extent,
    is_negated,
    is_passive,
    modals,
    objects,
    subject,
)
from parley.read.undertakings.classes import act_of, is_of_none
from parley.read.undertakings.prices import has_condition
from parley.read.undertakings.restraint import is_restraint, is_spared, keeps
from parley.read.undertakings.spans import clause
from parley.read.undertakings.undertaking import (
    Undertaking,
    as_makers,
    can_promise,
    doer,
    is_joint,
    is_welcome,
    makers,
    parties,
    undertaking,
)
from parley.read.undertakings.voices import deciding_voice
from parley.records import AUTHOR_ID

_POSSESSIVES = frozenset({"my", "our", "his", "her", "its", "their"})
_OWN = frozenset("country government force troop army side party group movement nation".split())
_WILL = frozenset({"will", "would", "shall"})
#: Bodies that the issuers of a joint document set up, by which they themselves act.
_JOINT_BODIES = frozenset(
    "committee commission mechanism team centre center group secretariat delegation council".split()
)
_GUESSING = frozenset(
    """believe think hope expect fear doubt suspect predict wish chance likelihood probability
    possibility prospect risk danger hint rumour rumor fact""".split()
)
_BEING = frozenset("be have become remain seem prove mean need want hope".split())
#: Harm to a truce; a side that says there will be none keeps it.
_HARMING = frozenset(
    "affect break violate breach abandon cancel revoke jeopardise jeopardize harm undermine".split()
)
_SUSPENDING = frozenset("suspend halt freeze stop cease pause discontinue".split())
#: Words for what was promised before: to honour it promises nothing new.
_PROMISED = frozenset("bargain word promise pledge commitment side part end obligation".split())


def own_will(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a maker's own "will" about a welcome act, or "will not" about force."""
    lemma = verb.lemma_.lower()
    holder = subject(verb)
    if holder is None or has_condition(verb) or is_passive(verb) or not can_promise(holder):
        return
    if _is_guessed(verb):
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
    elif not by.side or by.side not in _voices(analysis, verb):
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
        welcome = deed.lemma_.lower() in ACT_VERBS or deed.lemma_.lower() in COOPERATIVE
        welcome = welcome or keeps(deed) or (jointly and deed.lemma_.lower() not in _BEING)
        if not welcome or not is_welcome(deed) or is_passive(deed):
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


#: Verbs whose particle makes the act: "set free", "let go", "taken down".
_LIGHT = frozenset("set let send fly take bring put call pull give lay draw turn".split())


def _is_guessed(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a "will" is only believed, hoped or likely, or says when: "when he will"."""
    over = verb.head.lemma_.lower()
    asked = any(c.tag_ in ("WRB", "WP") for c in verb.lefts) and verb.dep_ != "ROOT"
    return asked or (verb.dep_ in ("ccomp", "acl", "relcl") and over in _GUESSING)


def _voices(analysis: Analysis, verb: Any) -> set[str]:  # noqa: ANN401
    """Return the sides that speak at a predicate: in a joint document all its issuers."""
    speaker = analysis.voice(verb.idx)[0]
    joint = analysis.also_issuers if speaker == analysis.issuer else ()
    return {actor.side for actor in (speaker, *joint)}


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
    if by.side and by.side not in _voices(analysis, verb):
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
    if not is_passive(verb) or is_negated(verb):
        return False
    if modals(verb) & _WILL:
        return lemma in OWN_HANDS or (lemma in _LIGHT and act_of(verb) != "other")
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)
    return perfect and lemma in _SUSPENDING and _is_armed(subject(verb))


def _is_armed(thing: Any) -> bool:  # noqa: ANN401
    """Tell whether a thing is an armed act: "all operations along the front"."""
    return thing is not None and thing.lemma_.lower() in ARMED_ACTS


def suspended(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read a side's own "we have suspended all attacks"."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    holder = subject(verb)
    if verb.lemma_.lower() not in ("suspend", "freeze") or is_negated(verb) or modals(verb):
        return
    if holder is None or not any(_is_armed(t) for t in things) or is_passive(verb):
        return
    by, also = as_makers(parties(analysis, holder))
    if by.side and by.side in _voices(analysis, verb):
        yield undertaking(verb, by, also, *clause(verb))
