"""The pictures of a check and of a bargain as SVG files, for slides, reports and notebooks."""

from collections.abc import Sequence
from datetime import date

from parley.brief.belief_picture import paint_beliefs
from parley.brief.chart import lay_out
from parley.brief.days import day_words
from parley.brief.mapping import paint_map
from parley.brief.page import Figure
from parley.brief.painting import paint
from parley.brief.sections.evidence import map_of
from parley.brief.sections.pledges import test_label
from parley.brief.sections.series import chart
from parley.brief.settlement_picture import paint_settlement
from parley.brief.space_picture import paint_space
from parley.brief.tornado_picture import paint_tornado
from parley.brief.words import capital
from parley.draw import Sheet
from parley.records import DailySeries, Dataset, DealSpace, EvidenceRow, Finding, Outline, Test

# Digits of an identity that keep the ids of two drawings on one page apart.
_DIGITS = 12
_PAINTERS = {
    "space": paint_space,
    "tornado": paint_tornado,
    "beliefs": paint_beliefs,
    "settlement": paint_settlement,
}
_AID = "Analysis aid, not advice to any party: it shows what follows from the case’s numbers."


def chart_file(
    series: DailySeries, *, test: Test, findings: Sequence[Finding], datasets: Sequence[Dataset]
) -> str:
    """Return the chart of a pledge as an SVG file: records a day, and the rate by horizon.

    Args:
        series: With at least one day and data set.
        test: The test.
        findings: Its findings, shortest horizon first.
        datasets: The event files behind them.
    """
    shown = chart(series, test=test, findings=findings, datasets=datasets)
    name = f"chart-{test.id[:_DIGITS]}-{series.as_of}"
    sheet = paint(lay_out(shown), name=name, has_legend=True)
    notes = [f"{shown.title}. {_known(series.as_of)}"]
    return sheet.file(heading=capital(test_label(test)), notes=notes)


def map_file(
    test: Test, rows: Sequence[EvidenceRow], outlines: Sequence[Outline], *, as_of: date
) -> str:
    """Return the map of a pledge as an SVG file; where nothing has a place it says so.

    Args:
        test: The test.
        rows: The rows behind its findings, and those elsewhere.
        outlines: The ground of the places of its area.
        as_of: The day at whose end all this was known.
    """
    shown = map_of(test, rows, outlines)
    sheet = paint_map(shown, name=f"map-{test.id[:_DIGITS]}-{as_of}")
    notes = [f"{shown.title}. {_known(as_of)}"]
    return sheet.file(heading=capital(test_label(test)), notes=notes)


def space_file(space: DealSpace, *, title: str) -> str:
    """Return the picture of a deal space as an SVG file.

    Args:
        space: What was found.
        title: The case's name.
    """
    sheet = paint_space(space, name=f"space-{space.id[:_DIGITS]}")
    return sheet.file(heading=f"{title}: deal space", notes=[_AID])


def tornado_file(space: DealSpace, *, title: str) -> str:
    """Return the tornado of a deal space as an SVG file.

    Args:
        space: What was found.
        title: The case's name.
    """
    sheet = paint_tornado(space, name=f"tornado-{space.id[:_DIGITS]}")
    return sheet.file(heading=f"{title}: what moves the result", notes=[_AID])


def beliefs_file(space: DealSpace, *, title: str) -> str:
    """Return the timeline of beliefs as an SVG file.

    Args:
        space: What was found, with beliefs.
        title: The case's name.
    """
    sheet = paint_beliefs(space, name=f"beliefs-{space.id[:_DIGITS]}")
    return sheet.file(heading=f"{title}: what each signal says", notes=[_AID])


def settlement_file(space: DealSpace, *, title: str) -> str:
    """Return the settlement curves as an SVG file.

    Args:
        space: What was found, with settlements.
        title: The case's name.
    """
    sheet = paint_settlement(space, name=f"settlement-{space.id[:_DIGITS]}")
    return sheet.file(heading=f"{title}: how soon talks settle", notes=[_AID])


def paint_figure(figure: Figure, *, name: str) -> Sheet:
    """Return a figure of a brief on a sheet."""
    return _PAINTERS[figure.kind](figure.space, name=name)


def _known(as_of: date) -> str:
    return f"As known at the end of {day_words(as_of)}."
