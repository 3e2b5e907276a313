"""Whether a test was set after looking: a choice made with the counts in sight is no test."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from parley.records import CHANGED_TEST, Finding, Test

# What decides a verdict or its confidence; a corrected text changes neither, nor does a default
# that is stated with its value, but for the baseline: see `_takes_last_spell`.
DECIDING_FIELDS = (
    "act", "types", "labels", "amount", "area", "begin", "due", "baseline_days", "kept_ratio",
    "broken_ratio", "horizons", "met_on", "is_unmet", "unseen",
)  # fmt: skip

#: A pledge's identity -> what else it has been called: a claim that is corrected, or told by
#: another source as well, stays one pledge.
Names = Mapping[str, Collection[str]]
_NO_NAMES: Names = MappingProxyType({})


def _rewritten(earlier: Test, test: Test, *, seen_on: date) -> tuple[str, ...]:
    """Return `renewals` where they were rewritten; one that became known since is news."""
    old, new = earlier.renewals, test.renewals
    is_news = new[: len(old)] == old and all(each.known > seen_on for each in new[len(old) :])
    return () if is_news else ("renewals",)


def has_seen_data(finding: Finding) -> bool:
    """Return whether a finding showed its reader any count."""
    return bool(finding.datasets) or finding.before is not None


def changes(
    standing: Sequence[Test],
    *,
    tests: Sequence[Test],
    findings: Sequence[Finding],
    names: Names = _NO_NAMES,
) -> dict[str, tuple[str, ...]]:
    """Return what was changed after looking, by the identity of each test of which that is so.

    A test is held against the first form of it that any count was shown for.

    Args:
        standing: The tests as they stand.
        tests: All tests on record before, in the order they were filed.
        findings: All findings on record before.
        names: What else each pledge was called, by what it is called now.

    Returns:
        Names out of `DECIDING_FIELDS`, and `renewals`.
    """
    looked_on: dict[str, date] = {}  # the last day as of which anybody looked, by test
    for finding in findings:
        if has_seen_data(finding):
            last = looked_on.get(finding.test, finding.as_of)
            looked_on[finding.test] = max(last, finding.as_of)
    forms: dict[str, list[tuple[Test, date]]] = {}
    for test in tests:
        if (day := looked_on.get(test.id)) is not None:
            forms.setdefault(test.pledge, []).append((test, day))
    found = {test.id: _changed(test, forms, names.get(test.pledge, ())) for test in standing}
    return {id_: fields for id_, fields in found.items() if fields}


def _changed(
    test: Test, forms: Mapping[str, Sequence[tuple[Test, date]]], others: Collection[str]
) -> tuple[str, ...]:
    """Return the fields in which a test differs from the first form that was looked at.

    Forms under its pledge's own name go first: two pledges that turn out to be one were tested
    as two.
    """
    first = next((forms[name][0] for name in (test.pledge, *sorted(others)) if name in forms), None)
    if first is None:
        return ()
    earlier, day = first
    differ = {name for name in DECIDING_FIELDS if getattr(earlier, name) != getattr(test, name)}
    if earlier.act == test.act and _takes_last_spell(earlier) != _takes_last_spell(test):
        differ.add("baseline_days")
    fields = [name for name in DECIDING_FIELDS if name in differ]
    return (*fields, *_rewritten(earlier, test, seen_on=day))


def _takes_last_spell(test: Test) -> bool:
    """Return whether a test is compared with the last spell of fighting, if shorter (`Baseline`).

    To state the baseline, even at the length that was assumed, compares it with all those days.
    """
    return test.act == "cease" and "baseline_days" in test.defaults


def with_hindsight(
    new: Sequence[Finding], changed: Mapping[str, Sequence[str]]
) -> tuple[Finding, ...]:
    """Return findings in which those of a test that was changed after looking say so.

    Args:
        new: Findings just made.
        changed: Which fields were changed, by the test's identity, as `changes` returns them.
    """
    return tuple(
        replace(finding, reasons=(*finding.reasons[:1], _said(names), *finding.reasons[1:]))
        if (names := changed.get(finding.test, ()))
        else finding
        for finding in new
    )


def _said(names: Sequence[str]) -> str:
    fields = ", ".join(name.replace("_", " ") for name in names)
    return f"{CHANGED_TEST}: {fields}."
