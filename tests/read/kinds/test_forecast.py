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
        ("There is every chance of the front splitting.", "likely"),
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


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("The most likely outcome is a frozen conflict.", "likely"),
        ("The least likely scenario is a new election.", "unlikely"),
        ("She put the odds of a settlement at one in two.", "even"),
        ("The envoy gave the plan a better than even chance.", "likely"),
        ("Diplomats see little chance of a breakthrough this year.", "unlikely"),
        ("There is a 70 percent chance that the rains will stop the offensive.", "likely"),
        ("There is no way the army will agree, a diplomat said.", "remote"),
        ("A military victory is out of the question, analysts said.", "remote"),
        ("Nobody should expect the rebels to disarm before the vote.", "remote"),
        ("Few expect the militia to honour the deal.", "unlikely"),
        ("The vote is not expected to end the deadlock.", "unlikely"),
        ("Kabila, whose party is expected to win the vote, stayed away.", "likely"),
        ("A return to war is only a matter of time, the bishop warned.", "almost-certain"),
        ("The truce will not necessarily bring peace, he said.", "unstated"),
        ("Nothing will change in the villages, the farmers said.", "remote"),
        ("Neither side is likely to give ground.", "unlikely"),
        ("The killing threatens to derail the talks.", "unstated"),
        ("A collapse of the talks cannot be ruled out, the envoy said.", "unstated"),
        ("I doubt the truce will hold until Easter.", "unlikely"),
        ("They will either surrender or die, the officer said.", "almost-certain"),
    ],
)
def test_outcomes_odds_denials_and_dangers_are_forecasts(analysis_of, text, likelihood) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == likelihood


@pytest.mark.parametrize(
    "text",
    [
        '"One would think the war was over," the farmer said.',
        '"It would be wrong to leave," the general said.',
        '"May God protect the village," the priest said.',
        "All fighters will have to turn in their rifles, the general said.",
        "Neither side could afford to walk away.",
        "The pilot could barely walk.",
        "Somebody might say the deal is weak.",
        "It is doubtful the president knew of the plan.",
        "The two envoys would fly back to brief their cabinets, the host said.",
        "Japan said it would cover the salaries of the police.",
        "The result will depend on the rains.",
        "I probably shouldn't say this, the envoy said.",
        "The treaty says that each state shall pay its share.",
    ],
)
def test_supposals_demands_hedges_wishes_and_promises_are_no_forecasts(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


def test_odds_without_content_are_those_of_the_sentence_before(analysis_of) -> None:
    text = "Accra may yet talk Lome into a deal. Analysts put the odds at one in three."
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == "unlikely"


def test_passive_expectation_is_left_without_a_maker(analysis_of) -> None:
    (forecast,) = read(analysis_of("The rains are expected to slow the advance."))
    assert forecast.by.id == ""


@pytest.mark.parametrize(
    "text",
    [
        "“She will rebuild the port. The strike will fail.”",
        '"People are saying the general will resign," the nurse said.',
        "The strategy assumes the rebels will keep the capital.",
        "Owning a rifle does not mean the farmer will fire it.",
        "The mediator asked the envoy which provinces he could win.",
        "That would be a mistake if they believe that the truce will collapse.",
        "The monitors said they would.",
        "Lome is the sort of town many villagers fear the rebels would shell.",
        "A flood of arms, which officials say could be helping the militia, has come in.",
        '"This could be any village," the mayor said.',
        '"A port might make sense," the engineer said.',
        '"The president could name a new envoy," the lawyer said.',
        "That was originally expected to take two years.",
        "The general hopes the truce will collapse.",
        "The rules guaranteed that the guards would be unarmed.",
    ],
)
def test_what_no_voice_judges_is_no_forecast(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Monitors said the truce will collapse.", "Monitors"),
        ("The general believes the truce will collapse.", "The general"),
        ("The deal, which diplomats say will collapse within months, was signed.", "diplomats"),
        ("Unless Chad yields, the monitors say, the town could starve.", "the monitors"),
        ('"The president could lose the vote," the lawyer said.', "the lawyer"),
        ('"I think the truce will collapse," the nurse said.', "the nurse"),
    ],
)
def test_whoever_judges_is_its_maker(analysis_of, text, by) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.by.name == by


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The view remains the same: The truce will collapse.", "The truce will collapse"),
        (
            "Because the dam holds for decades, that is likely to change only slowly.",
            "that is likely to change only slowly",
        ),
        (
            "The minister said the rebels would “wreck the harvest.”",
            "the rebels would “wreck the harvest.”",
        ),
        (
            "The farmers won't leave just because it rains.",
            "The farmers won't leave just because it rains",
        ),
    ],
)
def test_a_judgement_is_cut_at_its_own_clause_and_marks(analysis_of, text, span) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.span.text == span


def test_a_second_predicate_is_about_the_shared_subject(analysis_of) -> None:
    first, second = read(analysis_of("The truce will please the army and frighten the farmers."))
    assert second.span.text == "frighten the farmers"
    assert second.about == "The truce will frighten the farmers"
    assert first.about == first.span.text


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged the miners to go looking for work.",
        "The letter goes on to say that the dam is old.",
        "The army has planned under the assumption that the rebels will be weak.",
        "The president will be spending the week in Lome.",
        "The president will make his first visit to Lome next week.",
        "Otieno will be a co-chairman of the panel.",
        "In some districts, voting will begin a month before the polling day.",
        '"It would be wrong and foolish," the general said.',
        '"It will be interesting to see how the rebels vote," the envoy said.',
        "The rebels might seem weak, but they hold the bridge.",
        "The rebels may hold the bridge.",
        "What worries the monitors is that the militia will return.",
        "The minister announced that the port would grow.",
        "It was doubtful he would have signed.",
        "Indeed, it is probably what the rebels want.",
        "The militia needs scouts who will map the hills and frighten the farmers.",
    ],
)
def test_plans_verdicts_states_and_held_thoughts_are_no_forecasts(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("Some losses may be inevitable.", "unstated"),
        ("Chad may find buyers for its oil, but the price is low.", "unstated"),
        ("Neither the tax nor the tariff would change anything, analysts said.", "remote"),
        ("The truce is going to collapse.", "almost-certain"),
        ("The militia will be a threat to the farmers for years.", "almost-certain"),
    ],
)
def test_their_true_neighbours_are_kept(analysis_of, text, likelihood) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == likelihood


def test_whoever_expects_is_the_maker(analysis_of) -> None:
    (expected,) = read(analysis_of("Villagers do not expect to see the monitors return."))
    assert expected.by.name == "Villagers"


@pytest.mark.parametrize(
    "text",
    [
        "Women are more likely to be frightened by the militia, the poll found.",
        "Otieno said he would certainly sign the charter.",
        "The truce came as the front appeared likely to narrow.",
        '"The villagers expect you to plow the fields," the mayor said.',
        '"The true toll could be as high as 40 percent," the doctor said.',
        "The lull could be indicative of a change of heart.",
        "The same question could be directed to the army.",
        '"It is incredible that a small town could produce such men," the priest said.',
        "Villagers thought the harvest would be better.",
        '"It will not be strange for the army to do so," the envoy said.',
        "The general backed away from a suggestion that he might fall.",
    ],
)
def test_comparisons_demands_measures_and_past_thoughts_are_no_forecasts(analysis_of, text) -> None:
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("The rebels are more likely than not to lose the port.", "likely"),
        ("Perhaps Chad will oppose the charter.", "unstated"),
        ("The truce could collapse.", "unstated"),
        ("The front is likely to narrow.", "likely"),
    ],
)
def test_chances_beside_them_are_kept(analysis_of, text, likelihood) -> None:
    (forecast,) = read(analysis_of(text))
    assert forecast.likelihood == likelihood


def test_a_relative_clause_is_about_its_antecedent(analysis_of) -> None:
    (forecast,) = read(analysis_of("The vote, which is expected to shake the coast, was delayed."))
    assert forecast.about == "The vote is expected to shake the coast"


@pytest.mark.parametrize(
    ("text", "likelihood"),
    [
        ("There is a chance the truce will never be one.", "unstated"),
        ("The higher the price, the lower the odds that the dam will ever be built.", ""),
        ("Farmers met in the hopes that the army will yield.", ""),
        ("The difference, said Otieno and others, would be clear.", ""),
    ],
)
def test_a_chance_judges_by_its_noun_and_hopes_judge_nothing(analysis_of, text, likelihood) -> None:
    assert [f.likelihood for f in read(analysis_of(text))] == ([likelihood] if likelihood else [])


def test_an_aside_is_cut_from_the_sentence_around_it(analysis_of) -> None:
    text = (
        "The good news for Chad - and the rebels will profit by this - is that the rains are late."
    )
    assert "good news" not in "".join(f.span.text for f in read(analysis_of(text)))
