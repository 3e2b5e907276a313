import pytest

from parley.read.kinds.forecast import read


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("The talks are unlikely to bring peace this year.", "unlikely"),
        ("The ceasefire will almost certainly collapse.", "almost-certain"),
        ("The sanctions will never be lifted.", "remote"),
        ("Fighting is likely to resume next week.", "likely"),
        ("The violence could spread to the coast.", "unstated"),
    ],
)
def test_words_give_the_likelihood(analysis_of, text, likelihood) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == likelihood


@pytest.mark.parametrize(
    "text",
    [
        "Peru said it will reopen the border.",
        "Will the truce hold?",
        "The attack may have been a mistake.",
        "The announcement could be a feint.",
    ],
)
def test_own_plans_questions_the_past_and_motives_are_no_forecasts(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_bare_will_has_no_word_of_likelihood(analysis_of) -> None:
    (plain,) = read(analysis_of("The truce will collapse."))
    (worded,) = read(analysis_of("The truce is highly unlikely to hold."))
    assert (plain.word, worded.word) == ("", "highly unlikely")
