"""Explanations: stated candidate causes and motives of an act."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.causes import Cause, adverbial, ascribed, given, stated
from parley.read.clauses import is_asked, predicates, subject
from parley.read.text import text_of
from parley.records import AUTHOR_ID, Explanation

_ASKING = frozenset({"ask", "speak", "decline", "insist", "name", "identify"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "they"})
_BLAME = frozenset({"blame", "attribute"})


def read(analysis: Analysis) -> list[Explanation]:
    """Return every stated cause or motive, in text order, one for overlapping words."""
    found: list[Explanation] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb) or _is_anonymity(verb):
            continue
        for cause in _causes(analysis, verb):
            of = cause.of if _names_an_act(cause.of) else (found[-1].of if found else "")
            if not of and cause.of:
                continue  # "the reason for this", with nothing told before
            item = _explanation(analysis, cause, of, verb)
            if not any(
                f.span.start < item.span.end and item.span.start < f.span.end for f in found
            ):
                found.append(item)
    return found


def _causes(analysis: Analysis, verb: Any) -> list[Cause]:  # noqa: ANN401
    """Return what the first way of stating a cause that a predicate shows states."""
    if reasons := given(analysis, verb):
        return reasons
    for reader in (ascribed, stated, adverbial):
        if (cause := reader(analysis, verb)) is not None:
            return [cause]
    return []


def _is_anonymity(verb: Any) -> bool:  # noqa: ANN401
    """Tell "asked not to be named because …", which explains no act."""
    below = {t.lower_ for t in verb.subtree}
    return verb.lemma_ in _ASKING and bool(below & {"named", "identified", "anonymity"})


def _names_an_act(of: str) -> bool:
    """Tell "the promise" from "it" and "which the army does", which point back at an act."""
    words = of.lower().split()
    return bool(words) and words[0] != "which" and (len(words) > 1 or words[0] not in _POINTING)


def _explanation(
    analysis: Analysis,
    cause: Cause,
    of: str,
    verb: Any,  # noqa: ANN401
) -> Explanation:
    maker, via = analysis.voice(verb.idx)
    own_words = any(mark in text_of(verb.doc)[cause.start : cause.end] for mark in '“"')
    by = cause.by
    if by is None and maker.id == AUTHOR_ID and subject(verb) is not None:
        if verb.lemma_ in _BLAME or own_words:  # quoting, the doer gives the reason
            by = analysis.cast.actor(subject(verb))
    return Explanation(
        source_sha256=analysis.source.sha256,
        span=analysis.span(cause.start, cause.end),
        maker=maker,
        via=via,
        of=of,
        by=by or maker,
    )
