"""The nouns every room shares. In: values. Out: frozen records that are valid.

Refuses values that contradict each other, and imports nothing of Parley but its errors.
"""

from parley.records.actor import AUTHOR, AUTHOR_ID, NOBODY, SECTORS, Actor
from parley.records.bargain import (
    Amount,
    Lever,
    Problem,
    Proposal,
    Signal,
    Stake,
    Topic,
    Types,
)
from parley.records.canonical import canonical_json, identity, plain, plain_identity
from parley.records.check import (
    CHANGED_TEST,
    CONFIDENCES,
    HORIZONS,
    VERDICTS,
    DailySeries,
    Finding,
    Judgement,
    Renewal,
    Test,
)
from parley.records.claims import (
    ACTS,
    EVENT_TYPES,
    KINDS,
    LIKELIHOODS,
    MODALITIES,
    MODES,
    STANCES,
    STATUSES,
    Claim,
    Explanation,
    Forecast,
    Offer,
    Pledge,
    Poll,
    Position,
    ReportedEvent,
    Split,
    Statement,
)
from parley.records.deal_space import (
    Beliefs,
    DealSpace,
    Hindrance,
    IssueRoom,
    Opening,
    Spot,
    Swap,
    Swing,
)
from parley.records.events import MARKS, REPORTED, WITNESSES, Dataset, event_schema, mark_bit
from parley.records.evidence import EXTENT_KM, EvidenceRow, Outline
from parley.records.issue import Issue
from parley.records.merge import DECISIONS, MERGED, RELATIONS, Ground, Merge
from parley.records.override import Override
from parley.records.period import Period
from parley.records.place import PRECISIONS, Area, Place
from parley.records.source import Source, Span
from parley.records.stamp import PROGRAM, Stamp
from parley.records.story import Story
from parley.records.testability import Part, Sight, Testability
from parley.records.version import VERSION

__all__ = [
    "ACTS",
    "AUTHOR",
    "AUTHOR_ID",
    "CHANGED_TEST",
    "CONFIDENCES",
    "DECISIONS",
    "EVENT_TYPES",
    "EXTENT_KM",
    "HORIZONS",
    "KINDS",
    "LIKELIHOODS",
    "MARKS",
    "MERGED",
    "MODALITIES",
    "MODES",
    "NOBODY",
    "PRECISIONS",
    "PROGRAM",
    "RELATIONS",
    "REPORTED",
    "SECTORS",
    "STANCES",
    "STATUSES",
    "VERDICTS",
    "VERSION",
    "WITNESSES",
    "Actor",
    "Amount",
    "Area",
    "Beliefs",
    "Claim",
    "DailySeries",
    "Dataset",
    "DealSpace",
    "EvidenceRow",
    "Explanation",
    "Finding",
    "Forecast",
    "Ground",
    "Hindrance",
    "Issue",
    "IssueRoom",
    "Judgement",
    "Lever",
    "Merge",
    "Offer",
    "Opening",
    "Outline",
    "Override",
    "Part",
    "Period",
    "Place",
    "Pledge",
    "Poll",
    "Position",
    "Problem",
    "Proposal",
    "Renewal",
    "ReportedEvent",
    "Sight",
    "Signal",
    "Source",
    "Span",
    "Split",
    "Spot",
    "Stake",
    "Stamp",
    "Statement",
    "Story",
    "Swap",
    "Swing",
    "Test",
    "Testability",
    "Topic",
    "Types",
    "canonical_json",
    "event_schema",
    "identity",
    "mark_bit",
    "plain",
    "plain_identity",
]
