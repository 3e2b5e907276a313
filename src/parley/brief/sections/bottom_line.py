"""The bottom line: the few sentences a chief reads, each repeated with its detail further down."""

from collections.abc import Iterable, Sequence

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections import process
from parley.brief.sections.gaps import unresolved, unsourced
from parley.brief.sections.judgements import act_key, forecast_sentence, is_worded
from parley.brief.sections.parties import split_words
from parley.brief.sections.plain import not_found, say, section
from parley.brief.sections.pledges import pledge_words, test_label
from parley.brief.sections.reported import event_words
from parley.brief.sections.verdicts import doubts, findings_of, verdict_words
from parley.brief.words import count, listing, quote
from parley.records import AUTHOR_ID, Explanation, Forecast, Offer, Pledge, ReportedEvent, Split

#: Most of each named here: the bottom line must stay readable in half a minute.
MOST_PLEDGES = 3
MOST_SPLITS = 2
MOST_FORECASTS = 2
MOST_ISSUES = 6
#: Fewest gaps that earn a line here; fewer are told in their own section alone.
FEWEST_GAPS = 3


def bottom_line(dossier: Dossier, names: Names) -> Section:
    """Return talks, verdicts, offers, rivals, forecasts and the main gaps in a few sentences."""
    sentences = (
        *_talks(dossier, names),
        *_verdicts(dossier, names),
        *_offers(dossier),
        *_disputed(dossier, names),
        *_forecasts(dossier, names),
        *_main_gaps(dossier),
    )
    nothing = not_found(dossier, "report of talks, offer, pledge, split or forecast")
    return section("bottom-line", "Bottom line", sentences or nothing)


def _talks(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    """Yield the first dated round of talks: readers put it at the head of a report."""
    talks = [event for event in dossier.of(ReportedEvent) if event.type == "CONSULT"]
    held = [event for event in talks if event.status in ("happened", "ongoing")]
    dated = [event for event in held if event.when is not None] or held
    if dated:
        yield say(event_words(dated[0], names), rests_on(dated[0]))


def _verdicts(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    """Yield what became of each pledge, the judged ones first."""
    said = {pledge.id: pledge for pledge in dossier.of(Pledge)}
    judged = [test for test in dossier.tests if findings_of(dossier, test) and not test.missing]
    for test in judged[:MOST_PLEDGES]:
        found = findings_of(dossier, test)
        pledge = said.pop(test.pledge, None)
        what = pledge_words(pledge, names) if pledge else f"Pledge {quote(test_label(test))}"
        also = () if pledge is None else rests_on(pledge)
        yield say(f"{what}; held against event data it is {verdict_words(found)}",
                  (*rests_on(*found), *also))  # fmt: skip
        yield from doubts(found)
        yield from process.standing(dossier, test, found)
    untestable = {test.pledge for test in dossier.tests if test.missing}
    room = max(0, MOST_PLEDGES - len(judged))
    for pledge in [*said.values()][:room]:
        state = (
            "cannot be tested yet" if pledge.id in untestable else "was not held against event data"
        )
        yield say(f"{pledge_words(pledge, names)}; it {state}", rests_on(pledge))
    if rest := [*said.values()][room:]:
        verb = "was" if len(rest) == 1 else "were"
        yield say(f"{count(len(rest), 'further pledge')} {verb} reported", rests_on(*rest))


def _offers(dossier: Dossier) -> Iterable[Sentence]:
    offers = dossier.of(Offer)
    if offers:
        verb = "is" if len(offers) == 1 else "are"
        issues = listing(_some([offer.issue for offer in offers]))
        yield say(f"{count(len(offers), 'offer')} {verb} reported, on {issues}", rests_on(*offers))


def _disputed(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    splits = dossier.of(Split)
    for split in splits[:MOST_SPLITS]:
        yield say(split_words(split, names), rests_on(split))
    rivals = dossier.of(Explanation)
    if len(rivals) > 1:
        acts = {act_key(rival): quote(rival.of) for rival in reversed(rivals) if rival.of.strip()}
        named = listing(_some([*reversed(acts.values())]))
        what = f"{count(len(rivals), 'explanation')} are reported"
        yield say(f"{what} for {named}" if named else what, rests_on(*rivals))


def _forecasts(dossier: Dossier, names: Names) -> Iterable[Sentence]:
    """Yield the source's own worded forecasts, which usually close a report: the last come last."""
    stated = [forecast for forecast in dossier.of(Forecast) if is_worded(forecast)]
    own = [forecast for forecast in stated if forecast.by.id == AUTHOR_ID] or stated
    for forecast in own[-MOST_FORECASTS:]:
        yield forecast_sentence(forecast, names)


def _main_gaps(dossier: Dossier) -> Iterable[Sentence]:
    days, numbers = unresolved(dossier), unsourced(dossier)
    parts = []
    if days:
        parts.append(f"{count(len(days), 'time')} that could not be settled")
    if numbers:
        parts.append(f"{count(len(numbers), 'number')} without a pollster")
    if len(days) + len(numbers) >= FEWEST_GAPS:
        yield say(f"Not known: {listing(parts)}", rests_on(*days, *numbers))


def _some(items: Sequence[str]) -> list[str]:
    unique = list(dict.fromkeys(items))
    more = len(unique) - MOST_ISSUES
    return [*unique[:MOST_ISSUES], f"{more} more"] if more > 0 else unique
