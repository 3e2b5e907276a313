"""What a model is given: arrays of numbers over games, refused where they cannot be."""

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.errors import InvalidRecord

Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

#: How far shares may add up beside 1, or a distribution end beside it: the rounding of a sum.
ROUNDING = 1e-9

#: Types, points of a distribution and stages beyond this say nothing that fewer do not, and the
#: solution by stages takes time with their square.
MOST = 10_000


def numbers(name: str, value: ArrayLike) -> Floats:
    """Return an array of finite numbers.

    Raises:
        InvalidRecord: Something in it is no number, or infinite.
    """
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InvalidRecord(f"{name}: {value!r} is no array of numbers ({error})") from error
    if not np.isfinite(array).all():
        raise InvalidRecord(f"{name}: has a value that is no finite number; leave that game out")
    return array


def together(**named: Floats) -> tuple[Floats, ...]:
    """Return the arrays, by name, broadcast to one shape.

    Raises:
        InvalidRecord: Their shapes do not fit.
    """
    try:
        return tuple(np.broadcast_arrays(*named.values()))
    except ValueError as error:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in named.items())
        raise InvalidRecord(f"shapes do not fit: {shapes}; one value a game, or one") from error


def within(name: str, value: ArrayLike, low: float, high: float = np.inf) -> Floats:
    """Return an array of numbers from `low` to `high`.

    Raises:
        InvalidRecord: A number is missing, infinite or outside.
    """
    array = numbers(name, value)
    if array.size and (array.min() < low or array.max() > high):
        worst = array.min() if array.min() < low else array.max()
        reach = f"{low:g} to {high:g}" if np.isfinite(high) else f"{low:g} or more"
        raise InvalidRecord(f"{name}: {worst:g} where {reach} is expected")
    return array


def probability(name: str, value: ArrayLike) -> Floats:
    """Return an array of probabilities; raise `InvalidRecord` for anything else."""
    return within(name, value, 0.0, 1.0)


def cost(name: str, value: ArrayLike) -> Floats:
    """Return an array of costs, none below 0; raise `InvalidRecord` for anything else."""
    return within(name, value, 0.0)


def shares(name: str, value: ArrayLike) -> Floats:
    """Return probabilities that add up to 1 along the last axis.

    Raises:
        InvalidRecord: One lies outside 0 to 1, or they do not add up to 1.
    """
    array = probability(name, value)
    if array.ndim == 0 or not 0 < array.shape[-1] <= MOST:
        raise InvalidRecord(f"{name}: name 1 to {MOST} types, in the last axis")
    if array.size and np.abs(array.sum(axis=-1) - 1).max() > ROUNDING:
        total = array.sum(axis=-1).flat[int(np.abs(array.sum(axis=-1) - 1).argmax())]
        raise InvalidRecord(f"{name}: the types add up to {total:.12g}, not 1")
    return array


def distribution(name: str, points: ArrayLike, cdf: ArrayLike) -> tuple[Floats, Floats]:
    """Return the points and the values of a distribution function, broadcast to one shape.

    Between two points it rises in a straight line; a point given twice is a jump; where it
    begins above 0, that much lies on the first point.

    Raises:
        InvalidRecord: Points or values fall, a point lies below 0, or the last value is not 1.
    """
    xs, ys = together(points=cost(f"{name}, points", points), cdf=probability(name, cdf))
    if xs.ndim == 0 or not 0 < xs.shape[-1] <= MOST:
        raise InvalidRecord(f"{name}: give 1 to {MOST} points, in the last axis")
    if (np.diff(xs, axis=-1) < 0).any() or (np.diff(ys, axis=-1) < 0).any():
        raise InvalidRecord(f"{name}: points and distribution have to rise; sort them")
    if ys.size and np.abs(ys[..., -1] - 1).max() > ROUNDING:
        raise InvalidRecord(f"{name}: the distribution ends at {ys[..., -1].min():.12g}, not 1")
    return xs, ys
