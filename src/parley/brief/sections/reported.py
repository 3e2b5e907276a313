"""Events as the sources report them: said, not recorded."""

from datetime import date

from parley.brief.days import period_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import not_found, say, section
from parley.brief.words import AGAINST, EVENT_WORDS, STATUS_WORDS, listing, phrases, quote
from parley.records import ReportedEvent

#: Acts that happen at the table; they are told in its section, all others among the events.
TABLE_TYPES = ("CONSULT", "AGREE")


def events_reported(dossier: Dossier, names: Names) -> Section:
    """Return the acts the sources tell of, oldest first, undated ones last."""
    events = [event for event in dossier.of(ReportedEvent) if event.type not in TABLE_TYPES]
    sentences = tuple(event_sentence(event, names) for event in sorted(events, key=_by_day))
    return section(
        "events", "Events as reported", sentences or not_found(dossier, "reported event")
    )


def event_sentence(event: ReportedEvent, names: Names) -> Sentence:
    """Return the sentence of one reported event."""
    return say(f"{event_words(event, names)}: {quote(event.span.text)}", rests_on(event))


def event_words(event: ReportedEvent, names: Names) -> str:
    """Return who reported which act by whom against whom, when and where."""
    status = STATUS_WORDS[event.status]
    head = phrases(names.voice(event), f"reported, {status}," if status else "reported")
    days = period_words(event.when)
    if not days and event.when_words:
        days = f"{quote(event.when_words)} (day not known)"
    details = (f"{head} {_act(event, names)}", listing(event.where), days)
    return ", ".join(detail for detail in details if detail)


def _act(event: ReportedEvent, names: Names) -> str:
    sources = [actor for actor in (event.source, *event.also) if actor.id or actor.name]
    targets = [] if event.target is None else [event.target, *event.also_targets]
    act = EVENT_WORDS[event.type]
    if event.type in TABLE_TYPES and sources and targets:
        return f"{act} between {names.actors(*sources, *targets)}"
    against = "against" if event.type in AGAINST else "towards"
    link = "with" if event.type in TABLE_TYPES else against
    by = f"by {names.actors(*sources)}" if sources else ""
    return phrases(act, by, f"{link} {names.actors(*targets)}" if targets else "")


def _by_day(event: ReportedEvent) -> tuple[bool, date, str, int]:
    first = date.max if event.when is None else event.when.first
    return event.when is None, first, event.source_sha256, event.span.start
