"""What reads like a forecast, a pledge, a position or a share of opinion and says less."""

import pytest

from parley.read.kinds import forecast, pledge, poll, position


@pytest.mark.parametrize(
    ("refused", "kept"),
    [
        (
            "Critics say money could be better spent on schools.",
            "Critics say money could be spent on arms next year.",
        ),
        (
            "Oil may hit a record week after week, but that doesn't mean drivers respect it.",
            "Oil may hit a record next week.",
        ),
        (
            "“Were the court to release the files, it would enter the contest,” Mora wrote.",
            "“If the court releases the files, it will enter the contest,” Mora wrote.",
        ),
        (
            "In Lima there are fears the truce will collapse.",
            "The truce will collapse.",
        ),
        (
            "“It was his vision: he was going to see the changes,” said Ana Reis.",
            "Ana Reis said the army was going to lose the war.",
        ),
    ],
)
def test_what_is_only_supposed_granted_or_meant_is_no_forecast(analysis_of, refused, kept) -> None:
    assert forecast.read(analysis_of(refused)) == []
    assert len(forecast.read(analysis_of(kept))) == 1


def test_what_people_decided_in_a_clause_of_time_is_no_pledge(analysis_of) -> None:
    past = "“It was sad when the British people decided to leave,” said Donald Tusk."
    assert pledge.read(analysis_of(past)) == []
    assert pledge.read(analysis_of("Peru decided to withdraw its troops from Chile.")) != []


@pytest.mark.parametrize(
    ("verb", "act"),
    [("ease sanctions on Niger", "reduce"), ("lift sanctions on Niger", "open")],
)
def test_eased_measures_are_fewer_and_lifted_ones_gone(analysis_of, verb, act) -> None:
    (found,) = pledge.read(analysis_of(f"The government of Peru said it would {verb}."))
    assert found.act == act


def test_what_is_aimed_against_a_country_does_not_take_place_there(analysis_of) -> None:
    text = "Peru said it would end the emergency against Niger."
    (found,) = pledge.read(analysis_of(text))
    assert found.where == ()


def test_the_issue_is_none_of_a_condition_nor_a_piece_of_a_name(analysis_of) -> None:
    condition = "“Peru must defend its border if Niger pulls back,” said the premier of Peru."
    (found,) = position.read(analysis_of(condition))
    assert "Niger" not in found.issue
    name = "Peru demands policies that help heal divides in the United States."
    issues = [p.issue for p in position.read(analysis_of(name))]
    assert not any("United" in i and "United States" not in i for i in issues)


def test_a_court_that_rejects_decides_and_takes_no_stance(analysis_of) -> None:
    assert position.read(analysis_of("The court in Peru rejected the plan for talks.")) == []


@pytest.mark.parametrize(
    ("text", "population", "measure"),
    [
        (
            "In the poll, Mora has just 5 percent support of the rural vote in Peru.",
            "the rural vote",
            "support for Mora",
        ),
        (
            "In a poll, the nominee currently sits at 85 percent support among young voters.",
            "young voters",
            "support for the nominee",
        ),
    ],
)
def test_a_share_of_support_keeps_whose_and_for_whom(
    analysis_of, text, population, measure
) -> None:
    (found,) = poll.read(analysis_of(text))
    assert (found.population, found.measure) == (population, measure)


def test_what_people_in_general_want_is_no_partys_position(analysis_of) -> None:
    text = "Reis said people in Peru are scared. They want safe homes."
    assert all(p.party.name.lower() != "people" for p in position.read(analysis_of(text)))
