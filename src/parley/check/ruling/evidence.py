"""What each data set says about a pledge at one horizon, before anything is decided."""

from dataclasses import dataclass, field

from parley.check.model.positions import Standing
from parley.check.model.posterior import Posterior
from parley.check.model.ratio import Ratio
from parley.check.model.recurrence import Past
from parley.check.model.variation import Variation
from parley.check.rows.area import Bools
from parley.check.rows.moments import HOUR, begin_of
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Frame
from parley.check.ruling.set_apart import Apart
from parley.check.ruling.verdict import Breach
from parley.check.ruling.watch import Watch
from parley.check.sight.nowcast import Nowcast
from parley.records import Test

# Below this share of a window's acts known, a low count says nothing yet.
ENOUGH_SEEN = 0.8
ALL_SEEN = 0.95  # from here on more waiting will not settle what the count leaves open


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one data set, or all together, say of the change in the rate of acts.

    Attributes:
        whole: Posterior of the rate ratio over the window.
        tail: The same over its last half, `None` for short horizons.
    """

    whole: Posterior
    tail: Posterior | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One data set's word on a pledge.

    Attributes:
        rows: Its rows as known.
        frame: The windows.
        unobserved: Why it could not have seen the window, `""` where it could.
        counted: Rows counted in both windows; units, for positions.
        change: What it says of the change, `None` where it has nothing to say.
        least: The same were no more reports to come, while many still are: of it only "broken"
            can be certain.
        most: The same were rows that reach over the window's edge all of it, where there are any.
        poisson: The rate ratio under Poisson counts, `None` for positions.
        elsewhere: The rate ratio of the same acts outside of the area, `None` where too few.
        further: Probability that the rate fell further in the area than elsewhere.
        before: Acts (or units) before.
        after: Acts (or units) after.
        before_days: Days compared with.
        seen: Share of the window's acts expected to be known.
        delay_days: Days within which nine rows of ten are reported.
        variation: Day-to-day variation used.
        breach: Days in breach.
        chance: Probability of as few acts had nothing changed.
        past: How often the past fell as quiet by itself.
        was_falling: Whether the last half of the baseline was already at the kept level.
        is_spell: Whether the baseline is the last spell of fighting.
        is_silent: Whether the data set has no row at all in the window.
        apart: What is set apart.
        nowcast: How many acts of the window there will be once all is reported, `None` where all
            is.
        first_breach: Microseconds of the first act after the pledge, `None` for none.
        numbers: Row numbers of the acts after.
        stand: Units standing, for positions.
        watch: What it holds from before, `None` for positions.
        acts: Which of its rows are acts, less those found later; shape (R,), `None` for positions.
    """

    rows: Rows
    frame: Frame
    unobserved: str = ""
    counted: int = 0
    change: Change | None = None
    least: Change | None = None
    most: Change | None = None
    poisson: Ratio | None = None
    elsewhere: Ratio | None = None
    further: float = 0.0
    before: float = 0
    after: float = 0
    before_days: float = 0
    seen: float = 1.0
    delay_days: float = 0
    variation: Variation | None = None
    breach: Breach | None = None
    chance: float = 0.0
    past: Past | None = None
    was_falling: bool = False
    is_spell: bool = False
    is_silent: bool = False
    apart: Apart = field(default_factory=Apart)
    nowcast: Nowcast | None = None
    first_breach: int | None = None
    numbers: tuple[int, ...] = ()
    stand: Standing | None = None
    watch: Watch | None = None
    acts: Bools | None = None

    @property
    def witness(self) -> str:
        """Its kind of witness."""
        return self.rows.dataset.witness


def hours_after(moment: int, test: Test) -> float:
    """Return hours from the pledge to a moment."""
    return moment / HOUR - begin_of(test).timestamp() / 3600
