"""A test says how a pledge will be judged; a finding is its outcome at a horizon."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import inf
from types import MappingProxyType

from parley.errors import InvalidRecord
from parley.records.canonical import identity
from parley.records.place import Area

HORIZONS = MappingProxyType(
    {
        "24h": timedelta(hours=24),
        "72h": timedelta(hours=72),
        "7d": timedelta(days=7),
        "14d": timedelta(days=14),
        "30d": timedelta(days=30),
    }
)
VERDICTS = (
    "kept", "partly", "broken", "disputed", "too-early", "not-observed", "not-testable",
    "not-in-force", "expired",
)  # fmt: skip
#: How a finding's reason opens where its test was changed with the data in view.
CHANGED_TEST = "The test was changed after data were seen"
#: Promises to do something: kept by what is recorded, not by what is no longer.
DEEDS = ("provide", "release", "open")
CONFIDENCES = ("low", "moderate", "high", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A term made longer.

    Attributes:
        until: When the longer term ends; timezone aware.
        known: Day on which the renewal became known.
    """

    until: datetime
    known: date

    def __post_init__(self) -> None:
        if self.until.tzinfo is None:
            raise InvalidRecord("renewal: `until` needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """How a pledge will be judged, written down before the data are seen.

    Attributes:
        pledge: The pledge's name or claim id.
        text: The pledge in words, for the reader.
        by: Actor id of who pledged, `""` for both sides or unknown.
        act: One of records.ACTS.
        types: PLOVER types that count: of the act continuing, or of the promised deed done.
        labels: The data sets' own classes that count; empty for any of `types`.
        amount: How many acts (or units of them) a promise to do something asks for.
        area: Where acts are counted, `None` for the whole data set.
        begin: When the pledge takes effect; timezone aware.
        due: When its term ends, `None` for open-ended.
        baseline_days: Days before `begin` that it is compared with.
        kept_ratio: After/before rate at or below which the pledge counts as kept.
        broken_ratio: After/before rate at or above which it counts as broken.
        horizons: Names out of `HORIZONS`.
        defaults: Names of the fields above that nobody stated: Parley's assumptions.
        missing: What the pledge lacks to be testable, in words; not empty means untestable.
        unseen: What no data set at hand can see of the promised act, in the analyst's words.
        renewals: How the term was made longer, in the order in which it became known.
        condition: What the pledge is conditional on, in words; `""` where on nothing.
        met_on: Day on which the condition was met, `None` where that is not stated.
        is_unmet: Whether the condition is stated not to have been met.
    """

    __test__ = False  # not a pytest class

    pledge: str
    text: str = ""
    by: str = ""
    act: str = "cease"
    types: tuple[str, ...] = ("ASSAULT",)
    labels: tuple[str, ...] = ()
    amount: float = 1.0
    area: Area | None = None
    begin: datetime | None = None
    due: datetime | None = None
    baseline_days: float = 14.0
    kept_ratio: float = 0.25
    broken_ratio: float = 0.75
    horizons: tuple[str, ...] = tuple(HORIZONS)
    defaults: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    condition: str = ""
    met_on: date | None = None
    is_unmet: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.kept_ratio <= self.broken_ratio:
            raise InvalidRecord(
                f"{self.pledge}: kept_ratio {self.kept_ratio} must lie between 0 and "
                f"broken_ratio {self.broken_ratio}"
            )
        if unknown := set(self.horizons) - set(HORIZONS):
            raise InvalidRecord(
                f"{self.pledge}: horizons {sorted(unknown)} not in {list(HORIZONS)}"
            )
        if not self.horizons:
            raise InvalidRecord(f"{self.pledge}: no horizon; name one of {list(HORIZONS)}")
        # negated, so that NaN is refused as well
        if not 0 < self.amount < inf:
            raise InvalidRecord(f"{self.pledge}: amount {self.amount} is not above 0 and finite")
        if not 0 < self.baseline_days < inf:
            raise InvalidRecord(
                f"{self.pledge}: baseline_days {self.baseline_days} is not above 0 and finite; "
                "state how many days before the pledge it is compared with, such as 14"
            )
        if self.begin is not None and self.begin.tzinfo is None:
            raise InvalidRecord(f"{self.pledge}: `begin` needs a time zone")
        if self.begin and self.due and self.due <= self.begin:
            raise InvalidRecord(f"{self.pledge}: due {self.due} is not after begin {self.begin}")
        self._require_terms()

    def _require_terms(self) -> None:
        """Refuse renewals that are none, and an answer to a condition that nobody set."""
        if self.renewals and self.due is None:
            raise InvalidRecord(f"{self.pledge}: a term without an end cannot be renewed")
        ends = [self.due, *(renewal.until for renewal in self.renewals)]
        for earlier, later in pairwise(ends):
            if earlier is not None and later is not None and later <= earlier:
                raise InvalidRecord(
                    f"{self.pledge}: renewed until {later}, which is not after {earlier}"
                )
        known = [renewal.known for renewal in self.renewals]
        if known != sorted(known):
            raise InvalidRecord(f"{self.pledge}: list renewals in the order they became known")
        if not self.condition and (self.met_on or self.is_unmet):
            raise InvalidRecord(f"{self.pledge}: `met` without a condition")
        if self.met_on and self.is_unmet:
            raise InvalidRecord(f"{self.pledge}: the condition cannot be both met and not met")

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A test's outcome at a horizon, as known on a day.

    Attributes:
        pledge: The test's pledge.
        test: Identity of the test.
        horizon: One of `HORIZONS`.
        as_of: End of the day on which this was known.
        verdict: One of `VERDICTS`.
        confidence: One of `CONFIDENCES`; `""` where no verdict is given.
        ratio: Posterior median of the rate after over the rate before, `None` where not estimated.
        low: Lower end of its 90 % interval.
        high: Upper end.
        before: Events counted in the baseline window.
        after: Events counted between begin and the horizon.
        not_observed: What nobody was looking at, in words.
        datasets: Names of the data sets that carried the finding.
        rows: (dataset, row) of the events counted after begin.
        reasons: Why this verdict, in words; the rule with its numbers among them.
        method: Method and version.
        parameters: (name, value) of everything the estimate used.
    """

    pledge: str
    test: str
    horizon: str
    as_of: date
    verdict: str
    confidence: str = ""
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    before: int | None = None
    after: int | None = None
    not_observed: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    reasons: tuple[str, ...] = ()
    method: str = ""
    parameters: tuple[tuple[str, float | str], ...] = ()

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise InvalidRecord(f"verdict {self.verdict!r} is not one of {', '.join(VERDICTS)}")
        if self.confidence not in CONFIDENCES:
            raise InvalidRecord(f"confidence {self.confidence!r} is not one of {CONFIDENCES}")
        if self.horizon not in HORIZONS:
            raise InvalidRecord(f"horizon {self.horizon!r} is not one of {', '.join(HORIZONS)}")
        if not self.reasons:
            raise InvalidRecord(f"{self.pledge} {self.horizon}: a finding needs its reasons")

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailySeries:
    """What the data sets hold around a pledge, day by day, for a chart.

    Attributes:
        pledge: The test's pledge.
        test: Identity of the test.
        as_of: Only rows known by the end of this day are counted.
        begin: When the pledge takes effect; timezone aware.
        horizons: Names out of `HORIZONS`.
        days: Consecutive days of the baseline and after; shape (D,).
        counts: (dataset, events a day inside the test's area); each of shape (D,).
        discoveries: (dataset, records a day of things found later, which count as no act).
        not_observed: Days out of `days` on which nobody was looking.
    """

    pledge: str
    test: str
    as_of: date
    begin: datetime
    horizons: tuple[str, ...] = tuple(HORIZONS)
    days: tuple[date, ...] = ()
    counts: tuple[tuple[str, tuple[float, ...]], ...] = ()
    discoveries: tuple[tuple[str, tuple[float, ...]], ...] = ()
    not_observed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        for dataset, counts in self.counts + self.discoveries:
            if len(counts) != len(self.days):
                raise InvalidRecord(
                    f"{self.pledge}: {dataset} has {len(counts)} counts for {len(self.days)} days"
                )
        if self.begin.tzinfo is None:
            raise InvalidRecord(f"{self.pledge}: `begin` needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A human's word on a record: confirms, corrects or overrules it, with a reason.

    Attributes:
        about: Id of the record; of the pledge, for a verdict.
        author: Who judges.
        decision: In a word or two ("confirm", "reject", "broken").
        reason: Why.
        at: When; timezone aware.
        horizon: One of `HORIZONS` for a verdict, else `""`.
    """

    about: str
    author: str
    decision: str
    reason: str
    at: datetime
    horizon: str = ""

    def __post_init__(self) -> None:
        if not self.author.strip() or not self.reason.strip():
            raise InvalidRecord(f"judgement on {self.about[:12]}: needs an author and a reason")
        if self.at.tzinfo is None:
            raise InvalidRecord(f"judgement on {self.about[:12]}: `at` needs a time zone")
        if self.horizon and self.horizon not in HORIZONS:
            raise InvalidRecord(f"horizon {self.horizon!r} is not one of {', '.join(HORIZONS)}")

    @property
    def id(self) -> str:
        """SHA-256 over all fields."""
        return identity(self)
