import dataclasses
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from parley.errors import InvalidRecord, LedgerError, MissingInput, SpanNotInSource
from parley.ledger import Ledger
from parley.records import Dataset, Source, Span, Test
from tests.ledger.conftest import NOW
from tests.ledger.drawn import batches


def test_what_was_appended_comes_back(ledger, sample):
    assert ledger.append(sample.records) == 5
    assert ledger.sources() == (sample.source,)
    assert ledger.claims() == (sample.statement, sample.pledge)
    assert ledger.claims("pledge") == (sample.pledge,)
    assert ledger.claims(source=sample.source.sha256) == (sample.statement, sample.pledge)
    assert ledger.claims(source="0" * 64) == ()
    assert ledger.findings() == (sample.finding,)
    assert ledger.judgements() == ledger.judgements(about=sample.pledge.id) == (sample.judgement,)
    assert ledger.judgements(about=sample.statement.id) == ()


def test_tests_and_event_files_come_back(ledger):
    test = Test(pledge="p")
    dataset = Dataset(
        name="d", file="d.csv", sha256="1" * 64, format="mapped", witness="acts", rows=3
    )
    ledger.append([test, dataset])
    assert (ledger.tests(), ledger.datasets()) == ((test,), (dataset,))


def test_one_record_needs_no_list(ledger, sample):
    assert ledger.append(sample.source) == 1


def test_it_is_still_there_when_opened_again(path, sample):
    with Ledger.create(path) as ledger:
        ledger.append(sample.records)
        head = ledger.head()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Ledger.open(str(path)) as again:
        assert again.claims() == (sample.statement, sample.pledge)
        assert again.head() == head
    with Ledger.open(f"sqlite:///{path}") as by_url:
        assert by_url.head() == head


def test_appending_again_adds_nothing(ledger, sample):
    ledger.append(sample.records)
    head = ledger.head()
    assert ledger.append(sample.records, author="ann") == 0
    assert ledger.append([sample.pledge, sample.pledge]) == 0
    assert ledger.head() == head


@settings(max_examples=40, deadline=None)
@given(batches())
def test_replay_is_idempotent(batch):
    with Ledger.create(":memory:") as ledger:
        added = ledger.append(batch)
        head = ledger.head()
        assert ledger.append(batch) == ledger.append(reversed(batch)) == 0
        assert ledger.head() == head
        assert ledger.verify().require_whole() is None
        kept = (
            *ledger.sources(), *ledger.claims(), *ledger.datasets(), *ledger.tests(),
            *ledger.findings(), *ledger.judgements(),
        )  # fmt: skip
        assert len(kept) == added
        assert all(record in batch for record in kept)
        assert all(record in kept for record in batch)


def test_a_claim_may_stand_before_its_source(ledger, sample):
    assert ledger.append([sample.pledge, sample.source]) == 2


def test_a_claim_without_its_source_is_refused(ledger, sample):
    with pytest.raises(MissingInput, match=r"source .* is not in the ledger; append the source"):
        ledger.append(sample.pledge)


def test_words_that_are_not_in_the_source_are_refused_with_all_that_came_along(ledger, sample):
    span = sample.pledge.span
    false = Span(start=span.start, end=span.end, text=span.text.replace("army", "navy"))
    with pytest.raises(SpanNotInSource, match="navy"):
        ledger.append(
            [sample.source, sample.statement, dataclasses.replace(sample.pledge, span=false)]
        )
    assert (ledger.sources(), ledger.claims()) == ((), ())
    assert ledger.head() == "0" * 64


def test_a_shifted_span_is_refused_in_text_beyond_the_basic_plane(ledger, sample):
    text = sample.source.text
    end = text.index("سلام")
    ledger.append([sample.source])
    good = dataclasses.replace(sample.statement, span=sample.source.span(end, end + 4))
    assert ledger.append(good) == 1
    utf16 = Span(start=end + 1, end=end + 5, text="سلام")
    with pytest.raises(SpanNotInSource):
        ledger.append(dataclasses.replace(good, span=utf16))


def test_the_same_bytes_with_another_date_are_not_passed_over(ledger, sample):
    ledger.append(sample.source)
    with pytest.raises(LedgerError, match=r"`published` is '2031-05-13' .* '2031-05-14' here"):
        ledger.append(dataclasses.replace(sample.source, published=date(2031, 5, 14)))
    with pytest.raises(LedgerError, match="`text`"):
        ledger.append(dataclasses.replace(sample.source, text="Talks"))
    unsaid = dataclasses.replace(sample.source, published=None, name="copy.txt", seen=NOW)
    assert ledger.append(unsaid) == 0
    assert ledger.sources() == (sample.source,)


def test_one_document_with_two_dates_is_not_appended_at_all(ledger, sample):
    other = dataclasses.replace(sample.source, published=date(2031, 5, 14))
    with pytest.raises(LedgerError, match="`published`"):
        ledger.append([sample.source, other])
    assert ledger.sources() == ()


def test_a_nameless_author_is_refused(ledger, sample):
    with pytest.raises(InvalidRecord, match="author"):
        ledger.append(sample.source, author=" ")


@pytest.mark.parametrize("author", ["\ud83d", "ann\0"])
def test_an_author_that_is_no_valid_text_is_refused(ledger, sample, author):
    with pytest.raises(InvalidRecord, match="row by"):
        ledger.append(sample.source, author=author)


def test_a_clock_without_a_zone_is_refused(path, sample):
    with (
        Ledger.create(path, clock=lambda: NOW.replace(tzinfo=None)) as ledger,
        pytest.raises(InvalidRecord, match="without a zone"),
    ):
        ledger.append(sample.source)


def test_an_unknown_kind_of_claim_is_named(ledger):
    with pytest.raises(MissingInput, match="no kind of claim 'promise'; kinds are statement"):
        ledger.claims("promise")


# -- two clocks ---------------------------------------------------------------------------------


def test_source_and_claims_become_known_on_the_day_of_publication(ledger, sample):
    ledger.append(sample.records)
    assert ledger.sources(as_of=date(2031, 5, 12)) == ()
    assert ledger.claims(as_of=date(2031, 5, 12)) == ()
    assert ledger.sources(as_of=date(2031, 5, 13)) == (sample.source,)
    assert ledger.claims(as_of=date(2031, 5, 13)) == (sample.statement, sample.pledge)


def test_a_source_without_a_date_becomes_known_when_seen_to_the_end_of_that_day(ledger):
    late = datetime(2031, 6, 1, 23, 59, tzinfo=UTC)
    source = Source(content=b"a", text="a", name="a", seen=late)
    ledger.append(source)
    assert ledger.sources(as_of=date(2031, 5, 31)) == ()
    assert ledger.sources(as_of=date(2031, 6, 1)) == (source,)


def test_a_finding_becomes_known_on_its_day_and_a_judgement_when_made(ledger, sample):
    ledger.append(sample.records)
    assert ledger.findings(as_of=date(2031, 5, 19)) == ()
    assert ledger.findings(as_of=date(2031, 5, 20)) == (sample.finding,)
    assert ledger.judgements(as_of=date(2031, 5, 19)) == ()
    assert ledger.judgements(as_of=date(2031, 5, 20)) == (sample.judgement,)


def test_what_says_nothing_of_its_day_becomes_known_when_recorded(ledger):
    ledger.append(Test(pledge="p"))
    assert ledger.tests(as_of=date(2031, 5, 19)) == ()
    assert len(ledger.tests(as_of=date(2031, 5, 20))) == 1


def test_a_stated_day_of_knowledge_wins(ledger, sample):
    ledger.append([sample.source, sample.pledge], known=date(2031, 5, 15))
    assert ledger.claims(as_of=date(2031, 5, 14)) == ()
    assert ledger.claims(as_of=date(2031, 5, 15)) == (sample.pledge,)
    with pytest.raises(InvalidRecord, match="zone"):
        ledger.append(sample.finding, known=datetime(2031, 5, 15))  # noqa: DTZ001


def test_the_clock_changes_the_chain_but_no_identity(sample):
    early, late = (
        Ledger.create(":memory:", clock=lambda hour=hour: NOW.replace(hour=hour)) for hour in (1, 2)
    )
    with early, late:
        for ledger in (early, late):
            ledger.append(sample.records)
        assert early.head() != late.head()
        assert early.history(sample.pledge.id)[0].record == late.history(sample.pledge.id)[0].record
        assert early.history(sample.pledge.id)[0].recorded.hour == 1


def test_importing_the_room_does_not_load_the_database_library():
    code = "import sys, parley.ledger; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
