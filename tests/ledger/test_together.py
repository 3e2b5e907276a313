"""Many writes in one transaction: all or none, each whole by itself."""

import dataclasses

import pytest

from parley.errors import SpanNotInSource
from parley.records import Source, Span, Statement


def test_all_that_is_written_together_is_kept(ledger, sample) -> None:
    with ledger.together():
        ledger.append(sample.source)
        ledger.append([sample.statement, sample.pledge])
    assert ledger.sources() == (sample.source,)
    assert len(ledger.claims()) == 2
    assert ledger.verify().is_whole


def test_an_error_takes_everything_back(ledger, sample) -> None:
    def stopped_half_way() -> None:
        with ledger.together():
            ledger.append([sample.source, sample.statement])
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power"):
        stopped_half_way()
    assert ledger.sources() == ()
    assert ledger.source_ids() == frozenset()
    ledger.append([sample.source, sample.statement])
    assert ledger.verify().is_whole


def test_what_is_read_within_sees_what_was_written_within(ledger, sample) -> None:
    with ledger.together():
        ledger.append([sample.source, sample.statement])
        assert ledger.source(sample.source.sha256) == sample.source
        assert ledger.claims(source=sample.source.sha256) == (sample.statement,)
        assert ledger.source_ids() == {sample.source.sha256}


def test_a_write_that_fails_leaves_the_others(ledger, sample) -> None:
    other = Source(content=b"Another text.", text="Another text.", name="other.txt")
    false = Statement(
        source_sha256=other.sha256, span=Span(start=0, end=5, text="Words"), mode="direct"
    )
    many = [
        dataclasses.replace(false, span=other.span(0, 1 + n % len(other.text)), cue=str(n))
        for n in range(1500)  # more than the ledger holds back before it writes
    ]
    with ledger.together():
        ledger.append(sample.source)
        with pytest.raises(SpanNotInSource), ledger.together():
            ledger.append([other, *many, false])
        ledger.append(sample.statement)
    assert ledger.sources() == (sample.source,)
    assert ledger.claims() == (sample.statement,)
    assert ledger.verify().is_whole


def test_rows_do_not_tell_whether_they_were_written_together(path, sample, tmp_path) -> None:
    from parley.ledger import Ledger
    from tests.ledger.conftest import NOW

    heads = []
    for name, is_together in (("a.db", True), ("b.db", False)):
        with Ledger.create(tmp_path / name, clock=lambda: NOW) as book:
            if is_together:
                with book.together():
                    book.append([sample.source, sample.statement])
                    book.append(sample.pledge)
            else:
                book.append([sample.source, sample.statement])
                book.append(sample.pledge)
            heads.append(book.head())
    assert heads[0] == heads[1]


def test_source_is_looked_up_by_its_bytes(ledger, sample) -> None:
    assert ledger.source(sample.source.sha256) is None
    ledger.append([sample.source, sample.statement])
    assert ledger.source(sample.source.sha256) == sample.source
    assert ledger.source(sample.statement.id) is None
    later = dataclasses.replace(sample.source, published=None)
    ledger.correct(sample.source.sha256, later, "ann", "the day was a guess")
    assert ledger.source(sample.source.sha256) == later
