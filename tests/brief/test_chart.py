"""The chart: drawn from inline numbers, named apart, described in words."""

import re
from dataclasses import replace
from datetime import timedelta

from parley.brief import compose
from parley.brief.chart import _specification, draw
from tests.brief.dossiers import FULL, SERIES, TEST, UNTESTABLE


def first_chart(**changes):
    dossier = replace(FULL, series=(replace(SERIES, **changes),))
    return next(compose(dossier).charts())


def test_chart_is_drawn_from_numbers_inside_its_specification():
    specification = str(_specification(SERIES))

    assert "'url'" not in specification
    assert specification.count("'data'") == specification.count("'values'")


def test_two_charts_of_one_page_share_no_id():
    chart = first_chart()
    ids = [set(re.findall(r'\bid="([^"]+)"', draw(chart, name=name))) for name in ("a", "b")]

    assert ids[0]
    assert not ids[0] & ids[1]


def test_second_drawing_in_one_process_has_the_same_bytes():
    chart = first_chart()

    assert draw(chart, name="c") == draw(chart, name="c")


def test_every_reference_inside_the_drawing_resolves():
    svg = draw(first_chart(), name="c")

    references = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert references <= set(re.findall(r'\bid="([^"]+)"', svg))


def test_chart_says_its_numbers_in_words():
    alt = first_chart().alt

    assert alt == (
        "Records a day from 22 April 2031 to 4 June 2031, with the pledge taking effect on "
        "6 May 2031: Gun log 41 before and 8 from that day on; Wire counts 191 before and 425 from "
        "that day on. 6 more record what was found later and count as no act. Nobody was looking "
        "on six days."
    )


def test_numbers_beside_the_chart_are_its_days_and_counts():
    numbers = first_chart().numbers

    assert [heading for heading, _ in numbers.rows] == [day.isoformat() for day in SERIES.days]
    assert [cells[0].text for _, cells in numbers.rows][:3] == ["2", "3", "4"]
    assert numbers.rows[-1][1][0].text == "not observed"


def test_quiet_day_and_unobserved_day_are_told_apart():
    numbers = first_chart(not_observed=SERIES.days[30:31]).numbers

    assert numbers.rows[29][1][0].text == "0"
    assert numbers.rows[30][1][0].text == "not observed"


def test_all_quiet_series_is_drawn():
    quiet = first_chart(counts=(("Gun log", (0.0,) * len(SERIES.days)),), discoveries=())

    assert "<svg" in draw(quiet, name="c")


def test_series_without_days_gets_no_chart():
    empty = replace(SERIES, days=(), counts=(), discoveries=(), not_observed=())

    assert not [*compose(replace(FULL, series=(empty,))).charts()]


def test_horizons_past_the_last_day_are_not_drawn():
    last = SERIES.begin.date() + timedelta(days=8)
    days = tuple(day for day in SERIES.days if day < last)
    short = first_chart(
        days=days,
        counts=tuple((name, counts[: len(days)]) for name, counts in SERIES.counts),
        discoveries=(),
        not_observed=(),
    )

    labels = re.findall(r">(24h|72h|7d|14d|30d)<", draw(short, name="c"))

    assert set(labels) == {"24h", "72h", "7d"}


def test_each_pledge_gets_its_own_chart():
    other = replace(TEST, pledge="other", text="hold fire", baseline_days=7.0)
    dossier = replace(
        FULL,
        tests=(TEST, UNTESTABLE, other),
        series=(SERIES, replace(SERIES, pledge="other", test=other.id)),
    )

    assert len([*compose(dossier).charts()]) == 2
