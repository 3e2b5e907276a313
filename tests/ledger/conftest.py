from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from parley.ledger import Ledger
from parley.records import Actor, Finding, Judgement, Pledge, Source, Statement

TEXT = (
    "Talks in Doha ended on Monday. Varna's envoy said the army would leave Ostrava by June. 🕊️ سلام"
)
NOW = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Sample:
    """A made-up article with what was read from it and found on it."""

    source: Source
    statement: Statement
    pledge: Pledge
    finding: Finding
    judgement: Judgement

    @property
    def records(self):
        return self.source, self.statement, self.pledge, self.finding, self.judgement


@pytest.fixture
def sample():
    envoy = Actor(name="Varna's envoy", id="VAR:GOV")
    source = Source(content=TEXT.encode(), text=TEXT, name="doha.txt", published=date(2031, 5, 13))
    said = TEXT.index("Varna")
    span = source.span(said, TEXT.index(" 🕊️"))
    pledge = Pledge(
        source_sha256=source.sha256,
        span=span,
        maker=envoy,
        by=envoy,
        act="withdraw",
        where=("Ostrava",),
    )
    return Sample(
        source=source,
        statement=Statement(
            source_sha256=source.sha256, span=span, maker=envoy, mode="indirect", cue="said"
        ),
        pledge=pledge,
        finding=Finding(
            pledge=pledge.id,
            test="0" * 64,
            horizon="7d",
            as_of=date(2031, 5, 20),
            verdict="too-early",
            reasons=("two of seven days are over",),
        ),
        judgement=Judgement(
            about=pledge.id, author="ann", decision="confirm", reason="read it twice", at=NOW
        ),
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case.db"


@pytest.fixture
def ledger(path):
    with Ledger.create(path, clock=lambda: NOW) as ledger:
        yield ledger
