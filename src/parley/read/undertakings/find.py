"""All undertakings of a text."""

from collections.abc import Iterator

from parley.read.acts import COMMISSIVES, COMMITMENTS, DECISIONS, HOLDING, RESOLVED
from parley.read.analysis import Analysis
from parley.read.clauses import is_asked, is_hypothetical, is_negated, modals, predicates
from parley.read.undertakings.contents import contents
from parley.read.undertakings.spoken import by_noun, promised, resolved
from parley.read.undertakings.truces import truces
from parley.read.undertakings.undertaking import Undertaking
from parley.read.undertakings.will import own_will


def undertakings(analysis: Analysis) -> Iterator[Undertaking]:
    """Yield the undertakings of a text: by verbs, by what a deal holds, by nouns, then truces."""
    for verb in predicates(analysis.doc):
        if is_asked(verb) or is_hypothetical(verb):
            continue
        lemma = verb.lemma_.lower()
        if lemma in COMMISSIVES and not is_negated(verb):
            yield from promised(analysis, verb)
        elif any(c.lower_ in RESOLVED and c.dep_ == "acomp" for c in verb.rights):
            yield from resolved(analysis, verb)
        elif modals(verb) & {"will", "would", "shall"}:
            yield from own_will(analysis, verb)
        if lemma in HOLDING:
            yield from contents(analysis, verb)
    for noun in analysis.doc:
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in COMMITMENTS | DECISIONS:
            yield from by_noun(analysis, noun)
    yield from truces(analysis)
