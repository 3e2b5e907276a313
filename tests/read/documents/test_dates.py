from datetime import date

import pytest

from parley.read.documents.dates import is_date_line, parse_day, stated_day

DAY = date(2022, 4, 1)


@pytest.mark.parametrize(
    "line",
    [
        "Friday, April 1, 2022", "1 April 2022", "April 1st, 2022", "2022-04-01", "Apr. 1, 2022",
        "Published 1 April 2022", "Posted on April 1, 2022, 10:30 a.m. EST",
        "Published: 2022-04-01",
        "ISTANBUL, April 1, 2022 (Agency) — The talks resumed.",
    ],
)  # fmt: skip
def test_day_alone_on_a_line_or_in_a_dateline_is_the_publication_day(line):
    assert stated_day(f"Talks resume\n\n{line}\n\nThe sides met.\n") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The sides met on April 1, 2022, in the city.", "April 1", "Friday", "31 February 2022",
        "Outcomes of the talks in the capital, April 1-3, 2022",
    ],
)  # fmt: skip
def test_day_within_a_sentence_or_without_a_year_is_none(line):
    assert stated_day(f"Talks resume\n\n{line}\n") is None


def test_day_deep_in_the_text_is_none():
    assert stated_day("A paragraph.\n\n" * 20 + "April 1, 2022\n") is None


def test_date_lines_are_told_from_sentences():
    assert is_date_line("Sunday, January 18, 2009")
    assert not is_date_line("On Sunday, January 18, 2009, it began")


def test_iso_moment_gives_its_day():
    assert parse_day("2022-04-01T23:10:00Z") == DAY
