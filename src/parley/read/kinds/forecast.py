"""Forecasts: judgements about what will or may happen, with the likelihood the words give."""

import re
from typing import Any

from parley.read.acts import DEALS, MOTIVES
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_asked, is_negated, modals, predicates, subject
from parley.records import AUTHOR_ID, Forecast

#: Words of likelihood -> the guide's scale; the stronger phrase is looked up first.
_WORDS = (
    ("almost certainly", "almost-certain"), ("virtually certain", "almost-certain"),
    ("almost certain", "almost-certain"), ("certain to", "almost-certain"),
    ("bound to", "almost-certain"), ("inevitabl", "almost-certain"),
    ("highly unlikely", "remote"), ("very unlikely", "remote"), ("no chance", "remote"),
    ("unlikely", "unlikely"), ("unrealistic", "unlikely"), ("doubtful", "unlikely"),
    ("improbable", "unlikely"),
    ("even chance", "even"), ("toss-up", "even"), ("fifty-fifty", "even"),
    ("likely", "likely"), ("probabl", "likely"), ("stands to", "likely"), ("poised to", "likely"),
)  # fmt: skip
_MAY = frozenset({"may", "might", "could", "can"})
_WILL = frozenset({"will", "would", "shall"})
_PREDICTING = frozenset({"predict", "expect", "forecast", "anticipate", "fear"})


def read(analysis: Analysis) -> list[Forecast]:
    """Return every judgement about the future, in text order, one for overlapping words."""
    found: list[Forecast] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb) or verb.dep_ in ("relcl", "pcomp"):
            continue
        likelihood = _likelihood(analysis, verb)
        if likelihood is None:
            continue
        item = _forecast(analysis, verb, likelihood)
        if not any(f.span.start < item.span.end and item.span.start < f.span.end for f in found):
            found.append(item)
    return found


def _likelihood(analysis: Analysis, verb: Any) -> str | None:  # noqa: ANN401
    """Return the likelihood a predicate states, `None` where it is no forecast."""
    start, end = extent(verb, condition=False)
    words = analysis.source.text[start:end].lower()
    stated = next((scale for word, scale in _WORDS if word in words), None)
    modal = modals(verb)
    holder = subject(verb)
    if holder is None or any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return None  # "may have been": about the past
    if _is_condition(verb) or _is_motive(verb):
        return None
    going = verb.lemma_ == "go" and any(c.dep_ == "xcomp" for c in verb.rights)
    futurity = modal & (_WILL | _MAY | {"should"}) or going
    if stated is not None and (futurity or _judged(verb)):
        return _turned(stated, verb)
    if stated is not None or not futurity or _is_own_act(analysis, verb, holder):
        return None
    if modal & _WILL or going:
        reported = analysis.voice(verb.idx)[0].id != AUTHOR_ID or "would" not in modal
        return _turned("almost-certain", verb) if reported else None
    if "should" in modal:
        return "likely" if holder.lemma_.lower() in DEALS else None
    return "unstated" if modal & {"may", "might", "could"} else None


def _word(words: str) -> str:
    """Return the word of likelihood in some words, `""` where they have none."""
    lowered = words.lower()
    at = next((lowered.find(word) for word, _ in _WORDS if word in lowered), -1)
    if at < 0:
        return ""
    stated = next(word for word, _ in _WORDS if word in lowered)
    end = re.compile(r"\w*").match(words, at + len(stated))
    return words[at : end.end() if end else at + len(stated)]


def _turned(scale: str, verb: Any) -> str:  # noqa: ANN401
    """Return the likelihood of what is judged: "will never" is remote."""
    if not is_negated(verb) or scale in ("unlikely", "remote", "unstated"):
        return scale
    return {"almost-certain": "remote", "likely": "unlikely"}.get(scale, scale)


def _judged(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a likelihood word is the predicate itself ("are unlikely to")."""
    return verb.lemma_ in ("be", "stand", "remain", "seem", "appear", "expect", "poise")


def _is_condition(verb: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ in ("if", "whether", "unless") and c.dep_ == "mark" for c in verb.lefts)


def _is_motive(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate guesses at a motive ("could be a feint"), not at the future."""
    return verb.lemma_ == "be" and any(
        c.dep_ == "attr" and c.lemma_.lower() in MOTIVES for c in verb.rights
    )


def _is_own_act(analysis: Analysis, verb: Any, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether the speaker says what he or his side will do: a pledge or a plan.

    What another person of the same side may do is judged like any other's act.
    """
    speaker = analysis.voice(verb.idx)[0]
    if speaker.id == AUTHOR_ID or modals(verb) & {"may", "might", "could"}:
        return False
    actor = analysis.cast.actor(holder)
    side = speaker.side
    own = (speaker.id, side, f"{side}:GOV", f"{side}:MIL")
    return bool(actor.side) and actor.side == side and (actor.id in own or speaker.id == side)


def _forecast(analysis: Analysis, verb: Any, likelihood: str) -> Forecast:  # noqa: ANN401
    start, end = extent(verb)
    maker, via = analysis.voice(verb.idx)
    by = maker
    top = verb.head
    if maker.id == AUTHOR_ID and verb.dep_ == "ccomp" and top.lemma_.lower() in _PREDICTING:
        holder = subject(top)
        by = analysis.cast.actor(holder) if holder is not None else maker
    return Forecast(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        by=by,
        about=analysis.source.text[start:end],
        likelihood=likelihood,
        word=_word(analysis.source.text[start:end]),
    )
