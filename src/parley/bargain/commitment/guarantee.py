"""What a guarantee is worth: whether its guarantor would come, at what cost, for whom."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import Floats, cost, numbers, probability, together, within


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """A guarantee seen from its guarantor; one value a case.

    Attributes:
        credibility: Probability that the guarantor comes when it is called.
        backing: What that adds to the odds of the side it protects.
        burden: The own cost the guarantor is to expect from one call.
        lost: What it is to expect to lose, a call, by not coming: the stake and its word.
    """

    credibility: Floats
    backing: Floats
    burden: Floats
    lost: Floats


def weigh_guarantee(
    *,
    stake: ArrayLike,
    word: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    strength: ArrayLike,
) -> Guarantee:
    """Return how far a guarantor can be believed, from what coming would cost it.

    It comes if its cost is at most what it would lose otherwise. Others know that cost as a range,
    any value in it equally likely.

    Args:
        stake: What the guarantor loses if the side it protects gives way; (N,) or a number.
        word: What a broken word costs it, with its voters and its other allies.
        low: The least that coming may cost it, on the same scale.
        high: The most.
        strength: What its coming adds to the odds of the side it protects, 0 to 1.

    Raises:
        InvalidRecord: A cost below 0, `high` below `low`, or a strength outside 0 to 1.

    Source:
        Fearon (1997), Signaling Foreign Policy Interests: Tying Hands versus Sinking Costs,
        Journal of Conflict Resolution 41(1); for guarantees Walter (1997), The Critical Barrier
        to Civil War Settlement, International Organization 51(3).
    """
    s, w, least, most, add = together(
        stake=cost("stake", stake),
        word=cost("cost of a broken word", word),
        low=cost("least cost of coming", low),
        high=cost("greatest cost of coming", high),
        strength=probability("strength", strength),
    )
    within("greatest cost of coming above the least", most - least, 0.0)
    bears = s + w
    width = most - least
    sure = np.where(bears >= most, 1.0, 0.0)
    credibility = np.divide(np.clip(bears, least, most) - least, width, out=sure, where=width > 0)
    burden = credibility * (least + np.clip(bears, least, most)) / 2
    return Guarantee(
        credibility=credibility,
        backing=credibility * add,
        burden=burden,
        lost=(1 - credibility) * bears,
    )


def backing_of_any(credibility: ArrayLike, strength: ArrayLike) -> Floats:
    """Return what several guarantors add where each decides for itself.

    Args:
        credibility: Probability that each comes; (G,) or (N, G).
        strength: What each adds if it does; (G,) or (N, G). Together they add 1 at most.
    """
    q, s = together(
        credibility=np.atleast_1d(probability("credibility", credibility)),
        strength=np.atleast_1d(probability("strength", strength)),
    )
    total: Floats = (q * s).sum(axis=-1)
    return np.minimum(total, 1.0)


def backing_of_all(credibility: ArrayLike, strength: ArrayLike) -> Floats:
    """Return what several guarantors add where none comes unless all consent.

    Args:
        credibility: Probability that each consents, independent of the others; (G,) or (N, G).
        strength: What each adds if all do; (G,) or (N, G). Together they add 1 at most.
    """
    q, s = together(
        credibility=np.atleast_1d(probability("credibility", credibility)),
        strength=np.atleast_1d(probability("strength", strength)),
    )
    consent: Floats = q.prod(axis=-1)
    total: Floats = s.sum(axis=-1)
    return consent * np.minimum(total, 1.0)


def reciprocity(backing_first: ArrayLike, backing_second: ArrayLike) -> Floats:
    """Return how even a guarantee is, from 0, one side has none, to 1, both have the same.

    Args:
        backing_first: What guarantors add to the first side's odds; (N,) or a number.
        backing_second: What they add to the second side's.
    """
    one, two = together(
        backing_first=probability("backing of the first side", backing_first),
        backing_second=probability("backing of the second side", backing_second),
    )
    more = np.maximum(one, two)
    return numbers(
        "reciprocity",
        np.divide(np.minimum(one, two), more, out=np.ones_like(more), where=more > 0),
    )
