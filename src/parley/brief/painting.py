"""A chart's geometry painted: lightness, outline and hatching carry every difference.

Grey print and colour-blind readers lose nothing.
"""

from collections.abc import Callable, Iterable, Iterator

from parley.brief.drawing import Drawing, Panel, Rate, RatePanel
from parley.draw import BLACK, INK, Box, Key, Label, Sheet, draw_legend, place_keys

BEFORE, AFTER, FAINT, AXIS = "#a3a3a3", "#1f2937", "#d9d9d9", "#666"
USUAL_DASH, HORIZON_DASH, AS_OF_DASH = "7 3", "2 2.5", "9 3 2 3"
# Of a line above its plot, next to the first label and between plots.
RISE, SHORT_RISE = 8.0, 5.0
ARROW = 5.0
RATES_TITLE = "Rate after the pledge, as a multiple of the rate before (90 % interval)"


def paint(drawing: Drawing, *, name: str, has_legend: bool = False) -> Sheet:
    """Return a chart on a sheet.

    Args:
        drawing: Where everything stands.
        name: Begins its ids.
        has_legend: Whether the signs are explained below, where no caption does it.
    """
    keys, rows = place_keys(_keys(drawing) if has_legend else (), left=0, right=drawing.width)
    sheet = Sheet(
        width=drawing.width,
        height=drawing.height + (rows + 8 if rows else 0),
        title=drawing.title,
        description=drawing.description,
        name=name,
    )
    for number, panel in enumerate(drawing.panels):
        _paint_panel(sheet, panel, drawing, is_first=number == 0)
    for label in drawing.pledge:
        sheet.text(label.x + 3, label.y, label.text, font_weight="bold")
    for label in drawing.horizons + drawing.as_of + drawing.unseen:
        sheet.text(label.x + 3, label.y, label.text)
    for day in drawing.days:
        sheet.line(day.x, day.y, day.x, day.y + 4, stroke=AXIS)
        sheet.text(day.x, day.y + 16, day.text, anchor="middle")
        if day.below:
            sheet.text(day.x, day.y + 29, day.below, anchor="middle")
    if drawing.rates is not None:
        _paint_rates(sheet, drawing.rates)
    draw_legend(sheet, keys, top=drawing.height + 8)
    return sheet


def _paint_panel(sheet: Sheet, panel: Panel, drawing: Drawing, *, is_first: bool) -> None:
    plot = panel.plot
    sheet.text(
        0, 12 if is_first else plot.y - 10, panel.name, font_size=12, font_weight="bold", fill=BLACK
    )
    if panel.unseen:
        sheet.boxes(panel.unseen, class_="unseen", fill=sheet.hatch("unseen"))
    for tick in panel.ticks:
        if tick is not panel.ticks[0]:
            sheet.line(tick.x, tick.y, plot.right, tick.y, stroke=FAINT)
        sheet.text(tick.x - 6, tick.y + 4, tick.text, anchor="end")
    _verticals(sheet, drawing.horizons, plot, is_first, class_="horizons", dash=HORIZON_DASH)
    _verticals(sheet, drawing.as_of, plot, is_first, class_="as-of", dash=AS_OF_DASH)
    _verticals(sheet, drawing.pledge, plot, is_first, class_="pledge", width=1.8)
    sheet.boxes(panel.before, class_="before", fill=BEFORE)
    sheet.boxes(panel.after, class_="after", fill=AFTER)
    sheet.boxes(panel.found, class_="found", fill="#fff", stroke=AFTER, stroke_width=1.2)
    if panel.usual is not None:
        # On a white ground of its own, so that it is seen on bars too.
        sheet.line(plot.x, panel.usual, plot.right, panel.usual, stroke="#fff", stroke_width=3)
        sheet.line(
            plot.x, panel.usual, plot.right, panel.usual,
            class_="usual", stroke=BLACK, stroke_width=1.3, stroke_dasharray=USUAL_DASH,
        )  # fmt: skip
    sheet.line(plot.x, plot.base, plot.right, plot.base, stroke=AXIS)


def _verticals(
    sheet: Sheet,
    labels: Iterable[Label],
    plot: Box,
    is_first: bool,
    *,
    class_: str,
    dash: str = "",
    width: float = 1.0,
) -> None:
    """Draw lines that rise up to their labels above the first plot, a little above the others."""
    style: dict[str, str | float] = {"class_": class_, "stroke": INK if dash else BLACK}
    style |= {"stroke_dasharray": dash} if dash else {"stroke_width": width}
    for label in labels:
        top = label.y - RISE if is_first else plot.y - SHORT_RISE
        sheet.line(label.x, top, label.x, plot.base, **style)


def _paint_rates(sheet: Sheet, panel: RatePanel) -> None:
    plot = panel.plot
    sheet.text(0, plot.y - 22, RATES_TITLE, font_size=12, font_weight="bold", fill=BLACK)
    sheet.text(plot.right + 10, plot.y - 4, "verdict, confidence", font_style="italic")
    kept = Box(x=plot.x, y=plot.y, width=panel.kept - plot.x, height=plot.height)
    broken = Box(x=panel.broken, y=plot.y, width=plot.right - panel.broken, height=plot.height)
    sheet.boxes([kept], class_="kept-ground", fill="#e8eef5")
    sheet.boxes([broken], class_="broken-ground", fill=sheet.hatch("broken"))
    for label in panel.grounds:
        sheet.text(label.x, label.y, label.text, anchor=label.below)
    for x in (panel.kept, panel.broken):
        sheet.line(x, plot.y - 3, x, plot.base, class_="threshold", stroke=BLACK, stroke_width=1.2)
    sheet.line(panel.same, plot.y, panel.same, plot.base, stroke=AXIS, stroke_dasharray="1 3")
    for tick in panel.ticks:
        sheet.line(tick.x, tick.y, tick.x, tick.y + 4, stroke=AXIS)
        sheet.text(tick.x, tick.y + 16, tick.text, anchor="middle")
    sheet.line(plot.x, plot.base, plot.right, plot.base, stroke=AXIS)
    for rate in panel.rates:
        _paint_rate(sheet, rate, plot)


def _paint_rate(sheet: Sheet, rate: Rate, plot: Box) -> None:
    sheet.text(0, rate.y + 4, rate.horizon)
    sheet.text(plot.right + 10, rate.y + 4, rate.words)
    if rate.low is None or rate.median is None or rate.high is None:
        sheet.marked("no rate estimated", x=plot.x + 8, y=rate.y + 4, font_style="italic")
        return
    low, high, y = rate.low, rate.high, rate.y
    sheet.line(low, y, high, y, class_="interval", stroke="#fff", stroke_width=5)
    sheet.line(low, y, high, y, class_="interval", stroke=AFTER, stroke_width=2)
    for x, passes, turn in ((low, rate.passes[0], 1), (high, rate.passes[1], -1)):
        if passes:
            tip = [(x, y), (x + turn * ARROW, y - ARROW), (x + turn * ARROW, y + ARROW)]
            sheet.polygon(tip, fill=AFTER)
        else:
            sheet.line(x, y - 4, x, y + 4, stroke=AFTER, stroke_width=2)
    sheet.circle(rate.median, y, 4.5, fill="#fff", stroke=AFTER, stroke_width=2)


def _keys(drawing: Drawing) -> Iterator[Key]:
    panels = drawing.panels
    if any(panel.before for panel in panels):
        yield Key(words="before the pledge", draw=_block(BEFORE))
    if any(panel.after for panel in panels):
        yield Key(words="from the pledge on", draw=_block(AFTER))
    if any(panel.found for panel in panels):
        yield Key(words="found later, counted as no act", draw=_found)
    if any(panel.usual is not None for panel in panels):
        yield Key(words="mean of the days before", draw=_dashes)
    if any(panel.unseen for panel in panels):
        yield Key(words="nobody was looking", draw=_unseen)


def _square(x: float, y: float) -> Box:
    return Box(x=x - 5, y=y - 5, width=10, height=10)


def _block(fill: str) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.boxes([_square(x, y)], fill=fill)

    return draw


def _found(sheet: Sheet, x: float, y: float) -> None:
    sheet.boxes([_square(x, y)], fill="#fff", stroke=AFTER, stroke_width=1.2)


def _unseen(sheet: Sheet, x: float, y: float) -> None:
    sheet.boxes([_square(x, y)], fill=sheet.hatch("unseen"), stroke=FAINT)


def _dashes(sheet: Sheet, x: float, y: float) -> None:
    sheet.line(x - 10, y, x + 10, y, stroke=BLACK, stroke_width=1.3, stroke_dasharray=USUAL_DASH)
