"""All undertakings of a text."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import COMMISSIVES, COMMITMENTS, DECISIONS, RESOLVED, RESOLVES
from parley.read.analysis import Analysis
from parley.read.clauses import is_asked, is_hypothetical, is_negated, modals, predicates
from parley.read.undertakings.accords import under_accord
from parley.read.undertakings.binding import binding
from parley.read.undertakings.contents import contents, foreseen
from parley.read.undertakings.hands import done_with_its_own, suspended
from parley.read.undertakings.means import brought_about, granted
from parley.read.undertakings.nouns import by_noun, promised_thing
from parley.read.undertakings.orders import ordered, under_orders
from parley.read.undertakings.spoken import promised, resolved
from parley.read.undertakings.truces import truces
from parley.read.undertakings.undertaking import Undertaking, is_joint
from parley.read.undertakings.will import is_to, own_will

#: What may or should be promised is not.
_UNREAL = frozenset({"may", "might", "could", "should", "must"})


def undertakings(analysis: Analysis) -> Iterator[Undertaking]:
    """Yield the undertakings of a text: by verbs, by what a deal holds, by nouns, then truces."""
    for verb in predicates(analysis.doc):
        if not is_asked(verb) and not is_hypothetical(verb):
            yield from _by_verb(analysis, verb)
    for noun in analysis.doc:
        if noun.pos_ != "NOUN":
            continue
        if noun.lemma_.lower() in COMMITMENTS | DECISIONS | RESOLVES:
            yield from by_noun(analysis, noun)
        yield from under_orders(analysis, noun)
        yield from foreseen(analysis, noun)
    yield from truces(analysis)


def is_promised(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate undertakes something."""
    return next(_by_verb(analysis, verb), None) is not None


def _by_verb(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Yield what a predicate undertakes, by the first frame that fits it."""
    lemma = verb.lemma_.lower()
    frames = [binding, contents, under_accord, promised_thing]
    if lemma in COMMISSIVES and not (is_negated(verb) or modals(verb) & _UNREAL):
        frames.append(promised)
    if any(c.lower_ in RESOLVED and c.dep_ == "acomp" for c in verb.rights):
        frames.append(resolved)
    if modals(verb) & {"will", "would", "shall"} or (is_to(verb) and is_joint(analysis, verb)):
        frames += [own_will, granted, brought_about]
    frames += [done_with_its_own, suspended, ordered]
    for frame in frames:
        found = list(frame(analysis, verb))
        if found:
            yield from found
            return
