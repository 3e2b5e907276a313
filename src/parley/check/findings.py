"""Pledges against events: one finding a horizon."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import repeat
from typing import Any

from parley.check.pledge.draft import TESTABLE_ACTS
from parley.check.rows.area import Locate
from parley.check.rows.moments import end_of_day, micros
from parley.check.rows.rows import Rows, rows_of
from parley.check.rows.store import Reports, Store
from parley.check.rows.windows import end_of_window, is_expired
from parley.check.ruling.confidence import confidence_of
from parley.check.ruling.deeds import (
    deed_ends,
    deed_gaps,
    deed_rule_text,
    deeds_of,
    is_deed_witness,
    rule_deeds,
)
from parley.check.ruling.evidence import Evidence
from parley.check.ruling.pooling import Pool, pool_of
from parley.check.ruling.reasons import describe, gaps, parameters, so_far, suggested
from parley.check.ruling.ruling import DECIDING, ERRORS, rule
from parley.check.ruling.verdict import rule_text
from parley.check.ruling.watch import Watch, watch_of
from parley.check.ruling.weigh import weigh_acts, weigh_positions
from parley.check.sight.delay import Delay, estimate_delay
from parley.records import DEEDS, Dataset, Finding, Test

METHOD = "pooled rate ratio, check 2"
SAMPLED_METHOD = "hierarchical rate ratio (NumPyro), check 2"
DEED_METHOD = "deeds on record, check 2"
Blank = Callable[..., Finding]  # a finding of a test on which all but its outcome is filled in
NEVER_FILED = 2**62  # later than any day, for files that do not say


def check(
    test: Test,
    table: Any,  # noqa: ANN401  (pyarrow ships no types)
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
    model: str = "grid",
) -> tuple[Finding, ...]:
    """Return a test's findings, one a horizon, as known at the end of a day.

    Args:
        test: How the pledge is judged.
        table: Events in the shape of `records.event_schema()`.
        datasets: Manifests of the table's data sets.
        as_of: Rows that became known later are not used.
        locate: Maps latitudes and longitudes, shape (N,) each, to first-order division codes
            such as `UA.13`; without it a province is matched by name only.
        model: How data sets are pooled: `grid`, or `numpyro` with the extra `bayes`.

    Raises:
        InputError: There is no such model.
        MissingInput: It needs an extra that is not installed.
    """
    return check_all((test,), table, datasets, as_of=as_of, locate=locate, model=model)[0]


def check_all(
    tests: Iterable[Test],
    table: Any,  # noqa: ANN401
    datasets: Sequence[Dataset],
    *,
    as_of: date,
    locate: Locate | None,
    model: str = "grid",
) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings of many tests, each as `check` has them, in their order.

    The events are laid out once for all of them: a thousand pledges take seconds.
    """
    pool = pool_of(model)
    stores = tuple(Store(table, dataset) for dataset in datasets)
    delays: dict[Reports, Delay] = {}
    return tuple(_check(test, stores, delays, as_of, locate, pool) for test in tests)


def _check(
    test: Test,
    stores: Sequence[Store],
    delays: dict[Reports, Delay],
    as_of: date,
    locate: Locate | None,
    pool: Pool | None,
) -> tuple[Finding, ...]:
    if test.missing or test.begin is None or test.act not in TESTABLE_ACTS:
        return tuple(_untestable(test, horizon, as_of) for horizon in test.horizons)
    # Its identity is a hash over all fields: made once for all horizons.
    finding = partial(Finding, pledge=test.pledge, test=test.id, as_of=as_of)
    watches = watches_of(test, stores, delays, as_of=as_of, locate=locate)
    if test.act in DEEDS:
        return tuple(_find_deeds(test, watches, finding, as_of))
    return tuple(_find(test, horizon, watches, finding, as_of, pool) for horizon in test.horizons)


def watches_of(
    test: Test,
    stores: Iterable[Store],
    delays: dict[Reports, Delay],
    *,
    as_of: date,
    locate: Locate | None,
) -> tuple[Watch, ...]:
    """Return what each data set knows of a pledge before any horizon is looked at.

    Args:
        test: A test with a begin.
        stores: The data sets.
        delays: How late each one reports, as far as that was estimated before; added to.
        as_of: Rows that became known later are not used.
        locate: Maps latitudes and longitudes to first-order division codes.
    """
    now = end_of_day(as_of, test)
    rows = [rows_of(store, test, as_of=as_of, locate=locate) for store in stores]
    return tuple(
        watch_of(item, test, delay=_delay(item, now, delays), now=min(now, _filed(item)))
        for item in rows
    )


def sheets_of(watches: Iterable[Watch]) -> Rows | None:
    """Return the sheets of positions that tell when units had left: the fullest, if any."""
    sheets = [w.rows for w in watches if w.rows.dataset.witness == "positions"]
    return max(sheets, key=lambda rows: int(rows.inside.sum()), default=None)


def _filed(rows: Rows) -> int:
    """Return when the file was last added to: it holds nothing of what was reported since."""
    latest = rows.dataset.latest_seen
    if latest is None:
        return NEVER_FILED
    # As of a day on which more was to come, the file was as new as the newest of its rows then.
    return micros(latest) if rows.reports.is_whole else rows.reports.latest_seen or NEVER_FILED


def _delay(rows: Rows, now: int, known: dict[Reports, Delay]) -> Delay:
    """Return how late a data set reports: the same for every pledge that is checked as of a day."""
    if rows.reports not in known:
        known[rows.reports] = estimate_delay(rows, min(now, _filed(rows)))
    return known[rows.reports]


def _untestable(test: Test, horizon: str, as_of: date) -> Finding:
    missing = list(test.missing)
    if not missing and test.begin is None:
        missing.append("a day on which it takes effect")
    if not missing:
        missing.append(f"an act that event counts can show; to {test.act} is none")
    choices = "1 choice" if len(missing) == 1 else f"{len(missing)} choices"
    reason = f"Not testable yet: needs {choices}: {'; '.join(missing)}."
    if test.act in ERRORS:  # of any other act, no choice of numbers makes a count
        reason += f" Suggested: {suggested(test)}."
    return Finding(
        pledge=test.pledge, test=test.id, horizon=horizon, as_of=as_of, verdict="not-testable",
        reasons=(reason,), method=METHOD,
    )  # fmt: skip


def _find(
    test: Test,
    horizon: str,
    watches: Sequence[Watch],
    finding: Blank,
    as_of: date,
    pool: Pool | None,
) -> Finding:
    if is_expired(test, horizon):
        return _expired(test, horizon, finding, METHOD)
    end = end_of_window(test, horizon)
    now = end_of_day(as_of, test)
    positions = sheets_of(watches)
    evidence = tuple(
        weigh_positions(watch.rows, test, horizon)
        if watch.rows.dataset.witness == "positions"
        else weigh_acts(watch, test, horizon, positions=positions)
        for watch in watches
    )
    if micros(end) > now:
        reason = f"The window runs until {end:%Y-%m-%d %H:%M}, past the end of {as_of}."
        return finding(
            horizon=horizon, verdict="too-early",
            reasons=(reason, *so_far(test, evidence)), method=METHOD,
            datasets=tuple(sorted(e.rows.dataset.name for e in evidence)),
        )  # fmt: skip
    return _judged(test, horizon, evidence, finding, as_of, pool)


def _expired(test: Test, horizon: str, finding: Blank, method: str) -> Finding:
    return finding(
        horizon=horizon, verdict="expired",
        reasons=(f"The term ended at {test.due:%Y-%m-%d %H:%M}, before this horizon.",),
        method=method,
    )  # fmt: skip


def _find_deeds(
    test: Test, watches: Sequence[Watch], finding: Blank, as_of: date
) -> Iterator[Finding]:
    ends = deed_ends(test)
    for horizon in test.horizons:
        if horizon in ends:
            yield _of_deeds(test, horizon, ends[horizon], watches, finding, as_of)
        else:
            yield _expired(test, horizon, finding, DEED_METHOD)


def _of_deeds(
    test: Test,
    horizon: str,
    end: datetime,
    watches: Sequence[Watch],
    finding: Blank,
    as_of: date,
) -> Finding:
    evidence = tuple(deeds_of(watch, test, end) for watch in watches if is_deed_witness(watch))
    ruling = rule_deeds(test, evidence, end, as_of)
    done = max((item.done for item in evidence), default=None)
    return finding(
        horizon=horizon,
        verdict=ruling.verdict,
        confidence=ruling.confidence,
        after=None if done is None else round(done),
        not_observed=deed_gaps(test, evidence),
        datasets=tuple(sorted(item.rows.dataset.name for item in ruling.voices)),
        rows=tuple((d.rows.dataset.name, n) for d in ruling.voices for n in d.numbers),
        reasons=(*ruling.reasons, deed_rule_text(test)),
        method=DEED_METHOD,
        parameters=(("amount", test.amount),),
    )


def _judged(
    test: Test,
    horizon: str,
    evidence: Sequence[Evidence],
    finding: Blank,
    as_of: date,
    pool: Pool | None,
) -> Finding:
    ruling = rule(test, evidence, as_of, pool=pool)
    joint = ruling.joint
    voices = ruling.voices
    # Counts are of the most direct voice; the ratio is what all together say.
    shown = next(iter(voices), next((e for e in evidence if e.witness in DECIDING), None))
    ratio = ruling.change.whole.ratio if ruling.change else None
    confidence: str = ""
    why: tuple[str, ...] = ()
    if ruling.verdict in ("kept", "partly", "broken"):
        confidence, why = confidence_of(test, ruling)
    return finding(
        horizon=horizon,
        verdict=ruling.verdict,
        confidence=confidence,
        ratio=ratio.median if ratio else None,
        low=ratio.low if ratio else None,
        high=ratio.high if ratio else None,
        before=round(shown.before) if shown else None,
        after=round(shown.after) if shown else None,
        not_observed=gaps(test, evidence),
        datasets=tuple(sorted(e.rows.dataset.name for e in voices)),
        rows=tuple(pair for e in voices for pair in zip(repeat(e.rows.dataset.name), e.numbers)),
        reasons=(
            *ruling.reasons,
            *why,
            *([joint.note] if joint is not None and joint.note else []),
            *describe(test, evidence),
            rule_text(test),
        ),
        method=METHOD if joint is None or joint.change is None else SAMPLED_METHOD,
        parameters=(
            *parameters(test, ruling.shares, evidence),
            *(() if joint is None else joint.parameters),
        ),
    )
