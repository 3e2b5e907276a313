import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.bargain.actors import Actors, veto_core, winset
from parley.errors import InvalidRecord
from tests.bargain.actors.drawn import actors

THREE = Actors.of(1, 1, [0.2, 0.5, 0.9])


def test_the_core_lies_between_the_outermost_veto_players():
    core = veto_core(THREE, [True, True, False])

    assert (core.low[0], core.high[0]) == (0.2, 0.5)
    assert core.nearest([0.8]) == pytest.approx([0.5])


def test_a_status_quo_in_the_core_cannot_be_left():
    open_to = winset(THREE, [True, False, True], 0.4)

    assert open_to.low == pytest.approx([0.4])
    assert open_to.high == pytest.approx([0.4])


def test_outside_of_the_core_it_can_move_as_far_as_the_nearest_veto_player_gains():
    open_to = winset(THREE, [True, True, False], 0.0)

    assert (open_to.low[0], open_to.high[0]) == pytest.approx((0.0, 0.4))


@given(actors(), st.floats(0, 1))
def test_every_veto_player_likes_the_winset_no_less(group, today):
    vetoes = np.ones(group.position.shape[1], dtype=bool)
    open_to = winset(group, vetoes, today)

    for end in (open_to.low, open_to.high):
        far = np.abs(group.position - end[:, None])
        assert (far <= np.abs(group.position - today) + 1e-9).all()
    assert (open_to.low <= today).all()
    assert (open_to.high >= today).all()


@given(actors())
def test_one_more_veto_never_opens_the_winset(group):
    one = np.zeros(group.position.shape[1], dtype=bool)
    one[0] = True
    wide, narrow = winset(group, one, 0.3), winset(group, ~one | one, 0.3)

    assert (narrow.low >= wide.low).all()
    assert (narrow.high <= wide.high).all()


@pytest.mark.parametrize(
    ("held", "said"),
    [([False] * 3, "nobody holds one"), ([True], "each of 3"), ([1, 0, 1], "yes or no")],
)
def test_vetoes_that_nobody_holds_are_refused(held, said):
    with pytest.raises(InvalidRecord, match=said):
        veto_core(THREE, held)
