"""Modal clauses about now: guesses at what is so, and what a person could do if he chose."""

from datetime import date
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_passive, objects, subject
from parley.read.stances.content import is_personal

#: Pronouns that point at a thing or a clause.
POINTING = frozenset("this that it these those".split())
#: What anybody might say or think is a way to put an opinion: "one might argue that".
OPINING = frozenset(
    """say argue think ask wonder call consider object suppose imagine add claim suggest assume
    believe conclude wish like prefer describe compare disagree agree quibble forgive
    excuse""".split()
)
#: What happens to a person, or comes about, whether he chooses or not.
_BEFALLING = frozenset(
    """be become get win lose face suffer fall die fail collapse emerge end benefit survive receive
    prevail succeed struggle inherit need find come gain beat defeat trail finish miss drop slip
    rise stumble regret pay cost hurt damage harm threaten risk cause lead trigger spark provoke
    alienate undermine prove""".split()
)
#: What is said of a thing when it is put to somebody: "the same question could be directed to".
_PUT = frozenset("direct put apply address see interpret read view level raise pose".split())
#: What tells of something that is so: "could be indicative of", "could be as high as 40 percent".
_TELLING = frozenset("indicative due related true wrong responsible symptomatic".split())
_MEASURES = frozenset({"PERCENT", "MONEY", "QUANTITY"})
_HEDGES = frozenset("possibly well yet conceivably perhaps soon eventually still".split())
_PERSONS = frozenset("we you who they".split())


def is_present(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell a guess at what is so now, by its form and with no time to come in its clause.

    "Could be helping the rebels", "this could be any village", "might make sense".
    """
    if any(
        m.period is not None and m.period.last > _told_on(analysis)
        for m in analysis.times_in(*extent(verb))
    ):
        return False
    going_on = verb.tag_ == "VBG" and any(c.lower_ == "be" for c in verb.lefts)
    holder = subject(verb)
    pointing = verb.lemma_ == "be" and holder is not None and holder.lower_ in POINTING
    named = pointing and any(c.dep_ == "attr" for c in verb.rights)
    sensible = verb.lemma_ == "make" and any(o.lemma_ == "sense" for o in objects(verb))
    said = is_passive(verb) and verb.lemma_.lower() in OPINING | _PUT
    telling = verb.lemma_ == "be" and any(
        t.lemma_.lower() in _TELLING or t.ent_type_ in _MEASURES
        for c in verb.rights
        if c.dep_ in ("acomp", "attr")
        for t in (c, *c.subtree)
    )
    return going_on or named or sensible or said or telling


def _told_on(analysis: Analysis) -> date:
    return analysis.source.published or date.max


def is_ability(verb: Any, modal: frozenset[str]) -> bool:  # noqa: ANN401
    """Tell what a person could do if he chose from what could befall him: "could veto it"."""
    holder = subject(verb)
    if "could" not in modal or holder is None or is_passive(verb):
        return False
    aux = next((c for c in verb.lefts if c.lower_ == "could"), verb)
    if aux.i and aux.nbor(-1).dep_ == "dobj":
        return False  # the parser took the subject for an object of the verb before
    person = is_personal(holder) or holder.lower_ in _PERSONS
    hedged = any(c.lower_ in _HEDGES for c in verb.children)
    return person and not hedged and verb.lemma_.lower() not in _BEFALLING
