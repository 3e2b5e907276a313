"""The chart of a pledge and the numbers beside it."""

from collections.abc import Sequence

from parley.brief.days import day_words
from parley.brief.page import Cell, Chart, Support, Table
from parley.brief.words import HORIZON_WORDS, VERDICT_WORDS, count, figure
from parley.records import DailySeries, Dataset, Finding, Test


def chart(
    series: DailySeries,
    *,
    test: Test | None = None,
    findings: Sequence[Finding] = (),
    datasets: Sequence[Dataset] = (),
) -> Chart:
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
    if rates := [_rate(finding) for finding in findings if finding.ratio is not None]:
        alt += f" Rate after, as a multiple of the rate before: {'; '.join(rates)}."
    return Chart(
        title="Records a day, before and after the pledge",
        alt=alt,
        series=series,
        numbers=_numbers(series),
        supports=_drawn(series),
        test=test,
        findings=tuple(findings),
        sheets=tuple(d.name for d in datasets if d.witness == "positions"),
    )


def _rate(finding: Finding) -> str:
    """Return a horizon's rate in words: "0.2 (0.1 to 0.24) at 7 days, kept"."""
    values = (figure(v) for v in (finding.ratio, finding.low, finding.high) if v is not None)
    ratio, *ends = values
    interval = f" ({' to '.join(ends)})" if ends else ""
    word = VERDICT_WORDS[finding.verdict]
    return f"{ratio}{interval} at {HORIZON_WORDS[finding.horizon]}, {word}"


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
