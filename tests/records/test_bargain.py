from dataclasses import replace

import pytest

from parley.errors import InvalidRecord
from parley.records import Amount, Lever, Problem, Stake, Topic


def amount(name, low, high=None, **fields):
    return Amount(name=name, low=low, high=low if high is None else high, **fields)


def stake(party, *, ideal=0.0, salience=1.0, topic="border"):
    return Stake(
        party=party,
        topic=topic,
        ideal=amount(f"ideal {party} {topic}", ideal),
        salience=amount(f"salience {party} {topic}", salience),
        shape=amount(f"shape {party} {topic}", 1.0),
    )


def problem(**fields):
    known = {
        "parties": ("GHA", "TGO"),
        "topics": (Topic(name="border"),),
        "stakes": (stake("GHA"), stake("TGO", ideal=1.0)),
        "win": amount("win", 0.4, 0.6),
        "costs": (amount("cost GHA", 0.1), amount("cost TGO", 0.2)),
    }
    return Problem(**(known | fields))


def test_problem_lists_every_number_once():
    names = [each.name for each in problem().amounts()]
    assert len(names) == len(set(names)) == 9
    assert problem().id == problem().id != problem(win=amount("win", 0.5)).id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"parties": ("GHA",)}, "name two or more"),
        ({"parties": ("GHA", "GHA")}, "name two or more"),
        ({"costs": (amount("cost GHA", 0.1),)}, "1 costs of war for 2 parties"),
        ({"costs": (amount("cost GHA", -0.1), amount("cost TGO", 0.2))}, "cannot be below 0"),
        ({"win": amount("win", 0.5, 1.2)}, "from 0 to 1"),
        ({"topics": ()}, "nothing to bargain over"),
        ({"stakes": (stake("NGA"),)}, "not both known"),
        ({"stakes": (stake("GHA", topic="fish"),)}, "not both known"),
        ({"stakes": (stake("GHA", salience=0.0),)}, "add up to 0"),
        ({"patience": (amount("patience", 0.9),)}, "1 patiences"),
        ({"win": amount("cost GHA", 0.5)}, "two numbers are called 'cost GHA'"),
    ],
)
def test_problem_that_contradicts_itself_is_refused(fields, said):
    with pytest.raises(InvalidRecord, match=said):
        problem(**fields)


def test_amount_needs_numbers_in_order():
    for low, high in ((1.0, 0.0), (float("nan"), 1.0), (0.0, float("inf"))):
        with pytest.raises(InvalidRecord):
            amount("x", low, high)


def test_stake_and_lever_stay_in_their_bounds():
    with pytest.raises(InvalidRecord, match="leaves 0 to 1"):
        stake("GHA", ideal=1.5)
    with pytest.raises(InvalidRecord, match="below 0"):
        stake("GHA", salience=-1.0)
    lever = Lever(name="aid", party="GHA", worth=amount("w", 0.1), belief=amount("b", 0.5))
    with pytest.raises(InvalidRecord, match="from 0 to 1"):
        replace(lever, belief=amount("b", 0.5, 1.5))
    with pytest.raises(InvalidRecord, match="no party"):
        problem(levers=(replace(lever, party="NGA"),))
