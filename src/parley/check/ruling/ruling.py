"""From what the data sets say, each for itself, to one verdict and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from parley.check.model.posterior import LEAST, pooled
from parley.check.ruling.evidence import ALL_SEEN, ENOUGH_SEEN, Change, Evidence
from parley.check.ruling.pooling import Joint, Pool
from parley.check.ruling.reasons import counted
from parley.check.ruling.verdict import (
    CHANCE,
    FEWEST_BEFORE,
    GIVEN,
    HIGH,
    Shares,
    mixed,
    shares_by_days,
    shares_by_ratio,
)
from parley.records import Test

# Whose word counts for which act, and how far what it records can part from what the pledge is
# about: the standard deviation of an error of its log ratio, chosen on simulated worlds. Acts are
# what a pledge is about; where units stand shows a withdrawal best and a reduction indirectly.
# Harm, agreements and machine-coded news are shown and never decide.
DIRECT, INDIRECT = 0.2, 0.5
ERRORS = {
    "cease": {"acts": DIRECT},
    "refrain": {"acts": DIRECT},
    "reduce": {"acts": DIRECT, "positions": INDIRECT},
    "withdraw": {"positions": DIRECT, "acts": INDIRECT},
}
EVEN = 0.5  # what set rows leave of a verdict has to be likelier than not
# Alarms stand in only where no act is recorded.
ALARM_ERROR = INDIRECT
DECIDING = ("acts", "warnings", "positions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A data set that decides.

    Attributes:
        evidence: What it says.
        error: Standard deviation of its own error, on the log of the ratio.
        weight: Its share in what is known of days in breach; those of all voices add up to 1.
    """

    evidence: Evidence
    error: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict with its probability, the witnesses behind it, and why.

    Attributes:
        verdict: One of `records.VERDICTS`.
        reasons: In words, the most specific first.
        probability: Of the verdict, 0 where none is given.
        shares: Probability of each verdict, `None` where nobody decides.
        change: What all voices together say of the rate, `None` where nobody does.
        voices: Who decides, the most direct first.
        leanings: The likeliest verdict on each voice alone, in their order.
        joint: What a sampled model said, `None` where the grid was asked.
    """

    verdict: str
    reasons: tuple[str, ...]
    probability: float = 0.0
    shares: Shares | None = None
    change: Change | None = None
    voices: tuple[Evidence, ...] = ()
    leanings: tuple[str, ...] = ()
    joint: Joint | None = None


def rule(
    test: Test, evidence: Sequence[Evidence], as_of: date, *, pool: Pool | None = None
) -> Ruling:
    """Return what the data sets together make of a pledge at a horizon.

    Args:
        test: How the pledge is judged.
        evidence: One item a data set.
        as_of: The day as of which rows are known, for the words.
        pool: How the voices are pooled; on the grid where not given. What each says alone, and
            what it would say at the bounds, is on the grid in any case.
    """
    voices = _voices(test, evidence)
    if not voices:
        return Ruling(verdict="not-observed", reasons=(_why_none(test, evidence),))
    speaking = tuple(voice.evidence for voice in voices)
    joint = None if pool is None else pool([(voice.evidence, voice.error) for voice in voices])
    change, shares = _together(test, voices, joint=joint)
    alone = _alone(test, voices, shares)

    def ruled(verdict: str, *reasons: str, probability: float = 0.0) -> Ruling:
        return Ruling(
            verdict=verdict, reasons=reasons, probability=probability, shares=shares,
            change=change, voices=speaking, leanings=tuple(leaning for leaning, _ in alone),
            joint=joint,
        )  # fmt: skip

    verdict, probability = shares.leading()
    seen = min(e.seen for e in speaking)
    if seen < ENOUGH_SEEN and not _is_broken_already(test, voices):
        late = min(speaking, key=lambda e: e.seen)
        return ruled(
            "too-early",
            f"Only {seen:.0%} of the window's acts are expected to be known by {as_of}: "
            f"{late.rows.dataset.name} takes {late.delay_days:.0f} days for nine reports of ten. "
            "A low count says nothing yet.",
        )
    if apart := _opposed(speaking, alone):
        return ruled("disputed", f"The data sets contradict each other: {apart}.")
    doubt = _doubt(test, verdict, probability, voices) or _on_edge(test, verdict, voices)
    if not doubt and verdict == "kept" and seen < ALL_SEEN and probability < HIGH:
        doubt = (
            f"Reports are still coming in ({seen:.0%} are expected to be known): until then a "
            f"quiet window is called kept at a probability of {HIGH} only."
        )
    if not doubt and probability < GIVEN:
        doubt = f"The counts leave it open: {_odds(shares)}, and a verdict needs {GIVEN:.2f}."
    if doubt:
        # Acts were looked for and counted, so "not observed" alone would mislead.
        return ruled(
            "too-early" if seen < ALL_SEEN else "not-observed",
            f"Observed, yet undecided: {counted(speaking)}. {doubt}",
        )
    return ruled(verdict, f"On the evidence: {_odds(shares)}.", probability=probability)


def _voices(test: Test, evidence: Sequence[Evidence]) -> tuple[Voice, ...]:
    """Return the data sets that decide, the most direct first, of these the fullest."""
    speaking = [e for e in evidence if e.change is not None]
    found: list[tuple[Evidence, float]] = []
    for witness, error in ERRORS[test.act].items():
        group = [(e, error) for e in speaking if e.witness == witness]
        if witness == "acts" and not group:
            group = [(e, max(error, ALARM_ERROR)) for e in speaking if e.witness == "warnings"]
        found += group
    # Positions are counted in units, which say nothing of days in breach.
    total = sum(e.counted for e, _ in found if e.breach is not None)
    voices = (
        Voice(
            evidence=item, error=error,
            weight=item.counted / total if item.breach is not None else 0.0,
        )
        for item, error in found
    )  # fmt: skip
    return tuple(sorted(voices, key=lambda v: (v.error, -v.evidence.counted)))


def _together(
    test: Test, voices: Sequence[Voice], *, bound: str = "", joint: Joint | None = None
) -> tuple[Change, Shares]:
    """Return what the voices say together of the rate, and the probability of each verdict.

    Args:
        test: How the pledge is judged.
        voices: At least one.
        bound: `least` takes what is known as all there will be, `most` counts
            what lies on the edge.
        joint: What a sampled model says of the rate, where one was asked.
    """
    said = [(_said(voice.evidence, bound), voice.error) for voice in voices]
    whole = pooled([(change.whole, error) for change, error in said])
    tails = [(change.tail, error) for change, error in said if change.tail is not None]
    change = Change(whole=whole, tail=pooled(tails) if tails else None)
    if joint is not None and joint.change is not None:
        change, whole = joint.change, joint.change.whole
    counting = [(v.evidence.breach, v.weight) for v in voices if v.evidence.breach is not None]
    if not counting:
        return change, shares_by_ratio(whole, change.tail, None, test)
    if test.act == "refrain":
        return change, mixed([(shares_by_days(breach), weight) for breach, weight in counting])
    opinions = (
        (shares_by_ratio(whole, change.tail, breach, test), weight) for breach, weight in counting
    )
    return change, mixed(list(opinions))


def _alone(test: Test, voices: Sequence[Voice], shares: Shares) -> list[tuple[str, float]]:
    """Return the likeliest verdict on each voice alone; `shares` are those of all together."""
    if len(voices) == 1:
        return [shares.leading()]
    return [_together(test, [replace(voice, weight=1.0)])[1].leading() for voice in voices]


def _said(item: Evidence, bound: str) -> Change:
    bounds = {"least": item.least, "most": item.most}
    change = bounds.get(bound) or item.change
    if change is None:
        raise ValueError(f"{item.rows.dataset.name} says nothing of the change")
    return change


def _is_broken_already(test: Test, voices: Sequence[Voice]) -> bool:
    """Tell whether what is known is too much whatever is still to come: counts can only grow."""
    _, shares = _together(test, voices, bound="least")
    return shares.broken >= GIVEN


def _chance(voices: Sequence[Voice]) -> float:
    """Return the chance of a window as quiet, had nothing changed: pooled as the ratios are.

    All saw the same days: that several find them quiet does not make a chance lull unlikelier.
    """
    precision = np.array([voice.error**-2 for voice in voices])
    logs = np.log([max(voice.evidence.chance, LEAST) for voice in voices])
    return float(np.exp(precision @ logs / precision.sum()))


def _on_edge(test: Test, verdict: str, voices: Sequence[Voice]) -> str:
    """Return what keeps a lull from being one: acts that reach over its edge; `""` for nothing."""
    if verdict != "kept" or all(voice.evidence.most is None for voice in voices):
        return ""
    shares = _together(test, voices, bound="most")[1]
    if shares.kept >= EVEN:
        return ""
    return (
        "Not enough to call it kept: with acts that reach over the window's edge, and finds that "
        f"may tell of acts of those days, it would be {_odds(shares)}."
    )


def _opposed(speaking: Sequence[Evidence], alone: Sequence[tuple[str, float]]) -> str:
    """Return who calls a pledge kept and who broken, each by itself; `""` where nobody differs."""
    said: dict[str, list[str]] = {}
    for item, (verdict, probability) in zip(speaking, alone, strict=True):
        if probability >= GIVEN:
            said.setdefault(verdict, []).append(item.rows.dataset.name)
    if not {"kept", "broken"} <= said.keys():
        return ""
    return "; ".join(f"by {' and '.join(said[v])} alone it is {v}" for v in ("kept", "broken"))


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


def _doubt(test: Test, verdict: str, probability: float, voices: Sequence[Voice]) -> str:
    """Return why a likely verdict is still not earned, `""` where it is."""
    if test.act == "refrain":
        return ""
    chance = _chance(voices)
    if verdict == "kept" and chance > CHANCE:
        return (
            f"Not enough to call it kept: had nothing changed, a window as quiet would still come "
            f"up {chance:.0%} of the time (at most {CHANCE:.0%} is asked for)."
        )
    if verdict == "broken" and not any(voice.evidence.after for voice in voices):
        return "Not enough to call it broken: nothing is on record in the window."
    before = max(voice.evidence.before for voice in voices)
    both = max(voice.evidence.before + voice.evidence.after for voice in voices)
    if before < FEWEST_BEFORE and (probability < HIGH or both < FEWEST_BEFORE):
        return (
            f"Only {before:.0f} acts were recorded before the pledge: too few to compare with "
            f"(at least {FEWEST_BEFORE}; or as many before and after, and a probability of {HIGH})."
        )
    return ""


def _odds(shares: Shares) -> str:
    return f"kept {shares.kept:.2f}, partly {shares.partly:.2f}, broken {shares.broken:.2f}"
