"""In: games as arrays. Out: whether there is room for a deal, what binds, and the named points."""

from parley.bargain.space.games import Array, Games, games_of
from parley.bargain.space.grid import (
    Grid,
    alternating_offers_deal,
    egalitarian_deal,
    kalai_smorodinsky_deal,
    lay_out_grid,
    nash_deal,
    nearest_to_ray_deal,
    pareto,
    pareto_of_sums,
    summed,
)
from parley.bargain.space.solve import (
    Frontier,
    Point,
    Solutions,
    gains_of,
    margins,
    solve,
    trace_frontier,
)
from parley.bargain.space.value import (
    TOLERANCE,
    accepts,
    deal_values,
    red_line_bounds,
    war_values,
)

__all__ = [
    "TOLERANCE",
    "Array",
    "Frontier",
    "Games",
    "Grid",
    "Point",
    "Solutions",
    "accepts",
    "alternating_offers_deal",
    "deal_values",
    "egalitarian_deal",
    "gains_of",
    "games_of",
    "kalai_smorodinsky_deal",
    "lay_out_grid",
    "margins",
    "nash_deal",
    "nearest_to_ray_deal",
    "pareto",
    "pareto_of_sums",
    "red_line_bounds",
    "solve",
    "summed",
    "trace_frontier",
    "war_values",
]
