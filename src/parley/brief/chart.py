"""A pledge's chart as SVG: events a day, a small plot a data set, legible in grey."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from parley.brief.page import Chart
from parley.records import HORIZONS, DailySeries

WIDTH = 620
PLOT_HEIGHT = 92
# Lightness alone carries the difference, so print and colour-blind readers lose nothing.
PLEDGE = "pledge"
BEFORE, AFTER, DARK = "#a3a3a3", "#1f2937", "#eeeeee"


def draw(chart: Chart, *, name: str) -> str:
    """Return the chart as an SVG element.

    Args:
        chart: What to draw.
        name: Prefix of every id inside, so that several charts can share a page.

    Source:
        Vega-Lite, rendered by vl-convert without a browser and without a network.
    """
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(_specification(chart.series), allowed_base_urls=[])
    return _embeddable(svg, chart, name)


def _specification(series: DailySeries) -> dict[str, Any]:
    """Return the Vega-Lite specification: one plot under another on one time axis."""
    import altair as alt

    discoveries = dict(series.discoveries)
    plots = [
        _plot(series, name, counts, discoveries.get(name, ()), last=i == len(series.counts) - 1)
        for i, (name, counts) in enumerate(series.counts)
    ]
    chart = (
        alt.vconcat(*plots, spacing=14)
        .configure(font="Helvetica, Arial, sans-serif", background="white")
        .configure_view(stroke=None)
        .configure_axis(domainColor="#888", tickColor="#888", labelColor="#333", titleColor="#333")
    )
    specification: dict[str, Any] = chart.to_dict(validate=False)
    return specification


def _plot(
    series: DailySeries,
    name: str,
    counts: tuple[float, ...],
    discoveries: tuple[float, ...],
    *,
    last: bool,
) -> Any:  # noqa: ANN401  (altair is untyped here)
    """Return one data set's plot; only the last one carries the days on its axis."""
    import altair as alt

    bars = _bars(series, counts, discoveries)
    x = _day_axis(series, labels=last)
    # An all-quiet data set still shows its axis.
    top = max((1.0, *(bar["count"] for bar in bars)))
    y = alt.Y(
        "count:Q",
        title=None,
        scale=alt.Scale(domain=[0, top], nice=True),
        axis=alt.Axis(tickCount=3, tickMinStep=1, minExtent=34),
    )
    color, stroke = alt.Color("fill:N", scale=None), alt.Stroke("stroke:N", scale=None)
    counted = alt.Chart(alt.Data(values=bars)).mark_rect(strokeWidth=1)
    unseen = alt.Chart(alt.Data(values=_unseen(series))).mark_rect(color=DARK)
    title = alt.TitleParams(name, anchor="start", fontSize=11, fontWeight="bold", offset=12)
    return alt.layer(
        unseen.encode(x=x, x2="end:T"),
        counted.encode(x=x, x2="end:T", y=y, y2="base:Q", color=color, stroke=stroke),
        *_lines(series, x),
    ).properties(width=WIDTH, height=PLOT_HEIGHT, title=title)


def _day_axis(series: DailySeries, *, labels: bool) -> Any:  # noqa: ANN401
    import altair as alt

    first, end = series.days[0], series.days[-1] + timedelta(days=1)
    return alt.X(
        "start:T",
        scale=alt.Scale(type="utc", domain=[_clock(first), _clock(end)]),
        axis=alt.Axis(format="%-d %b", labels=labels, ticks=labels, title=None, grid=False),
    )


def _lines(series: DailySeries, x: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the lines at pledge and horizons, then their labels, the pledge's to its left."""
    import altair as alt

    lines = alt.Chart(alt.Data(values=_horizons(series)))
    dash, size = alt.StrokeDash("dash:N", scale=None), alt.Size("size:Q", scale=None)
    yield lines.mark_rule(color="#555").encode(x=x, strokeDash=dash, size=size)
    for sign, align, dx in (("==", "right", 1), ("!=", "left", -1)):
        labels = lines.transform_filter(f"datum.label {sign} '{PLEDGE}'").mark_text(
            align=align, baseline="bottom", dx=dx, dy=-1, fontSize=9, color="#333"
        )
        yield labels.encode(x=x, y=alt.value(0), text="label:N")


def _bars(
    series: DailySeries, counts: tuple[float, ...], discoveries: tuple[float, ...]
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    begin = series.begin.date()
    for i, day in enumerate(series.days):
        fill = BEFORE if day < begin else AFTER
        if counts[i]:
            rows.append(_bar(day, 0, counts[i], fill, fill))
        if discoveries and discoveries[i]:
            rows.append(_bar(day, counts[i], counts[i] + discoveries[i], "white", AFTER))
    return rows


def _unseen(series: DailySeries) -> list[dict[str, str]]:
    return [
        {"start": _clock(day), "end": _clock(day + timedelta(days=1))}
        for day in series.not_observed
    ]


def _bar(day: date, base: float, top: float, fill: str, stroke: str) -> dict[str, Any]:
    return _span(day) | {"base": base, "count": top, "fill": fill, "stroke": stroke}


def _horizons(series: DailySeries) -> list[dict[str, Any]]:
    """Return the moment the pledge takes effect and each horizon inside the drawn days."""
    end = datetime.combine(series.days[-1], time(), UTC) + timedelta(days=1)
    marks: list[tuple[str, datetime, list[int], float]] = [(PLEDGE, series.begin, [], 1.5)]
    marks += [(name, series.begin + HORIZONS[name], [2, 3], 1.0) for name in series.horizons]
    return [
        {"start": _clock(moment), "label": label, "dash": dash, "size": size}
        for label, moment, dash, size in marks
        if moment <= end
    ]


def _span(day: date) -> dict[str, str]:
    # A sliver of white between two days keeps the bars apart.
    start = datetime.combine(day, time(), UTC)
    return {"start": _clock(start + timedelta(hours=2)), "end": _clock(start + timedelta(hours=22))}


def _clock(moment: date) -> str:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _embeddable(svg: str, chart: Chart, name: str) -> str:
    """Return the SVG with its own ids, a size that follows the page, and words for screen readers.

    The renderer counts ids over the life of the process; renamed in order of appearance they are
    the same in every run.
    """
    from markupsafe import escape

    order = {old: f"{name}-{i}" for i, old in enumerate(dict.fromkeys(_IDS.findall(svg)))}
    svg = _IDS.sub(lambda match: f'id="{order[match[1]]}"', svg)
    svg = _URLS.sub(lambda match: f"url(#{order[match[1]]})", svg)
    svg = _ARIA.sub("", svg)
    head = f'<svg role="img" aria-labelledby="{name}-title {name}-desc" class="chart"'
    words = (
        f'<title id="{name}-title">{escape(chart.title)}</title>'
        f'<desc id="{name}-desc">{escape(chart.alt)}</desc>'
    )
    svg = _HEAD.sub(lambda match: f"{head}{_SIZE.sub('', match[1])}>{words}", svg, count=1)
    return svg


_IDS = re.compile(r'id="([^"]+)"')
_URLS = re.compile(r"url\(#([^)]+)\)")
_HEAD = re.compile(r"<svg((?:\s[^>]*)?)>")
_SIZE = re.compile(r'\s(?:width|height|class|xmlns:xlink|version)="[^"]*"')
# The renderer's own roles describe every bar; the one description above replaces them.
_ARIA = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
