"""The map of a pledge: its area, and every row as large as its place is known."""

from collections.abc import Iterator, Sequence

from parley.brief.page import Map
from parley.brief.painting import AFTER, BEFORE, FAINT
from parley.brief.words import count, isolate
from parley.draw import (
    BLACK,
    FONT_SIZE,
    INK,
    Box,
    Key,
    Point,
    Projection,
    Sheet,
    disc,
    draw_legend,
    place_keys,
    round_length,
    shortened,
    text_width,
    wrapped,
)
from parley.records import EvidenceRow

WIDTH, HEIGHT, MARGIN = 680.0, 420.0, 56.0
# A point seen from far away is still a point one can see.
LEAST_RADIUS = 3.4
# A disc of this size covers others; it is hatched so that they show through.
LARGE_RADIUS = 9.0
RING = 1.6
SCALE_SHARE = 0.25  # of the width, at most, for the bar
LINE = 15.0
NAME_CHARACTERS = 40

#: From the back to the front, with what they are called.
SIGNS = {
    "elsewhere": "elsewhere, or too vague to place",
    "apart": "in the area, set apart",
    "before": "counted before the pledge",
    "after": "counted from the pledge on",
}


def paint_map(map_: Map, *, name: str) -> Sheet:
    """Return a map on a sheet; where no place can be drawn it says so.

    Args:
        map_: What is shown.
        name: Begins its ids.
    """
    frame = Box(x=0.5, y=0.5, width=WIDTH - 1, height=HEIGHT)
    drawn = [row for row in map_.rows if row.point is not None]
    signs = [sign for sign in SIGNS if any(sign_of(row) == sign for row in drawn)]
    keys, height = place_keys((_key(sign) for sign in signs), left=0, right=WIDTH)
    points = _held(map_, drawn)
    projection = Projection(points, frame, margin=MARGIN) if points else None
    notes = [*_notes(map_, drawn, projection)]
    lines = [line for note in notes for line in wrapped(note, WIDTH, FONT_SIZE)]
    sheet = Sheet(
        width=WIDTH,
        height=frame.base + 8 + height + LINE * len(lines) + 4,
        title=map_.title,
        description=map_.alt,
        name=name,
    )
    sheet.boxes([frame], fill="#fff")
    if projection is not None:
        with sheet.clipped(frame):
            _paint_ground(sheet, map_, projection)
            _paint_rows(sheet, drawn, projection)
            _paint_names(sheet, map_, projection)
        _paint_scale(sheet, projection)
    else:
        sheet.text(
            WIDTH / 2, HEIGHT / 2, "Neither the area nor any row has a place that can be drawn",
            anchor="middle",
        )  # fmt: skip
    sheet.boxes([frame], stroke=FAINT, class_="frame")
    draw_legend(sheet, keys, top=frame.base + 8)
    for number, line in enumerate(lines, start=1):
        sheet.text(0, frame.base + 8 + height + number * LINE - 2, line)
    return sheet


def sign_of(row: EvidenceRow) -> str:
    """Return how a row is drawn, one of `SIGNS`."""
    if row.is_counted:
        return row.window
    return "apart" if row.inside else "elsewhere"


def _held(map_: Map, drawn: Sequence[EvidenceRow]) -> list[Point]:
    """Return what has to lie on the map: the area and what is in it, else every row."""
    corners = [corner for outline in map_.outlines for corner in outline.corners]
    inside = [row for row in drawn if row.inside]
    shown = inside if corners or (map_.test.area is not None and inside) else drawn
    return corners + [
        edge for row in shown if row.point for edge in (row.point, *disc(row.point, row.extent_km))
    ]


def _paint_ground(sheet: Sheet, map_: Map, projection: Projection) -> None:
    for outline in map_.outlines:
        sheet.polygon(projection.ring(outline.corners), class_="area", fill="#eef1f5")
    for outline in map_.outlines:
        ring = projection.ring(outline.corners)
        sheet.polygon(ring, stroke=BLACK, stroke_width=1.3, stroke_linejoin="round")


def _paint_rows(sheet: Sheet, drawn: Sequence[EvidenceRow], projection: Projection) -> None:
    """Draw each place once a sign: large discs behind small ones, then in the order of signs."""
    order = list(SIGNS)
    signs: dict[tuple[float, Point], set[int]] = {}
    for row in drawn:
        if row.point:
            signs.setdefault((row.extent_km, row.point), set()).add(order.index(sign_of(row)))
    rings = [
        (km, sign, point, ring)
        for (km, point), own in signs.items()
        for ring, sign in enumerate(sorted(own))
    ]
    for km, sign, point, ring in sorted(rings, key=lambda each: (-each[0], *each[1:])):
        x, y = projection.at(point)
        radius = max(LEAST_RADIUS, km * projection.units_per_km)
        # Large ones of one place lie inside one another, so that each is seen.
        inset = RING * ring if radius > LARGE_RADIUS else 0.0
        _paint_disc(sheet, order[sign], x, y, radius - inset)


def _paint_disc(sheet: Sheet, sign: str, x: float, y: float, radius: float) -> None:
    is_large = radius > LARGE_RADIUS
    match sign:
        case "after":
            fill = sheet.hatch("after") if is_large else AFTER
            sheet.circle(
                x, y, radius, class_=sign, fill=fill, 
                stroke=AFTER if is_large else "#fff", stroke_width=1,
            )  # fmt: skip
        case "before":
            fill = sheet.hatch("before") if is_large else BEFORE
            sheet.circle(
                x, y, radius, class_=sign, fill=fill, 
                stroke="#4a4a4a", stroke_width=0.8,
            )  # fmt: skip
        case "apart":
            sheet.circle(
                x, y, radius, class_=sign, fill="none" if is_large else "#fff", stroke=AFTER,
                stroke_width=1.2, stroke_dasharray="2 1.5",
            )  # fmt: skip
        case _:
            arm = min(radius, LEAST_RADIUS) * 0.8
            sheet.path(
                f"M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}"
                f"M{x - arm:.1f} {y + arm:.1f}l{2 * arm:.1f} {-2 * arm:.1f}",
                class_=sign, stroke="#6b6b6b",
            )  # fmt: skip
            if is_large:
                sheet.circle(
                    x, y, radius, fill="none", stroke="#8a8a8a", stroke_width=0.7,
                    stroke_dasharray="1 3",
                )  # fmt: skip


def _paint_names(sheet: Sheet, map_: Map, projection: Projection) -> None:
    """Write the names of the area's places, each where no other name stands."""
    taken: list[Box] = []
    for outline in map_.outlines:
        words = isolate(shortened(outline.name, NAME_CHARACTERS))
        ring = projection.ring(outline.corners)
        middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
        width = text_width(words, FONT_SIZE)
        top = min(y for _, y in ring)
        for y in (top - 6, max(y for _, y in ring) + 14, top + 16, top + 32, top + 48):
            box = Box(x=middle - width / 2, y=y - 11, width=width, height=14)
            inside = box.x >= 2 and box.right <= WIDTH - 2 and box.y >= 2 and box.base < HEIGHT
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                sheet.marked(words, x=middle, y=y, anchor="middle", font_weight="bold", fill=BLACK)
                break


def _meet(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.base and b.y < a.base


def _paint_scale(sheet: Sheet, projection: Projection) -> None:
    km = round_length(WIDTH * SCALE_SHARE / projection.units_per_km)
    length, x, y = km * projection.units_per_km, 14.0, HEIGHT - 14
    sheet.boxes([Box(x=x - 6, y=y - 20, width=max(length, 60) + 12, height=27)], fill="#fff")
    sheet.path(f"M{x:.1f} {y - 4:.1f}v4h{length:.1f}v-4", stroke=INK, stroke_width=1.4)
    sheet.text(x, y - 8, f"{km:g} km, north up")


def _notes(map_: Map, drawn: Sequence[EvidenceRow], projection: Projection | None) -> Iterator[str]:
    """Yield what the map cannot show."""
    if hidden := len(map_.rows) - len(drawn):
        yield f"{count(hidden, 'row')} without coordinates not drawn."
    if projection is not None:
        beyond = sum(1 for row in drawn if row.point and not _is_on(projection, row.point))
        if beyond:
            yield f"{count(beyond, 'row')} beyond the edge of the map."
    if map_.test.area is not None and not map_.outlines:
        yield "The outline of the area is not known."
    if map_.outlines:
        yield (
            "Outlines are of the gazetteer: a town is a circle, a province the hull of its towns; "
            "no border is drawn."
        )


def _is_on(projection: Projection, point: Point) -> bool:
    (x, y), frame = projection.at(point), projection.frame
    return frame.x <= x <= frame.right and frame.y <= y <= frame.base


def _key(sign: str) -> Key:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        _paint_disc(sheet, sign, x, y, LEAST_RADIUS)

    return Key(words=SIGNS[sign], draw=draw)
