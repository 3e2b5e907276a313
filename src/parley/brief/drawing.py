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
    """

    name: str
    plot: Box
    ticks: tuple[Label, ...]
    before: tuple[Box, ...]
    after: tuple[Box, ...]
    found: tuple[Box, ...]
    unseen: tuple[Box, ...]


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
