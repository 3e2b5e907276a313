"""In: a problem with ranges. Out: how sure a result is, what it rests on, what would change it."""

from parley.bargain.uncertainty.draws import draw_values, moving, scaled, spread
from parley.bargain.uncertainty.indices import Index, Variance, split_variance
from parley.bargain.uncertainty.opening import Change, Opening, find_opening
from parley.bargain.uncertainty.room import Constraint, Room, Share, TopicRoom, find_room
from parley.bargain.uncertainty.tornado import Swing, Tornado, swing_each

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
    "find_opening",
    "find_room",
    "moving",
    "scaled",
    "split_variance",
    "spread",
    "swing_each",
]
