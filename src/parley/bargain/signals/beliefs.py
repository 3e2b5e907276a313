"""What is believed about a side's type after each signal."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import MOST, Floats, probability, shares, together
from parley.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Belief after each signal, and what each signal did.

    Attributes:
        belief: Probability of each type, before any signal and after each; (..., E + 1, H).
        weight: What each signal adds to the odds of each type against the others, as a power of
            ten: 1 makes them ten times what they were; 0 for a type that is certain or excluded,
            infinite where the signal settles it; (..., E, H).
        without: Belief after all signals but this one, NaN where they exclude every type;
            (..., E, H).
    """

    belief: Floats
    weight: Floats
    without: Floats


def update_beliefs(prior: ArrayLike, likelihood: ArrayLike, *, counts: ArrayLike = 1.0) -> Timeline:
    """Return what is believed after each signal, in order.

    Args:
        prior: Probability of each type before the first signal; (H,) or (N, H), adding up to 1.
        likelihood: Probability that each type would have sent each signal; (E, H) or (N, E, H).
        counts: How far a signal is news of its own: 1 if it is independent of the others, 0 if it
            repeats one, between them for a part; the likelihood is raised to it. (E,) or a number.

    Raises:
        InvalidRecord: A number that is no probability, a prior that does not add up, or a signal
            that no type which is still possible would have sent.

    Source:
        Good (1950), Probability and the Weighing of Evidence.
    """
    first, logs = _signals(prior, likelihood, counts)
    start = _log(first)[..., None, :]
    steps = np.concatenate((start, logs), axis=-2)
    totals: Floats = np.add.accumulate(steps, axis=-2)
    belief = _normal(totals)
    # What came before and what comes after: a signal that excludes a type cannot be divided out.
    after = np.add.accumulate(logs[..., ::-1, :], axis=-2)[..., ::-1, :]
    later = np.concatenate((after[..., 1:, :], np.zeros_like(start)), axis=-2)
    without = _normal(totals[..., :-1, :] + later, may_fail=True)
    return Timeline(belief=belief, weight=_weights(belief), without=without)


def belief_bounds(prior: ArrayLike, low: ArrayLike, high: ArrayLike) -> tuple[Floats, Floats]:
    """Return how low and how high belief in each type can be where likelihoods are ranges.

    A type is believed most where it would have sent every signal with its highest probability and
    each other type with its lowest: the bounds are reached, type by type.

    Args:
        prior: Probability of each type; (H,) or (N, H), adding up to 1.
        low: The least probability with which each type sends each signal; (E, H) or (N, E, H).
        high: The greatest.

    Returns:
        Two arrays (..., E + 1, H).

    Raises:
        InvalidRecord: A number that is no probability, `low` above `high`, or a signal that no
            type would have sent at its highest.
    """
    first, lows = _signals(prior, low, 1.0)
    _, highs = _signals(prior, high, 1.0)
    first, _ = together(prior=first, high=highs[..., 0, :])
    lows, highs = together(low=lows, high=highs)
    if (lows > highs).any():
        raise InvalidRecord("likelihoods: a lowest above its highest")
    least, most = (
        np.concatenate((_log(first)[..., None, :], each), axis=-2).cumsum(axis=-2)
        for each in (lows, highs)
    )
    _normal(most)
    return _share(least, most), _share(most, least)


def _signals(prior: ArrayLike, likelihood: ArrayLike, counts: ArrayLike) -> tuple[Floats, Floats]:
    """Return the prior and the logs of the likelihoods, in shapes that fit."""
    first = shares("prior", prior)
    sent = probability("likelihoods", likelihood)
    if sent.ndim < 2 or not 0 < sent.shape[-2] <= MOST:
        raise InvalidRecord(f"likelihoods: give 1 to {MOST} signals by types")
    news = probability("counts", counts)
    first, sent, news = together(
        prior=first[..., None, :],
        likelihood=sent,
        counts=news if news.ndim == 0 else news[..., None],
    )
    # A signal that counts for nothing excludes nobody.
    logs = np.multiply(_log(sent), news, out=np.zeros(sent.shape), where=news > 0)
    return first[..., 0, :], logs


def _log(values: Floats) -> Floats:
    return np.log(values, out=np.full(values.shape, -np.inf), where=values > 0)


def _normal(logs: Floats, *, may_fail: bool = False) -> Floats:
    """Return probabilities from their logs up to a constant, in the last axis."""
    top = logs.max(axis=-1, keepdims=True)
    if not may_fail and np.isneginf(top).any():
        step = int(np.isneginf(top).reshape(-1, top.shape[-2]).any(axis=0).argmax())
        raise InvalidRecord(
            f"signal {step}: no type that is still possible would have sent it; "
            "add a type or an explanation"
        )
    odds = np.exp(logs - np.where(np.isneginf(top), 0.0, top))
    total = odds.sum(axis=-1, keepdims=True)
    shared: Floats = np.divide(odds, total, out=np.full(odds.shape, np.nan), where=total > 0)
    return shared


def _weights(belief: Floats) -> Floats:
    """Return, a signal, by how many powers of ten it moved the odds of each type."""
    with np.errstate(divide="ignore", invalid="ignore"):
        odds = np.log10(belief) - np.log10(_rest(belief))
        moved = np.diff(odds, axis=-2)
    return np.where(np.isnan(moved), 0.0, moved)


def _rest(belief: Floats) -> Floats:
    """Return the probability of all other types, added up and not as a difference from 1."""
    size = belief.shape[-1]
    apart = np.where(np.eye(size, dtype=bool), 0.0, belief[..., None, :])
    total: Floats = apart.sum(axis=-1)
    return total


def _share(own: Floats, others: Floats) -> Floats:
    """Return each type's probability if it has its `own` logs and the other types `others`."""
    top = np.maximum(own, others).max(axis=-1, keepdims=True)
    mine, theirs = np.exp(own - top), _rest(np.exp(others - top))
    total = mine + theirs
    # Where all may be excluded nothing is known of it: the bound is open.
    part: Floats = np.divide(mine, total, out=np.zeros(mine.shape), where=total > 0)
    return part
