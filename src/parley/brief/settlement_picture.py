"""Settlement curves: how likely talks have settled by each round, either side demanding."""

from parley.brief.words import listing, percent
from parley.draw import BLACK, Box, Scale, Sheet
from parley.records import DealSpace, Settlement

WIDTH, HEIGHT, TOP, GAP, LEFT = 640.0, 150.0, 26.0, 60.0, 48.0
FAINT, DARK, BAND = "#d9d9d9", "#1f2937", "#e8eef5"


def settlement_words(space: DealSpace) -> str:
    """Return the curves in words: the first and the last round, ranges first."""
    told = listing(
        f"{each.demander} demanding {_share(each, 0)} by round 1 and {_share(each, -1)} by round "
        f"{len(each.rounds)}"
        for each in space.settlements
    )
    return (
        "Issues and red lines left aside, in a model of one divisible stake in which only the "
        f"other side knows what it gains by a deal, talks have settled with {told}; it tells how "
        "long private knowledge delays a deal, not whether there is one"
    )


def _share(settlement: Settlement, round_: int) -> str:
    low, middle, high = settlement.rounds[round_]
    return f"{low * 100:.0f} to {high * 100:.0f} % ({percent(middle)})"


def paint_settlement(space: DealSpace, *, name: str) -> Sheet:
    """Return the curves on a sheet, a plot a demander; the band holds 80 % of the draws.

    Args:
        space: What was found, with settlements.
        name: Begins its ids.
    """
    number = len(space.settlements)
    sheet = Sheet(
        width=WIDTH,
        height=number * (TOP + HEIGHT + GAP) - 16,
        title="How soon talks settle",
        description=settlement_words(space),
        name=name,
    )
    for row, settlement in enumerate(space.settlements):
        top = row * (TOP + HEIGHT + GAP) + TOP
        _paint(sheet, Box(x=LEFT, y=top, width=WIDTH - LEFT - 16, height=HEIGHT), settlement)
    return sheet


def _paint(sheet: Sheet, plot: Box, settlement: Settlement) -> None:
    scale = Scale(start=plot.base, end=plot.y, top=1.0)
    heading = f"{settlement.demander} makes the demands: settled by round (%)"
    sheet.text(0, plot.y - 12, heading, font_weight="bold", fill=BLACK)
    for value in (0.0, 0.25, 0.5, 0.75, 1.0):
        y = scale.at(value)
        sheet.line(plot.x, y, plot.right, y, stroke=FAINT)
        sheet.text(plot.x - 6, y + 4, f"{value * 100:.0f}", anchor="end")
    step = plot.width / len(settlement.rounds)
    xs = [plot.x + (n + 0.5) * step for n in range(len(settlement.rounds))]
    for n, x in enumerate(xs, start=1):
        sheet.text(x, plot.base + 16, str(n), anchor="middle")
    rows = list(zip(xs, settlement.rounds, strict=True))
    upper = [(x, scale.at(high)) for x, (_, _, high) in rows]
    lower = [(x, scale.at(low)) for x, (low, _, _) in rows]
    sheet.polygon([*upper, *reversed(lower)], class_="band", fill=BAND, stroke=FAINT)
    path = "L".join(f"{x:.1f} {scale.at(middle):.1f}" for x, (_, middle, _) in rows)
    sheet.path(f"M{path}", class_="settled", stroke=DARK, stroke_width=1.5)
    for x, (_, middle, _) in rows:
        sheet.circle(x, scale.at(middle), 3.5, fill="#fff", stroke=DARK, stroke_width=2)
