"""What words mean as times, for a text published on Wednesday 30 March 2022."""

from datetime import date

import pytest

from parley.read.times import TimeMention, find_times

PUBLISHED = date(2022, 3, 30)


def one(text: str, published: date | None = PUBLISHED) -> TimeMention:
    mentions = find_times(text, published=published)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("It was signed on 24 February 2022.", "24 February 2022", "2022-02-24", "2022-02-24"),
        ("It was signed on February 24.", "February 24", "2022-02-24", "2022-02-24"),
        ("It was signed on October 7th.", "October 7th", "2021-10-07", "2021-10-07"),
        ("They met on Tuesday, March 29, 2022.", "Tuesday, March 29, 2022", "2022-03-29", None),
        ("Dated 2022-03-29.", "2022-03-29", "2022-03-29", "2022-03-29"),
        ("They met on Wednesday.", "Wednesday", "2022-03-30", "2022-03-30"),
        ("They met on Thursday.", "Thursday", "2022-03-24", "2022-03-24"),
        ("They will meet on Thursday.", "Thursday", "2022-03-31", "2022-03-31"),
        ("They have until Thursday.", "Thursday", "2022-03-31", "2022-03-31"),
        ("They met last Wednesday.", "last Wednesday", "2022-03-23", "2022-03-23"),
        ("They meet next Wednesday.", "next Wednesday", "2022-04-06", "2022-04-06"),
        ("They met yesterday.", "yesterday", "2022-03-29", "2022-03-29"),
        ("They met the day before yesterday.", "the day before yesterday", "2022-03-28", None),
        ("They met two days ago.", "two days ago", "2022-03-28", "2022-03-28"),
        ("They met three weeks ago.", "three weeks ago", "2022-W10", "2022-03-07/2022-03-13"),
        ("It began a decade ago.", "a decade ago", "2012", "2012"),
        ("They met last week.", "last week", "2022-W12", "2022-03-21/2022-03-27"),
        ("They met earlier this week.", "earlier this week", "2022-W13", "2022-03-28/2022-03-29"),
        ("They met last month.", "last month", "2022-02", "2022-02"),
        ("They met in late February.", "late February", "2022-02", "2022-02-20/2022-02-28"),
        ("They meet in mid-April.", "mid-April", "2022-04", "2022-04-11/2022-04-20"),
        ("They met in March of 2006.", "March of 2006", "2006-03", "2006-03"),
        ("They met in May last year.", "May last year", "2021-05", "2021-05"),
        ("It began in 1987.", "1987", "1987", "1987"),
        ("It began in the 1990s.", "the 1990s", "199", "1990-01-01/1999-12-31"),
        ("It began in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996"),
        ("They met in the summer of 2021.", "the summer of 2021", "2021-SU", None),
        ("In the first half of 2021 it held.", "the first half of 2021", "2021-H1", None),
        ("The third quarter of 2021 was calm.", "The third quarter of 2021", "2021-Q3", None),
        ("By the end of the year it ends.", "the end of the year", "2022", None),
        ("It fell on Orthodox Easter.", "Orthodox Easter", "2022-04-24", "2022-04-24"),
        ("A truce held last Christmas.", "last Christmas", "2021-12-25", "2021-12-25"),
        ("The week of March 7 was calm.", "The week of March 7", "2022-W10", None),
        ("A day before last Tuesday it was.", "A day before last Tuesday", "2022-03-28", None),
    ],
)  # fmt: skip
def test_date_is_read(text: str, words: str, value: str, days: str | None) -> None:
    mention = one(text)
    assert (mention.text, mention.type, mention.value) == (words, "DATE", value)
    assert mention.period is not None
    assert days is None or mention.period.iso() == days


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("They met on March 29-30.", "2022-03-29/2022-03-30", "2022-03-29/2022-03-30"),
        ("They met on 23-25 March in Riyadh.", "2022-03-23/2022-03-25", "2022-03-23/2022-03-25"),
        ("It fell between March 5 and 10 in Geneva.", "2022-03-05/2022-03-10", None),
        ("It lasted from 24 February to 3 March.", "2022-02-24/2022-03-03", None),
        ("The road was built between May 2011 and April 2012.", "2011-05/2012-04",
         "2011-05-01/2012-04-30"),
        ("It met from Monday to Wednesday.", "2022-03-28/2022-03-30", "2022-03-28/2022-03-30"),
        ("It lasted from 2014 to 2021.", "2014/2021", "2014-01-01/2021-12-31"),
    ],
)  # fmt: skip
def test_two_ends_are_one_range(text: str, value: str, days: str | None) -> None:
    mention = one(text)
    assert mention.value == value
    assert mention.period is not None
    assert days is None or mention.period.iso() == days


def test_two_days_joined_by_and_are_no_range() -> None:
    first = find_times("They met on March 5 and 10.", published=PUBLISHED)[0]
    assert first.value == "2022-03-05"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began at 0000 GMT.", "0000 GMT", "2022-03-30T00:00"),
        ("The boats sailed at 5:30 a.m. local time.", "5:30 a.m. local time", "2022-03-30T05:30"),
        ("It began at 10 p.m. Tuesday.", "10 p.m. Tuesday", "2022-03-29T22:00"),
        ("It began at noon on Tuesday.", "noon on Tuesday", "2022-03-29T12:00"),
        ("It was from 9 a.m. to 4 p.m. on Saturday.", "9 a.m. to 4 p.m. on Saturday",
         "2022-03-26T09:00/2022-03-26T16:00"),
        ("Six o'clock in the morning (0300 GMT) it was.", "Six o'clock in the morning (0300 GMT",
         "2022-03-30T06:00"),
        ("They met this morning.", "this morning", "2022-03-30TMO"),
        ("They met on Monday evening.", "Monday evening", "2022-03-28TEV"),
        ("They met overnight.", "overnight", "2022-03-29TNI"),
        ("They met last night.", "last night", "2022-03-29TNI"),
    ],
)  # fmt: skip
def test_time_of_day_is_read(text: str, words: str, value: str) -> None:
    mention = one(text)
    assert (mention.text, mention.type, mention.value) == (words, "TIME", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a fifteen-year process", "P15Y"),
        ("a 72-hour truce", "PT72H"),
        ("a month of stalemate", "P1M"),
        ("a year and a half of war", "P1Y6M"),
        ("2 1/2 years of war", "P2Y6M"),
        ("two decades of war", "P20Y"),
        ("a hundred days of war", "P100D"),
        ("several weeks of war", "PXW"),
        ("half an hour of calm", "PT30M"),
    ],
)
def test_length_has_a_value_and_no_days(text: str, value: str) -> None:
    mention = one(text)
    assert (mention.type, mention.value, mention.period) == ("DURATION", value, None)
    assert not mention.unresolved


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("Over the past three weeks it held.", "P3W", "2022-03-09/2022-03-30"),
        ("In the next 48 hours they meet.", "PT48H", "2022-03-30/2022-04-01"),
        ("The past six months were calm.", "P6M", "2021-09-30/2022-03-30"),
    ],
)
def test_length_up_to_today_has_days(text: str, value: str, days: str) -> None:
    mention = one(text)
    assert (mention.type, mention.value) == ("DURATION", value)
    assert mention.period is not None
    assert mention.period.iso() == days


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met every Friday.", "XXXX-WXX-5"),
        ("They meet once a day.", "P1D"),
        ("They meet every two weeks.", "P2W"),
        ("They meet every other week.", "P2W"),
        ("They shell it daily.", "P1D"),
    ],
)
def test_habit_is_a_set(text: str, value: str) -> None:
    mention = one(text)
    assert (mention.type, mention.value, mention.period) == ("SET", value, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "Resolution 1701 was adopted.",
        "It cost $2000 and killed 2,014 people.",
        "Some 2022 fighters left.",
        "The index stood at 2082.1.",
        "A 6-year-old boy was hurt.",
        "Three-quarters of them left.",
        "He took a second look.",
        "The newspaper Russia Today printed it.",
        "",
    ],
)
def test_other_words_and_numbers_are_no_times(text: str) -> None:
    assert find_times(text, published=PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Wednesday.", "XXXX-WXX-3"),
        ("They met on February 24.", "XXXX-02-24"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met two days ago.", "XXXX-XX-XX"),
        ("They met earlier this week.", "XXXX-WXX"),
        ("They met last month.", "XXXX-XX"),
        ("They met in January.", "XXXX-01"),
        ("They met last year.", "XXXX"),
        ("They met at Christmas.", "XXXX-12-25"),
        ("They met at 9 a.m. on Saturday.", "XXXX-WXX-6T09:00"),
        ("It held over the past three weeks.", "P3W"),
        ("They met on March 29-30.", "XXXX-03-29/XXXX-03-30"),
    ],
)
def test_without_document_date_relative_words_stay_unresolved(text: str, value: str) -> None:
    mention = one(text, published=None)
    assert (mention.value, mention.period, mention.unresolved) == (value, None, True)


def test_without_document_date_full_dates_are_resolved() -> None:
    mention = one("They met on 29 March 2022.", published=None)
    assert mention.period is not None
    assert mention.period.iso() == "2022-03-29"


def test_holiday_that_moves_with_the_moon_is_never_resolved() -> None:
    mention = one("A truce for Eid al-Fitr was agreed.")
    assert (mention.period, mention.unresolved) == (None, True)


def test_ambiguous_figures_are_not_guessed() -> None:
    assert one("Signed on 03/04/2022.").unresolved
    assert one("Signed on 24/02/2022.").value == "2022-02-24"


def test_anaphora_counts_from_the_time_named_before() -> None:
    mentions = find_times("On 5 May 1999 it began. Two days later it ended.", published=PUBLISHED)
    assert [m.value for m in mentions] == ["1999-05-05", "1999-05-07"]


def test_length_of_time_ago_compares_quarters_in_a_report_on_quarters() -> None:
    text = "Exports rose in the third quarter of 2021 from a year earlier."
    assert [m.value for m in find_times(text, published=PUBLISHED)] == ["2021-Q3", "2020-Q3"]


def test_letters_that_lengthen_in_lower_case_do_not_shift_spans() -> None:
    text = "İstanbul İ🙂: they met on 29 March 2022."
    mention = one(text)
    assert text[mention.start : mention.end] == mention.text == "29 March 2022"


def test_lasting_is_no_stretch_that_ends_today() -> None:
    (lasting,) = find_times("The truce will last two days.", published=date(2022, 5, 12))
    assert (lasting.value, lasting.period) == ("P2D", None)
    (past,) = find_times("The last two days were calm.", published=date(2022, 5, 12))
    assert past.period is not None


@pytest.mark.parametrize("word", ["at", "from", "until", "by"])
def test_digits_behind_a_preposition_are_a_time_of_day(word: str) -> None:
    (found,) = find_times(f"calm {word} 08:00 on Friday", published=date(2022, 5, 12))
    assert found.value.endswith("T08:00")


def test_a_score_is_no_time_of_day() -> None:
    assert find_times("They won 2:10 after all.", published=date(2022, 5, 12)) == ()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_that_hang_on_an_impossible_date_stay_open(day: date) -> None:
    found = find_times("The envoy left on Monday and met them a century later.", published=day)
    assert all(mention.unresolved or mention.period is None for mention in found)
    assert found
