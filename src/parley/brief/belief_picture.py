"""The timeline of beliefs: how likely each type of a side is after each of its signals."""

from parley.brief.words import isolate, listing, percent
from parley.draw import BLACK, FONT_SIZE, INK, Box, Scale, Sheet, text_width, wrapped
from parley.records import Beliefs, DealSpace, Types

WIDTH, ROW, GAP, TOP, LINE = 640.0, 58.0, 16.0, 20.0, 15.0
FAINT, DARK = "#d9d9d9", "#1f2937"
_LONGEST = 200.0  # room for the name of a type


def beliefs_words(space: DealSpace) -> str:
    """Return the picture in words: what is believed after the last signal."""
    types, _ = _of(space)
    after = f"after {len(types.signals)} signals" if types.signals else "before any signal"
    return f"Why {types.party} acts so, {after}: {belief_words(space, len(types.signals))}"


def belief_words(space: DealSpace, step: int) -> str:
    """Return what is believed after some signals, ranges first.

    Args:
        space: What was found, with beliefs.
        step: Number of signals seen.
    """
    types, beliefs = _of(space)
    rows = zip(
        types.names, beliefs.low[step], beliefs.high[step], beliefs.middle[step], strict=True
    )
    return listing(
        f"{isolate(name)} {low * 100:.0f} to {high * 100:.0f} % ({percent(middle)})"
        for name, low, high, middle in rows
    )


def paint_beliefs(space: DealSpace, *, name: str) -> Sheet:
    """Return the timeline on a sheet: a row a type, a column a signal.

    Args:
        space: What was found, with beliefs.
        name: Begins its ids.
    """
    types, beliefs = _of(space)
    left = min(max(text_width(each, FONT_SIZE) for each in types.names), _LONGEST) + 40
    steps = len(types.signals) + 1
    column = (WIDTH - left - 20) / steps
    height = TOP + len(types.names) * (ROW + GAP)
    told = [f"{n}: {signal.what}" for n, signal in enumerate(types.signals, start=1)]
    lines = [line for each in told for line in wrapped(each, WIDTH, FONT_SIZE)]
    sheet = Sheet(
        width=WIDTH,
        height=height + 30 + LINE * len(lines),
        title="What each signal says",
        description=beliefs_words(space),
        name=name,
    )
    for row, type_ in enumerate(types.names):
        plot = Box(x=left, y=TOP + row * (ROW + GAP), width=column * steps, height=ROW)
        _paint_row(sheet, plot, type_, row, beliefs)
    for step in range(steps):
        label = "before" if step == 0 else f"signal {step}"
        sheet.text(left + (step + 0.5) * column, height + 6, label, anchor="middle")
    for n, line in enumerate(lines):
        sheet.text(0, height + 30 + n * LINE, line)
    return sheet


def _paint_row(sheet: Sheet, plot: Box, type_: str, row: int, beliefs: Beliefs) -> None:
    scale = Scale(start=plot.base, end=plot.y, top=1.0)
    steps = len(beliefs.middle)
    for line, label in enumerate(wrapped(type_, _LONGEST, FONT_SIZE)):
        sheet.text(0, plot.y + 12 + line * LINE, label, font_weight="bold", fill=BLACK)
    for value in (0.0, 0.5, 1.0):
        y = scale.at(value)
        sheet.line(plot.x, y, plot.right, y, stroke=FAINT)
        sheet.text(plot.x - 6, y + 4, f"{value * 100:.0f} %", anchor="end", font_size=9)
    xs = [plot.x + (step + 0.5) * plot.width / steps for step in range(steps)]
    path = "L".join(
        f"{x:.1f} {scale.at(each[row]):.1f}" for x, each in zip(xs, beliefs.middle, strict=True)
    )
    sheet.path(f"M{path}", class_="belief", stroke=DARK, stroke_width=1.2)
    for step, x in enumerate(xs):
        low, high = scale.at(beliefs.low[step][row]), scale.at(beliefs.high[step][row])
        sheet.line(x, low, x, high, class_="range", stroke=INK, stroke_width=3)
        sheet.circle(x, scale.at(beliefs.middle[step][row]), 4, fill="#fff", stroke=DARK,
                     stroke_width=2)  # fmt: skip


def _of(space: DealSpace) -> tuple[Types, Beliefs]:
    if space.problem.types is None or space.beliefs is None:
        raise ValueError("there are no types, so no beliefs to tell; state `types:` first")
    return space.problem.types, space.beliefs
