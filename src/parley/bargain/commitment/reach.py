"""How credible a guarantee has to be for a deal to be made and kept."""

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.commitment.power import power_shift
from parley.bargain.given import Floats, probability

#: Credibilities that are tried. Between two of them the edge is halved down to 1e-9; a window
#: narrower than 1/256 may be missed.
_TRIED = 257
_HALVINGS = 24


def credibility_needed(
    path: ArrayLike,
    cost_first: ArrayLike,
    cost_second: ArrayLike,
    *,
    patience: ArrayLike,
    strength_first: ArrayLike,
    strength_second: ArrayLike = 0.0,
    first_proposes: ArrayLike = 0.0,
    is_lasting: bool = False,
) -> tuple[Floats, Floats]:
    """Return the least and the greatest credibility with which there is surely no war.

    A guarantee can be too weak for the side that falls and, one-sided and strong, too much for
    the side that rises.

    Args:
        path: As in `power_shift`, and so the other arguments of the same name.
        cost_first: See there.
        cost_second: See there.
        patience: See there.
        strength_first: What the guarantor's coming adds to the first side's odds, 0 to 1.
        strength_second: What it adds to the second side's; 0 for a one-sided guarantee.
        first_proposes: See there.
        is_lasting: See there.

    Returns:
        Two arrays (N,); NaN where no credibility is enough.

    Raises:
        InvalidRecord: As `power_shift`.
    """
    one, two = probability("strength", strength_first), probability("strength", strength_second)

    def holds(credibility: Floats) -> np.ndarray:
        """Return whether there is surely no war, one value a game, `credibility` (..., N)."""
        found = power_shift(
            path,
            cost_first,
            cost_second,
            patience=patience,
            first_proposes=first_proposes,
            backing_first=credibility * one,
            backing_second=credibility * two,
            is_lasting=is_lasting,
        )
        return found.war <= 0

    games = power_shift(
        path,
        cost_first,
        cost_second,
        patience=patience,
        first_proposes=first_proposes,
        backing_first=one,
        backing_second=two,
        is_lasting=is_lasting,
    ).war.shape
    tried = np.linspace(0.0, 1.0, _TRIED)
    good = np.stack([holds(np.full(games, each)) for each in tried])
    some = good.any(axis=0)
    lowest, highest = good.argmax(axis=0), _TRIED - 1 - good[::-1].argmax(axis=0)
    edges = []
    for inside, outside in ((lowest, lowest - 1), (highest, highest + 1)):
        yes, no = tried[inside], tried[np.clip(outside, 0, _TRIED - 1)]
        for _ in range(_HALVINGS):
            middle = (yes + no) / 2
            is_good = holds(middle)
            yes, no = np.where(is_good, middle, yes), np.where(is_good, no, middle)
        edges.append(np.where(some, yes, np.nan))
    return edges[0], edges[1]
