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
