"""Why a signal was sent: bad faith, or one of the other reasons that leave the same trace."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from parley.bargain.given import Floats, probability, shares, together
from parley.bargain.signals.beliefs import Timeline, update_beliefs


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What signals with rival explanations say about a type, and about themselves.

    Attributes:
        timeline: Belief in each type after each signal.
        likelihood: Probability that each type would send each signal, whatever the reason;
            (..., E, H).
        chance: Probability of each explanation of each signal, once that signal and those before
            it are known; (..., E, X).
        joint: Probability of type and explanation together, likewise; (..., E, H, X).
    """

    timeline: Timeline
    likelihood: Floats
    chance: Floats
    joint: Floats


def explain_signals(
    prior: ArrayLike, reasons: ArrayLike, likelihood: ArrayLike, *, counts: ArrayLike = 1.0
) -> Explained:
    """Return what is believed after signals each of which has rival explanations.

    A pledge may be broken in bad faith, for want of control over those who fight, or because it
    takes days to carry out. Each type has its own chances of these, and each explanation its own
    chance to leave the trace that was seen.

    Args:
        prior: Probability of each type; (H,) or (N, H), adding up to 1.
        reasons: Probability of each explanation given the type, for each signal; (E, H, X) or
            (H, X), adding up to 1 in the last axis.
        likelihood: Probability of the signal given type and explanation; (E, H, X) or (E, 1, X),
            where the explanation alone decides.
        counts: As in `update_beliefs`.

    Raises:
        InvalidRecord: A number that is no probability, chances that do not add up, or a signal
            that nothing explains.

    Source:
        Good (1950), Probability and the Weighing of Evidence.
    """
    why, sent = together(
        reasons=shares("reasons", reasons), likelihood=probability("likelihoods", likelihood)
    )
    both = why * sent
    by_type: Floats = both.sum(axis=-1)
    timeline = update_beliefs(prior, by_type, counts=counts)
    reason = np.divide(both, by_type[..., None], out=np.zeros(both.shape), where=both > 0)
    joint = timeline.belief[..., 1:, :, None] * reason
    return Explained(
        timeline=timeline,
        likelihood=by_type,
        chance=np.asarray(joint.sum(axis=-2), dtype=np.float64),
        joint=joint,
    )
