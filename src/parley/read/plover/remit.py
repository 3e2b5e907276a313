"""Whether an act belongs in a ledger of conflict: between parties to one, or states that deal.

Campaigns, debates and legislative quarrels have their attacks, battles and offers too. Where a
text, or a sentence in it, is about those, only what a state, an armed group or an international
organisation does to another party is an event.
"""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.doers import is_means
from parley.read.plover.lexicon import in_class
from parley.read.plover.phrases import first_conjunct, lemma
from parley.read.plover.reported import ReportedAct
from parley.read.scope.words import side_of
from parley.records import Actor

#: Parts of a state that act for it towards others.
_ORGANS = frozenset({"", "GOV", "MIL", "SPY", "POLICE"})
#: Acts of force, which an armed party does to whoever it may be.
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
#: Parts that name armed parties.
_ARMED = frozenset({"MIL", "REB"})
#: Words that put the bearer of an office outside of it.
_OUTSIDE = frozenset(
    "former ex candidate nominee hopeful contender challenger rival frontrunner".split()
)
#: Offices that act within their own state only.
_WITHIN = frozenset({"senator", "congressman", "representative", "governor"})


def is_in_remit(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether an act is matter for a ledger of conflict.

    Args:
        analysis: The text.
        item: An act told as an event, with its parties.
    """
    offset, matter = item.act.trigger.idx, analysis.matter
    if matter.is_conflict and not matter.is_contest(offset):
        return True
    told = item.status in ("happened", "ongoing") and not _is_infinitive(item.act.head)
    return told and matter.speaks_of_conflict(offset) and _is_across(analysis, item)


def _is_infinitive(verb: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether an act stands as an aim or a task ("a plan to", "our goal is to")."""
    first = first_conjunct(verb)
    return first.tag_ == "VB" and any(c.tag_ == "TO" for c in first.lefts)


def _is_across(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether one party acts on another: no politician of a country on one of his own."""
    sources = [a for a in item.sources if _is_actor_of_conflict(analysis, item, a)]
    sides = {a.side for a in sources}
    if sources and any(a.id and a.side not in sides for a in item.targets):
        return True
    return item.type in _FORCE and _is_armed(item)


def _is_actor_of_conflict(analysis: Analysis, item: ReportedAct, actor: Actor) -> bool:
    """Tell whether an actor is a state, an armed group, an organisation, or acts for a state."""
    if any(side_of(t) == "contest" for s in item.act.sources for t in (s, *s.lefts)):
        return False  # a party, a candidate, a senator
    organ = actor.id.partition(":")[2]
    if organ in _ARMED or analysis.cast.is_group(actor):
        return True
    if actor.side not in analysis.cast.countries:
        return False
    return organ in _ORGANS or any(_holds_office(t) for t in item.act.sources)


def _holds_office(token: Any) -> bool:  # noqa: ANN401
    """Tell whether a person is told with an office in which he acts for his state."""
    near = {
        lemma(t) for t in (token, *token.lefts, *(c for c in token.rights if c.dep_ == "appos"))
    }
    held = {word for word in near if in_class(word, "office")} - _WITHIN
    return bool(held) and not near & _OUTSIDE


def _is_armed(item: ReportedAct) -> bool:
    """Tell whether who acts is an armed party by its id or by its own words ("gunmen")."""
    if any(a.id.partition(":")[2] in _ARMED for a in item.sources):
        return True
    people = [s for s in item.act.sources if not is_means(s)]
    return any(side_of(t) == "conflict" for s in people for t in (s, *s.lefts))
