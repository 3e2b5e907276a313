"""In: lengths, labels and points. Out: axes, legends, maps and plain SVG that any room can draw.

Refuses to know what is drawn: no pledge, finding or event has a meaning here.
"""

from parley.draw.legend import Key, draw_legend, place_keys
from parley.draw.png import NO_PNG, can_draw_png, to_png
from parley.draw.projection import Point, Projection, disc
from parley.draw.scale import LogScale, Scale, log_ticks
from parley.draw.shapes import Box, Label, printable, shortened
from parley.draw.svg import BLACK, FONT_SIZE, INK, Sheet
from parley.draw.ticks import (
    count_ticks,
    day_ticks,
    label_rows,
    round_length,
    short_days,
    text_width,
    wrapped,
)

__all__ = [
    "BLACK",
    "FONT_SIZE",
    "INK",
    "NO_PNG",
    "Box",
    "Key",
    "Label",
    "LogScale",
    "Point",
    "Projection",
    "Scale",
    "Sheet",
    "can_draw_png",
    "count_ticks",
    "day_ticks",
    "disc",
    "draw_legend",
    "label_rows",
    "log_ticks",
    "place_keys",
    "printable",
    "round_length",
    "short_days",
    "shortened",
    "text_width",
    "to_png",
    "wrapped",
]
