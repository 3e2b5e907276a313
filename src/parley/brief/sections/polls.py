"""Polls, with their hedge, and with a flag where nobody is named who measured."""

from parley.brief.days import period_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import not_found, say, section
from parley.brief.words import figure, isolate, phrases, quote
from parley.records import Poll


def polls(dossier: Dossier, names: Names) -> Section:
    """Return every measured share of opinion."""
    sentences = tuple(_poll_sentence(poll, names) for poll in dossier.of(Poll))
    return section("polls", "Polls", sentences or not_found(dossier, "poll"))


def share(poll: Poll) -> str:
    """Return a poll's value with its hedge: "around 75 %"."""
    return phrases(poll.hedge, f"{figure(poll.value)} %")


def _poll_sentence(poll: Poll, names: Names) -> Sentence:
    when = period_words(poll.when)
    pollster = f"measured by {poll.pollster}" if poll.pollster else "no pollster named"
    whose = isolate(poll.population)
    text = f"{names.voice(poll)} gave {share(poll)} of {whose} for {quote(poll.measure)}"
    return say(text + (f", {when}" if when else "") + f"; {pollster}", rests_on(poll))
