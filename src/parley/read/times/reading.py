"""What words mean as a time, before they are joined with their neighbours."""

from dataclasses import dataclass

from parley.read.times.moment import Moment
from parley.records import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words mean before they are joined with their neighbours.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value.
        kind: What joining looks at: `day`, `weekday`, `month`, `year`, `clock`, ...
        period: Days, `None` where unresolved or without days.
        unresolved: The meaning hangs on an unknown date.
        moment: The calendar unit, where later words may hang on it.
        yearless: The words name no year, so a neighbouring one may give it.
    """

    type: str
    value: str
    kind: str
    period: Period | None = None
    unresolved: bool = False
    moment: Moment | None = None
    yearless: bool = False


def date_reading(
    moment: Moment | None, kind: str, unknown: str, *, yearless: bool = False
) -> Reading:
    """Return the reading of a calendar unit, or of the unknown one that `unknown` writes."""
    if moment is None or moment.period is None:
        return Reading(type="DATE", value=unknown, kind=kind, unresolved=True, yearless=yearless)
    return Reading(
        type="DATE",
        value=moment.value,
        kind=kind,
        period=moment.period,
        moment=moment,
        yearless=yearless,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A reading at its place in the text."""

    start: int
    end: int
    reading: Reading
