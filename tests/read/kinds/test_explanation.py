import pytest

from parley.read.kinds.explanation import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The truce was broken because the militia did not trust the monitors.",
            "The truce was broken because the militia did not trust the monitors",
        ),
        (
            "Analyst Maria Voss said the announcement could be a ploy to gain time.",
            "the announcement could be a ploy to gain time",
        ),
        (
            "The reason for the attack is that the convoy carried weapons.",
            "The reason for the attack is that the convoy carried weapons",
        ),
    ],
)
def test_cause_or_motive_is_an_explanation(analysis_of, text, words) -> None:
    (explanation,) = read(analysis_of(text))
    assert explanation.span.text == words


def test_since_of_time_is_no_cause(analysis_of) -> None:
    assert read(analysis_of("The two sides have met twice since the war began.")) == []


def test_appointment_is_no_cause(analysis_of) -> None:
    assert read(analysis_of("The envoy is due at the meeting on Monday.")) == []


def test_what_is_due_to_begin_is_no_cause(analysis_of) -> None:
    assert read(analysis_of("The truce is due to begin on Monday.")) == []
