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


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("There is every chance that the front will split.", "likely"),
        ("There is little chance that the rebels will disarm.", "unlikely"),
        ("The chances of a settlement this year are close to nil.", "remote"),
        ("The odds are that fighting will resume in spring.", "likely"),
        ("Observers doubt that the general will step down.", "unlikely"),
        ("Diplomats expect the army to keep its bases.", "likely"),
        ("Expect a long war.", "likely"),
        ("It is the farmers who will suffer.", "almost-certain"),
        ("The monitors could not work unless Chad left the hills.", "remote"),
    ],
)
def test_chances_doubts_and_expectations_are_forecasts(analysis_of, text, likelihood) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == likelihood


@pytest.mark.parametrize(
    "text",
    [
        "The leaders will meet in Nairobi on Monday.",
        "The prime minister is expected to visit Delhi next week.",
        "Villagers said they could see smoke over the hills.",
        "Chad's minister said the killers would be punished.",
        "The convoy may include children.",
        "The mediator asked how the war could end.",
        "The plan, while probably a good one, is not new.",
        "Close ties will be essential.",
    ],
)
def test_diaries_senses_threats_and_reported_questions_are_none(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_reasons_are_no_part_of_a_forecast(analysis_of) -> None:
    (forecast,) = read(analysis_of("The truce will collapse, in part because nobody patrols it."))
    assert forecast.span.text == "The truce will collapse"
