import dataclasses
from datetime import date

import pytest

from parley.errors import InvalidRecord, LedgerError, MissingInput, SpanNotInSource
from parley.records import Forecast


@pytest.fixture
def filled(ledger, sample):
    ledger.append(sample.records)
    return ledger


@pytest.fixture
def better(sample):
    return dataclasses.replace(sample.pledge, degree="all")


def test_a_correction_stands_in_the_place_of_the_old_record(filled, sample, better):
    assert filled.correct(
        sample.statement.id,
        dataclasses.replace(sample.statement, mode="mixed"),
        "ann",
        "half of it is quoted",
    )
    assert filled.correct(sample.pledge.id, better, "ann", "the text says all") == better.id
    assert [claim.kind for claim in filled.claims()] == ["statement", "pledge"]
    assert filled.claims("pledge") == (better,)


def test_history_shows_both_with_author_and_reason(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    first, second = filled.history(better.id)
    assert filled.history(sample.pledge.id) == (first, second)
    assert (first.record, first.author, first.reason, first.replaces) == (
        sample.pledge, "parley", "", "",
    )  # fmt: skip
    assert (second.record, second.author, second.reason, second.replaces) == (
        better, "ann", "the text says all", sample.pledge.id,
    )  # fmt: skip
    assert first.number < second.number


def test_the_old_record_shows_on_no_day(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert filled.claims("pledge", as_of=date(2031, 5, 12)) == ()
    assert filled.claims("pledge", as_of=date(2031, 5, 13)) == (better,)


def test_the_old_record_does_not_come_back_with_a_replay(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert filled.append(sample.records) == 0
    assert filled.claims("pledge") == (better,)


def test_the_same_correction_twice_is_one_row(filled, sample, better):
    for _ in range(2):
        filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert len(filled.history(better.id)) == 2


def test_a_record_that_no_longer_stands_cannot_be_corrected(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    with pytest.raises(LedgerError, match=r"ann put .* in its place \(the text says all\)"):
        filled.correct(sample.pledge.id, better, "bob", "again")


def test_a_correction_can_be_corrected(filled, sample, better):
    best = dataclasses.replace(better, object="army")
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    filled.correct(better.id, best, "bob", "the object is named")
    assert filled.claims("pledge") == (best,)
    assert [entry.author for entry in filled.history(sample.pledge.id)] == ["parley", "ann", "bob"]


def test_undo_is_another_row_and_redo_is_too(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert filled.undo(better.id, "bob", "it does not") == sample.pledge.id
    assert filled.claims("pledge") == (sample.pledge,)
    assert filled.undo(sample.pledge.id, "ann", "it does") == better.id
    assert filled.claims("pledge") == (better,)
    assert [entry.reason for entry in filled.history(better.id)] == [
        "", "the text says all", "it does not", "it does",
    ]  # fmt: skip
    assert filled.verify().is_whole


def test_an_undone_correction_can_be_made_again(filled, sample, better):
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    filled.undo(better.id, "bob", "it does not")
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert filled.claims("pledge") == (better,)


def test_there_must_be_something_to_undo(filled, sample):
    with pytest.raises(LedgerError, match="nothing to undo"):
        filled.undo(sample.pledge.id, "bob", "why not")
    with pytest.raises(MissingInput, match="not in the ledger"):
        filled.undo("f" * 64, "bob", "why not")


def test_two_records_corrected_to_one_stand_once_and_come_apart_again(filled, sample, better):
    twin = dataclasses.replace(sample.pledge, note="the same pledge, read twice")
    filled.append(twin)
    filled.correct(twin.id, sample.pledge, "ann", "one pledge")
    assert filled.claims("pledge") == (sample.pledge,)
    filled.undo(sample.pledge.id, "ann", "two after all")
    assert filled.claims("pledge") == (sample.pledge, twin)


def test_a_merged_record_is_corrected_wherever_it_stands(filled, sample, better):
    twin = dataclasses.replace(sample.pledge, note="the same pledge, read twice")
    filled.append(twin)
    filled.correct(twin.id, sample.pledge, "ann", "one pledge")
    filled.correct(sample.pledge.id, better, "ann", "the text says all")
    assert filled.claims("pledge") == (better,)


def test_a_claim_may_turn_out_to_be_of_another_kind(filled, sample):
    forecast = Forecast(
        source_sha256=sample.source.sha256, span=sample.pledge.span, about="the army leaves"
    )
    filled.correct(sample.pledge.id, forecast, "ann", "he expects it, he does not promise it")
    assert filled.claims("pledge") == ()
    assert filled.claims("forecast") == (forecast,)


def test_a_correction_is_held_against_the_source_too(filled, sample, better):
    span = dataclasses.replace(better.span, text="x" * len(better.span.text))
    with pytest.raises(SpanNotInSource):
        filled.correct(sample.pledge.id, dataclasses.replace(better, span=span), "ann", "no")
    assert filled.claims("pledge") == (sample.pledge,)


def test_a_correction_needs_an_author_a_reason_and_a_difference(filled, sample, better):
    for author, reason in (("", "why"), ("ann", " ")):
        with pytest.raises(InvalidRecord):
            filled.correct(sample.pledge.id, better, author, reason)
    with pytest.raises(LedgerError, match="changes nothing"):
        filled.correct(sample.pledge.id, sample.pledge, "ann", "why")
    with pytest.raises(MissingInput):
        filled.correct("f" * 64, better, "ann", "why")


def test_a_record_of_another_noun_cannot_stand_for_it(filled, sample):
    with pytest.raises(LedgerError, match="a finding cannot stand for it"):
        filled.correct(sample.pledge.id, sample.finding, "ann", "why")


def test_a_corrected_finding_moves_to_its_day(filled, sample):
    later = dataclasses.replace(sample.finding, as_of=date(2031, 5, 25))
    filled.correct(sample.finding.id, later, "ann", "it was the 25th")
    assert filled.findings(as_of=date(2031, 5, 24)) == ()
    assert filled.findings(as_of=date(2031, 5, 25)) == (later,)


# -- sources ------------------------------------------------------------------------------------


def test_claims_follow_their_source_to_its_corrected_day(filled, sample):
    dated = dataclasses.replace(sample.source, published=date(2031, 5, 18))
    filled.correct(sample.source.sha256, dated, "ann", "the page says the 18th")
    assert filled.sources() == (dated,)
    assert filled.claims(as_of=date(2031, 5, 17)) == filled.sources(as_of=date(2031, 5, 17)) == ()
    assert filled.claims(as_of=date(2031, 5, 18)) == (sample.statement, sample.pledge)
    assert (
        filled.history(sample.pledge.id)[-1].reason == "follows its source: the page says the 18th"
    )
    assert filled.verify().is_whole


def test_undoing_a_source_takes_its_claims_back(filled, sample):
    dated = dataclasses.replace(sample.source, published=date(2031, 5, 18))
    filled.correct(sample.source.sha256, dated, "ann", "the page says the 18th")
    filled.undo(sample.source.sha256, "ann", "it does not")
    assert filled.sources() == (sample.source,)
    assert filled.claims(as_of=date(2031, 5, 13)) == (sample.statement, sample.pledge)


def test_a_claim_with_a_day_of_its_own_keeps_it(ledger, sample):
    ledger.append(sample.source)
    ledger.append(sample.pledge, known=date(2031, 5, 30))
    dated = dataclasses.replace(sample.source, published=date(2031, 5, 18))
    ledger.correct(sample.source.sha256, dated, "ann", "the page says the 18th")
    assert ledger.claims(as_of=date(2031, 5, 29)) == ()


def test_both_versions_of_a_source_are_known_to_a_replay(filled, sample):
    dated = dataclasses.replace(sample.source, published=date(2031, 5, 18))
    filled.correct(sample.source.sha256, dated, "ann", "the page says the 18th")
    assert filled.append([sample.source, dated, sample.pledge]) == 0


def test_a_source_keeps_its_text_while_claims_rest_on_it(filled, sample):
    cut = dataclasses.replace(sample.source, text=sample.source.text[:40])
    with pytest.raises(SpanNotInSource):
        filled.correct(sample.source.sha256, cut, "ann", "shorter")
    assert filled.sources() == (sample.source,)


def test_other_bytes_are_another_source(filled, sample):
    other = dataclasses.replace(sample.source, content=b"other")
    with pytest.raises(LedgerError, match="another document"):
        filled.correct(sample.source.sha256, other, "ann", "new copy")
