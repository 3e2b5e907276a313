"""Mentions of actors in reading order, and which of them a pronoun means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.read.parse import Token
from parley.records import Actor

# A pronoun looks this many sentences back; in news text its antecedent is rarely farther.
_REACH = 5
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
FIRST_PERSON = frozenset("i me my mine myself we us our ours ourselves".split())
FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_CLASS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
# Weights by hand on news text: being a subject makes an antecedent likeliest, each sentence back
# costs more than half of that, and a matching gender or a verb of saying breaks ties.
_SUBJECT, _PER_SENTENCE, _GENDER, _SPEAKER = 2.0, 1.4, 0.7, 0.6
# "Its" is likelier the subject's of its own clause ("the army stopped its raids"), and "it" what
# the same sentence names, be it no subject ("criticised the team, saying it had erred").
_OWN_CLAUSE, _NEAR_IT = 1.0, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An actor as named at one token.

    Attributes:
        token: Index of the phrase's head.
        sentence: Number of its sentence.
        actor: Who it is.
        person: A human being, not a body or a state.
        plural: The phrase is grammatically plural or coordinated.
        gender: `he`, `she` or `""`.
        subject: It is a subject.
        speaks: It is the subject of a verb of saying.
        quoted: It stands inside quotation marks.
        head: Index of the word it depends on.
    """

    token: int
    sentence: int
    actor: Actor
    person: bool
    plural: bool
    gender: str
    subject: bool
    speaks: bool
    quoted: bool
    head: int


def pronoun_class(token: Token) -> str:
    """Return `he`, `she`, `it` or `they` for a third-person pronoun, else `""`."""
    return _CLASS.get(token.lower_, "")


def antecedent(
    token: Token, mentions: Sequence[Mention], *, sentence: int, quoted: bool
) -> Mention | None:
    """Return the mention before a pronoun that it most likely means.

    Args:
        token: The pronoun.
        mentions: What was named before it, in order.
        sentence: Number of its sentence.
        quoted: It stands inside quotation marks; outside, quoted mentions do not count.
    """
    kind = pronoun_class(token)
    fits = [
        m
        for m in _near(mentions, sentence)
        if m.token < token.i
        and m.quoted <= quoted
        and _agrees(m, kind)
        and not _shares_verb(m, token)
    ]
    own_clause = token.head.head.i if token.dep_ == "poss" else -1
    return max(
        fits,
        key=lambda m: (
            _score(m, kind, sentence) + _OWN_CLAUSE * (m.subject and m.head == own_clause),
            m.token,
        ),
        default=None,
    )


def _near(mentions: Sequence[Mention], sentence: int) -> Iterator[Mention]:
    for mention in reversed(mentions):
        if sentence - mention.sentence > _REACH:
            return
        yield mention


def _agrees(mention: Mention, kind: str) -> bool:
    if kind in ("he", "she"):
        return mention.person and not mention.plural and mention.gender in (kind, "")
    if kind == "it":
        return not mention.person and not mention.plural
    return mention.plural or not mention.person


def _shares_verb(mention: Mention, token: Token) -> bool:
    """Tell whether both are arguments of one verb, where only a reflexive could corefer."""
    return bool(token.dep_ not in ("poss", "appos") and mention.head == token.head.i)


def _score(mention: Mention, kind: str, sentence: int) -> float:
    return (
        _SUBJECT * mention.subject
        + _SPEAKER * mention.speaks
        + _GENDER * (mention.gender == kind or (kind == "they" and mention.plural))
        + _NEAR_IT * (kind == "it" and mention.sentence == sentence)
        - _PER_SENTENCE * (sentence - mention.sentence)
    )
