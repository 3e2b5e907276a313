import pytest

from parley.read.kinds.pledge import read


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        (
            "The government of Colombia promised to release forty prisoners.",
            "release",
            "The government of Colombia promised to release forty prisoners",
        ),
        (
            "Armenia vowed to stop shelling the border villages.",
            "cease",
            "Armenia vowed to stop shelling the border villages",
        ),
        (
            "President Lopez said his country will withdraw its troops from the valley.",
            "withdraw",
            "his country will withdraw its troops from the valley",
        ),
        (
            "Pakistan announced a ceasefire along the border.",
            "cease",
            "Pakistan announced a ceasefire along the border",
        ),
        (
            "The Chadian army has made a decision to sharply reduce operations near Abeche.",
            "reduce",
            "The Chadian army has made a decision to sharply reduce operations near Abeche",
        ),
    ],
)
def test_undertaking_is_read_with_its_act(analysis_of, text, act, words) -> None:
    (pledge,) = read(analysis_of(text))
    assert (pledge.act, pledge.span.text) == (act, words)


def test_each_act_of_an_agreement_is_a_pledge(analysis_of) -> None:
    text = "India and Nepal agreed to reopen the crossing, reduce patrols and release the drivers."
    pledges = read(analysis_of(text))
    assert [p.act for p in pledges] == ["open", "reduce", "release"]
    assert {p.by.side for p in pledges} == {"IND"}
    assert {a.side for p in pledges for a in p.also} == {"NPL"}


def test_degree_and_surroundings_are_kept(analysis_of) -> None:
    text = "Serbia promised to drastically reduce military activity around Pristina."
    (pledge,) = read(analysis_of(text))
    assert pledge.degree == "drastically"
    assert pledge.area
    assert pledge.where == ("Pristina",)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels vowed to attack the capital.",
        "President Lopez said his army will strike the camps.",
        "Will the government promise to release them?",
        "The talks fail unless Kenya promises to withdraw.",
        "Kenya did not promise to withdraw its troops.",
        "Diplomats called for a ceasefire in the north.",
        "Spain refused to release the prisoners.",
    ],
)
def test_threats_questions_conditions_and_refusals_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_a_repeated_truce_is_one_pledge(analysis_of) -> None:
    text = (
        "Mali and the rebels signed a ceasefire on Monday in Algiers. "
        "The truce began on Tuesday. Villagers said the ceasefire was holding."
    )
    assert len(read(analysis_of(text))) == 1
