"""Pledges against events: one finding a horizon."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from parley.check.rows.area import Locate
from parley.check.rows.moments import begin_of, end_of_day, micros
from parley.check.rows.rows import Rows, read_rows
from parley.check.rows.windows import is_expired, term
from parley.check.ruling.confidence import confidence_of
from parley.check.ruling.evidence import ENOUGH_SEEN, Evidence, weigh_acts, weigh_positions
from parley.check.ruling.reasons import counted, describe, gaps, parameters, so_far, suggested
from parley.check.ruling.verdict import CHANCE, FEWEST_BEFORE, GIVEN, HIGH, Shares, pool, rule_text
from parley.check.sight.delay import Delay, estimate_delay
from parley.records import HORIZONS, Dataset, Finding, Test

METHOD = "gamma-poisson rate ratio, check 1"
DECIDING = ("acts", "warnings", "positions")
NEVER_FILED = 2**62  # later than any day, for files that do not say
ALL_SEEN = 0.95  # from here on more waiting will not settle what the count leaves open
# Whose word counts for which act, and how much beside the others. Acts are what a pledge is
# about; where units stand shows a withdrawal best and a reduction indirectly. Alarms stand in
# only where no act is recorded. Harm and machine-coded news are shown and never decide.
WEIGHTS = {
    "cease": {"acts": 1.0},
    "refrain": {"acts": 1.0},
    "reduce": {"acts": 1.0, "positions": 0.5},
    "withdraw": {"positions": 1.0, "acts": 0.5},
}


def check(
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[Finding, ...]:
    """Return a test's findings, one a horizon, as known at the end of a day.

    Args:
        test: How the pledge is judged.
        table: Events in the shape of `records.event_schema()`.
        datasets: Manifests of the table's data sets.
        as_of: Rows that became known later are not used.
        locate: Maps latitudes and longitudes, shape (N,) each, to first-order division codes
            such as `UA.13`; without it a province is matched by name only.
    """
    if test.missing or test.begin is None or test.act not in WEIGHTS:
        return tuple(_untestable(test, horizon, as_of) for horizon in test.horizons)
    rows = [read_rows(table, d, test, as_of=as_of, locate=locate) for d in datasets]
    now = end_of_day(as_of, test)
    sources = [(item, estimate_delay(item, min(now, _filed(item)))) for item in rows]
    return tuple(_find(test, horizon, sources, as_of) for horizon in test.horizons)


def _filed(rows: Rows) -> int:
    """Return when the file was last added to: it holds nothing of what was reported since."""
    latest = rows.dataset.latest_seen
    return NEVER_FILED if latest is None else micros(latest)


def _untestable(test: Test, horizon: str, as_of: date) -> Finding:
    missing = list(test.missing)
    if not missing and test.begin is None:
        missing.append("a day on which it takes effect")
    if not missing:
        missing.append(f"an act that event counts can show; to {test.act} is none")
    choices = "1 choice" if len(missing) == 1 else f"{len(missing)} choices"
    reason = f"Not testable yet: needs {choices}: {'; '.join(missing)}."
    if test.act in WEIGHTS:  # of any other act, no choice of numbers makes a count
        reason += f" Suggested: {suggested(test)}."
    return Finding(
        pledge=test.pledge, test=test.id, horizon=horizon, as_of=as_of, verdict="not-testable",
        reasons=(reason,), method=METHOD,
    )  # fmt: skip


def _find(test: Test, horizon: str, sources: Sequence[tuple[Rows, Delay]], as_of: date) -> Finding:
    if is_expired(test, horizon):
        return Finding(
            pledge=test.pledge, test=test.id, horizon=horizon, as_of=as_of, verdict="expired",
            reasons=(f"The term ended at {test.due:%Y-%m-%d %H:%M}, before this horizon.",),
            method=METHOD,
        )  # fmt: skip
    end = _end(test, horizon)
    now = end_of_day(as_of, test)
    evidence = tuple(
        weigh_positions(rows, test, horizon)
        if rows.dataset.witness == "positions"
        else weigh_acts(rows, test, horizon, delay=delay, now=min(now, _filed(rows)))
        for rows, delay in sources
    )
    if micros(end) > now:
        reason = f"The window runs until {end:%Y-%m-%d %H:%M}, past the end of {as_of}."
        return Finding(
            pledge=test.pledge, test=test.id, horizon=horizon, as_of=as_of, verdict="too-early",
            reasons=(reason, *so_far(test, evidence)), method=METHOD,
            datasets=tuple(sorted(e.rows.dataset.name for e in evidence)),
        )  # fmt: skip
    return _judged(test, horizon, evidence, as_of)


def _judged(test: Test, horizon: str, evidence: Sequence[Evidence], as_of: date) -> Finding:
    ruling = _rule(test, evidence, as_of)
    voices = ruling.voices
    # The first voice has the most weight: ratio and counts are its own, so that they agree.
    shown = next(iter(voices), next((e for e in evidence if e.witness in DECIDING), None))
    ratio = shown.ratio if shown else None
    confidence: str = ""
    why: tuple[str, ...] = ()
    if ruling.verdict in ("kept", "partly", "broken"):
        confidence, why = confidence_of(test, ruling.verdict, ruling.probability, voices)
    return Finding(
        pledge=test.pledge,
        test=test.id,
        horizon=horizon,
        as_of=as_of,
        verdict=ruling.verdict,
        confidence=confidence,
        ratio=ratio.median if ratio else None,
        low=ratio.low if ratio else None,
        high=ratio.high if ratio else None,
        before=round(shown.before) if shown else None,
        after=round(shown.after) if shown else None,
        not_observed=gaps(test, evidence),
        datasets=tuple(sorted(e.rows.dataset.name for e in voices)),
        rows=tuple((e.rows.dataset.name, n) for e in voices for n in e.numbers),
        reasons=(*ruling.reasons, *why, *describe(test, evidence), rule_text(test)),
        method=METHOD,
        parameters=parameters(test, ruling.shares, evidence),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict with its probability, the witnesses behind it, and why."""

    verdict: str
    reasons: tuple[str, ...]
    probability: float = 0.0
    shares: Shares | None = None
    voices: tuple[Evidence, ...] = ()


def _rule(test: Test, evidence: Sequence[Evidence], as_of: date) -> Ruling:
    voices = _voices(test, evidence)
    if not voices:
        return Ruling(verdict="not-observed", reasons=(_why_none(test, evidence),))
    shares = pool([(e.shares, weight) for e, weight in voices if e.shares is not None])
    verdict, probability = shares.leading()
    speaking = tuple(e for e, _ in voices)
    seen = min(e.seen for e in speaking)
    if seen < ENOUGH_SEEN and verdict != "broken":
        late = min(speaking, key=lambda e: e.seen)
        reason = (
            f"Only {seen:.0%} of the window's acts are expected to be known by {as_of}: "
            f"{late.rows.dataset.name} takes {late.delay_days:.0f} days for nine reports of ten. "
            "A low count says nothing yet."
        )
        return Ruling(verdict="too-early", reasons=(reason,), shares=shares, voices=speaking)
    doubt = _doubt(test, verdict, probability, speaking)
    if not doubt and probability < GIVEN:
        doubt = f"The counts leave it open: {_odds(shares)}, and a verdict needs {GIVEN:.2f}."
    if doubt:
        # Acts were looked for and counted, so "not observed" alone would mislead.
        reason = f"Observed, yet undecided: {counted(speaking)}. {doubt}"
        open_verdict = "too-early" if seen < ALL_SEEN else "not-observed"
        return Ruling(verdict=open_verdict, reasons=(reason,), shares=shares, voices=speaking)
    return Ruling(
        verdict=verdict,
        reasons=(f"On the evidence: {_odds(shares)}.",),
        probability=probability,
        shares=shares,
        voices=speaking,
    )


def _why_none(test: Test, evidence: Sequence[Evidence]) -> str:
    """Return why no data set decides: each one's own reason, the most direct witness first."""
    order = (*DECIDING, "casualties", "media", "agreements")
    why = [
        e.unobserved
        or f"{e.rows.dataset.name} ({e.witness}) does not decide a pledge to {test.act}"
        for e in sorted(evidence, key=lambda e: order.index(e.witness))
    ]
    said = "; ".join(why) or "no event file is given"
    return f"No data set was placed to see whether the pledge held: {said}."


def _doubt(test: Test, verdict: str, probability: float, voices: Sequence[Evidence]) -> str:
    """Return why a likely verdict is still not earned, `""` where it is."""
    if test.act == "refrain":
        return ""
    chance = min(e.chance for e in voices)
    if verdict == "kept" and chance > CHANCE:
        return (
            f"Not enough to call it kept: had nothing changed, a window as quiet would still come "
            f"up {chance:.0%} of the time (at most {CHANCE:.0%} is asked for)."
        )
    before = max(e.before for e in voices)
    if before < FEWEST_BEFORE and probability < HIGH:
        return (
            f"Only {before:.0f} acts were recorded before the pledge: too few to compare with "
            f"(at least {FEWEST_BEFORE}, or a probability of {HIGH})."
        )
    return ""


def _odds(shares: Shares) -> str:
    return f"kept {shares.kept:.2f}, partly {shares.partly:.2f}, broken {shares.broken:.2f}"


def _end(test: Test, horizon: str) -> datetime:
    length = HORIZONS[horizon]
    return begin_of(test) + min(length, term(test) or length)


def _voices(test: Test, evidence: Sequence[Evidence]) -> list[tuple[Evidence, float]]:
    """Return the witnesses that decide, each with its weight, the weightiest first.

    Data sets of one kind share its weight by the rows they counted.
    """
    weights = WEIGHTS[test.act]
    speaking = [e for e in evidence if e.shares is not None]
    voices: list[tuple[Evidence, float]] = []
    for witness, weight in weights.items():
        group = [e for e in speaking if e.witness == witness]
        if witness == "acts" and not group:
            group = [e for e in speaking if e.witness == "warnings"]
        total = sum(e.before + e.after for e in group)
        voices += [(e, weight * (e.before + e.after) / total) for e in group]
    return sorted(voices, key=lambda voice: -voice[1])
