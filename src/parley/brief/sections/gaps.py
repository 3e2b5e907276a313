"""What is not known: days, numbers, tests and observation that are missing."""

from collections.abc import Iterable

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import say, section
from parley.brief.sections.pledges import pledge_words, test_label
from parley.brief.sections.polls import measured, share
from parley.brief.sections.verdicts import findings_of, verdict_words
from parley.brief.words import count, listing, quote
from parley.records import Claim, Finding, Pledge, Poll, ReportedEvent

#: Examples quoted in a gap sentence; all of them open behind it.
SHOWN = 5
#: Verdicts that leave the question open.
UNDECIDED = ("disputed", "too-early", "not-observed", "not-testable")


def gaps(dossier: Dossier, names: Names) -> Section:
    """Return every gap, or the sentence that none was found."""
    sentences = (
        *_undated_sources(dossier, names),
        *_unresolved_days(dossier),
        *_unsourced_numbers(dossier, names),
        *_one_sided(dossier),
        *_untestable(dossier, names),
        *_no_verdict(dossier, names),
        *_not_observed(dossier),
        *(say(note.text, note.supports) for note in dossier.notes),
    )
    if not sentences:
        looked_at = rests_on(*dossier.sources, *dossier.tests, *dossier.datasets)
        sentences = (
            say(
                "None of the gaps looked for was found: days, numbers, tests and observation",
                looked_at,
            ),
        )
    return section("gaps", "Gaps", sentences)


def unresolved(dossier: Dossier) -> list[Claim]:
    """Return the claims that name a time which text and date do not settle."""
    return [claim for claim in dossier.told if claim.when_words]


def unsourced(dossier: Dossier) -> list[Poll]:
    """Return the polls without a pollster."""
    return [poll for poll in dossier.of(Poll) if not poll.pollster]


def _undated_sources(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    for source in dossier.sources:
        if source.published is None:
            yield say(
                f"{names.source_label(source)} carries no date of publication, so its relative "
                "days cannot be settled",
                rests_on(source),
            )


def _unresolved_days(dossier: Dossier) -> Iterable[Sentence]:
    claims = unresolved(dossier)
    if claims:
        words = _examples(quote(claim.when_words) for claim in claims)
        verb = "names" if len(claims) == 1 else "name"
        yield say(
            f"{count(len(claims), 'record')} {verb} a time that could not be settled: {words}",
            rests_on(*claims),
        )


def _unsourced_numbers(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    polls = unsourced(dossier)
    if polls:
        verb = "has" if len(polls) == 1 else "have"
        values = _examples(f"{share(poll)} ({measured(poll, names)})" for poll in polls)
        yield say(f"{count(len(polls), 'number')} {verb} no pollster: {values}", rests_on(*polls))


def _one_sided(dossier: Dossier) -> Iterable[Sentence]:
    alleged = [event for event in dossier.of(ReportedEvent) if event.status == "alleged"]
    if alleged:
        verb = "rests" if len(alleged) == 1 else "rest"
        yield say(
            f"{count(len(alleged), 'reported event')} {verb} on the word of one side alone",
            rests_on(*alleged),
        )


def _untestable(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    said = {pledge.id: pledge for pledge in dossier.of(Pledge)}
    tested = {test.pledge for test in dossier.tests}
    for test in dossier.tests:
        if test.missing:
            pledge = said.get(test.pledge)
            what = pledge_words(pledge, names) if pledge else quote(test_label(test))
            also = () if pledge is None else rests_on(pledge)
            yield say(
                f"Not testable: {what}; missing: {'; '.join(test.missing)}",
                (*rests_on(test), *also),
            )
    untested = [pledge for pledge in said.values() if pledge.id not in tested]
    if untested:
        verb = "was" if len(untested) == 1 else "were"
        yield say(
            f"{count(len(untested), 'pledge')} {verb} not held against event data",
            rests_on(*untested),
        )


def _no_verdict(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    """Yield the horizons at which a testable pledge stays open."""
    said = {pledge.id: pledge for pledge in dossier.of(Pledge)}
    for test in dossier.tests:
        open_ones = [f for f in findings_of(dossier, test) if f.verdict in UNDECIDED]
        if open_ones and not test.missing:
            pledge = said.get(test.pledge)
            what = pledge_words(pledge, names) if pledge else quote(test_label(test))
            yield say(f"No verdict: {what}; {verdict_words(open_ones)}", rests_on(*open_ones))


def _not_observed(dossier: Dossier) -> Iterable[Sentence]:
    blind: dict[str, list[Finding]] = {}
    for finding in dossier.findings:
        for words in finding.not_observed:
            blind.setdefault(words, []).append(finding)
    for words, findings in blind.items():
        yield say(f"Not observed: {words}", rests_on(*findings))


def _examples(items: Iterable[str]) -> str:
    unique = list(dict.fromkeys(items))
    more = [f"{len(unique) - SHOWN:,} more"] if len(unique) > SHOWN else []
    return listing(unique[:SHOWN] + more)
