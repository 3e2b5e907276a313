"""Words for two: "the two leaders", "both countries", "the former", "the latter"."""

from collections.abc import Callable, Sequence

from parley.read.coreference.mention import Mention
from parley.read.parse import Token

# A pair is named at most this many sentences before it is taken up.
_REACH = 3
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "ROOT")
_TWO = frozenset("two both".split())
_DEFINITE = frozenset("the both these those".split())


def is_pair(token: Token) -> bool:
    """Tell whether a phrase means two known ones: "both sides", "the two men", no "two men"."""
    words = {t.lower_ for t in token.lefts} | {token.lower_}
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ == "both"
    return plural and bool(words & _TWO) and bool(words & _DEFINITE)


def is_former_or_latter(token: Token) -> bool:
    """Tell whether a token is "the former" or "the latter" standing for a noun."""
    named = token.lower_ in ("former", "latter") and token.dep_ in _NOMINAL
    return named and any(t.lower_ == "the" for t in token.lefts)


def pair(
    token: Token, mentions: Sequence[Mention], *, sentence: int, fits: Callable[[Mention], bool]
) -> tuple[Mention, Mention] | None:
    """Return the two that a phrase takes up, in text order.

    That are two joined by "and", or two of one sentence; `None` where a sentence near names no two,
    or three.

    Args:
        token: Head of the phrase.
        mentions: What was named before it, in order.
        sentence: Number of its sentence.
        fits: Tells of a mention whether it may be one of the two.
    """
    by_token = {m.token: m for m in mentions if len(m.members) == 1}
    for back in range(_REACH + 1):
        near = [m for m in mentions if m.sentence == sentence - back and m.token < token.i]
        for joint in reversed([m for m in near if len(m.members) == 2]):
            both = [by_token[i] for i in joint.members if i in by_token]
            if len(both) == 2 and all(fits(m) for m in both):
                return both[0], both[1]
        single = {m.key: m for m in reversed(near) if len(m.members) == 1 and fits(m)}
        if len(single) == 2:
            first, second = sorted(single.values(), key=lambda m: m.token)
            return first, second
        if len(single) > 2:
            return None
    return None
