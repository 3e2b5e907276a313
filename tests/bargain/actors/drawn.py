"""Actors as Hypothesis draws them."""

import numpy as np
from hypothesis import strategies as st

from parley.bargain.actors import Actors

_SHARE = st.integers(0, 100).map(lambda percent: percent / 100)
_SOME = st.integers(1, 100).map(lambda percent: percent / 100)


@st.composite
def actors(draw: st.DrawFn, most: int = 7) -> Actors:
    """Draw from two actors up in one to three draws, some of them where another stands."""
    shape = draw(st.integers(1, 3)), draw(st.integers(2, most))

    def table(one: st.SearchStrategy[float]) -> np.ndarray:
        flat = draw(st.lists(one, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
        return np.array(flat).reshape(shape)

    return Actors.of(table(_SOME), table(_SOME), table(_SHARE))
