"""How many votes each of two positions would get, compiled; imported where votes are counted."""

import numba

from parley.bargain.actors.table import Floats


@numba.njit(cache=True, error_model="numpy")
def count_votes(distaste: Floats, weight: Floats, votes: Floats) -> None:
    """Fill in the votes cast for position i against position j.

    Args:
        distaste: How little voter k likes position i; shape (M, K).
        weight: What a voter's vote counts; shape (K,).
        votes: Sum over those who like i better, each by its weight times how much; shape (M, M).
    """
    for i in range(len(distaste)):
        votes[i, i] = 0.0
        for j in range(i):
            for_i = for_j = 0.0
            for k in range(len(weight)):
                gain = weight[k] * (distaste[j, k] - distaste[i, k])
                for_i += max(gain, 0.0)
                for_j -= min(gain, 0.0)
            votes[i, j], votes[j, i] = for_i, for_j


@numba.njit(cache=True, error_model="numpy")
def count_all(distaste: Floats, weight: Floats, votes: Floats) -> None:
    """Fill in the votes of every draw; shapes (N, M, K), (N, K) and (N, M, M)."""
    for n in range(len(distaste)):
        count_votes(distaste[n], weight[n], votes[n])
