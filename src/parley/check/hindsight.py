"""Whether a test was set after looking: a choice made with the counts in sight is no test."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from parley.records import CHANGED_TEST, Finding, Test

# What decides a verdict; that a default was stated, or a text corrected, changes none of it.
DECIDING_FIELDS = (
    "act", "types", "labels", "area", "begin", "due", "baseline_days", "kept_ratio",
    "broken_ratio", "horizons", "met_on", "is_unmet",
)  # fmt: skip

#: A pledge's identity -> all identities it has had: a claim that is corrected, or told by another
#: source as well, stays one pledge, whatever its record is called now.
Names = Mapping[str, Collection[str]]
_NO_NAMES: Names = MappingProxyType({})


def changed_after_seen(
    test: Test, tests: Sequence[Test], findings: Sequence[Finding], *, names: Names = _NO_NAMES
) -> tuple[str, ...]:
    """Return which fields of a test differ from those it was first held against data with.

    Args:
        test: The test as it stands.
        tests: All tests on record, of whichever pledge, in the order they were filed.
        findings: All findings on record.
        names: The identities that mean the same pledge as the test's, where it has several.

    Returns:
        Names out of `DECIDING_FIELDS`, and `renewals`; empty where no data had been seen or
        nothing was changed.
    """
    looked_on: dict[str, date] = {}
    for finding in findings:
        if has_seen_data(finding):
            last = looked_on.get(finding.test, finding.as_of)
            looked_on[finding.test] = max(last, finding.as_of)
    own = {test.pledge, *names.get(test.pledge, ())}
    filed = [earlier.id for earlier in tests]
    before = tests[: filed.index(test.id)] if test.id in filed else tests
    for earlier in before:
        if earlier.pledge in own and (day := looked_on.get(earlier.id)) is not None:
            changed = [n for n in DECIDING_FIELDS if getattr(earlier, n) != getattr(test, n)]
            return (*changed, *_rewritten(earlier, test, seen_on=day))
    return ()


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

    Args:
        standing: The tests as they stand.
        tests: All tests on record before, in the order they were filed.
        findings: All findings on record before.
        names: The identities that mean one pledge, by each of them.
    """
    of_pledge: dict[str, list[Test]] = {}  # a test is held only against those of its own pledge
    for test in tests:
        for name in {test.pledge, *names.get(test.pledge, ())}:
            of_pledge.setdefault(name, []).append(test)
    seen = [finding for finding in findings if has_seen_data(finding)]
    found = {
        test.id: changed_after_seen(test, of_pledge.get(test.pledge, ()), seen, names=names)
        for test in standing
    }
    return {id_: fields for id_, fields in found.items() if fields}


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
