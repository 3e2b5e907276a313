"""How a verdict came about: how testable the pledge is, who fixed the test, who objects."""

from collections.abc import Iterable, Sequence

from parley.brief.days import day_words, moment_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.page import Sentence
from parley.brief.sections.plain import say
from parley.brief.words import HORIZON_WORDS, VERDICT_WORDS, count, figure, listing, quote
from parley.records import PROGRAM, WITNESSES, Finding, Judgement, Override, Stamp, Test

#: Digits of a test's hash that a reader compares.
_DIGITS = 12


def testability(dossier: Dossier, test: Test) -> list[Sentence]:
    """Return how well the pledge can be tested by its words, and what would make it better."""
    score = next((each for each in dossier.testabilities if each.test == test.id), None)
    if score is None:
        return []
    open_parts = [part for part in score.parts if part.adds]
    left = ", ".join(f"{part.name} ({figure(part.gain)})" for part in open_parts)
    tail = f"; to be gained by stating more: {left}" if left else "; nothing is left open"
    words = f"Testability by the pledge's words, before any data: {figure(score.score)} of 1{tail}"
    return [say(words, rests_on(test))]


def in_view(dossier: Dossier, test: Test) -> list[Sentence]:
    """Return what each data set recorded before the pledge: whether it can see it at all."""
    datasets = {dataset.name: dataset for dataset in dossier.datasets}
    sentences = []
    for sight in (each for each in dossier.sights if each.test == test.id):
        if sight.first_day is None or sight.last_day is None:
            words = f"{sight.dataset} has no row from before the pledge"
        else:
            words = (
                f"Before the pledge, {sight.dataset} has {count(sight.rows, 'row')} from "
                f"{day_words(sight.first_day)} to {day_words(sight.last_day)}, {sight.inside:,} of "
                f"the kind and in the area ({WITNESSES[sight.witness]})"
            )
        sentences.append(say(words, rests_on(test, datasets[sight.dataset])))
    return sentences


def stamp(dossier: Dossier, test: Test) -> list[Sentence]:
    """Return who fixed the test, and when.

    The hour at which the program filed its own draft is nobody's decision, and two cases of the
    same article would differ in it; it stands in the ledger and in `parley check`.
    """
    found = next((each for each in dossier.stamps if each.test == test.id), None)
    return [] if found is None else [say(_stamped(found), rests_on(test))]


def _stamped(found: Stamp) -> str:
    mark = f"the test {found.test[:_DIGITS]}"
    if found.at is None:
        return f"Not stamped: nobody can tell whether {mark} was fixed before the data were read"
    if found.by == PROGRAM:
        return f"{mark} was filed in the ledger before the event data were read"
    return f"{mark} was fixed by {found.by} on {moment_words(found.at)}"


def overrides(dossier: Dossier, test: Test, findings: Sequence[Finding]) -> list[Sentence]:
    """Return what people say of the test's verdicts: what stands, what is proposed, dissent."""
    own = {finding.horizon: finding for finding in findings}
    return [
        sentence
        for override in dossier.overrides
        if override.pledge == test.pledge and override.horizon in own
        for sentence in _said(override, own[override.horizon])
    ]


def standing(dossier: Dossier, test: Test, findings: Sequence[Finding]) -> list[Sentence]:
    """Return the human verdicts on a test that stand, for where only verdicts are told."""
    own = {finding.horizon: finding for finding in findings}
    return [
        _overruled(override, own[override.horizon])
        for override in dossier.overrides
        if override.stands and override.pledge == test.pledge and override.horizon in own
    ]


def _overruled(override: Override, finding: Finding) -> Sentence:
    """Return a human verdict that stands, with Parley's own beside it."""
    names = listing(voice.author for voice in override.agreed)
    own = VERDICT_WORDS[finding.verdict]
    human = VERDICT_WORDS[override.verdict]
    verb = "bear it out" if override.verdict == finding.verdict else f"overrule it: {quote(human)}"
    reasons = "; ".join(quote(voice.reason) for voice in override.agreed)
    return say(
        f"At {HORIZON_WORDS[override.horizon]}, Parley's own verdict is {quote(own)}; {names} "
        f"{verb} ({reasons})",
        rests_on(finding, *override.agreed),
    )


def _said(override: Override, finding: Finding) -> Iterable[Sentence]:
    if override.stands:
        yield _overruled(override, finding)
        for voice in override.dissent:
            yield _voice(voice, finding, "dissents")
        return
    for voice in override.voices:
        yield _voice(voice, finding, "proposes")
    needed = "two people differ" if override.dissent else "a second name is needed"
    own = quote(VERDICT_WORDS[finding.verdict])
    yield say(
        f"No human verdict stands at {HORIZON_WORDS[override.horizon]}, as {needed}; Parley's "
        f"own, {own}, is unchanged",
        rests_on(finding, *override.voices),
    )


def _voice(voice: Judgement, finding: Finding, verb: str) -> Sentence:
    verdict = VERDICT_WORDS[voice.decision]
    return say(
        f"{voice.author} {verb} at {HORIZON_WORDS[voice.horizon]}: {quote(verdict)} "
        f"({quote(voice.reason)})",
        rests_on(finding, voice),
    )
