"""What was recorded by each horizon: the verdict, its numbers, and its confidence apart."""

from collections.abc import Sequence
from itertools import groupby

from parley.brief.days import day_words, spelled_days
from parley.brief.dossier import Dossier, rests_on
from parley.brief.page import Cell, Sentence, Table
from parley.brief.sections.plain import say
from parley.brief.words import HORIZON_WORDS, VERDICT_WORDS, capital, figure, listing
from parley.records import CHANGED_TEST, HORIZONS, Finding, Test

#: From so many horizons on, one verdict for all is told once.
SEVERAL = 3


def findings_of(dossier: Dossier, test: Test) -> tuple[Finding, ...]:
    """Return a test's findings, shortest horizon first."""
    order, own = list(HORIZONS), test.id  # an identity is a hash over all of a test
    found = (finding for finding in dossier.findings if finding.test == own)
    return tuple(sorted(found, key=lambda finding: order.index(finding.horizon)))


def verdict_word(finding: Finding) -> str:
    """Return a verdict in words; a count that decides nothing is told from what nobody saw."""
    word = VERDICT_WORDS[finding.verdict]
    undecided = finding.verdict == "not-observed" and finding.datasets
    return f"{word} (count undecided)" if undecided else word


def verdict_words(findings: Sequence[Finding]) -> str:
    """Return "broken at 24 hours, partly kept at 72 hours, kept at 7 days and 14 days"."""
    if len(findings) >= SEVERAL and len({verdict_word(finding) for finding in findings}) == 1:
        first, last = HORIZON_WORDS[findings[0].horizon], HORIZON_WORDS[findings[-1].horizon]
        return f"{verdict_word(findings[0])} at every horizon, {first} to {last}"
    runs = groupby(findings, key=verdict_word)
    return ", ".join(
        f"{verdict} at {listing(HORIZON_WORDS[f.horizon] for f in run)}" for verdict, run in runs
    )


def outcome(test: Test, findings: Sequence[Finding]) -> Sentence:
    """Return the verdicts in one sentence, or why there are none."""
    if test.missing:
        missing = "; ".join(test.missing)
        return say(f"This pledge cannot be tested yet; missing: {missing}", rests_on(test))
    if not findings:
        return say("No event data were held against this pledge", rests_on(test))
    ends = _ends(findings, test) if all(is_open(finding) for finding in findings) else ""
    words = f"{verdict_words(findings)}{f'; {ends}' if ends else ''}"
    return say(f"As known on {_as_of(findings)}: {words}", rests_on(*findings))


def _ends(findings: Sequence[Finding], test: Test) -> str:
    """Return when the windows of some findings end, `""` where no day is known."""
    if test.begin is None:
        return ""
    ends = [day_words((test.begin + HORIZONS[finding.horizon]).date()) for finding in findings]
    if len(set(ends)) == 1:
        return f"the window ends on {ends[0]}"
    return f"the windows end from {ends[0]} to {ends[-1]}"


def _as_of(findings: Sequence[Finding]) -> str:
    return day_words(max(finding.as_of for finding in findings))


def is_open(finding: Finding) -> bool:
    """Tell whether nothing but the end of the window is missing, and nothing was counted."""
    return finding.verdict == "too-early" and (finding.before is None or finding.after is None)


def recorded(findings: Sequence[Finding], test: Test) -> list[Sentence]:
    """Return a sentence a horizon, and one for all the horizons that have not come yet."""
    sentences = [_recorded(finding, test) for finding in findings if not is_open(finding)]
    waiting = [finding for finding in findings if is_open(finding)]
    ends = _ends(waiting, test) if len(waiting) > 1 else ""
    if not ends:
        return [*sentences, *(_recorded(finding, test) for finding in waiting)]
    if sentences:
        horizons = listing(HORIZON_WORDS[finding.horizon] for finding in waiting)
        early = f"At {horizons}, it is too early to tell: {ends}"
        sentences.append(say(early, rests_on(*waiting)))
    return sentences


def _recorded(finding: Finding, test: Test) -> Sentence:
    """Return a horizon's verdict with its counts, and the first reason where none is given."""
    verdict = verdict_word(finding)
    counts, rate = "", ""
    if finding.before is not None and finding.after is not None:
        counts = (
            f"; the data recorded {finding.after:,} after, {finding.before:,} in the "
            f"{figure(test.baseline_days)} days before"
        )
    if finding.ratio is not None and finding.low is not None and finding.high is not None:
        rate = (
            f"; rate {figure(finding.ratio)} times that before "
            f"(90 % interval {figure(finding.low)} to {figure(finding.high)})"
        )
    why = "" if finding.confidence else f". {capital(spelled_days(finding.reasons[0]))}"
    return say(
        f"At {HORIZON_WORDS[finding.horizon]}, {verdict}{counts}{rate}{why}", rests_on(finding)
    )


def hindsight(findings: Sequence[Finding]) -> list[Sentence]:
    """Return the sentence on a test that was changed with the data in view; it stays for good."""
    marked = [f for f in findings if any(r.startswith(CHANGED_TEST) for r in f.reasons)]
    if not marked:
        return []
    words = next(r for r in marked[0].reasons if r.startswith(CHANGED_TEST))
    return [say(words.rstrip("."), rests_on(*marked))]


def doubts(findings: Sequence[Finding]) -> list[Sentence]:
    """Return the sentence on the verdicts of low confidence, for where only verdicts are told."""
    weak = [finding for finding in findings if finding.confidence == "low"]
    if not weak:
        return []
    runs = [
        (verdict, tuple(run)) for verdict, run in groupby(weak, key=lambda finding: finding.verdict)
    ]
    words = listing(
        f"“{VERDICT_WORDS[verdict]}” at {listing(HORIZON_WORDS[f.horizon] for f in run)}"
        for verdict, run in runs
    )
    single = [finding for finding in weak if finding.after == 1 and finding.verdict == "broken"]
    alone = f"; {listing(HORIZON_WORDS[f.horizon] for f in single)} rests on a single record"
    return [say(f"Confidence is low in {words}{alone if single else ''}", rests_on(*weak))]


def confidence(findings: Sequence[Finding]) -> list[Sentence]:
    """Return the sentence on confidence, which no other sentence mentions."""
    rated = [finding for finding in findings if finding.confidence]
    if not rated:
        return []
    runs = groupby(rated, key=lambda finding: finding.confidence)
    words = ", ".join(
        f"{level} at {listing(HORIZON_WORDS[finding.horizon] for finding in run)}"
        for level, run in runs
    )
    return [say(f"Confidence in the verdict is {words}", rests_on(*rated))]


def verdict_table(findings: Sequence[Finding]) -> Table:
    """Return verdicts and numbers, a column a horizon."""

    def row(heading: str, texts: Sequence[str]) -> tuple[str, tuple[Cell, ...]]:
        cells = zip(texts, findings, strict=True)
        return heading, tuple(Cell(text=t, supports=rests_on(f) if t else ()) for t, f in cells)

    def number(value: float | None) -> str:
        return "" if value is None else figure(value)

    verdicts = tuple(
        Cell(text=verdict_word(f), supports=rests_on(f), tone=f.verdict) for f in findings
    )
    rows = (
        ("Verdict", verdicts),
        row("Confidence", [f.confidence for f in findings]),
        row("Recorded before", [number(f.before) for f in findings]),
        row("Recorded after", [number(f.after) for f in findings]),
        row("Rate after / before", [number(f.ratio) for f in findings]),
        row("90 % interval", [_interval(f) for f in findings]),
        row("Data", [listing(f.datasets) for f in findings]),
    )
    return Table(
        caption=f"Verdict by horizon, as known on {_as_of(findings)}",
        columns=("", *(HORIZON_WORDS[f.horizon] for f in findings)),
        rows=tuple((heading, cells) for heading, cells in rows if any(c.text for c in cells)),
    )


def _interval(finding: Finding) -> str:
    if finding.low is None or finding.high is None:
        return ""
    return f"{figure(finding.low)}–{figure(finding.high)}"
