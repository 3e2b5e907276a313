"""Who speaks for a side, so that an act without a doer is his side's own."""

from functools import lru_cache
from typing import Any

from parley.read.actors import Cast
from parley.read.analysis import Analysis
from parley.records import AUTHOR_ID, Actor

#: Words for those who judge, mediate or suffer, and do not decide for a side.
_OUTSIDERS = frozenset(
    """analyst expert professor scholar researcher historian academic commentator columnist
    journalist reporter correspondent editor observer critic pollster economist lawyer activist
    campaigner resident villager witness survivor relative refugee civilian farmer driver trader
    doctor nurse teacher student mediator envoy facilitator diplomat monitor worker coordinator
    director bishop cardinal priest pastor imam author writer fellow lecturer""".split()
)


#: Letters of a side that is a state; outlets and world bodies decide nothing for a side.
_STATE_CODE = 3


def deciding_voice(
    analysis: Analysis,
    verb: Any,  # noqa: ANN401
    *,
    bodies: bool = False,
) -> Actor | None:
    """Return the side for which the voice at a predicate decides, `None` where it decides nothing.

    An analyst's "the troops will be withdrawn" judges; a minister's undertakes.

    Args:
        analysis: The analysis.
        verb: The predicate.
        bodies: Let bodies of several states decide as well, as they do of their own money.
    """
    speaker = analysis.voice(verb.idx)[0]
    unknown = not speaker.id and bool(speaker.name)  # "he said", of whom nobody knows the side
    state = len(speaker.side) == _STATE_CODE or (bodies and speaker.side not in ("", AUTHOR_ID))
    if not (state or unknown) or _is_outsider(analysis, verb):
        return None
    return analysis.cast.party_of(speaker)


def _is_outsider(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell whether the words for a speaker call him an outsider, there or where he is named."""
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end and a.source]
    if not around:
        return False
    speaker = min(around, key=lambda a: a.end - a.start)
    if speaker.speaker.id == AUTHOR_ID or speaker.source is None:
        return False
    words = analysis.doc.char_span(*speaker.source, alignment_mode="expand")
    if words is not None and any(_is_word_for_one(t) for t in words):
        return True
    if not speaker.speaker.id:
        return False
    return speaker.speaker.id in _outsiders(analysis.doc, analysis.cast)


@lru_cache(maxsize=1)
def _outsiders(doc: Any, cast: Cast) -> frozenset[str]:  # noqa: ANN401
    """Return the ids of those whom a text calls outsiders anywhere; kept for one text at a time."""
    return frozenset(cast.actor(_bearer(t)).id for t in doc if _is_word_for_one(t))


def _is_word_for_one(token: Any) -> bool:  # noqa: ANN401
    return token.lemma_.lower() in _OUTSIDERS and token.pos_ in ("NOUN", "PROPN")


def _bearer(token: Any) -> Any:  # noqa: ANN401
    """Return the name that a word for an office stands before: "analyst Jane Roe"."""
    while token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i:
        token = token.head
    return token


def sides_speaking(analysis: Analysis, verb: Any) -> set[str]:  # noqa: ANN401
    """Return the sides that speak at a predicate: in a joint document all its issuers."""
    speaker = analysis.voice(verb.idx)[0]
    joint = analysis.also_issuers if speaker == analysis.issuer else ()
    return {actor.side for actor in (speaker, *joint)}
