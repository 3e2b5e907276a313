"""The panel of rates: each horizon's interval against the thresholds of its test."""

from collections.abc import Iterator, Sequence

from parley.brief.drawing import Rate, RatePanel
from parley.brief.words import HORIZON_WORDS, VERDICT_WORDS, figure
from parley.draw import FONT_SIZE, Box, Label, LogScale, log_ticks, text_width
from parley.records import Finding, Test

LEFT, RIGHT, ROW_HEIGHT, HEAD = 64.0, 178.0, 19.0, 36.0
# A hundredth of the rate before is nothing, and a hundredfold is told by its arrow.
LEAST, MOST = 0.01, 100.0
GAP = 4.0


def lay_out_rates(
    test: Test | None, findings: Sequence[Finding], *, top: float, width: float
) -> RatePanel | None:
    """Return where the rates of some findings stand, `None` where none has a rate.

    Args:
        test: Whose thresholds are drawn.
        findings: One a horizon, shortest first.
        top: Where the panel begins.
        width: Of the whole drawing.
    """
    if test is None or all(finding.ratio is None for finding in findings):
        return None
    plot = Box(x=LEFT, y=top + HEAD, width=width - LEFT - RIGHT, height=ROW_HEIGHT * len(findings))
    scale = _scale(test, findings, plot)
    kept, broken = scale.at(test.kept_ratio), scale.at(test.broken_ratio)
    return RatePanel(
        plot=plot,
        ticks=tuple(
            Label(x=scale.at(value), y=plot.base, text=figure(value))
            for value in log_ticks(scale.low, scale.high)
        ),
        same=scale.at(1.0),
        kept=kept,
        broken=broken,
        grounds=tuple(_grounds(test, kept, broken, plot)),
        rates=tuple(
            _rate(finding, scale, y=plot.y + (row + 0.5) * ROW_HEIGHT)
            for row, finding in enumerate(findings)
        ),
    )


def _scale(test: Test, findings: Sequence[Finding], plot: Box) -> LogScale:
    """Return an axis of whole powers of ten that holds the thresholds and, within reason, all."""
    lows = [f.low for f in findings if f.low] + [test.kept_ratio or LEAST, 0.1]
    highs = [f.high for f in findings if f.high] + [test.broken_ratio, 10.0]
    ticks = log_ticks(max(min(lows), LEAST), min(max(highs), MOST))
    return LogScale(start=plot.x, end=plot.right, low=ticks[0], high=ticks[-1])


def _grounds(test: Test, kept: float, broken: float, plot: Box) -> Iterator[Label]:
    """Yield the words above the two grounds; the second line of a label is its anchor."""
    words = f"kept: at most {figure(test.kept_ratio)}"
    if kept - text_width(words, FONT_SIZE) - GAP >= 0:
        yield Label(x=kept - GAP, y=plot.y - GAP, text=words, below="end")
    words = f"broken: at least {figure(test.broken_ratio)}"
    if broken + text_width(words, FONT_SIZE) + GAP <= plot.right:
        yield Label(x=broken + GAP, y=plot.y - GAP, text=words, below="start")


def _rate(finding: Finding, scale: LogScale, *, y: float) -> Rate:
    words = VERDICT_WORDS[finding.verdict]
    if finding.verdict == "not-observed" and finding.datasets:
        words = f"{words} (undecided)"  # somebody looked, and the count settles nothing
    if finding.confidence:
        words = f"{words}, {finding.confidence}"
    horizon = HORIZON_WORDS[finding.horizon]
    if finding.ratio is None or finding.low is None or finding.high is None:
        return Rate(y=y, horizon=horizon, words=words)
    return Rate(
        y=y,
        horizon=horizon,
        words=words,
        low=scale.at(finding.low),
        median=scale.at(finding.ratio),
        high=scale.at(finding.high),
        passes=(finding.low < scale.low, finding.high > scale.high),
    )
