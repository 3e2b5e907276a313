import pytest

from parley.bargain.duties import (
    BUDAPEST,
    NORTH_ATLANTIC,
    Act,
    Degree,
    Duty,
    Pact,
    Trigger,
    compare_duties,
    lay_out,
    read_duties,
)
from parley.errors import InvalidRecord

GUARANTORS = ("KEN", "ETH", "UGA")
EVERYONE = ("SSD", *GUARANTORS)

#: Three states promise to defend a fourth, which promises to stay out of alliances.
ONE_WAY = Pact(
    name="a draft of guarantees",
    parties=EVERYONE,
    duties=(
        *(Duty(by=by, to="SSD", act=Act.ASSIST, when=Trigger.ATTACK) for by in GUARANTORS),
        *(Duty(by="SSD", to=to, act=Act.FORGO, when=Trigger.ALWAYS) for to in GUARANTORS),
    ),
)


def line(comparison, act):
    return next(line for line in comparison.lines if line.act is act)


def test_an_alliance_binds_every_member_to_every_other():
    alliance = lay_out(NORTH_ATLANTIC, {"member": EVERYONE})

    assert len(alliance.duties) == len(NORTH_ATLANTIC.rules) * 4 * 3
    assert all(row.is_reciprocal for row in read_duties(alliance).reciprocity)


def test_assurances_of_budapest_are_paid_for_with_another_duty_and_aid_nobody():
    memorandum = lay_out(BUDAPEST, {"guarantor": GUARANTORS, "protected": ("SSD",)})
    reading = read_duties(memorandum)

    by_act = {row.act: row for row in reading.reciprocity}
    assert by_act[Act.CONSULT].is_reciprocal
    assert by_act[Act.RESPECT].share == 0
    assert by_act[Act.RESPECT].in_return == 3
    assert Act.ASSIST not in by_act
    gaps = {gap.what: gap.parties for gap in reading.gaps}
    assert gaps["nobody has to come to its aid"] == memorandum.parties


def test_a_one_way_guarantee_beside_the_mutual_one():
    beside = compare_duties(ONE_WAY, NORTH_ATLANTIC, {"member": EVERYONE})
    aid = line(beside, Act.ASSIST)

    assert (aid.here, aid.share_here) == (3, 0.0)
    assert (aid.there, aid.share_there) == (12, 1.0)
    assert aid.articles == ("article 5",)
    assert aid.degrees_here == (Degree.UNSTATED,)
    assert aid.degrees_there == (Degree.AS_DEEMED,)
    assert ("SSD", "KEN", Act.ASSIST, Trigger.ATTACK) in beside.missing
    assert ("KEN", "ETH", Act.ASSIST, Trigger.ATTACK) in beside.missing
    assert beside.added == tuple(("SSD", to, Act.FORGO, Trigger.ALWAYS) for to in GUARANTORS)
    assert beside.share_kept == pytest.approx(3 / 60)


def test_a_kind_of_duty_that_only_one_has_is_a_line_with_a_blank():
    beside = compare_duties(ONE_WAY, NORTH_ATLANTIC, {"member": EVERYONE})

    assert (line(beside, Act.FORGO).there, line(beside, Act.FORGO).share_there) == (0, None)
    assert (line(beside, Act.CONSULT).here, line(beside, Act.CONSULT).share_here) == (0, None)


@pytest.mark.parametrize(
    ("treaty", "roles"),
    [
        (NORTH_ATLANTIC, {"member": EVERYONE}),
        (BUDAPEST, {"guarantor": GUARANTORS, "protected": ("SSD",)}),
    ],
)
def test_a_treaty_beside_itself_lacks_nothing(treaty, roles):
    beside = compare_duties(lay_out(treaty, roles), treaty, roles)

    assert beside.share_kept == 1
    assert beside.missing == beside.added == ()
    assert all(row.share_here == row.share_there for row in beside.lines)


def test_a_treaty_that_asks_nothing_of_one_member_is_kept():
    assert compare_duties(ONE_WAY, NORTH_ATLANTIC, {"member": ("SSD",)}).share_kept == 1


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ({}, "its roles are guarantor, protected; got none"),
        ({"member": EVERYONE}, "got member"),
        ({"guarantor": (), "protected": ("SSD",)}, "nobody is a guarantor"),
        ({"guarantor": ("SSD",), "protected": ("SSD",)}, "named twice"),
    ],
)
def test_roles_that_do_not_fit_the_treaty_are_refused(roles, said):
    with pytest.raises(InvalidRecord, match=said):
        lay_out(BUDAPEST, roles)
