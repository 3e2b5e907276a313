"""A text column as codes: what is asked of a value is asked once, however many rows have it."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from parley.check.rows.area import Bools, fold_name

Codes = npt.NDArray[np.int32]


FEW = 8  # flagged codes, for which comparing with each is quicker than looking each row up


def filled(column: Any, missing: float) -> Any:  # noqa: ANN401
    """Return a column without nulls; one that has none is not copied."""
    return column.fill_null(missing) if column.null_count else column


def flagged(flags: Bools, codes: Codes) -> Bools:
    """Return which rows have a flagged code; shape (R,).

    Args:
        flags: Of each code, the last of code -1; shape (V + 1,).
        codes: Of each row; shape (R,).
    """
    wanted = np.flatnonzero(flags[:-1]).tolist()
    if flags[-1] or len(wanted) > FEW:
        return np.take(flags, codes)
    found = np.zeros(len(codes), dtype=bool)
    for code in wanted:
        found |= codes == code
    return found


class Words:
    """A text column: a code a row, and the codes of a folded name.

    Attributes:
        values: The column's distinct values.
        codes: Code of each row, -1 where it is null; shape (R,).
    """

    def __init__(self, column: Any) -> None:  # noqa: ANN401  (pyarrow ships no types)
        import pyarrow as pa

        whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
        if not pa.types.is_dictionary(whole.type):
            whole = whole.dictionary_encode()
        self.values: list[str] = [value or "" for value in whole.dictionary.to_pylist()]
        self.codes: Codes = (
            filled(whole.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
        )
        self._folded: dict[str, list[int]] | None = None

    def named(self, names: Collection[str]) -> Bools:
        """Return which values fold to one of some folded names, and False for rows of none.

        Returns:
            Shape (V + 1,): indexed by a code, the last for code -1.
        """
        flags = np.zeros(len(self.values) + 1, dtype=bool)
        if not names:
            return flags
        if self._folded is None:
            self._folded = {}
            for code, value in enumerate(self.values):
                self._folded.setdefault(fold_name(value), []).append(code)
        for name in names:
            flags[self._folded.get(name, [])] = True
        return flags

    def among(self, wanted: Iterable[str]) -> Bools:
        """Return which values are wanted, case and outer spaces ignored; shape (V + 1,)."""
        known = {word.casefold().strip() for word in wanted}
        return np.array([v.casefold().strip() in known for v in self.values] + [False], dtype=bool)
