"""Pledges: what was said, how it is judged, and what was recorded by each horizon."""

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Block, Section, Sentence
from parley.brief.sections.plain import not_found, say
from parley.brief.sections.series import chart
from parley.brief.sections.verdicts import (
    confidence,
    findings_of,
    outcome,
    recorded,
    verdict_table,
)
from parley.brief.words import (
    ACT_WORDS,
    EVENT_WORDS,
    capital,
    day_words,
    figure,
    listing,
    period_words,
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
    to = f"to {names.actor(pledge.to)}" if pledge.to is not None else ""
    by = names.actors(pledge.by, *pledge.also, speaker=pledge.maker)
    return phrases(by, "pledged", to, _promise(pledge))


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
        sentences=(_said(test, pledge, names), outcome(test, found)),
        tables=(verdict_table(found),) if found else (),
        charts=() if series is None or not (series.days and series.counts) else (chart(series),),
    )
    counted = (recorded(finding, test) for finding in found)
    basis = Block(sentences=(*_how_judged(test), *counted, *confidence(found)))
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
    return f"{names.actors(pledge.by, *pledge.also, speaker=pledge.maker)}: {_promise(pledge)}"


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
    begin = ""
    if test.begin is not None:
        clock = f"{test.begin:%H:%M} ({test.begin.tzname()})"
        begin = f", from {clock} on {day_words(test.begin.date())}"
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
        assumed = listing(_assumption(test, name) for name in test.defaults)
        sentences.append(say(f"Stated by nobody and therefore assumed: {assumed}", rests_on(test)))
    return sentences


def _assumption(test: Test, name: str) -> str:
    """Return a default by name, with its value where that is a number or words."""
    value = getattr(test, name, getattr(test.area, name, None))
    words = name.replace("_", " ")
    match value:
        case int() | float():
            return f"{words} {figure(value)}"
        case str() | tuple() if value and all(isinstance(part, str) for part in value):
            return f"{words} {value if isinstance(value, str) else listing(value)}"
        case None:
            return f"{words} none"
        case _:
            return words
