"""How verdicts and intervals compare with the truth: rates, coverage, reliability."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")
GIVEN = ("kept", "partly", "broken")
BINS = (0.4, 0.5, 0.6, 2 / 3, 0.75, 0.85, 0.95)  # lower edges are the ones before
FEWEST = 20  # findings, below which a rate says little and is left out of tables by feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A finding beside the truth.

    Attributes:
        horizon: Its horizon.
        known: When it was made: `end` of the window, or `long after`.
        verdict: What Parley said.
        confidence: And how sure.
        truth: The right verdict.
        odds: Probability of each of `GIVEN`, empty where none was put; shape (3,) or (0,).
        interval: Ends of the 90 % interval, empty where none was put.
        ratio: True ratio of mean rates.
        realised: True ratio with day-to-day variation.
        effect: Of the ratio, what the pledge did.
        features: What is special about its world.
    """

    horizon: str
    known: str
    verdict: str
    confidence: str
    truth: str
    odds: tuple[float, ...]
    interval: tuple[float, ...]
    ratio: float
    realised: float
    effect: float
    features: frozenset[str]

    @property
    def is_given(self) -> bool:
        return self.verdict in GIVEN

    @property
    def is_right(self) -> bool:
        return self.verdict == self.truth

    def covers(self, value: float) -> bool:
        return self.interval[0] <= value <= self.interval[1]


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Rates over some outcomes; each is a share of `total` unless it says otherwise."""

    total: int
    given: float
    right: float  # of those given
    false_kept: float
    false_broken: float
    opposite: float  # kept for broken, or broken for kept
    sure_and_wrong: float
    uncaused: float  # called kept where the pledge changed nothing
    coverage: float  # of the ratio of mean rates, of those with an interval
    coverage_realised: float
    coverage_effect: float
    brier: float


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Return the rates of some outcomes."""
    given = [o for o in outcomes if o.is_given]
    wrong = [o for o in given if not o.is_right]
    spans = [o for o in outcomes if o.interval]
    odds = [o for o in outcomes if o.odds]

    def share(chosen: Iterable[Outcome], of: Sequence[Outcome] = outcomes) -> float:
        return sum(1 for _ in chosen) / len(of) if of else float("nan")

    return Tally(
        total=len(outcomes),
        given=share(given),
        right=share((o for o in given if o.is_right), given),
        false_kept=share(o for o in wrong if o.verdict == "kept"),
        false_broken=share(o for o in wrong if o.verdict == "broken"),
        opposite=share(o for o in wrong if {o.verdict, o.truth} == {"kept", "broken"}),
        sure_and_wrong=share(o for o in wrong if o.confidence == "high"),
        uncaused=share(o for o in given if o.verdict == "kept" and o.effect >= 0.99),
        coverage=share((o for o in spans if o.covers(o.ratio)), spans),
        coverage_realised=share((o for o in spans if o.covers(o.realised)), spans),
        coverage_effect=share((o for o in spans if o.covers(o.effect)), spans),
        brier=sum(brier(o) for o in odds) / len(odds) if odds else float("nan"),
    )


def brier(outcome: Outcome) -> float:
    """Return the squared error of three probabilities, from 0 to 2.

    Source:
        Brier (1950), Verification of forecasts expressed in terms of probability.
    """
    truth = [float(verdict == outcome.truth) for verdict in GIVEN]
    return sum((p - t) ** 2 for p, t in zip(outcome.odds, truth, strict=True))


def group(items: Iterable[T], key: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """Return items by each of their keys, in order of appearance."""
    groups: dict[str, list[T]] = {}
    for item in items:
        for name in key(item):
            groups.setdefault(name, []).append(item)
    return groups


HEADINGS = (
    "findings", "given", "right of given", "false kept", "false broken", "opposite",
    "wrong and sure", "kept, no effect", "covered", "with days' own", "effect", "Brier",
)  # fmt: skip


def rates_table(title: str, groups: dict[str, list[Outcome]], fewest: int = 1) -> list[str]:
    """Return rates by group as lines of a Markdown table."""
    rows = []
    for name, outcomes in groups.items():
        if len(outcomes) < fewest:
            continue
        t = tally(outcomes)
        rows.append(
            (
                name,
                str(t.total),
                percent(t.given),
                percent(t.right),
                percent(t.false_kept, 1),
                percent(t.false_broken, 1),
                percent(t.opposite, 1),
                percent(t.sure_and_wrong, 1),
                percent(t.uncaused, 1),
                percent(t.coverage),
                percent(t.coverage_realised),
                percent(t.coverage_effect),
                f"{t.brier:.2f}",
            )
        )
    return markdown((title, *HEADINGS), rows)


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Findings whose leading probability lies in a range: what was said, and what came true."""

    low: float
    high: float
    total: int
    said: float
    true: float


def reliability(outcomes: Iterable[Outcome]) -> list[Bin]:
    """Return, by leading probability, how often the likeliest verdict was right."""
    edges = (0.0, *BINS, 1.0)
    leads = []
    for outcome in outcomes:
        if outcome.odds:
            lead = max(range(3), key=outcome.odds.__getitem__)
            leads.append((outcome.odds[lead], GIVEN[lead] == outcome.truth))
    bins = []
    for low, high in pairwise(edges):
        inside = [(p, hit) for p, hit in leads if low <= p < high or p >= high == 1.0]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    total=len(inside),
                    said=sum(p for p, _ in inside) / len(inside),
                    true=sum(hit for _, hit in inside) / len(inside),
                )
            )
    return bins


def reliability_table(outcomes: Iterable[Outcome]) -> list[str]:
    rows = [
        (f"{b.low:.2f} to {b.high:.2f}", str(b.total), percent(b.said), percent(b.true))
        for b in reliability(outcomes)
    ]
    return markdown(("leading probability", "findings", "said", "came true"), rows)


def markdown(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table as lines."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def percent(share: float, digits: int = 0) -> str:
    return "-" if share != share else f"{share:.{digits}%}".replace("%", " %")
