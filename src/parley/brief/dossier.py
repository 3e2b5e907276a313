"""All that one brief may draw on, and the way to look things up in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from parley.brief.page import Support
from parley.errors import InvalidRecord
from parley.records import (
    Amount,
    Claim,
    DailySeries,
    Dataset,
    DealSpace,
    EvidenceRow,
    Finding,
    Issue,
    Judgement,
    Merge,
    Outline,
    Override,
    Sight,
    Source,
    Stamp,
    Story,
    Test,
    Testability,
)

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A gap somebody else noticed, in one sentence.

    Attributes:
        text: The sentence.
        supports: What it rests on.
    """

    text: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a brief is written from; nothing outside it can enter the page.

    Attributes:
        title: The brief's title.
        as_of: The day as of whose end everything was known.
        sources: Documents read, in the order they are numbered.
        claims: What they say, each source's own.
        merges: Which of these are one or are kept apart, and why.
        stories: What several sources tell; a story's first claim stands for all of them.
        issues: What offers and positions are about, each with the ids of its claims.
        tests: How pledges are judged; `Test.pledge` is a claim id or a pledge's own name.
        findings: Outcomes, at most one a test and horizon.
        series: Daily counts for charts, at most one a test.
        evidence: The rows behind findings, counted or set apart.
        outlines: The ground of the places of a test's area.
        datasets: Event files behind findings and series.
        testabilities: How well each pledge can be tested by its words, at most one a test.
        sights: What each data set recorded before a pledge.
        stamps: Who fixed which test, and when; at most one a test.
        overrides: What people say of verdicts, at most one a pledge and horizon.
        deal_space: What was found of the parties' bargain, `None` where nobody stated it.
        notes: Further gaps.
        tool: Program and version, printed at the foot.
    """

    title: str
    as_of: date
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    merges: tuple[Merge, ...] = ()
    stories: tuple[Story, ...] = ()
    issues: tuple[Issue, ...] = ()
    tests: tuple[Test, ...] = ()
    findings: tuple[Finding, ...] = ()
    series: tuple[DailySeries, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    outlines: tuple[Outline, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    testabilities: tuple[Testability, ...] = ()
    sights: tuple[Sight, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    overrides: tuple[Override, ...] = ()
    deal_space: DealSpace | None = None
    notes: tuple[Note, ...] = ()
    tool: str = ""

    def __post_init__(self) -> None:
        if not (self.sources or self.tests or self.datasets):
            raise InvalidRecord(
                f"{self.title}: a brief needs at least one source, test or data set; "
                "give an article or an event file"
            )
        _refuse_twins("finding", ((f.test, f.horizon) for f in self.findings))
        _refuse_twins("series", ((s.test,) for s in self.series))
        known = {test.id for test in self.tests}
        for finding in self.findings:
            if finding.test not in known:
                raise InvalidRecord(
                    f"finding on {finding.pledge} at {finding.horizon}: its test "
                    f"{finding.test[:12]} is not in the dossier; hand over the test beside it"
                )

    @property
    def told(self) -> tuple[Claim, ...]:
        """The claims, each story once, in the order read."""
        return self._once(self.claims)

    def of(self, kind: type[C]) -> tuple[C, ...]:
        """Return the claims of one kind, each story once, in the order read."""
        return self._once(tuple(claim for claim in self.claims if isinstance(claim, kind)))

    def _once(self, claims: tuple[C, ...]) -> tuple[C, ...]:
        again = {id_ for story in self.stories for id_ in story.members[1:]}
        return tuple(claim for claim in claims if claim.id not in again) if again else claims


def _refuse_twins(what: str, keys: Iterable[tuple[str, ...]]) -> None:
    seen = set()
    for key in keys:
        if key in seen:
            raise InvalidRecord(
                f"two {what} records for {' at '.join(part[:12] for part in key)}; "
                "a brief shows one state of knowledge: keep the latest"
            )
        seen.add(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A dossier by identity.

    Attributes:
        claims: By claim id.
        findings: By finding id.
        tests: By test id.
        datasets: By name.
        sources: By SHA-256, in order.
        judgements: By id.
        merges: Those that join a claim with another, by the claim's id.
        deal_space: What was found of the parties' bargain.
        inputs: Its numbers by name.
    """

    claims: Mapping[str, Claim]
    findings: Mapping[str, Finding]
    tests: Mapping[str, Test]
    datasets: Mapping[str, Dataset]
    sources: Mapping[str, Source]
    judgements: Mapping[str, Judgement]
    merges: Mapping[str, tuple[Merge, ...]]
    deal_space: DealSpace | None
    inputs: Mapping[str, Amount]

    @classmethod
    def over(cls, dossier: Dossier) -> "Index":
        """Return the index of a dossier."""
        return cls(
            claims={claim.id: claim for claim in dossier.claims},
            findings={finding.id: finding for finding in dossier.findings},
            tests={test.id: test for test in dossier.tests},
            datasets={dataset.name: dataset for dataset in dossier.datasets},
            sources={source.sha256: source for source in dossier.sources},
            judgements={v.id: v for override in dossier.overrides for v in override.voices},
            merges=_joining(dossier),
            deal_space=dossier.deal_space,
            inputs={amount.name: amount for amount in _inputs(dossier)},
        )

    def source_number(self, sha256: str) -> int:
        """Return the number under which the brief lists a source, from 1."""
        return list(self.sources).index(sha256) + 1


def _inputs(dossier: Dossier) -> Iterable[Amount]:
    """Yield the numbers of the dossier's bargain, likelihoods of signals among them."""
    if dossier.deal_space is not None:
        problem = dossier.deal_space.problem
        yield from problem.amounts()
        if problem.types is not None:
            yield from problem.types.amounts()


def _joining(dossier: Dossier) -> dict[str, tuple[Merge, ...]]:
    """Return the merges that the dossier's stories rest on, by each record they join."""
    used = {id_ for story in dossier.stories for id_ in story.merges}
    by_record: dict[str, tuple[Merge, ...]] = {}
    for merge in dossier.merges:
        if merge.id in used:
            for id_ in merge.pair:
                by_record[id_] = (*by_record.get(id_, ()), merge)
    return by_record


def rests_on(*things: Claim | Finding | Test | Dataset | Source | Judgement) -> tuple[Support, ...]:
    """Return the supports that point at these records, in order, each once."""
    return tuple(dict.fromkeys(_support(thing) for thing in things))


def _support(thing: Claim | Finding | Test | Dataset | Source | Judgement) -> Support:
    match thing:
        case Claim():
            return Support(kind="claim", ref=thing.id)
        case Finding():
            return Support(kind="finding", ref=thing.id)
        case Test():
            return Support(kind="test", ref=thing.id)
        case Dataset():
            return Support(kind="dataset", ref=thing.name)
        case Judgement():
            return Support(kind="judgement", ref=thing.id)
        case Source():
            return Support(kind="source", ref=thing.sha256)
