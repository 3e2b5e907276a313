"""Pledges: what was said, how it is judged, and what was recorded by each horizon."""

from datetime import datetime

from parley.brief.days import moment_words, period_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Block, Section, Sentence
from parley.brief.sections import process
from parley.brief.sections.evidence import maps, tables
from parley.brief.sections.plain import not_found, say
from parley.brief.sections.promises import promise, term_words
from parley.brief.sections.series import chart
from parley.brief.sections.verdicts import (
    confidence,
    findings_of,
    hindsight,
    is_open,
    outcome,
    recorded,
    verdict_table,
)
from parley.brief.words import (
    ACT_WORDS,
    EVENT_WORDS,
    HORIZON_WORDS,
    capital,
    figure,
    listing,
    phrases,
    quote,
)
from parley.records import Pledge, Test


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


def pledge_words(pledge: Pledge, names: Names) -> str:
    """Return who pledged what, without the day: "X pledged to reduce “military activity”"."""
    is_mutual = pledge.to is not None and pledge.to.id in {actor.id for actor in pledge.also}
    to = "" if pledge.to is None else f"to {names.actor(pledge.to)}"
    to = "to each other" if is_mutual else to
    by = names.actors(pledge.by, *pledge.also, speaker=pledge.maker)
    return phrases(by, "pledged", to, promise(pledge))


def test_label(test: Test) -> str:
    """Return what to call the pledge of a test that no source carries."""
    return test.text or f"pledge {test.pledge}"


def _tested(dossier: Dossier, test: Test, pledge: Pledge | None, names: Names) -> list[Block]:
    """Return two blocks: what was promised and the verdict, then how the verdict came about."""
    found = () if test.missing else findings_of(dossier, test)
    heading = test_label(test) if pledge is None else _heading(pledge, names)
    series = next((series for series in dossier.series if series.test == test.id), None)
    verdict = Block(
        heading=capital(heading),
        sentences=(
            _said(test, pledge, names),
            outcome(test, found),
            *process.overrides(dossier, test, found),
        ),
        tables=() if all(is_open(finding) for finding in found) else (verdict_table(found),),
        charts=()
        if series is None or not (series.days and series.counts)
        else (chart(series, test=test, findings=found, datasets=dossier.datasets),),
        maps=maps(dossier, test),
        evidence=tables(dossier, test),
    )
    basis = Block(
        sentences=(
            *_how_judged(test, pledge),
            *process.testability(dossier, test),
            *process.stamp(dossier, test),
            *hindsight(found),
            *process.in_view(dossier, test),
            *recorded(found, test),
            *confidence(found),
        )
    )
    return [verdict, basis]


def _untested(pledge: Pledge, names: Names) -> Block:
    return Block(
        heading=capital(_heading(pledge, names)),
        sentences=(
            _pledge_sentence(pledge, names),
            say("This pledge was not held against event data", rests_on(pledge)),
        ),
    )


def _heading(pledge: Pledge, names: Names) -> str:
    return f"{names.actors(pledge.by, *pledge.also, speaker=pledge.maker)}: {promise(pledge)}"


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
        term_words(pledge.term),
        f"until {due}" if due else "",
        f"on the condition {quote(pledge.condition)}" if pledge.condition else "",
    )
    tail = "".join(f", {detail}" for detail in details if detail)
    words = f"{pledge_words(pledge, names)}{tail}{names.attribution(pledge, pledge.by)}"
    return say(words, rests_on(pledge))


def _how_judged(test: Test, pledge: Pledge | None) -> list[Sentence]:
    if test.missing:
        return []
    what = listing(quote(label) for label in test.labels)
    what = what or listing(EVENT_WORDS[kind] for kind in test.types)
    where = "everywhere in the data"
    if test.area is not None:
        where = f"in or within {figure(test.area.radius_km)} km of {listing(test.area.names)}"
    begin = ""
    if test.begin is not None:
        begin = f", from {moment_words(test.begin)}"
    sentences = [
        say(
            f"It is judged by what event data record as {what}, {where}{begin}, "
            f"against the {figure(test.baseline_days)} days before; a rate of at most "
            f"{figure(test.kept_ratio)} times that before speaks for kept, of at least "
            f"{figure(test.broken_ratio)} times for broken",
            rests_on(test),
        )
    ]
    if test.defaults:
        assumed = "; ".join(_assumption(test, name, pledge) for name in test.defaults)
        sentences.append(say(f"Not stated and therefore assumed: {assumed}", rests_on(test)))
    return sentences


def _assumption(test: Test, name: str, pledge: Pledge | None) -> str:
    """Return a field that nobody stated, in words and with its value."""
    match name:
        case "begin" | "begin_hour" if test.begin is not None:
            return _assumed_begin(test.begin, pledge)
        case "due":
            return "no end" if test.due is None else f"an end at {moment_words(test.due)}"
        case "baseline_days":
            return f"a comparison with the {figure(test.baseline_days)} days before"
        case "kept_ratio":
            return f"{figure(test.kept_ratio)} as the highest rate that speaks for kept"
        case "broken_ratio":
            return f"{figure(test.broken_ratio)} as the lowest that speaks for broken"
        case "horizons":
            return f"the horizons {listing(HORIZON_WORDS[name] for name in test.horizons)}"
        case "types":
            kinds = listing(EVENT_WORDS[kind] for kind in test.types)
            return f"{kinds or 'nothing'} as what is counted"
        case "labels":
            labels = listing(quote(label) for label in test.labels)
            return f"{labels or 'no class of the data'} as the classes counted"
        case "radius_km" if test.area is not None:
            return f"a radius of {figure(test.area.radius_km)} km"
        case "act":
            return f"that the promise is {ACT_WORDS[test.act] or 'of another kind'}"
        case _:
            return f"the {name.replace('_', ' ')}"


def _assumed_begin(begin: datetime, pledge: Pledge | None) -> str:
    """Return what of the begin is assumed: the hour, where the source gives the day."""
    said = None if pledge is None else pledge.begins
    if said is not None and said.precision == "day" and said.first == begin.date():
        return f"the hour at which it begins ({begin:%H:%M} {begin.tzname()})"
    return f"its begin at {moment_words(begin)}"
