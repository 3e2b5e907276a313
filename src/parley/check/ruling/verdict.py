"""The rule from posterior to verdict. It stands here alone, and is printed with every finding."""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.check.model.posterior import Posterior
from parley.records import Test

# An abstention costs two fifths of a wrong verdict: then the expected loss is least if one is
# given at three chances of five. On simulated wars such findings are right as often as they say.
GIVEN = 0.6
MODERATE = 0.8
HIGH = 0.95
# Days in breach that a ceasefire of any length survives in practice: one in ten.
TOLERATED_DAYS = 0.1
# A window as quiet as this must be rarer than one in ten had nothing changed.
CHANCE = 0.1
# A rate from fewer acts is known to a factor of four at best: then only near-certainty will do.
FEWEST_BEFORE = 5
# With a breach every third day there is no abstention left to speak of.
BROKEN_DAYS = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Probability of each verdict; sums to 1."""

    kept: float
    partly: float
    broken: float

    def leading(self) -> tuple[str, float]:
        """Return the likeliest verdict and its probability."""
        named = (("broken", self.broken), ("partly", self.partly), ("kept", self.kept))
        return max(named, key=lambda pair: pair[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """The days of a window on which the act was recorded.

    Attributes:
        days: Such days.
        of: Days of the window.
        incidents: Separate incidents.
        tail_days: Such days in the last half, 0 without one.
        tail_of: Days of the last half, 0 without one.
        is_minor: Whether all acts together stay below the kept level of one day of fighting.
    """

    days: int
    of: int
    incidents: int
    tail_days: int
    tail_of: int
    is_minor: bool

    @property
    def share(self) -> float:
        """Share of days in breach."""
        return self.days / self.of if self.of else 0.0

    @property
    def is_tolerable(self) -> bool:
        """Whether a pledge to stop survives it: few days, or one isolated minor incident."""
        return self.share <= TOLERATED_DAYS or (self.incidents <= 1 and self.is_minor)


def shares_by_ratio(
    whole: Posterior, tail: Posterior | None, breach: Breach | None, test: Test
) -> Shares:
    """Return the probability of each verdict from the posterior of the rate ratio.

    A fall that came late counts if the last half holds it. The last half is part of the window,
    so the two are taken to be high together and low together, not as independent chances.

    Args:
        whole: Posterior over the whole window.
        tail: Posterior over its last half, `None` for short horizons.
        breach: Days in breach, which bind a pledge to cease.
        test: Its act and its two ratios.
    """
    kept, broken = whole.below(test.kept_ratio), 1 - whole.below(test.broken_ratio)
    if tail is not None:
        holds = tail.below(test.kept_ratio)
        kept = max(kept, min(holds, 1 - broken))
        broken = min(broken, 1 - holds)
    if test.act == "cease" and breach is not None and not breach.is_tolerable:
        kept = 0.0
    return Shares(kept=kept, broken=broken, partly=max(0.0, 1 - kept - broken))


def shares_by_days(breach: Breach) -> Shares:
    """Return the probability of each verdict for a pledge to refrain, from its days in breach.

    Breaches on record are facts; what needs a probability is that quiet days stay quiet. It is
    the posterior (Jeffreys' prior) that at most `TOLERATED_DAYS` of days are in breach, over the
    last half of the window where it has one.
    """
    from scipy.special import betainc

    if breach.share >= BROKEN_DAYS and not breach.is_tolerable:
        return Shares(kept=0.0, partly=0.0, broken=1.0)
    if not breach.is_tolerable:
        return Shares(kept=0.0, partly=1.0, broken=0.0)
    days, of = (breach.tail_days, breach.tail_of) if breach.tail_of else (breach.days, breach.of)
    kept = float(betainc(days + 0.5, of - days + 0.5, TOLERATED_DAYS))
    return Shares(kept=kept, partly=1 - kept, broken=0.0)


def mixed(opinions: Sequence[tuple[Shares, float]]) -> Shares:
    """Return the weighted mean of probabilities that rest on different days in breach.

    Source:
        Stone (1961), The opinion pool, Annals of Mathematical Statistics 32.
    """
    total = sum(weight for _, weight in opinions)
    return Shares(
        kept=sum(s.kept * w for s, w in opinions) / total,
        partly=sum(s.partly * w for s, w in opinions) / total,
        broken=sum(s.broken * w for s, w in opinions) / total,
    )


def rule_text(test: Test) -> str:
    """Return the rule for a test in words, with its numbers."""
    given = f"A verdict is given at a probability of {GIVEN:.2f} or more."
    if test.act == "refrain":
        return (
            f"Rule: broken if the act is recorded on {BROKEN_DAYS:.0%} of days or more; kept if on "
            f"at most {TOLERATED_DAYS:.0%} of days (or one isolated minor incident) and quiet in "
            f"the last half of the window; partly otherwise. {given}"
        )
    rule = (
        f"Rule: kept if the rate fell to {test.kept_ratio:.2f} of its former level or less, over "
        "the window or, where the fall came late, over its last half; broken if it stayed at "
        f"{test.broken_ratio:.2f} or more; partly between. {given} Kept also asks that a window "
        f"as quiet be rarer than {CHANCE:.0%} had nothing changed, and with fewer than "
        f"{FEWEST_BEFORE} acts before any verdict asks for as many in all, and {HIGH:.2f}; while "
        f"reports come in, kept asks for {HIGH:.2f}."
    )
    if test.act == "cease":
        rule += (
            f" A pledge to cease is not kept with acts on more than {TOLERATED_DAYS:.0%} of days, "
            "one isolated minor incident apart."
        )
    return rule
