import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.bargain.signalling import Standoff, hold_out
from parley.errors import InputError

GOLDEN = (np.sqrt(5) - 1) / 2
HALF_ROOT_THREE = (np.sqrt(3) - 1) / 2


def test_two_alike_hold_out_to_the_golden_section() -> None:
    """Closed form of Fearon (1994) with types evenly on [-1, 0] and prizes of 1: t(1 + t) = 1."""
    ended = hold_out(Standoff(prize=1.0, audience=1.0, war_low=-1.0))
    assert ended.horizon[0] == pytest.approx(GOLDEN, abs=1e-10)
    assert ended.war[0] == pytest.approx(0.3819660113, abs=1e-10)
    np.testing.assert_array_equal(ended.quits_at_once, [[0, 0]])


def test_side_with_smaller_audience_costs_may_quit_at_once() -> None:
    """The same with audience costs of 2 and 1: 2t(1 + t) = 1."""
    ended = hold_out(Standoff(prize=1.0, audience=(2.0, 1.0), war_low=-1.0))
    assert ended.horizon[0] == pytest.approx(0.3660254038, abs=1e-10)
    np.testing.assert_allclose(ended.quits_at_once, [[0, HALF_ROOT_THREE]], atol=1e-10)


def test_side_with_the_smaller_prize_may_quit_at_once() -> None:
    """The same with prizes of 0.5 and 1: t(1 + 2t) = 1."""
    ended = hold_out(Standoff(prize=(0.5, 1.0), audience=1.0, war_low=-1.0))
    assert ended.horizon[0] == pytest.approx(0.5, abs=1e-10)
    np.testing.assert_allclose(ended.quits_at_once, [[0.25, 0]], atol=1e-10)


above = st.floats(0.05, 20)
pair = st.tuples(above, above)


@settings(max_examples=150, deadline=None)
@given(pair, pair, pair, pair)
def test_ways_of_ending_sum_to_one(
    prize: tuple[float, float],
    audience: tuple[float, float],
    high: tuple[float, float],
    width: tuple[float, float],
) -> None:
    top = -np.array(high) + 0.05
    ended = hold_out(
        Standoff(prize=prize, audience=audience, war_low=top - np.array(width), war_high=top)
    )
    assert ended.horizon[0] > 0
    assert ended.quits_at_once.min() == 0
    assert (ended.quits >= 0).all()
    assert ended.quits.sum() + ended.war[0] == pytest.approx(1, abs=1e-9)
    # Whoever holds out to the horizon would rather fight than quit there, type for type.
    cost = np.array(audience) * ended.horizon[0]
    fighters = np.clip((top + cost) / np.array(width), 0, 1)
    np.testing.assert_allclose(ended.holding(ended.horizon[0])[0, 0], fighters, rtol=1e-9)
    assert ended.settled(ended.horizon[0])[0, 0] == pytest.approx(1 - ended.war[0], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(pair, pair)
def test_sides_that_swap_places_swap_ends(
    prize: tuple[float, float], audience: tuple[float, float]
) -> None:
    one = hold_out(Standoff(prize=prize, audience=audience, war_low=-1.0))
    other = hold_out(Standoff(prize=prize[::-1], audience=audience[::-1], war_low=-1.0))
    assert one.horizon[0] == pytest.approx(other.horizon[0])
    np.testing.assert_allclose(one.quits[0], other.quits[0, ::-1], atol=1e-12)


@settings(max_examples=60, deadline=None)
@given(above, st.floats(1.05, 5))
def test_larger_audience_costs_make_a_side_quit_less(audience: float, factor: float) -> None:
    """Fearon (1994), the main result: who can tie its hands more is less often the one to quit."""
    before = hold_out(Standoff(prize=1.0, audience=audience, war_low=-1.0))
    after = hold_out(Standoff(prize=1.0, audience=(factor * audience, audience), war_low=-1.0))
    assert after.quits[0, 0] < before.quits[0, 0]
    assert after.quits[0, 1] > before.quits[0, 1]


def test_nobody_gains_by_waiting_or_quitting_sooner() -> None:
    """Brute force on a grid of times: a type that will quit gets the same at each of them."""
    prize, audience = (1.5, 0.8), (0.7, 1.1)
    ended = hold_out(Standoff(prize=prize, audience=audience, war_low=(-2.0, -1.5)))
    times = np.linspace(0, ended.horizon[0], 20001)
    holding = ended.holding(times)[0]
    for own, other in ((0, 1), (1, 0)):
        at_once = ended.quits_at_once[0, other]
        prior = np.concatenate([[at_once], -np.diff(holding[:, other])]).cumsum()
        worth = prior * prize[own] - (1 - prior) * audience[own] * times
        # The path to the prize costs nothing, so waiting pays the same throughout.
        np.testing.assert_allclose(worth, prize[own] * at_once, atol=1e-9)
        # A fighter gains from holding to the end, a type below the last fighter does not.
        weakest = -audience[own] * ended.horizon[0]
        final = prior[-1] * prize[own] + (1 - prior[-1]) * np.array([weakest + 0.1, weakest - 0.1])
        assert final[0] > worth[0] > final[1]


def test_any_distribution_of_types_will_do() -> None:
    def resolve(cost: np.ndarray) -> np.ndarray:
        return 1 - np.exp(-cost)

    ended = hold_out(Standoff(prize=1.0, audience=1.0, war_low=0.0), (resolve, resolve))
    horizon = ended.horizon[0]
    assert (1 - np.exp(-horizon)) * (1 + horizon) == pytest.approx(1, abs=1e-12)


def test_types_that_never_fight_are_refused() -> None:
    def never(cost: np.ndarray) -> np.ndarray:
        return np.zeros_like(cost)

    with pytest.raises(InputError, match="would ever fight"):
        hold_out(Standoff(prize=1.0, audience=1.0, war_low=0.0), (never, never))


def test_types_that_all_fight_at_once_are_refused() -> None:
    with pytest.raises(InputError, match="rather fight than quit at the outset"):
        hold_out(Standoff(prize=1.0, audience=1.0, war_low=0.0), (np.ones_like, np.ones_like))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("prize", 0.0),
        ("prize", float("nan")),
        ("audience", -1.0),
        ("audience", (1.0, 2.0, 3.0)),
        ("war_low", 0.0),
        ("war_high", 0.5),
    ],
)
def test_a_contradictory_standoff_is_refused(field: str, value: object) -> None:
    given_ = {"prize": 1.0, "audience": 1.0, "war_low": -1.0, "war_high": 0.0} | {field: value}
    with pytest.raises(InputError, match=field.split("_")[0]):
        hold_out(Standoff(**given_))  # type: ignore[arg-type]
