"""Whether a test was set after looking: a choice made with the counts in sight is no test."""

from collections.abc import Sequence
from dataclasses import replace

from parley.records import CHANGED_TEST, Finding, Test

# What decides a verdict; that a default was stated, or a text corrected, changes none of it.
DECIDING_FIELDS = (
    "act", "types", "labels", "area", "begin", "due", "baseline_days", "kept_ratio",
    "broken_ratio", "horizons",
)  # fmt: skip


def changed_after_seen(
    test: Test, tests: Sequence[Test], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """Return which fields of a test differ from those it was first held against data with.

    Args:
        test: The test as it stands.
        tests: All tests on record, of whichever pledge, in the order they were filed.
        findings: All findings on record.

    Returns:
        Names out of `DECIDING_FIELDS`; empty where no data had been seen or nothing was changed.
    """
    looked_at = {finding.test for finding in findings if has_seen_data(finding)}
    filed = [earlier.id for earlier in tests]
    before = tests[: filed.index(test.id)] if test.id in filed else tests
    for earlier in before:
        if earlier.pledge == test.pledge and earlier.id in looked_at:
            return tuple(
                name for name in DECIDING_FIELDS if getattr(earlier, name) != getattr(test, name)
            )
    return ()


def has_seen_data(finding: Finding) -> bool:
    """Return whether a finding showed its reader any count."""
    return bool(finding.datasets) or finding.before is not None


def with_hindsight(
    new: Sequence[Finding],
    standing: Sequence[Test],
    *,
    tests: Sequence[Test],
    findings: Sequence[Finding],
) -> tuple[Finding, ...]:
    """Return findings in which those of a test that was changed after looking say so.

    Args:
        new: Findings just made.
        standing: The tests they are of.
        tests: All tests on record before, in the order they were filed.
        findings: All findings on record before.
    """
    of_pledge: dict[str, list[Test]] = {}  # a test is held only against those of its own pledge
    for test in tests:
        of_pledge.setdefault(test.pledge, []).append(test)
    seen = [finding for finding in findings if has_seen_data(finding)]
    changed = {
        test.id: changed_after_seen(test, of_pledge.get(test.pledge, ()), seen) for test in standing
    }
    return tuple(
        replace(finding, reasons=(*finding.reasons[:1], _said(names), *finding.reasons[1:]))
        if (names := changed.get(finding.test, ()))
        else finding
        for finding in new
    )


def _said(names: Sequence[str]) -> str:
    fields = ", ".join(name.replace("_", " ") for name in names)
    return f"{CHANGED_TEST}: {fields}."
