"""Mentions of actors in reading order, and which of them a pronoun means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from parley.records import Actor

# A pronoun looks this many sentences back; in news text its antecedent is rarely farther.
REACH = 5
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
HE, SHE, IT, THEY = "he", "she", "it", "they"
FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
_CLASS = {
    **dict.fromkeys(("he", "him", "his", "himself"), HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), SHE),
    **dict.fromkeys(("it", "its", "itself"), IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), THEY),
}
# Weights set on the train part of a public attribution corpus, by hand: a subject is the likeliest
# antecedent, each sentence back costs about half of that, a matching gender breaks ties.
_SUBJECT, _PER_SENTENCE, _GENDER, _SPEAKER = 2.0, 1.2, 0.8, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor as named at one token.

    Attributes:
        token: Index of the phrase's head.
        sentence: Index of its sentence.
        actor: Who it is.
        person: A human being, not a body or a state.
        plural: The phrase is grammatically plural or coordinated.
        gender: `he`, `she` or `""`.
        subject: It is a subject.
        quoted: It stands inside quotation marks.
        head: Index of the word it depends on.
        speaks: It is the subject of a verb of saying.
    """

    token: int
    sentence: int
    actor: Actor
    person: bool
    plural: bool
    gender: str
    subject: bool
    quoted: bool
    head: int
    speaks: bool


def pronoun_class(token: Any) -> str:  # noqa: ANN401
    """Return `he`, `she`, `it` or `they` for a third-person pronoun, else `""`."""
    return _CLASS.get(token.lower_, "")


def antecedent(
    token: Any,  # noqa: ANN401
    mentions: Sequence[Mention],
    *,
    sentence: int,
    quoted: bool,
) -> Mention | None:
    """Return the mention before a pronoun that it most likely means."""
    kind = pronoun_class(token)
    fits = [
        m
        for m in _near(mentions, sentence)
        if m.quoted <= quoted and _agrees(m, kind) and not _same_clause(m, token)
    ]
    return max(fits, key=lambda m: (_score(m, kind, sentence), m.token), default=None)


def _near(mentions: Sequence[Mention], sentence: int) -> Iterable[Mention]:
    for mention in reversed(mentions):
        if sentence - mention.sentence > REACH:
            return
        yield mention


def _agrees(mention: Mention, kind: str) -> bool:
    if kind in (HE, SHE):
        return mention.person and not mention.plural and mention.gender in (kind, "")
    if kind == IT:
        return not mention.person and not mention.plural
    return mention.plural or not mention.person


def _same_clause(mention: Mention, token: Any) -> bool:  # noqa: ANN401
    """Tell whether both are arguments of one verb, where only a reflexive could corefer."""
    return token.dep_ not in ("poss",) and mention.head == token.head.i and token.dep_ != "appos"


def _score(mention: Mention, kind: str, sentence: int) -> float:
    return (
        _SUBJECT * mention.subject
        + _SPEAKER * mention.speaks
        + _GENDER * (mention.gender == kind or (kind == THEY and mention.plural))
        - _PER_SENTENCE * (sentence - mention.sentence)
    )
