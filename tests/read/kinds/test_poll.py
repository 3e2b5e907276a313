import pytest

from parley.read.kinds.poll import read


def test_share_hedge_and_missing_pollster_are_kept(analysis_of) -> None:
    (poll,) = read(analysis_of("Around 70 percent of Kenyans support the peace plan."))
    assert (poll.value, poll.hedge, poll.pollster) == (70, "around", "")
    assert poll.population == "Kenyans"


def test_every_share_of_a_sentence_is_a_poll(analysis_of) -> None:
    text = (
        "A survey conducted by Norlight found that 40 percent of respondents favoured the deal, "
        "while 35 percent opposed it."
    )
    polls = read(analysis_of(text))
    assert [p.value for p in polls] == [40, 35]
    assert {p.pollster for p in polls} == {"Norlight"}


def test_number_words_are_read(analysis_of) -> None:
    (poll,) = read(analysis_of("Sixty-five per cent of voters believe the truce will hold."))
    assert poll.value == 65


def test_shares_that_measure_no_opinion_are_left_out(analysis_of) -> None:
    assert read(analysis_of("Inflation rose to 12 percent and exports fell by 4 percent.")) == []
    assert read(analysis_of("Iran enriched uranium to 20 percent, officials believe.")) == []


def test_named_poll_names_its_pollster_and_a_nation_does_not(analysis_of) -> None:
    (named,) = read(analysis_of("In a Norlight poll, 52 percent of Peruvians back the talks."))
    (national,) = read(analysis_of("In a Peruvian poll, 52 percent of voters back the talks."))
    assert (named.pollster, national.pollster) == ("Norlight", "")
    assert named.measure == "back the talks"


@pytest.mark.parametrize(
    "text",
    [
        "The survey found that 98 percent of the islanders are Sunni.",
        "Each year of school yields a 10 percent rise in income, she said.",
        "The rebels would give up some nine percent of the coast, they said.",
        "Otieno stands at the 21-to-25-percent level in the polls.",
    ],
)
def test_faiths_yields_land_and_ranges_are_no_opinion(analysis_of, text: str) -> None:
    assert read(analysis_of(text)) == []


def test_compared_shares_keep_their_clause_and_the_people_asked(analysis_of) -> None:
    text = (
        "The survey found that officers favored Otieno 51 percent to 27 percent, while enlisted "
        "men favored Mwangi, 63 percent to 18 percent."
    )
    polls = read(analysis_of(text))
    assert [p.value for p in polls] == [51, 27, 63, 18]
    assert [p.population for p in polls] == ["officers"] * 2 + ["enlisted men"] * 2
    assert {p.span.text for p in polls[2:]} == {
        "enlisted men favored Mwangi, 63 percent to 18 percent"
    }
    assert (polls[2].measure, polls[3].measure) == ("favored Mwangi", "against: favored Mwangi")


def test_each_name_in_a_list_has_its_share(analysis_of) -> None:
    text = "The survey put Otieno at 11 percent, Mwangi at 10 percent and Kamau at 8 percent."
    polls = read(analysis_of(text))
    assert [p.measure for p in polls] == [
        "support for Otieno",
        "support for Mwangi",
        "support for Kamau",
    ]
    assert [p.span.text for p in polls[1:]] == ["Mwangi at 10 percent", "Kamau at 8 percent"]


def test_a_contest_is_read_with_both_names(analysis_of) -> None:
    text = (
        "A poll showed Ana Otieno leading Ben Mwangi among likely voters, 39 percent to 35 percent."
    )
    first, second = read(analysis_of(text))
    assert (first.measure, second.measure) == ("support for Ana Otieno", "support for Ben Mwangi")
    assert first.population == second.population == "likely voters"


def test_votes_won_are_no_poll(analysis_of) -> None:
    text = (
        "A poll was published on Monday.\n\n"
        "Otieno has won only two provinces with more than 60 percent support."
    )
    assert read(analysis_of(text)) == []


@pytest.mark.parametrize(
    ("text", "measure", "hedge"),
    [
        ("In a Norlight poll, Otieno drew 45 percent support.", "support for Otieno", ""),
        ("Both surveys showed Otieno above 50 percent.", "support for Otieno", "above"),
        ("A Norlight survey had her at 4 percent.", "support for her", ""),
        ("Otieno was backed by 42 percent of voters in the survey.", "support for Otieno", ""),
        ("A survey found 19 percent in favour of the toll.", "in favour of the toll", ""),
    ],
)
def test_measure_says_whom_or_what_the_share_backs(analysis_of, text, measure, hedge) -> None:
    (poll,) = read(analysis_of(text))
    assert (poll.measure, poll.hedge) == (measure, hedge)


def test_a_share_without_its_opinion_takes_the_next_ones(analysis_of) -> None:
    text = (
        "In the survey, 8 percent of farmers said they would vote for Mwangi; 1 percent of farmers "
        "and 3 percent of “traders” said they would vote for Otieno."
    )
    _, first, second = read(analysis_of(text))
    assert first.measure == second.measure == "would vote for Otieno"
    assert (first.population, second.population) == ("farmers", "traders")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("A survey in March found Otieno at 40 percent.", 3),
        ("A survey found Otieno at 40 percent, up eight points from March.", None),
        ("A survey found that 40 percent back Otieno in the June 20 election.", None),
        ("A survey found that 40 percent would back Otieno in November.", None),
    ],
)
def test_a_poll_is_dated_by_its_own_time_only(analysis_of, text, month) -> None:
    (poll,) = read(analysis_of(text))
    assert (poll.when.first.month if poll.when else None) == month


def test_another_poll_does_not_take_the_date_of_the_one_before(analysis_of) -> None:
    text = (
        "A survey in March found Otieno at 40 percent. The latest survey has Otieno at 45 percent."
    )
    first, second = read(analysis_of(text))
    assert first.when is not None
    assert second.when is None


def test_what_people_are_is_no_opinion(analysis_of) -> None:
    text = "States where 93 percent of voters there were white, exit polls say, lead in support."
    assert read(analysis_of(text)) == []


def test_people_asked_stand_behind_a_dash_too(analysis_of) -> None:
    text = "A survey showed that a bit more than half — 55 percent — of farmers backed Otieno."
    (poll,) = read(analysis_of(text))
    assert poll.population == "farmers"
