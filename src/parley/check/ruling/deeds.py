"""Promises to do something: kept by what is on record, broken only by a silence that tells.

To provide, to release, to open. A deed on record is a fact, whoever else saw nothing; that none is
on record says something only of data sets that record such deeds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from parley.check.rows.moments import DAY, begin_of, end_of_day, micros, start_of_day
from parley.check.rows.rows import Rows
from parley.check.rows.windows import Window, end_of_window, term
from parley.check.ruling.evidence import ENOUGH_SEEN
from parley.check.ruling.watch import Watch
from parley.check.sight.coverage import file_end, why_ended, why_unobserved
from parley.records import HORIZONS, Test

# Fewer such rows elsewhere or before do not show that a data set looks out for them.
FEWEST_KNOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What one data set has of a promised deed.

    Attributes:
        rows: Its rows as known.
        done: Units of the deed in the area, from the day of the pledge to the window's end.
        numbers: Row numbers behind them.
        known: Rows of that kind that it has by the window's end: elsewhere, or long before.
        seen: Share of the window's deeds expected to be known.
        unobserved: Why more could not have been on record, `""` where it could.
    """

    rows: Rows
    done: float
    numbers: tuple[int, ...]
    known: int
    seen: float
    unobserved: str

    @property
    def is_watching(self) -> bool:
        """Whether that it has no more says something: it has such rows, and looked on."""
        return not self.unobserved and (self.done > 0 or self.known >= FEWEST_KNOWN)


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


def deed_ends(test: Test) -> dict[str, datetime]:
    """Return when the window of each horizon that judges a deed ends, shortest first.

    A deed is due by the end of its term: the first horizon that reaches it, or the last where none
    does, judges then. What is longer has nothing more to judge.
    """
    begin, length = begin_of(test), term(test)
    horizons = sorted(test.horizons, key=HORIZONS.__getitem__)
    if test.due is None or length is None:
        return {horizon: end_of_window(test, horizon) for horizon in horizons}
    # A week with a change to winter time in it is a week, though it has 169 hours.
    length = min(length, test.due.astimezone(begin.tzinfo) - begin)
    judge = next((h for h in horizons if HORIZONS[h] >= length), horizons[-1])
    shorter = horizons[: horizons.index(judge)]
    return {horizon: end_of_window(test, horizon) for horizon in shorter} | {judge: test.due}


def is_deed_witness(watch: Watch) -> bool:
    """Return whether a data set can show a deed: alarms, harm and news are no record of one."""
    return watch.rows.dataset.witness == "acts"


def deeds_of(watch: Watch, test: Test, end: datetime) -> Deeds:
    """Return what a data set has of a deed by the end of a window.

    Args:
        watch: A data set of acts, with its baseline.
        test: The promise.
        end: The end of the window; timezone aware.
    """
    begin, rows, now = begin_of(test), watch.rows, watch.now
    # Of a row of the pledge's own day without an hour, the deed may have come before it: it counts.
    window = Window(start=start_of_day(begin.date(), test), end=micros(end))
    start, _ = rows.noons
    chosen = rows.acts & (start >= window.start) & (start < window.end)
    chosen &= ~rows.clock | (rows.begin >= micros(begin))
    done = float(rows.count[chosen].sum())
    seen = watch.delay.seen_after((now - window.end) / DAY)
    if done:  # it was looking, and may have stopped
        unobserved = why_ended(rows, test, window, delay=watch.delay, now=now)
    else:
        unobserved = why_unobserved(
            rows, test, watch.base.window, window, delay=watch.delay, now=now
        )
        if not unobserved and seen >= ENOUGH_SEEN and file_end(rows, test, window) <= window.start:
            unobserved = f"{rows.dataset.name} has no row of any kind since the pledge"
    return Deeds(
        rows=rows,
        done=done,
        numbers=tuple(int(number) for number in rows.number[chosen]),
        known=int(np.count_nonzero(rows.elsewhere & (rows.begin < window.end)))
        + int(np.count_nonzero(rows.past < window.end)),
        seen=seen,
        unobserved=unobserved,
    )


def rule_deeds(test: Test, evidence: Sequence[Deeds], end: datetime, as_of: date) -> DeedRuling:
    """Return the verdict on a promise to do something, at the end of a window.

    Args:
        test: The promise.
        evidence: One item a data set that records acts.
        end: The end of the window.
        as_of: The day as of which rows are known.
    """
    voices = tuple(item for item in evidence if item.done)
    said = "; ".join(f"{d.rows.dataset.name} has {d.done:g} on record" for d in voices)
    asked = f"{said}, of {test.amount:g} promised"
    if full := tuple(item for item in voices if item.done >= test.amount):
        return DeedRuling(
            verdict="kept", confidence="moderate" if len(full) > 1 else "low", voices=voices,
            reasons=(f"Done: {asked}.", _sides(full)),
        )  # fmt: skip
    watching = tuple(item for item in evidence if item.is_watching)
    is_open = end_of_day(as_of, test) < micros(end)
    is_due = test.due is None or micros(test.due) <= micros(end)
    if is_open or not is_due:
        so_far = f"So far {asked}." if voices else "Nothing on record so far, and its term runs on."
        return _open(so_far, voices or watching)
    if not watching:
        why = _why_none(evidence)
        return DeedRuling(
            verdict="not-observed", confidence="", voices=voices,
            reasons=(f"So far {asked}. {why}" if voices else why,),
        )  # fmt: skip
    if min(item.seen for item in watching) < ENOUGH_SEEN:
        so_far = f"So far {asked}" if voices else "Nothing on record"
        return _open(f"{so_far}, but reports are still to come.", voices or watching)
    if voices:
        return DeedRuling(
            verdict="partly", confidence="low", voices=voices, reasons=(f"Fewer: {asked}.",)
        )
    names = " and ".join(f"{d.rows.dataset.name} ({d.known} such rows)" for d in watching)
    return DeedRuling(
        verdict="broken", confidence="low", voices=watching,
        reasons=(f"Its term passed and nothing is on record in {names}.",),
    )  # fmt: skip


def deed_gaps(test: Test, evidence: Sequence[Deeds]) -> tuple[str, ...]:
    """Return what nobody was looking at."""
    return (
        *(f"{item.unobserved}." for item in evidence if item.unobserved),
        *(f"No data set sees {what}." for what in test.unseen),
    )


def deed_rule_text(test: Test) -> str:
    """Return the rule for a promise to do something in words, with its numbers."""
    return (
        f"Rule: kept once {test.amount:g} of what was promised is on record; partly if fewer are "
        "when its term (or the window, where it has none) has passed; broken if none is then, in a "
        f"data set that was looking, with at least {FEWEST_KNOWN} such rows from elsewhere or "
        "before."
    )


def _open(reason: str, voices: tuple[Deeds, ...]) -> DeedRuling:
    return DeedRuling(verdict="too-early", confidence="", reasons=(reason,), voices=voices)


def _why_none(evidence: Sequence[Deeds]) -> str:
    """Return why no data set shows that there was no more."""
    if ended := [d.unobserved for d in evidence if d.unobserved and (d.done or d.known)]:
        return f"No data set was placed to see whether more was done: {'; '.join(ended)}."
    names = ", ".join(item.rows.dataset.name for item in evidence) or "no event file"
    return f"No data set is known to record such deeds ({names})."


def _sides(voices: Sequence[Deeds]) -> str:
    witness = "one data set has" if len(voices) == 1 else f"{len(voices)} data sets have"
    return f"That it is on record does not say who did it or why: {witness} it."
