"""A probabilistic Condorcet election: every option against every other, chances instead of wins."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.bargain.actors.averages import weighted_mean
from parley.bargain.actors.table import Actors, Floats, numbers
from parley.errors import InvalidRecord

#: Every pair of options is put to every actor.
MOST_OPTIONS = 200

#: Larger decisiveness is majority rule to within rounding, and overflows.
_MOST_DECISIVE = 100.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Election:
    """How likely each option is to be chosen, beside the baseline the forecast has to beat.

    Attributes:
        baseline: Weighted mean of the actors' positions; shape (N,).
        options: What is voted on, in the issue's unit; shape (N, M).
        beats: Probability that option i beats option j; shape (N, M, M).
        conditional: Probability that an option beats all others, given that one does; shape (N, M).
        markov: Long-run share of the time an option stands, when random challengers take it on;
            shape (N, M).
    """

    baseline: Floats
    options: Floats
    beats: Floats
    conditional: Floats
    markov: Floats

    @property
    def conditional_forecast(self) -> Floats:
        """Expected outcome under `conditional`; shape (N,)."""
        forecast: Floats = (self.conditional * self.options).sum(axis=1)
        return forecast

    @property
    def markov_forecast(self) -> Floats:
        """Expected outcome under `markov`; shape (N,)."""
        forecast: Floats = (self.markov * self.options).sum(axis=1)
        return forecast


def hold_election(
    actors: Actors,
    *,
    options: ArrayLike | None = None,
    shape: float = 1.0,
    decisiveness: float = 1.0,
) -> Election:
    """Return the probability that each option is chosen.

    Each actor votes between two options with its capability times salience times how much more it
    likes the one; an option's chance is its share of the votes, to the power of `decisiveness`.

    Args:
        actors: The actors; shape (N, A).
        options: Points to choose from, (M,) or (N, M); the actors' positions by default. One that
            is named twice counts once, where it is named first.
        shape: Exponent of an actor's loss with distance.
        decisiveness: 1 gives chances in proportion to votes, 2 to their squares; the larger, the
            nearer to majority rule.

    Raises:
        InvalidRecord: Too many options, or numbers out of their range.

    Source:
        Wise, Lester and Efird (2015), An Introduction to the KAPSARC Toolkit for Behavioral
        Analysis; the two solutions are those of its library.
    """
    # Compiled at the first call and kept on disk; importing Parley does not pay for it.
    from parley.bargain.actors import votes

    if not 0 < shape <= _MOST_DECISIVE or not 0 < decisiveness <= _MOST_DECISIVE:
        raise InvalidRecord(
            f"election: shape {shape} and decisiveness {decisiveness} have to lie above 0 and "
            f"up to {_MOST_DECISIVE:g}"
        )
    points = _options(actors, options)
    extent = np.maximum(points.max(axis=1), actors.position.max(axis=1)) - np.minimum(
        points.min(axis=1), actors.position.min(axis=1)
    )
    extent = np.where(extent > 0, extent, 1.0)
    apart = np.abs(points[:, :, None] - actors.position[:, None, :]) / extent[:, None, None]
    cast = np.empty((*points.shape, points.shape[1]))
    votes.count_all(apart**shape, actors.weight, cast)
    beats = _beats(cast**decisiveness, _is_named_before(points))
    return Election(
        baseline=weighted_mean(actors),
        options=points,
        beats=beats,
        conditional=_conditional(beats),
        markov=_markov(beats),
    )


def _options(actors: Actors, options: ArrayLike | None) -> Floats:
    """Return the options of each draw; shape (N, M)."""
    points = actors.position if options is None else numbers("options", options)
    draws, number = len(actors.position), points.shape[1]
    if number > MOST_OPTIONS:
        raise InvalidRecord(f"election: {number} options are more than {MOST_OPTIONS}; take a grid")
    if len(points) not in (1, draws):
        raise InvalidRecord(f"election: options of {len(points)} draws for actors of {draws}")
    return np.broadcast_to(points, (draws, number))


def _is_named_before(points: Floats) -> NDArray[np.bool_]:
    """Return whether an earlier option is the same point; shape (N, M)."""
    same = points[:, :, None] == points[:, None, :]
    before: NDArray[np.bool_] = np.tril(same, k=-1).any(axis=2)
    return before


def _beats(strength: Floats, is_out: NDArray[np.bool_]) -> Floats:
    """Return the probability that i beats j; an option that is out loses to all that are in."""
    whole = strength + strength.swapaxes(1, 2)
    # Where nobody cares, either is as likely.
    beats = np.divide(strength, whole, out=np.full_like(strength, 0.5), where=whole > 0)
    loses = is_out[:, :, None] & ~is_out[:, None, :]
    beats[loses] = 0.0
    beats[loses.swapaxes(1, 2)] = 1.0
    return beats


def _conditional(beats: Floats) -> Floats:
    """Return the probability that i beats all, given that one does; shape (N, M)."""
    with np.errstate(divide="ignore"):
        # As logarithms: a product over two hundred options would underflow.
        all_beaten = np.log(beats).sum(axis=2)
    scaled = np.exp(all_beaten - all_beaten.max(axis=1, keepdims=True))
    conditional: Floats = scaled / scaled.sum(axis=1, keepdims=True)
    return conditional


def _markov(beats: Floats) -> Floats:
    """Return the stationary distribution of: i stands, a random j challenges it; shape (N, M).

    It is the only one: of any two options one can beat the other, so that one set of options is
    reached from everywhere and never left.
    """
    number = beats.shape[1]
    steps = beats / number
    diagonal = range(number)
    # What stands stays where the challenger fails. Columns add up to one.
    steps[:, diagonal, diagonal] += beats.sum(axis=2) / number - 1.0
    # One equation of the balance follows from the others; the sum takes its place.
    steps[:, -1, :] = 1.0
    right = np.zeros((len(beats), number, 1))
    right[:, -1] = 1.0
    solved = np.linalg.solve(steps, right)[:, :, 0].clip(0.0)
    markov: Floats = solved / solved.sum(axis=1, keepdims=True)
    return markov
