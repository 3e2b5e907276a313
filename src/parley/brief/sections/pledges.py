"""Pledges: what was said, how it is judged, and what was recorded by each horizon."""

from collections.abc import Sequence
from itertools import groupby

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Block, Cell, Section, Sentence, Table
from parley.brief.sections.plain import not_found, say
from parley.brief.sections.series import chart
from parley.brief.words import (
    ACT_WORDS,
    EVENT_WORDS,
    HORIZON_WORDS,
    VERDICT_WORDS,
    day_words,
    figure,
    listing,
    period_words,
    phrases,
    quote,
)
from parley.records import HORIZONS, Finding, Pledge, Test


def pledges(dossier: Dossier, names: Names) -> Section:
    """Return one block a pledge: those with a test first, in the order of the tests."""
    said = {pledge.id: pledge for pledge in dossier.of(Pledge)}
    blocks: list[Block] = []
    for test in dossier.tests:
        blocks += _tested(dossier, test, said.pop(test.pledge, None), names)
    blocks += [_untested(pledge, names) for pledge in said.values()]
    if not blocks:
        blocks = [Block(sentences=not_found(dossier, "pledge"))]
    return Section(key="pledges", title="Pledges, said against done", blocks=tuple(blocks))


def findings_of(dossier: Dossier, test: Test) -> tuple[Finding, ...]:
    """Return a test's findings, shortest horizon first."""
    order = list(HORIZONS)
    found = (finding for finding in dossier.findings if finding.test == test.id)
    return tuple(sorted(found, key=lambda finding: order.index(finding.horizon)))


def verdict_words(findings: Sequence[Finding]) -> str:
    """Return "broken at 24 hours, partly kept at 72 hours, kept at 7 days and 14 days"."""
    runs = groupby(findings, key=lambda finding: finding.verdict)
    return ", ".join(
        f"{VERDICT_WORDS[verdict]} at {listing(HORIZON_WORDS[f.horizon] for f in run)}"
        for verdict, run in runs
    )


def pledge_words(pledge: Pledge, names: Names) -> str:
    """Return who pledged what, without the day: "X pledged to reduce “military activity”"."""
    to = f"to {names.actor(pledge.to)}" if pledge.to is not None else ""
    by = names.actors(pledge.by, *pledge.also)
    return phrases(by, "pledged", to, _promise(pledge))


def test_label(test: Test) -> str:
    """Return what to call the pledge of a test that no source carries."""
    return test.text or f"pledge {test.pledge}"


def _tested(dossier: Dossier, test: Test, pledge: Pledge | None, names: Names) -> list[Block]:
    """Return two blocks: what was promised and the verdict, then how the verdict came about."""
    found = findings_of(dossier, test)
    heading = test_label(test) if pledge is None else _heading(pledge, names)
    series = next((series for series in dossier.series if series.test == test.id), None)
    drawn = series is not None and series.days
    verdict = Block(
        heading=heading[:1].upper() + heading[1:],
        sentences=(_said(test, pledge, names), *_verdict(test, found)),
        tables=(_verdict_table(found),) if found else (),
        charts=(chart(series, dossier),) if series is not None and drawn else (),
    )
    recorded = tuple(_recorded(finding, test) for finding in found)
    basis = Block(sentences=(*_how_judged(test), *recorded, *_confidence(found)))
    return [verdict, basis]


def _untested(pledge: Pledge, names: Names) -> Block:
    return Block(
        heading=_heading(pledge, names),
        sentences=(
            _pledge_sentence(pledge, names),
            say("This pledge was not held against event data", rests_on(pledge)),
        ),
    )


def _heading(pledge: Pledge, names: Names) -> str:
    return f"{names.actors(pledge.by, *pledge.also)}: {_promise(pledge)}"


def _promise(pledge: Pledge) -> str:
    near = "around" if pledge.area else "in"
    return phrases(
        ACT_WORDS[pledge.act],
        quote(pledge.object or pledge.span.text),
        f"{near} {listing(pledge.where)}" if pledge.where else "",
    )


def _said(test: Test, pledge: Pledge | None, names: Names) -> Sentence:
    if pledge is not None:
        return _pledge_sentence(pledge, names)
    by = f" by {names.party(test.by.partition(':')[0])}" if test.by else ""
    return say(
        f"The pledge{by}, as the analyst wrote it: {quote(test_label(test))}", rests_on(test)
    )


def _pledge_sentence(pledge: Pledge, names: Names) -> Sentence:
    made, begins, due = (period_words(p) for p in (pledge.made, pledge.begins, pledge.due))
    details = (
        f"made {made}" if made else "",
        f"from {begins}" if begins else "",
        f"until {due}" if due else "",
        f"on the condition {quote(pledge.condition)}" if pledge.condition else "",
    )
    tail = "".join(f", {detail}" for detail in details if detail)
    words = f"{pledge_words(pledge, names)}{tail}{names.attribution(pledge, pledge.by)}"
    return say(words, rests_on(pledge))


def _how_judged(test: Test) -> list[Sentence]:
    if test.missing:
        return []
    what = listing(quote(label) for label in test.labels)
    what = what or listing(EVENT_WORDS[kind] for kind in test.types)
    where = "everywhere in the data"
    if test.area is not None:
        where = f"in or within {figure(test.area.radius_km)} km of {listing(test.area.names)}"
    begin = "" if test.begin is None else f" {test.begin:%H:%M} on {day_words(test.begin.date())}"
    zone = "" if test.begin is None else f" ({test.begin.tzname()})"
    sentences = [
        say(
            f"It is judged by what event data record as {what}, {where}, from{begin}{zone}, "
            f"against the {figure(test.baseline_days)} days before; a rate of at most "
            f"{figure(test.kept_ratio)} times that before speaks for kept, of at least "
            f"{figure(test.broken_ratio)} times for broken",
            rests_on(test),
        )
    ]
    if test.defaults:
        assumed = listing(_assumption(test, name) for name in test.defaults)
        sentences.append(say(f"Stated by nobody and therefore assumed: {assumed}", rests_on(test)))
    return sentences


def _assumption(test: Test, name: str) -> str:
    """Return a default by name, with its value where that is a number or a word."""
    value = getattr(test, name, getattr(test.area, name, None))
    shown = figure(value) if isinstance(value, int | float) else value
    words = name.replace("_", " ")
    return f"{words} {shown}" if isinstance(shown, str) and shown else words


def _verdict(test: Test, findings: Sequence[Finding]) -> tuple[Sentence, ...]:
    if test.missing:
        missing = listing(test.missing)
        return (say(f"This pledge cannot be tested yet; missing: {missing}", rests_on(test)),)
    if not findings:
        return (say("No event data were held against this pledge", rests_on(test)),)
    return (
        say(
            f"As known on {_as_of(findings)}: {verdict_words(findings)}",
            rests_on(*findings),
        ),
    )


def _as_of(findings: Sequence[Finding]) -> str:
    return day_words(max(finding.as_of for finding in findings))


def _recorded(finding: Finding, test: Test) -> Sentence:
    verdict = VERDICT_WORDS[finding.verdict]
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
    return say(f"At {HORIZON_WORDS[finding.horizon]}, {verdict}{counts}{rate}", rests_on(finding))


def _confidence(findings: Sequence[Finding]) -> list[Sentence]:
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


def _verdict_table(findings: Sequence[Finding]) -> Table:
    def row(heading: str, texts: Sequence[str]) -> tuple[str, tuple[Cell, ...]]:
        cells = zip(texts, findings, strict=True)
        return heading, tuple(Cell(text=t, supports=rests_on(f) if t else ()) for t, f in cells)

    def number(value: float | None) -> str:
        return "" if value is None else figure(value)

    verdicts = tuple(
        Cell(text=VERDICT_WORDS[f.verdict], supports=rests_on(f), tone=f.verdict) for f in findings
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
