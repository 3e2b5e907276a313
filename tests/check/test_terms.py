"""Terms: when a pledge is in force, and until when, as known on a day."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from parley.check import PledgeFile, changes, check, not_in_force, terms_known
from parley.errors import CaseError, InvalidRecord
from parley.records import Renewal
from tests.check.tables import BEGIN, LONG_AFTER, ZONE, a_test, daily, dataset, table

FIRST_END = BEGIN + timedelta(days=4)
SECOND_END = BEGIN + timedelta(days=7)
RENEWED = (Renewal(until=SECOND_END, known=date(2031, 5, 18)),)
HEAD = "pledge: truce\nact: cease\neverywhere: true\nbegin: 2031-05-15\n"
EVENTS = daily(4, range(-14, 0)) + daily(1, range(30))


def _read(tmp_path: Path, text: str):
    path = tmp_path / "pledge.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    (test,) = PledgeFile.load(path).tests(lambda name, country: ())
    return test


def _found(test, as_of=LONG_AFTER):
    return check(test, table(EVENTS), [dataset(EVENTS)], as_of=as_of, locate=None)


def test_renewal_counts_from_the_day_it_became_known() -> None:
    test = a_test(due=FIRST_END, renewals=RENEWED)
    assert terms_known(test, as_of=date(2031, 5, 17)).test.due == FIRST_END
    assert terms_known(test, as_of=date(2031, 5, 18)).test.due == SECOND_END


def test_horizon_past_the_first_term_is_judged_once_the_renewal_is_known() -> None:
    test = a_test(due=FIRST_END, renewals=RENEWED)

    def verdict(day: date) -> str:
        (week,) = (f for f in _found(terms_known(test, as_of=day).test) if f.horizon == "7d")
        return week.verdict

    assert verdict(date(2031, 5, 17)) == "expired"
    assert verdict(LONG_AFTER) not in ("expired", "not-in-force")


def test_renewals_are_read_from_a_pledge_file_in_the_order_they_became_known(tmp_path) -> None:
    test = _read(
        tmp_path,
        "due: 2031-05-18\ntimezone: Europe/Kyiv\nrenewed:\n"
        "  - {until: 2031-05-24, known: 2031-05-21}\n"
        "  - {until: 2031-05-21, known: 2031-05-18}\n",
    )
    assert [each.known.day for each in test.renewals] == [18, 21]
    assert test.renewals[0].until == datetime(2031, 5, 22, tzinfo=ZONE)  # pledged to its end


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("renewed: {until: 2031-05-21, known: 2031-05-18}", "first `due` or `term`"),
        ("due: 2031-05-18\nrenewed: [{until: 2031-05-16, known: 2031-05-18}]", "not after"),
        ("due: 2031-05-18\nrenewed: [{until: 2031-05-21}]", "known"),
        ("met: 2031-05-18", "without `condition`"),
        ("condition: if the bridge opens\nmet: perhaps", "no`, or `unknown"),
    ],
)
def test_terms_that_make_no_sense_are_refused(tmp_path, text, complaint) -> None:
    with pytest.raises(CaseError, match=complaint):
        _read(tmp_path, text)


def test_condition_that_nobody_settled_makes_a_pledge_not_testable(tmp_path) -> None:
    test = _read(tmp_path, "condition: if the bridge opens\n")
    (reason,) = {f.reasons[0] for f in _found(test)}
    assert "needs 1 choice" in reason
    assert "the bridge opens" in reason
    assert {f.verdict for f in _found(test)} == {"not-testable"}


@pytest.mark.parametrize("met", ["no", "false", "'no'"])
def test_condition_not_met_leaves_a_pledge_not_in_force(tmp_path, met) -> None:
    test = _read(tmp_path, f"condition: if the bridge opens\nmet: {met}\n")
    terms = terms_known(test, as_of=LONG_AFTER)
    found = not_in_force(test, terms.why_not, as_of=LONG_AFTER)
    assert {f.verdict for f in found} == {"not-in-force"}
    assert "was not met" in found[0].reasons[0]
    assert found[0].before is None


def test_conditional_pledge_takes_effect_on_the_day_its_condition_was_met(tmp_path) -> None:
    test = _read(tmp_path, "condition: if the bridge opens\nmet: 2031-05-18\n")
    assert "had not been met" in terms_known(test, as_of=date(2031, 5, 17)).why_not
    begin = terms_known(test, as_of=date(2031, 5, 18)).test.begin
    assert begin is not None
    assert begin.date() == date(2031, 5, 18)


def test_pledge_whose_term_ended_before_its_condition_was_met_was_never_in_force() -> None:
    test = a_test(due=FIRST_END, condition="if the bridge opens", met_on=date(2031, 6, 1))
    assert "Its term ended" in terms_known(test, as_of=LONG_AFTER).why_not


def test_renewal_that_became_known_since_is_news_and_one_before_is_a_changed_test() -> None:
    first = a_test(due=FIRST_END)
    later = a_test(due=FIRST_END, renewals=RENEWED)
    seen_before = _found(first, as_of=date(2031, 5, 17))
    seen_after = _found(first, as_of=LONG_AFTER)
    assert changes([later], tests=[first], findings=seen_before) == {}
    assert changes([later], tests=[first], findings=seen_after) == {later.id: ("renewals",)}


def test_record_refuses_an_answer_without_a_condition() -> None:
    with pytest.raises(InvalidRecord, match="without a condition"):
        a_test(is_unmet=True)
    with pytest.raises(InvalidRecord, match="without an end"):
        a_test(renewals=RENEWED)
