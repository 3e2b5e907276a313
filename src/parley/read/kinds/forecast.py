"""Forecasts: judgements about what will or may happen, with the likelihood the words give."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import (
    extent,
    is_asked,
    is_passive,
    modals,
    predicates,
    subject,
)
from parley.read.futures import (
    EXPECTING,
    aside,
    in_marks,
    is_anaphoric,
    is_cut_short,
    is_entertained,
    is_judged,
    is_nameless,
    likelihood_in,
    likelihood_of,
    of_chance,
    of_expecting,
    of_looming,
    thinker,
    trimmed,
)
from parley.read.quotations import Quotation, find_quotations
from parley.read.text import text_of
from parley.records import AUTHOR_ID, NOBODY, Actor, Forecast

_PREDICTING = EXPECTING | {"fear"}
#: What somebody unnamed has of what may come.
_FEARS = frozenset("fear concern worry hope anxiety dread".split())
#: Clauses that take their subject from the one before or over them.
_SHARING = frozenset({"conj", "relcl", "acl"})
#: Predicates joined in a row that are followed back to the first.
_LONGEST_CHAIN = 12
#: Words a judgement has at least: who, a modal and a verb.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Judgement:
    """A stretch of words that judges, its head and its likelihood.

    `is_chance` tells that a chance is given, `is_of_before` that it is one of what the sentence
    before judges.
    """

    head: Any
    start: int
    end: int
    likelihood: str
    is_chance: bool = False
    is_of_before: bool = False


def read(analysis: Analysis) -> list[Forecast]:
    """Return every judgement about the future, in text order, one for overlapping words."""
    found: list[Forecast] = []
    judged = [j for token in analysis.doc for j in _of_chance(token)]
    judged += [j for verb in predicates(analysis.doc) for j in _of_verb(analysis, verb)]
    judged = _with_odds(judged)
    quotations = find_quotations(analysis.source.text)
    for judgement in judged:
        if len(analysis.source.text[judgement.start : judgement.end].split()) < _FEWEST:
            continue
        if not _has_maker(analysis, judgement.head, quotations):
            continue
        if is_cut_short(judgement.head, judgement.start, judgement.end):
            continue
        item = _forecast(analysis, judgement)
        if not any(f.span.start < item.span.end and item.span.start < f.span.end for f in found):
            found.append(item)
    return sorted(found, key=lambda f: f.span.start)


def _has_maker(analysis: Analysis, head: Any, quotations: tuple[Quotation, ...]) -> bool:  # noqa: ANN401
    """Tell whether a voice the text names judges, and judges rather than quotes or entertains."""
    unnamed = analysis.voice(head.idx)[0].id == AUTHOR_ID and any(
        q.start <= head.idx < q.end for q in quotations
    )
    holder = subject(head)
    own = holder is not None and holder.lower_ in ("i", "we") and "will" in modals(head)
    return not (
        unnamed
        or (_is_feared(head) and analysis.voice(head.idx)[0].id == AUTHOR_ID)
        or (own and analysis.voice(head.idx)[0].id == AUTHOR_ID)
        or is_nameless(analysis, head)
        or is_entertained(analysis, head)
        or not is_judged(analysis, head)
    )


def _is_feared(verb: Any) -> bool:  # noqa: ANN401
    """Tell what is only feared or hoped: "there are fears that X", "the concern is that X"."""
    if verb.dep_ in ("acl", "relcl", "ccomp") and verb.head.pos_ == "NOUN":
        return verb.head.lemma_.lower() in _FEARS
    holder = subject(verb.head) if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" else None
    return holder is not None and holder.lemma_.lower() in _FEARS


def _with_odds(judged: list[_Judgement]) -> list[_Judgement]:
    """Give odds that have no content of their own to the judgement in the sentence before.

    "The two may yet settle. I put those odds at one in three."
    """
    kept = [j for j in judged if not j.is_of_before]
    for odds in (j for j in judged if j.is_of_before):
        before = [j for j in kept if j.head.sent.end == odds.head.sent.start]
        if not before:
            kept.append(odds)
            continue
        last = max(before, key=lambda j: j.start)
        kept[kept.index(last)] = replace(last, end=odds.end, likelihood=odds.likelihood)
    return kept


def _of_chance(noun: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read "there is every chance that X", "she saw a fair chance of X", "the likeliest is X"."""
    for verb, likelihood in of_chance(noun):
        before = is_anaphoric(noun)
        yield _Judgement(verb, *_trimmed(verb), likelihood, is_chance=True, is_of_before=before)


def _of_verb(analysis: Analysis, verb: Any) -> Iterator[_Judgement]:  # noqa: ANN401
    """Read a predicate's modal, its words of likelihood or the verb of expecting over it."""
    if is_asked(verb) or verb.dep_ == "pcomp":
        return
    for head, likelihood in of_expecting(verb):
        if verb.dep_ != "relcl" or is_passive(verb):
            yield _Judgement(head, *_trimmed(head), likelihood)
    for head, likelihood in of_looming(analysis, verb):
        yield _Judgement(head, *_trimmed(head), likelihood)
    top = _first_joined(verb)
    if _goes_on(analysis, verb) or (top.dep_ == "relcl" and not _asserts(verb)):
        return
    likelihood = likelihood_of(analysis, verb)
    if likelihood:
        start, end = _trimmed(verb)
        if _is_cleft(verb):
            start = verb.head.head.left_edge.idx
        yield _Judgement(verb, start, end, likelihood)


def _first_joined(verb: Any) -> Any:  # noqa: ANN401
    """Return the first of a chain of joined predicates that have no subjects of their own."""
    for _ in range(_LONGEST_CHAIN):
        if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts):
            break
        verb = verb.head
    return verb


def _goes_on(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate only goes on with the one before, under its subject and modal.

    "They will give up or be beaten" is one judgement; "and" joins two, unless the first is a plan.
    """
    shares = not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "aux") for c in verb.lefts)
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX") or not shares:
        return False
    return _is_choice(verb.head) or not likelihood_of(analysis, verb.head)


def _is_choice(verb: Any) -> bool:  # noqa: ANN401
    return any(c.dep_ == "cc" and c.lower_ == "or" for c in verb.rights)


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


def _trimmed(verb: Any) -> tuple[int, int]:  # noqa: ANN401
    return trimmed(verb, whole=_is_choice(verb))


def _forecast(analysis: Analysis, judgement: _Judgement) -> Forecast:
    start, end, verb = judgement.start, judgement.end, judgement.head
    start, end = in_marks(analysis.source.text, start, end)
    maker, via = analysis.voice(verb.idx)
    by = maker
    top = verb.head
    if maker.id == AUTHOR_ID and verb.dep_ == "ccomp" and top.lemma_.lower() in _PREDICTING:
        holder = subject(top)
        by = analysis.cast.actor(holder) if holder is not None else maker
    elif maker.id == AUTHOR_ID and (named := thinker(analysis, verb) or aside(analysis, verb)):
        by = named
    elif maker.id == AUTHOR_ID and judgement.is_chance:
        by = _judge(analysis, verb) or maker
    elif maker.id == AUTHOR_ID and verb.lemma_.lower() in EXPECTING and not is_passive(verb):
        holder = subject(verb)
        by = analysis.cast.actor(holder) if holder is not None else maker
    elif maker.id == AUTHOR_ID and verb.lemma_.lower() in EXPECTING:
        by = NOBODY  # "is expected to win": by whom is left open
    words = analysis.source.text[start:end]
    return Forecast(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        by=by,
        about=_about(verb, words, start),
        likelihood=judgement.likelihood,
        word=likelihood_in(words)[1],
    )


def _about(verb: Any, words: str, start: int) -> str:  # noqa: ANN401
    """Return what is judged, with the subject that a coordinated or relative clause leaves out."""
    holder = subject(verb)
    if verb.dep_ not in _SHARING or holder is None:
        return words
    if verb.dep_ == "relcl" and holder.tag_ in ("WDT", "WP") and not _is_cleft(verb):
        words = words.removeprefix(holder.text).lstrip()
        holder = verb.head
    elif holder.idx >= start:
        return words
    named = text_of(verb.doc)[holder.left_edge.idx : holder.idx + len(holder)]
    bare = any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    modal = "" if bare else " ".join(sorted(modals(verb)))
    modal += " be" if modal and verb.tag_ == "VBN" else ""
    return " ".join(w for w in (named, modal, words) if w)


def _judge(analysis: Analysis, verb: Any) -> Actor | None:  # noqa: ANN401
    """Return who judges a chance in "she saw a fair chance of X", `None` where it is the author."""
    holder = subject(verb)
    if verb.lemma_ == "be" or holder is None or holder.lower_ in ("i", "we"):
        return None
    return analysis.cast.actor(holder)
