"""What a finding says for itself, in words and numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from parley.check.model.ratio import Ratio
from parley.check.rows.area import unplaced_names
from parley.check.rows.moments import begin_of
from parley.check.ruling.evidence import Evidence, hours_after
from parley.check.ruling.verdict import MODERATE, Shares
from parley.check.sight.activity import coverage
from parley.check.sight.nowcast import Nowcast
from parley.records import Test

#: How an export without a header was taken, for a reader who thought it another kind of file.
_GDELT = {
    "gdelt-2": ", tab-separated with no header (GDELT 2.0, 61 fields) and read as such,",
    "gdelt-1": ", tab-separated with no header (GDELT 1.0, 58 fields) and read as such,",
}


def describe(test: Test, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the reasons of a finding, the most specific first.

    They say what each data set counted and set apart, then what holds of every horizon.
    """
    lines: list[str] = []
    for item in evidence:
        lines += _positions(item) if item.stand is not None else _acts(test, item)
    if test.defaults:
        assumed = "; ".join(_assumption(test, name) for name in test.defaults)
        lines.append(f"Assumed, as the pledge does not say: {assumed}.")
    if any(e.stand is None for e in evidence):
        lines.append("Acts of every side are counted: rows seldom establish who fired.")
    return tuple(lines)


def counted(evidence: Sequence[Evidence]) -> str:
    """Return what each data set counted before and after, in a clause."""
    return "; ".join(
        f"{e.rows.dataset.name} has {e.before:.0f} in the {e.before_days:.1f} days before and "
        f"{e.after:.0f} in the {e.frame.after.days:.1f} days after"
        if e.stand is None
        else f"{e.rows.dataset.name} has {e.stand.before} units inside the area on "
        f"{e.stand.first} and {e.stand.after} on {e.stand.last}"
        for e in evidence
    )


def suggested(test: Test) -> str:
    """Return the choices that a test is drafted with, for the analyst to confirm or change."""
    what = f"{listing(test.labels or test.types or ('ASSAULT',))} events"
    where = listing(test.area.names) if test.area else "everywhere in the event files"
    return " / ".join((what, f"{test.baseline_days:.0f} days before", where, spelt_horizons(test)))


def spelt_horizons(test: Test) -> str:
    """Return a test's horizons as "24 h, 72 h, 7 d"."""
    return ", ".join(f"{name[:-1]} {name[-1]}" for name in test.horizons)


def listing(words: Sequence[str]) -> str:
    """Return words as "A, B and C"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _assumption(test: Test, name: str) -> str:
    """Return a default in words, with its value."""
    begin = f"{test.begin:%Y-%m-%d}" if test.begin else "not known"
    return {
        "act": f"the act is to {test.act}",
        "types": f"{listing(test.types)} events are counted",
        "begin": f"it takes effect on {begin}",
        "begin_hour": f"the day of its begin, {begin}, is known and counts from midnight",
        "due": "it has no end",
        "baseline_days": f"{test.baseline_days:.0f} days before are compared with",
        "kept_ratio": f"a rate of {test.kept_ratio:.2f} of the former or less is kept",
        "broken_ratio": f"one of {test.broken_ratio:.2f} or more is broken",
        "horizons": f"it is looked at after {spelt_horizons(test)}",
    }.get(name, name.replace("_", " "))


def so_far(test: Test, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return what is on record in a window that is still open."""
    return tuple(
        f"{e.rows.dataset.name}: {e.after:.0f} so far."
        if e.first_breach is None
        else f"{e.rows.dataset.name}: {e.after:.0f} so far. {_first(test, e)}"
        for e in evidence
        if e.witness != "positions"
    )


def _positions(item: Evidence) -> list[str]:
    stand, name = item.stand, item.rows.dataset.name
    if stand is None or item.change is None:
        return []
    stand_in = " (the first sheet; none is from before the pledge)" if stand.is_stand_in else ""
    return [
        f"{name}: {stand.before} units inside the area on {stand.first}{stand_in}, "
        f"{stand.after} on {stand.last}."
    ]


def _acts(test: Test, item: Evidence) -> list[str]:
    name, witness = item.rows.dataset.name, item.witness
    lines = []
    if item.first_breach is not None:
        lines.append(_first(test, item))
    if item.breach is not None and item.breach.days:
        lines.append(
            f"{name}: recorded on {item.breach.days} of {item.breach.of} days, "
            f"{item.breach.incidents} separate incidents."
        )
    if item.change is not None:
        spell = ", the last spell of fighting" if item.is_spell else ""
        lines.append(
            f"{name} ({witness}): {item.before:.0f} in the {item.before_days:.1f} days before"
            f"{spell}, {item.after:.0f} in {item.frame.after.days:.1f} days after; rate ratio "
            f"{_interval(item.change.whole.ratio)}."
        )
    lines += _in_context(item)
    if _is_quiet(test, item) and (told := _watched(item)):
        lines.append(told)
    if any(item.apart.found):
        was, then = item.apart.found
        lines.append(
            f"{name}: {was} rows before and {then} after record things found "
            "later (damage, bodies, wrecks); they are not acts of that day and are not counted."
        )
    if item.apart.why_late:
        was, then = item.apart.late
        lines.append(
            f"{item.apart.why_late}. With them {item.before + was:.0f} before and "
            f"{item.after + then:.0f} after."
        )
    if item.rows.lag_days:
        lines.append(
            f"{name} does not say when rows became known; {item.rows.lag_days:.0f} days after "
            "the act are assumed."
        )
    elif item.watch is not None and item.watch.delay.is_assumed:
        lines.append(
            f"{name}: too few of its rows are old enough to show how late it reports; "
            f"{item.watch.delay.quantile(1):.0f} days after the act are assumed."
        )
    elif item.nowcast is None and item.seen < 1:
        lines.append(f"{name}: {item.seen:.0%} of the window's acts are expected to be known.")
    if item.nowcast is not None:
        lines.append(_expected(item, item.nowcast))
    if item.frame.left_out is not None and item.change is not None:
        lines.append(
            f"{name} has no time of day: the day of the pledge is left out of both windows, and "
            "the window runs over the whole days that follow."
        )
    return lines


def _is_quiet(test: Test, item: Evidence) -> bool:
    """Return whether so little is recorded that it matters who was looking."""
    usual = item.before / item.before_days if item.before_days else 0.0
    return item.after <= test.kept_ratio * usual * item.frame.after.days


def _watched(item: Evidence) -> str:
    """Return on how many days a data set reported anything else around the area."""
    if item.watch is None:
        return ""
    seen = coverage(item.rows, item.frame.after, delay=item.watch.delay, now=item.watch.now)
    return f"{seen.why}." if np.isnan(seen.share) else f"{seen.why}: coverage {seen.share:.0%}."


def _in_context(item: Evidence) -> list[str]:
    """Return how the change here compares with before the pledge, elsewhere and the past."""
    name, lines = item.rows.dataset.name, []
    if item.was_falling:
        lines.append(f"{name}: the fall predates the pledge: days before it were as quiet already.")
    if item.elsewhere is not None and item.change is not None:
        here = item.change.whole.ratio
        if item.elsewhere.low > 1 and here.high < 1:
            said = "acts rose there while they fell here; they may have moved"
        elif item.further >= MODERATE:
            said = "it fell further here"
        elif item.further <= 1 - MODERATE:
            said = "it fell further there"
        else:
            said = "no clear difference from here"
        lines.append(
            f"{name}: outside of the area the rate ratio is {_interval(item.elsewhere)}: {said}."
        )
    if item.past is not None and item.past.windows >= 1:
        lines.append(
            f"{name}: of {item.past.windows:.0f} earlier windows that began as busy, "
            f"{item.past.as_quiet:.1f} grew as quiet by themselves; chance of a lull "
            f"{item.chance:.2f}."
        )
    return lines


def _expected(item: Evidence, cast: Nowcast) -> str:
    """Return how many acts of a window there will be once all is reported."""
    name = item.rows.dataset.name
    if not np.isfinite(cast.median):
        return f"{name}: next to nothing of the window is reported yet."
    basis = "by the assumed delay" if cast.is_assumed else "by the delay of its rows so far"
    return (
        f"{name}: {cast.seen:.0%} of the window's acts are expected to be known, {basis}; of "
        f"{item.after:.0f} there will be {cast.median:.0f} (90 % interval {cast.low:.0f} to "
        f"{cast.high:.0f})."
    )


def _first(test: Test, item: Evidence) -> str:
    moment = datetime.fromtimestamp((item.first_breach or 0) / 1e6, UTC)
    local = moment.astimezone(begin_of(test).tzinfo)
    at = item.rows.begin == item.first_breach
    known = datetime.fromtimestamp(int(item.rows.seen[at & item.rows.acts].min()) / 1e6, UTC)
    if item.frame.by_day:
        when = f"{local:%Y-%m-%d}"
    else:
        when = f"{local:%Y-%m-%d %H:%M}, {hours_after(item.first_breach or 0, test):.1f} hours in"
    return f"{item.rows.dataset.name}: first act after the pledge {when}; known {known:%Y-%m-%d}."


def _interval(ratio: Ratio) -> str:
    return f"{ratio.median:.2f} (90 % interval {ratio.low:.2f} to {ratio.high:.2f})"


def gaps(test: Test, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return what nobody was looking at, or what could not be placed in time or space."""
    lines = [f"{e.unobserved}." for e in evidence if e.unobserved]
    for item in evidence:
        name = item.rows.dataset.name
        if astray := item.rows.reports.astray:
            lines.append(
                f"{name}: {astray} of {len(item.rows.reports.begin)} rows have coordinates that "
                "are off the map or look swapped (lon-lat order?); correct the file, or name its "
                "columns under `events:`."
            )
        if item.is_silent and not item.unobserved:
            lines.append(f"{name} has no row from anywhere in the window.")
        if item.apart.vague:
            lines.append(
                f"{name}: set apart, as they reach over the edge of a window or lie on the day of "
                f"the pledge: {item.apart.vague}."
            )
        if item.apart.unplaced:
            lines.append(
                f"{name}: set apart, as their place is no finer than a province or cannot be "
                f"read: {item.apart.unplaced}."
            )
        if item.witness in ("casualties", "media", "agreements"):
            read = _GDELT.get(item.rows.dataset.format, "")
            lines.append(f"{name} ({item.witness}){read} is shown and never decides alone.")
    lines += [f"No data set sees {what}." for what in test.unseen]
    if test.area is not None and (names := unplaced_names(test.area)):
        lines.append(f"No place was found for {', '.join(names)}: rows match by name only.")
    return tuple(lines)


def parameters(
    test: Test, shares: Shares | None, evidence: Sequence[Evidence]
) -> tuple[tuple[str, float | str], ...]:
    """Return everything the estimate used, by name."""
    named: list[tuple[str, float | str]] = [
        ("kept_ratio", test.kept_ratio),
        ("broken_ratio", test.broken_ratio),
        ("baseline_days", test.baseline_days),
    ]
    if shares is not None:
        named += [
            ("p_kept", round(shares.kept, 4)),
            ("p_partly", round(shares.partly, 4)),
            ("p_broken", round(shares.broken, 4)),
        ]
    for item in evidence:
        name = item.rows.dataset.name
        if item.change is not None:
            named.append((f"{name}: ratio", _interval(item.change.whole.ratio)))
        for model, ratio in (("poisson", item.poisson), ("elsewhere", item.elsewhere)):
            if ratio is not None:
                named.append((f"{name}: {model}", _interval(ratio)))
        if item.variation is not None and item.past is not None:
            named += [
                (f"{name}: dispersion", item.variation.dispersion),
                (f"{name}: memory", round(item.variation.memory, 3)),
                (f"{name}: chance of a lull", round(item.chance, 4)),
                (f"{name}: windows of the past", round(item.past.windows, 2)),
                (f"{name}: of these as quiet", round(item.past.as_quiet, 2)),
                (f"{name}: seen", round(item.seen, 4)),
                *_cast(name, item.nowcast),
                (f"{name}: days before", round(item.before_days, 3)),
                (f"{name}: days after", round(item.frame.after.days, 3)),
            ]
    return tuple(named)


def _cast(name: str, cast: Nowcast | None) -> list[tuple[str, float | str]]:
    if cast is None or not np.isfinite(cast.median):
        return []
    bounds = {"low": cast.low, "median": cast.median, "high": cast.high}
    return [(f"{name}: nowcast {bound}", value) for bound, value in bounds.items()]
