"""From an advantage to a probability of choosing it: normal and logistic errors."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_LOG_ROOT_TWO_PI = 0.5 * float(np.log(2 * np.pi))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A distribution of the difference of two unit errors.

    Attributes:
        scale: Of the difference, against the distribution's standard form.
        probability: P(error < x) in standard form.
        density: Its slope.
        log: Logarithm of the probability, and the logarithm's slope; exact far into the tails.
    """

    scale: float
    probability: Callable[[Array], Array]
    density: Callable[[Array], Array]
    log: Callable[[Array], tuple[Array, Array]]


def _normal(latent: Array) -> Array:
    from scipy.special import ndtr

    return np.asarray(ndtr(latent), dtype=np.float64)


def _normal_density(latent: Array) -> Array:
    return np.asarray(np.exp(-0.5 * latent * latent - _LOG_ROOT_TWO_PI), dtype=np.float64)


def _normal_log(latent: Array) -> tuple[Array, Array]:
    from scipy.special import log_ndtr

    value = np.asarray(log_ndtr(latent), dtype=np.float64)
    return value, np.exp(-0.5 * latent * latent - _LOG_ROOT_TWO_PI - value)


def _logistic(latent: Array) -> Array:
    from scipy.special import expit

    return np.asarray(expit(latent), dtype=np.float64)


def _logistic_density(latent: Array) -> Array:
    return _logistic(latent) * _logistic(-latent)


def _logistic_log(latent: Array) -> tuple[Array, Array]:
    return -np.logaddexp(0.0, -latent), _logistic(-latent)


#: The difference of two standard normal errors has variance 2; that of two type 1 extreme values
#: is standard logistic.
LINKS = {
    "probit": Link(
        scale=float(np.sqrt(2.0)),
        probability=_normal,
        density=_normal_density,
        log=_normal_log,
    ),
    "logit": Link(scale=1.0, probability=_logistic, density=_logistic_density, log=_logistic_log),
}
