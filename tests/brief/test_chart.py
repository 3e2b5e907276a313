"""The chart: true to its counts, legible whatever they are, the same bytes on every machine."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.brief import compose, to_html
from parley.brief.chart import LEAST_BAR, lay_out
from parley.brief.days import day_words
from parley.brief.rates import lay_out_rates
from parley.records import DailySeries
from tests.brief.dossiers import DATASETS, FULL, GUNS, SERIES, TEST, UNTESTABLE

FIRST = date(2031, 4, 22)
SVG = "{http://www.w3.org/2000/svg}"


def dossier_of(series):
    """Return the full dossier with this series alone and every data set it names."""
    names = [name for name, _ in series.counts + FULL.series[0].counts]
    datasets = tuple(replace(DATASETS[0], name=name) for name in dict.fromkeys(names))
    return replace(FULL, series=(series,), datasets=datasets)


def chart_of(series):
    return next(compose(dossier_of(series)).charts())


def drawing_of(**changes):
    return lay_out(chart_of(replace(SERIES, **changes)))


def svg_of(**changes):
    dossier = dossier_of(replace(SERIES, **changes))
    return re.findall(r"(?s)<svg.*?</svg>", to_html(compose(dossier), dossier))[0]


def one(counts, **changes):
    """Return the drawing of one data set over as many days as it has counts."""
    days = tuple(FIRST + timedelta(days=n) for n in range(len(counts)))
    rest = {"discoveries": (), "not_observed": (), **changes}
    return drawing_of(days=days, counts=((GUNS, tuple(map(float, counts))),), **rest)


@st.composite
def any_series(draw):
    days = tuple(FIRST + timedelta(days=n) for n in range(draw(st.integers(1, 60))))
    a_day = st.one_of(st.just(0.0), st.floats(0, 1e7, allow_subnormal=False))
    counts = st.lists(a_day, min_size=len(days), max_size=len(days)).map(tuple)
    sets = [(f"set {n}", draw(counts)) for n in range(draw(st.integers(1, 4)))]
    return DailySeries(
        pledge=TEST.pledge,
        test=TEST.id,
        as_of=days[-1],
        begin=datetime(2031, 4, 22, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 24 * 40))),
        days=days,
        counts=tuple(sets),
        discoveries=((sets[0][0], draw(counts)),),
        not_observed=tuple(sorted(draw(st.sets(st.sampled_from(days))))),
    )


@settings(max_examples=60, deadline=None)
@given(any_series())
def test_nothing_is_drawn_outside_the_plot_or_the_view_box(series):
    drawing = lay_out(chart_of(series))

    for panel in drawing.panels:
        plot = panel.plot
        for box in (*panel.before, *panel.after, *panel.found, *panel.unseen):
            assert plot.x - 0.01 <= box.x
            assert box.x + box.width <= plot.x + plot.width + 0.01
            # The least height of a bar and of what lies on it may pass the highest tick.
            assert plot.y - 2 * LEAST_BAR <= box.y <= box.base <= plot.base + 0.01
    for label in (*drawing.pledge, *drawing.horizons, *drawing.unseen, *drawing.days):
        assert 0 <= label.x <= drawing.width
        assert 0 < label.y < drawing.height


def test_bars_are_as_high_as_their_counts_and_change_tone_on_the_day_of_the_pledge():
    panel = one([1, 0, 2, 4], begin=datetime(2031, 4, 24, 16, tzinfo=UTC)).panels[0]

    unit = panel.plot.height / 4
    assert [bar.height / unit for bar in panel.before] == pytest.approx([1])
    assert [bar.height / unit for bar in panel.after] == pytest.approx([2, 4])
    assert {round(bar.base, 6) for bar in panel.before + panel.after} == {panel.plot.base}


def test_what_was_found_later_stands_on_the_acts_of_its_day():
    panel = one([1, 2, 0], discoveries=((GUNS, (0.0, 2.0, 1.0)),)).panels[0]

    on_acts, alone = panel.found
    acts = panel.before[1]
    assert on_acts.base == pytest.approx(acts.y)
    assert on_acts.height == pytest.approx(acts.height)
    assert alone.base == pytest.approx(panel.plot.base)


def test_one_record_beside_a_million_is_no_quiet_day():
    small, huge = one([1, 0, 1_000_000]).panels[0].before

    assert small.height == LEAST_BAR
    assert huge.height > 50 * small.height


def test_all_quiet_data_set_shows_an_empty_plot_with_its_axis():
    panel = one([0] * 44).panels[0]

    assert [tick.text for tick in panel.ticks] == ["0", "1"]
    assert not panel.before + panel.after + panel.found


def test_single_day_is_drawn_as_a_bar_and_not_as_a_wall():
    panel = one([3]).panels[0]

    assert panel.before[0].width < panel.plot.width / 10


def test_data_sets_share_the_days_and_each_has_its_own_counts():
    first, second = drawing_of().panels

    assert (first.plot.x, first.plot.width) == (second.plot.x, second.plot.width)
    assert first.plot.base < second.plot.y
    assert [panel.ticks[-1].text for panel in (first, second)] == ["6", "20"]


def test_lines_stand_at_the_clock_of_the_pledges_zone():
    zone = timezone(timedelta(hours=9))
    drawing = one([1] * 4, begin=datetime(2031, 4, 24, 6, tzinfo=zone))

    plot = drawing.panels[0].plot
    assert (drawing.pledge[0].x - plot.x) / plot.width == pytest.approx(2.25 / 4)
    assert (drawing.horizons[0].x - plot.x) / plot.width == pytest.approx(3.25 / 4)


def test_horizons_past_the_last_day_are_not_drawn():
    drawing = one([1] * 23)

    assert [label.text for label in drawing.horizons] == ["24h", "72h", "7d"]


def test_horizon_at_the_very_end_is_drawn():
    drawing = one([1] * 9, begin=datetime(2031, 4, 24, tzinfo=UTC))

    assert [label.text for label in drawing.horizons] == ["24h", "72h", "7d"]


def test_pledge_that_lies_ahead_has_no_line():
    drawing = one([1] * 5)

    assert not drawing.pledge + drawing.horizons
    assert len(drawing.panels[0].before) == 5


def test_every_run_of_unobserved_days_is_hatched_and_labelled_where_the_words_fit():
    dark = SERIES.days[2:4] + SERIES.days[20:28] + SERIES.days[36:]
    drawing = drawing_of(not_observed=dark)

    assert [len(panel.unseen) for panel in drawing.panels] == [3, 3]
    assert [label.x for label in drawing.unseen] == [run.x for run in drawing.panels[0].unseen[1:]]


def test_single_unobserved_day_is_labelled_too():
    drawing = drawing_of(not_observed=SERIES.days[30:31])

    assert [label.text for label in drawing.unseen] == ["not observed"]


def test_drawing_says_title_numbers_and_days_in_words():
    root = ElementTree.fromstring(svg_of())

    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert root.findtext(f"{SVG}title") == "Records a day, before and after the pledge"
    assert root.findtext(f"{SVG}desc") == chart_of(SERIES).alt
    assert texts[:6] == ["Gun log", "0", "2", "4", "6", "Wire counts"]
    first = texts.index("22 Apr")
    assert texts[first : first + 3] == ["22 Apr", "2031", "29 Apr"]


def test_drawing_names_no_font_and_fetches_nothing():
    svg = svg_of()

    assert "font-family" not in svg
    assert re.findall(r"url\([^)]*\)", svg) == [
        *["url(#chart-1-unseen)"] * 2,
        "url(#chart-1-broken)",
    ]
    assert re.findall(r"href|src|https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]


def test_hostile_name_of_a_data_set_stays_text_on_one_line():
    name = '<script>alert(1)</script>\n& "]]>\x00\x1b{{ 7*7 }} ' + "x" * 300

    svg = svg_of(counts=((name, SERIES.counts[0][1]),), discoveries=())

    root = ElementTree.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    title = next(root.iter(f"{SVG}text")).text
    assert title.startswith('<script>alert(1)</script> & "]]>\ufffd\ufffd{{ 7*7 }} xxx')
    assert len(title) == 72
    assert title.endswith("x…")


def test_arabic_name_is_isolated():
    svg = svg_of(counts=(("بيانات", SERIES.counts[0][1]),), discoveries=())

    assert "\u2068بيانات\u2069</text>" in svg


def test_two_charts_of_one_page_share_no_id_and_find_their_own():
    other = replace(TEST, pledge="other", text="hold fire", baseline_days=7.0)
    series = replace(SERIES, pledge="other", test=other.id)
    dossier = replace(FULL, tests=(TEST, UNTESTABLE, other), series=(SERIES, series))

    html = to_html(compose(dossier), dossier)

    drawings = re.findall(r"(?s)<svg.*?</svg>", html)
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in drawings]
    assert len(ids) == 2
    assert not ids[0] & ids[1]
    for svg, own in zip(drawings, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= own


def test_chart_says_its_numbers_in_words():
    alt = chart_of(SERIES).alt

    assert alt == (
        "Records a day from 22 April 2031 to 4 June 2031, with the pledge taking effect on "
        "6 May 2031: Gun log 41 before and 8 from that day on; Wire counts 191 before and 425 from "
        "that day on. 6 more record what was found later and count as no act. Nobody was looking "
        "on six days. Rate after, as a multiple of the rate before: 1.85 (1.02 to 3.30) at 24 "
        "hours, broken; 0.61 (0.36 to 1) at 72 hours, partly kept; 0.20 (0.10 to 0.24) at 7 "
        "days, kept; 0.17 (0.08 to 0.21) at 14 days, kept."
    )


def test_numbers_beside_the_chart_are_its_days_and_counts():
    numbers = chart_of(SERIES).numbers

    assert [heading for heading, _ in numbers.rows] == [day_words(day) for day in SERIES.days]
    assert [cells[0].text for _, cells in numbers.rows][:3] == ["2", "3", "4"]
    assert numbers.rows[-1][1][0].text == "not observed"


def test_quiet_day_and_unobserved_day_are_told_apart():
    numbers = chart_of(replace(SERIES, not_observed=SERIES.days[30:31])).numbers

    assert numbers.rows[29][1][0].text == "0"
    assert numbers.rows[30][1][0].text == "not observed"


def test_series_without_days_gets_no_chart():
    empty = replace(SERIES, days=(), counts=(), discoveries=(), not_observed=())

    assert not [*compose(replace(FULL, series=(empty,))).charts()]


def test_level_before_is_the_mean_of_its_watched_days_and_of_no_sheet_of_positions():
    panel = one([2, 4, 0, 9], not_observed=(FIRST + timedelta(days=2),)).panels[0]
    sheets = replace(chart_of(SERIES), sheets=(GUNS,))

    assert (panel.plot.base - panel.usual) / panel.plot.height == pytest.approx(5 / 10)
    assert lay_out(sheets).panels[0].usual is None
    assert lay_out(sheets).panels[1].usual is not None


def test_line_of_what_was_known_stands_at_the_end_of_its_day():
    drawing = one([1] * 30, as_of=FIRST + timedelta(days=19))
    plot = drawing.panels[0].plot

    assert (drawing.as_of[0].x - plot.x) / plot.width == pytest.approx(20 / 30)
    assert not one([1] * 4, as_of=FIRST + timedelta(days=19)).as_of


def test_rates_lie_on_their_grounds_and_name_the_verdict():
    drawing = lay_out(chart_of(SERIES))
    broken, partly, kept, _, waiting = drawing.rates.rates

    assert broken.median > drawing.rates.broken
    assert drawing.rates.kept < partly.median < drawing.rates.broken
    assert kept.high < drawing.rates.kept
    assert (broken.words, waiting.words) == ("broken, moderate", "too early to tell")
    assert waiting.median is None


@given(
    st.floats(1e-9, 1e9), st.floats(1e-6, 1), st.floats(1, 1e6),
    st.floats(0, 2), st.floats(0, 2),
)  # fmt: skip
def test_no_rate_or_threshold_leaves_its_panel(ratio, below, above, kept, width):
    finding = replace(FULL.findings[0], ratio=ratio, low=ratio * below, high=ratio * above)
    test = replace(TEST, kept_ratio=kept, broken_ratio=kept + width)

    panel = lay_out_rates(test, (finding,), top=0, width=680)

    rate, plot = panel.rates[0], panel.plot
    for x in (rate.low, rate.median, rate.high, panel.kept, panel.broken, panel.same):
        assert plot.x - 0.01 <= x <= plot.right + 0.01
    assert all(0 <= label.x <= 680 for label in panel.grounds)


def test_findings_without_a_rate_have_no_panel_of_rates():
    early = replace(FULL.findings[0], ratio=None, low=None, high=None)

    assert lay_out_rates(TEST, (early,), top=0, width=680) is None
    assert lay_out_rates(TEST, (), top=0, width=680) is None
