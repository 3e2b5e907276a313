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
            "The Chadian army has taken a decision to reduce its patrols near Abeche.",
            "reduce",
            "The Chadian army has taken a decision to reduce its patrols near Abeche",
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


@pytest.mark.parametrize(
    ("text", "field", "day"),
    [
        ("Chad promised to withdraw its troops from Abeche by July 3.", "due", "2015-07-03"),
        ("Chad promised to stop the raids until July 3.", "due", "2015-07-03"),
        ("Chad promised to stop the raids from June 20.", "begins", "2015-06-20"),
        ("Chad promised on Tuesday to stop the raids.", "made", "2015-06-09"),
        ("Chad will observe a ceasefire from June 20 for ten days, it said.", "due", "2015-06-29"),
    ],
)
def test_words_before_a_day_say_what_it_is_to_the_pledge(analysis_of, text, field, day) -> None:
    (pledge,) = read(analysis_of(text))
    assert getattr(pledge, field).iso() == day


def test_deadline_is_no_begin(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad promised to withdraw its troops from Abeche by July 3."))
    assert pledge.begins is None


def test_length_of_a_truce_is_its_term(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad and the rebels agreed on Monday to a seven-day truce."))
    assert pledge.term == "P7D"
    assert pledge.begins is None


def test_withdrawal_is_from_somewhere(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad promised to withdraw its troops from Abeche."))
    assert pledge.where == ("Abeche",)


def test_pledges_for_two_places_are_two(analysis_of) -> None:
    text = (
        "Chad will withdraw from Abeche, its minister said. "
        "Chad will withdraw from Moundou, he said."
    )
    assert [p.where for p in read(analysis_of(text))] == [("Abeche",), ("Moundou",)]


def test_truces_of_others_are_not_merged(analysis_of) -> None:
    text = (
        "Chad and Sudan agreed to a ceasefire on Monday. "
        "In another part of the world, Peru and Ecuador signed a ceasefire on Tuesday."
    )
    assert len(read(analysis_of(text))) == 2


def test_place_of_signing_is_not_where_fire_ceases(analysis_of) -> None:
    (pledge,) = read(analysis_of("Chad and Sudan signed a ceasefire in Geneva on Monday."))
    assert pledge.where == ()


def test_day_of_signing_is_told_from_the_day_it_begins(analysis_of) -> None:
    text = (
        "The government of Chad and the rebels signed a ceasefire in Geneva on Wednesday that "
        "will begin at noon on Sunday."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.made is not None
    assert pledge.begins is not None
    assert (pledge.made.iso(), pledge.begins.iso()) == ("2015-06-10", "2015-06-14")
    assert pledge.where == ()


@pytest.mark.parametrize(
    "text",
    [
        "Did either side ever intend to stop?\n",
        "The general said his forces would not negotiate over the border.",
    ],
)
def test_questions_and_refusals_to_talk_are_no_pledges(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_deadline_of_one_act_is_not_that_of_the_next(analysis_of) -> None:
    text = "India and Nepal agreed to withdraw patrols by July 3 and to release the drivers."
    first, second = read(analysis_of(text))
    assert first.due is not None
    assert second.due is None


def test_degree_of_another_voice_is_not_lent_to_the_maker(analysis_of) -> None:
    text = (
        "Chad's defence minister said the army will sharply reduce shelling around Abeche. "
        "Chad's vow to “drastically” reduce shelling around Abeche met with doubt."
    )
    (pledge,) = read(analysis_of(text))
    assert pledge.degree == "sharply"
