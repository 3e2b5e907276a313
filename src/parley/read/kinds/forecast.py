"""Forecasts: judgements about what will or may happen, with the likelihood the words give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import (
    extent,
    infinitives,
    is_asked,
    is_negated,
    is_passive,
    modals,
    objects,
    predicates,
    subject,
)
from parley.read.futures import DEGREES, DIARY, SCHEDULED, likelihood_in, likelihood_of, turned
from parley.read.text import text_of
from parley.records import AUTHOR_ID, Forecast

_PREDICTING = frozenset({"predict", "expect", "forecast", "anticipate", "fear", "foresee"})
#: Nouns of likelihood, whose degree stands before them or in the predicate.
_CHANCES = frozenset(
    "chance likelihood probability prospect odds odd possibility risk danger".split()
)


#: Words a judgement has at least: who, a modal and a verb.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A stretch of words that judges, its head and its likelihood."""

    head: Any
    start: int
    end: int
    likelihood: str


def read(analysis: Analysis) -> list[Forecast]:
    """Return every judgement about the future, in text order, one for overlapping words."""
    found: list[Forecast] = []
    judged = [j for token in analysis.doc for j in _of_chance(analysis, token)]
    judged += [j for verb in predicates(analysis.doc) for j in _of_verb(analysis, verb)]
    for judgement in judged:
        if len(analysis.source.text[judgement.start : judgement.end].split()) < _FEWEST:
            continue
        item = _forecast(analysis, judgement)
        if not any(f.span.start < item.span.end and item.span.start < f.span.end for f in found):
            found.append(item)
    return sorted(found, key=lambda f: f.span.start)


def _of_chance(analysis: Analysis, noun: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read "there is every chance that X", "the chances of X are slim", "the odds are that"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _CHANCES or is_asked(noun):
        return
    verb = noun.head
    if verb.lemma_ != "be" or noun.dep_ not in ("attr", "nsubj"):
        return
    about = [c for c in noun.rights if c.dep_ in ("acl", "prep", "relcl")]
    about += [c for c in verb.rights if c.dep_ == "ccomp" and noun.dep_ == "nsubj"]
    if not about:
        return
    start, end = _trimmed(verb)
    words = analysis.source.text[noun.left_edge.idx : noun.idx + len(noun)]
    stated = likelihood_in(words)[0] or _degree(verb, noun)
    if stated or modals(verb):
        yield _Judgement(verb, start, end, stated or "unstated")


def _degree(verb: Any, noun: Any) -> str:  # noqa: ANN401
    """Return the step a predicate gives a chance: "is slim", "are close to nil", "the odds are"."""
    said = [t for t in verb.subtree if t.i > verb.i]
    step = next((DEGREES[t.lower_] for t in said if t.lower_ in DEGREES), "")
    if not step and noun.lemma_.lower() in ("odd", "odds", "chance") and noun.tag_ == "NNS":
        return "likely" if any(c.dep_ == "ccomp" for c in verb.rights) else ""
    return turned(step) if step and is_negated(verb) else step


def _of_verb(analysis: Analysis, verb: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read a predicate's modal, its words of likelihood or the verb of expecting over it."""
    if is_asked(verb) or verb.dep_ == "pcomp" or (verb.dep_ == "relcl" and not _asserts(verb)):
        return
    if verb.lemma_ == "expect":
        yield from _expected(verb)
    likelihood = likelihood_of(analysis, verb)
    if likelihood:
        start, end = _trimmed(verb)
        if _is_cleft(verb):
            start = verb.head.head.left_edge.idx
        yield _Judgement(verb, start, end, likelihood)


def _asserts(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a relative clause judges: it is a cleft, or it has a word of likelihood."""
    worded = likelihood_in(text_of(verb.doc)[slice(*extent(verb))])[0]
    return _is_cleft(verb) or bool(worded and modals(verb) & {"will", "would", "shall"})


def _is_cleft(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a relative clause carries the assertion: "it is the farmers who will pay"."""
    copula = verb.head.head
    opener = next((c for c in copula.lefts if c.dep_ in ("nsubj", "expl")), None)
    return bool(
        verb.dep_ == "relcl"
        and verb.head.dep_ == "attr"
        and copula.lemma_ == "be"
        and opener is not None
        and opener.lower_ == "it"
    )


def _expected(verb: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read "expects the army to stay", "expect more bombs", "is expected to collapse"."""
    if is_negated(verb) or modals(verb):
        return
    acts = [a for a in infinitives(verb) if a.dep_ in ("ccomp", "xcomp") and _is_infinitive(a)]
    commanded = verb.tag_ in ("VB", "VBP") and subject(verb) is None
    if commanded and objects(verb):
        yield _Judgement(verb, *extent(verb), "likely")
    for act in acts[:1]:
        if act.lemma_.lower() in DIARY | SCHEDULED:
            continue
        if is_passive(verb):
            yield _Judgement(verb, *_trimmed(verb), "likely")
        elif any(c.dep_ == "nsubj" for c in act.lefts):
            yield _Judgement(act, *_trimmed(act), "likely")


def _is_infinitive(act: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in act.lefts)


#: What gives a reason or an aside behind a judgement.
_REASON = re.compile(r",?\s+(?:in part |partly |largely |mainly )?(?:because|since|given that)\b")
#: A judgement cut shorter than this says too little.
_SHORTEST = 15


def _trimmed(verb: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of a judgement with its condition, without the reasons for it."""
    start, end = extent(verb)
    text = text_of(verb.doc)[start:end]
    reason = _REASON.search(text, min(max(verb.idx - start, _SHORTEST), len(text)))
    return start, start + reason.start() if reason else end


def _forecast(analysis: Analysis, judgement: _Judgement) -> Forecast:
    start, end, verb = judgement.start, judgement.end, judgement.head
    maker, via = analysis.voice(verb.idx)
    by = maker
    top = verb.head
    if maker.id == AUTHOR_ID and verb.dep_ == "ccomp" and top.lemma_.lower() in _PREDICTING:
        holder = subject(top)
        by = analysis.cast.actor(holder) if holder is not None else maker
    words = analysis.source.text[start:end]
    return Forecast(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        by=by,
        about=words,
        likelihood=judgement.likelihood,
        word=likelihood_in(words)[1],
    )
