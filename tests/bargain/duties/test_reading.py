import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.bargain.duties import (
    Act,
    Consent,
    Degree,
    Duty,
    Pact,
    Trigger,
    read_duties,
)
from parley.errors import InvalidRecord

PARTIES = ("MDA", "ROU", "GEO", "ARM")


def owes(by: str, to: str, act: Act = Act.ASSIST, **more) -> Duty:
    return Duty(by=by, to=to, act=act, **{"when": Trigger.ATTACK, **more})


def pact(*duties: Duty, parties: tuple[str, ...] = PARTIES, **more) -> Pact:
    return Pact(name="a draft", parties=parties, duties=duties, **more)


def gaps(reading) -> dict[str, tuple[str, ...]]:
    return {gap.what: gap.parties for gap in reading.gaps}


def test_a_duty_owed_both_ways_is_reciprocal():
    (row,) = read_duties(pact(owes("MDA", "ROU"), owes("ROU", "MDA"))).reciprocity

    assert row.is_reciprocal
    assert (row.owed, row.share, row.unanswered) == (2, 1.0, ())


def test_a_duty_paid_for_with_another_is_returned_but_not_in_kind():
    reading = read_duties(
        pact(owes("ROU", "MDA"), owes("MDA", "ROU", Act.FORGO, when=Trigger.ALWAYS))
    )
    aid = reading.reciprocity[0]

    assert (aid.act, aid.in_kind, aid.in_return, aid.unanswered) == (Act.ASSIST, 0, 1, ())


def test_a_duty_for_which_nothing_is_owed_is_unanswered():
    (row,) = read_duties(pact(owes("ROU", "MDA"), owes("GEO", "MDA"))).reciprocity

    assert row.share == 0
    assert row.unanswered == (("GEO", "MDA"), ("ROU", "MDA"))


def test_the_same_duty_on_another_occasion_is_not_the_same_in_kind():
    reading = read_duties(pact(owes("MDA", "ROU"), owes("ROU", "MDA", when=Trigger.THREAT)))

    assert [row.in_kind for row in reading.reciprocity] == [0, 0]


def test_who_agreed_who_refused_and_who_is_not_heard_of_are_told_apart():
    reading = read_duties(
        pact(
            owes("MDA", "ROU", consent=Consent.GIVEN),
            owes("ROU", "MDA", consent=Consent.REFUSED),
            owes("ROU", "GEO"),
            owes("GEO", "MDA", consent=Consent.GIVEN),
            owes("GEO", "ROU"),
        )
    )

    assert (reading.agreed, reading.refused, reading.silent) == (("MDA",), ("ROU",), ("GEO",))


def test_what_several_owe_to_one_is_an_overlap():
    (overlap,) = read_duties(pact(owes("GEO", "MDA"), owes("ROU", "MDA"))).overlaps

    assert (overlap.to, overlap.by) == ("MDA", ("ROU", "GEO"))


def test_who_has_to_aid_both_rivals_is_torn():
    reading = read_duties(pact(owes("ROU", "MDA"), owes("ROU", "GEO"), rivals=(("MDA", "GEO"),)))

    (clash,) = reading.clashes
    assert (clash.by, clash.first.to, clash.second.to) == ("ROU", "MDA", "GEO")


def test_who_has_to_aid_one_rival_and_spare_the_other_is_torn():
    spared = owes("ROU", "GEO", Act.REFRAIN, when=Trigger.ALWAYS)

    (clash,) = read_duties(pact(owes("ROU", "MDA"), spared, rivals=(("GEO", "MDA"),))).clashes
    assert clash.second is spared


def test_aid_to_two_who_are_no_rivals_tears_nobody():
    assert read_duties(pact(owes("ROU", "MDA"), owes("ROU", "GEO"))).clashes == ()


def test_every_blank_of_a_duty_is_a_gap():
    found = gaps(read_duties(pact(Duty(by="ROU", to="MDA", act=Act.ASSIST))))

    for blank in ("when it falls due", "how much is left to who owes it", "where it holds"):
        assert found[f"nothing says {blank}"] == ("ROU",)
    assert found["nothing says how long it holds"] == ("ROU",)
    assert found["nothing says whether who owes it agrees"] == ("ROU",)


def test_a_duty_that_says_everything_has_no_blank():
    full = owes(
        "ROU", "MDA", degree=Degree.FIXED, consent=Consent.GIVEN, area="its land", until="2050"
    )

    assert not [gap for gap in read_duties(pact(full)).gaps if gap.duties]


def test_duties_that_nobody_has_are_gaps_too():
    found = gaps(read_duties(pact(owes("ROU", "MDA"), owes("MDA", "ROU"), owes("GEO", "MDA"))))

    assert found["nobody has to come to its aid"] == ("GEO", "ARM")
    assert found["owes and is owed nothing"] == ("GEO",)
    assert found["has no part in it"] == ("ARM",)
    assert found["nobody checks"] == PARTIES
    assert found["nobody has to do anything when a commitment is in question"] == PARTIES


def test_a_pact_without_duties_is_all_gap():
    reading = read_duties(pact())

    assert reading.reciprocity == ()
    assert gaps(reading)["has no part in it"] == PARTIES


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: owes("MDA", "MDA"), "owed to another"),
        (lambda: owes("", "MDA"), "name who owes it"),
        (lambda: pact(owes("MDA", "XXX")), "XXX is no party"),
        (lambda: pact(rivals=(("MDA", "XXX"),)), "XXX is no party"),
        (lambda: pact(parties=("MDA", "MDA")), "named twice"),
        (lambda: pact(parties=tuple(f"P{n}" for n in range(1000))), "1000 parties are more"),
    ],
)
def test_a_duty_or_pact_that_makes_no_sense_is_refused(build, said):
    with pytest.raises(InvalidRecord, match=said):
        build()


DUTIES = st.lists(
    st.builds(
        Duty,
        by=st.sampled_from(PARTIES[:2]),
        to=st.sampled_from(PARTIES[2:]),
        act=st.sampled_from(Act),
        when=st.sampled_from(Trigger),
    )
    | st.builds(
        Duty,
        by=st.sampled_from(PARTIES[2:]),
        to=st.sampled_from(PARTIES[:2]),
        act=st.sampled_from(Act),
        when=st.sampled_from(Trigger),
    ),
    max_size=12,
)


@given(DUTIES)
def test_every_pair_is_returned_in_kind_or_otherwise_or_not_at_all(duties):
    for row in read_duties(pact(*duties)).reciprocity:
        assert row.owed == row.in_kind + row.in_return + len(row.unanswered)
        assert 0 <= row.share <= 1


@given(DUTIES)
def test_turning_every_duty_round_leaves_the_share_that_is_returned(duties):
    turned = [Duty(by=one.to, to=one.by, act=one.act, when=one.when) for one in duties]

    shares = [row.share for row in read_duties(pact(*duties)).reciprocity]
    assert [row.share for row in read_duties(pact(*turned)).reciprocity] == shares


@given(DUTIES, st.randoms(use_true_random=False))
def test_the_order_of_the_duties_does_not_matter(duties, chance):
    mixed = list(duties)
    chance.shuffle(mixed)
    one, other = read_duties(pact(*duties)), read_duties(pact(*mixed))

    assert one.reciprocity == other.reciprocity
    assert one.overlaps == other.overlaps
    assert gaps(one) == gaps(other)
