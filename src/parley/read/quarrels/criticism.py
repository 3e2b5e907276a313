"""Criticism inside a side: verbs of blame, doubts, overridden objections, another view."""

from typing import Any

from parley.read.acts import FIGHTERS
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_negated, modals, objects, subject
from parley.read.factuality import factuality
from parley.read.issues import issue_of
from parley.read.quarrels.camps import Camps
from parley.read.quarrels.quarrel import Quarrel
from parley.read.stances.holders import asserts
from parley.records import AUTHOR_ID, Actor

#: What one does to somebody of one's own camp with whom one is at odds.
_AGAINST = frozenset(
    """criticise criticize lambast lambaste denounce condemn accuse blame slam rebuke contradict
    distance disagree differ quarrel decry deplore chide berate scold overrule attack assail fault
    ridicule mock rebuff defy sideline sack oust desert abandon clash feud squabble bicker break
    dismiss reprimand castigate upbraid disavow disown repudiate""".split()
)
#: Those of them that forces also do to an enemy, in deeds.
_BLOWS = frozenset("attack assail clash oust break abandon sack rebuff defy".split())
#: Prepositions before whom one is at odds with.
_TOWARDS = frozenset({"with", "against", "from", "at"})
_GRUMBLING = frozenset("complain grumble protest object bristle balk baulk chafe".split())
#: What one voices about an act of one's own side: "voiced doubts about", "raised objections to".
_DOUBTS = frozenset(
    """doubt objection reservation misgiving concern scepticism skepticism dismay anger unease
    criticism""".split()
)
_VOICING = frozenset("voice express raise air".split())
#: Nouns of resistance that somebody overrides: "despite the misgivings of his aides".
_RESISTANCE = frozenset(
    "objection opposition resistance protest misgiving reservation wish advice".split()
)
_HARSH = frozenset(
    """irresponsible wrong mistake mistaken unacceptable treason betrayal disgrace premature
    reckless disgraceful shameful unwise foolish blunder error""".split()
)
_OTHER = frozenset("different differing opposite opposing contrary conflicting".split())
_VIEWS = frozenset("view opinion position approach stance attitude".split())
#: Those who may differ with their own government about its dealings.
_DISSENTERS = frozenset(
    """former ex opposition army chief general commander lawmaker deputy senator faction hardliner
    hawk dissident critic opponent party""".split()
)
_OWN = frozenset({"poss"})


def criticism(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel that blame, doubt or complaint at a predicate tells of."""
    lemma, holder = verb.lemma_.lower(), subject(verb)
    if holder is None or not _is_told(verb):
        return None
    a = analysis.cast.actor(holder)
    if lemma in _BLOWS and holder.lemma_.lower() in FIGHTERS:
        return None  # troops attack a town; only words are criticism
    if lemma in _AGAINST:
        goals = objects(verb) + _governed(verb, _TOWARDS)
    elif lemma in _GRUMBLING:
        goals = _governed(verb, {"about", "over", "against", "to", "at"})
        goals += [t for c in verb.rights if c.dep_ == "ccomp" for t in c.subtree if _is_name(t)]
        goals += [t for t in holder.subtree if t.i > holder.i and _is_name(t)]
    elif lemma in _VOICING and any(o.lemma_.lower() in _DOUBTS for o in objects(verb)):
        goals = [g for o in objects(verb) for g in _governed(o, {"about", "over", "on", "to"})]
    else:
        return None
    for goal in goals:
        for b in _hit(analysis, camps, holder, a, goal):
            if camps.share(a, b, verb.sent) or _is_kin(goal, holder):
                about = _about(analysis, verb, goal, a)
                start, end = extent(verb)
                return Quarrel(start=start, end=end, a=a, b=b, about=about)
    return None


def _is_told(verb: Any) -> bool:  # noqa: ANN401
    """Tell what is told as done from what is denied, foreseen or only governed by another verb."""
    governed = verb.dep_ == "xcomp" or (verb.tag_ == "VB" and not modals(verb))
    told = asserts(verb) and factuality(verb) > 0  # not what somebody denies
    return told and not (governed or is_negated(verb) or modals(verb))


def _is_name(token: Any) -> bool:  # noqa: ANN401
    return bool(token.pos_ == "PROPN" and token.dep_ != "compound")


def _governed(head: Any, prepositions: Any) -> list[Any]:  # noqa: ANN401
    return [
        g
        for c in head.rights
        if c.dep_ in ("prep", "agent") and c.lower_ in prepositions
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _hit(
    analysis: Analysis,
    camps: Camps,
    holder: Any,  # noqa: ANN401
    a: Actor,
    goal: Any,  # noqa: ANN401
) -> list[Actor]:
    """Return whom criticism of a thing hits: who it is, whose it is, or whose talks they are."""
    own = analysis.cast.actor(goal)
    if own.id and own.id != a.side:
        return [own]
    if owners := _owners(analysis, goal):
        return owners
    words = {t.lower_ for t in holder.subtree} | {holder.lemma_.lower()}
    if holder.dep_ in ("nsubj", "nsubjpass") and holder.tag_ == "WP":
        words |= {t.lower_ for t in holder.head.head.subtree}
    dissents = bool(words & _DISSENTERS) and camps.is_dealing([goal])
    return [Actor(name="government", id=f"{a.side}:GOV")] if dissents and a.side else []


def _owners(analysis: Analysis, goal: Any) -> list[Actor]:  # noqa: ANN401
    holders = [c for c in goal.lefts if c.dep_ in _OWN] + _governed(goal, {"of", "by"})
    return [actor for holder in holders if (actor := analysis.cast.actor(holder)).id]


def _is_kin(goal: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell "his own generals", of one camp by the words for them."""
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in goal.lefts)
    own = any(c.lower_ in ("own", "fellow") for c in goal.lefts)
    return owned and own and holder.i != goal.i


def _about(
    analysis: Analysis,
    verb: Any,  # noqa: ANN401
    goal: Any,  # noqa: ANN401
    critic: Actor,
) -> tuple[Any, ...]:
    """Return the words for what is criticised: beside the one hit, else in what the critic says."""
    if not analysis.cast.actor(goal).id:
        return tuple(goal.subtree)
    words = [t for t in verb.subtree if t.i > goal.right_edge.i]
    if issue_of(words):
        return tuple(words)
    said = [a for a in analysis.attributions if a.speaker.id == critic.id and a.start >= verb.idx]
    return tuple(t for t in analysis.doc if said and said[0].start <= t.idx < said[0].end)


def overridden(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "signed the lease over the protests of his aides"."""
    holder = subject(verb)
    if holder is None or not _is_told(verb):
        return None
    a = analysis.cast.actor(holder)
    for noun in _governed(verb, {"over", "despite", "against"}):
        if noun.lemma_.lower() not in _RESISTANCE:
            continue
        for b in _owners(analysis, noun):
            if _same_people(a, b):
                start, end = extent(verb)
                end = max(end, extent(noun, whole=True)[1])
                about = tuple(t for o in objects(verb) for t in o.subtree)
                return Quarrel(start=start, end=end, a=a, b=b, about=about)
    return None


def _same_people(a: Actor, b: Actor) -> bool:
    return bool(a.side) and a.side == b.side and a.id != b.id and ":" in b.id


def differing_view(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "she said that the mayor holds another opinion of the dam"."""
    holder, speaker = subject(verb), analysis.voice(verb.idx)[0]
    view = next((o for o in objects(verb) if o.lemma_.lower() in _VIEWS), None)
    if holder is None or view is None or verb.lemma_ not in ("have", "take", "hold"):
        return None
    if speaker.id in ("", AUTHOR_ID) or not {c.lower_ for c in view.lefts} & _OTHER:
        return None
    a = analysis.cast.actor(holder)
    if not _is_told(verb) or not camps.share(a, speaker, verb.sent):
        return None
    start, end = extent(verb)
    return Quarrel(start=start, end=end, a=a, b=speaker, about=tuple(view.subtree)[1:])


def scolding(analysis: Analysis, camps: Camps, verb: Any) -> Quarrel | None:  # noqa: ANN401
    """Return the quarrel in "the council called the mayor's remark, "his remark was reckless"."""
    holder, speaker = subject(verb), analysis.voice(verb.idx)[0]
    if verb.lemma_ != "be" or holder is None or speaker.id in ("", AUTHOR_ID):
        return None
    judged = [c for c in verb.rights if c.dep_ in ("acomp", "attr")]
    if not any(c.lemma_.lower() in _HARSH for c in judged) or not _is_told(verb):
        return None
    b = next((o for o in _owners(analysis, holder) if _same_people(speaker, o)), None)
    if b is None or not (camps.share(speaker, b, verb.sent) or camps.is_dealing(verb.sent)):
        return None
    around = [s for s in analysis.attributions if s.start <= verb.idx < s.end and s.source]
    start, end = extent(verb)
    sources = [s.source[0] for s in around if s.source and s.speaker.id == speaker.id]
    start = min([start, *(s for s in sources if s >= verb.sent.start_char)])
    return Quarrel(start=start, end=end, a=speaker, b=b, about=tuple(holder.subtree))
