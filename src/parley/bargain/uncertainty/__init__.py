"""In: a problem with ranges. Out: how sure a result is, what it rests on, what would change it."""

from parley.bargain.uncertainty.draws import draw_values, moving, scaled, spread
from parley.bargain.uncertainty.indices import Index, Variance, variance
from parley.bargain.uncertainty.opening import Change, Opening, smallest_opening
from parley.bargain.uncertainty.room import Constraint, Room, Share, TopicRoom, room
from parley.bargain.uncertainty.tornado import Swing, Tornado, tornado

__all__ = [
    "Change",
    "Constraint",
    "Index",
    "Opening",
    "Room",
    "Share",
    "Swing",
    "TopicRoom",
    "Tornado",
    "Variance",
    "draw_values",
    "moving",
    "room",
    "scaled",
    "smallest_opening",
    "spread",
    "tornado",
    "variance",
]
