"""The chart of a pledge laid out: events a day, a low plot a data set, over one axis of days."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from parley.brief.day_axis import DayAxis
from parley.brief.drawing import Drawing, Panel
from parley.brief.page import Chart
from parley.brief.rates import lay_out_rates
from parley.brief.words import figure, isolate
from parley.draw import (
    FONT_SIZE,
    Box,
    Label,
    count_ticks,
    label_rows,
    printable,
    shortened,
    text_width,
)
from parley.records import HORIZONS, DailySeries

# A unit is about a pixel on the screen and 0.75 pt on paper.
WIDTH, PLOT_HEIGHT, AXIS_HEIGHT = 680.0, 92.0, 36.0
TITLE_HEIGHT, ROW_HEIGHT, PANEL_GAP = 22.0, 13.0, 16.0
# Left of the plot stand counts, right of it a label whose line is the plot's edge.
LEAST_LEFT, TICK_GAP, RIGHT = 30.0, 8.0, 46.0
# Between a line and its label, and between that and what comes next.
LABEL_GAP = 3.0
# One record beside thousands is still no quiet day.
LEAST_BAR = 1.5
NAME_CHARACTERS = 72
PLEDGE, UNSEEN, AS_OF = "pledge", "not observed", "as of"

#: A data set's name, its acts a day, and its records a day of what was found later.
Stack = tuple[str, tuple[float, ...], tuple[float, ...]]


def lay_out(chart: Chart) -> Drawing:
    """Return where everything in the chart stands."""
    series = chart.series
    later, none = dict(series.discoveries), (0.0,) * len(series.days)
    stacks = [(name, counts, later.get(name, none)) for name, counts in series.counts]
    scales = [count_ticks(max(map(sum, zip(*days, strict=True)))) for _, *days in stacks]
    axis = DayAxis(series, left=_left(scales), right=WIDTH - RIGHT)

    top, labels = _labelled([*_signs(series, axis)])
    panels = tuple(
        _panel(
            stack,
            scale,
            axis,
            top=top + i * (PLOT_HEIGHT + PANEL_GAP + TITLE_HEIGHT),
            has_level=stack[0] not in chart.sheets,  # a day without a sheet is no day without units
        )
        for i, (stack, scale) in enumerate(zip(stacks, scales, strict=True))
    )
    base = panels[-1].plot.base + AXIS_HEIGHT
    rates = lay_out_rates(chart.test, chart.findings, top=base, width=WIDTH)
    return Drawing(
        title=printable(chart.title),
        description=printable(chart.alt),
        width=WIDTH,
        height=base if rates is None else rates.plot.base + AXIS_HEIGHT,
        panels=panels,
        pledge=tuple(label for label in labels if label.text == PLEDGE),
        horizons=tuple(label for label in labels if label.text in HORIZONS),
        unseen=tuple(label for label in labels if label.text == UNSEEN),
        days=tuple(axis.labels(panels[-1].plot.base)),
        as_of=tuple(label for label in labels if label.text == AS_OF),
        rates=rates,
    )


def _left(scales: Sequence[range]) -> float:
    """Return where the plots begin, right of their longest count."""
    longest = max(text_width(figure(scale[-1]), FONT_SIZE) for scale in scales)
    return max(LEAST_LEFT, TICK_GAP + longest)


def _signs(series: DailySeries, axis: DayAxis) -> Iterator[tuple[str, float]]:
    """Yield what is labelled above the plots, from where on: lines first, then unseen days."""
    moments = [(PLEDGE, timedelta())] + [(name, HORIZONS[name]) for name in series.horizons]
    for text, delay in moments:
        if axis.covers(series.begin + delay):
            yield text, axis.at(series.begin + delay)
    known = datetime.combine(series.as_of + timedelta(days=1), time(), series.begin.tzinfo)
    if axis.covers(known):
        yield AS_OF, axis.at(known)
    width = LABEL_GAP + text_width(UNSEEN, FONT_SIZE)
    runs = list(axis.unseen(top=0, base=0))
    # Where no run has room for the words, one of them still says what the shading means.
    for run in [run for run in runs if run.width >= width] or runs[:1]:
        yield UNSEEN, min(run.x, WIDTH - width)


def _labelled(signs: Sequence[tuple[str, float]]) -> tuple[float, list[Label]]:
    """Return where the first plot begins, and the labels in their rows between it and its title."""
    starts = [x for _, x in signs]
    ends = [x + 2 * LABEL_GAP + text_width(text, FONT_SIZE) for text, x in signs]
    rows = label_rows(starts, ends)
    top = TITLE_HEIGHT + ROW_HEIGHT * (1 + max(rows, default=-1))
    lowest = top - LABEL_GAP
    return top, [
        Label(x=x, y=lowest - row * ROW_HEIGHT, text=text)
        for (text, x), row in zip(signs, rows, strict=True)
    ]


def _panel(stack: Stack, scale: range, axis: DayAxis, *, top: float, has_level: bool) -> Panel:
    """Return a data set's plot: its days with anything, and what was found later above that."""
    name, *days = stack
    plot = Box(x=axis.left, y=top, width=axis.right - axis.left, height=PLOT_HEIGHT)

    def height(count: float) -> float:
        return plot.height * count / scale[-1]

    before: list[Box] = []
    after: list[Box] = []
    found: list[Box] = []
    for day, (counted, later) in enumerate(zip(*days, strict=True)):
        level = plot.base
        if counted:
            level -= max(LEAST_BAR, height(counted))
            bars = before if axis.is_before(day) else after
            bars.append(axis.bar(day, top=level, base=plot.base))
        if later:
            found.append(axis.bar(day, top=level - max(LEAST_BAR, height(later)), base=level))
    watched = [n for day, n in enumerate(days[0]) if axis.is_watched_before(day)]
    earlier = watched if has_level else []
    return Panel(
        name=isolate(shortened(printable(name), NAME_CHARACTERS)),
        plot=plot,
        ticks=tuple(Label(x=plot.x, y=plot.base - height(n), text=figure(n)) for n in scale),
        before=tuple(before),
        after=tuple(after),
        found=tuple(found),
        unseen=tuple(axis.unseen(top=plot.y, base=plot.base)),
        usual=plot.base - height(sum(earlier) / len(earlier)) if any(earlier) else None,
    )
