"""The picture of a deal space: what deals and fighting on are worth to the two at war."""

from collections.abc import Sequence
from math import ceil, floor

from parley.brief.words import listing
from parley.draw import (
    BLACK,
    FONT_SIZE,
    Box,
    Key,
    Label,
    Scale,
    Sheet,
    draw_legend,
    place_keys,
    shortened,
    text_width,
)
from parley.records import DealSpace, Spot

WIDTH, HEIGHT = 640.0, 440.0
PLOT = Box(x=58, y=26, width=560, height=340)
AXIS, FAINT, FRONTIER, BETTER = "#666", "#d9d9d9", "#1f2937", "#e8eef5"
DASH = "5 3"
#: Sign of an offer that a red line rules out, however much it is worth.
CROSSING = "crossing"
_STEP = 0.25  # between ticks, in a party's own scale
_NAME = 34  # characters of a label; the table beside the picture has the whole name
_LINE = 13.0


class _Plane:
    """Where values of the two parties are drawn."""

    def __init__(self, pairs: Sequence[tuple[float, float]]) -> None:
        self.bounds = tuple(
            (floor(min(values) / _STEP) * _STEP, ceil(max(values) / _STEP + 1e-9) * _STEP)
            for values in zip(*pairs, strict=True)
        )
        (left, right), (low, high) = self.bounds
        self._x = Scale(start=PLOT.x, end=PLOT.right, top=right - left)
        self._y = Scale(start=PLOT.base, end=PLOT.y, top=high - low)

    def x(self, value: float) -> float:
        return self._x.at(value - self.bounds[0][0])

    def y(self, value: float) -> float:
        return self._y.at(value - self.bounds[1][0])

    def at(self, pair: tuple[float, float]) -> tuple[float, float]:
        return self.x(pair[0]), self.y(pair[1])

    def ticks(self, axis: int) -> list[float]:
        low, high = self.bounds[axis]
        return [low + _STEP * n for n in range(round((high - low) / _STEP) + 1)]


def space_words(space: DealSpace) -> str:
    """Return the picture in words."""
    first, second = space.problem.parties[:2]
    war = next(spot for spot in space.spots if spot.kind == "war")
    offers = [
        f"{spot.name} ({spot.worth[0]:.2f}, {spot.worth[1]:.2f}{_crossing(spot)})"
        for spot in space.spots
        if spot.kind == "offer"
    ]
    room = (
        f"both can gain {space.room:.2f}"
        if space.room > 0
        else f"red lines exclude each other on {listing(space.clashes)}"
        if space.clashes
        else f"whatever is agreed, one side falls {-space.room:.2f} short of fighting on"
    )
    return (
        f"Worth to {first} across, to {second} upwards, in the middle of all ranges: fighting on "
        f"({war.worth[0]:.2f}, {war.worth[1]:.2f}); {room}"
        + (f"; on the table: {listing(offers)}" if offers else "")
    )


def _crossing(spot: Spot) -> str:
    lines = [name.removeprefix("least: ") for name in spot.crosses]
    return f"; beyond the red line {listing(lines)}" if lines else ""


def paint_space(space: DealSpace, *, name: str) -> Sheet:
    """Return the picture on a sheet.

    Args:
        space: What was found.
        name: Begins its ids.
    """
    first, second = space.problem.parties[:2]
    keys, rows = place_keys(_keys(space), left=0, right=WIDTH)
    sheet = Sheet(
        width=WIDTH,
        height=HEIGHT + rows,
        title=f"Deal space of {first} and {second}",
        description=space_words(space),
        name=name,
    )
    (left, right), (low, high) = space.war_range
    plane = _Plane(
        [
            *(s.worth for s in space.spots),
            *space.frontier,
            *space.unbound,
            (left, low),
            (right, high),
        ]
    )
    _paint_axes(sheet, plane, first, second)
    war = next(spot for spot in space.spots if spot.kind == "war")
    x, y = plane.at(war.worth)
    with sheet.clipped(PLOT):
        better = Box(x=x, y=PLOT.y, width=PLOT.right - x, height=y - PLOT.y)
        sheet.boxes([better], class_="better", fill=BETTER)
        spread = Box(
            x=plane.x(left), y=plane.y(high),
            width=plane.x(right) - plane.x(left), height=plane.y(low) - plane.y(high),
        )  # fmt: skip
        sheet.boxes([spread], class_="war-range", fill=sheet.hatch("broken"), stroke=AXIS)
        _paint_frontier(sheet, plane, space.unbound, class_="unbound", stroke_dasharray=DASH)
        _paint_frontier(sheet, plane, space.frontier, class_="frontier", stroke_width=2)
    _paint_spots(sheet, plane, space.spots)
    draw_legend(sheet, keys, top=HEIGHT)
    return sheet


def _paint_frontier(
    sheet: Sheet, plane: _Plane, values: Sequence[tuple[float, float]], **style: str | float
) -> None:
    if values:
        points = "L".join("{:.1f} {:.1f}".format(*plane.at(each)) for each in values)
        sheet.path(f"M{points}", **({"stroke": FRONTIER} | style))


def _paint_axes(sheet: Sheet, plane: _Plane, first: str, second: str) -> None:
    for value in plane.ticks(0):
        x = plane.x(value)
        sheet.line(x, PLOT.y, x, PLOT.base, stroke=FAINT)
        sheet.text(x, PLOT.base + 16, f"{value:g}", anchor="middle")
    for value in plane.ticks(1):
        y = plane.y(value)
        sheet.line(PLOT.x, y, PLOT.right, y, stroke=FAINT)
        sheet.text(PLOT.x - 6, y + 4, f"{value:g}", anchor="end")
    sheet.line(PLOT.x, PLOT.base, PLOT.right, PLOT.base, stroke=AXIS)
    sheet.line(PLOT.x, PLOT.y, PLOT.x, PLOT.base, stroke=AXIS)
    words = f"Worth to {first}, 1 being its best outcome"
    sheet.text(PLOT.right, PLOT.base + 36, words, anchor="end", font_weight="bold", fill=BLACK)
    sheet.text(0, 12, f"Worth to {second}", font_weight="bold", fill=BLACK)


def _paint_spots(sheet: Sheet, plane: _Plane, spots: Sequence[Spot]) -> None:
    """Draw every point, then its name where no other name stands."""
    for spot in spots:
        _sign(sheet, *plane.at(spot.worth), CROSSING if spot.crosses else spot.kind)
    # Left edge, right edge and base line of what no name may cover: the signs, then other names.
    points = [plane.at(spot.worth) for spot in spots]
    taken = [(x - 6, x + 6, y + 4) for x, y in points]
    for spot in spots:
        x, y = plane.at(spot.worth)
        label = _free_place(shortened(spot.name, _NAME), x, y, taken)
        sheet.marked(label.text, x=label.x, y=label.y)


def _free_place(text: str, x: float, y: float, taken: list[tuple[float, float, float]]) -> Label:
    """Return a label beside a point, moved down or up until it touches no other."""
    width = text_width(text, FONT_SIZE)
    left = x + 9 if x + 9 + width <= WIDTH else x - 9 - width
    for step in range(2 * len(taken) + 1):
        shift = ((step + 1) // 2) * _LINE * (1 if step % 2 else -1)
        base = y + 4 + shift
        is_free = all(
            left > right or left + width < begin or abs(base - line) >= _LINE
            for begin, right, line in taken
        )
        if is_free:
            break
    taken.append((left, left + width, base))
    return Label(x=left, y=base, text=text)


def _sign(sheet: Sheet, x: float, y: float, kind: str) -> None:
    match kind:
        case "war":
            sheet.line(x - 5, y - 5, x + 5, y + 5, stroke=BLACK, stroke_width=2.5)
            sheet.line(x - 5, y + 5, x + 5, y - 5, stroke=BLACK, stroke_width=2.5)
        case "offer":
            corners = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
            sheet.polygon(corners, fill=FRONTIER, stroke="#fff", stroke_width=1)
        case "crossing":
            corners = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
            sheet.polygon(corners, fill="#fff", stroke=FRONTIER, stroke_width=2)
        case _:
            sheet.circle(x, y, 4.5, fill="#fff", stroke=FRONTIER, stroke_width=2)


def _keys(space: DealSpace) -> list[Key]:
    def sign(kind: str) -> Key:
        words = {
            "war": "fighting on",
            "offer": "on the table",
            CROSSING: "on the table, beyond a red line",
            "solution": "solution of a model",
        }
        return Key(words=words[kind], draw=lambda sheet, x, y: _sign(sheet, x, y, kind))

    def ground(sheet: Sheet, x: float, y: float) -> None:
        sheet.boxes([Box(x=x - 6, y=y - 5, width=12, height=10)], fill=BETTER, stroke=FAINT)

    def spread(sheet: Sheet, x: float, y: float) -> None:
        sheet.boxes(
            [Box(x=x - 6, y=y - 5, width=12, height=10)], fill=sheet.hatch("broken"), stroke=AXIS
        )

    def edge(sheet: Sheet, x: float, y: float) -> None:
        sheet.line(x - 9, y, x + 9, y, stroke=FRONTIER, stroke_width=2)

    def dashes(sheet: Sheet, x: float, y: float) -> None:
        sheet.line(x - 9, y, x + 9, y, stroke=FRONTIER, stroke_dasharray=DASH)

    kinds = dict.fromkeys(CROSSING if spot.crosses else spot.kind for spot in space.spots)
    return [
        *(sign(kind) for kind in kinds),
        Key(words="better for both than fighting on", draw=ground),
        Key(words="fighting on, 80 % of draws", draw=spread),
        *([Key(words="nothing left to gain for both", draw=edge)] if space.frontier else []),
        *([Key(words="the same, red lines aside", draw=dashes)] if space.unbound else []),
    ]
