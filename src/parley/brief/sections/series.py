"""The chart of a pledge and the numbers beside it."""

from collections.abc import Sequence

from parley.brief.days import day_words
from parley.brief.page import Cell, Chart, Support, Table
from parley.brief.words import count, figure
from parley.records import DailySeries


def chart(series: DailySeries) -> Chart:
    """Return the chart of a series, with its numbers in words and as a table."""
    parts = []
    for name, counts in series.counts:
        before, after = _split_at_begin(series, counts)
        parts.append(f"{name} {figure(before)} before and {figure(after)} from that day on")
    later = sum(sum(counts) for _, counts in series.discoveries)
    alt = (
        f"Records a day from {day_words(series.days[0])} to {day_words(series.days[-1])}, with "
        f"the pledge taking effect on {day_words(series.begin.date())}: {'; '.join(parts)}."
    )
    if later:
        alt += f" {figure(later)} more record what was found later and count as no act."
    if series.not_observed:
        alt += f" Nobody was looking on {count(len(series.not_observed), 'day')}."
    return Chart(
        title="Records a day, before and after the pledge",
        alt=alt,
        series=series,
        numbers=_numbers(series),
        supports=_drawn(series),
    )


def _numbers(series: DailySeries) -> Table:
    later = tuple((f"{name}, found later", counts) for name, counts in series.discoveries)
    columns = series.counts + tuple((name, counts) for name, counts in later if any(counts))
    dark = frozenset(series.not_observed)
    rows = tuple(
        (
            day_words(day),
            tuple(
                Cell(text="not observed" if day in dark and not counts[i] else figure(counts[i]))
                for _, counts in columns
            ),
        )
        for i, day in enumerate(series.days)
    )
    return Table(
        caption="The numbers of the chart: records a day",
        columns=("Day", *(name for name, _ in columns)),
        rows=rows,
        supports=_drawn(series),
    )


def _drawn(series: DailySeries) -> tuple[Support, ...]:
    names = dict.fromkeys(name for name, _ in series.counts + series.discoveries)
    return tuple(Support(kind="dataset", ref=name) for name in names)


def _split_at_begin(series: DailySeries, counts: Sequence[float]) -> tuple[float, float]:
    first = series.begin.date()
    before = sum(n for day, n in zip(series.days, counts, strict=True) if day < first)
    return before, sum(counts) - before
