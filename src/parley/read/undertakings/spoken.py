"""Undertakings by a verb of promising: "vowed to", "agreed that", "is determined to"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.read.actors.nominals import is_individual
from parley.read.acts import ACT_NOUNS, BODIES, GIVING_ONES_WORD, RESOLVED
from parley.read.analysis import Analysis
from parley.read.clauses import extent, infinitives, is_passive, modals, objects, subject
from parley.read.undertakings.classes import act_of, act_of_noun
from parley.read.undertakings.contents import by_act_noun
from parley.read.undertakings.made import is_made
from parley.read.undertakings.prices import has_condition
from parley.read.undertakings.restraint import is_no_harm
from parley.read.undertakings.spans import clause, counterpart
from parley.read.undertakings.undertaking import (
    VERBAL,
    Makers,
    Undertaking,
    can_promise,
    doer,
    is_somebody,
    makers,
    undertaking,
)
from parley.read.undertakings.welcome import is_checkable, is_welcome
from parley.records import AUTHOR_ID, Actor

#: Verbs of the mind, whose act is an undertaking only where it is one that others ask for.
_MINDED = frozenset({"decide", "resolve", "intend"})
#: What things may do as well as people.
_OF_THINGS = frozenset({"guarantee", "promise", "assure", "ensure"})
_CRIMES = frozenset(
    "suicide crime murder atrocity massacre fraud error mistake act offence offense abuse".split()
)
_FUTURE = frozenset({"will", "would", "shall", "'ll"})


def promised(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "vowed to end X", "agreed that Y will X", "agreed to X, Y and Z", "pledged aid"."""
    by, also = makers(analysis, verb)
    if by.id == AUTHOR_ID or has_condition(verb) or not _is_undertaken(verb, by):
        return
    if not is_made(analysis, verb):
        return
    acts = [a for a in _acts(verb) if is_welcome(a) and not has_condition(a)]
    acts = [a for a in acts if not _shares_object(a) and _is_to_come(a)]
    acts = [a for a in acts if not _is_of_another(analysis, a, by)]
    if verb.lemma_.lower() in _MINDED:
        acts = [a for a in acts if is_checkable(a)]
    holder = subject(verb)
    parties_agree = holder is not None and holder.lemma_.lower() in BODIES
    joint = verb.lemma_ == "agree" or (verb.lemma_ == "commit" and len(acts) > 1)
    for index, act in enumerate(acts):
        start, end = clause(act)
        if not joint and index == 0:
            start = min(start, clause(verb)[0])
        maker = _maker(analysis, act, (by, also))
        if not (maker[0].id or parties_agree):
            continue  # "all agreed that taxes would rise": an opinion
        other = counterpart(act)
        if other is not None:
            item = by_act_noun(analysis, other, _stop(other))
            yield item if item.by.id else replace(item, by=maker[0], also=maker[1])
        yield undertaking(act, *maker, start, end)
    if not acts:
        yield from _of_things(analysis, verb, (by, also))


def _is_undertaken(verb: Any, by: Actor) -> bool:  # noqa: ANN401
    """Tell promising from what things "promise" and from what an act was "intended" to do."""
    lemma, holder = verb.lemma_.lower(), subject(verb)
    if lemma == "intend" and (is_passive(verb) or verb.tag_ == "VBN"):
        return False
    if lemma == "commit" and {t.lemma_.lower() for t in objects(verb)} & _CRIMES:
        return False
    if lemma == "decide" and verb.dep_ == "advcl" and verb.tag_ == "VBD":
        return False  # "when the people decided to leave": what they did is known
    if holder is None:
        return True
    if lemma in _OF_THINGS and holder.pos_ == "NOUN" and not is_somebody(holder):
        return False  # "the laws guaranteed that", "the harvest promised to"
    if by.id:
        return True
    return holder.pos_ == "PROPN" or (can_promise(holder) and is_somebody(holder))


def _acts(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the acts promised, those in "commits itself to restoring X" too."""
    acts = [a for a in infinitives(verb) if a.i > verb.i and a.dep_ != "advcl"]
    return [*acts, *_gerunds(verb)]


def _is_to_come(act: Any) -> bool:  # noqa: ANN401
    """Tell an act from what is only sworn to be so: "I promise you that we are strong"."""
    if any(c.tag_ in ("WRB", "WP") or c.lower_ == "whether" for c in act.lefts):
        return False  # "decided whether to leave"
    if _is_infinitive(act) or act.dep_ == "pcomp":
        return not any(c.dep_ == "auxpass" for c in act.lefts) or act_of(act) != "other"
    going = act.tag_ == "VBG" and any(c.lemma_ == "be" for c in act.lefts)
    state = act.lemma_.lower() in _STATES and not is_no_harm(act)
    return not state and (bool(modals(act) & _FUTURE) or (going and act_of(act) != "other"))


#: Verbs of a state: "agreed it will be hard" judges.
_STATES = frozenset("be become remain seem have need want mean take".split())


def _is_of_another(analysis: Analysis, act: Any, by: Actor) -> bool:  # noqa: ANN401
    """Tell whether a promise is that another person will act: "her father would change that"."""
    holder = next((c for c in act.lefts if c.dep_ == "nsubj"), None)
    if holder is None or holder.pos_ == "PRON" or not is_individual(holder):
        return False
    doer = analysis.cast.actor(holder)
    return doer.id != by.id and ":" in by.id


def _gerunds(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the acts of "commits itself to restoring X", "is intent on leaving"."""
    return [
        g
        for p in verb.rights
        if p.dep_ == "prep" and p.lower_ in ("to", "on")
        for g in p.children
        if g.dep_ == "pcomp" and g.pos_ == "VERB"
    ]


def _maker(analysis: Analysis, act: Any, promised_by: Makers) -> Makers:  # noqa: ANN401
    """Return who owes an act: who promises it, unless a clause says that others will do it."""
    stated = any(c.dep_ in ("nsubj", "nsubjpass") for c in act.lefts)
    joint = promised_by[1]
    return doer(analysis, act, promised_by) if stated and joint else promised_by


def _of_things(analysis: Analysis, verb: Any, by: Makers) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "pledged 30 million dollars", "guarantees the safety of X", "agreed on a withdrawal"."""
    told = any(c.dep_ in ("ccomp", "xcomp") for c in verb.rights)
    goods = [t for t in objects(verb) if t.dep_ == "dobj" and not told]
    if verb.lemma_.lower() in GIVING_ONES_WORD and goods and by[0].id:
        if act_of(verb) != "other" or goods[-1].lemma_.lower() in _DEEDS:
            yield undertaking(verb, *by, *clause(verb))
    if verb.lemma_ == "assure" and by[0].id:  # "assured the mayor of continued aid"
        goods = [g for p in verb.subtree if p.dep_ == "prep" and p.lower_ == "of" for g in p.rights]
        kind = next((k for g in goods if (k := act_of_noun(g)) != "other"), "")
        if kind:
            yield replace(undertaking(verb, *by, *clause(verb)), act=kind)
    if verb.lemma_ != "agree":
        return
    for prep in verb.rights:
        for noun in prep.children if prep.dep_ == "prep" and prep.lower_ in ("on", "to") else ():
            for held in (noun, *noun.conjuncts):
                lemma = held.lemma_.lower()
                if lemma in ACT_NOUNS and ACT_NOUNS[lemma] != "talk" and not _is_truce(held):
                    item = by_act_noun(analysis, held, _stop(held))
                    yield replace(item, by=by[0], also=by[1])


#: Political acts that a party may promise as things: "vowed new measures", "promised a vote".
_DEEDS = frozenset(
    """measure step vote election referendum inquiry investigation reform amnesty pardon law trial
    cooperation neutrality compromise concession plan answer reply protection action autonomy
    independence elections""".split()
)


def _is_truce(noun: Any) -> bool:  # noqa: ANN401
    return noun.lemma_.lower() in ("ceasefire", "cease-fire", "truce", "cessation", "pause")


def _stop(noun: Any) -> int:  # noqa: ANN401
    """Return the index of the first token behind a noun's own words."""
    coordinated = [c.left_edge.i for c in noun.rights if c.dep_ in ("conj", "cc")]
    return int(min([noun.right_edge.i + 1, *coordinated]))


def _shares_object(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb only leads on to the next: "lead and support efforts" is one act."""
    following = [c for c in verb.rights if c.dep_ not in ("cc", "punct")]
    return bool(following) and following[0].dep_ == "conj" and following[0].pos_ == "VERB"


def _is_infinitive(verb: Any) -> bool:  # noqa: ANN401
    stated = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    joined = verb.dep_ == "conj" and not stated
    return joined or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def resolved(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "we stay resolved to stop X"."""
    frame = next(c for c in verb.rights if c.lower_ in RESOLVED)
    by, also = makers(analysis, verb)
    for act in [*infinitives(frame), *_gerunds(frame)][:1]:
        # a document vows for its issuers
        own = AUTHOR_ID != analysis.issuer.id == analysis.voice(verb.idx)[0].id
        if act.pos_ not in VERBAL or not is_welcome(act) or by.id in ("", AUTHOR_ID):
            continue
        if own or is_checkable(act):
            yield undertaking(act, by, also, *extent(verb, condition=False))
