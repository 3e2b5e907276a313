"""A pledge's terms as known on a day: when it is in force, and until when."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from parley.records import Finding, Test

METHOD = "terms, check 1"
#: How the gap opens that a condition leaves which nobody has settled.
UNSETTLED = "whether its condition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds of a test at the end of a day.

    Attributes:
        test: The test with the term known by then, from the day its condition was met.
        why_not: Why it is not in force by then, `""` where it is.
    """

    test: Test
    why_not: str = ""


def unsettled(condition: str) -> str:
    """Return what a pledge lacks whose condition nobody has settled."""
    return f"{UNSETTLED} “{condition}” was met: state `met:` with the day, or `no`"


def terms_known(test: Test, *, as_of: date) -> Terms:
    """Return a test's terms as known at the end of a day.

    A renewal counts from the day it became known, so an earlier day has the earlier due. A
    conditional pledge takes effect on the day its condition was met, if that is later.
    """
    known = [renewal for renewal in test.renewals if renewal.known <= as_of]
    due = known[-1].until if known else test.due
    plain = replace(test, due=due, renewals=())
    if not test.condition:
        return Terms(test=plain)
    if test.is_unmet:
        return Terms(test=plain, why_not=f"Its condition “{test.condition}” was not met.")
    if test.met_on is None:
        return Terms(test=plain)  # `missing` says so
    if test.met_on > as_of:
        return Terms(
            test=plain,
            why_not=f"Its condition “{test.condition}” had not been met by {as_of}; it was on "
            f"{test.met_on}.",
        )
    begin = _later(test.begin, test.met_on)
    if begin is not None and due is not None and due <= begin:
        return Terms(
            test=plain,
            why_not=f"Its term ended at {due:%Y-%m-%d %H:%M}, before its condition was met on "
            f"{test.met_on}.",
        )
    return Terms(test=replace(plain, begin=begin))


def not_in_force(test: Test, why: str, *, as_of: date) -> tuple[Finding, ...]:
    """Return the findings of a pledge that bound nobody by then: no count is taken."""
    return tuple(
        Finding(
            pledge=test.pledge, test=test.id, horizon=horizon, as_of=as_of,
            verdict="not-in-force", reasons=(f"Not in force: {why}",), method=METHOD,
        )
        for horizon in test.horizons
    )  # fmt: skip


def _later(begin: datetime | None, met_on: date) -> datetime | None:
    if begin is None:
        return None
    return max(begin, datetime.combine(met_on, time(), begin.tzinfo))
