"""The baseline of every forecast with many actors, and its robust sister."""

import numpy as np

from parley.bargain.actors.table import Actors, Floats

#: Half the weight may come out a rounding error short of half.
_SLACK = 1e-12


def weighted_mean(actors: Actors) -> Floats:
    """Return the mean position, weighted by capability times salience; shape (N,).

    Source:
        Achen (2006), Institutional Realism and Bargaining Models: near the Nash bargaining solution
        where no agreement is bad for all.
    """
    weight = actors.weight
    mean: Floats = (weight * actors.position).sum(axis=1) / weight.sum(axis=1)
    return mean


def weighted_median(actors: Actors) -> Floats:
    """Return the median position, weighted by capability times salience; shape (N,).

    It beats every other position in pairwise votes in which each actor votes with its weight, and
    it is the actor's position with the least weighted distance to all. Of two that split the
    weight evenly, the lower.

    Source:
        Black (1948), On the Rationale of Group Decision-making.
    """
    order = np.argsort(actors.position, axis=1, kind="stable")
    heap = np.take_along_axis(actors.weight, order, axis=1).cumsum(axis=1)
    reached = heap >= heap[:, -1:] / 2 * (1 - _SLACK)
    middle = np.take_along_axis(order, reached.argmax(axis=1)[:, None], axis=1)
    median: Floats = np.take_along_axis(actors.position, middle, axis=1)[:, 0]
    return median
