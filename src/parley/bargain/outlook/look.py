"""From a problem with ranges to what is found of it, in one pass over the draws."""

import numpy as np

from parley.bargain.outlook import ranges
from parley.bargain.outlook.issues import issue_rooms
from parley.bargain.outlook.spots import HALFWAY, frontier, spots_of
from parley.bargain.outlook.swaps import find_swaps
from parley.bargain.space import TOLERANCE, games_of, margins, war_values
from parley.errors import InvalidRecord
from parley.records import DealSpace, Problem

DRAWS, SEED = 20_000, 7
METHOD = (
    "Deal space with war as a costly lottery: Fearon (1995), International Organization 49(3).",
    "Red lines and weighted losses on each issue: Enelow and Hinich (1984).",
)
#: A million draws of ten issues take a laptop a minute; more say nothing new.
MOST_DRAWS = 1_000_000


def look(problem: Problem, *, draws: int = DRAWS, seed: int = SEED) -> DealSpace:
    """Return whether there is room for a deal, how sure that is, and what it rests on.

    Args:
        problem: The problem, its numbers with their ranges.
        draws: How many sets of numbers are drawn; a power of two spreads them best.
        seed: Of the draws; the same seed gives the same result.

    Raises:
        InvalidRecord: The problem is too large.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise InvalidRecord(f"{draws} draws: expected 1 to {MOST_DRAWS:,}; 20000 do for most")
    one, other = ranges.drawn(problem, draws, seed)
    games, middle = games_of(problem, one), games_of(problem)
    has_room = margins(games) >= -TOLERANCE
    two = ranges.two_at_war(middle)
    spots = spots_of(problem, two)
    start = next((spot for spot in spots if spot.kind == "offer"), None)
    low, high, swayed_by = ranges.swayed(problem, one, has_room)
    openings, together = ranges.openings(problem)
    tenths = np.quantile(war_values(games), (0.1, 0.9), axis=0)
    return DealSpace(
        problem=problem,
        draws=len(one),
        seed=seed,
        share=float(has_room.mean()),
        low=low,
        high=high,
        swayed_by=swayed_by,
        issues=issue_rooms(problem, games, has_room),
        swings=ranges.swings(problem),
        swaps=find_swaps(
            problem,
            two,
            "halfway on every issue" if start is None else start.name,
            np.full(len(problem.topics), HALFWAY) if start is None else np.array(start.deal),
        ),
        openings=openings,
        together=together,
        room=float(margins(middle)[0]),
        on_guesses=ranges.on_guesses(problem, one, other, has_room),
        spots=spots,
        frontier=frontier(two),
        war_range=(
            (float(tenths[0, 0]), float(tenths[1, 0])),
            (float(tenths[0, 1]), float(tenths[1, 1])),
        ),
        method=METHOD,
    )
