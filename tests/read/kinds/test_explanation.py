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


@pytest.mark.parametrize(
    ("text", "words", "by"),
    [
        (
            "Kenya pulled out of the talks, saying the rebels were moving guns.",
            "the rebels were moving guns",
            "KEN",
        ),
        (
            "Serbia refused to sign on the ground that a map was false.",
            "on the ground that a map was false",
            "SRB",
        ),
        ("Kenya wanted to buy time, Serbia said.", "Kenya wanted to buy time", "SRB"),
        ("Kenya was never serious about the truce, Serbia said.", "Kenya was never serious", "SRB"),
        (
            "Serbia may have been testing the border posts.",
            "Serbia may have been testing",
            "AUTHOR",
        ),
    ],
)
def test_a_reason_given_or_a_motive_ascribed_is_an_explanation(
    analysis_of, text: str, words: str, by: str
) -> None:
    (found,) = read(analysis_of(text))
    assert words in found.span.text
    assert by in (found.by.side, found.by.id)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya wanted to buy time, Kenya said.",
        "An aide asked for anonymity because the talks are secret.",
        "The envoys will meet again in order to review the plan.",
        "Serbia published a map, saying the border was long.",
    ],
)
def test_own_wish_anonymity_plan_and_mere_words_explain_nothing(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The markets may fall because Kenya left the union.",
        "Kenya is alarmed because Uganda bought tanks.",
        "The army may not want to answer, Kenya said.",
        "The treaty is important since the vote is near.",
        "Kenya has shifted its stance since it has been in the union.",
        "Look at the map because it is the last one.",
        "He asked whether Kenya wants to behave like a great power.",
        "Kenya says that the men who have died sought answers.",
    ],
)
def test_what_explains_no_act_is_no_explanation(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "words", "of"),
    [
        (
            "Kenya shelled the camp in retaliation for the raid on Garissa.",
            "in retaliation for the raid on Garissa",
            "Kenya shelled the camp",
        ),
        (
            "What changed minds around Garissa was the bombing of the market.",
            "What changed minds around Garissa was the bombing of the market",
            "minds",
        ),
        (
            "Kenya said its soldiers were protecting the dam from looters.",
            "its soldiers were protecting the dam from looters",
            "its soldiers",
        ),
        (
            "Peru's mining campaign is for civil purposes, Peru said.",
            "Peru's mining campaign is for civil purposes",
            "Peru's mining campaign",
        ),
        (
            "Kenya left the talks because the draft was false.",
            "Kenya left the talks because the draft was false",
            "Kenya left the talks",
        ),
    ],
)
def test_answers_clefts_defences_and_ends_explain_their_act(
    analysis_of, text: str, words: str, of: str
) -> None:
    (found,) = read(analysis_of(text))
    assert (found.span.text, found.of) == (words, of)


def test_how_far_a_cause_goes_is_no_part_of_the_act(analysis_of) -> None:
    (found,) = read(analysis_of("Chad closed the border in part because its pay was late."))
    assert found.of == "Chad closed the border"


def test_a_target_is_no_purpose(analysis_of) -> None:
    assert read(analysis_of("Officials said his attacks were aimed at the port.")) == []
    (found,) = read(analysis_of("Officials said the attacks were aimed at halting the vote."))
    assert found.of == "the attacks"
