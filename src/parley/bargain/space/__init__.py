"""In: games as arrays. Out: whether there is room for a deal, what binds, and the named points."""

from parley.bargain.space.games import Array, Games, games_of
from parley.bargain.space.grid import (
    Grid,
    alternating_offers_deal,
    egalitarian_deal,
    kalai_smorodinsky_deal,
    lay_out,
    nash_deal,
    pareto,
    summed,
)
from parley.bargain.space.solve import Point, Solutions, gains_of, margins, solve
from parley.bargain.space.value import (
    TOLERANCE,
    accepts,
    deal_values,
    red_line_bounds,
    war_values,
)

__all__ = [
    "Array",
    "TOLERANCE",
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
    "lay_out",
    "margins",
    "nash_deal",
    "pareto",
    "red_line_bounds",
    "solve",
    "summed",
    "war_values",
]
