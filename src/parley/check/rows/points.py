"""The places of a data set by their coordinates: many rows share one, so each is asked once."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from parley.check.rows.area import Bools, Floats, Locate, within_km
from parley.check.rows.words import Codes
from parley.records import Place

UNASKED, NOWHERE = -1, -2  # a point whose division nobody has asked for, and one that has none
KM_OF_DEGREE = 110.5  # of latitude, at the least


class Points:
    """The distinct coordinates of some rows.

    Args:
        latitude: Of each row, NaN where it has none; shape (R,).
        longitude: The same; shape (R,).

    Attributes:
        codes: Number of each row's point, -1 of a row without one; shape (R,).
    """

    def __init__(self, latitude: Floats, longitude: Floats) -> None:
        north, row = _distinct(latitude)
        east, column = _distinct(longitude)
        pair, code = _distinct(row * len(east) + column)
        code = np.where(np.isfinite(latitude) & np.isfinite(longitude), code, -1)
        # By latitude, so that what lies near a place is one stretch of them.
        order = np.argsort(north[pair // max(len(east), 1)], kind="stable")
        place = np.empty(len(order) + 1, dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        place[-1] = -1
        self.codes: Codes = place[code]
        self._latitude = north[pair // max(len(east), 1)][order]
        self._longitude = east[pair % max(len(east), 1)][order]
        self._division = np.full(len(order), UNASKED)
        self._divisions: dict[str, int] = {}

    def near(self, places: Iterable[Place], radius_km: float) -> Bools:
        """Return which points lie within a great-circle distance of one of some places.

        Returns:
            Shape (P + 1,): indexed by a code, the last for code -1.
        """
        flags = np.zeros(len(self._latitude) + 1, dtype=bool)
        for place in places:
            if place.latitude is not None:
                reach = radius_km / KM_OF_DEGREE
                edges = (place.latitude - reach, place.latitude + reach)
                band = slice(*np.searchsorted(self._latitude, edges).tolist())
                flags[band] |= within_km(
                    self._latitude[band], self._longitude[band], place, radius_km
                )
        return flags

    def within(self, divisions: Iterable[str], codes: Codes, locate: Locate) -> Bools:
        """Return which points lie in one of some first-order divisions.

        Args:
            divisions: Their codes, such as `UA.13`.
            codes: The points that matter; of others nobody need know.
            locate: Maps latitudes and longitudes to division codes.

        Returns:
            Shape (P + 1,): indexed by a code, the last for code -1.
        """
        asked = np.append(self._division != UNASKED, True)
        if not asked.all():
            asked[codes] = True
            new = np.flatnonzero(asked[:-1] & (self._division == UNASKED))
            if len(new):
                self._ask(new, locate)
        wanted = [self._divisions[name] for name in divisions if name in self._divisions]
        return np.append(np.isin(self._division, wanted), False)

    def _ask(self, new: npt.NDArray[np.intp], locate: Locate) -> None:
        names, which = _distinct(locate(self._latitude[new], self._longitude[new]))
        numbers = [
            self._divisions.setdefault(name, len(self._divisions)) if name else NOWHERE
            for name in names.tolist()
        ]
        self._division[new] = np.array(numbers)[which]


def _distinct(values: npt.NDArray[np.generic]) -> tuple[np.ndarray, np.ndarray]:
    """Return distinct values and the place among them of each; hashed, as a sort is slower."""
    import pyarrow as pa

    encoded = pa.array(values).dictionary_encode()
    codes = encoded.indices.to_numpy().astype(np.int64)
    return encoded.dictionary.to_numpy(zero_copy_only=False), codes
