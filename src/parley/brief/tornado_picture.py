"""The tornado of a deal space: how far each input moves what both can gain at the least."""

from math import ceil, floor

from parley.brief.words import listing
from parley.draw import BLACK, FONT_SIZE, Box, Sheet, shortened, text_width
from parley.records import DealSpace, Swing

WIDTH, ROW, BAR, TOP = 640.0, 24.0, 13.0, 34.0
#: Bars that a reader compares; the table beside the picture has all.
MOST = 15
_NAME = 44
AXIS, FAINT, STATED = "#666", "#d9d9d9", "#1f2937"


def tornado_words(space: DealSpace) -> str:
    """Return the picture in words."""
    told = [f"{s.name} ({s.at_low:+.2f} to {s.at_high:+.2f})" for s in space.swings[:3]]
    return (
        "What both can gain at the least, with one input at either end of its range and all others "
        f"in the middle, where it is {space.room:+.2f}; it moves most with {listing(told)}"
        if told
        else f"No input is uncertain; what both can gain at the least is {space.room:+.2f}"
    )


def paint_tornado(space: DealSpace, *, name: str) -> Sheet:
    """Return the tornado on a sheet; a bar that rests on a guess is striped.

    Args:
        space: What was found.
        name: Begins its ids.
    """
    swings = space.swings[:MOST]
    guesses = {amount.name for amount in space.problem.amounts() if amount.is_guess}
    labels = [shortened(swing.name, _NAME) for swing in swings]
    left = max((text_width(label, FONT_SIZE) for label in labels), default=0.0) + 10
    plot = Box(x=left, y=TOP, width=WIDTH - left - 16, height=ROW * max(len(swings), 1))
    sheet = Sheet(
        width=WIDTH,
        height=plot.base + 58,
        title="What moves the result",
        description=tornado_words(space),
        name=name,
    )
    ends = [end for swing in swings for end in (swing.at_low, swing.at_high)]
    low, high = min([*ends, space.room, 0.0]), max([*ends, space.room, 0.0])
    step = _step(high - low)
    low, high = floor(low / step) * step, ceil(high / step + 1e-9) * step

    def at(value: float) -> float:
        return plot.x + (value - low) / (high - low) * plot.width

    for n in range(round((high - low) / step) + 1):
        x = at(low + n * step)
        sheet.line(x, plot.y, x, plot.base, stroke=FAINT)
        sheet.text(x, plot.base + 15, f"{low + n * step:+.2g}", anchor="middle")
    for row, (swing, label) in enumerate(zip(swings, labels, strict=True)):
        y = plot.y + ROW * (row + 0.5)
        sheet.text(left - 8, y + 4, label, anchor="end")
        _paint_bar(sheet, swing, at(swing.at_low), at(swing.at_high), y, swing.name in guesses)
    sheet.line(at(0), plot.y - 4, at(0), plot.base, stroke=BLACK, stroke_width=2)
    sheet.line(
        at(space.room), plot.y - 4, at(space.room), plot.base, stroke=AXIS, stroke_dasharray="7 3"
    )
    sheet.text(0, 12, "What both can gain at the least over fighting on", font_weight="bold",
               fill=BLACK)  # fmt: skip
    sheet.text(0, plot.base + 36, "Right of the full line there is room for a deal. Dashed: all "
               "inputs in the middle.")  # fmt: skip
    sheet.text(0, plot.base + 51, "Open end: input at its lowest. Striped: the input is a guess.")
    return sheet


def _paint_bar(
    sheet: Sheet, swing: Swing, start: float, end: float, y: float, is_guess: bool
) -> None:
    x, width = min(start, end), max(abs(end - start), 1.0)
    box = Box(x=x, y=y - BAR / 2, width=width, height=BAR)
    fill = sheet.hatch("broken") if is_guess else "#a3a3a3"
    sheet.boxes([box], class_="guess" if is_guess else "stated", fill=fill, stroke=STATED)
    sheet.circle(start, y, 3.5, fill="#fff", stroke=STATED, stroke_width=1.5)


def _step(span: float) -> float:
    """Return a round distance between ticks that gives four to ten of them."""
    steps = (digit * 10.0**power for power in range(-4, 6) for digit in (1, 2, 5))
    return next((step for step in steps if step * 8 >= span), 1e6)
