"""A human verdict stands on two names; dissent is kept."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.check import WITHDRAWN, overrides, same_person
from parley.records import Judgement


def _said(author: str, decision: str, minute: int = 0, horizon: str = "7d") -> Judgement:
    at = datetime(2031, 6, 1, 12, minute, tzinfo=UTC)
    return Judgement(
        about="a" * 64, author=author, decision=decision, reason="seen", at=at, horizon=horizon
    )


def _one(*said: Judgement):
    (found,) = overrides(said)
    return found


def test_one_name_only_proposes() -> None:
    found = _one(_said("Ida Holm", "broken"))
    assert not found.stands
    assert found.dissent == ()


def test_two_names_carry_a_verdict() -> None:
    found = _one(_said("Ida Holm", "broken"), _said("Per Dahl", "broken"))
    assert found.verdict == "broken"
    assert [voice.author for voice in found.agreed] == ["Ida Holm", "Per Dahl"]


def test_two_who_differ_carry_nothing_and_both_are_kept() -> None:
    found = _one(_said("Ida Holm", "broken"), _said("Per Dahl", "kept"))
    assert not found.stands
    assert {voice.author for voice in found.dissent} == {"Ida Holm", "Per Dahl"}


def test_third_who_disagrees_is_kept_as_dissent() -> None:
    said = [_said("Ida Holm", "broken"), _said("Per Dahl", "broken"), _said("Eva Lind", "kept")]
    found = _one(*said)
    assert found.verdict == "broken"
    assert [voice.author for voice in found.dissent] == ["Eva Lind"]


def test_two_against_two_carry_nothing() -> None:
    said = [_said(a, v) for a, v in zip("wxyz", ("kept", "kept", "broken", "broken"), strict=True)]
    assert not _one(*said).stands


def test_last_word_of_a_person_counts() -> None:
    said = [
        _said("Ida Holm", "kept"),
        _said("Per Dahl", "broken", 1),
        _said("Ida Holm", "broken", 2),
    ]
    assert _one(*said).verdict == "broken"
    assert not _one(*said, _said("Per Dahl", WITHDRAWN, 3)).stands


def test_everything_withdrawn_leaves_nothing() -> None:
    assert overrides([_said("Ida Holm", "kept"), _said("Ida Holm", WITHDRAWN, 1)]) == ()


def test_horizons_are_judged_apart() -> None:
    found = overrides([_said("Ida Holm", "broken"), _said("Per Dahl", "broken", horizon="14d")])
    assert [each.stands for each in found] == [False, False]


def test_pledge_that_was_renamed_since_is_still_one() -> None:
    old, new = _said("Ida Holm", "broken"), _said("Per Dahl", "broken")
    (found,) = overrides([old, new], now={"a" * 64: "b" * 64})
    assert found.pledge == "b" * 64
    assert found.stands


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ida Holm", "ida  HOLM"),
        ("Ida Holm", "Holm, Ida"),
        ("Ida Holm", "I. Holm"),
        ("Ida Holm", "Dr. Ida Holm"),
        ("Ida Holm", "Ida M. Holm"),
        ("Ida Holm", "ida.holm@example.org"),
        ("José Peña", "Jose Pena"),
        ("Ida Holm", "Holm"),
    ],
)
def test_two_spellings_of_a_person_are_one(first, second) -> None:
    assert same_person(first, second)
    assert not _one(_said(first, "broken"), _said(second, "broken", 1)).stands


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ida Holm", "Per Holm"), ("Ida Holm", "Ida Dahl"), ("A. Holm", "B. Holm"), ("Ida", "Idar")],
)
def test_two_people_are_two(first, second) -> None:
    assert not same_person(first, second)


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)


@given(names, names)
def test_sameness_has_no_order_and_everybody_is_themselves(first, second) -> None:
    assert same_person(first, first)
    assert same_person(first, second) == same_person(second, first)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(["kept", "broken"]))))
def test_verdict_that_stands_always_has_two_people_behind_it(said) -> None:
    for found in overrides(_said(who, what) for who, what in said):
        voices = len({voice.author for voice in found.agreed})
        assert voices >= 2 if found.stands else voices == 0
        assert len(found.agreed) + len(found.dissent) in (len(found.voices), 0)
