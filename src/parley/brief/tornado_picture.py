"""The tornado of a deal space: how far each input moves what both can gain at the least."""

from math import ceil, floor

from parley.brief.words import listing
from parley.draw import BLACK, FONT_SIZE, Box, Sheet, shortened, text_width
from parley.records import DealSpace, Swing

WIDTH, ROW, BAR, TOP = 640.0, 24.0, 13.0, 34.0
#: Bars that a reader compares; the table beside the picture has all.
MOST = 15
_NAME = 44
FAINT, STATED = "#d9d9d9", "#1f2937"
#: Difference of shares that a picture can show.
_SEEN = 0.005


def shows_share(space: DealSpace) -> bool:
    """Return whether the share of draws with room is shown; where none moves it, the gain is."""
    return any(abs(swing.share[1] - swing.share[0]) >= _SEEN for swing in space.swings)


def _ends(space: DealSpace, swing: Swing) -> tuple[float, float]:
    return (swing.share[0] * 100, swing.share[1] * 100) if shows_share(space) else swing.gain


def _middle(space: DealSpace) -> float:
    gains = [sum(swing.gain) / 2 for swing in space.swings]
    return space.share * 100 if shows_share(space) else sum(gains) / max(len(gains), 1)


def tornado_words(space: DealSpace) -> str:
    """Return the picture in words."""
    if not space.swings:
        return "No input is uncertain, so none moves the result"
    unit = " %" if shows_share(space) else ""
    told = [
        f"{swing.name} ({_ends(space, swing)[0]:.2g} to {_ends(space, swing)[1]:.2g}{unit})"
        for swing in space.swings[:3]
    ]
    what = "Share of draws with room" if unit else "What both can gain at the least, on average"
    return f"{what}, with one input at either end of its range; it moves most with {listing(told)}"


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
    ends = [_ends(space, swing) for swing in swings]
    all_ends = [*(end for pair in ends for end in pair), _middle(space), 0.0]
    low, high = min(all_ends), max(all_ends)
    step = _step(high - low)
    low, high = floor(low / step) * step, ceil(high / step + 1e-9) * step

    def at(value: float) -> float:
        return plot.x + (value - low) / (high - low) * plot.width

    for n in range(round((high - low) / step) + 1):
        x = at(low + n * step)
        sheet.line(x, plot.y, x, plot.base, stroke=FAINT)
        sheet.text(x, plot.base + 15, f"{round(low + n * step, 9):g}", anchor="middle")
    for row, (swing, label, pair) in enumerate(zip(swings, labels, ends, strict=True)):
        y = plot.y + ROW * (row + 0.5)
        sheet.text(left - 8, y + 4, label, anchor="end")
        _paint_bar(sheet, at(pair[0]), at(pair[1]), y, is_guess=swing.name in guesses)
    middle = at(_middle(space))
    sheet.line(middle, plot.y - 4, middle, plot.base, stroke=BLACK, stroke_dasharray="7 3")
    is_share = shows_share(space)
    heading = "Draws with room for a deal (%)" if is_share else "What both gain at the least"
    sheet.text(0, 12, heading, font_weight="bold", fill=BLACK)
    below = "Dashed: all inputs drawn from their ranges. Ring: the input at its lowest."
    sheet.text(0, plot.base + 36, below)
    sheet.text(0, plot.base + 51, "Striped: the input is a guess that nobody stated.")
    return sheet


def _paint_bar(sheet: Sheet, start: float, end: float, y: float, *, is_guess: bool) -> None:
    x, width = min(start, end), max(abs(end - start), 1.0)
    box = Box(x=x, y=y - BAR / 2, width=width, height=BAR)
    fill = sheet.hatch("broken") if is_guess else "#a3a3a3"
    sheet.boxes([box], class_="guess" if is_guess else "stated", fill=fill, stroke=STATED)
    sheet.circle(start, y, 3.5, fill="#fff", stroke=STATED, stroke_width=1.5)


def _step(span: float) -> float:
    """Return a round distance between ticks that gives four to ten of them."""
    steps = (digit * 10.0**power for power in range(-4, 6) for digit in (1, 2, 5))
    return next((step for step in steps if step * 8 >= span), 1e6)
