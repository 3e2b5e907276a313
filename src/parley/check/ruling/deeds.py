"""Promises to do something: kept by what is on record, broken only by a silence that tells.

To provide, to release, to open. A deed on record is a fact, whoever else saw nothing; that none is
on record says something only of data sets that record such deeds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from parley.check.rows.moments import end_of_day, micros, start_of_day
from parley.check.rows.rows import Rows
from parley.check.ruling.evidence import ENOUGH_SEEN
from parley.check.sight.delay import Delay
from parley.records import Test

# Fewer such rows elsewhere or before do not show that a data set looks out for them.
FEWEST_KNOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What one data set has of a promised deed.

    Attributes:
        rows: Its rows as known.
        done: Units of the deed in the area, from the day of the pledge to the window's end.
        numbers: Row numbers behind them.
        known: Rows of that kind that it has: elsewhere, or long before.
        seen: Share of the window's deeds expected to be known.
    """

    rows: Rows
    done: float
    numbers: tuple[int, ...]
    known: int
    seen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedRuling:
    """A verdict on a deed.

    Attributes:
        verdict: One of `records.VERDICTS`.
        confidence: One of `records.CONFIDENCES`.
        reasons: In words.
        voices: The data sets it rests on.
    """

    verdict: str
    confidence: str
    reasons: tuple[str, ...]
    voices: tuple[Deeds, ...]


def deeds_of(rows: Rows, test: Test, end: datetime, *, delay: Delay, now: int) -> Deeds:
    """Return what a data set has of a deed by the end of a window.

    Args:
        rows: Its rows.
        test: The promise.
        end: The end of the window; timezone aware.
        delay: How late the data set reports.
        now: As of when, in microseconds since 1970 UTC.
    """
    if test.begin is None:
        raise ValueError(f"{test.pledge} has no begin")
    # Of a row of the pledge's own day without an hour, the deed may have come before it: it counts.
    first, last = start_of_day(test.begin.date(), test), micros(end)
    start, _ = rows.noons
    chosen = rows.acts & (start >= first) & (start < last)
    chosen &= ~rows.clock | (rows.begin >= micros(test.begin))
    return Deeds(
        rows=rows,
        done=float(rows.count[chosen].sum()),
        numbers=tuple(int(number) for number in rows.number[chosen]),
        known=int(rows.elsewhere.sum()) + len(rows.past),
        seen=delay.seen_after((now - last) / 86_400e6),
    )


def rule_deeds(test: Test, evidence: Sequence[Deeds], end: datetime, as_of: date) -> DeedRuling:
    """Return the verdict on a promise to do something, at the end of a window.

    Args:
        test: The promise.
        evidence: One item a data set that records acts.
        end: The end of the window.
        as_of: The day as of which rows are known.
    """
    best = max(evidence, key=lambda item: item.done, default=None)
    is_open = end_of_day(as_of, test) < micros(end)
    is_due = test.due is None or micros(test.due) <= micros(end)
    if best is not None and best.done:
        voices = tuple(item for item in evidence if item.done)
        said = "; ".join(f"{d.rows.dataset.name} has {d.done:g} on record" for d in voices)
        asked = f"{said}, of {test.amount:g} promised"
        if best.done >= test.amount:
            confidence = "moderate" if len(voices) > 1 else "low"
            return DeedRuling(
                verdict="kept", confidence=confidence, voices=voices,
                reasons=(f"Done: {asked}.", _sides(voices)),
            )  # fmt: skip
        if is_due and not is_open and best.seen >= ENOUGH_SEEN:
            return DeedRuling(
                verdict="partly", confidence="low", voices=voices, reasons=(f"Fewer: {asked}.",)
            )
        return _open(f"So far {asked}.", voices)
    watching = tuple(item for item in evidence if item.known >= FEWEST_KNOWN)
    if is_open or not is_due:
        return _open("Nothing on record so far, and its term runs on.", watching)
    if not watching:
        names = ", ".join(item.rows.dataset.name for item in evidence) or "no event file"
        return DeedRuling(
            verdict="not-observed", confidence="", voices=(),
            reasons=(f"No data set is known to record such deeds ({names}).",),
        )  # fmt: skip
    if min(item.seen for item in watching) < ENOUGH_SEEN:
        return _open("Nothing on record, but reports are still to come.", watching)
    names = " and ".join(f"{d.rows.dataset.name} ({d.known} such rows)" for d in watching)
    return DeedRuling(
        verdict="broken", confidence="low", voices=watching,
        reasons=(f"Its term passed and nothing is on record in {names}.",),
    )  # fmt: skip


def deed_rule_text(test: Test) -> str:
    """Return the rule for a promise to do something in words, with its numbers."""
    return (
        f"Rule: kept once {test.amount:g} of what was promised is on record; partly if fewer are "
        "when its term (or the window, where it has none) has passed; broken if none is then, in a "
        f"data set with at least {FEWEST_KNOWN} such rows from elsewhere or before."
    )


def _open(reason: str, voices: tuple[Deeds, ...]) -> DeedRuling:
    return DeedRuling(verdict="too-early", confidence="", reasons=(reason,), voices=voices)


def _sides(voices: Sequence[Deeds]) -> str:
    witness = "one data set has" if len(voices) == 1 else f"{len(voices)} data sets have"
    return f"That it is on record does not say who did it or why: {witness} it."
