"""Splits: people of one side at odds with each other."""

from parley.read.analysis import Analysis
from parley.read.clauses import predicates
from parley.read.issues import issue_of
from parley.read.quarrels import (
    Camps,
    Quarrel,
    among_themselves,
    criticism,
    differing_view,
    division,
    overridden,
    rift,
    scolding,
    walkout,
)
from parley.records import NOBODY, Split

#: The first of them that finds a quarrel at a predicate gives it.
_AT_PREDICATES = (
    criticism,
    division,
    overridden,
    differing_view,
    scolding,
    among_themselves,
    walkout,
)
_RELATIVES = frozenset({"WP$", "WP", "WDT"})


def read(analysis: Analysis) -> list[Split]:
    """Return every quarrel inside one side, in text order, each pair once."""
    camps = Camps(analysis)
    found: list[Quarrel] = []
    for verb in predicates(analysis.doc):
        readers = (r(analysis, camps, verb) for r in _AT_PREDICATES)
        if (quarrel := next((q for q in readers if q is not None), None)) is not None:
            found.append(quarrel)
    for word in analysis.doc:
        if word.pos_ in ("NOUN", "ADJ"):
            reader = rift if word.pos_ == "NOUN" else division
            if (quarrel := reader(analysis, camps, word)) is not None:
                found.append(quarrel)
    kept: dict[tuple[str, frozenset[str]], Split] = {}
    for split in sorted((_split(analysis, q) for q in found), key=lambda s: s.span.start):
        kept.setdefault((split.side, frozenset({split.a.id, split.b.id})), split)
    return list(kept.values())


def _split(analysis: Analysis, quarrel: Quarrel) -> Split:
    maker, via = analysis.voice(quarrel.start)
    named = {w for actor in (quarrel.a, quarrel.b) for w in actor.name.split()}
    rest = [t for t in quarrel.about if t.text not in named and t.tag_ not in _RELATIVES]
    return Split(
        source_sha256=analysis.source.sha256,
        span=analysis.span(quarrel.start, quarrel.end),
        maker=maker if maker != NOBODY else quarrel.a,
        via=via,
        side=quarrel.a.side,
        a=quarrel.a,
        b=quarrel.b,
        about=issue_of(rest),
    )
