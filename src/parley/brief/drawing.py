"""A chart as geometry: what is painted, in units of its view box, y growing downwards."""

from dataclasses import dataclass

from parley.draw import Box, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One data set's plot.

    Attributes:
        name: Of the data set, on one line, shortened.
        plot: Where counts are drawn.
        ticks: Of the count axis, each at the left end of its line.
        before: Bars of the days before the pledge.
        after: Bars from the day on which the pledge takes effect.
        found: What was found later, on top of the bars.
        unseen: Runs of days on which nobody was looking.
        usual: Where the mean of the days before lies, `None` where there are none.
    """

    name: str
    plot: Box
    ticks: tuple[Label, ...]
    before: tuple[Box, ...]
    after: tuple[Box, ...]
    found: tuple[Box, ...]
    unseen: tuple[Box, ...]
    usual: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One horizon's line among the rates.

    Attributes:
        y: Of the line.
        horizon: Its name.
        words: The verdict.
        low: Where the interval begins; `None` where no rate was estimated.
        median: Where the estimate lies.
        high: Where the interval ends.
        passes: Which ends lie past the axis: `(low, high)`.
    """

    y: float
    horizon: str
    words: str
    low: float | None = None
    median: float | None = None
    high: float | None = None
    passes: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatePanel:
    """The rate after over the rate before, a line a horizon.

    Attributes:
        plot: Where the lines are drawn.
        ticks: Of the axis of ratios, at its lower edge.
        same: Where the rate is as before.
        kept: Where the ground that speaks for kept ends.
        broken: Where the ground that speaks for broken begins.
        grounds: Words above these grounds, where they fit.
        rates: One a horizon.
    """

    plot: Box
    ticks: tuple[Label, ...]
    same: float
    kept: float
    broken: float
    grounds: tuple[Label, ...]
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole chart.

    Attributes:
        title: What is shown.
        description: The same in words.
        width: Of the view box.
        height: Of the view box.
        panels: One a data set, from the top; they share the days.
        pledge: Label at the line where the pledge takes effect; none where that lies ahead.
        horizons: Labels at the lines of the horizons.
        unseen: Labels above runs of days on which nobody was looking.
        days: Labels centred under their days.
        as_of: Label at the end of what was known; none where that is past the last day.
        rates: The panel below the days; `None` where no finding is shown.
    """

    title: str
    description: str
    width: float
    height: float
    panels: tuple[Panel, ...]
    pledge: tuple[Label, ...]
    horizons: tuple[Label, ...]
    unseen: tuple[Label, ...]
    days: tuple[Label, ...]
    as_of: tuple[Label, ...] = ()
    rates: RatePanel | None = None
