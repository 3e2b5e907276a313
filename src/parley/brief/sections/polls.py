"""Polls, with their hedge, and with a flag where nobody is named who measured."""

import re

from parley.brief.days import period_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import not_found, say, section
from parley.brief.words import figure, isolate, phrases, quote
from parley.records import Poll

#: Words a measure cannot begin with: something was cut away before them.
_HANGING = re.compile(r"(?:of|in|among|according to|while|and|or|but)\b", re.IGNORECASE)


def polls(dossier: Dossier, names: Names) -> Section:
    """Return every measured share of opinion."""
    sentences = tuple(_poll_sentence(poll, names) for poll in dossier.of(Poll))
    return section("polls", "Polls", sentences or not_found(dossier, "poll"))


def share(poll: Poll) -> str:
    """Return a poll's value with its hedge: "around 75 %"."""
    return phrases(poll.hedge, f"{figure(poll.value)} %")


def measured(poll: Poll, names: Names) -> str:
    """Return what was measured as a quotation; the claim's own words where the measure has a hole.

    A measure that stands nowhere in its source was pieced together around the number.
    """
    whole = names.is_verbatim(poll, poll.measure) and not _HANGING.match(poll.measure)
    return quote(poll.measure if whole else poll.span.text)


def _poll_sentence(poll: Poll, names: Names) -> Sentence:
    when = period_words(poll.when)
    what = f"{share(poll)} of {isolate(poll.population)} for {measured(poll, names)}"
    what += f", {when}" if when else ""
    if poll.pollster:
        said = f"{isolate(poll.pollster)} measured {what}{names.attribution(poll)}"
        return say(said, rests_on(poll))
    return say(f"{names.voice(poll)} gave {what}; no pollster named", rests_on(poll))
