"""Motives: "the pledge is a feint", "was meant to", "she only wanted to gain votes"."""

from typing import Any

from parley.read.acts import MOTIVES
from parley.read.analysis import Analysis
from parley.read.causes.acts import is_act_noun
from parley.read.causes.cause import Cause
from parley.read.clauses import extent, is_negated, modals, objects, phrase, subject
from parley.read.stances.holders import asserts
from parley.records import AUTHOR_ID, Actor

_PURPOSES = frozenset({"intend", "aim", "design", "time", "drive", "motivate", "mean", "prompt"})
#: What is aimed at a target.
_ATTACKS = frozenset(
    """attack strike raid bombing shelling fire missile rocket shot blow barb jab criticism insult
    remark accusation ad""".split()
)
_REASONS = frozenset({"reason", "motive", "cause", "explanation", "motivation"})
_BLAME = frozenset({"blame", "attribute"})
_GUILT = frozenset({"responsibility", "blame", "fault"})
#: What one ascribes to another who acts: a wish, or a game.
_WISHES = frozenset("want hope seek wish aim intend".split())
_GAMES = frozenset(
    """test probe gauge stall play buy signal bluff posture manoeuvre maneuver bargain hedge
    regroup rearm distract divide provoke retaliate punish avenge""".split()
)
_SERIOUS = frozenset({"serious", "sincere", "genuine", "interested", "committed"})
_GUESS = frozenset({"may", "might", "could", "must"})
#: What a side that fights says it is only doing.
_DEFENDING = frozenset("defend protect respond react retaliate repel repulse answer".split())
#: Ends that "for" names: "the dam is for civil purposes".
_ENDS = frozenset("purpose end reason use".split())
#: What turns a course of events, in "what sank the bill was a leak".
_TURNING = frozenset(
    """turn change trigger cause prompt drive provoke start bring lead make persuade convince decide
    stop end kill sink break wreck spark tip delay hold move push force""".split()
)
#: "Testing the limits of patience" is no game.
_IDIOMS = frozenset("limit boundary patience water".split())
#: With these a present wish explains what is being done: "they just want to stay in power".
_MERE = frozenset("only just merely simply never really".split())


def stated(analysis: Analysis, verb: Any) -> Cause | None:  # noqa: ANN401
    """Return the motive or cause that a predicate states of an act, `None` where it states none."""
    lemma, holder = verb.lemma_.lower(), subject(verb)
    if verb.dep_ in ("acomp", "oprd"):
        holder = subject(verb.head)  # "appears meant to please"
    if lemma in _BLAME and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        goal = next((c for c in verb.rights if c.lower_ in ("for", "to")), None)
        held = next((c for c in goal.children if c.dep_ == "pobj"), goal) if goal else None
        return _cause(verb, phrase(held)) if held is not None else None
    if holder is None or not asserts_as_guess(verb):
        return None
    if lemma == "be" and _turned(verb) is not None:
        return _cause(verb, phrase(_turned(verb)))
    if lemma == "be" and (motive := _motive(verb)) is not None:
        purpose = next((c for c in motive.rights if c.dep_ in ("acl", "relcl", "prep")), None)
        if motive.lemma_.lower() in ("pretext", "cover") and purpose is not None:
            return _cause(verb, phrase(purpose))  # the act is what it was a pretext for
        return _cause(verb, phrase(holder)) if _is_told(verb, holder) else None
    attached = verb.dep_ in ("acl", "relcl", "advcl")  # "talks aimed at peace" describes the talks
    if lemma in _PURPOSES and verb.tag_ == "VBN" and not attached and _has_purpose(verb):
        top = verb.head if verb.dep_ in ("acomp", "oprd") else verb
        told = is_act_noun(holder) and not _is_target(verb, holder)
        return _cause(top, phrase(holder)) if told else None
    if lemma in ("be", "lie", "rest"):
        return _reason(verb, holder)
    return None


def asserts_as_guess(verb: Any) -> bool:  # noqa: ANN401
    """Tell a clause put forward, be it as a guess, from questions, conditions and "maybe"."""
    return asserts(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def _cause(verb: Any, of: str) -> Cause:  # noqa: ANN401
    start, end = extent(verb)
    return Cause(start=start, end=end, of=of)


def _is_told(verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject names an act, or points back at one in a guess about its motive."""
    pointing = holder.lower_ in ("it", "this", "that") and bool(modals(verb) & _GUESS)
    return pointing or is_act_noun(holder)


def _motive(verb: Any) -> Any | None:  # noqa: ANN401
    """Return the noun that names a motive in "X is a feint", "X was in self-defense"."""
    for child in verb.rights:
        if child.dep_ == "attr" and child.lemma_.lower() in MOTIVES:
            return child
        if child.dep_ == "prep" and child.lower_ in ("in", "as", "for"):
            goal = next((c for c in child.children if c.dep_ == "pobj"), None)
            named = goal is not None and {t.lower_ for t in goal.subtree}
            if named and (named & MOTIVES or {"self", "defense"} <= named):
                return goal
            if child.lower_ == "for" and goal is not None and goal.lemma_ in _ENDS:
                return goal
    return None


def _turned(verb: Any) -> Any | None:  # noqa: ANN401
    """Return what was turned in "what sank the bill was a leak", `None` elsewhere."""
    cleft = next((c for c in verb.lefts if c.dep_ == "csubj" and c.tag_ == "VBD"), None)
    if cleft is None or cleft.lemma_.lower() not in _TURNING:
        return None
    if not any(c.lower_ == "what" and c.dep_ == "nsubj" for c in cleft.lefts):
        return None
    stated_cause = any(c.dep_ in ("attr", "ccomp") for c in verb.rights)
    return next(iter(objects(cleft)), None) if stated_cause else None


def _is_target(verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whom or what an attack is aimed at from what it is aimed at achieving."""
    achieved = any(g.dep_ == "pcomp" for c in verb.rights for g in c.children)
    return verb.lemma_ == "aim" and holder.lemma_.lower() in _ATTACKS and not achieved


def _has_purpose(verb: Any) -> bool:  # noqa: ANN401
    return any(
        child.dep_ in ("xcomp", "advcl", "agent")
        or (child.dep_ == "prep" and child.lower_ in ("as", "at", "by"))
        for child in verb.rights
    )


def _reason(verb: Any, holder: Any) -> Cause | None:  # noqa: ANN401
    """Read "the reason for the raid is that …", "the fault lies with …"."""
    noun = holder.lemma_.lower()
    if noun in _GUILT:
        blamed = any(c.lower_ == "with" for c in verb.rights)
        return _cause(verb, phrase(holder)) if blamed else None
    given = any(c.dep_ in ("attr", "ccomp", "xcomp", "advcl") for c in verb.rights)
    of = next((c for c in holder.rights if c.lower_ in ("for", "behind", "of")), None)
    why = next((c for c in holder.rights if c.dep_ in ("relcl", "acl")), None)
    if noun not in _REASONS or not given or verb.lemma_ != "be" or (of or why) is None:
        return None
    act = next((c for c in of.children if c.dep_ == "pobj"), of) if of is not None else why
    return _cause(verb, phrase(act))


def ascribed(analysis: Analysis, verb: Any) -> Cause | None:  # noqa: ANN401
    """Return the wish or game that a speaker ascribes to somebody of another side who acts."""
    holder = subject(verb)
    speaker = analysis.voice(verb.idx)[0]
    guess = bool(modals(verb) & _GUESS)
    if holder is None or not asserts_as_guess(verb) or verb.dep_ in ("relcl", "acl"):
        return None
    doer = analysis.cast.actor(holder)
    if _is_defence(analysis, verb, doer):
        return _cause(verb, phrase(holder))
    if not doer.id or doer.id == speaker.id or not _is_motive(verb):
        return None
    if not guess and (not speaker.name or speaker.id == AUTHOR_ID or speaker.side == "OUTLET"):
        return None
    party = analysis.cast.party_of
    if speaker.side and party(speaker).id == party(doer).id and not guess:
        return None
    start, end = extent(verb, whole=True)
    of = doer.name if holder.tag_ in ("WP", "WDT") else phrase(holder)
    return Cause(start=start, end=end, of=of)


def _seeks_only(verb: Any) -> bool:  # noqa: ANN401
    """Tell "sought only a respite", a motive, from "sought answers"."""
    things = objects(verb)
    return any(t.lower_ in _MERE for thing in things for t in (*verb.children, *thing.lefts))


def _is_defence(analysis: Analysis, verb: Any, doer: Actor) -> bool:  # noqa: ANN401
    """Tell "our guards were only protecting the mill", by which a side explains its fire."""
    speaker = analysis.voice(verb.idx)[0]
    if verb.lemma_ not in _DEFENDING or speaker.id in ("", AUTHOR_ID) or not doer.id:
        return False
    under_way = verb.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in verb.lefts)
    return under_way and doer.side == speaker.side


def _is_motive(verb: Any) -> bool:  # noqa: ANN401
    """Tell a wish that explains what was done from one told for itself.

    It is past ("hoped to prove"), guessed at ("may want to"), or belittled ("only wants to").
    """
    lemma = verb.lemma_.lower()
    if lemma in _WISHES:
        explains = (
            verb.tag_ == "VBD"
            or bool(modals(verb) & (_GUESS - {"might"}))  # "might want to" is advice
            or any(c.lower_ in _MERE for c in verb.lefts)
        )
        if is_negated(verb) and not any(c.lower_ == "never" for c in verb.lefts):
            return False  # "may not want to answer"
        wish = any(c.dep_ == "xcomp" for c in verb.rights)
        return explains and (wish or (lemma == "seek" and _seeks_only(verb)))
    if lemma in _GAMES:
        if any(o.lemma_.lower() in _IDIOMS for o in objects(verb)):
            return False
        return bool(modals(verb) & _GUESS) or verb.tag_ == "VBG"
    if lemma == "be":
        return is_negated(verb) and any(c.lemma_ in _SERIOUS for c in verb.rights)
    return False
