"""The actors of one issue: how strong, how keen, and where each stands."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from parley.errors import InvalidRecord

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Actors:
    """Actors on one issue, in one draw of the inputs or in many.

    Attributes:
        capability: What each could bring to bear, in any one unit, not below 0; shape (N, A).
        salience: How much of it each would spend on this issue, 0 to 1; shape (N, A).
        position: Where each stands, in the issue's own unit; shape (N, A).
    """

    capability: Floats
    salience: Floats
    position: Floats

    @classmethod
    def of(cls, capability: ArrayLike, salience: ArrayLike, position: ArrayLike) -> "Actors":
        """Return the actors of one draw (A,) or of N draws (N, A); single rows are repeated.

        Raises:
            InvalidRecord: The shapes do not fit, a number is missing or out of its range, or no
                actor of a draw has both capability and salience.
        """
        named = {"capability": capability, "salience": salience, "position": position}
        arrays = {name: numbers(name, given) for name, given in named.items()}
        try:
            wide = np.broadcast_arrays(*arrays.values())
        except ValueError:
            shapes = ", ".join(f"{name} {array.shape}" for name, array in arrays.items())
            raise InvalidRecord(
                f"actors: {shapes} do not fit together; give each one number an actor"
            ) from None
        return cls(**dict(zip(arrays, wide, strict=True)))

    def __post_init__(self) -> None:
        if (self.capability < 0).any():
            raise InvalidRecord(f"actors: capability {self.capability.min():g} is below 0")
        if (self.salience < 0).any() or (self.salience > 1).any():
            raise InvalidRecord(
                f"actors: salience from {self.salience.min():g} to {self.salience.max():g} leaves "
                "0 to 1; divide percentages by 100"
            )
        if (self.weight.sum(axis=1) <= 0).any():
            raise InvalidRecord(
                "actors: capability times salience adds up to 0; give one actor both"
            )

    @property
    def weight(self) -> Floats:
        """Capability times salience; shape (N, A)."""
        product: Floats = self.capability * self.salience
        return product

    @property
    def extent(self) -> Floats:
        """Distance between the outermost positions; shape (N,)."""
        extent: Floats = np.ptp(self.position, axis=1)
        return extent

    def standing_at(self, position: Floats) -> "Actors":
        """Return the same actors at other positions; shape (N, A)."""
        return Actors(capability=self.capability, salience=self.salience, position=position)

    def require_fewer(self, most: int, what: str) -> None:
        """Refuse more actors than a model whose time grows with their cube can take.

        Raises:
            InvalidRecord: There are more than `most`.
        """
        number = self.position.shape[1]
        if number > most:
            raise InvalidRecord(
                f"{what}: {number} actors are more than {most}; join those who stand together"
            )


def numbers(name: str, given: ArrayLike) -> Floats:
    """Return an array of shape (N, A)."""
    try:
        array = np.atleast_2d(np.asarray(given, dtype=np.float64))
    except (TypeError, ValueError):
        raise InvalidRecord(f"actors: {name} holds something that is no number") from None
    if array.ndim > 2 or array.size == 0:
        raise InvalidRecord(f"actors: {name} of shape {array.shape}; expected draws x actors")
    if not np.isfinite(array).all():
        raise InvalidRecord(f"actors: {name} has a blank or infinite entry; leave that actor out")
    return array
